import type { ReactNode } from 'react';
import { Button, Drawer } from 'antd';
import { useSearchParams } from 'react-router';
import { useOnline } from '../../shared/connection';
import type { FieldItem } from '../../shared/outbox/field-queue';
import { useOutbox } from '../../shared/outbox/outbox';
import { useText } from '../../shared/text';
import { FieldLine } from './FieldLine';
import type { Visit } from './pack';
import { lineKey } from './shown';

interface StateProps {
  readonly visitId: string;
  readonly open: () => void;
}

/** In a word, whether what was done is saved; opens the list of it. */
export function SendState({ visitId, open }: StateProps): ReactNode {
  const { t } = useText();
  const { field, kept } = useOutbox();
  const online = useOnline();
  const own = field.filter((item) => item.visitId === visitId && item.state !== 'draft');
  const count = (...states: FieldItem['state'][]): number =>
    own.filter(({ state }) => states.includes(state)).length;
  const [waiting, held] = [count('waiting'), count('conflict', 'refused')];
  const [text, tone] =
    held > 0
      ? [t('web.onsite.outbox.decide', { count: held }), 'bad']
      : waiting > 0 && !kept
        ? [t('web.onsite.outbox.notKept', { count: waiting }), 'bad']
        : waiting > 0
          ? [
              t(online ? 'web.onsite.outbox.sending' : 'web.onsite.outbox.waiting', { count: waiting }),
              'warn',
            ]
          : [t(own.length === 0 ? 'web.onsite.outbox' : 'web.onsite.outbox.saved'), 'good'];
  return (
    <span role="status">
      <Button className="onsite-state" onClick={open}>
        <span className={own.length === 0 ? '' : tone}>{text}</span>
      </Button>
    </span>
  );
}

interface ListProps {
  readonly visit: Visit;
  readonly close: () => void;
}

/** Everything done on the visit with this device: what is not on the server yet first. */
export function SendList({ visit, close }: ListProps): ReactNode {
  const { t } = useText();
  const { field } = useOutbox();
  const [, setSearch] = useSearchParams();
  const own = field.filter(({ visitId }) => visitId === visit.id);
  const open = own.filter(({ state }) => state !== 'saved');
  const saved = own.filter(({ state }) => state === 'saved').reverse();
  const show = (item: FieldItem): void => {
    setSearch({ hospital: item.hospitalId, clause: lineKey(item) });
    close();
  };
  return (
    <Drawer open size="large" title={t('web.onsite.outbox')} onClose={close}>
      {own.length === 0 && <p className="muted">{t('web.onsite.outbox.empty')}</p>}
      <ul className="onsite-items">
        {[...open, ...saved].map((item) => (
          <FieldLine key={item.id} item={item} open={() => show(item)} />
        ))}
      </ul>
    </Drawer>
  );
}
