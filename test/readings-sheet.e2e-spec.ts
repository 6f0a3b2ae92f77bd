import { monthsUpTo } from '@dabiao/indicators';
import { IndicatorsService } from '@dabiao/application';
import { readIndicatorSets, seedsFolder } from '@dabiao/edition-store';
import type { Worksheet } from 'exceljs';
import { CENTRE, COUNTY, startChecklist, type Agent, type Checklist } from './support/checklist';
import { databases } from './support/databases';
import { download, edited, inLines, placed, readingsSheet, workbookOf, type Sent } from './support/sheets';
import { brokenChains } from './support/trail';

const STAY = 'avg_length_of_stay';
const OCCUPANCY = 'bed_occupancy_rate';
const GOAL = 'operations';

describe.each(databases())('sheets of readings on %s', (database) => {
  let c: Checklist;
  let [office, inspector, stranger, root]: Agent[] = [];
  let months: string[];
  let last: string;

  beforeAll(async () => {
    c = await startChecklist(database, [COUNTY, CENTRE]);
    const stamp = { by: 'system', requestId: 'test', at: c.t.clock.now() };
    await c.t.app.get(IndicatorsService).keep(await readIndicatorSets(seedsFolder('indicators')), stamp);
    [office, inspector, stranger, root] = await Promise.all(
      ['office', 'inspector', 'stranger', 'root'].map((login) => c.t.as(login)),
    );
    await c.open(office!, COUNTY);
    months = monthsUpTo(c.t.clock.today().slice(0, 7), 13);
    last = months[11]!;
  });
  afterAll(async () => {
    expect(await brokenChains(c.t)).toEqual([]);
    await c.t.stop();
  });

  const out = (query = 'lang=zh', agent = office!) =>
    download(agent, `/api/hospitals/${c.ours.id}/readings-sheet?${query}`);
  const lookAt = (bytes: Buffer, sent: Sent = {}, agent = office!) =>
    readingsSheet.preview(agent, c.ours.id, bytes, sent);
  const send = (bytes: Buffer, record: object, name = 'a.xlsx') =>
    readingsSheet.apply(office!, c.ours.id, bytes, record, name);
  const save = (...changes: object[]) =>
    office!.put(`/api/hospitals/${c.ours.id}/readings`).send({ changes }).expect(200);
  const reading = async (indicator: string, month: string): Promise<Record<string, unknown> | undefined> => {
    const query = `indicator=${indicator}&from=${month}&to=${month}`;
    const { body } = await office!.get(`/api/hospitals/${c.ours.id}/readings?${query}`).expect(200);
    return (body as { items: Record<string, unknown>[] }).items[0];
  };
  const csv = (...lines: string[]): Buffer => Buffer.from(lines.join('\n'));
  const CSV = { name: 'a.csv' };
  /** Errors of the preview; saving must refuse the same and save nothing. */
  const errorsOf = async (bytes: Buffer, name = 'a.xlsx'): Promise<string[]> => {
    const { errors, seen, status } = await lookAt(bytes, { name });
    expect(status).toBe(200);
    const refused = await send(bytes, { seen }, name);
    expect([refused.status, refused.code]).toEqual([422, 'sheet.invalid']);
    expect(placed(refused.problems)).toEqual(placed(errors));
    return placed(errors);
  };

  describe('out', () => {
    it('a row for each month of what assessments and goals ask for; names locked, figures open', async () => {
      const goal = { title: '手术', indicator: GOAL, operator: '>=', value: '100' };
      await office!.post(`/api/hospitals/${c.ours.id}/goals`).send(goal).expect(201);
      await save({ indicator: 'admissions', month: last, version: 0, value: '1100', source: 'HIS' });
      const url = `/api/hospitals/${c.ours.id}/readings-sheet?lang=zh`;
      const answer = await office!.get(url).responseType('blob').expect(200);
      expect(decodeURIComponent(answer.headers['content-disposition']!)).toMatch(
        /柳林县人民医院 指标月度读数 .*\.xlsx/,
      );
      let sheet!: Worksheet;
      await edited(answer.body as Buffer, (cell, all) => {
        sheet = all;
        expect(cell(`${STAY} ${last}`, '指标名称').value).toBe('平均住院日');
        expect(cell(`${STAY} ${last}`, '指标名称').style.protection).toBeUndefined();
        expect(cell(`${STAY} ${last}`, '数值').protection.locked).toBe(false);
        expect(cell(`${STAY} ${last}`, '合并方式').value).toMatch('加权');
        expect(cell(`${GOAL} ${months[0]!}`, '版本').value).toBe('0');
        expect(cell(`admissions ${last}`, '版本').value).toBe('1');
        const { formulae, showErrorMessage } = cell(`${STAY} ${last}`, '来源').dataValidation;
        // Suggestions: another source may be typed.
        expect([formulae, showErrorMessage]).toEqual([['"HIS"'], undefined]);
      });
      const codes = new Set(sheet.getColumn(1).values.slice(2));
      const { clauses } = await c.edition(COUNTY);
      const asked = clauses.flatMap((one) =>
        'rule' in one && one.rule.kind !== 'attest' ? one.rule.indicator : [],
      );
      expect(codes).toEqual(new Set([...asked, GOAL, 'admissions']));
      expect(sheet.rowCount).toBe(codes.size * 13 + 1);
      expect(sheet.pageSetup).toMatchObject({
        paperSize: 9,
        orientation: 'landscape',
        printTitlesRow: '1:1',
      });
      expect(sheet.columns.filter(({ hidden }) => hidden)).toHaveLength(1);
    });

    it('of some months and one indicator; never of months to come', async () => {
      const rows = async (query: string): Promise<string[]> =>
        (await out(`format=csv&lang=en&${query}`)).toString().trim().split('\r\n').slice(1);
      expect(await rows(`indicator=${STAY}&from=${months[10]!}&to=${last}`)).toEqual([
        `${STAY},Average length of stay,天,"mean, weighted",${months[10]!},,,,,,0`,
        expect.stringMatching(`,${last},`),
      ]);
      expect(await rows(`indicator=${STAY}&to=2999-01`)).toHaveLength(13);
      const refused = (query: string, status: number) =>
        office!.get(`/api/hospitals/${c.ours.id}/readings-sheet?${query}`).expect(status);
      await refused('indicator=nothing', 404);
      await refused('from=2026-13', 422);
      expect((await refused('from=2998-01', 422)).body).toMatchObject({ code: 'readingSheet.range' });
      expect((await refused('from=1900-01', 422)).body).toMatchObject({ code: 'readingSheet.tooMany' });
    });

    it('for who may read; back in for who may save', async () => {
      const bytes = await out('format=csv', inspector);
      expect((await lookAt(bytes, CSV, inspector)).status).toBe(403);
      await stranger!.get(`/api/hospitals/${c.ours.id}/readings-sheet`).expect(404);
      await root!.get(`/api/hospitals/${c.ours.id}/readings-sheet`).expect(403);
    });
  });

  it('comes back without a change, in both formats and languages', async () => {
    const [first, second] = months as [string, string];
    await save(
      {
        indicator: STAY,
        month: first,
        version: 0,
        numerator: '850',
        denominator: '100',
        note: '=1+1\n"引号"',
      },
      { indicator: OCCUPANCY, month: first, version: 0, value: '0.5', unit: '%', source: "'-x" },
      { indicator: OCCUPANCY, month: second, version: 0, value: '８５.50％' },
    );
    for (const query of ['lang=zh', 'lang=en', 'format=csv&lang=zh', 'format=csv&lang=en']) {
      const answer = await lookAt(await out(query), { name: query.includes('csv') ? 'a.csv' : 'a.xlsx' });
      expect(answer).toMatchObject({ status: 200, changes: [], conflicts: [], errors: [], unmatched: [] });
      expect(answer.unchanged).toBeGreaterThan(500);
      expect(answer.facts!.exportedBy).toBe('王芳');
    }
  });

  it('shows every change, then saves all of them through the ordinary way, proofs and all', async () => {
    const [a, b, gone] = [months[2]!, months[3]!, months[4]!];
    const { clauses } = await c.edition(COUNTY);
    const proof = await c.prove(office!, await anAssessment(), [clauses[0]!.code]);
    await save(
      { indicator: STAY, month: a, version: 0, value: '8.5', evidenceIds: [proof] },
      { indicator: STAY, month: gone, version: 0, value: '9', source: 'HIS' },
    );
    const sheet = await edited(await out(), (cell) => {
      cell(`${STAY} ${a}`, '备注').value = '补录';
      cell(`${OCCUPANCY} ${b}`, '分子').value = '８５0';
      cell(`${OCCUPANCY} ${b}`, '分母').value = 1000;
      cell(`${OCCUPANCY} ${b}`, '来源').value = '病案首页';
      cell(`${STAY} ${gone}`, '数值').value = '';
      cell(`${STAY} ${gone}`, '来源').value = null;
    });
    const seen = await lookAt(sheet);
    const expected = [
      `${STAY} ${a} note →补录`,
      `${STAY} ${gone} value 9→`,
      `${STAY} ${gone} source HIS→`,
      `${OCCUPANCY} ${b} numerator →850`,
      `${OCCUPANCY} ${b} denominator →1000`,
      `${OCCUPANCY} ${b} source →病案首页`,
    ];
    expect(inLines(seen.changes)).toEqual(expected);
    expect(await reading(STAY, a)).toMatchObject({ version: 1 });

    const done = await send(sheet, { seen: seen.seen });
    expect(done).toMatchObject({ status: 200, kept: [] });
    expect(inLines(done.saved)).toEqual(expected);
    expect(await reading(STAY, a)).toMatchObject({
      value: '8.5',
      note: '补录',
      version: 2,
      evidenceIds: [proof],
    });
    expect(await reading(STAY, gone)).toMatchObject({ value: null, version: 2 });
    expect(await reading(OCCUPANCY, b)).toMatchObject({ numerator: '850', unit: '%', version: 1 });
    // The same sheet again: what it wants is what stands.
    expect(await lookAt(sheet)).toMatchObject({ changes: [], conflicts: [], errors: [] });
  });

  it('asks whose value stays where others changed the same reading', async () => {
    const [mine, theirs, new1] = [months[5]!, months[6]!, months[7]!];
    await save({ indicator: STAY, month: mine, version: 0, value: '8' });
    const sheet = await edited(await out(`lang=zh&indicator=${STAY}`), (cell) => {
      for (const month of [mine, theirs, new1]) cell(`${STAY} ${month}`, '数值').value = '9.5';
    });
    await save(
      { indicator: STAY, month: mine, version: 1, value: '8', note: '核对' },
      { indicator: STAY, month: theirs, version: 0, value: '7', source: 'HIS' },
    );
    const seen = await lookAt(sheet);
    expect(inLines(seen.changes)).toEqual([`${STAY} ${new1} value →9.5`]);
    expect(inLines(seen.conflicts)).toEqual([
      ...[`${STAY} ${mine} value 8→9.5`, `${STAY} ${mine} note 核对→`],
      ...[`${STAY} ${theirs} value 7→9.5`, `${STAY} ${theirs} source HIS→`],
    ]);
    expect(seen.conflicts[0]).toMatchObject({
      ...{ by: { name: '王芳' }, at: expect.stringMatching(/^\d{4}-/) as string },
      theirs: [{ field: 'note', from: '', to: '核对' }],
    });
    const open = await send(sheet, { seen: seen.seen, mine: [`${STAY} ${mine}`] });
    expect(open).toMatchObject({ status: 409, code: 'readingSheet.conflicts' });
    expect(open.conflicts.map(({ reading: name }) => name)).toEqual([`${STAY} ${theirs}`]);
    expect(await reading(STAY, new1)).toBeUndefined();

    const done = await send(sheet, { seen: seen.seen, mine: [`${STAY} ${mine}`], otherwise: 'theirs' });
    expect(done).toMatchObject({ status: 200, kept: [`${STAY} ${theirs}`] });
    expect(await reading(STAY, mine)).toMatchObject({ value: '9.5', note: null, version: 3 });
    expect(await reading(STAY, theirs)).toMatchObject({ value: '7', version: 1 });
  });

  it('refuses when somebody was faster after the preview, also for a sheet from elsewhere', async () => {
    const month = months[8]!;
    const bytes = csv('指标,月份,数值', `平均住院日,${month},9`);
    const seen = await lookAt(bytes, CSV);
    expect(inLines(seen.changes)).toEqual([`${STAY} ${month} value →9`]);
    await save({ indicator: STAY, month, version: 0, value: '7' });
    const late = await send(bytes, { seen: seen.seen, otherwise: 'mine' }, 'a.csv');
    expect(late).toMatchObject({ status: 409, code: 'readingSheet.conflicts' });
    expect(inLines(late.conflicts)).toEqual([`${STAY} ${month} value 7→9`]);
    const done = await send(bytes, { seen: late.seen }, 'a.csv');
    expect(done).toMatchObject({ status: 200, saved: [{ version: 2 }] });
  });

  describe('errors by row and column', () => {
    it('of what saving refuses', async () => {
      const [month, other] = [months[9]!, months[10]!];
      const bytes = csv(
        '指标编码,月份,分子,分母,数值,单位,来源',
        `${OCCUPANCY},${month},,,0.5,%,HIS`,
        `${OCCUPANCY},${other},,,85天,,HIS`,
        `${STAY},2999-01,,,8,天,HIS`,
        `nothing,${month},,,8,,HIS`,
        `${STAY},${month},850,,,,HIS`,
        `${STAY},${month},850,100,8,,HIS`,
        `${STAY},2026-13,,,8,,`,
        `${GOAL},${month},1,2,,,HIS`,
        `${GOAL},${other},,,,,HIS`,
        `admissions,${month},,,80,%,`,
        `admissions,${other},,,约80,,`,
      );
      expect(await errorsOf(bytes, 'a.csv')).toEqual([
        ...['2 E value.ambiguousShare', '3 E value.unit', '4 B reading.future', '5 A readingSheet.unknown'],
        ...['6 D value.denominator', '7 B readingSheet.twice', '8 B reading.month', '9 D reading.noParts'],
        ...['10 E reading.empty', '11 F reading.unit', '12 E value.notNumber'],
      ]);
      const { errors } = await lookAt(bytes, CSV);
      expect(errors[3]!.message).toBe('没有指标“nothing”');
    });

    it('of our own sheets that were tampered with', async () => {
      const at = (month: number): string => `${STAY} ${months[month]!}`;
      const sheet = await edited(await out(`lang=zh&indicator=${STAY}`), (cell) => {
        cell(at(9), '版本').value = '7';
        cell(at(10), '版本').value = '零';
        const copied = cell(at(11), '月份');
        copied.value = months[12]!;
        cell(at(12), '单位').value = '小时';
      });
      const changed = await edited(sheet, (_cell, all) => {
        all.getCell(12, 6).value = '';
        all.getCell(14, 8).value = '8';
      });
      expect(await errorsOf(changed)).toEqual([
        ...['11 K sheet.version.unknown', '12 K sheet.version.unknown', '14 E readingSheet.twice'],
      ]);
    });
  });

  describe('traps', () => {
    it('formulas, merges, errors and dates in cells', async () => {
      const at = (month: number): string => `${STAY} ${months[month]!}`;
      const sheet = await edited(await out(`lang=zh&indicator=${STAY}`), (cell, all) => {
        cell(at(9), '数值').value = { formula: '17/2', result: 8.5 };
        cell(at(10), '数值').value = { formula: 'A1', date1904: false };
        cell(at(11), '数值').value = { error: '#DIV/0!' };
        const date = cell(at(12), '数值');
        date.value = new Date('2026-01-02T00:00:00Z');
        date.style = { ...date.style, numFmt: 'yyyy-mm-dd' };
        all.mergeCells(cell(at(0), '备注').address, cell(at(1), '备注').address);
      });
      expect(await errorsOf(sheet)).toEqual([
        ...['3 J sheet.cell.merged', '12 H sheet.cell.formula', '13 H sheet.cell.error'],
        '14 H sheet.cell.date',
      ]);
      expect(inLines((await lookAt(sheet)).changes)).toEqual([`${at(9)} value →8.5`]);
    });

    it('a foreign workbook: a title above, any order, months as dates, percent cells, headings', async () => {
      const month = months[10]!;
      const bytes = await workbookOf(
        [
          ['信息科月报', '', '', ''],
          ['备注', '指标', '数值', '统计月份'],
          ['', '一、运行效率', '', ''],
          ['口径：出院', '病床 使用率', 0.855, new Date(`${month}-01T00:00:00Z`)],
          ['', '平均住院日', ' ８．５ ', `${month.slice(0, 4)}年${Number(month.slice(5))}月`],
          ['', '手术台次', '无', month],
          ['', '住院人次', 1234, new Date(`${month}-15T00:00:00Z`)],
        ],
        (sheet) => {
          sheet.mergeCells('A1:D1');
          sheet.getCell('C4').numFmt = '0.0%';
          for (const cell of ['D4', 'D7']) sheet.getCell(cell).numFmt = 'yyyy/m';
        },
      );
      const seen = await lookAt(bytes);
      expect(seen.mapping).toEqual({
        headerRow: 2,
        columns: { note: 'A', indicator: 'B', value: 'C', month: 'D' },
      });
      expect(inLines(seen.changes)).toEqual([
        `${OCCUPANCY} ${month} value →85.5%`,
        `${OCCUPANCY} ${month} note →口径：出院`,
        `${STAY} ${month} value →8.5`,
      ]);
      expect(placed(seen.errors)).toEqual(['7 D readingSheet.day']);
      expect(seen).toMatchObject({
        unmatched: [{ row: 3, text: '一、运行效率' }],
        unchanged: 1,
        facts: null,
      });
    });

    it('GB18030, with columns that a person names', async () => {
      // 甲,乙,丙 / avg_length_of_stay,…,8
      const bytes = Buffer.concat([
        Buffer.from('bcd72cd2d22cb1fb', 'hex'),
        Buffer.from(`\n${STAY},${months[10]!},8\n`),
      ]);
      expect(await lookAt(bytes, CSV)).toMatchObject({
        mapping: null,
        head: [{ cells: ['甲', '乙', '丙'] }, {}],
      });
      const mapping = { headerRow: 1, columns: { indicator: 'A', month: 'B', value: 'C' } };
      const seen = await lookAt(bytes, { ...CSV, record: { mapping } });
      expect(inLines(seen.changes)).toEqual([`${STAY} ${months[10]!} value →8`]);
      const wrong = await lookAt(bytes, { ...CSV, record: { mapping: { columns: { code: 'A' } } } });
      expect(wrong.errors.map(({ key }) => key)).toContain('sheet.mapping.invalid');
    });

    it('sheets of another hospital, of something else, of a later system', async () => {
      const foreign = await download(
        stranger!,
        `/api/hospitals/${c.theirs.id}/readings-sheet?indicator=${STAY}`,
      );
      expect(await errorsOf(foreign)).toEqual(['1 - readingSheet.otherHospital']);
      const checklist = await download(office!, `/api/assessments/${await anAssessment()}/sheet`);
      expect(await errorsOf(checklist)).toEqual(['1 - readingSheet.header']);
      const later = await edited(await out(`indicator=${STAY}`), (_cell, sheet) => {
        sheet.getRow(1).eachCell((cell) => (cell.value = cell.text.replace('"dabiao":1', '"dabiao":2')));
      });
      expect(await errorsOf(later)).toEqual(['1 - sheet.other.schema']);
      expect(await errorsOf(csv('指标,月份,数值', '一、效率,,'), 'a.csv')).toEqual([
        '1 - readingSheet.nothing',
      ]);
      expect(await lookAt(Buffer.from('PK\x03\x04'))).toMatchObject({
        status: 422,
        code: 'sheet.unreadable',
      });
    });
  });

  it('10,000 rows in one transaction', async () => {
    const all = monthsUpTo(monthsUpTo(months[0]!, 2)[0]!, 125);
    const catalogue = await c.t.app.get(IndicatorsService).catalogue(c.ours.id);
    const codes = [...catalogue.values()].filter(({ combine }) => combine === 'sum' || combine === 'last');
    const lines = codes
      .slice(0, 80)
      .flatMap(({ code, unit }) => all.map((month) => `${code},${month},${unit === '%' ? '85%' : '12'},HIS`));
    expect(lines.length).toBe(10_000);
    const bytes = csv('indicator,month,value,source', ...lines);
    const { seen, changes, errors } = await lookAt(bytes, CSV);
    expect([changes.length, errors]).toEqual([10_000, []]);
    const done = await send(bytes, { seen }, 'a.csv');
    expect([done.status, done.saved.length]).toEqual([200, 10_000]);
    // All or nothing: one bad row at the end, and none of the others is saved.
    const other = csv(
      'indicator,month,value',
      ...lines.map((line) => line.replace(/12,HIS$/, '13')),
      'x,2026-01,1',
    );
    const { seen: now } = await lookAt(other, CSV);
    expect(await send(other, { seen: now }, 'a.csv')).toMatchObject({ status: 422, code: 'sheet.invalid' });
    expect(await reading(codes[0]!.code, all[0]!)).toMatchObject({ version: 1 });
  }, 180_000);

  async function anAssessment(): Promise<string> {
    const { body } = await office!.get(`/api/assessments?hospitalId=${c.ours.id}`).expect(200);
    return (body as { items: { id: string }[] }).items[0]!.id;
  }
});
