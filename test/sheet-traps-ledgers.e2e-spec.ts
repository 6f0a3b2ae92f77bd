import type { Worksheet } from 'exceljs';
import { zipSync } from 'fflate';
import { IndicatorsService } from '@dabiao/application';
import { readIndicatorSets, seedsFolder } from '@dabiao/edition-store';
import { CENTRE, COUNTY, startChecklist, type Agent, type Checklist } from './support/checklist';
import { databases, type Database } from './support/databases';
import {
  download,
  edited,
  evidenceSheet,
  inLines,
  placed,
  preview as previewAssessment,
  readingsSheet,
  workbookOf,
} from './support/sheets';

type Kind = 'readings' | 'evidence';
const STAY = 'avg_length_of_stay';

/** What differs between the kinds: where a figure or day stands, and what is said of it. */
const SAYS = {
  readings: {
    url: 'readings-sheet',
    sheets: readingsSheet,
    /** A row by its first cells, as `edited` finds it, and the column that is filled in. */
    field: '数值',
    filled: '8.5',
    change: 'value →8.5',
    missing: 'readingSheet.header',
    nothing: 'readingSheet.nothing',
  },
  evidence: {
    url: 'evidence-sheet',
    sheets: evidenceSheet,
    field: '备注',
    filled: '换证',
    change: 'note →换证',
    missing: 'evidenceSheet.header',
    nothing: 'evidenceSheet.nothing',
  },
} as const;

const cases = databases().flatMap((database) =>
  (['readings', 'evidence'] as const).map((kind): [Kind, Database] => [kind, database]),
);

/** A file of the old kind: the container that .xls and encrypted .xlsx share. */
const ole = (text: string): Buffer =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(text, 'utf16le')]);

/** 250 MB of spaces in a quarter of a megabyte. Made once: it takes seconds. */
let made: Buffer | undefined;
function bomb(): Buffer {
  const part = Buffer.alloc(50 * 2 ** 20, ' ');
  const parts = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`xl/worksheets/sheet${n}.xml`, part]));
  made ??= Buffer.from(zipSync({ 'xl/workbook.xml': Buffer.from('x'), ...parts }));
  return made;
}

