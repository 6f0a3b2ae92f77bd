import type { ReactNode } from 'react';
import { Button, Select } from 'antd';
import { atTime } from '../../shared/format';
import { useText, type Text } from '../../shared/text';
import { pageIn, useAddress } from '../../shared/use-address';
import { Card } from '../../shared/ui/Card';
import { DataTable, type Column } from '../../shared/ui/DataTable';
import { DownloadButton } from '../../shared/ui/DownloadButton';
import { Loaded } from '../../shared/ui/Loaded';
import { useTell } from '../../shared/ui/Messages';
import { PageHead } from '../../shared/ui/PageHead';
import { Pages } from '../../shared/ui/Pages';
import { JobProgress } from './JobProgress';
import {
  fileUrl,
  isUnderWay,
  JOB_STATES,
  useCancel,
  useOrder,
  useReportJobs,
  type ReportJob,
} from './use-report-jobs';
import './report-jobs.css';

const SIZE = 20;
const SHORT_HASH = 12;

/** Reports that one ordered: how far they are, and their files. */
export function ReportJobsPage(): ReactNode {
  const { t } = useText();
  const [search, change] = useAddress();
  const state = JOB_STATES.find((one) => one === search.get('state'));
  const page = pageIn(search);
  const jobs = useReportJobs(state, page, SIZE);
  const columns = useColumns();
  const set = (name: string, value: string): void =>
    change((next) => {
      if (name !== 'page') next.delete('page');
      if (value === '') next.delete(name);
      else next.set(name, value);
      return next;
    });
  return (
    <div className="page">
      <PageHead title={t('web.job.title')}>
        <Select
          aria-label={t('web.job.state')}
          style={{ minWidth: 130 }}
          popupMatchSelectWidth={false}
          value={state ?? ''}
          onChange={(value: string) => set('state', value)}
          options={[
            { value: '', label: t('web.job.state.any') },
            ...JOB_STATES.map((value) => ({ value, label: t(`web.job.state.${value}`) })),
          ]}
        />
      </PageHead>
      <p className="muted">{t('web.job.why')}</p>
      <Loaded query={jobs}>
        {({ items, total }) => (
          <Card title={t('web.job.list')} extra={t('web.job.total', { count: total })} flush>
            <DataTable
              label={t('web.job.list')}
              columns={columns}
              rows={items}
              rowKey={({ id }) => id}
              empty={t('web.job.none')}
            />
            <Pages page={page} size={SIZE} total={total} set={(next) => set('page', String(next))} />
          </Card>
        )}
      </Loaded>
    </div>
  );
}

/** What a job is called: the place, the month and, of a hospital, the revision. */
function nameOf({ place, month, revision }: ReportJob, { words, t }: Text): string {
  const of = `${words(place)} · ${month}`;
  return revision === null ? of : `${of} · ${t('web.month.revision', { revision })}`;
}

function useColumns(): Column<ReportJob>[] {
  const text = useText();
  const { t } = text;
  return [
    {
      ...{ key: 'report', title: t('web.job.report'), header: true },
      cell: (job) => (
        <div className="job-name">
          {nameOf(job, text)}
          <small className="muted">
            {job.formats.map((format) => t(`web.report.format.${format}`)).join(' · ')}
          </small>
        </div>
      ),
    },
    {
      ...{ key: 'state', title: t('web.job.state') },
      cell: (job) => <State job={job} name={nameOf(job, text)} />,
    },
    { key: 'files', title: t('web.job.files'), cell: (job) => <Files job={job} name={nameOf(job, text)} /> },
    {
      ...{ key: 'ordered', title: t('web.job.ordered'), nowrap: true },
      cell: ({ createdAt, expiresAt }) => (
        <>
          {atTime(createdAt)}
          {expiresAt !== null && (
            <div className="muted small">{t('web.job.expires', { day: atTime(expiresAt).slice(0, 10) })}</div>
          )}
        </>
      ),
    },
    {
      ...{ key: 'actions', title: t('web.job.actions') },
      cell: (job) => <Action job={job} name={nameOf(job, text)} />,
    },
  ];
}

interface Of {
  readonly job: ReportJob;
  readonly name: string;
}

function State({ job, name }: Of): ReactNode {
  const { t } = useText();
  if (isUnderWay(job)) return <JobProgress job={job} name={name} />;
  return (
    <>
      {t(`web.job.state.${job.state}`)}
      {job.failure && <div className="small">{job.failure.message}</div>}
    </>
  );
}

function Files({ job, name }: Of): ReactNode {
  const { t } = useText();
  if (job.state !== 'done') return '—';
  return (
    <div className="job-files">
      {job.files.map(({ format, sha256 }) => (
        <div key={format} className="job-file">
          <DownloadButton
            url={fileUrl(job.id, format)}
            label={t('web.job.download.of', { report: name, format: t(`web.report.format.${format}`) })}
          >
            {t(`web.report.format.${format}`)}
          </DownloadButton>
          <span className="muted small" title={t('web.job.fingerprint', { sha256 })}>
            {sha256.slice(0, SHORT_HASH)}
          </span>
        </div>
      ))}
    </div>
  );
}

/** Ends what is under way, or orders the same once more. */
function Action({ job, name }: Of): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const [cancel, order] = [useCancel(), useOrder()];
  const onError = (error: unknown): void => tell.failed(error);
  if (isUnderWay(job))
    return (
      <Button
        size="small"
        aria-label={t('web.job.cancel.of', { report: name })}
        loading={cancel.isPending}
        onClick={() => cancel.mutate(job.id, { onError })}
      >
        {t('web.job.cancel')}
      </Button>
    );
  const { hospitalId, region, month, revision, formats, lang } = job;
  const place = hospitalId === null ? { region: region! } : { hospitalId, revision: revision! };
  return (
    <Button
      size="small"
      aria-label={t('web.job.again.of', { report: name })}
      loading={order.isPending}
      onClick={() => order.mutate({ ...place, month, formats, lang }, { onError })}
    >
      {t('web.job.again')}
    </Button>
  );
}
