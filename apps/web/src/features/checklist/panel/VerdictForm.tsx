import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button, Checkbox, Input } from 'antd';
import { discard } from '../../../shared/outbox/outbox';
import { useText } from '../../../shared/text';
import { DayInput } from '../../../shared/ui/DayInput';
import { answerOf, type Row, type Verdict } from '../overlay';
import type { Answer, Answers } from '../use-answers';
import { VERDICT_SIGNS } from '../VerdictMark';

interface Props {
  readonly row: Row;
  readonly mayAnswer: boolean;
  readonly answers: Answers;
  readonly started: Verdict | undefined;
}

interface Draft {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly promisedBy: string;
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly override: boolean;
}

const VERDICTS: readonly Verdict[] = ['met', 'unmet', 'notApplicable', 'conditional', 'unassessed'];
const KEYS: Readonly<Record<Verdict, string>> = {
  met: '1',
  unmet: '2',
  notApplicable: '3',
  conditional: '4',
  unassessed: '0',
};

const NO_VALUES = { value: '', numerator: '', denominator: '' };

function draftOf({ record }: Row): Draft {
  const { verdict, reason, promisedBy, measured, overridden } = record;
  return {
    verdict,
    reason: reason ?? '',
    promisedBy: promisedBy ?? '',
    value: measured?.value ?? '',
    numerator: measured?.numerator ?? '',
    denominator: measured?.denominator ?? '',
    override: overridden,
  };
}

/** What the answer still lacks before it can be saved. */
function lacks({ verdict, reason, promisedBy, override }: Draft): 'reason' | 'promise' | undefined {
  if (verdict === 'conditional' && (reason.trim() === '' || promisedBy === '')) return 'promise';
  const needsReason = verdict === 'notApplicable' || (override && verdict !== 'unassessed');
  return needsReason && reason.trim() === '' ? 'reason' : undefined;
}

function answerOfDraft({ verdict, reason, promisedBy, override, ...measured }: Draft): Answer {
  const values = Object.entries(measured).flatMap(([name, text]) =>
    text.trim() ? [[name, text.trim()]] : [],
  );
  return {
    verdict,
    ...(reason.trim() ? { reason: reason.trim() } : {}),
    ...(verdict === 'conditional' && promisedBy ? { promisedBy } : {}),
    ...(Object.fromEntries(values) as Answer),
    ...(override ? { override: true } : {}),
  };
}

const same = (one: Answer, other: Answer): boolean => text(one) === text(other);
const text = (answer: Answer): string =>
  JSON.stringify(
    Object.entries(answer)
      .filter(([, value]: [string, unknown]) => value !== undefined)
      .sort(([a], [b]) => a.localeCompare(b)),
  );

