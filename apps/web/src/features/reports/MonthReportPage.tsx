import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented, Select } from 'antd';
import { Link, useParams } from 'react-router';
import { LANGS, LANG_NAMES } from '@dabiao/messages';
import { api } from '../../shared/api';
import { useText } from '../../shared/text';
import { useAddress } from '../../shared/use-address';
import { isRefusal, Loaded } from '../../shared/ui/Loaded';
import { NotFound } from '../../shared/ui/NotFound';
import { PageHead } from '../../shared/ui/PageHead';
import { useMonth } from '../months/use-months';
import { Downloads } from './Downloads';
import { KeptDocuments } from './KeptDocuments';
import type { ReportModel } from './model';
import { ReportPreview } from './ReportPreview';
import '../months/months.css';

/** The report of a month as a page, from the very model that Word, Excel and PDF are made of. */
export function MonthReportPage(): ReactNode {
  const { hospitalId, month } = useParams() as { hospitalId: string; month: string };
  const text = useText();
  const { t } = text;
  const [search, change] = useAddress();
  const lang = LANGS.find((one) => one === search.get('lang')) ?? text.lang;
  const detail = useMonth({ hospitalId, month });
  // As the server does: the accepted revision, else the newest.
  const newest = detail.data?.acceptedRevision ?? detail.data?.revision;
  const revision = Number(search.get('revision') ?? newest) || undefined;
  const set = (name: string, value: string): void =>
    change((next) => {
      next.set(name, value);
      return next;
    });
  const report = useQuery({
    queryKey: ['report', hospitalId, month, revision, lang],
    queryFn: async () => {
      const answer: unknown = await api().get('/api/hospitals/{id}/months/{month}/report', {
        path: { id: hospitalId, month },
        query: { format: 'json', lang, revision },
      });
      return answer as ReportModel;
    },
    enabled: detail.isFetched,
    staleTime: Infinity,
  });
  if (isRefusal(detail.error)) return <NotFound error={detail.error} />;
  const revisions = detail.data?.revisions ?? [];
  const shown = revisions.find((one) => one.revision === revision);
  return (
    <div className="page report-page">
      <PageHead title={t('web.report.title', { month })}>
        <Link className="month-link" to={`/hospitals/${hospitalId}/months/${month}`}>
          {t('web.report.toMonth')}
        </Link>
        {revisions.length > 1 && (
          <Select
            aria-label={t('web.report.revision')}
            value={revision}
            popupMatchSelectWidth={false}
            options={revisions.map(({ revision: value, outcome }) => ({
              value,
              label: `${t('web.month.revision', { revision: value })} · ${t(`web.month.outcome.${outcome}`)}`,
            }))}
            onChange={(value) => set('revision', String(value))}
          />
        )}
        <Segmented
          aria-label={t('web.report.lang')}
          value={lang}
          onChange={(value) => set('lang', value)}
          options={LANGS.map((value) => ({ value, label: LANG_NAMES[value] }))}
        />
        <Button onClick={() => window.print()}>{t('web.print')}</Button>
      </PageHead>
      <Loaded query={report}>
        {(model) => (
          <>
            <Downloads
              // Of another revision or language these are other files.
              key={`${revision} ${lang}`}
              order={{ hospitalId, month, lang, ...(revision === undefined ? {} : { revision }) }}
              label={t('web.report.downloads')}
            />
            {shown && (
              <KeptDocuments {...{ hospitalId, month }} revision={shown} demo={model.watermark !== null} />
            )}
            <ReportPreview model={model} />
          </>
        )}
      </Loaded>
    </div>
  );
}
