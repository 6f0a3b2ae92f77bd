import { useState, type ReactNode } from 'react';
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useText } from '../../shared/text';
import { useTell } from '../../shared/ui/Messages';
import { OrderedFile } from '../report-jobs/OrderedFile';
import { useOrder, type ReportOrder } from '../report-jobs/use-report-jobs';
import './report.css';

export const FORMATS = ['docx', 'xlsx', 'pdf', 'json'] as const;
export type Format = (typeof FORMATS)[number];

interface Props {
  /** What the files are of. */
  readonly order: Omit<ReportOrder, 'formats'>;
  readonly label: string;
  readonly formats?: readonly Format[];
}

/** A file that was ordered here and is on its way. */
interface Coming {
  readonly id: string;
  readonly format: Format;
}

/** The files of a report: each is ordered, seen to be made, and fetched when it is there. */
export function Downloads({ order, label, formats = FORMATS }: Props): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const placing = useOrder();
  const [coming, setComing] = useState<readonly Coming[]>([]);
  const place = (format: Format): void =>
    placing.mutate(
      { ...order, formats: [format] },
      {
        onSuccess: ({ id }) =>
          setComing((now) => (now.some((one) => one.id === id) ? now : [...now, { id, format }])),
        onError: (error) => tell.failed(error),
      },
    );
  return (
    <div className="report-downloads no-print" role="group" aria-label={label}>
      {formats.map((format) => (
        <Button
          key={format}
          icon={<DownloadOutlined />}
          aria-label={t('web.report.download', { format: t(`web.report.format.${format}`) })}
          disabled={coming.some((one) => one.format === format)}
          onClick={() => place(format)}
        >
          {t(`web.report.format.${format}`)}
        </Button>
      ))}
      <Link className="small" to="/reports">
        {t('web.job.mine')}
      </Link>
      {coming.length > 0 && (
        <ul className="job-lines">
          {coming.map(({ id, format }) => (
            <OrderedFile
              key={id}
              {...{ id, format }}
              onOver={() => setComing((now) => now.filter((one) => one.id !== id))}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
