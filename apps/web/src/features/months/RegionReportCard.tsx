import type { ReactNode } from 'react';
import { useText } from '../../shared/text';
import { Card } from '../../shared/ui/Card';
import { Downloads } from '../reports/Downloads';

interface Props {
  readonly code: string;
  readonly month: string;
}

/** The report of a region as files: hospitals' frozen months added up, whoever has none named. */
export function RegionReportCard({ code, month }: Props): ReactNode {
  const { t, lang } = useText();
  return (
    <Card title={t('web.months.region.report', { month })} className="no-print">
      <div className="month-region-report">
        <p className="muted small">{t('web.months.region.report.why')}</p>
        <Downloads
          // Of another month or region these are other files.
          key={`${code} ${month} ${lang}`}
          order={{ region: code, month, lang }}
          label={t('web.report.downloads')}
        />
      </div>
    </Card>
  );
}
