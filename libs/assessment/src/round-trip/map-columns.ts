import type { Edition } from '@dabiao/catalog';
import { letterOf, type SheetProblem, type Wanted } from '../columns';
import type { Table } from '../table';
import { mapTable, type Layout, type Mapped, type WrittenMapping } from './map-table';

const CLAUSE = ['code', 'title'];
/** An official sheet has a column for each verdict, with a tick in one of them. */
export const TICKS = ['met', 'unmet', 'not_applicable'] as const;
const VERDICT_ANSWERS = ['verdict', ...TICKS, 'reason', 'promised_by', 'value', 'numerator', 'denominator'];
const ITEM_ANSWERS = ['level', 'application', 'quality', 'reason'];
const TASK = ['department', 'person', 'due_on'];

/** Finds out which column of a checklist is what. */
export function mapColumns(table: Table, edition: Edition, written: WrittenMapping = {}): Mapped {
  return mapTable(table, layoutOf(edition), written);
}

/** Every column that a sheet of this edition may have. */
function layoutOf(edition: Edition): Layout {
  const isLadder = edition.method === 'level-ladder';
  const levels = isLadder ? edition.levels.map(({ level }) => level) : [];
  const wanted: Wanted = {
    single: [...CLAUSE, ...(isLadder ? ITEM_ANSWERS : VERDICT_ANSWERS), ...TASK, 'version'],
    perLevel: isLadder ? ['application', 'quality'] : [],
  };
  return {
    wanted,
    names: [...wanted.single, ...wanted.perLevel.flatMap((name) => levels.map((level) => `${name}${level}`))],
    missing: 'sheet.header.missing',
    incomplete,
    refused: (at, row) => tooHigh(at, edition, row),
  };
}

/** A sheet names its clauses, and says something of them. */
function incomplete(at: ReadonlyMap<string, number>, row: number): SheetProblem[] {
  const missing = (column: string): SheetProblem[] => [
    { key: 'sheet.column.missing', params: { column }, row },
  ];
  if (!CLAUSE.some((name) => at.has(name))) return missing('code');
  const isSaid = [...at.keys()].some((name) => !CLAUSE.includes(name) && name !== 'version');
  return isSaid ? [] : missing('verdict');
}

/** Factors of a level that the ladder does not have. */
function tooHigh(at: ReadonlyMap<string, number>, edition: Edition, row: number): SheetProblem[] {
  if (edition.method !== 'level-ladder') return [];
  const top = edition.levels.at(-1)!.level;
  return [...at].flatMap(([name, index]) => {
    const level = Number(/\d$/.exec(name)?.[0] ?? 0);
    const column = { letter: letterOf(index), name };
    return level > top ? [{ key: 'sheet.column.level', params: { level }, row, column }] : [];
  });
}
