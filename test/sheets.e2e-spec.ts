import type { Worksheet } from 'exceljs';
import {
  COUNTY,
  LADDER,
  plainEdition,
  startChecklist,
  type Agent,
  type Checklist,
} from './support/checklist';
import { databases } from './support/databases';
import { apply, download, edited, inLines, placed, preview } from './support/sheets';
import { brokenChains } from './support/trail';

describe.each(databases())('sheets out and in again on %s', (database) => {
  let c: Checklist;
  let [office, clerk, inspector, root]: Agent[] = [];
  let county: string;
  let codes: string[];

  const out = (query = 'lang=zh', agent = office!, id = county) =>
    download(agent, `/api/assessments/${id}/sheet?${query}`);
  const record = (code: string, id = county) => c.clause(office!, id, code);

  beforeAll(async () => {
    c = await startChecklist(database, [COUNTY, LADDER]);
    [office, clerk, inspector, root] = await Promise.all(
      ['office', 'clerk', 'inspector', 'root'].map((login) => c.t.as(login)),
    );
    county = await c.open(office!, COUNTY);
    const { clauses } = await c.edition(COUNTY);
    codes = clauses
      .filter((clause) => 'rule' in clause && clause.rule.kind === 'attest')
      .map(({ code }) => code);
  });
  afterAll(async () => {
    expect(await brokenChains(c.t)).toEqual([]);
    await c.t.stop();
  });

  it('has the whole checklist, locked questions, open answers, lists to choose from', async () => {
    await c.prove(office!, county, [codes[0]!]);
    const answer = await office!.get(`/api/assessments/${county}/sheet?lang=zh`).responseType('blob');
    expect(answer.headers['content-type']).toMatch('spreadsheetml.sheet');
    expect(decodeURIComponent(answer.headers['content-disposition']!)).toMatch(/柳林县人民医院 .*\.xlsx/);
    let sheet!: Worksheet;
    await edited(answer.body as Buffer, (cell, all) => {
      sheet = all;
      expect(cell(codes[0]!, '佐证数').value).toBe('1');
      expect(cell(codes[0]!, '条目').style.protection).toBeUndefined();
      expect(cell(codes[0]!, '自评').protection.locked).toBe(false);
      expect(cell(codes[0]!, '自评').dataValidation.formulae).toEqual(['"达标,未达标,不适用,限期达标"']);
      expect(cell(codes[0]!, '责任科室').dataValidation.formulae).toEqual(['"内科,外科"']);
      expect(cell(codes[0]!, '责任人').dataValidation.formulae[0]).toMatch('王芳');
    });
    const { clauses } = await c.edition(COUNTY);
    expect(sheet.rowCount).toBe(clauses.length + 1);
    expect(sheet.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
    expect(sheet.columns.filter(({ hidden }) => hidden)).toHaveLength(1);
  });

  it('comes back without a change, in both formats and languages', async () => {
    const [met, odd, given] = codes as [string, string, string];
    await c.save(
      office!,
      county,
      { code: met, version: 0, verdict: 'met' },
      { code: odd, version: 0, verdict: 'notApplicable', reason: '=HYPERLINK("x")\n\'=第二行, "引号"' },
    );
    await c.assign(office!, county, {
      ...{
        code: given,
        version: 0,
        departmentId: c.surgery.id,
        personId: c.people.clerk.id,
        dueOn: '2027-01-31',
      },
    });
    for (const query of ['lang=zh', 'lang=en', 'format=csv&lang=zh', 'format=csv&lang=en']) {
      const name = query.includes('csv') ? 'a.csv' : 'a.xlsx';
      const answer = await preview(office!, county, await out(query), { name });
      expect(answer).toMatchObject({ status: 200, changes: [], conflicts: [], errors: [], unmatched: [] });
      expect(answer.unchanged).toBe((await c.edition(COUNTY)).clauses.length);
      expect(answer.facts!.exportedBy).toBe('王芳');
    }
    expect(await record(odd)).toMatchObject({ version: 1 });
  });

  it('shows every change, then saves all of them through the ordinary way', async () => {
    const [, , , a, b, gone] = codes as [string, string, string, string, string, string];
    const sheet = await edited(await out(), (cell, all) => {
      cell(a, '自评').value = '达标';
      cell(a, '责任科室').value = '外科';
      cell(b, '自评').value = '限期达标';
      cell(b, '原因').value = '采购中';
      cell(b, '承诺日期').value = new Date('2030-06-30T00:00:00Z');
      cell(b, '承诺日期').style = { numFmt: 'yyyy/m/d' };
      all.spliceRows(Number(cell(gone, '自评').row), 1);
    });
    const seen = await preview(office!, county, sheet);
    const expected = [
      `${a} verdict →met`,
      `${a} department →外科`,
      `${b} verdict →conditional`,
      `${b} reason →采购中`,
      `${b} promisedBy →2030-06-30`,
    ];
    expect(inLines(seen.changes)).toEqual(expected);
    expect(await record(a)).toMatchObject({ version: 0 });

    const before = (await c.t.history(county)).length;
    const done = await apply(office!, county, sheet, { seen: seen.seen });
    expect(done).toMatchObject({ status: 200, kept: [] });
    expect(inLines(done.saved)).toEqual(expected);
    // An answer and a task are two changes of one clause.
    expect(done.saved.map(({ version }) => version)).toEqual([2, 1]);
    expect(await record(a)).toMatchObject({ verdict: 'met', departmentId: c.surgery.id, version: 2 });
    expect(await record(b)).toMatchObject({ verdict: 'conditional', promisedBy: '2030-06-30' });
    expect((await c.t.history(county)).length).toBe(before + 3);

    // The same sheet again: what it wants is what stands.
    expect(await preview(office!, county, sheet)).toMatchObject({ changes: [], conflicts: [], errors: [] });
  });

  it('names every error by row and column, in words, and saves nothing', async () => {
    const [, , , , , , fine, wrong, nowhere] = codes;
    const sheet = await edited(await out(), (cell) => {
      cell(fine!, '自评').value = '达标';
      cell(wrong!, '自评').value = '不适用';
      cell(nowhere!, '责任科室').value = '太空科';
      cell(nowhere!, '责任人').value = '张三';
    });
    const seen = await preview(office!, county, sheet);
    expect(seen.errors.map(({ key, column }) => `${column!.name} ${key}`)).toEqual([
      ...[
        'reason sheet.reason.missing',
        'department sheet.department.unknown',
        'person sheet.person.unknown',
      ],
    ]);
    expect(seen.errors[1]!.message).toBe('本院没有科室“太空科”');
    expect(inLines(seen.changes)).toEqual([`${fine} verdict →met`]);
    const refused = await apply(office!, county, sheet, { seen: seen.seen });
    expect(refused).toMatchObject({ status: 422, code: 'sheet.invalid' });
    expect(placed(refused.problems)).toEqual(placed(seen.errors));
    expect(await record(fine!)).toMatchObject({ version: 0 });
  });

  it('asks whose value stays where others changed the same, and not where they changed something else', async () => {
    const [mine, theirs, other] = codes.slice(10, 13) as [string, string, string];
    const sheet = await edited(await out(), (cell) => {
      for (const code of [mine, theirs, other]) cell(code, '自评').value = '达标';
    });
    await c.save(
      office!,
      county,
      { code: mine, version: 0, verdict: 'unmet', reason: '缺设备' },
      { code: theirs, version: 0, verdict: 'unmet', reason: '缺人' },
    );
    await c.assign(office!, county, { code: other, version: 0, departmentId: c.medicine.id });
    const seen = await preview(office!, county, sheet);
    expect(inLines(seen.changes)).toEqual([`${other} verdict →met`]);
    expect(inLines(seen.conflicts)).toEqual([
      ...[`${mine} verdict unmet→met`, `${mine} reason 缺设备→`],
      ...[`${theirs} verdict unmet→met`, `${theirs} reason 缺人→`],
    ]);
    expect(seen.conflicts[0]).toMatchObject({
      by: { name: '王芳' },
      at: expect.stringMatching(/^\d{4}-/) as string,
      theirs: [
        { field: 'verdict', from: '', to: 'unmet' },
        { field: 'reason', from: '', to: '缺设备' },
      ],
    });

    const open = await apply(office!, county, sheet, { seen: seen.seen, mine: [mine] });
    expect(open).toMatchObject({ status: 409, code: 'sheet.conflicts' });
    expect(open.conflicts.map(({ code }) => code)).toEqual([theirs]);
    expect(await record(other)).toMatchObject({ verdict: 'unassessed' });

    const done = await apply(office!, county, sheet, { seen: seen.seen, mine: [mine], otherwise: 'theirs' });
    expect(done).toMatchObject({ status: 200, kept: [theirs] });
    expect(await record(mine)).toMatchObject({ verdict: 'met', reason: null, version: 2 });
    expect(await record(theirs)).toMatchObject({ verdict: 'unmet', reason: '缺人' });
    expect(await record(other)).toMatchObject({ verdict: 'met', departmentId: c.medicine.id });
  });

  it('refuses with the conflicts when somebody was faster after the preview', async () => {
    const [a, b] = codes.slice(13, 15) as [string, string];
    const sheet = await edited(await out(), (cell) => {
      cell(a, '自评').value = '达标';
      cell(b, '自评').value = '达标';
    });
    const seen = await preview(office!, county, sheet);
    expect(seen.conflicts).toEqual([]);
    await c.save(office!, county, { code: a, version: 0, verdict: 'unmet' });
    // Even for whoever said beforehand that the sheet wins: they have not seen this.
    const late = await apply(office!, county, sheet, { seen: seen.seen, otherwise: 'mine' });
    expect(late).toMatchObject({ status: 409, code: 'sheet.conflicts' });
    expect(inLines(late.conflicts)).toEqual([`${a} verdict unmet→met`]);
    expect(await record(b)).toMatchObject({ version: 0 });
    const done = await apply(office!, county, sheet, { seen: late.seen, mine: [a] });
    expect(done.saved.map(({ code }) => code)).toEqual([a, b]);
  });

  it('a sheet from elsewhere is told when somebody was faster, too', async () => {
    const code = codes[15]!;
    const csv = Buffer.from(`条目编号,达标,未达标\n${code},√,\n`);
    const seen = await preview(office!, county, csv, { name: 'a.csv' });
    expect(inLines(seen.changes)).toEqual([`${code} verdict →met`]);
    await c.save(office!, county, { code, version: 0, verdict: 'unmet', reason: '缺设备' });
    const late = await apply(office!, county, csv, { seen: seen.seen }, 'a.csv');
    expect(late).toMatchObject({ status: 409, conflicts: [{ code, by: { name: '王芳' } }] });
    expect(await record(code)).toMatchObject({ verdict: 'unmet' });
  });

  it('a clerk reads in what the department has to do, and no more', async () => {
    const [own, foreign] = codes.slice(16, 18) as [string, string];
    await c.assign(office!, county, { code: own, version: 0, departmentId: c.surgery.id });
    const sheet = await edited(await out(), (cell) => {
      cell(own, '自评').value = '达标';
      cell(foreign, '自评').value = '达标';
    });
    const seen = await preview(clerk!, county, sheet);
    expect(inLines(seen.changes)).toEqual([`${own} verdict →met`]);
    expect(seen.errors.map(({ key }) => key)).toEqual(['clause.notAssigned']);
    expect((await apply(clerk!, county, sheet, { seen: seen.seen })).status).toBe(422);

    const filtered = await out(`lang=zh&departmentId=${c.surgery.id}`, clerk);
    const edit = await edited(filtered, (cell, all) => {
      expect(all.rowCount).toBeLessThan(6);
      cell(own, '自评').value = '未达标';
      cell(own, '完成期限').value = '2030-01-01';
    });
    const refused = await preview(clerk!, county, edit);
    expect(refused.errors.map(({ key }) => key)).toEqual(['sheet.assign.refused']);
    const allowed = await edited(filtered, (cell) => (cell(own, '自评').value = '未达标'));
    const { seen: place } = await preview(clerk!, county, allowed);
    expect(await apply(clerk!, county, allowed, { seen: place })).toMatchObject({ status: 200 });
    expect(await record(own)).toMatchObject({ verdict: 'unmet', updatedBy: c.people.clerk.id });
  });

  it('who may not save may still take out; who may not read gets nothing', async () => {
    const bytes = await out('format=csv', inspector);
    expect((await preview(inspector!, county, bytes, { name: 'a.csv' })).status).toBe(403);
    await root!.get(`/api/assessments/${county}/sheet`).expect(403);
    const foreign = c.theirDepartment.id;
    await office!.get(`/api/assessments/${county}/sheet?departmentId=${foreign}`).expect(404);
    await office!.get(`/api/assessments/${county}/sheet?format=ods`).expect(422);
  });

  it('items of a ladder, with factors of single levels', async () => {
    const id = await c.open(office!, LADDER);
    const [one, two] = (await c.edition(LADDER)).clauses.map(({ code }) => code) as [string, string];
    const at = [{ level: 3, application: '0.8', quality: '0.9' }];
    await c.save(office!, id, { code: one, version: 0, level: 4, application: '0.95', at, reason: '已上线' });
    const bytes = await out('lang=zh', office, id);
    expect(await preview(office!, id, bytes)).toMatchObject({ changes: [], errors: [] });
    const sheet = await edited(bytes, (cell) => {
      cell(one, '应用比例').value = '90%';
      cell(two, '功能级别').value = '2';
      cell(two, '数据质量').value = '0.5';
      cell(two, '3级应用比例').value = '1.5';
    });
    const wrong = await preview(office!, id, sheet);
    expect(wrong.errors.map(({ key, column }) => `${column!.name} ${key}`)).toEqual([
      'application3 sheet.factor.invalid',
    ]);
    const right = await edited(sheet, (cell) => (cell(two, '3级应用比例').value = ''));
    const { seen } = await preview(office!, id, right);
    const done = await apply(office!, id, right, { seen });
    expect(inLines(done.saved)).toEqual([
      `${one} application 0.95→0.90`,
      ...[`${two} level →2`, `${two} quality →0.50`],
    ]);
    expect((await record(one, id)).item).toEqual({
      ...{ level: 4, application: 90, at: { 3: { application: 80, quality: 90 } }, reason: '已上线' },
    });
  });

  it('a department that was renamed since is still meant by its old name', async () => {
    const code = codes[19]!;
    await c.assign(office!, county, { code, version: 0, departmentId: c.medicine.id });
    const sheet = await edited(await out(), (cell) => (cell(code, '自评').value = '达标'));
    const { id, version } = c.medicine;
    await office!.patch(`/api/departments/${id}`).send({ version, name: '大内科' }).expect(200);
    const seen = await preview(office!, county, sheet);
    expect(seen.errors).toEqual([]);
    expect(inLines(seen.changes)).toEqual([`${code} verdict →met`]);
  });

  it('a verdict that was kept against its value stays kept while neither changes', async () => {
    const clause = (await c.edition(COUNTY)).clauses.find(
      (one) =>
        'rule' in one && one.rule.kind === 'threshold' && one.rule.unit === '%' && one.rule.operator === '>=',
    )!;
    const against = { verdict: 'met', value: '1%', reason: '口径不同', override: true };
    await c.save(office!, county, { code: clause.code, version: 0, ...against }).expect(200);
    const bytes = await out();
    const reworded = await edited(bytes, (cell) => (cell(clause.code, '原因').value = '口径有误'));
    const seen = await preview(office!, county, reworded);
    expect(seen).toMatchObject({ errors: [], conflicts: [] });
    await apply(office!, county, reworded, { seen: seen.seen });
    expect(await record(clause.code)).toMatchObject({ overridden: true, reason: '口径有误', version: 2 });
    const another = await edited(await out(), (cell) => (cell(clause.code, '数值').value = '2%'));
    expect((await preview(office!, county, another)).errors.map(({ key }) => key)).toEqual([
      'sheet.verdict.contradicts',
    ]);
  });

  it('10,000 rows', async () => {
    await root!
      .post('/api/standards')
      .send({ yaml: plainEdition(10_000) })
      .expect(201);
    const id = await c.open(office!, 'plain@2026');
    const lines = Array.from(
      { length: 10_000 },
      (_, i) => `C${String(i + 1).padStart(5, '0')},达标,第 ${i} 条`,
    );
    const csv = Buffer.from(['条目编号,自评,原因', ...lines].join('\n'));
    const { seen, changes } = await preview(office!, id, csv, { name: 'a.csv' });
    expect(changes).toHaveLength(10_000);
    const done = await apply(office!, id, csv, { seen }, 'a.csv');
    expect(done).toMatchObject({ status: 200, unchanged: 0 });
    expect(done.saved).toHaveLength(10_000);
    expect((await preview(office!, id, await out('lang=zh', office, id))).unchanged).toBe(10_000);
  }, 120_000);
});
