import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { DepartmentChoice } from './DepartmentChoice';
import { PackageDownload } from './PackageDownload';

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
          <PackageDownload url={`/api/assessments/${assessmentId}/evidence-package?${search.toString()}`} />
        </div>
      </Card>
    </div>
  );
}
