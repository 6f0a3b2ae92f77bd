import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { MonthFigures } from '@dabiao/reporting';
import { squeezed, wordParts, wordText } from '../support/open-documents';
import { Desk, refusedWith, said } from './command-line';

jest.setTimeout(120_000);

const desk = new Desk();
afterAll(() => desk.clear());

it('writes the demonstration hospital as every document, with the published rates', async () => {
  const out = desk.path('reports');
  const lines = (await said('--lang', 'zh', 'report', 'demo', '--out', out)).split('\n');
  expect(lines).toHaveLength(4);
  expect(readdirSync(out).sort()).toEqual(
    ['docx', 'json', 'pdf', 'xlsx'].map((format) => `2024-12-zh.${format}`),
  );

  const text = squeezed(
    wordText(wordParts(new Uint8Array(readFileSync(`${out}/2024-12-zh.docx`))).get('word/document.xml')!),
  );
  expect(text).toContain('92.31%（240/260）');
  expect(text).toContain('74.29%（237/319）');
  // The sheets hold no proofs: nothing is evidenced, and nothing is invented.
  expect(text).toContain('0.00%（0/260）');
  expect(text).toContain('演示数据');

  const { data } = JSON.parse(readFileSync(`${out}/2024-12-zh.json`, 'utf8')) as {
    data: { current: MonthFigures };
  };
  expect(data.current).toMatchObject({ month: '2024-12', demo: true, indicators: [], expiring: [] });
});

it('replaces nothing unasked, and knows only its formats', async () => {
  const out = desk.path('again');
  await said('report', 'demo', '--out', out, '--format', 'json');
  writeFileSync(`${out}/2024-12-en.json`, 'mine');
  expect(await refusedWith('report', 'demo', '--out', out, '--format', 'json')).toEqual([
    `${out}/2024-12-en.json exists and may be filled in: choose another name, or --force to replace it`,
  ]);
  expect(readFileSync(`${out}/2024-12-en.json`, 'utf8')).toBe('mine');
  await said('report', 'demo', '--out', out, '--format', 'json', '--force');
  expect(readFileSync(`${out}/2024-12-en.json`, 'utf8')).toMatch(/^\{"annexes"/);
  expect(await refusedWith('report', 'demo', '--out', out, '--format', 'odt')).toEqual([
    'a report is written as docx, xlsx, pdf, json, not as "odt"',
  ]);
  const inTheWay = desk.file('x', '.txt');
  const [line] = await refusedWith('report', 'demo', '--out', inTheWay, '--format', 'json', '--force');
  expect(line).toContain('cannot be written');
});
