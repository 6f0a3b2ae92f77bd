import type { IStylesOptions } from 'docx';
import type { ReportModel } from '@dabiao/reporting';

/*
 * The layout of an official document (GB/T 9704-2012), as far as it says something for a report: page, type area,
 * fonts and sizes, line spacing, page numbers. Lengths in twips (1/20 point), sizes in half points.
 */

const MM = 1440 / 25.4;
const mm = (millimetres: number): number => Math.round(millimetres * MM);

/** A4; 天头 37 mm, 订口 28 mm, type area 156 × 225 mm. */
export const PAGE = {
  size: { width: mm(210), height: mm(297) },
  // The page number stands 7 mm below the type area.
  margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(20), footer: mm(24) },
} as const;
export const TYPE_WIDTH = mm(156);

/** Fonts as they are named in China, and what stands in where they are not installed. */
export const FONTS = {
  title: { eastAsia: '方正小标宋简体', instead: '宋体' },
  body: { eastAsia: '仿宋_GB2312', instead: '仿宋' },
  first: { eastAsia: '黑体', instead: 'SimHei' },
  second: { eastAsia: '楷体_GB2312', instead: '楷体' },
  number: { eastAsia: '宋体', instead: 'SimSun' },
} as const;

const LATIN = 'Times New Roman';
/** A run's fonts: Chinese in the official font, Latin and figures in Times. */
export const font = (
  use: keyof typeof FONTS,
): { ascii: string; hAnsi: string; eastAsia: string; cs: string } => ({
  ascii: LATIN,
  hAnsi: LATIN,
  eastAsia: FONTS[use].eastAsia,
  cs: LATIN,
});

/** 二号, 三号, 四号, 小四, 五号, 小五. */
export const SIZE = {
  second: 44,
  third: 32,
  fourth: 28,
  smallFourth: 24,
  fifth: 21,
  smallFifth: 18,
} as const;

/** 固定值 28 磅. */
export const LINE = 560;
/** Two characters of 三号. */
export const INDENT = 640;
/** Four characters of 三号: how far date and seal stand from the right edge. */
export const FROM_RIGHT = 1280;
export const RED = 'C00000';

/** Sizes of the standard for Chinese; English, for which it says nothing, in the usual twelve points. */
export function stylesFor(lang: ReportModel['lang']): IStylesOptions {
  const { size, line } =
    lang === 'zh' ? { size: SIZE.third, line: LINE } : { size: SIZE.smallFourth, line: 400 };
  return {
    default: {
      document: {
        run: { font: font('body'), size: size, language: { value: 'en-US', eastAsia: 'zh-CN' } },
        paragraph: { spacing: { line, lineRule: 'exact', before: 0, after: 0 } },
      },
      heading1: { run: { font: font('first'), size: size, bold: lang === 'en', color: '000000' } },
      heading2: { run: { font: font('second'), size: size, bold: lang === 'en', color: '000000' } },
      heading3: { run: { font: font('body'), size: size, bold: true, color: '000000' } },
    },
  };
}

/** The table of fonts, so that a machine without the official ones takes the next best and not just any. */
export function fontTable(): string {
  const font = ({ eastAsia, instead }: (typeof FONTS)[keyof typeof FONTS]): string =>
    `<w:font w:name="${eastAsia}"><w:altName w:val="${instead}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>`;
  const latin = `<w:font w:name="${LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${latin}${Object.values(FONTS).map(font).join('')}</w:fonts>`;
}
