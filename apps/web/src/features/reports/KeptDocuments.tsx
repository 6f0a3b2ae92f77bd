import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../shared/api';
import { atTime } from '../../shared/format';
import { useText } from '../../shared/text';
import { DownloadButton } from '../../shared/ui/DownloadButton';
import '../report-jobs/report-jobs.css';

const SHORT_HASH = 12;

interface Props {
  readonly hospitalId: string;
  readonly month: string;
  readonly revision: number;
}

/** The files that were kept when the revision was accepted, with their hash; nothing where there are none. */
export function KeptDocuments({ hospitalId, month, revision }: Props): ReactNode {
  const { t } = useText();
  const { data = [] } = useQuery({
    queryKey: ['months', hospitalId, month, 'documents'],
    queryFn: () =>
      api().get('/api/hospitals/{id}/months/{month}/documents', { path: { id: hospitalId, month } }),
  });
  const kept = data.filter((one) => one.revision === revision);
  if (kept.length === 0) return null;
  const url = `/api/hospitals/${hospitalId}/months/${month}/report?revision=${revision}`;
  return (
    <section className="report-kept no-print" aria-labelledby="report-kept">
      <h2 id="report-kept" className="small">
        {t('web.report.kept')} · {atTime(kept[0]!.renderedAt)}
      </h2>
      <p className="muted small">{t('web.report.kept.why')}</p>
      <div className="job-files">
        {kept.map(({ id, lang, format, sha256 }) => {
          const name = t(`web.report.format.${format}`);
          return (
            <div key={id} className="job-file">
              <DownloadButton
                url={`${url}&lang=${lang}&format=${format}`}
                label={t('web.report.kept.download', { format: name })}
              >
                {name}
              </DownloadButton>
              <span className="muted small" title={t('web.job.fingerprint', { sha256 })}>
                {sha256.slice(0, SHORT_HASH)}
              </span>
            </div>
          );
        })}
      </div>
    </section>
  );
}
