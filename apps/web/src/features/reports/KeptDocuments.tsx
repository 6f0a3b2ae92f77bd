import type { ReactNode } from 'react';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, type Schemas } from '../../shared/api';
import { atTime } from '../../shared/format';
import { useText } from '../../shared/text';
import { DownloadButton } from '../../shared/ui/DownloadButton';
import { Loaded } from '../../shared/ui/Loaded';
import '../report-jobs/report-jobs.css';

type Kept = Schemas['MonthDocument'];
type Revision = Schemas['MonthRevision'];

const SHORT_HASH = 12;
/** Files are made within seconds of the acceptance; whoever accepted waits for them this long. */
const FRESH_MS = 600_000;
const LOOK_MS = 3_000;

interface Props {
  readonly hospitalId: string;
  readonly month: string;
  readonly revision: Revision;
  readonly demo: boolean;
}

/** The files that are kept of a revision since it was accepted, with their hash, or why there are none. */
export function KeptDocuments({ hospitalId, month, revision, demo }: Props): ReactNode {
  const { t } = useText();
  const documents = useKept(hospitalId, month, revision);
  const url = `/api/hospitals/${hospitalId}/months/${month}/report?revision=${revision.revision}`;
  return (
    <section className="report-kept no-print" aria-labelledby="report-kept">
      <h2 id="report-kept" className="small">
        {t('web.report.kept')}
      </h2>
      <Loaded query={documents}>
        {(kept) =>
          kept.length === 0 ? (
            <p className="muted small">{t(`web.report.kept.${whyNone(revision, demo)}`)}</p>
          ) : (
            <Files kept={kept} url={url} />
          )
        }
      </Loaded>
    </section>
  );
}

function useKept(hospitalId: string, month: string, { revision, ...rest }: Revision): UseQueryResult<Kept[]> {
  const acceptedAt = rest.outcome === 'accepted' ? rest.decisions.at(-1)?.at : undefined;
  const isFresh = (): boolean => acceptedAt !== undefined && Date.now() - Date.parse(acceptedAt) < FRESH_MS;
  return useQuery({
    queryKey: ['months', hospitalId, month, 'documents'],
    queryFn: () =>
      api().get('/api/hospitals/{id}/months/{month}/documents', { path: { id: hospitalId, month } }),
    select: (all) => all.filter((one) => one.revision === revision),
    refetchInterval: ({ state: { data } }) =>
      data && !data.some((one) => one.revision === revision) && isFresh() ? LOOK_MS : false,
  });
}

function whyNone({ outcome }: Revision, demo: boolean): 'later' | 'demo' | 'soon' {
  if (outcome !== 'accepted') return 'later';
  return demo ? 'demo' : 'soon';
}

function Files({ kept, url }: { readonly kept: readonly Kept[]; readonly url: string }): ReactNode {
  const { t } = useText();
  return (
    <>
      <p className="muted small">
        {t('web.report.kept.since', { time: atTime(kept[0]!.renderedAt) })} {t('web.report.kept.why')}
      </p>
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
              <span className="muted small">{sha256.slice(0, SHORT_HASH)}</span>
            </div>
          );
        })}
      </div>
      <details className="small report-hashes">
        <summary>{t('web.report.kept.hashes')}</summary>
        <dl>
          {kept.map(({ id, format, sha256 }) => (
            <div key={id}>
              <dt>{t(`web.report.format.${format}`)}</dt>
              <dd>
                <code>{sha256}</code>
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}
