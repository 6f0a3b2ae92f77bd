import { useEffect, useRef, type ReactNode } from 'react';
import { Alert, Button } from 'antd';
import { download } from '../../shared/download';
import { useText } from '../../shared/text';
import { failureText } from '../../shared/ui/Failure';
import { useTell } from '../../shared/ui/Messages';
import { JobProgress } from './JobProgress';
import { fileUrl, useCancel, useReportJob, type ReportJob } from './use-report-jobs';

interface Props {
  readonly id: string;
  readonly format: ReportJob['formats'][number];
  /** It was fetched, cancelled, or its failure was read. */
  readonly onOver: () => void;
}

/** One file that was just ordered: how far it is, until it is made and given to the browser. */
export function OrderedFile({ id, format, onOver }: Props): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const { data: job, error } = useReportJob(id);
  const cancel = useCancel();
  const state = job?.state;
  const fetched = useRef(false);
  useEffect(() => {
    if (state === 'cancelled') onOver();
    if (state !== 'done' || fetched.current) return;
    fetched.current = true;
    download(fileUrl(id, format))
      .catch((failure: unknown) => tell.failed(failure))
      .finally(onOver);
  }, [state, id, format, onOver, tell]);
  const name = t(`web.report.format.${format}`);
  const wrong =
    job?.failure?.message ?? (job || !error ? undefined : failureText(error, t('web.unreachable')));
  if (wrong !== undefined)
    return (
      <li className="job-line job-line-failed">
        <Alert
          type="error"
          showIcon
          role="alert"
          title={`${name}: ${wrong}`}
          action={
            <Button size="small" onClick={onOver}>
              {t('web.job.close')}
            </Button>
          }
        />
      </li>
    );
  if (!job) return null;
  return (
    <li className="job-line">
      <span>{name}</span>
      <JobProgress job={job} name={name} />
      <Button
        size="small"
        aria-label={t('web.job.cancel.of', { report: name })}
        loading={cancel.isPending}
        onClick={() => cancel.mutate(id)}
      >
        {t('web.job.cancel')}
      </Button>
    </li>
  );
}
