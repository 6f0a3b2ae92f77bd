import type { Formula, Sheet } from '@dabiao/reporting';

/** Where the table of a sheet stands: its columns by key, first and last row of its body. */
export interface Place {
  readonly name: string;
  readonly letters: ReadonlyMap<string, string>;
  readonly first: number;
  readonly last: number;
}

/** Rows above the body: the lead, one empty row, the header. */
export const headerRow = ({ lead }: Sheet): number => lead.length + 2;

export function placeOf(sheet: Sheet): Place {
  const first = headerRow(sheet) + 1;
  return {
    name: sheet.name,
    letters: new Map(sheet.columns.map(({ key }, i) => [key, letterOf(i)])),
    first,
    // A range needs a row even where the table has none.
    last: Math.max(first, first + sheet.rows.length - 1),
  };
}

/** A to Z, AA to ZZ. */
export function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

/** The formula as Excel writes it, for a cell in `row` of the sheet `own`. */
export function excelFormula(
  formula: Formula,
  own: string,
  row: number,
  places: ReadonlyMap<string, Place>,
): string {
  const inner = (part: Formula): string => excelFormula(part, own, row, places);
  switch (formula.op) {
    case 'number':
      return String(formula.value);
    case 'column':
      return `${letterIn(places, own, formula.key)}${row}`;
    case 'count':
      return `COUNTIFS(${conditions(formula, places)})`;
    case 'total':
      return `SUMIFS(${range(places, formula.sheet, formula.key)},${conditions(formula, places)})`;
    case 'sum':
      return `(${formula.of.map(inner).join('+')})`;
    case 'difference':
      return `(${inner(formula.from)}-${inner(formula.take)})`;
    case 'ifEqual':
      return `IF(${inner(formula.a)}=${inner(formula.b)},${inner(formula.then)},${inner(formula.otherwise)})`;
    case 'percent': {
      // Half up on whole numbers, as the scoring does it; ROUND would round a binary approximation.
      const [met, of] = [inner(formula.met), inner(formula.of)];
      return `IF(${of}=0,${quoted(formula.none)},INT((20000*${met}+${of})/(2*${of}))/100)`;
    }
  }
}

function conditions(
  { sheet, where }: Extract<Formula, { op: 'count' | 'total' }>,
  places: ReadonlyMap<string, Place>,
): string {
  return where.map(({ key, is }) => `${range(places, sheet, key)},${quoted(criterion(is))}`).join(',');
}

function range(places: ReadonlyMap<string, Place>, sheet: string, key: string): string {
  const { first, last } = placeIn(places, sheet);
  const letter = letterIn(places, sheet, key);
  return `'${sheet.replaceAll("'", "''")}'!$${letter}$${first}:$${letter}$${last}`;
}

function letterIn(places: ReadonlyMap<string, Place>, sheet: string, key: string): string {
  const letter = placeIn(places, sheet).letters.get(key);
  if (letter === undefined) throw new Error(`The sheet "${sheet}" has no column "${key}".`);
  return letter;
}

function placeIn(places: ReadonlyMap<string, Place>, sheet: string): Place {
  const place = places.get(sheet);
  if (!place) throw new Error(`There is no sheet "${sheet}".`);
  return place;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** As a criterion, `*`, `?` and `~` are wildcards and a leading comparison sign compares: none of it is meant. */
const criterion = (text: string): string => `=${text.replace(/[~*?]/g, '~$&')}`;
