import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { DownloadButton } from '../../shared/ui/DownloadButton';
import { DepartmentChoice } from './DepartmentChoice';

interface Props {
  readonly assessmentId: string;
  readonly hospitalId: string;
}

/** All proofs of the assessment as one ZIP. */
export function PackageCard({ assessmentId, hospitalId }: Props): ReactNode {
  const { t, lang } = useText();
  const [departmentId, setDepartment] = useState<string>();
  const place = useRef<HTMLDivElement>(null);
  const { hash } = useLocation();
  useEffect(() => {
    if (hash === '#package') place.current?.scrollIntoView({ block: 'nearest' });
  }, [hash]);
  const search = new URLSearchParams({ lang, ...(departmentId ? { departmentId } : {}) });
  return (
    <div ref={place}>
      <Card title={t('web.sheet.package')}>
        <p className="sheet-why">{t('web.sheet.package.why')}</p>
        <div className="sheet-line">
          <DepartmentChoice hospitalId={hospitalId} value={departmentId} choose={setDepartment} />
          <DownloadButton url={`/api/assessments/${assessmentId}/evidence-package?${search.toString()}`}>
            {t('web.sheet.package.download')}
          </DownloadButton>
        </div>
      </Card>
    </div>
  );
}
