import type { ReactNode } from 'react';
import { Button } from 'antd';
import { atTime } from '../../shared/format';
import type { FieldItem } from '../../shared/outbox/field-queue';
import { discardField, sendFieldAgain, useOutbox } from '../../shared/outbox/outbox';
import { useText } from '../../shared/text';
import { Conflict } from './Conflict';

type Shown = FieldItem['state'] | 'sending';
const TONES: Readonly<Record<Shown, string>> = {
  ...{ draft: 'muted', waiting: 'warn', sending: 'muted', conflict: 'bad', refused: 'bad', saved: 'good' },
};
const SIGNS: Readonly<Record<Shown, string>> = {
  ...{ draft: '…', waiting: '◷', sending: '↑', conflict: '!', refused: '!', saved: '✓' },
};

interface Props {
  readonly item: FieldItem;
  /** Opens the clause, where the list is of many. */
  readonly open?: () => void;
}

/** Something done on site and, honestly, where it is: here, on its way, saved, or refused and why. */
export function FieldLine({ item, open }: Props): ReactNode {
  const { t } = useText();
  const { sending } = useOutbox();
  const state: Shown = item.id === sending ? 'sending' : item.state;
  const what = item.kind === 'photo' ? t('web.onsite.item.photo') : t(`web.review.${item.verdict}`);
  return (
    <li className="onsite-item">
      <div className="onsite-item-line">
        <span>
          {open ? (
            <button type="button" className="link-button" onClick={open}>
              {item.code}
            </button>
          ) : null}{' '}
          {what} <span className="muted small">{atTime(item.at)}</span>
        </span>
        <span className={TONES[state]}>
          <span aria-hidden="true">{SIGNS[state]}</span> {t(`web.onsite.state.${state}`)}
        </span>
      </div>
      {item.kind === 'decision' && item.reason !== '' && <div className="onsite-said">{item.reason}</div>}
      {item.state === 'refused' && (
        <>
          <div className="bad">{item.problem === '' ? t('web.onsite.photo.lost') : item.problem}</div>
          <span className="line">
            <Button size="small" onClick={() => sendFieldAgain(item.id)}>
              {t('web.onsite.again')}
            </Button>
            <Button size="small" onClick={() => discardField(item.id)}>
              {t('web.onsite.discard')}
            </Button>
          </span>
        </>
      )}
      {item.kind === 'decision' && item.state === 'conflict' && <Conflict decision={item} />}
    </li>
  );
}
