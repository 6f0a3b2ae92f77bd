import { cpus } from 'node:os';
import type { Page } from 'playwright-core';
import { startSite, type Site } from '../support/site';
import setup from '../support/setup';
import teardown from '../support/teardown';
import { installProbe, lookAt, noted, opened, painted, scrollThrough, type Noted } from './page-probe';

/*
 * How long the page keeps people waiting: the built page in a real Chromium, against the real server with the
 * demonstration data, as the browser's own clocks tell it. A benchmark, not a test: it prints, it never fails.
 * Every figure is taken on this machine and with its processor slowed down four times, for an old office computer.
 */

const SLOWER = [1, 4] as const;
const OPENINGS = 5;
const KEYS = 20;
const TYPED = 'b-equip-0';
const STEP = 300;
const OFFICE = 'liulin.quality';
const GRID = '.clauses';
const COUNT = '.filter-count';

interface Line {
  readonly clause: { readonly code: string };
  readonly record: { readonly verdict: string; readonly judgement: unknown };
}

interface County {
  readonly id: string;
  readonly lines: readonly Line[];
}

/** A line of the table: what is measured, and the figure. What begins with blanks is of the line above. */
type Row = readonly [name: string, figure: string];

async function main(): Promise<void> {
  await setup();
  const site = await startSite();
  const columns: Row[][] = [];
  try {
    const county = await largest(site);
    for (const slower of SLOWER)
      columns.push([...(await home(site, slower)), ...(await checklist(site, slower, county))]);
  } finally {
    await site.stop();
    teardown();
  }
  const [wide, narrow] = [66, 26];
  const line = (name: string, figures: readonly string[]): void =>
    print(name.padEnd(wide) + figures.map((figure) => figure.padStart(narrow)).join(''));
  print(`\nThe page in Chromium on ${cpus().length} cores: ms, median of all (slowest)`);
  line(
    '',
    SLOWER.map((slower) => (slower === 1 ? 'as it is' : `processor ${slower} times slower`)),
  );
  columns[0]!.forEach(([name], i) =>
    line(
      name,
      columns.map((column) => column[i]![1]),
    ),
  );
}

/** The checklist with the most clauses: those of the county standard. */
async function largest(site: Site): Promise<County> {
  const page = await site.as(OFFICE);
  const ask = async <T>(path: string): Promise<T> => (await (await page.request.get(path)).json()) as T;
  const { items } = await ask<{ items: { id: string; editionId: string }[] }>('/api/assessments?size=200');
  const { id } = items.find(({ editionId }) => editionId.startsWith('county-capability'))!;
  const lines: Line[] = [];
  for (let number = 1, total = 1; lines.length < total; number++) {
    const next = await ask<{ items: Line[]; total: number }>(
      `/api/assessments/${id}/clauses?page=${number}&size=200`,
    );
    lines.push(...next.items);
    total = next.total;
  }
  await page.context().close();
  return { id, lines };
}

/** A window with the probe in it, on a processor that is so many times slower, with nothing in its cache. */
async function windowOf(site: Site, slower: number): Promise<Page> {
  const page = await site.as(OFFICE);
  await page.context().addInitScript(installProbe);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return page;
}

async function home(site: Site, slower: number): Promise<Row[]> {
  const seen: ReturnType<typeof opened>[] = [];
  for (let i = 0; i < OPENINGS; i++) {
    const page = await windowOf(site, slower);
    await page.goto('/', { waitUntil: 'networkidle' });
    await page.waitForFunction(painted);
    seen.push(await page.evaluate(opened));
    await page.context().close();
  }
  const { scripts, scriptBytes, answers, answerBytes } = seen[0]!;
  return [
    ['home, empty cache: first paint with content', inWords(seen.map((one) => one.firstPaint))],
    ['home, empty cache: largest paint with content', inWords(seen.map((one) => one.largestPaint))],
    ['home, empty cache: scripts over the network', `${kilobytes(scriptBytes)} in ${scripts}`],
    ['home, empty cache: answers over the network', `${kilobytes(answerBytes)} in ${answers}`],
  ];
}

async function checklist(site: Site, slower: number, { id, lines }: County): Promise<Row[]> {
  const path = `/assessments/${id}`;
  const [cold, warm]: [number[], number[]] = [[], []];
  let page = await windowOf(site, slower);
  for (let i = 0; i < OPENINGS; i++) {
    if (i > 0) {
      await page.context().close();
      page = await windowOf(site, slower);
    }
    cold.push(await firstRow(page, path));
    warm.push(await firstRow(page, path));
  }
  await page.waitForLoadState('networkidle');
  const rows: Row[] = [
    [`checklist of ${lines.length} clauses: first clause, empty cache`, inWords(cold)],
    ['checklist: first clause, opened again', inWords(warm)],
    ...(await scrolling(page)),
    ...(await typing(page)),
    ...(await clicking(page)),
    ...(await answering(page, lines)),
  ];
  await page.context().close();
  return rows;
}

