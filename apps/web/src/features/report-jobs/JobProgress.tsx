import type { ReactNode } from 'react';
import { Progress } from 'antd';
import { useText, type Say } from '../../shared/text';
import type { ReportJob } from './use-report-jobs';
import './report-jobs.css';

interface Props {
  readonly job: ReportJob;
  readonly name: string;
}

/** How far a job is: hospitals that are read, then files that are made. The bar is of the step it is at. */
export function JobProgress({ job, name }: Props): ReactNode {
  const { t } = useText();
  const { done, of } = job.progress;
  const percent = of === 0 ? 0 : Math.floor((done * 100) / of);
  return (
    <div className="job-progress">
      <Progress
        percent={percent}
        status="active"
        size="small"
        showInfo={false}
        aria-label={t('web.job.progress', { report: name })}
      />
      <span className="small" role="status">
        {stepText(job, t)}
      </span>
    </div>
  );
}

function stepText({ state, progress: { phase, done, of } }: ReportJob, t: Say): string {
  if (state === 'waiting') return t('web.job.waiting');
  if (phase === 'rendering') return t('web.job.rendering', { done, of });
  return of === 0 ? t('web.job.reading') : t('web.job.reading.of', { done, of });
}
