import type { ReactNode } from 'react';
import { Alert, Button, Popconfirm, Space } from 'antd';
import { atTime } from '../../shared/format';
import { useText } from '../../shared/text';
import { oneLine } from './ConflictOfReadings';
import { discardLeft, resume, useEntries } from './entries';

/** As many as are shown one by one. */
const SHOWN = 5;

/** What was typed before the window was closed and never saved: it is offered again, and nothing happens by itself. */
export function LeftEntries({ hospitalId }: { readonly hospitalId: string }): ReactNode {
  const { t, words } = useText();
  const left = useEntries().left.filter((entry) => entry.hospitalId === hospitalId);
  if (left.length === 0) return null;
  const last = left.map(({ at }) => at).reduce((a, b) => (a > b ? a : b));
  return (
    <Alert
      type="warning"
      showIcon
      className="readings-left no-print"
      title={t('web.readings.left', { count: left.length, time: atTime(last) })}
      description={
        <>
          <ul className="readings-left-list">
            {left.slice(0, SHOWN).map(({ name, change }) => (
              <li key={`${change.indicator} ${change.month}`}>
                {words(name)} {change.month}: {oneLine(change) || t('web.readings.nothing')}
              </li>
            ))}
            {left.length > SHOWN && <li>{t('web.readings.left.more', { count: left.length - SHOWN })}</li>}
          </ul>
          <Space wrap>
            <Button type="primary" onClick={() => resume(hospitalId)}>
              {t('web.readings.left.resume')}
            </Button>
            <Popconfirm
              title={t('web.readings.left.sure')}
              okText={t('web.readings.left.discard')}
              cancelText={t('web.cancel')}
              onConfirm={() => discardLeft(hospitalId)}
            >
              <Button>{t('web.readings.left.discard')}</Button>
            </Popconfirm>
          </Space>
        </>
      }
    />
  );
}
