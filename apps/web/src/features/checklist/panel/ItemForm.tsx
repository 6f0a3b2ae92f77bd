import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Checkbox, Input } from 'antd';
import { useText } from '../../../shared/text';
import { factorText, type Row } from '../overlay';
import type { Answer, Answers } from '../use-answers';

interface Props {
  readonly row: Row;
  readonly mayAnswer: boolean;
  readonly answers: Answers;
}

interface Factors {
  readonly application: string;
  readonly quality: string;
}

interface Draft extends Factors {
  /** Empty: unassessed. */
  readonly level: string;
  readonly noSuchBusiness: boolean;
  readonly reason: string;
  /** Factors of single lower levels. */
  readonly at: Readonly<Record<number, Factors>>;
}

const NO_FACTORS: Factors = { application: '', quality: '' };

function draftOf({ record: { item, reason } }: Row): Draft {
  const at = Object.entries(item?.at ?? {}).map(([level, factors]): [string, Factors] => [
    level,
    { application: factorText(factors.application) ?? '', quality: factorText(factors.quality) ?? '' },
  ]);
  return {
    level: item === null ? '' : String(item.level),
    application: factorText(item?.application) ?? '',
    quality: factorText(item?.quality) ?? '',
    noSuchBusiness: item?.noSuchBusiness ?? false,
    reason: item?.reason ?? reason ?? '',
    at: Object.fromEntries(at),
  };
}

const given = ({ application, quality }: Factors): Partial<Factors> => ({
  ...(application.trim() ? { application: application.trim() } : {}),
  ...(quality.trim() ? { quality: quality.trim() } : {}),
});

function answerOfDraft({ level, noSuchBusiness, reason, at, ...factors }: Draft): Answer {
  if (level === '') return { level: null };
  if (noSuchBusiness) return { level: Number(level), noSuchBusiness: true, reason: reason.trim() };
  const lower = Object.entries(at)
    .filter(([one, own]) => Number(one) < Number(level) && Object.keys(given(own)).length > 0)
    .map(([one, own]) => ({ level: Number(one), ...given(own) }));
  return { level: Number(level), ...given(factors), at: lower };
}

/** Level and factors of a ladder item. Saved by itself when a field is left. */
export function ItemForm({ row, mayAnswer, answers }: Props): ReactNode {
  const { t } = useText();
  const [draft, setDraft] = useState<Draft>(() => draftOf(row));
  const typing = useRef(false);
  const current = JSON.stringify(draftOf(row));
  useEffect(() => {
    if (!typing.current) setDraft(JSON.parse(current) as Draft);
  }, [current, row.record.version]);
  const waits = draft.noSuchBusiness && draft.reason.trim() === '';
  const commit = (next: Draft): void => {
    if (!mayAnswer || (next.noSuchBusiness && next.reason.trim() === '')) return;
    typing.current = false;
    const answer = answerOfDraft(next);
    if (JSON.stringify(answer) !== JSON.stringify(answerOfDraft(draftOf(row)))) answers.answer([row], answer);
  };
  const change = (part: Partial<Draft>): Draft => {
    typing.current = true;
    const next = { ...draft, ...part };
    setDraft(next);
    return next;
  };
  const latest = useRef(() => commit(draft));
  latest.current = () => commit(draft);
  useEffect(() => () => latest.current(), []);
  const leave = (): void => commit(draft);
  const level = Number(draft.level);
  const factor = (label: string, value: string, set: (value: string) => void): ReactNode => (
    <Input
      aria-label={label}
      placeholder={t('web.item.ratio.hint')}
      value={value}
      maxLength={40}
      disabled={!mayAnswer}
      onChange={({ target }) => set(target.value)}
      onBlur={leave}
      onPressEnter={leave}
    />
  );
  return (
    <div className="answer">
      <label className="field">
        {t('web.item.level')}
        <select
          className="cell cell-field"
          disabled={!mayAnswer}
          value={draft.level}
          onChange={({ target }) => commit(change({ level: target.value }))}
        >
          <option value="">{t('web.item.none')}</option>
          {Array.from({ length: 9 }, (_, one) => (
            <option key={one} value={one}>
              {t('web.home.ladder.level', { level: one })}
            </option>
          ))}
        </select>
      </label>
      {draft.level !== '' && !draft.noSuchBusiness && (
        <div className="answer-values answer-factors">
          <label className="field">
            {t('web.item.application')}
            {factor(t('web.item.application'), draft.application, (application) => change({ application }))}
          </label>
          <label className="field">
            {t('web.item.quality')}
            {factor(t('web.item.quality'), draft.quality, (quality) => change({ quality }))}
          </label>
        </div>
      )}
      {level > 1 && !draft.noSuchBusiness && (
        <details className="answer-lower">
          <summary>{t('web.item.lower')}</summary>
          {Array.from({ length: level - 1 }, (_, i) => level - 1 - i).map((one) => {
            const own = draft.at[one] ?? NO_FACTORS;
            const set = (part: Partial<Factors>): Draft =>
              change({ at: { ...draft.at, [one]: { ...own, ...part } } });
            const name = t('web.home.ladder.level', { level: one });
            return (
              <div key={one} className="answer-values answer-level">
                <span>{name}</span>
                {factor(`${name} ${t('web.item.application')}`, own.application, (application) =>
                  set({ application }),
                )}
                {factor(`${name} ${t('web.item.quality')}`, own.quality, (quality) => set({ quality }))}
              </div>
            );
          })}
        </details>
      )}
      {draft.level !== '' && (
        <Checkbox
          checked={draft.noSuchBusiness}
          disabled={!mayAnswer}
          onChange={({ target }) => commit(change({ noSuchBusiness: target.checked }))}
        >
          {t('web.item.noBusiness')}
        </Checkbox>
      )}
      {draft.noSuchBusiness && (
        <label className="field">
          {t('web.reason')}
          <Input.TextArea
            autoSize={{ minRows: 1, maxRows: 6 }}
            value={draft.reason}
            maxLength={2000}
            disabled={!mayAnswer}
            status={waits ? 'warning' : ''}
            onChange={({ target }) => change({ reason: target.value })}
            onBlur={leave}
          />
        </label>
      )}
      {waits && <p className="warn small">{t('web.save.needsReason')}</p>}
      {row.unsaved?.state === 'refused' && (
        <p className="bad small" role="alert">
          {t('web.save.one.refused', { why: row.unsaved.edit.problem ?? '' })}
        </p>
      )}
    </div>
  );
}
