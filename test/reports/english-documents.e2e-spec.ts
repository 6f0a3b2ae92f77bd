import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from 'exceljs';
import { renderReport } from '@dabiao/documents';
import {
  regionModel,
  RegionTally,
  reportModel,
  type IndicatorFigures,
  type MonthFigures,
  type ReportModel,
} from '@dabiao/reporting';
import { pdfPages, wordParts, wordText } from '../support/open-documents';
import {
  countyName,
  hospitalName,
  liulinAnswered,
  regionMonths,
  sampleMonths,
} from '../support/report-figures';

jest.setTimeout(240_000);

const folder = mkdtempSync(join(tmpdir(), 'dabiao-english-'));
afterAll(() => rmSync(folder, { recursive: true }));

const measured = (over: Partial<IndicatorFigures>): IndicatorFigures => ({
  code: 'avg_length_of_stay',
  kind: 'indicator',
  name: { zh: '平均住院日', en: 'Average length of stay' },
  unit: '天',
  target: '≤ 8 天',
  reading: { numerator: '111689', denominator: '13877', value: '8.05 天' },
  met: false,
  gap: { zh: '0.05 天' },
  window: { from: '2024-01', to: '2024-12' },
  missingMonths: [],
  monthly: [
    { month: '2024-11', numerator: null, denominator: null, value: '8.01 天' },
    { month: '2024-12', numerator: null, denominator: null, value: '8.05 天' },
  ],
  ...over,
});

/** A goal that the hospital named in Chinese only, and one that has an English title. */
const GOALS = [
  measured({
    ...{ kind: 'goal', code: 'teleconsultations', name: { zh: '远程会诊目标' }, unit: '例次' },
    ...{ target: '≥ 600 例次', gap: { zh: '40.00 例次' }, monthly: [] },
    reading: { numerator: null, denominator: null, value: '560.00 例次' },
  }),
  measured({
    ...{ kind: 'goal', code: 'operations', name: { zh: '手术台次', en: 'Operations' }, unit: '台次' },
    ...{ target: '≥ 6000 台次', gap: { zh: '12.00 台次' }, reading: null, met: null, monthly: [] },
  }),
];

let current: MonthFigures;
let report: ReportModel;
let region: ReportModel;

beforeAll(async () => {
  const answered = await liulinAnswered();
  const months = sampleMonths(answered);
  current = { ...months.current, indicators: [...months.current.indicators, measured({}), ...GOALS] };
  report = reportModel(current, months.previous, 'en');
  const tally = new RegionTally({
    region: { code: '140000', names: [{ zh: '山西省', en: 'Shanxi' }] },
    month: '2024-12',
    asOf: '2024-12-31',
    expected: [0, 1, 2].map((i) => ({ ...hospitalName(i), region: countyName(i) })),
  });
  for (const month of regionMonths(answered, 2, 2)) tally.add(month);
  region = regionModel(tally.figures(), 'en');
});

/** What hospitals write themselves, and proper names that have no English one. */
function written({ assessments, indicators, findings, expiring }: MonthFigures): string[] {
  const clauses = assessments.flatMap((one) => one.clauses);
  return [
    ...clauses.flatMap(({ department, reason }) => [department, reason]),
    ...findings.list.flatMap(({ department, description }) => [department, description]),
    ...expiring.map(({ title }) => title),
    ...indicators.flatMap(({ name }) => (name.en === undefined ? [name.zh] : [])),
    ...['质控科', '医务科'],
  ].filter((text) => text !== null);
}

/** Everything people read in a document, in the order of the file. */
async function readOf(model: ReportModel, format: 'docx' | 'pdf' | 'xlsx'): Promise<string> {
  const bytes = await renderReport(model, format);
  if (format === 'docx') {
    const parts = [...wordParts(bytes)].filter(([name]) => /^word\/(document|header|footer)/.test(name));
    const spoken = parts.flatMap(([, xml]) =>
      [...xml.matchAll(/(?:descr|title)="([^"]*)"/g)].map(([, text]) => text),
    );
    return [...parts.map(([, xml]) => wordText(xml)), ...spoken].join('\n');
  }
  const file = join(folder, `${model.kind}.${format}`);
  writeFileSync(file, bytes);
  if (format === 'pdf') return (await pdfPages(file)).join('\n');
  const book = new Workbook();
  await book.xlsx.readFile(file);
  const texts: string[] = [];
  for (const sheet of book.worksheets) {
    texts.push(sheet.name);
    sheet.eachRow((row) => row.eachCell((cell) => texts.push(cell.text)));
  }
  return texts.join('\n');
}

const chinese = (text: string): string[] => text.match(/\p{Script=Han}+/gu) ?? [];

describe.each(['docx', 'pdf', 'xlsx'] as const)('an English %s', (format) => {
  it('has no Chinese but what hospitals wrote and names without an English one', async () => {
    const text = await readOf(report, format);
    const allowed = written(current).join('\n');
    const found = chinese(text);
    expect(found.length).toBeGreaterThan(50); // departments
    expect([...new Set(found)].filter((run) => !allowed.includes(run))).toEqual([]);
    expect(text).toContain('8.05 days');
    expect(text).toContain('0.05 days');
  });

  it('of a region has none at all', async () => {
    expect(chinese(await readOf(region, format))).toEqual([]);
  });
});

it('a goal that was named in Chinese only keeps its title, and its unit is English', () => {
  const cells = report.body.flatMap((block) => (block.kind === 'table' ? block.rows : []));
  const goal = cells.find(([name]) => name === '远程会诊目标')!;
  expect([goal[1], goal[2], goal[6]]).toEqual(['≥ 600 cases', '560.00 cases', '40.00 cases']);
  const operations = cells.find(([name]) => name === 'Operations')!;
  expect([operations[1], operations[6]]).toEqual(['≥ 6000 operations', '12.00 operations']);
});
