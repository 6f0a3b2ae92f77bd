import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  PageBreak,
  Paragraph,
  TextRun,
  type FileChild,
} from 'docx';
import type { Block, Chart, Heading } from '@dabiao/reporting';
import type { Picture, Pictures } from '../charts/draw-charts';
import { font, INDENT, LINE, RED, SIZE, TYPE_WIDTH } from './official-style';
import { wordTable } from './word-table';

const LEVELS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const satisfies Record<Heading['level'], unknown>;

/** Makes the parts of a Word document from blocks. Pictures are numbered within the document. */
export class WordBlocks {
  private pictures = 0;

  constructor(private readonly drawn: Pictures) {}

  /** `stays`: a text is kept on one page with what follows, so that no heading and no signature stands alone. */
  make(block: Block, stays: boolean): FileChild[] {
    switch (block.kind) {
      case 'heading':
        return [
          new Paragraph({
            heading: LEVELS[block.level],
            keepNext: true,
            indent: { firstLine: INDENT },
            children: [new TextRun(block.text)],
          }),
        ];
      case 'paragraph':
        return [body(block.text, stays)];
      case 'list':
        return block.items.map((item, i) => body(`${i + 1}. ${item}`, stays && i === block.items.length - 1));
      case 'note':
        return [note(block.text, stays)];
      case 'table':
        return [...caption(block.caption), wordTable(block), spacer()];
      case 'chart':
        return [...caption(block.caption), this.picture(block), spacer()];
      case 'pageBreak':
        return [new Paragraph({ spacing: { line: 20, lineRule: 'exact' }, children: [new PageBreak()] })];
    }
  }

  private picture(chart: Chart): Paragraph {
    const drawn = this.drawn.get(chart);
    if (!drawn) throw new Error(`The chart "${chart.caption}" was not drawn.`);
    this.pictures += 1;
    const name = `chart-${this.pictures}`;
    return new Paragraph({
      alignment: AlignmentType.CENTER,
      // An exact line height would cut the picture down to one line.
      spacing: { line: 240, lineRule: 'auto' },
      children: [
        new ImageRun({
          type: 'png',
          data: drawn.png,
          transformation: fitted(drawn),
          altText: { id: String(this.pictures), name, title: chart.caption, description: spoken(chart) },
        }),
      ],
    });
  }
}

/** 仿宋三号, two characters in. */
const body = (text: string, keepNext: boolean): Paragraph =>
  new Paragraph({
    keepNext,
    alignment: AlignmentType.BOTH,
    indent: { firstLine: INDENT },
    children: [new TextRun(text)],
  });

const note = (text: string, keepNext: boolean): Paragraph =>
  new Paragraph({
    keepNext,
    spacing: { line: 320, lineRule: 'atLeast', after: 80 },
    children: [new TextRun({ text, size: SIZE.fifth })],
  });

/** What every reader must be told, in a frame. */
export const notice = (text: string): Paragraph => {
  const line = { style: BorderStyle.SINGLE, size: 8, color: RED, space: 4 };
  return new Paragraph({
    border: { top: line, bottom: line, left: line, right: line },
    indent: { left: 120, right: 120 },
    spacing: { line: 360, lineRule: 'atLeast', before: 120, after: 120 },
    children: [new TextRun({ text, size: SIZE.smallFourth, color: RED })],
  });
};

function caption(text: string): Paragraph[] {
  if (text === '') return [];
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { line: 340, lineRule: 'atLeast', before: 60, after: 40 },
      children: [new TextRun({ text, font: font('first'), size: SIZE.smallFourth })],
    }),
  ];
}

/** Air below a table, which has no spacing of its own. */
const spacer = (): Paragraph =>
  new Paragraph({ spacing: { line: LINE / 4, lineRule: 'exact' }, children: [] });

/** Pixels at 96 to the inch, as wide as the type area and never higher than a page takes. */
function fitted({ width, height }: Picture): { width: number; height: number } {
  const widest = TYPE_WIDTH / 15;
  const highest = 760;
  const scale = Math.min(widest / width, highest / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** The numbers of a chart as text, for those who cannot see it. */
function spoken({ categories, series }: Chart): string {
  return series
    .map(({ name, points }) => {
      const values = points.map(({ text }, i) => `${categories[i] ?? ''} ${text}`);
      return `${name}: ${values.join(', ')}`;
    })
    .join('; ');
}
