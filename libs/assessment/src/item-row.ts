import type { LadderEdition } from '@dabiao/catalog';
import { saysNothing, type ItemState } from '@dabiao/scoring';
import type { RowReader } from './columns';
import { decideItem } from './decide-item';

/** How a sheet says that the hospital does not have the business of an item. */
export const NO_BUSINESS_WORDS = { zh: '无此业务', en: 'no_such_business' } as const;
const NO_BUSINESS = new Set(['无此业务', '不适用', 'not_applicable', 'no_such_business']);

/** Whether a level column says that there is no such business. */
export const saysNoBusiness = (written: string): boolean =>
  NO_BUSINESS.has(written.normalize('NFKC').trim().toLowerCase());

/** Reads one row of a ladder sheet. Undefined for an unassessed item, or when the row has problems. */
export function readItemRow(row: RowReader, edition: LadderEdition): ItemState | undefined {
  const written = row.text('level').normalize('NFKC').toLowerCase();
  const noSuchBusiness = saysNoBusiness(written);
  const level = readLevel(row, noSuchBusiness ? '' : written, edition);
  const answer = {
    level,
    noSuchBusiness,
    application: row.text('application'),
    quality: row.text('quality'),
    at: edition.levels
      .filter(({ level: at }) => row.has(`application${at}`) || row.has(`quality${at}`))
      .map(({ level: at }) => ({
        level: at,
        application: row.text(`application${at}`),
        quality: row.text(`quality${at}`),
      })),
    reason: row.text('reason'),
  };
  if (row.problems.length > 0) return undefined;
  const decided = decideItem(answer, edition);
  if (decided.ok) return decided.state;
  for (const { field, key, params } of decided.problems) {
    const [, i, factor] = /^at\.(\d+)\.(\w+)$/.exec(field) ?? [];
    const column = i === undefined ? field : `${factor}${answer.at[Number(i)]!.level}`;
    row.refuse(column === 'noSuchBusiness' ? 'level' : column, key, params);
  }
  return undefined;
}

/** `4`, `4.0` or `4级`; null where nothing is said. */
export function readLevel(row: RowReader, written: string, edition: LadderEdition): number | null {
  if (saysNothing(written)) return null;
  const top = edition.levels.at(-1)!.level;
  const level = /^(\d)(?:\.0)?级?$/.exec(written)?.[1];
  if (level !== undefined && Number(level) <= top) return Number(level);
  row.refuse('level', 'sheet.level.invalid', { found: row.text('level'), top });
  return null;
}
