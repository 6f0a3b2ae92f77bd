import type { Page } from 'playwright-core';
import { printedSheets, type PrintedSheet } from '../../support/open-documents';
import { DESKTOP } from './site';

/** Between the margins of 14 mm: A4 upright, and lying for screens with many columns. In pixels of a page. */
const UPRIGHT = { width: 688, height: 1017 };
const LYING = { width: 1017, height: 688 };
/** 14 mm in points, less what a letter or a stop may lean out. */
const MARGIN = 33;
/** From so many rows on a table goes over several sheets. */
const LONG = 60;

interface OnPaper {
  readonly wrong: readonly string[];
  /** What must be found on paper: headings, and every rate. */
  readonly wanted: readonly string[];
  /** Size of the title, in pixels. */
  readonly title: number;
  /** Long tables: their first header, and their rows. */
  readonly tables: readonly { readonly header: string; readonly rows: readonly string[] }[];
}

/**
 * Prints the page into `file` as A4 and says what is wrong with it: things to press, what is cut off or wider than the
 * paper, empty sheets, headings and rates that are missing, long tables without their headers. The window is that of
 * a desktop afterwards.
 */
export async function printed(page: Page, file: string): Promise<string[]> {
  const { wrong, wanted, title, tables } = await onPaper(page);
  await page.setViewportSize(DESKTOP);
  await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
  const sheets = await printedSheets(file);
  const texts = sheets.map(({ text }) => bare(text));
  const all = texts.join('');
  return [
    ...wrong,
    ...sheets.flatMap((sheet, i) => faultsOf(sheet).map((fault) => `sheet ${i + 1}: ${fault}`)),
    // Pixels are 3/4 of a point. A browser that finds a page too wide prints all of it smaller.
    ...(sheets[0]!.highest < title * 0.73 ? [`printed smaller: ${sheets[0]!.highest}`] : []),
    ...wanted.filter((text) => !all.includes(bare(text))).map((text) => `not on paper: ${text}`),
    ...tables.flatMap(({ header, rows }) => withoutHeader(header, rows, texts)),
  ];
}

function faultsOf({ text, width, left, right }: PrintedSheet): string[] {
  if (text.trim() === '') return ['empty'];
  return left < MARGIN || right > width - MARGIN ? [`texts from ${left} to ${right} of ${width}`] : [];
}

/** Radicals by which fonts of PDFs name characters that look the same, where Unicode does not say so itself. */
const RADICALS: Readonly<Record<string, string>> = {
  ...{
    '⺠': '民',
    '⻓': '长',
    '⻔': '门',
    '⻋': '车',
    '⻅': '见',
    '⻉': '贝',
    '⻘': '青',
    '⻛': '风',
    '⻚': '页',
  },
  ...{
    '⻢': '马',
    '⻆': '角',
    '⻄': '西',
    '⻣': '骨',
    '⻝': '食',
    '⻥': '鱼',
    '⻩': '黄',
    '⻬': '齐',
    '⻰': '龙',
  },
};

/** Letters and digits alone: fonts of PDFs name some Chinese characters by look-alikes, and dots by others. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u2e80-\u2eff]/g, (radical) => RADICALS[radical] ?? radical)
    .replace(/[^\p{L}\p{N}]/gu, '');

function withoutHeader(header: string, rows: readonly string[], texts: readonly string[]): string[] {
  const sheets = texts.filter((text) => rows.some((row) => text.includes(bare(row))));
  const headless = sheets.filter((text) => !text.includes(bare(header)));
  return headless.length === 0
    ? []
    : [`${headless.length} of ${sheets.length} sheets without the header ${header}`];
}

/** The page as it is laid out for paper, and what is wrong with it there. */
async function onPaper(page: Page): Promise<OnPaper> {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const lies = await page.evaluate(() =>
    [...document.querySelectorAll('.page')].some(
      (one) => getComputedStyle(one).getPropertyValue('page') === 'wide',
    ),
  );
  // What is there is what the desktop shows; only how it is laid out depends on the paper.
  const { wanted } = await page.evaluate(lookedAt, LONG);
  await page.setViewportSize(lies ? LYING : UPRIGHT);
  await page.waitForTimeout(100);
  const found = await page.evaluate(lookedAt, LONG);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: null });
  return { ...found, wanted };
}

/** Runs in the browser. */
function lookedAt(long: number): OnPaper {
  const isSeen = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    return (
      width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    );
  };
  const nameOf = (element: Element): string =>
    `${element.tagName} ${(element.getAttribute('class') ?? '').slice(0, 50)} "${element.textContent.slice(0, 30)}"`;
  const all = [...document.querySelectorAll('body *')].filter(isSeen);
  const pressed = all.filter((one) =>
    one.matches('nav, .ant-btn, .ant-select, .ant-picker, [role=combobox]'),
  );
  const cut = all.filter((one) => {
    const { overflowX, overflowY, textOverflow } = getComputedStyle(one);
    if (one.closest('svg, input, textarea') || one.matches('.visually-hidden') || one.clientWidth < 2)
      return false;
    const isWide =
      overflowX !== 'visible' && textOverflow !== 'ellipsis' && one.scrollWidth > one.clientWidth + 1;
    return isWide || (['auto', 'scroll'].includes(overflowY) && one.scrollHeight > one.clientHeight + 4);
  });
  const root = document.documentElement;
  const tables = [...document.querySelectorAll('table')].filter(
    (one) => isSeen(one) && one.rows.length > long,
  );
  const headings = all.filter((one) => one.matches('h1, h2')).map((one) => (one as HTMLElement).innerText);
  const title = all.find((one) => one.matches('h1'));
  return {
    wrong: [
      ...pressed.map((one) => `to be pressed: ${nameOf(one)}`),
      ...cut.map((one) => `cut off: ${nameOf(one)}`),
      ...(root.scrollWidth > root.clientWidth ? [`wider than the paper: ${root.scrollWidth}`] : []),
    ],
    wanted: [...headings, ...(document.body.innerText.match(/\d+\.\d\d\s?%/g) ?? [])],
    title: title ? parseFloat(getComputedStyle(title).fontSize) : 0,
    tables: tables.map(({ tHead, tBodies }) => ({
      header: tHead?.querySelector('th')?.innerText ?? '',
      rows: [...(tBodies[0]?.rows ?? [])].map((row) => row.innerText).filter((text) => text.length > 20),
    })),
  };
}
