import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workbook, type Worksheet } from 'exceljs';
import type { Result } from '@dabiao/scoring';
import { dabiao, Desk, evaluated, graded, rated, refusedWith, ROOT, said, weighted } from './command-line';

const desk = new Desk();
afterAll(() => desk.clear());

const EDITIONS = readdirSync(join(ROOT, 'seeds/standards'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.slice(0, -'.yaml'.length));

async function open(file: string): Promise<{ book: Workbook; sheet: Worksheet }> {
  const book = new Workbook();
  await book.xlsx.readFile(file);
  return { book, sheet: book.worksheets[0]! };
}

/** Where a column stands, and the row of a clause. */
function finder(sheet: Worksheet): (column: string, code: string) => ReturnType<Worksheet['getCell']> {
  const columns = (sheet.getRow(1).values as string[]).slice(1);
  return (column, code) => {
    for (let row = 2; row <= sheet.rowCount; row++)
      if (sheet.getCell(row, 1).text === code) return sheet.getCell(row, columns.indexOf(column) + 1);
    throw new Error(code);
  };
}

it('all eight editions are there', () => {
  expect(EDITIONS).toHaveLength(8);
});

describe.each(EDITIONS)('an empty sheet of %s', (edition) => {
  it.each([
    ['zh', 'csv'],
    ['zh', 'xlsx'],
    ['en', 'csv'],
    ['en', 'xlsx'],
  ])('in %s as %s, untouched, is wholly unassessed', async (lang, extension) => {
    const file = desk.path(`${edition}-${lang}.${extension}`);
    const written = await said('--lang', lang, 'sheet', '--standard', edition, '--out', file);
    const clauses = /\d+(?= 条| clauses)/.exec(written.replace(file, ''))?.[0];
    expect(written).toBe(
      lang === 'zh' ? `已写入 ${file}（${clauses} 条）` : `wrote ${file} (${clauses} clauses)`,
    );

    const { code, out, err } = await dabiao(
      ...['evaluate', '--standard', edition, '--sheet', file, '--format', 'json'],
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const result = JSON.parse(out) as Result;
    switch (result.method) {
      case 'rate':
        expect(result.tiers).toMatchObject([
          { met: 0, of: 260, percent: '0.00', unassessed: 260, unmet: [], notApplicable: 0, conditional: 0 },
          { met: 0, of: 319, percent: '0.00', unassessed: 319, unmet: [], notApplicable: 0, conditional: 0 },
        ]);
        break;
      case 'weighted-elements':
        expect(result.unassessed).toHaveLength(result.unverified.of);
        expect(result).toMatchObject({ unmet: [], conditional: [], notApplicable: [] });
        expect(result.elements.every(({ met }) => met === 0)).toBe(true);
        expect([null, '0.00']).toContain(result.total);
        expect(result.gate.passed).toBe(result.gate.of === 0 && result.gate.undecided.length === 0);
        break;
      case 'level-ladder':
        expect(result).toMatchObject({ level: 0, total: '0.00', bounds: { lowest: 0, highest: 0 } });
        expect(result.unassessed).toHaveLength(39);
    }
  });
});

describe('filled in with a spreadsheet program', () => {
  it('a checklist: chosen verdicts, a value, a reason and a day', async () => {
    const file = desk.path('filled.xlsx');
    await said('--lang', 'zh', 'sheet', '--standard', 'county-capability', '--out', file);
    const { book, sheet } = await open(file);
    const cell = finder(sheet);
    expect(cell('自评', 'B-FUNC-001').dataValidation).toMatchObject({
      type: 'list',
      formulae: ['"达标,未达标,不适用,限期达标"'],
    });
    cell('自评', 'B-FUNC-001').value = '达标';
    cell('自评', 'B-FUNC-002').value = '未达标';
    cell('自评', 'B-FUNC-003').value = '不适用';
    cell('原因', 'B-FUNC-003').value = '无此任务';
    cell('自评', 'B-FUNC-004').value = '限期达标';
    cell('原因', 'B-FUNC-004').value = '已立项';
    cell('承诺日期', 'B-FUNC-004').value = '2026/12/31';
    cell('数值', 'B-OPS-010').value = 3.9;
    cell('分子', 'B-OPS-012').value = 8;
    cell('分母', 'B-OPS-012').value = 10;
    await book.xlsx.writeFile(file);

    const [basic] = (await rated('county-capability', file, '--as-of', '2026-12-31')).tiers;
    expect(basic).toMatchObject({
      met: 2,
      of: 260,
      unassessed: 254, // 260 − 6
      unmet: ['B-FUNC-002', 'B-OPS-012'],
      codes: {
        met: ['B-FUNC-001', 'B-OPS-010'],
        notApplicable: ['B-FUNC-003'],
        conditional: ['B-FUNC-004'],
      },
    });
  });

  it('a centre: a ratio typed into the text cell stays a ratio', async () => {
    const file = desk.path('neonatal.xlsx');
    await said('sheet', '--standard', 'critical-neonatal', '--out', file);
    const { book, sheet } = await open(file);
    const cell = finder(sheet);
    expect(cell('value', 'NEO12').numFmt).toBe('@');
    cell('value', 'NEO12').value = '1:1.5';
    cell('verdict', 'NEO12').value = 'met';
    await book.xlsx.writeFile(file);
    const { unassessed, unmet } = await weighted('critical-neonatal', file);
    expect(unassessed).not.toContain('NEO12');
    expect(unmet).toEqual([]);
  });

  it('a ladder: level and factors', async () => {
    const file = desk.path('emr.xlsx');
    await said('sheet', '--standard', 'emr-level', '--out', file);
    const { book, sheet } = await open(file);
    const cell = finder(sheet);
    cell('level', '01.01').value = '4';
    cell('application', '01.01').value = '95%';
    cell('quality', '01.01').value = '0.9';
    await book.xlsx.writeFile(file);
    const { totalExact, unassessed } = await graded('emr-level', file);
    expect(totalExact).toBe('3.42'); // 4 × 0.95 × 0.90
    expect(unassessed).toHaveLength(38);
  });

  it('a mistake is named in the row that the program shows', async () => {
    const file = desk.path('mistake.xlsx');
    await said('sheet', '--standard', 'stroke', '--out', file);
    const { book, sheet } = await open(file);
    const wrong = finder(sheet)('verdict', 'STR01');
    wrong.value = 'perhaps';
    await book.xlsx.writeFile(file);
    const [line] = await refusedWith('evaluate', '--standard', 'stroke', '--sheet', file);
    expect(line).toContain(`${file}, row ${wrong.row}, column F (verdict): unknown verdict "perhaps"`);
  });

  it('the CSV, filled in by hand', async () => {
    const file = desk.path('by-hand.csv');
    await said('sheet', '--standard', 'emr-level', '--out', file);
    const text = readFileSync(file, 'utf8');
    expect(
      text.startsWith('\uFEFFcode,section,title,requirement,level,application,quality,requirement1,'),
    ).toBe(true);
    writeFileSync(file, text.replace(/^(01\.02,.*?),,,,/m, '$1,2,1,1,'));
    expect((await graded('emr-level', file)).unassessed).toHaveLength(38);
  });
});

describe('sheet', () => {
  const make = (out: string): string[] => ['sheet', '--standard', 'stroke', '--out', out];

  it('the same edition gives the same bytes', async () => {
    const [a, b] = [desk.path('a.xlsx'), desk.path('b.xlsx')];
    await said(...make(a));
    await said(...make(b));
    expect(readFileSync(a).equals(readFileSync(b))).toBe(true);
  });

  it('an extension in capitals will do', async () => {
    await said(...make(desk.path('CAPITALS.XLSX')));
    expect(await evaluated('stroke', desk.path('CAPITALS.XLSX'))).toMatchObject({ unmet: [] });
  });

  it('says on a second sheet which edition it is and what to beware of', async () => {
    const file = desk.path('notes.xlsx');
    await said(...make(file));
    const { book } = await open(file);
    const notes = book.worksheets[1]!;
    expect(notes.getCell('A1').text).toBe('stroke@2016');
    expect(notes.getCell('A4').text).toContain('no vetoes, no points, no pass mark');
  });

  it.each(['sheet.xls', 'sheet.ods', 'sheet', 'csv'])('%s has the wrong extension', async (name) => {
    const file = desk.path(name);
    expect(await refusedWith(...make(file))).toEqual([`the output file must end in .xlsx or .csv: ${file}`]);
    expect(existsSync(file)).toBe(false);
  });

  it('a path that cannot be written is refused, and nothing is left lying about', async () => {
    const missing = desk.path('no-such-folder/sheet.csv');
    const [line] = await refusedWith(...make(missing));
    expect(line).toMatch(new RegExp(`^${missing} cannot be written: .*ENOENT`));

    const folder = desk.path('folder.csv');
    mkdirSync(folder);
    const [second] = await refusedWith(...make(folder), '--force');
    expect(second).toContain(`${folder} cannot be written: `);
    expect(readdirSync(desk.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('an unknown standard is refused before anything is written', async () => {
    const file = desk.path('unknown.csv');
    const [line] = await refusedWith('sheet', '--standard', 'nothing', '--out', file);
    expect(line).toContain('there is no standard "nothing". Known: chest-pain-primary@2015-v1, ');
    expect(existsSync(file)).toBe(false);
  });

  it('--out is required', async () => {
    expect((await refusedWith('sheet', '--standard', 'stroke')).join()).toContain('--out');
  });
});
