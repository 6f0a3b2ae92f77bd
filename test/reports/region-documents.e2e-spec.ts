import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from 'exceljs';
import { renderReport } from '@dabiao/documents';
import { regionModel, RegionTally, type RegionFigures } from '@dabiao/reporting';
import { pdfPages, recalculated, squeezed, wordParts, wordText } from '../support/open-documents';
import { countyName, hospitalName, liulinAnswered, regionMonths } from '../support/report-figures';

jest.setTimeout(240_000);

const folder = mkdtempSync(join(tmpdir(), 'dabiao-region-'));
afterAll(() => rmSync(folder, { recursive: true }));

const HOSPITALS = 6;
let figures: RegionFigures;

beforeAll(async () => {
  const answered = (await liulinAnswered()).filter(({ edition }) =>
    ['county-capability', 'stroke', 'emr-level'].includes(edition.standard),
  );
  const tally = new RegionTally({
    region: { code: '140000', names: [{ zh: '山西省', en: 'Shanxi' }] },
    month: '2024-12',
    asOf: '2024-12-31',
    expected: Array.from({ length: HOSPITALS + 1 }, (_, i) => ({
      ...hospitalName(i),
      region: countyName(i),
    })),
  });
  for (const month of regionMonths(answered, HOSPITALS, 3)) tally.add(month);
  figures = tally.figures();
});

it('adds up what the hospitals froze, and nothing else', () => {
  const { trend, hospitals, late, weak, demo } = figures;
  expect([hospitals.length, late.map(({ id }) => id), demo]).toEqual([HOSPITALS, ['hospital-006'], true]);
  const december = trend.filter(({ month, tier }) => month === '2024-12' && tier === 'basic');
  const met = hospitals.reduce((sum, { standards }) => {
    const line = standards.find(({ edition }) => edition === 'county-capability@2016-w1');
    return sum + (line?.method === 'rate' ? line.tiers[0]!.three.claimed.met : NaN);
  }, 0);
  expect(december).toMatchObject([
    { hospitals: HOSPITALS, three: { claimed: { met, of: HOSPITALS * 260 } } },
  ]);
  expect(weak[0]!.short).toEqual({ met: HOSPITALS, of: HOSPITALS });
});

describe.each(['zh', 'en'] as const)('the documents (%s)', (lang) => {
  it('show the same figures', async () => {
    const model = regionModel(figures, lang);
    const word = wordParts(await renderReport(model, 'docx')).get('word/document.xml')!;
    const file = join(folder, `${lang}.pdf`);
    writeFileSync(file, await renderReport(model, 'pdf'));
    const texts = [wordText(word), (await pdfPages(file)).join('\n')].map(squeezed);
    const cells = model.body.flatMap((block) =>
      block.kind === 'table'
        ? block.rows.flatMap((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text)))
        : [],
    );
    expect(cells.length).toBeGreaterThan(100);
    for (const text of texts) expect(cells.filter((cell) => !text.includes(squeezed(cell)))).toEqual([]);
  });

  it('Excel adds the hospitals up to the same', async () => {
    const file = join(folder, `${lang}.xlsx`);
    writeFileSync(file, await renderReport(regionModel(figures, lang), 'xlsx'));
    const anew = await recalculated(file);
    const book = new Workbook();
    await book.xlsx.readFile(file);
    const stored: Record<string, string> = {};
    for (const sheet of book.worksheets)
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.formula) stored[`${sheet.name}!${cell.address}`] = String(cell.result);
        }),
      );
    // Two tiers with eight figures each; two tiers of six hospitals with three rates; thirty weak clauses.
    expect(Object.keys(stored)).toHaveLength(2 * 8 + 12 * 3 + 30);
    expect(anew).toEqual(stored);
  });
});
