import type { ReactNode } from 'react';
import { Button, Popconfirm } from 'antd';
import { useText } from '../../shared/text';

interface Props {
  readonly count: number;
  readonly pending: boolean;
  readonly confirm: () => void;
  readonly reject: () => void;
  readonly clear: () => void;
}

/** Decides on many clauses at once: all of them or none. */
export function BulkRuling({ count, pending, confirm, reject, clear }: Props): ReactNode {
  const { t } = useText();
  return (
    <div className="bulk-bar" role="group" aria-label={t('web.desk.bulk')}>
      <b>{t('web.desk.clauses', { count })}</b>
      <Popconfirm title={t('web.desk.bulk.sure', { count })} onConfirm={confirm}>
        <Button type="primary" loading={pending}>
          {t('web.desk.confirm')}
        </Button>
      </Popconfirm>
      <Button danger disabled={pending} onClick={reject}>
        {t('web.desk.reject')}
      </Button>
      <Button type="text" onClick={clear}>
        {t('web.desk.unmark')}
      </Button>
    </div>
  );
}
