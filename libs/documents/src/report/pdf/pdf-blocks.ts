import type { Content, TableCell } from 'pdfmake/interfaces';
import type { Block, Cell, Heading, TableBlock } from '@dabiao/reporting';
import type { Pictures } from '../charts/draw-charts';
import { printable } from '../fonts';
import { staysWhole, withLeads } from '../kept';
import { shadeOf } from '../shade';

/** How much room a heading needs on its page: for itself, what leads over, a caption, headers and a row. In points. */
export const ROOM = 120;
/** And for each further heading or text that leads over. */
const ROOM_FOR_LEAD = 34;

/** Between the margins of A4, in points. */
const WIDTH = 595.28 - 62 - 56;
const HIGHEST = 560;

const HEADINGS = {
  1: { fontSize: 14, margin: [0, 14, 0, 6] },
  2: { fontSize: 12, margin: [0, 10, 0, 4] },
  3: { fontSize: 10.5, margin: [0, 6, 0, 2] },
} as const satisfies Record<Heading['level'], { fontSize: number; margin: readonly number[] }>;

/** Blocks with what keeps them together: headings with what they introduce, short tables and charts as a whole. */
export function pdfBlocks(blocks: readonly Block[], pictures: Pictures): Content[] {
  return withLeads(blocks).flatMap((group): Content[] => {
    if (group.some(staysWhole))
      return [{ unbreakable: true, stack: group.flatMap((block) => pdfBlock(block, pictures, 0)) }];
    const room = ROOM + (group.length - 2) * ROOM_FOR_LEAD;
    return group.flatMap((block) => pdfBlock(block, pictures, room));
  });
}

/** `room`: what a heading needs below itself on its page; `headlineLevel` carries it to where pages are broken. */
function pdfBlock(block: Block, pictures: Pictures, room: number): Content[] {
  switch (block.kind) {
    case 'heading': {
      const { fontSize, margin } = HEADINGS[block.level];
      const text = printable(block.text);
      return [{ text, bold: true, fontSize, margin: [...margin], headlineLevel: room }];
    }
    case 'paragraph':
      return [{ text: printable(block.text), leadingIndent: 21, margin: [0, 2, 0, 4] }];
    case 'list':
      return [{ ol: block.items.map(printable), margin: [21, 0, 0, 4] }];
    case 'note':
      return [
        {
          unbreakable: true,
          stack: [{ text: printable(block.text), fontSize: 9, color: '#444444', margin: [0, 1, 0, 5] }],
        },
      ];
    case 'pageBreak':
      return [{ text: '', pageBreak: 'after' }];
    case 'table':
      return [pdfTable(block)];
    case 'chart': {
      const picture = pictures.get(block);
      if (!picture) throw new Error(`The chart "${block.caption}" was not drawn.`);
      const image = `data:image/png;base64,${Buffer.from(picture.png).toString('base64')}`;
      return [
        { text: printable(block.caption), bold: true, alignment: 'center', margin: [0, 6, 0, 3] },
        { image, fit: [WIDTH, HIGHEST], alignment: 'center', margin: [0, 0, 0, 8] },
      ];
    }
  }
}

const ALIGN = { text: 'left', figure: 'right', mark: 'center' } as const;
const PADDING = 3;
const LINE = 0.5;

/**
 * A table over the whole width. Caption and headers are its first rows, which repeat on every page and are never left
 * behind; no row is split.
 */
function pdfTable({ caption, columns, rows, groups, compact }: TableBlock): Content {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const free = WIDTH - columns.length * 2 * PADDING - (columns.length + 1) * LINE;
  const header = (text: string, colSpan = 1): TableCell => ({
    text: printable(text),
    bold: true,
    alignment: 'center',
    fillColor: '#e8eef4',
    colSpan,
  });
  const empty = (count: number): TableCell[] => Array.from({ length: count }, () => ({ text: '' }));
  const body: TableCell[][] = [
    ...(caption === '' ? [] : [[captionCell(caption, columns.length), ...empty(columns.length - 1)]]),
    ...(groups
      ? [groups.flatMap(({ title, span }): TableCell[] => [header(title, span), ...empty(span - 1)])]
      : []),
    columns.map((column) => header(column.header)),
    ...rows.map((row) => row.map((cell, i) => bodyCell(cell, ALIGN[columns[i]!.kind]))),
  ];
  return {
    fontSize: compact ? 8.5 : 9,
    lineHeight: 1.1,
    margin: [0, 2, 0, 8],
    table: {
      headerRows: (caption === '' ? 0 : 1) + (groups ? 1 : 0) + 1,
      // One row would look lost; a table of one row has no more.
      keepWithHeaderRows: Math.min(2, rows.length),
      dontBreakRows: true,
      widths: columns.map(({ width }) => (free * width) / whole),
      body,
    },
    layout: {
      hLineWidth: (i) => (caption !== '' && i === 0 ? 0 : LINE),
      vLineWidth: () => LINE,
      hLineColor: () => '#888888',
      vLineColor: () => '#888888',
      paddingLeft: () => PADDING,
      paddingRight: () => PADDING,
      paddingTop: () => 2,
      paddingBottom: () => 2,
    },
  };
}

const ONLY_BELOW: [boolean, boolean, boolean, boolean] = [false, false, false, true];

/** Over the table, outside of its lines. */
const captionCell = (caption: string, colSpan: number): TableCell => ({
  text: printable(caption),
  ...{ colSpan, bold: true, alignment: 'center', fontSize: 10.5 },
  border: ONLY_BELOW,
  margin: [0, 2, 0, 1],
});

function bodyCell(cell: Cell, alignment: (typeof ALIGN)[keyof typeof ALIGN]): TableCell {
  if (typeof cell === 'string') return { text: printable(cell), alignment };
  return { text: printable(cell.text), alignment, fillColor: `#${shadeOf(cell.shade)}` };
}
