import pdfmake from 'pdfmake';
import type { Content, DynamicContent, Node, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { ReportModel } from '@dabiao/reporting';
import { CHARTS_DONE, type Pictures } from '../charts/draw-charts';
import { FONT_FAMILY, FONT_FILES, printable } from '../fonts';
import type { Steps } from '../steps';
import { pdfBlocks, ROOM } from './pdf-blocks';

const RED = '#c00000';

/** The report as PDF, with the glyphs it uses of the one Chinese font embedded. */
export async function pdfReport(model: ReportModel, pictures: Pictures, steps: Steps): Promise<Uint8Array> {
  pdfmake.setFonts({ [FONT_FAMILY]: FONT_FILES });
  // Nothing but the fonts is read, and nothing is fetched, whatever a text says.
  const fonts: readonly string[] = Object.values(FONT_FILES);
  pdfmake.setLocalAccessPolicy((path) => fonts.includes(path));
  pdfmake.setUrlAccessPolicy(() => false);
  await steps.done(CHARTS_DONE + 0.05);
  const bytes = await pdfmake.createPdf(definitionOf(model, pictures)).getBuffer();
  return new Uint8Array(bytes);
}

function definitionOf(model: ReportModel, pictures: Pictures): TDocumentDefinitions {
  const day = new Date(`${model.day}T00:00:00Z`);
  return {
    pageSize: 'A4',
    pageMargins: [62, 64, 56, 64],
    language: model.lang === 'zh' ? 'zh-CN' : 'en',
    info: {
      title: model.title,
      creator: model.words.system,
      producer: model.words.system,
      creationDate: day,
      modDate: day,
    },
    defaultStyle: { font: FONT_FAMILY, fontSize: 10.5, lineHeight: 1.25 },
    ...(model.watermark === null
      ? {}
      : { watermark: { text: printable(model.watermark), color: '#808080', opacity: 0.09, bold: true } }),
    header: headerOf(model),
    footer: (page: number) => ({
      text: `— ${page} —`,
      alignment: page % 2 === 1 ? 'right' : 'left',
      margin: [72, 16, 66, 0],
      fontSize: 10.5,
    }),
    pageBreakBefore: leavesAlone,
    content: [
      ...titleParts(model),
      ...pdfBlocks(model.body, pictures),
      ...closing(model),
      ...model.annexes.flatMap(({ label, title, blocks }): Content[] => [
        {
          text: printable(label),
          bold: true,
          fontSize: 12,
          pageBreak: 'before',
          headlineLevel: ROOM,
        },
        {
          text: printable(title),
          alignment: 'center',
          bold: true,
          fontSize: 16,
          margin: [0, 4, 0, 10],
        },
        ...pdfBlocks(blocks, pictures),
      ]),
    ],
  };
}

/** Where the text of a page ends. */
const PAGE_END = 842 - 64;

/** A heading with less room below it than it asks for begins the next page. */
function leavesAlone({ headlineLevel, startPosition }: Node): boolean {
  return headlineLevel !== undefined && startPosition.top > PAGE_END - headlineLevel;
}

/** What the page belongs to, and that it is a demonstration where it is. */
function headerOf({ title, subtitle, watermark }: ReportModel): DynamicContent {
  return () => ({
    columns: [
      { text: printable(`${title} ${subtitle}`), fontSize: 9, color: '#555555' },
      {
        text: printable(watermark ?? ''),
        fontSize: 9,
        color: RED,
        bold: true,
        alignment: 'right',
        width: 'auto',
      },
    ],
    margin: [62, 30, 56, 0],
  });
}

function titleParts(model: ReportModel): Content[] {
  return [
    { text: printable(model.title), alignment: 'center', bold: true, fontSize: 20, margin: [0, 8, 0, 2] },
    { text: printable(model.subtitle), alignment: 'center', fontSize: 13, margin: [0, 0, 0, 10] },
    ...model.notices.map((text): Content => ({
      table: { widths: ['*'], body: [[{ text: printable(text), color: RED, fontSize: 9.5 }]] },
      layout: { hLineColor: () => RED, vLineColor: () => RED },
      margin: [0, 2, 0, 4],
    })),
    ...model.facts.map(({ label, text }): Content => ({
      text: [
        { text: `${printable(label)}${model.lang === 'zh' ? '：' : ': '}`, bold: true },
        { text: printable(text) },
      ],
      margin: [0, 1, 0, 1],
    })),
  ];
}

/** The names of the annexes, then who signs, and the day. */
function closing({ annexes, words, signature: { organisation, date } }: ReportModel): Content[] {
  const names = annexes.map(({ title }, i) => `${annexes.length > 1 ? `${i + 1}. ` : ''}${printable(title)}`);
  return [
    {
      // Neither a list that is torn apart nor a signature alone on its page.
      unbreakable: true,
      stack: [
        ...(names.length > 0
          ? [
              {
                columns: [{ text: printable(words.annexList), width: 'auto' as const }, { stack: names }],
                columnGap: 4,
                margin: [21, 14, 0, 0] as [number, number, number, number],
              },
            ]
          : []),
        {
          stack: [printable(organisation), printable(date)],
          alignment: 'right',
          margin: [0, 28, 42, 0],
        },
      ],
    },
  ];
}
