import type { LadderEdition, LadderItem } from '@dabiao/catalog';
import { compare, divide, fraction, type Fraction } from '@dabiao/kernel';
import {
  combineQuality,
  countsByFunction,
  parseReading,
  saysNothing,
  toHundredths,
  type Hundredths,
  type ItemState,
} from '@dabiao/scoring';
import type { RowReader } from './columns';

const NO_BUSINESS = new Set(['无此业务', '不适用', 'not_applicable', 'no_such_business']);

/** Reads one row of a ladder sheet. Undefined for an unassessed item, or when the row has problems. */
export function readItemRow(row: RowReader, code: string, edition: LadderEdition): ItemState | undefined {
  const item = edition.clauses.find((candidate) => candidate.code === code)!;
  const written = row.text('level').normalize('NFKC').toLowerCase();
  const application = readApplication(row, 'application', item, edition);
  const quality = readQuality(row, 'quality', edition);
  const at: Record<number, { application?: Hundredths; quality?: Hundredths }> = {};
  for (const { level } of edition.levels) {
    const own = {
      application: readApplication(row, `application${level}`, item, edition),
      quality: readQuality(row, `quality${level}`, edition),
    };
    if (own.application !== undefined || own.quality !== undefined) at[level] = own;
  }
  const reason = row.text('reason');
  if (row.problems.length > 0) return undefined;

  const rest = { application, quality, at, ...(reason === '' ? {} : { reason }) };
  if (NO_BUSINESS.has(written)) {
    if (edition.settings.noSuchBusiness === 'refused') row.refuse('level', 'sheet.level.noBusiness');
    return row.problems.length > 0 ? undefined : { level: 0, noSuchBusiness: true, ...rest };
  }
  if (saysNothing(written)) {
    if (application !== undefined || quality !== undefined || Object.keys(at).length > 0)
      row.refuse('level', 'sheet.level.missing');
    return undefined;
  }
  const top = edition.levels.at(-1)!.level;
  const level = /^(\d)(?:\.0)?级?$/.exec(written)?.[1];
  if (level === undefined || Number(level) > top) {
    row.refuse('level', 'sheet.level.invalid', { found: row.text('level'), top });
    return undefined;
  }
  return { level: Number(level), ...rest };
}

function readApplication(
  row: RowReader,
  column: string,
  item: LadderItem,
  edition: LadderEdition,
): Hundredths | undefined {
  const text = row.text(column);
  if (saysNothing(text)) return undefined;
  const factor = parseFactor(text);
  if (!factor) {
    row.refuse(column, 'sheet.factor.invalid', { found: text });
    return undefined;
  }
  if (countsByFunction(item, edition) && factor.n !== 0n && factor.n !== factor.d) {
    row.refuse(column, 'sheet.factor.function');
    return undefined;
  }
  return toHundredths(factor, edition.settings.rounding);
}

/** One quality coefficient, or several with semicolons between them, which the edition combines into one. */
function readQuality(row: RowReader, column: string, edition: LadderEdition): Hundredths | undefined {
  const text = row.text(column);
  if (saysNothing(text)) return undefined;
  const coefficients = text.split(/[;；]/).map(parseFactor);
  const complete = coefficients.filter((coefficient) => coefficient !== undefined);
  if (complete.length === coefficients.length) return combineQuality(complete, edition.settings);
  row.refuse(column, 'sheet.factor.invalid', { found: text });
  return undefined;
}

/** A factor from 0 to 1, written as `0.95` or `95%`. */
function parseFactor(text: string): Fraction | undefined {
  const reading = parseReading(text);
  if (!reading || reading.ratio || (reading.unit !== '' && reading.unit !== '%')) return undefined;
  const value = reading.unit === '%' ? divide(reading.value, fraction(100)) : reading.value;
  return value.n >= 0n && compare(value, fraction(1)) <= 0 ? value : undefined;
}
