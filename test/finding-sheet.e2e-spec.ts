import { databases } from './support/databases';
import { startInspection, type InspectionTest } from './support/inspection';
import { download } from './support/sheets';
import type { Agent } from './support/checklist';

describe.each(databases())('the ledger of findings on %s', (database) => {
  let i: InspectionTest;
  let id: string;

  beforeAll(async () => {
    i = await startInspection(database);
    id = await i.begin('ledger');
    const office = await i.as('office');
    for (const code of ['C1', 'C2', 'C3'])
      await i.c.save(office, id, { code, version: 0, verdict: 'met' }).expect(200);
    await i.c.assign(office, id, { code: 'C1', version: 1, departmentId: i.c.surgery.id }).expect(200);
    await i.decideNow('inspector', id, 'C1', { verdict: 'rejected', reason: '=HYPERLINK("x")' });
    await i.decideNow('inspector', id, 'C2', { verdict: 'rejected', reason: '制度过期' });
  }, 60_000);
  afterAll(() => i.stop());

  /** Rows by the names of their columns. */
  const ledger = async (agent: Agent, query = ''): Promise<Record<string, string>[]> => {
    const bytes = await download(agent, `/api/findings-sheet?format=csv&lang=zh${query}`);
    const [header, ...lines] = bytes.toString().replace('\uFEFF', '').trimEnd().split('\r\n');
    const names = header!.split(',');
    // No cell of these has a comma.
    return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at]!, cell])));
  };

  it('has every finding with its clause, who has it, and until when', async () => {
    const office = await i.as('office');
    const rows = await ledger(office, `&hospitalId=${i.c.ours.id}`);
    const today = i.c.t.clock.today();
    expect(rows.map((row) => row['条目编号']).sort()).toEqual(['C1', 'C2']);
    const year = today.slice(0, 4);
    expect(rows.map((row) => row['问题编号']).sort()).toEqual([`${year}-001`, `${year}-002`]);
    expect(rows.find((row) => row['条目编号'] === 'C2')).toMatchObject({
      ...{ 医院: '柳林县人民医院', 标准: '督导清单', 条目: '第2条', 状态: '待分析', 整改次数: '1' },
      ...{ 发现的问题: '制度过期', 提出日期: today, 提出人: 'inspector', 逾期天数: '', 整改科室: '' },
      ...{ 原因分析: '', 销号日期: '' },
    });
  });

  it('what would be a formula is text', async () => {
    const [row] = await ledger(await i.as('office'), '&search=C1');
    expect(row).toMatchObject({ 整改科室: '外科' });
    expect(Object.values(row!).join()).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('follows a finding through its cycle', async () => {
    const office = await i.as('office');
    const { body } = await office.get('/api/findings').query({ search: 'C2' }).expect(200);
    const [finding] = (body as { items: { id: string; version: number }[] }).items;
    await office
      .post(`/api/findings/${finding!.id}/plan`)
      .send({
        ...{ version: finding!.version, rootCause: '无人更新', correctiveAction: '专人负责' },
        personId: i.c.people.office.id,
      })
      .expect(200);
    const [row] = await ledger(office, '&search=C2');
    expect(row).toMatchObject({
      ...{ 状态: '整改中', 原因分析: '无人更新', 整改措施: '专人负责', 责任人: '王芳' },
      分析日期: i.c.t.clock.today(),
    });
  });

  it('is narrowed as the list is, and shows nobody what is not theirs', async () => {
    const office = await i.as('office');
    for (const [query, count] of [
      ['', 2],
      ['&state=planned', 1],
      ['&region=141100', 2],
      ['&region=411300', 0],
      [`&hospitalId=${i.c.theirs.id}`, 0],
      [`&departmentId=${i.c.surgery.id}`, 1],
      ['&department=none', 1],
      ['&figure=overdue', 0],
    ] as const) {
      const rows = await ledger(office, query);
      const { body } = await office.get(`/api/findings?${query.slice(1)}`).expect(200);
      expect([query, rows.length, (body as { total: number }).total]).toEqual([query, count, count]);
    }
    expect(await ledger(await i.as('stranger'))).toEqual([]);
    expect(await ledger(await i.as('bureau'), '&region=141100')).toHaveLength(2);
    const answer = await office.get('/api/findings-sheet?lang=en').expect(200);
    expect(decodeURIComponent(answer.headers['content-disposition']!)).toMatch(
      /Ledger of findings \d{4}-\d\d-\d\d\.xlsx$/,
    );
    await office.get('/api/findings-sheet?state=nonsense').expect(422);
    await office.get('/api/findings-sheet?department=any').expect(422);
  });
});
