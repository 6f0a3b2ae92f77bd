import type { ReactNode } from 'react';
import { Button, Modal } from 'antd';
import { atTime } from '../../shared/format';
import { useText } from '../../shared/text';
import { decide, useEntries, type Change, type Reading } from './entries';
import { useGrid } from './use-readings';

/** Two people, one reading: both values side by side, and whoever came second chooses. */
export function ConflictOfReadings({ hospitalId }: { readonly hospitalId: string }): ReactNode {
  const { t, words } = useText();
  const entry = [...useEntries().all.values()].find(
    (one) => one.state === 'conflict' && one.hospitalId === hospitalId,
  );
  const indicator = entry?.change.indicator;
  const grid = useGrid(hospitalId, { indicator, months: 1 }, indicator !== undefined);
  const { current } = entry ?? {};
  if (!entry || !current) return null;
  const named = grid.data?.items.find((row) => row.indicator.code === indicator);
  return (
    <Modal
      open
      title={t('web.conflict.title')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <>
          <Button onClick={() => decide(entry, false)}>{t('web.conflict.keepTheirs')}</Button>
          <Button type="primary" onClick={() => decide(entry, true)}>
            {t('web.conflict.useMine')}
          </Button>
        </>
      }
    >
      <p>
        <b>
          {named ? words(named.indicator.name) : indicator} {entry.change.month}
        </b>
      </p>
      <dl className="readings-both">
        <div>
          <dt>
            {t('web.conflict.theirs')}{' '}
            <span className="muted small">
              {t('web.conflict.by', {
                name: current.author?.name ?? t('web.system'),
                time: current.updatedAt === null ? '' : atTime(current.updatedAt),
              })}
            </span>
          </dt>
          <dd>{oneLine(current) || t('web.readings.nothing')}</dd>
        </div>
        <div>
          <dt>{t('web.conflict.mine')}</dt>
          <dd>{oneLine(entry.change) || t('web.readings.nothing')}</dd>
        </div>
      </dl>
    </Modal>
  );
}

/** All that a reading says. */
export function oneLine({ value, numerator, denominator, source, note }: Change | Reading): string {
  const parts = numerator ? `${numerator}/${denominator ?? ''}` : denominator ? `n=${denominator}` : '';
  const figures = [value ?? '', parts].filter((part) => part !== '').join(' · ');
  return [figures, source ?? '', note ?? ''].filter((part) => part !== '').join(' · ');
}