/** Verdict, reason and measured value. Saved by itself when a field is left, and says so. */
export function VerdictForm({ row, mayAnswer, answers, started }: Props): ReactNode {
  const { t } = useText();
  const measurable = 'rule' in row.clause && row.clause.rule.kind !== 'attest';
  const [draft, setDraft] = useState<Draft>(() => draftOf(row));
  const typing = useRef(false);
  const reason = useRef<HTMLTextAreaElement>(null);
  const current = text(answerOf(row.record));
  // What the server or somebody else made of it is shown, but never over what is being typed.
  useEffect(() => {
    if (!typing.current) setDraft(draftOf(row));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only when the answer itself is another one
  }, [current, row.record.version]);
  useEffect(() => {
    if (started === undefined) return;
    const contradicts =
      row.record.judgement !== null &&
      (started === 'met' || started === 'unmet') &&
      row.record.judgement.met !== (started === 'met');
    typing.current = true;
    setDraft({ ...draftOf(row), verdict: started, override: contradicts, ...freshReason(row, started) });
    reason.current?.focus();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each verdict that was begun
  }, [started]);

  const commit = (next: Draft): void => {
    if (!mayAnswer || lacks(next) !== undefined) return;
    typing.current = false;
    const answer = answerOfDraft(next);
    if (!same(answer, answerOf(row.record))) answers.answer([row], answer);
  };
  const change = (part: Partial<Draft>): Draft => {
    typing.current = true;
    const next = { ...draft, ...part };
    setDraft(next);
    return next;
  };
  const leave = (): void => commit(draft);
  // Leaving the clause is leaving the field.
  const latest = useRef(leave);
  latest.current = leave;
  useEffect(() => () => latest.current(), []);

  const missing = lacks(draft);
  const { judgement, overridden } = row.record;
  const field = (name: 'value' | 'numerator' | 'denominator'): ReactNode => (
    <label className={`field field-${name}`}>
      {t(`web.${name}`)}
      <Input
        value={draft[name]}
        maxLength={60}
        disabled={!mayAnswer}
        onChange={({ target }) => change({ [name]: target.value, ...valueDecides(draft, target.value) })}
        onBlur={leave}
        onPressEnter={leave}
      />
    </label>
  );
  return (
    <div className="answer">
      <div className="answer-verdicts" role="radiogroup" aria-label={t('web.checklist.verdict')}>
        {VERDICTS.map((verdict) => (
          <button
            key={verdict}
            type="button"
            role="radio"
            aria-checked={draft.verdict === verdict}
            className={`answer-verdict verdict-${verdict}`}
            disabled={!mayAnswer}
            title={KEYS[verdict]}
            onClick={() => {
              // A value would judge what is not to be judged.
              const without = verdict === 'unassessed' || verdict === 'notApplicable' ? NO_VALUES : {};
              const next = {
                ...draft,
                verdict,
                override: draft.override && overridden,
                ...without,
                ...freshReason(row, verdict),
              };
              typing.current = true;
              setDraft(next);
              if (lacks(next)) reason.current?.focus();
              else commit(next);
            }}
          >
            <span aria-hidden="true">{VERDICT_SIGNS[verdict]}</span> {t(`web.verdict.${verdict}`)}
          </button>
        ))}
      </div>
      {measurable && (
        <>
          <div className="answer-values">
            {field('value')}
            {field('numerator')}
            {field('denominator')}
          </div>
          <p className="muted small answer-hint">{t('web.value.hint')}</p>
        </>
      )}
      {judgement && row.unsaved === undefined && (
        <p className={`small ${judgement.met ? 'good' : 'bad'}`}>
          {t('web.judged', {
            calculation: judgement.calculation,
            rule: judgement.rule.replace('>=', '≥').replace('<=', '≤'),
            outcome: t(judgement.met ? 'web.verdict.met' : 'web.verdict.unmet'),
          })}
        </p>
      )}
      {overridden && <p className="warn small">{t('web.overridden')}</p>}
      {(draft.override || overridden) && (
        <Checkbox
          checked={draft.override}
          disabled={!mayAnswer}
          onChange={({ target }) => {
            const next = { ...draft, override: target.checked };
            typing.current = true;
            setDraft(next);
            commit(next);
          }}
        >
          {t('web.override')}
        </Checkbox>
      )}
      <label className="field">
        {t('web.reason')}
        <Input.TextArea
          ref={(element) => {
            reason.current = element?.resizableTextArea?.textArea ?? null;
          }}
          autoSize={{ minRows: 1, maxRows: 6 }}
          value={draft.reason}
          maxLength={2000}
          disabled={!mayAnswer}
          status={missing === undefined ? '' : 'warning'}
          onChange={({ target }) => change({ reason: target.value })}
          onBlur={leave}
        />
      </label>
      {draft.verdict === 'conditional' && (
        <label className="field">
          {t('web.promisedBy')}
          <DayInput
            value={draft.promisedBy}
            disabled={!mayAnswer}
            onChange={(promisedBy) => commit(change({ promisedBy }))}
          />
        </label>
      )}
      {missing === 'reason' && <p className="warn small">{t('web.save.needsReason')}</p>}
      {missing === 'promise' && <p className="warn small">{t('web.save.needsPromise')}</p>}
      {row.unsaved?.state === 'refused' && (
        <p className="bad small" role="alert">
          {t('web.save.one.refused', { why: row.unsaved.edit.problem ?? '' })}{' '}
          <Button size="small" onClick={() => discard(row.unsaved!.edit.id)}>
            {t('web.save.discard')}
          </Button>
        </p>
      )}
    </div>
  );
}

/** Why a clause is unmet says nothing of why it does not apply, or when it will be met. */
const freshReason = ({ record }: Row, verdict: Verdict): Partial<Draft> =>
  (verdict === 'notApplicable' || verdict === 'conditional') && record.verdict !== verdict
    ? { reason: '' }
    : {};

/** A value that is typed decides the verdict, unless one is kept against it. */
function valueDecides(draft: Draft, value: string): Partial<Draft> {
  const open = draft.verdict === 'met' || draft.verdict === 'unmet';
  return value.trim() !== '' && open && !draft.override ? { verdict: 'unassessed' } : {};
}
