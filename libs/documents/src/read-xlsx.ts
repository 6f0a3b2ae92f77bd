import type { Cell, Row } from '@dabiao/assessment';
import type { Worksheet } from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import { cellOf } from './cell-of';
import { leanXlsx, type Merge } from './lean-xlsx';
import { isBlank, LIMITS, refused, tableOf, type TableRead } from './table';
import { unpackXlsx, type Parts } from './unpack-xlsx';

/** Parts of a sheet that say nothing about its cells, some of which ExcelJS cannot read in every file. */
const NOT_READ = [
  'cols',
  'sheetViews',
  'autoFilter',
  'mergeCells',
  'hyperlinks',
  'dataValidations',
  'conditionalFormatting',
  'drawing',
  'picture',
  'tableParts',
  'extLst',
];

export async function readXlsx(bytes: Uint8Array): Promise<TableRead> {
  try {
    const unpacked = unpackXlsx(bytes);
    if (!unpacked.ok) return unpacked;
    const lean = leanXlsx(unpacked.parts);
    if (lean === null) return refused('table.empty');
    if (lean.rowCount > LIMITS.rows) return refused('table.tooManyRows', { limit: LIMITS.rows });
    const sheet = await firstSheet(lean.parts);
    return tableOf(rowsOf(sheet, lean.merges), sheet.name, lean.others);
  } catch {
    return refused('table.malformed');
  }
}

/** ExcelJS takes a quarter of a second to load, which those who read CSV should not pay. */
async function firstSheet(parts: Parts): Promise<Worksheet> {
  const { Workbook } = (await import('exceljs')).default;
  const packed = zipSync(Object.fromEntries([...parts].map(([name, xml]) => [name, strToU8(xml)])), {
    level: 0,
  });
  const workbook = new Workbook();
  await workbook.xlsx.load(new Uint8Array(packed).buffer, { ignoreNodes: NOT_READ });
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new Error('The sheet was lost on the way.');
  return sheet;
}

function rowsOf(sheet: Worksheet, merges: readonly Merge[]): Row[] {
  const rows: Row[] = [];
  sheet.eachRow((row, number) => {
    const own = merges.filter(({ top, bottom }) => top <= number && number <= bottom);
    const width = Math.min(LIMITS.columns, Math.max(row.cellCount, ...own.map(({ right }) => right)));
    const cells = Array.from({ length: width }, (_, i): Cell => {
      if (own.some((merge) => covers(merge, number, i + 1))) return { text: '', trouble: 'merged' };
      const cell = row.findCell(i + 1);
      return cellOf(cell?.value, cell?.numFmt);
    });
    if (!isBlank(cells)) rows.push({ number, cells });
  });
  return rows;
}

/** Whether the merge hides this cell: all of its cells but the first, which shows the value. */
function covers({ top, left, bottom, right }: Merge, row: number, column: number): boolean {
  const inside = top <= row && row <= bottom && left <= column && column <= right;
  return inside && !(row === top && column === left);
}
