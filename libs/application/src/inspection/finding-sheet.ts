import type { EmptySheet, EmptySheetColumn } from '@dabiao/assessment';
import { wordsIn, type Edition } from '@dabiao/catalog';
import { dayInShanghai } from '@dabiao/kernel';
import { say, type Lang, type MessageKey } from '@dabiao/messages';
import type { FindingView } from './finding-view';

/** A finding as a row of the ledger, with the edition its clause is of. */
export interface FindingRow {
  readonly view: FindingView;
  readonly edition: Edition;
}

type Column = EmptySheetColumn & { readonly cell: (row: FindingRow) => string };

const dayOf = (instant: string | null): string => (instant === null ? '' : dayInShanghai(new Date(instant)));

/** Findings with their whole cycle, a row each. `people`: names by id. */
export function findingSheet(
  rows: readonly FindingRow[],
  people: Readonly<Record<string, string>>,
  lang: Lang,
  notes: readonly string[],
): EmptySheet {
  const word = (key: string): string => say(lang, `findingSheet.${key}` as MessageKey);
  const nameOf = (id: string | null): string => (id === null ? '' : (people[id] ?? ''));
  const column = (key: string, width: number, cell: (view: FindingView) => string, wrap = false): Column => ({
    ...{ key, header: word(key), width, wrap },
    cell: ({ view }) => cell(view),
  });
  const columns: Column[] = [
    column('hospital', 22, ({ hospital }) => (lang === 'zh' ? hospital.nameZh : hospital.nameEn), true),
    { ...column('standard', 24, () => '', true), cell: ({ edition }) => wordsIn(lang, edition.title) },
    column('number', 12, ({ number }) => number),
    column('code', 14, ({ code }) => code),
    column('clause', 24, ({ clause }) => (lang === 'zh' ? clause.titleZh : clause.titleEn), true),
    { ...column('requirement', 36, () => '', true), cell: (row) => requirementOf(row, lang) },
    column('severity', 10, ({ severity }) => word(`severity.${severity}`)),
    column('state', 12, ({ state }) => word(`state.${state}`)),
    column('round', 10, ({ round }) => String(round)),
    column('description', 36, ({ description }) => description, true),
    column('raisedOn', 12, ({ raisedOn }) => raisedOn),
    column('raisedBy', 12, ({ raisedBy }) => nameOf(raisedBy)),
    column('dueOn', 12, ({ dueOn }) => dueOn),
    column('daysOverdue', 10, ({ daysOverdue }) => (daysOverdue === 0 ? '' : String(daysOverdue))),
    column('escalation', 12, ({ escalation }) =>
      escalation === 'none' ? '' : word(`escalation.${escalation}`),
    ),
    column('department', 14, ({ departmentName }) => departmentName ?? '', true),
    column('person', 12, ({ personId }) => nameOf(personId)),
    column('rootCause', 30, ({ rootCause }) => rootCause ?? '', true),
    column('correctiveAction', 30, ({ correctiveAction }) => correctiveAction ?? '', true),
    column('plannedOn', 12, ({ plannedAt }) => dayOf(plannedAt)),
    column('fix', 30, ({ fix }) => fix ?? '', true),
    column('proofs', 10, ({ fixEvidence }) => (fixEvidence === null ? '' : String(fixEvidence.length))),
    column('fixedOn', 12, ({ fixedAt }) => dayOf(fixedAt)),
    column('fixedBy', 12, ({ fixedBy }) => nameOf(fixedBy)),
    column('extension', 24, (view) => extensionOf(view, lang), true),
    column('remark', 30, ({ remark }) => remark ?? '', true),
    column('decidedOn', 12, ({ decidedAt }) => dayOf(decidedAt)),
    column('decidedBy', 12, ({ decidedBy }) => nameOf(decidedBy)),
    column('closedOn', 12, ({ closedOn }) => closedOn ?? ''),
    column('daysToClose', 10, ({ daysToClose }) => (daysToClose === null ? '' : String(daysToClose))),
  ];
  return {
    ...{ name: word('name'), notes },
    columns: columns.map(({ cell: _cell, ...shown }) => shown),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
  };
}

function requirementOf({ view: { code }, edition }: FindingRow, lang: Lang): string {
  const clause = edition.clauses.find((one) => one.code === code);
  const requirement = clause && 'requirement' in clause ? clause.requirement : undefined;
  return requirement === undefined ? '' : wordsIn(lang, requirement);
}

function extensionOf({ extensionAsked, extensionUntil, extensionReason }: FindingView, lang: Lang): string {
  if (!extensionAsked) return '';
  return say(lang, 'findingSheet.until', { until: extensionUntil ?? '', reason: extensionReason ?? '' });
}
