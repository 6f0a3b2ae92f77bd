import type { ReactNode } from 'react';
import { Button, Popconfirm, Select } from 'antd';
import { Link } from 'react-router';
import { useHospitals, useMe, useStandards } from '../../shared/queries';
import { useText } from '../../shared/text';
import { useTell } from '../../shared/ui/Messages';
import { QUEUES, useMarkSeen, type Queue } from './use-desk';

interface Props {
  readonly region: string;
  readonly queue: Queue;
  readonly hospitalId: string | undefined;
  readonly editionId: string | undefined;
  /** When the list was read. */
  readonly at: string | undefined;
  readonly set: (change: Readonly<Record<string, string | undefined>>) => void;
}

/** Which queue, of which hospital and standard. */
export function QueueHead({ region, queue, hospitalId, editionId, at, set }: Props): ReactNode {
  const { t, nameOf, titleOf } = useText();
  const hospitals = useHospitals(region);
  const standards = useStandards();
  const mayDecide = useMe().permissions.includes('review.decide');
  return (
    <header className="desk-head">
      <h1>
        <Link to={`/regions/${region}/desk`}>{t('web.nav.desk')}</Link>
        <span className="muted"> / {t(`web.desk.queue.${queue}`)}</span>
      </h1>
      <div className="desk-filters">
        <Select
          aria-label={t('web.desk.queue')}
          value={queue}
          popupMatchSelectWidth={false}
          options={QUEUES.map((value) => ({ value, label: t(`web.desk.queue.${value}`) }))}
          onChange={(next) => set({ queue: next, page: undefined })}
        />
        <Select
          aria-label={t('web.finding.hospital')}
          value={hospitalId ?? ''}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: t('web.finding.hospital.any') },
            ...(hospitals.data?.items ?? []).map((one) => ({ value: one.id, label: nameOf(one) })),
          ]}
          onChange={(next) => set({ hospital: next || undefined, page: undefined })}
        />
        <Select
          aria-label={t('web.desk.standard')}
          value={editionId ?? ''}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: t('web.desk.standard.any') },
            ...(standards.data ?? []).map((one) => ({ value: one.id, label: titleOf(one) })),
          ]}
          onChange={(next) => set({ standard: next || undefined, page: undefined })}
        />
        {mayDecide && hospitalId !== undefined && at !== undefined && (
          <MarkSeen hospitalId={hospitalId} at={at} />
        )}
      </div>
    </header>
  );
}

function MarkSeen({ hospitalId, at }: { readonly hospitalId: string; readonly at: string }): ReactNode {
  const { t } = useText();
  const tell = useTell();
  const mark = useMarkSeen(hospitalId);
  return (
    <Popconfirm
      title={t('web.desk.markSeen.sure')}
      onConfirm={() =>
        mark.mutate(at, { onSuccess: () => tell.done(t('web.desk.markSeen.done')), onError: tell.failed })
      }
    >
      <Button loading={mark.isPending}>{t('web.desk.markSeen')}</Button>
    </Popconfirm>
  );
}
