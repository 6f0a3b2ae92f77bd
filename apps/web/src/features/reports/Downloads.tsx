import type { ReactNode } from 'react';
import { useText } from '../../shared/text';
import { DownloadButton } from '../../shared/ui/DownloadButton';
import './report.css';

export const FORMATS = ['docx', 'xlsx', 'pdf', 'json'] as const;
export type Format = (typeof FORMATS)[number];

interface Props {
  readonly urlOf: (format: Format) => string;
  readonly label: string;
  readonly formats?: readonly Format[];
}

/** The files of a report. */
export function Downloads({ urlOf, label, formats = FORMATS }: Props): ReactNode {
  const { t } = useText();
  return (
    <div className="report-downloads no-print" role="group" aria-label={label}>
      {formats.map((format) => (
        <DownloadButton
          key={format}
          url={urlOf(format)}
          label={t('web.report.download', { format: t(`web.report.format.${format}`) })}
        >
          {t(`web.report.format.${format}`)}
        </DownloadButton>
      ))}
    </div>
  );
}
