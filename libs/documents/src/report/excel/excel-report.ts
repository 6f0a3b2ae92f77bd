import type { ReportModel, Sheet, SheetCell, SheetColumn } from '@dabiao/reporting';
import { Workbook, type Cell, type CellValue, type Worksheet } from 'exceljs';
import { guarded } from '../../formula-guard';
import { stableZip } from '../stable-zip';
import type { Steps } from '../steps';
import { excelFormula, headerRow, placeOf, type Place } from './excel-formula';

const FONT = { name: '宋体', size: 10.5 } as const;
const LINE = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const;
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE };
const HEADER = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF4' } } as const;
const RED = 'FFC00000';
/** As Excel numbers paper. */
const A4 = 9;

/** The ledger as a workbook: figures as numbers and formulas, with their results for readers that do not calculate. */
export async function excelReport(model: ReportModel, steps: Steps): Promise<Uint8Array> {
  const workbook = new Workbook();
  const day = new Date(`${model.day}T00:00:00Z`);
  workbook.creator = model.words.system;
  workbook.lastModifiedBy = model.words.system;
  workbook.created = day;
  workbook.modified = day;
  workbook.title = model.title;
  // A program that calculates shows what it calculated, not what it was told.
  workbook.calcProperties.fullCalcOnLoad = true;

  const places = new Map(model.sheets.map((sheet) => [sheet.name, placeOf(sheet)]));
  for (const [i, sheet] of model.sheets.entries()) {
    addSheet(workbook, model, sheet, places);
    await steps.part(i, model.sheets.length, 0, 0.6);
  }
  const packed = new Uint8Array(await workbook.xlsx.writeBuffer());
  await steps.done(0.9);
  return stableZip(packed, model.day);
}

function addSheet(
  workbook: Workbook,
  model: ReportModel,
  sheet: Sheet,
  places: ReadonlyMap<string, Place>,
): void {
  const header = headerRow(sheet);
  const watermark = model.watermark === null ? '' : `&"宋体,Bold"&14&KC00000${model.watermark}`;
  const page = workbook.addWorksheet(sheet.name, {
    views: [{ state: 'frozen', ySplit: header }],
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${header}:${header}`,
    },
    headerFooter: { oddHeader: `&C${watermark}`, oddFooter: '&C— &P —' },
  });
  Object.assign(page.pageSetup, { paperSize: A4 });
  sheet.columns.forEach(({ width }, i) => (page.getColumn(i + 1).width = width));
  addLead(page, model, sheet);
  sheet.columns.forEach(({ header: text }, i) => {
    const cell = page.getCell(header, i + 1);
    cell.value = guarded(text);
    cell.style = {
      font: { ...FONT, bold: true },
      fill: HEADER,
      border: BORDER,
      alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
    };
  });
  page.getRow(header).height =
    LINE_HEIGHT *
    linesOf(
      sheet,
      sheet.columns.map((column) => column.header),
    );
  sheet.rows.forEach((row, r) => {
    const number = header + 1 + r;
    const wrapped = row.map((value, c) => (sheet.columns[c]!.kind === 'long' ? value : null));
    // Not every program makes a row as high as its text.
    page.getRow(number).height = LINE_HEIGHT * linesOf(sheet, wrapped);
    row.forEach((value, c) => {
      const cell = page.getCell(number, c + 1);
      cell.value = cellValue(value, sheet, number, places);
      styleCell(cell, sheet.columns[c]!);
    });
  });
  const last = Math.max(header, header + sheet.rows.length);
  page.autoFilter = { from: { row: header, column: 1 }, to: { row: last, column: sheet.columns.length } };
}

/** Title and notices above the table, over its whole width, in rows high enough for them. */
function addLead(page: Worksheet, model: ReportModel, sheet: Sheet): void {
  const width = sheet.columns.reduce((sum, column) => sum + column.width, 0);
  sheet.lead.forEach((text, i) => {
    const row = i + 1;
    page.mergeCells(row, 1, row, sheet.columns.length);
    const cell = page.getCell(row, 1);
    cell.value = guarded(text);
    const isNotice = i === 1 && model.watermark !== null;
    cell.style = {
      font: { ...FONT, bold: i === 0, ...(isNotice ? { color: { argb: RED }, bold: true } : {}) },
      alignment: { vertical: 'top', wrapText: true },
    };
    page.getRow(row).height = 16 * Math.ceil(widthOf(text) / width);
  });
}

/** Height of a line of print, in points. */
const LINE_HEIGHT = 15;

/** How many lines the texts of a row need, as wide as its columns are. */
function linesOf({ columns }: Sheet, texts: readonly SheetCell[]): number {
  const lines = texts.map((text, i) =>
    typeof text === 'string' ? Math.ceil((1.08 * widthOf(text)) / (columns[i]!.width - 1)) : 1,
  );
  return Math.max(1, ...lines);
}

/** Width of a text in characters of the sheet: a Chinese one takes two. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (/[\u2e80-\uffff]/.test(character) ? 2 : 1), 0);
}

function cellValue(
  value: SheetCell,
  sheet: Sheet,
  row: number,
  places: ReadonlyMap<string, Place>,
): CellValue {
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'string') return guarded(value);
  return {
    formula: excelFormula(value.formula, sheet.name, row, places),
    result: value.result,
    date1904: false,
  };
}

const FORMATS: Readonly<Record<SheetColumn['kind'], string>> = {
  text: '@',
  long: '@',
  day: '@',
  whole: '0',
  percent: '0.00" %"',
};

function styleCell(cell: Cell, { kind }: SheetColumn): void {
  const horizontal = kind === 'whole' || kind === 'percent' ? 'right' : kind === 'day' ? 'center' : 'left';
  cell.style = {
    font: FONT,
    border: BORDER,
    numFmt: typeof cell.value === 'string' ? '@' : FORMATS[kind],
    alignment: { vertical: 'top', horizontal, wrapText: kind === 'long' },
  };
}
