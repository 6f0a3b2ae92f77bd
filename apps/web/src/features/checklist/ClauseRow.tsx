import { memo, type ReactNode } from 'react';
import type { Schemas } from '../../shared/api';
import { today } from '../../shared/format';
import type { Edition } from '../../shared/queries';
import { useText } from '../../shared/text';
import { isDone } from './filters';
import { factorText, type Row, type Verdict } from './overlay';
import type { Answers } from './use-answers';
import type { Rights } from './use-checklist';
import { VERDICT_SIGNS } from './VerdictMark';

interface Props {
  readonly measure: (element: HTMLElement | null) => void;
  readonly index: number;
  readonly top: number;
  readonly row: Row;
  readonly active: boolean;
  readonly isMarked: boolean;
  readonly mark: (code: string) => void;
  readonly edition: Edition;
  readonly departments: readonly Schemas['Department'][];
  readonly rights: Rights;
  readonly answers: Answers;
  readonly open: (code: string) => void;
}

const VERDICTS: readonly Verdict[] = ['unassessed', 'met', 'unmet', 'notApplicable', 'conditional'];

/** One clause in one line, answered where it stands. While one scrolls, only lines that come into sight are drawn. */
export const ClauseRow = memo(function ClauseRow(all: Props): ReactNode {
  const { measure, index, top, active, isMarked, mark, ...props } = all;
  const { row, open } = props;
  const { clause, unsaved } = row;
  const { t, words } = useText();
  const tab = active ? 0 : -1;
  const must = 'must' in clause && clause.must === 'veto';
  return (
    // The grid around it hears the keys: rows are reached with the arrows.
    <div
      ref={measure}
      data-index={index}
      id={`clause-${clause.code}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isMarked}
      className={['clause', active && 'clause-active', unsaved && `clause-${unsaved.state}`]
        .filter(Boolean)
        .join(' ')}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => {
        if (!/^(SELECT|INPUT|OPTION)$/.test((event.target as HTMLElement).tagName)) open(clause.code);
      }}
    >
      <span role="gridcell" className="clause-mark">
        <input
          type="checkbox"
          tabIndex={tab}
          aria-label={t('web.checklist.select', { code: clause.code })}
          checked={isMarked}
          onChange={() => mark(clause.code)}
        />
      </span>
      <span role="gridcell" className="clause-code figures">
        {clause.code}
      </span>
      <span role="gridcell" className="clause-title">
        {must && <b className="clause-must">{t('web.must.veto')}</b>}
        {words(clause.title)}
        {unsaved && <Unsaved row={row} />}
      </span>
      <span role="gridcell" className="clause-verdict">
        {props.edition.method === 'level-ladder' ? (
          <Level {...props} tab={tab} />
        ) : (
          <Answer {...props} tab={tab} />
        )}
      </span>
      <span role="gridcell" className="clause-value figures">
        <Value row={row} />
      </span>
      <span role="gridcell" className={`clause-proof ${row.proven ? 'good' : 'muted'}`}>
        {row.proven ? `✓ ${t('web.checklist.proven')}` : t('web.checklist.notProven')}
      </span>
      <span role="gridcell" className="clause-dept">
        <Department {...props} tab={tab} />
      </span>
      <span role="gridcell" className="clause-due figures">
        <Due row={row} />
      </span>
    </div>
  );
});

function Unsaved({ row: { unsaved } }: { readonly row: Row }): ReactNode {
  const { t } = useText();
  if (!unsaved) return null;
  const text =
    unsaved.state === 'refused'
      ? t('web.save.one.refused', { why: unsaved.edit.problem ?? '' })
      : t(`web.save.one.${unsaved.state}`);
  return <em className={`clause-unsaved clause-unsaved-${unsaved.state}`}>{text}</em>;
}

type CellProps = Pick<Props, 'row' | 'rights' | 'answers' | 'departments'> & { readonly tab: number };

function Answer({ row, rights, answers, tab }: CellProps): ReactNode {
  const { t } = useText();
  const { verdict } = row.record;
  return (
    <select
      className={`cell verdict-${verdict}`}
      tabIndex={tab}
      aria-label={`${row.clause.code} ${t('web.checklist.verdict')}`}
      disabled={!rights.answers(row.record)}
      value={verdict}
      onChange={({ target }) => answers.give(row, target.value as Verdict)}
    >
      {VERDICTS.map((one) => (
        <option key={one} value={one}>
          {VERDICT_SIGNS[one]} {t(`web.verdict.${one}`)}
        </option>
      ))}
    </select>
  );
}

function Level({ row, rights, answers, tab }: CellProps): ReactNode {
  const { t } = useText();
  return (
    <select
      className="cell"
      tabIndex={tab}
      aria-label={`${row.clause.code} ${t('web.item.level')}`}
      disabled={!rights.answers(row.record)}
      value={row.record.item?.level ?? ''}
      onChange={({ target }) => answers.level(row, target.value === '' ? null : Number(target.value))}
    >
      <option value="">{t('web.item.none')}</option>
      {Array.from({ length: 9 }, (_, level) => (
        <option key={level} value={level}>
          {t('web.home.ladder.level', { level })}
        </option>
      ))}
    </select>
  );
}

function Value({ row: { record, clause } }: { readonly row: Row }): ReactNode {
  const { t } = useText();
  const { item, judgement, measured } = record;
  if (item !== null)
    return [factorText(item.application), factorText(item.quality)].map((text) => text ?? '—').join(' / ');
  if (judgement !== null) return `${judgement.value} ${judgement.unit}`;
  if (measured !== null) return measured.value ?? `${measured.numerator ?? ''}/${measured.denominator ?? ''}`;
  const measurable = 'rule' in clause && clause.rule.kind === 'threshold';
  return measurable && record.verdict !== 'unassessed' && record.verdict !== 'notApplicable' ? (
    <span className="muted" title={t('web.attested')}>
      —
    </span>
  ) : null;
}

function Department({ row, rights, answers, departments, tab }: CellProps): ReactNode {
  const { t } = useText();
  const { departmentId } = row.record;
  const name = departments.find(({ id }) => id === departmentId)?.name;
  if (!rights.assigns) return name ?? <span className="muted">{t('web.home.department.none')}</span>;
  return (
    <select
      className="cell"
      tabIndex={tab}
      aria-label={`${row.clause.code} ${t('web.checklist.department')}`}
      value={departmentId ?? ''}
      onChange={({ target }) => answers.assign([row], { departmentId: target.value || null })}
    >
      <option value="">{t('web.home.department.none')}</option>
      {departments
        .filter(({ id, retiredOn }) => retiredOn === null || id === departmentId)
        .map(({ id, name: title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
    </select>
  );
}

function Due({ row: { record } }: { readonly row: Row }): ReactNode {
  const late = record.dueOn !== null && record.dueOn < today() && !isDone(record);
  return <span className={late ? 'bad' : undefined}>{record.dueOn}</span>;
}