describe.each(cases)('ledgers that are traps: %s on %s', (kind, database) => {
  const says = SAYS[kind];
  let c: Checklist;
  let office: Agent;
  let county: string;
  let out: Buffer;
  let head: string;
  /** Names of the first and second row, as `edited` finds them. */
  let names: [string, string];

  beforeAll(async () => {
    c = await startChecklist(database, [COUNTY, CENTRE]);
    const stamp = { by: 'system', requestId: 'test', at: c.t.clock.now() };
    await c.t.app.get(IndicatorsService).keep(await readIndicatorSets(seedsFolder('indicators')), stamp);
    office = await c.t.as('office');
    county = await c.open(office, COUNTY);
    const { clauses } = await c.edition(COUNTY);
    for (const title of ['A制度', 'B合同', 'C']) await c.prove(office, county, [clauses[0]!.code], { title });
    const months = kind === 'readings' ? '&from=2026-01&to=2026-04' : '';
    out = await download(office, `/api/hospitals/${c.ours.id}/${says.url}?lang=zh${months}`);
    names = kind === 'readings' ? [await firstReading(0), await firstReading(1)] : ['A制度', 'B合同'];
    head = await headNow();
  });
  // None of them has written anything: the end of the hospital's trail is where it was.
  afterEach(async () => {
    expect(await headNow()).toBe(head);
  });
  afterAll(() => c.t.stop());

  const headNow = async (): Promise<string> => {
    const { body } = await office.get(`/api/hospitals/${c.ours.id}/history/head`).expect(200);
    return JSON.stringify(body);
  };
  const firstReading = async (at: number): Promise<string> => {
    let name = '';
    await edited(out, (_cell, sheet) => {
      name = `${sheet.getCell(2 + at, 1).text} ${sheet.getCell(2 + at, 5).text}`;
    });
    return name;
  };
  const csv = (...lines: string[]): Buffer => Buffer.from(lines.join('\n'));
  const lookAt = (bytes: Buffer, name = 'a.xlsx', record: object = {}) =>
    says.sheets.preview(office, c.ours.id, bytes, { name, record });
  const send = (bytes: Buffer, seen: number, name = 'a.xlsx') =>
    says.sheets.apply(office, c.ours.id, bytes, { seen }, name);
  /** Errors of the preview; saving must refuse the same. */
  const errorsOf = async (bytes: Buffer, name = 'a.xlsx'): Promise<string[]> => {
    const { errors, seen, status } = await lookAt(bytes, name);
    expect(status).toBe(200);
    const refused = await send(bytes, seen, name);
    expect([refused.status, refused.code]).toEqual([422, 'sheet.invalid']);
    expect(placed(refused.problems)).toEqual(placed(errors));
    return placed(errors);
  };
  const changesOf = async (bytes: Buffer, name = 'a.xlsx', record: object = {}): Promise<string[]> => {
    const { errors, changes } = await lookAt(bytes, name, record);
    expect(errors).toEqual([]);
    return inLines(changes.map((change) => ({ ...change, reading: '', code: '' }))).map((line) =>
      line.trim(),
    );
  };
  /** The letter of a column of what was taken out. */
  const letterOf = async (header: string): Promise<string> => {
    let letter = '';
    await edited(out, (cell) => {
      letter = cell(names[0], header).address.replace(/\d+/, '');
    });
    return letter;
  };

  describe('files that are not read', () => {
    const part = Buffer.from('x');
    const macro = Buffer.from(zipSync({ 'xl/workbook.xml': part, 'xl/vbaProject.bin': part }));
    it.each<[string, string, () => Buffer, string]>([
      ['a macro file by name', 'a.xlsm', () => out, 'table.macro'],
      ['a macro file inside', 'a.xlsx', () => macro, 'table.macro'],
      ['an old binary file', 'a.xls', () => ole('Workbook'), 'table.oldExcel'],
      ['a file with a password', 'a.xlsx', () => ole('EncryptedPackage'), 'table.encrypted'],
      ['a truncated file', 'a.xlsx', () => out.subarray(0, out.length / 2), 'table.notXlsx'],
      ['text called .xlsx', 'a.xlsx', () => csv('名称,类别'), 'table.notXlsx'],
      ['an empty file', 'a.csv', () => Buffer.alloc(0), 'table.empty'],
      ['a zip bomb', 'a.xlsx', () => bomb(), 'table.tooLarge'],
      ['noise', 'a.csv', () => Buffer.from([0x63, 0x00, 0xff, 0xfe, 0x01]), 'table.encoding'],
      ['a quote without partner', 'a.csv', () => csv('名称,类别', '"甲,制度'), 'table.malformed'],
      [
        'more rows than are taken',
        'a.csv',
        () => csv('名称,类别', ...Array.from({ length: 20_001 }, (_, i) => `${i},制度`)),
        'table.tooManyRows',
      ],
    ])('%s', async (_what, name, make, key) => {
      const bytes = make();
      for (const answer of [await lookAt(bytes, name), await send(bytes, 0, name)]) {
        expect([answer.status, answer.code]).toEqual([422, 'sheet.unreadable']);
        expect(answer.problems).toMatchObject([
          { key, message: expect.stringMatching(/\p{Script=Han}/u) as string },
        ]);
      }
    });

    it('a file of 21 MB', async () => {
      const large = await lookAt(Buffer.alloc(21 * 2 ** 20, 'x'), 'a.csv');
      expect([large.status, large.code]).toEqual([413, 'sheet.tooLarge']);
    });
  });

  describe('cells', () => {
    it('a formula counts by its result; without one its cell is named', async () => {
      const withResult = await edited(out, (cell) => {
        cell(names[0], says.field).value = { formula: '1+1', result: says.filled };
      });
      expect(await changesOf(withResult)).toEqual([says.change]);
      const without = await edited(out, (cell) => {
        cell(names[0], says.field).value = { formula: 'A1', date1904: false };
      });
      expect(await errorsOf(without)).toEqual([`2 ${await letterOf(says.field)} sheet.cell.formula`]);
    });

    it('merged cells, error values and dates where there are none', async () => {
      const sheet = await edited(out, (cell, all) => {
        const first = cell(names[0], says.field);
        first.value = says.filled;
        all.mergeCells(first.address, cell(names[1], says.field).address);
      });
      const letter = await letterOf(says.field);
      expect(await errorsOf(sheet)).toEqual([`3 ${letter} sheet.cell.merged`]);
      const others = await edited(out, (cell) => {
        cell(names[0], says.field).value = { error: '#N/A' };
        const date = cell(names[1], says.field);
        date.value = new Date('2026-01-02T00:00:00Z');
        // A style of its own: the cells of a workbook share theirs.
        date.style = { ...date.style, numFmt: 'yyyy-mm-dd' };
      });
      expect(await errorsOf(others)).toEqual([`2 ${letter} sheet.cell.error`, `3 ${letter} sheet.cell.date`]);
    });

    it('full-width digits, spaces at the ends', async () => {
      const [field, written, expected] =
        kind === 'readings'
          ? ['数值', ' ８．５　', 'value →8.5']
          : ['失效日期', '２０３０-０１-０２　', 'inForceTo →2030-01-02'];
      const sheet = await edited(out, (cell) => {
        cell(names[0], field).value = written;
      });
      expect(await changesOf(sheet)).toEqual([expected]);
    });

    it('a date that became a number is told, one that is a date is read', async () => {
      const header = kind === 'readings' ? '月份' : '失效日期';
      const number = await edited(out, (cell) => {
        cell(names[0], header).value = 46_387;
        if (kind === 'readings') cell(names[1], '数值').value = 1;
      });
      const key = kind === 'readings' ? 'reading.month' : 'sheet.promise.day';
      expect(await errorsOf(number)).toEqual([`2 ${await letterOf(header)} ${key}`]);
      const date = await edited(out, (cell) => {
        const one = cell(names[0], header);
        one.value = new Date('2026-01-01T00:00:00Z');
        one.style = { ...one.style, numFmt: 'yyyy-mm-dd' };
      });
      expect(await changesOf(date)).toEqual(kind === 'readings' ? [] : ['inForceTo →2026-01-01']);
    });

    it('an edited code, a row twice, edited versions', async () => {
      const code = kind === 'readings' ? '指标编码' : '标识';
      const [letter, version] = [await letterOf(code), await letterOf('版本')];
      const sheet = await edited(out, (cell) => {
        cell(names[0], '版本').value = '77';
        cell(names[0], says.field).value = says.filled;
        // Of readings the name would still say which indicator is meant.
        if (kind === 'readings') cell(names[1], '指标名称').value = '无';
        cell(names[1], code).value = 'nobody';
      });
      const unknown = kind === 'readings' ? 'readingSheet.unknown' : 'evidenceSheet.unknown';
      expect(await errorsOf(sheet)).toEqual([`2 ${version} sheet.version.unknown`, `3 ${letter} ${unknown}`]);
      const twice = await edited(out, (cell) => {
        const key = kind === 'readings' ? '月份' : '标识';
        cell(names[1], key).value = cell(names[0], key).value;
      });
      const at = await letterOf(kind === 'readings' ? '月份' : '标识');
      const again = kind === 'readings' ? 'readingSheet.twice' : 'evidenceSheet.twice';
      expect(await errorsOf(twice)).toEqual([`3 ${at} ${again}`]);
    });

    it('formulas in text stay text', async () => {
      const sheet = await edited(out, (cell) => {
        cell(names[0], '备注').value = '=1+1';
        cell(names[1], '备注').value = '@SUM(A1)';
        // A reading needs a figure beside its note.
        if (kind === 'readings') for (const name of names) cell(name, '数值').value = '1';
      });
      const changes = (await changesOf(sheet)).filter((line) => line.startsWith('note'));
      expect(changes).toEqual(['note →=1+1', 'note →@SUM(A1)']);
    });
  });

  describe('columns', () => {
    const without = (header: string): Promise<Buffer> =>
      edited(out, (cell, sheet: Worksheet) => {
        const at = cell(names[0], header).fullAddress.col;
        sheet.eachRow((row) => (row.getCell(at).value = null));
      });

    it('missing ones change nothing of what they held; without what names a row nothing is read', async () => {
      expect(await changesOf(await without(says.field))).toEqual([]);
      const named = kind === 'readings' ? '月份' : '标识';
      expect(await errorsOf(await without(named))).toEqual([`1 - ${says.missing}`]);
      expect(await errorsOf(csv('甲,乙', '1,2'), 'a.csv')).toEqual([`1 - ${says.missing}`]);
    });

    it('without the hidden version a sheet is as one from elsewhere: blank cells empty nothing', async () => {
      expect(await lookAt(await without('版本'))).toMatchObject({ facts: null, changes: [] });
    });

    it('GB18030, with columns that a person names', async () => {
      const [row, mapping, expected] =
        kind === 'readings'
          ? [`${STAY},2026-01,8.5`, { indicator: 'A', month: 'B', value: 'C' }, 'value →8.5']
          : // A制度,换证
            [Buffer.from('41d6c6b6c82cbbbbd6a4', 'hex'), { title: 'A', note: 'B', kind: 'C' }, 'note →换证'];
      const bytes = Buffer.concat([
        Buffer.from('bcd72cd2d22cb1fb', 'hex'),
        Buffer.from('\n'),
        Buffer.from(row),
      ]);
      expect(await lookAt(bytes, 'a.csv')).toMatchObject({
        mapping: null,
        head: [{ row: 1, cells: ['甲', '乙', '丙'] }, { row: 2 }],
      });
      const record = { mapping: { headerRow: 1, columns: mapping } };
      expect(await changesOf(bytes, 'a.csv', record)).toEqual([expected]);
    });
  });

  it('a sheet of another kind, of another hospital, of another description', async () => {
    const assessment = await download(office, `/api/assessments/${county}/sheet?lang=zh`);
    expect(await errorsOf(assessment)).toEqual([`1 - ${says.missing}`]);
    const theirs = await c.t.as('stranger');
    const foreign = await download(theirs, `/api/hospitals/${c.theirs.id}/${says.url}?lang=zh`);
    expect(await errorsOf(foreign)).toEqual(['1 - readingSheet.otherHospital']);
    const later = await edited(out, (_cell, sheet) => {
      sheet.getRow(1).eachCell((cell) => (cell.value = cell.text.replace('"dabiao":1', '"dabiao":2')));
    });
    expect(await errorsOf(later)).toEqual(['1 - sheet.other.schema']);
    // And the other way round.
    const { errors } = await previewAssessment(office, county, out);
    const key = kind === 'readings' ? 'sheet.nothing.matched' : 'sheet.header.missing';
    expect(placed(errors)).toEqual([`1 - ${key}`]);
  });

  it('a title above, in two rows of header, and rows that say nothing', async () => {
    const header = kind === 'readings' ? ['指标', '月份', '数值'] : ['名称', '备注', '类别'];
    const row = kind === 'readings' ? [STAY, '2026年1月', '8.5'] : ['A制度', '换证', ''];
    const bytes = await workbookOf([['台账', '', ''], header, ['一、总则', '', ''], row], (sheet) => {
      sheet.mergeCells('A1:C1');
      sheet.mergeCells('A3:C3');
    });
    expect(await changesOf(bytes)).toEqual([says.change]);
    expect((await lookAt(bytes)).unmatched).toEqual([{ row: 3, text: '一、总则', answered: false }]);
  });

  it('100,000 empty rows below are nothing', async () => {
    const bytes = await edited(out, (cell, sheet) => {
      cell(names[0], says.field).value = says.filled;
      const end = sheet.rowCount;
      for (let row = end + 10; row < end + 100_010; row++) sheet.getCell(row, 6).style = { numFmt: '@' };
    });
    expect(await changesOf(bytes)).toEqual([says.change]);
  }, 60_000);
});
