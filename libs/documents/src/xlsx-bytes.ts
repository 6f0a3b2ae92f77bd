import type { Cell, DataValidation, PageSetup, Style, Workbook, Worksheet } from 'exceljs';
import { unzipSync, zipSync } from 'fflate';
import type { EmptySheet, EmptySheetColumn } from '@dabiao/assessment';
import { guardedCell } from './formula-guard';
import { NOTES_SHEET } from './lean-xlsx';

/** The same sheet must give the same bytes, so nothing in it may tell when it was made. */
const CREATED = new Date(Date.UTC(2026, 0, 1));
/** Zip entries carry a local time: with local parts they are the same bytes in every time zone. */
const PACKED = new Date(2026, 0, 1);

/** The types of ExcelJS have it in an enum that exists nowhere at run time. */
const A4: object = { paperSize: 9 };

/** On A4 across, with lines and the header on each page; as many columns on a page as can still be read. */
const printed = (columns: readonly EmptySheetColumn[]): Partial<PageSetup> => ({
  ...A4,
  ...{ orientation: 'landscape', printTitlesRow: '1:1', showGridLines: true },
  ...{ fitToPage: true, fitToWidth: Math.ceil(widthOf(columns) / READABLE_WIDTH), fitToHeight: 0 },
});
const READABLE_WIDTH = 340;
const widthOf = (columns: readonly EmptySheetColumn[]): number =>
  columns.reduce((sum, { width, hidden = false }) => sum + (hidden ? 0 : width), 0);

const TEXT_FORMAT = '@';
const GREY = 'FFEDEDED';
const HEADER = 'FFD6E4F0';
/** Excel refuses longer lists inside a validation. */
const LONGEST_LIST = 255;

/** The sheet as a workbook. */
export async function xlsxBytes(sheet: EmptySheet): Promise<Uint8Array> {
  const { Workbook } = (await import('exceljs')).default;
  const workbook = new Workbook();
  workbook.creator = 'Dabiao';
  workbook.lastModifiedBy = 'Dabiao';
  workbook.created = CREATED;
  workbook.modified = CREATED;

  await addSheet(workbook, sheet);
  if (sheet.notes.length > 0) addNotes(workbook, sheet.notes);
  addChoices(workbook, sheet);

  const packed = new Uint8Array(await workbook.xlsx.writeBuffer());
  return zipSync(unzipSync(packed), { mtime: PACKED });
}

async function addSheet(workbook: Workbook, { name, columns, rows }: EmptySheet): Promise<void> {
  const sheet = workbook.addWorksheet(sheetName(name), {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: printed(columns),
  });
  columns.forEach((column, i) => prepareColumn(sheet, column, i + 1));
  sheet.addRow(columns.map(({ header }) => header));
  rows.forEach((row) => sheet.addRow(row.map(guardedCell)));
  sheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: rows.length + 1, column: Math.max(1, columns.length) },
  };
  const styles = columns.map(cellStyle);
  columns.forEach((_, i) => styleHeader(sheet.getCell(1, i + 1)));
  for (let number = 2; number <= rows.length + 1; number++) {
    const row = sheet.getRow(number);
    for (const [i, style] of styles.entries()) row.getCell(i + 1).style = style;
    row.height = LINE_HEIGHT * linesOf(rows[number - 2]!, columns);
  }
  if (columns.some(({ locked }) => locked))
    await sheet.protect('', { formatColumns: true, formatRows: true, sort: true, autoFilter: true });
}

const LINE_HEIGHT = 17;
/** What does not fit is there for whoever makes the row higher. */
const MOST_LINES = 12;

/** Lines that a row needs: programs other than Excel do not work out the height of wrapped text themselves. */
function linesOf(row: readonly string[], columns: readonly EmptySheetColumn[]): number {
  const lines = columns.map(({ width, wrap = false }, i) => {
    const text = row[i] ?? '';
    if (!wrap || text.length < width / 2) return 1;
    return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(shownWidth(line) / width)), 0);
  });
  return Math.min(MOST_LINES, Math.max(1, ...lines));
}

/** Chinese characters are two wide. */
function shownWidth(text: string): number {
  return text.length + (text.match(/[\u1100-\uffff]/g)?.length ?? 0);
}

/** What is set on the column also holds for the rows below those prepared. */
function prepareColumn(
  sheet: Worksheet,
  { width, locked, hidden = false }: EmptySheetColumn,
  number: number,
): void {
  const column = sheet.getColumn(number);
  column.width = width;
  column.hidden = hidden;
  if (!locked) column.style = { numFmt: TEXT_FORMAT, protection: { locked: false } };
}

function styleHeader(cell: Cell): void {
  cell.style = {
    font: { bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: HEADER } },
    alignment: { vertical: 'middle', wrapText: true },
  };
}

/**
 * As text, 1:1.5 and 01.01 stay what was typed instead of becoming a time and a number. One style for all cells of a
 * column: ExcelJS looks up each style object only once.
 */
function cellStyle({ locked, wrap }: EmptySheetColumn): Partial<Style> {
  const alignment = { vertical: 'top', wrapText: wrap ?? false } as const;
  return locked
    ? { alignment, fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: GREY } } }
    : { alignment, numFmt: TEXT_FORMAT, protection: { locked: false } };
}

/** What A4 holds upright. */
const NOTES_WIDTH = 74;

function addNotes(workbook: Workbook, notes: readonly string[]): void {
  const onePageWide = { ...A4, fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  const sheet = workbook.addWorksheet(NOTES_SHEET, { pageSetup: onePageWide });
  sheet.getColumn(1).width = NOTES_WIDTH;
  for (const note of notes) {
    const row = sheet.addRow([note]);
    row.alignment = { vertical: 'top', wrapText: true };
    row.height = LINE_HEIGHT * Math.max(1, Math.ceil(shownWidth(note) / NOTES_WIDTH));
  }
}

/** Drop-downs. Lists that do not fit inside the validation are put on a hidden sheet, one column each. */
function addChoices(workbook: Workbook, { columns, rows }: EmptySheet): void {
  const [sheet] = workbook.worksheets;
  let hidden: Worksheet | undefined;
  columns.forEach(({ choices = [], open = false }, i) => {
    if (!sheet || choices.length === 0) return;
    const formula =
      listLiteral(choices) ??
      listOn((hidden ??= workbook.addWorksheet('choices', { state: 'hidden' })), choices);
    if (rows.length === 0) return;
    const { letter } = sheet.getColumn(i + 1);
    (sheet as WithValidations).dataValidations.add(`${letter}2:${letter}${rows.length + 1}`, {
      type: 'list',
      allowBlank: true,
      showErrorMessage: !open,
      formulae: [formula],
    });
  });
}

/** ExcelJS takes a validation for a whole range, of which its types say nothing. */
type WithValidations = Worksheet & {
  readonly dataValidations: { add(range: string, validation: DataValidation): void };
};

function listLiteral(choices: readonly string[]): string | undefined {
  const list = `"${choices.join(',')}"`;
  const plain = choices.every((choice) => !/[",]/.test(choice));
  return plain && list.length <= LONGEST_LIST ? list : undefined;
}

function listOn(sheet: Worksheet, choices: readonly string[]): string {
  const column = sheet.getColumn(sheet.columnCount + 1);
  column.values = [...choices];
  return `${sheet.name}!$${column.letter}$1:$${column.letter}$${choices.length}`;
}

/** Excel allows 31 characters, none of these. */
function sheetName(name: string): string {
  return (
    name
      .replace(/[*?:\\/[\]']/g, ' ')
      .trim()
      .slice(0, 31) || 'Sheet'
  );
}
