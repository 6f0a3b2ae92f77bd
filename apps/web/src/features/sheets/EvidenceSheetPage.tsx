import { useState, type ReactNode } from 'react';
import { Select } from 'antd';
import { Link, useParams } from 'react-router';
import { useAssessments, useMe, useStandards } from '../../shared/queries';
import { useText } from '../../shared/text';
import { PageHead } from '../../shared/ui/PageHead';
import { ExportCard } from './ExportCard';
import { ImportCard } from './ImportCard';
import { evidenceSheet } from './sheet-kinds';
import './sheets.css';

/** The ledger of proofs as a sheet: taken out to be put right, read in again. */
export function EvidenceSheetPage(): ReactNode {
  const hospitalId = useParams()['hospitalId']!;
  const { t, titleOf } = useText();
  const assessments = useAssessments(hospitalId);
  const standards = useStandards();
  const [assessmentId, setAssessment] = useState<string>();
  const kind = evidenceSheet(hospitalId);
  const saves = useMe().permissions.includes('evidence.save');
  return (
    <div className="page">
      <PageHead title={t('web.sheet.evidence')}>
        <Link className="sheet-back" to={`/hospitals/${hospitalId}/evidence`}>
          {t('web.sheet.back')}
        </Link>
      </PageHead>
      <div className="sheets">
        <ExportCard url={kind.url} why={t('web.sheet.out.evidence')} wanted={{ assessmentId }}>
          <Select
            aria-label={t('web.sheet.assessment.choose')}
            value={assessmentId ?? ''}
            style={{ minWidth: 200 }}
            popupMatchSelectWidth={false}
            options={[
              { value: '', label: t('web.sheet.assessment.all') },
              ...(assessments.data?.items ?? []).map(({ id: value, editionId }) => {
                const standard = standards.data?.find(({ id }) => id === editionId);
                return { value, label: standard ? titleOf(standard) : editionId };
              }),
            ]}
            onChange={(value) => setAssessment(value === '' ? undefined : value)}
          />
        </ExportCard>
        {saves && <ImportCard kind={kind} />}
      </div>
    </div>
  );
}
