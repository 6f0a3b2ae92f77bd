import { useState, type ReactNode } from 'react';
import { Button, Modal, Radio } from 'antd';
import { atTime } from '../../shared/format';
import { useNames } from '../../shared/queries';
import { useText } from '../../shared/text';
import { reviewKey } from './decisions';
import { keyOf, type Decision, type Line, type Review } from './use-desk';

interface Props {
  readonly decisions: readonly Decision[];
  readonly changed: readonly Review[];
  /** The lines as they are now. */
  readonly lines: readonly Line[];
  /** Sends again: what had not changed, and of the changed ones those that are stood by. */
  readonly apply: (mine: ReadonlySet<string>) => void;
  readonly cancel: () => void;
}

/** Somebody else decided, or the hospital changed something: both values side by side, and whoever came second chooses. */
export function ConflictDialog({ decisions, changed, lines, apply, cancel }: Props): ReactNode {
  const { t } = useText();
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set());
  const others = decisions.length - changed.length;
  const choose = (key: string, own: boolean): void => {
    const next = new Set(mine);
    if (own) next.add(key);
    else next.delete(key);
    setMine(next);
  };
  return (
    <Modal
      open
      width={720}
      title={t('web.conflict.title')}
      onCancel={cancel}
      footer={
        <>
          <Button onClick={cancel}>{t('web.cancel')}</Button>
          <Button type="primary" onClick={() => apply(mine)}>
            {t('web.conflict.apply')}
          </Button>
        </>
      }
    >
      <p>{t('web.desk.conflict.why')}</p>
      {others > 0 && <p>{t('web.desk.conflict.others', { count: others })}</p>}
      <div className="conflicts">
        {changed.map((review) => {
          const key = reviewKey(review);
          const line = lines.find((one) => keyOf(one) === key);
          const decision = decisions.find((one) => reviewKey(one) === key);
          return (
            <fieldset key={key} className="conflict">
              <legend>
                <Subject line={line} code={review.code} />
              </legend>
              <Radio.Group
                value={mine.has(key) ? 'mine' : 'theirs'}
                onChange={({ target }) => choose(key, target.value === 'mine')}
              >
                <Radio value="theirs">
                  <b>{t('web.desk.conflict.theirs')}</b> <Now review={review} line={line} />
                </Radio>
                <Radio value="mine">
                  <b>{t('web.desk.conflict.mine')}</b> {decision && t(`web.review.${decision.verdict}`)}
                  {decision?.reason && <span className="muted small"> {decision.reason}</span>}
                </Radio>
              </Radio.Group>
            </fieldset>
          );
        })}
      </div>
    </Modal>
  );
}

function Subject({ line, code }: { readonly line: Line | undefined; readonly code: string }): ReactNode {
  const { words, nameOf } = useText();
  if (!line) return code;
  return `${nameOf(line.hospital)} · ${code} ${words(line.clause.title)}`;
}

/** The inspectors' verdict as it is now, and the hospital's answer where that is what changed. */
function Now({ review, line }: { review: Review; line: Line | undefined }): ReactNode {
  const { t } = useText();
  const nameOf = useNames(review.hospitalId);
  const { verdict, decidedBy, decidedAt, reason, changedAt } = review;
  const hospitalLast = changedAt !== null && (decidedAt === null || changedAt > decidedAt);
  return (
    <>
      {t(`web.review.${verdict}`)}
      {decidedAt !== null && decidedBy !== null && (
        <span className="muted small">
          {' '}
          {t('web.finding.byAt', {
            name: nameOf(decidedBy),
            time: atTime(decidedAt),
          })}
        </span>
      )}
      {reason !== null && <div className="muted small">{reason}</div>}
      {hospitalLast && (
        <div className="warn small">
          {t('web.desk.conflict.hospital', { time: atTime(changedAt) })}
          {line && ` ${t('web.checklist.verdict')}: ${t(`web.verdict.${line.record.verdict}`)}`}
        </div>
      )}
    </>
  );
}