/** From the start of loading until the first clause is on the screen. */
async function firstRow(page: Page, path: string): Promise<number> {
  await page.goto(path);
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (document.querySelector('.clause[data-index]'))
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

async function scrolling(page: Page): Promise<Row[]> {
  await page.evaluate(lookAt, [COUNT]);
  const { pixels, frames, empty } = await page.evaluate(scrollThrough, { selector: GRID, step: STEP });
  const { stalls } = await page.evaluate(noted);
  return [
    [
      `checklist: scrolled to its end, ${STEP} pixels a frame`,
      `${Math.round(pixels)} px, ${frames.length} frames`,
    ],
    ['  time between two frames', inWords(frames)],
    ['  frames with white where a clause belongs', String(empty)],
    ['  tasks over 50 ms', stallsInWords(stalls)],
  ];
}

/** Every letter narrows the list. */
async function typing(page: Page): Promise<Row[]> {
  await page.getByRole('search').getByRole('textbox').focus();
  const all: Noted[] = [];
  for (const letter of TYPED) all.push(await press(page, ['[role=search] input', COUNT], letter));
  for (const _letter of TYPED) await page.keyboard.press('Backspace');
  return timed('checklist: a letter typed in the search field, painted', all);
}

/** The tree of sections is a filter of one click. */
async function clicking(page: Page): Promise<Row[]> {
  const sections = page.locator('.checklist-tree button');
  const all: Noted[] = [];
  for (const at of [1, 4, 0, 7, 2, 0]) {
    await page.evaluate(lookAt, ['.checklist-tree [aria-current]', COUNT]);
    await sections.nth(at).click();
    all.push(await page.evaluate(noted));
  }
  return timed('checklist: a section clicked, painted', all);
}

/** Clause after clause is answered by one key, and walked on with another. */
async function answering(page: Page, lines: readonly Line[]): Promise<Row[]> {
  // Where a value was judged, another verdict asks for a reason first.
  const plain = new Set(lines.flatMap(({ clause, record }) => (record.judgement ? [] : [clause.code])));
  const verdict = '.clause-active select';
  await page.locator(GRID).focus();
  await page.keyboard.press('Home');
  const [walked, answered]: [Noted[], Noted[]] = [[], []];
  while (answered.length < KEYS) {
    walked.push(await press(page, ['.clause-active .clause-code', '#clause-panel h2'], 'ArrowDown'));
    const code = await page.locator('.clause-active .clause-code').textContent();
    if (!plain.has(code ?? '')) continue;
    const before = await page.locator(verdict).first().inputValue();
    await page.evaluate(lookAt, [verdict, '.save-state']);
    await Promise.all([
      page.waitForResponse((response) => response.url().endsWith('/verdicts')),
      page.keyboard.press(before === 'met' ? '2' : '1'),
    ]);
    await page.locator('.save-state .good').waitFor();
    answered.push(await page.evaluate(noted));
  }
  const [first, ...more] = timed(
    'checklist: a verdict by one key, painted',
    answered.map((one) => ({ ...one, looks: one.looks.slice(0, 1) })),
  );
  return [
    ...timed('checklist: on to the next clause by key, painted', walked),
    first!,
    ['  until the page says that it is saved', inWords(answered.map(lastChange))],
    ...more,
  ];
}

async function press(page: Page, look: readonly string[], key: string): Promise<Noted> {
  await page.evaluate(lookAt, look);
  await page.keyboard.press(key);
  return page.evaluate(noted);
}

/** From the press until the page looks as it should, beside what the browser says, which is in steps of 8 ms. */
const timed = (name: string, all: readonly Noted[]): Row[] => [
  [name, inWords(all.map(lastChange))],
  ['  as the browser times it, to the next paint', inWords(all.flatMap(({ event }) => event ?? []))],
  ['  tasks over 50 ms', stallsInWords(all.flatMap(({ stalls }) => stalls))],
];

const lastChange = ({ looks }: Noted): number => looks.at(-1)?.after ?? NaN;

function inWords(times: readonly number[]): string {
  if (times.length === 0) return 'under 16';
  const sorted = times.filter((time) => !Number.isNaN(time)).sort((a, b) => a - b);
  return `${sorted[Math.floor(sorted.length / 2)]!.toFixed(0)} (${sorted.at(-1)!.toFixed(0)})`;
}

const stallsInWords = (times: readonly number[]): string =>
  times.length === 0 ? 'none' : `${times.length}, longest ${Math.max(...times).toFixed(0)}`;

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main();
