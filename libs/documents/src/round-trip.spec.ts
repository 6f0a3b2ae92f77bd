import * as fc from 'fast-check';
import {
  assessmentSheet,
  compareRow,
  distinctNames,
  fieldsOf,
  mapColumns,
  readFacts,
  readRows,
  readSheet,
  type SheetFacts,
  type SheetRecord,
} from '@dabiao/assessment';
import { parseEdition, type Edition } from '@dabiao/catalog';
import { VERDICTS } from '@dabiao/scoring';
import { readTableBytes, sheetBytes } from './index';

/* Out and in again through real files: what nobody edited is no change, whatever it was. */

const head = { edition: '1', authority: '卫健委', document: '文件', status: 'working' };
const origin = { provenance: 'found', source: '第 1 页' };

function edition(source: object): Edition {
  const outcome = parseEdition({ ...head, ...source });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

const CODES = ['1.1', '01.01', '-1', '=A1'];
const checklist = edition({
  ...{ standard: 'checklist', method: 'rate', title: '检查表' },
  tiers: [{ code: 'basic', title: '基本', declared: CODES.length }],
  clauses: CODES.map((code) => ({ code, tier: 'basic', title: `=标题 ${code}`, ...origin })),
});

const { clauses, ...base } = checklist;
const ladder = {
  ...base,
  method: 'level-ladder',
  levels: [0, 1, 2, 3].map((level) => ({ level })),
  settings: { rounding: 'half-up', qualityCombine: 'product' },
  clauses: clauses.map(({ code, title }) => ({ code, title, levels: {}, denominator: { zh: '分母' } })),
} as unknown as Edition;

const DEPARTMENTS = distinctNames([
  ['d1', '外科'],
  ['d2', "'=内科, 一病区"],
  ['d3-second', '外科'],
]);
const PEOPLE = distinctNames([
  ['p1', '王芳'],
  ['p2', '-李 明'],
]);
const labels = { departments: DEPARTMENTS, people: PEOPLE };

const facts: SheetFacts = {
  ...{ schema: 1, assessmentId: 'a', editionId: 'checklist@1' },
  ...{ exportedAt: '2026-01-01T00:00:00.000Z', exportedBy: '王芳 (质控) "1"' },
};

/** Any text, and more often than not one that spreadsheet programs take for something else. */
const text = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ maxLength, unit: 'binary' }),
    fc.string({ maxLength, unit: fc.constantFrom(...Array.from(`'=+-@"\t\r\n ,;#：／０9.%年<&>\u0001达`)) }),
    fc.constantFrom(
      '=1+1',
      "'=1",
      "''-x",
      '@SUM(A1)',
      '1:1.5',
      '０．８５',
      '2026-01-02',
      '1-2',
      ' 85 ',
      '# x',
      '"',
      '无',
    ),
  );
const day = fc.constantFrom('2026-12-31', '2028-02-29');
const hundredths = fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined });
const factors = fc.record({ application: hundredths, quality: hundredths });
const task = {
  departmentId: fc.option(fc.constantFrom(...DEPARTMENTS.keys())),
  personId: fc.option(fc.constantFrom(...PEOPLE.keys())),
  dueOn: fc.option(day),
  version: fc.nat(1_000_000),
};
const verdictRecord = fc.record({
  code: fc.constant(''),
  verdict: fc.constantFrom(...VERDICTS),
  reason: fc.option(text(60)),
  promisedBy: fc.option(day),
  measured: fc.option(fc.record({ value: text(20), numerator: text(20), denominator: text(20) })),
  overridden: fc.boolean(),
  item: fc.constant(null),
  ...task,
});
const itemRecord = fc.record({
  code: fc.constant(''),
  verdict: fc.constant('unassessed' as const),
  reason: fc.option(text(60)),
  promisedBy: fc.constant(null),
  measured: fc.constant(null),
  overridden: fc.constant(false),
  item: fc.option(
    fc
      .tuple(
        fc.record({ level: fc.integer({ min: 0, max: 3 }), noSuchBusiness: fc.boolean() }),
        factors,
        fc.dictionary(fc.constantFrom('1', '2', '3'), factors),
      )
      .map(([level, own, at]) => ({ ...level, ...own, at })),
  ),
  ...task,
});

async function unedited(
  of: Edition,
  records: readonly SheetRecord[],
  format: 'xlsx' | 'csv',
  lang: 'zh' | 'en',
): Promise<unknown> {
  const lines = of.clauses.map((clause, i) => ({
    clause,
    record: { ...records[i]!, code: clause.code },
    proofs: i,
  }));
  const choices = { departments: [...DEPARTMENTS.values()], people: [...PEOPLE.values()] };
  const bytes = await sheetBytes(
    assessmentSheet({ edition: of, lines, labels, choices, facts }, lang),
    format,
  );
  const read = await readTableBytes(`x.${format}`, Buffer.from(bytes));
  if (!read.ok) return read.problems;
  const mapped = mapColumns(read.table, of);
  if (!mapped.ok) return mapped.problems;
  expect(mapped.columns.ignored).toEqual(
    expect.not.arrayContaining([expect.objectContaining({ letter: mapped.mapping.columns['version'] })]),
  );
  expect(readFacts(mapped.columns.header.cells[mapped.columns.at.get('version')!]!.text)).toEqual(facts);
  const { rows, unmatched, problems } = readRows(mapped, of, true);
  const compared = rows.map((row) => {
    const { record } = lines.find(({ clause }) => clause.code === row.code)!;
    expect(row.version).toBe(record.version);
    const fields = fieldsOf(record, of, labels);
    return compareRow(row, { fields, version: record.version, base: fields }, of);
  });
  return {
    rows: rows.length,
    unmatched,
    problems,
    changed: compared.filter(({ kind }) => kind !== 'unchanged'),
  };
}

it('the command line reads such a sheet, too, and leaves nothing of it unread', async () => {
  const lines = checklist.clauses.map((clause) => {
    const answer = { verdict: 'met', reason: null, promisedBy: null, measured: null } as const;
    const task = { departmentId: 'd1', personId: 'p1', dueOn: null };
    const record = { code: clause.code, ...answer, overridden: false, item: null, ...task, version: 1 };
    return { clause, record, proofs: 0 };
  });
  const choices = { departments: [], people: [] };
  const sheet = assessmentSheet({ edition: checklist, lines, labels, choices, facts }, 'zh');
  const read = await readTableBytes('x.xlsx', Buffer.from(await sheetBytes(sheet, 'xlsx')));
  const answers = read.ok && readSheet(read.table, checklist);
  expect(answers).toMatchObject({ ok: true, ignored: [] });
});

describe.each([
  ['a checklist', checklist, verdictRecord],
  ['a ladder', ladder, itemRecord],
] as const)('%s', (_, of, record) => {
  it.each([
    ['xlsx', 'zh', 25],
    ['xlsx', 'en', 25],
    ['csv', 'zh', 200],
    ['csv', 'en', 200],
  ] as const)('comes back from %s in %s without a change', async (format, lang, numRuns) => {
    const records = fc.array(record as fc.Arbitrary<SheetRecord>, {
      minLength: CODES.length,
      maxLength: CODES.length,
    });
    await fc.assert(
      fc.asyncProperty(records, async (states) => {
        expect(await unedited(of, states, format, lang)).toEqual({
          ...{ rows: CODES.length, unmatched: [], problems: [], changed: [] },
        });
      }),
      { numRuns },
    );
  });
});
