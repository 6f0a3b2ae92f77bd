import { zipSync } from 'fflate';
import {
  CENTRE,
  COUNTY,
  plainEdition,
  startChecklist,
  type Agent,
  type Checklist,
} from './support/checklist';
import { databases } from './support/databases';
import { apply, download, edited, inLines, placed, preview, workbookOf } from './support/sheets';

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

describe.each(databases())('sheets that are traps on %s', (database) => {
  let c: Checklist;
  let office: Agent;
  let id: string;
  let out: Buffer;

  beforeAll(async () => {
    c = await startChecklist(database, [COUNTY, CENTRE]);
    office = await c.t.as('office');
    const root = await c.t.as('root');
    await root
      .post('/api/standards')
      .send({ yaml: plainEdition(20) })
      .expect(201);
    id = await c.open(office, 'plain@2026');
    out = await download(office, `/api/assessments/${id}/sheet?lang=zh`);
  });
  // None of them has written anything.
  afterEach(async () => {
    expect(await c.t.query('SELECT code FROM clause_state')).toEqual([]);
  });
  afterAll(() => c.t.stop());

  const csv = (...lines: string[]): Buffer => Buffer.from(lines.join('\n'));
  const lookAt = (bytes: Buffer, name = 'a.xlsx', record: object = {}) =>
    preview(office, id, bytes, { name, record });
  /** Errors of the preview; saving must refuse the same. */
  const errorsOf = async (bytes: Buffer, name = 'a.xlsx', record: object = {}): Promise<string[]> => {
    const { errors, seen, status } = await lookAt(bytes, name, record);
    expect(status).toBe(200);
    const refused = await apply(office, id, bytes, { ...record, seen }, name);
    expect([refused.status, refused.code]).toEqual([422, 'sheet.invalid']);
    expect(placed(refused.problems)).toEqual(placed(errors));
    return placed(errors);
  };
  const changesOf = async (bytes: Buffer, name = 'a.xlsx'): Promise<string[]> => {
    const { errors, changes } = await lookAt(bytes, name);
    expect(errors).toEqual([]);
    return inLines(changes);
  };

  describe('files that are not read', () => {
    const plain = zipSync({ 'xl/workbook.xml': Buffer.alloc(0) });
    it.each<[string, string, () => Buffer | Promise<Buffer>, string]>([
      ['a macro file by name', 'a.xlsm', () => out, 'table.macro'],
      ['a macro file inside', 'a.xlsx', () => macro(), 'table.macro'],
      ['an old binary file', 'a.xls', () => ole('Workbook'), 'table.oldExcel'],
      ['a file with a password', 'a.xlsx', () => ole('EncryptedPackage'), 'table.encrypted'],
      ['a web page called .xls', 'a.xls', () => csv('<html><table><tr><td>C00001'), 'table.format'],
      ['a truncated file', 'a.xlsx', () => out.subarray(0, out.length / 2), 'table.notXlsx'],
      ['text called .xlsx', 'a.xlsx', () => csv('code,verdict'), 'table.notXlsx'],
      ['a workbook with nothing in it', 'a.xlsx', () => Buffer.from(plain), 'table.malformed'],
      ['an empty file', 'a.csv', () => Buffer.alloc(0), 'table.empty'],
      ['a zip bomb', 'a.xlsx', () => bomb(), 'table.tooLarge'],
      ['noise', 'a.csv', () => Buffer.from([0x63, 0x00, 0xff, 0xfe, 0x01]), 'table.encoding'],
      ['a quote without partner', 'a.csv', () => csv('code,verdict', 'C00001,"met'), 'table.malformed'],
    ])('%s', async (_, name, make, key) => {
      const bytes = await make();
      for (const answer of [await lookAt(bytes, name), await apply(office, id, bytes, { seen: 0 }, name)]) {
        expect([answer.status, answer.code]).toEqual([422, 'sheet.unreadable']);
        expect(answer.problems).toMatchObject([
          { key, message: expect.stringMatching(/\p{Script=Han}/u) as string },
        ]);
      }
    });

    it('a file of 50 MB, and two files at once', async () => {
      const large = await lookAt(Buffer.alloc(50 * 2 ** 20, 'x'), 'a.csv');
      expect([large.status, large.code, large.title]).toEqual([
        ...[413, 'sheet.tooLarge', '文件超过 20 MB：请删去无关的工作表和图片'],
      ]);
      const { status, body } = await office
        .post(`/api/assessments/${id}/sheet/preview`)
        .field('record', '{}')
        .attach('files', out, 'a.xlsx')
        .attach('files', out, 'b.xlsx');
      expect([status, (body as { code: string }).code]).toEqual([422, 'sheet.oneFile']);
      const none = await office.post(`/api/assessments/${id}/sheet/preview`).field('record', '{}');
      expect([none.status, (none.body as { code: string }).code]).toEqual([422, 'sheet.oneFile']);
    });

    const macro = (): Buffer =>
      Buffer.from(zipSync({ 'xl/workbook.xml': Buffer.from('x'), 'xl/vbaProject.bin': Buffer.from('x') }));
  });

  describe('cells', () => {
    it('a formula counts by its result; without one its cell is named', async () => {
      const withResult = await edited(out, (cell) => {
        cell('C00001', '自评').value = { formula: 'IF(1,"达标","")', result: '达标' };
      });
      expect(await changesOf(withResult)).toEqual(['C00001 verdict →met']);
      const without = await edited(out, (cell) => {
        cell('C00002', '自评').value = { formula: 'A1', date1904: false };
      });
      expect(await errorsOf(without)).toEqual(['3 G sheet.cell.formula']);
    });

    it('merged cells, error values, dates and numbers in place of days', async () => {
      const sheet = await edited(out, (cell, all) => {
        const first = cell('C00001', '自评');
        first.value = '达标';
        all.mergeCells(first.address, cell('C00003', '自评').address);
        cell('C00004', '自评').value = { error: '#N/A' };
        const date = cell('C00005', '自评');
        date.value = new Date('2026-01-02T00:00:00Z');
        // A style of its own: the cells of a workbook share theirs.
        date.style = { ...date.style, numFmt: 'yyyy-mm-dd' };
        cell('C00006', '承诺日期').value = 46_387;
      });
      expect(await errorsOf(sheet)).toEqual([
        ...['3 G sheet.cell.merged', '4 G sheet.cell.merged', '5 G sheet.cell.error', '6 G sheet.cell.date'],
        '7 I sheet.promise.day',
      ]);
    });

    it('full-width letters and digits, spaces at the ends', async () => {
      const sheet = await edited(out, (cell) => {
        cell('C00001', '自评').value = ' 限期达标　';
        cell('C00001', '原因').value = ' 采购中 ';
        cell('C00001', '承诺日期').value = '２０３０-０１-０２ ';
      });
      expect(await changesOf(sheet)).toEqual([
        ...['C00001 verdict →conditional', 'C00001 reason →采购中', 'C00001 promisedBy →2030-01-02'],
      ]);
    });

    it('an edited code, a row twice, an edited version', async () => {
      const sheet = await edited(out, (cell) => {
        cell('C00002', '版本').value = '7';
        cell('C00003', '版本').value = '零';
        cell('C00004', '条目编号').value = 'C00003';
        cell('C00005', '条目编号').value = 'C99999';
      });
      expect(await errorsOf(sheet)).toEqual([
        '3 Q sheet.version.unknown',
        ...['4 Q sheet.version.unknown', '5 A sheet.code.twice', '6 A sheet.code.unknown'],
      ]);
    });

    it('missing columns change nothing of what they held', async () => {
      expect(await changesOf(csv('code,verdict', 'C00001,met'), 'a.csv')).toEqual(['C00001 verdict →met']);
      expect(await errorsOf(csv('code,title', 'C00001,met'), 'a.csv')).toEqual(['1 - sheet.header.missing']);
    });

    it('formulas in text stay text', async () => {
      const sheet = await edited(out, (cell) => {
        cell('C00001', '原因').value = '=1+1';
        cell('C00002', '原因').value = '@SUM(A1)';
      });
      expect(await changesOf(sheet)).toEqual(['C00001 reason →=1+1', 'C00002 reason →@SUM(A1)']);
    });
  });

  describe('sheets of something else', () => {
    it('another assessment is told by what the sheet knows of itself', async () => {
      const county = await c.open(office, COUNTY);
      const foreign = await download(office, `/api/assessments/${county}/sheet?lang=en`);
      expect(await errorsOf(foreign)).toEqual(['1 - sheet.other.assessment']);
      const { errors } = await lookAt(foreign);
      expect(errors[0]!.message).toContain(COUNTY);
    });

    it('another edition of the same assessment, and a sheet of a later system', async () => {
      const replaced = (from: string, to: string) =>
        edited(out, (_cell, sheet) => {
          const header = sheet.getRow(1);
          header.eachCell((cell) => (cell.value = cell.text.replace(from, to)));
        });
      expect(await errorsOf(await replaced('plain@2026', 'plain@2020'))).toEqual(['1 - sheet.other.edition']);
      expect(await errorsOf(await replaced('"dabiao":1', '"dabiao":2'))).toEqual(['1 - sheet.other.schema']);
    });

    it('codes tell where the sheet does not know: one answer instead of one for each row', async () => {
      const lines = ['code,verdict,version', 'B-1,met,0', 'B-2,met,0'];
      expect(await errorsOf(csv(...lines), 'a.csv')).toEqual(['1 - sheet.nothing.matched']);
      expect(await errorsOf(csv('项目,达标', '食堂,√'), 'a.csv')).toEqual(['1 - sheet.nothing.matched']);
    });
  });

  describe('official sheets', () => {
    it('with a title above, ticks, and titles written a little differently', async () => {
      const bytes = await workbookOf(
        [
          ['县医院达标自查表', '', '', ''],
          ['项目', '达标', '未达标', '原因'],
          ['一、基本要求', '', '', ''],
          ['第 1 条', '√', '', ''],
          ['第２条。', '', '√', '缺设备'],
          ['第3条', '', '', ''],
          ['第99条', '√', '', ''],
        ],
        (sheet) => {
          sheet.mergeCells('A1:D1');
          sheet.mergeCells('A3:D3');
        },
      );
      const seen = await lookAt(bytes);
      expect(seen.mapping).toEqual({
        headerRow: 2,
        columns: { title: 'A', met: 'B', unmet: 'C', reason: 'D' },
      });
      expect(inLines(seen.changes)).toEqual([
        ...['C00001 verdict →met', 'C00002 verdict →unmet', 'C00002 reason →缺设备'],
      ]);
      expect(seen).toMatchObject({ facts: null, errors: [], unchanged: 1 });
      expect(seen.unmatched).toEqual([
        { row: 3, text: '一、基本要求', answered: false },
        { row: 7, text: '第99条', answered: true },
      ]);
    });

    it('in GB18030, with columns that a person names', async () => {
      // 甲,乙 / C00001,是
      const bytes = Buffer.concat([
        Buffer.from('bcd7,d2d2'.replace(',', '2c'), 'hex'),
        Buffer.from('\nC00001,'),
        Buffer.from('cac7', 'hex'),
      ]);
      const guessed = await lookAt(bytes, 'a.csv');
      expect(guessed).toMatchObject({ mapping: null, head: [{ row: 1, cells: ['甲', '乙'] }, { row: 2 }] });
      const mapping = { headerRow: 1, columns: { code: 'A', met: 'B' } };
      expect(inLines((await lookAt(bytes, 'a.csv', { mapping })).changes)).toEqual(['C00001 verdict →met']);
      for (const wrong of [
        { columns: { code: 7 } },
        { columns: [] },
        { headerRow: 'x' },
        { columns: { code: 'AAA' } },
      ])
        expect((await lookAt(bytes, 'a.csv', { mapping: wrong })).code).toBe('http.validation');
    });
  });

  it('100,000 empty rows below the checklist are nothing', async () => {
    const bytes = await edited(out, (cell, sheet) => {
      cell('C00001', '自评').value = '达标';
      for (let row = 30; row < 100_030; row++) sheet.getCell(row, 6).style = { numFmt: '@' };
    });
    expect(await changesOf(bytes)).toEqual(['C00001 verdict →met']);
    const lines = ['code,verdict', 'C00001,met', ...Array.from({ length: 100_000 }, () => ',')];
    expect(await changesOf(csv(...lines), 'a.csv')).toEqual(['C00001 verdict →met']);
  }, 60_000);
});
