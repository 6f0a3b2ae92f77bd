import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useAssessment, useEdition, useMe } from '../../shared/queries';
import { checklistPath } from '../../shared/rates';
import { useText } from '../../shared/text';
import { Loaded } from '../../shared/ui/Loaded';
import { PageHead } from '../../shared/ui/PageHead';
import { DepartmentChoice } from './DepartmentChoice';
import { ExportCard } from './ExportCard';
import { ImportCard } from './ImportCard';
import { PackageCard } from './PackageCard';
import { assessmentSheet } from './sheet-kinds';
import './sheets.css';

/** The checklist as a sheet: taken out for departments to fill in, read in again. */
export function AssessmentSheetPage(): ReactNode {
  const id = useParams()['assessmentId']!;
  const { t, words } = useText();
  const assessment = useAssessment(id);
  const edition = useEdition(assessment.data?.editionId);
  const saves = useMe().permissions.includes('verdict.save');
  return (
    <div className="page">
      <PageHead
        title={t('web.sheet.assessment')}
        tags={edition.data && <span className="muted">{words(edition.data.title)}</span>}
      >
        <Link className="sheet-back" to={checklistPath(id)}>
          {t('web.sheet.back')}
        </Link>
      </PageHead>
      <Loaded query={assessment}>
        {({ hospitalId, movedTo }) => (
          <Loaded query={edition}>
            {({ method }) => {
              const kind = assessmentSheet(id, method);
              return (
                <div className="sheets">
                  <Export url={kind.url} hospitalId={hospitalId} />
                  {saves && movedTo === null && <ImportCard kind={kind} />}
                  <PackageCard assessmentId={id} hospitalId={hospitalId} />
                </div>
              );
            }}
          </Loaded>
        )}
      </Loaded>
    </div>
  );
}

/** All of it, or what one department has to do. */
function Export({ url, hospitalId }: { readonly url: string; readonly hospitalId: string }): ReactNode {
  const { t } = useText();
  const [departmentId, setDepartment] = useState<string>();
  return (
    <ExportCard url={url} why={t('web.sheet.out.assessment')} wanted={{ departmentId }}>
      <DepartmentChoice hospitalId={hospitalId} value={departmentId} choose={setDepartment} />
    </ExportCard>
  );
}
