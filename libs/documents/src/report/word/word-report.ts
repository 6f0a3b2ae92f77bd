import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type FileChild,
  type IParagraphOptions,
} from 'docx';
import type { Annex, ReportModel } from '@dabiao/reporting';
import { CHARTS_DONE, type Pictures } from '../charts/draw-charts';
import { leadsOver } from '../kept';
import { stableZip } from '../stable-zip';
import type { Steps } from '../steps';
import { font, fontTable, FROM_RIGHT, INDENT, PAGE, SIZE, stylesFor } from './official-style';
import { notice, WordBlocks } from './word-blocks';
import { markedHeader, markRun } from './watermark';

/** The report as a Word document in the layout of GB/T 9704-2012. */
export async function wordReport(model: ReportModel, pictures: Pictures, steps: Steps): Promise<Uint8Array> {
  const blocks = new WordBlocks(pictures);
  const children: FileChild[] = [...titleParts(model)];
  const all = [...model.body, ...model.annexes.flatMap((annex) => annex.blocks)].length;
  let made = 0;
  const add = async (made_: readonly FileChild[]): Promise<void> => {
    children.push(...made_);
    made += 1;
    if (made % 20 === 0) await steps.part(made, all, CHARTS_DONE, 0.8);
  };
  const last = model.body.length - 1;
  for (const [i, block] of model.body.entries())
    await add(blocks.make(block, i === last || leadsOver(model.body, i)));
  children.push(...annexList(model), ...signature(model));
  for (const annex of model.annexes) {
    children.push(...annexTitle(annex));
    for (const [i, block] of annex.blocks.entries())
      await add(blocks.make(block, leadsOver(annex.blocks, i)));
  }
  const packed = await Packer.toBuffer(documentOf(model, children));
  await steps.done(0.95);
  return stableZip(new Uint8Array(packed), model.day, (name, text) => editPart(name, text, model));
}

function documentOf(model: ReportModel, children: readonly FileChild[]): Document {
  const { watermark } = model;
  return new Document({
    creator: model.words.system,
    lastModifiedBy: model.words.system,
    title: model.title,
    styles: stylesFor(model.lang),
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: { page: PAGE },
        ...(watermark === null
          ? {}
          : {
              headers: { default: markedHeader(watermark), even: markedHeader(watermark) },
            }),
        footers: { default: pageNumber('right'), even: pageNumber('left') },
        children: [...children],
      },
    ],
  });
}

/** — 1 —, at the outer edge and one character from it: right on odd pages, left on even ones. */
function pageNumber(side: 'left' | 'right'): Footer {
  const character = SIZE.fourth * 10;
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'right' ? { right: character } : { left: character },
        children: [
          new TextRun({
            font: font('number'),
            size: SIZE.fourth,
            children: ['— ', PageNumber.CURRENT, ' —'],
          }),
        ],
      }),
    ],
  });
}

function titleParts(model: ReportModel): Paragraph[] {
  const title = (text: string, size: number): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: 640, lineRule: 'atLeast' },
      children: [new TextRun({ text, font: font('title'), size })],
    });
  return [
    title(model.title, SIZE.second),
    title(model.subtitle, SIZE.third),
    ...model.notices.map(notice),
    ...model.facts.map(
      ({ label, text }) =>
        new Paragraph({
          spacing: { line: 400, lineRule: 'atLeast' },
          children: [
            new TextRun({
              text: `${label}${model.lang === 'zh' ? '：' : ': '}`,
              font: font('first'),
              size: SIZE.fourth,
            }),
            new TextRun({ text, size: SIZE.fourth }),
          ],
        }),
    ),
  ];
}

/** The names of the annexes, after the body and before the signature. */
function annexList({ annexes, words }: ReportModel): Paragraph[] {
  return annexes.map(({ title }, i) => {
    const number = annexes.length > 1 ? `${i + 1}. ` : '';
    return i === 0
      ? new Paragraph({
          keepNext: true,
          indent: { firstLine: INDENT },
          spacing: { before: 560 },
          children: [new TextRun(`${words.annexList}${number}${title}`)],
        })
      : new Paragraph({
          keepNext: true,
          indent: { left: INDENT + 960 },
          children: [new TextRun(`${number}${title}`)],
        });
  });
}

/** Who signs, above the day; both end four characters from the right edge. */
function signature({ signature: { organisation, date } }: ReportModel): Paragraph[] {
  const line = (text: string, options: IParagraphOptions = {}): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { right: FROM_RIGHT },
      keepLines: true,
      ...options,
      children: [new TextRun(text)],
    });
  return [line(organisation, { spacing: { before: 1120 }, keepNext: true }), line(date)];
}

/** An annex begins on a page of its own: its number at the edge, its title in the middle. */
function annexTitle({ label, title }: Annex): Paragraph[] {
  return [
    new Paragraph({
      pageBreakBefore: true,
      children: [new TextRun({ text: label, font: font('first') })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: 640, lineRule: 'atLeast', before: 280, after: 120 },
      children: [new TextRun({ text: title, font: font('title'), size: SIZE.second })],
    }),
  ];
}

/** Takes out what tells when the document was made, names the fonts that may stand in, and lays the mark across. */
function editPart(name: string, text: string, { day, watermark }: ReportModel): string {
  if (name === 'word/fontTable.xml') return fontTable();
  if (/^word\/header\d+\.xml$/.test(name) && watermark !== null)
    return text.replace('</w:p>', () => `${markRun(watermark)}</w:p>`);
  if (name !== 'docProps/core.xml') return text;
  return text.replace(
    /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
    (_, tag: string) => `${tag}${day}T00:00:00Z`,
  );
}
