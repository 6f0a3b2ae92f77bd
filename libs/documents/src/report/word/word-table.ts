import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Cell, Column, TableBlock } from '@dabiao/reporting';
import { staysWhole } from '../kept';
import { shadeOf } from '../shade';
import { font, SIZE, TYPE_WIDTH } from './official-style';

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE };
interface Print {
  readonly size: number;
  readonly line: number;
}
/** 五号, and 小五 for tables that have to stand on one page with others. */
const NORMAL: Print = { size: SIZE.fifth, line: 270 };
const SMALL: Print = { size: SIZE.smallFifth, line: 230 };
const ALIGN = {
  text: AlignmentType.LEFT,
  figure: AlignmentType.RIGHT,
  mark: AlignmentType.CENTER,
} as const;

/**
 * A table as wide as the type area. Headers repeat on every page and no row is split. A short table stays on one page; of
 * a long one neither the first nor the last row stands alone.
 */
export function wordTable(table: TableBlock): Table {
  const { columns, rows, groups, compact } = table;
  const whole = staysWhole(table);
  const staysWithNext = (at: number): boolean =>
    at < rows.length - 1 && (whole || at === 0 || at === rows.length - 2);
  const widths = widthsOf(columns);
  const print = compact ? SMALL : NORMAL;
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ header: text }, i) => headerCell(text, widths[i]!, print)),
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TYPE_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      ...(groups ? [groupRow(groups, widths, print)] : []),
      header,
      ...rows.map(
        (row, at) =>
          new TableRow({
            cantSplit: true,
            children: row.map((cell, i) => bodyCell(cell, columns[i]!, widths[i]!, print, staysWithNext(at))),
          }),
      ),
    ],
  });
}

/** Shares as twips that add up to the whole width. */
function widthsOf(columns: readonly Column[]): number[] {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((TYPE_WIDTH * width) / whole));
  widths[0]! += TYPE_WIDTH - widths.reduce((sum, width) => sum + width, 0);
  return widths;
}

function groupRow(
  groups: NonNullable<TableBlock['groups']>,
  widths: readonly number[],
  print: Print,
): TableRow {
  let at = 0;
  const children = groups.map(({ title, span }) => {
    const width = widths.slice(at, at + span).reduce((sum, one) => sum + one, 0);
    at += span;
    return headerCell(title, width, print, span);
  });
  return new TableRow({ tableHeader: true, cantSplit: true, children });
}

function headerCell(text: string, width: number, print: Print, columnSpan = 1): TableCell {
  return cell(width, print, {
    columnSpan,
    paragraph: { alignment: AlignmentType.CENTER, keepNext: true },
    runs: [new TextRun({ text, font: font('first'), size: print.size })],
  });
}

function bodyCell(
  content: Cell,
  { kind }: Column,
  width: number,
  print: Print,
  keepNext: boolean,
): TableCell {
  const { text, shade } = typeof content === 'string' ? { text: content, shade: undefined } : content;
  return cell(width, print, {
    paragraph: { alignment: ALIGN[kind], keepNext },
    runs: text
      .split('\n')
      .map((line, i) => new TextRun({ text: line, size: print.size, ...(i > 0 ? { break: 1 } : {}) })),
    ...(shade === undefined ? {} : { fill: shadeOf(shade) }),
  });
}

function cell(
  width: number,
  { line }: Print,
  content: {
    readonly paragraph: { alignment: (typeof AlignmentType)[keyof typeof AlignmentType]; keepNext?: boolean };
    readonly runs: TextRun[];
    readonly columnSpan?: number;
    readonly fill?: string;
  },
): TableCell {
  const { paragraph, runs, columnSpan = 1, fill } = content;
  return new TableCell({
    columnSpan,
    borders: BORDERS,
    verticalAlign: VerticalAlignTable.CENTER,
    width: { size: width, type: WidthType.DXA },
    margins: { top: 30, bottom: 30, left: 60, right: 60 },
    ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
    children: [new Paragraph({ ...paragraph, spacing: { line, lineRule: 'atLeast' }, children: runs })],
  });
}
