import type { Parts } from './unpack-xlsx';

/** A block of cells shown as one; 1-based and inclusive. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface LeanXlsx {
  readonly parts: Parts;
  readonly rowCount: number;
  readonly merges: readonly Merge[];
  /** Names of the other visible sheets that have something in them. */
  readonly others: readonly string[];
}

/** The second sheet of what `writeSheet` makes. */
export const NOTES_SHEET = '说明 Notes';

const CELL_WITH_NOTHING = /<c\b[^<>]*?(?:\/>|>\s*(?:<v\b[^<>]*?(?:\/>|><\/v>)\s*)?<\/c>)/g;
const ROW_WITH_NOTHING = /<row\b[^<>]*?(?:\/>|>\s*<\/row>)/g;
const FORMULA_WITH_RESULT =
  /(<c\b[^<>]*>\s*)<f\b[^<>]*?(?:\/>|>[^<]*<\/f>)\s*(?=<v\b[^<>]*>[^<])|(<c\b[^<>]*\bt=["']str["'][^<>]*>\s*)<f\b[^<>]*?(?:\/>|>[^<]*<\/f>)\s*<v\b[^<>]*?(?:\/>|>\s*<\/v>)\s*/g;
const FORMULA_WITHOUT_RESULT = /<f\b[^<>]*?(?:\/>|>[^<]*<\/f>)/g;

/**
 * The first visible sheet with something in it, and only what is needed to read its cells; null when all are empty.
 *
 * ExcelJS makes an object of every styled cell, every cell of a named range, every cell of a merge. In a sheet
 * that was formatted down to the last row this takes gigabytes, so cells with nothing in them go before it sees
 * them. A formula that has its result is replaced by the result: ExcelJS would lose an empty one, and of
 * a shared formula without result it would lose that there is one.
 */
export function leanXlsx(parts: Parts): LeanXlsx | null {
  const sheets = visibleSheets(parts);
  if (sheets.length === 0) throw new Error('The workbook names no visible sheet.');
  for (const [i, { path }] of sheets.entries()) {
    const sheet = leanSheet(parts.get(path) ?? '');
    const rowCount = tags(sheet, 'row').length;
    if (rowCount === 0) continue;
    const lean = new Map([...parts].filter(([name]) => !name.startsWith('xl/worksheets/')));
    lean.set(path, sheet);
    lean.set('xl/workbook.xml', leanWorkbook(parts));
    lean.set('xl/styles.xml', leanStyles(parts.get('xl/styles.xml') ?? '<styleSheet/>'));
    const others = sheets
      .slice(i + 1)
      // The notes that come with an empty sheet are not data anybody expects to be read.
      .filter(
        (other) =>
          other.name !== NOTES_SHEET && tags(leanSheet(parts.get(other.path) ?? ''), 'row').length > 0,
      )
      .map(({ name }) => name);
    return { parts: lean, rowCount, merges: mergesOf(sheet), others };
  }
  return null;
}

function visibleSheets(parts: Parts): { path: string; name: string }[] {
  const targets = new Map(
    tags(parts.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  );
  return tags(parts.get('xl/workbook.xml') ?? '', 'sheet')
    .filter((tag) => (attribute(tag, 'state') || 'visible') === 'visible')
    .map((tag) => ({
      path: `xl/${(targets.get(attribute(tag, 'r:id')) ?? '').replace(/^\s*(\/xl\/)?/, '')}`,
      name: attribute(tag, 'name'),
    }))
    .filter(({ path }) => parts.has(path));
}

function leanSheet(xml: string): string {
  return xml
    .replace(FORMULA_WITH_RESULT, '$1$2')
    .replace(FORMULA_WITHOUT_RESULT, '<f>0</f>')
    .replace(CELL_WITH_NOTHING, '')
    .replace(ROW_WITH_NOTHING, '');
}

function leanWorkbook(parts: Parts): string {
  return (parts.get('xl/workbook.xml') ?? '').replace(/<definedName\b[^<>]*>[^<]*<\/definedName>/g, '');
}

/**
 * Two things ExcelJS does not know about number formats: that 27–36 and 50–58, which a Chinese Excel uses without
 * spelling them out, are dates; and that a character after a backslash is only itself.
 */
function leanStyles(xml: string): string {
  const spelledOut = new Set(tags(xml, 'numFmt').map((tag) => attribute(tag, 'numFmtId')));
  return xml
    .replace(/\bnumFmtId="(2[7-9]|3[0-6]|5[0-8])"/g, (all, id: string) =>
      spelledOut.has(id) ? all : 'numFmtId="14"',
    )
    .replace(/\bformatCode="[^"]*"/g, (code) =>
      code.replace(/\\(?:&quot;|(&\w+;|.))/g, (_, literal?: string) =>
        literal ? `&quot;${literal}&quot;` : '',
      ),
    );
}

function mergesOf(sheet: string): Merge[] {
  return tags(sheet, 'mergeCell').flatMap((tag) => {
    const corners = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(attribute(tag, 'ref'));
    if (!corners) return [];
    const [, left = '', top, right = '', bottom] = corners;
    return [{ top: Number(top), left: column(left), bottom: Number(bottom), right: column(right) }];
  });
}

function column(letters: string): number {
  return Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

function tags(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<${name}\\b[^<>]*>`, 'g')) ?? [];
}

function attribute(tag: string, name: string): string {
  const [, double, single] = new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)')`).exec(tag) ?? [];
  return double ?? single ?? '';
}
