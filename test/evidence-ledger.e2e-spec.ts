import { COUNTY, startChecklist, type Agent, type Checklist } from './support/checklist';
import { databases } from './support/databases';
import { download } from './support/sheets';

describe.each(databases())('the ledger of proofs on %s', (database) => {
  let c: Checklist;
  let office: Agent;
  let county: string;
  let codes: string[];
  const ids: string[] = [];

  beforeAll(async () => {
    c = await startChecklist(database);
    office = await c.t.as('office');
    county = await c.open(office, COUNTY);
    codes = (await c.edition(COUNTY)).clauses.map(({ code }) => code);
    const [a, b] = codes as [string, string];
    ids[0] = await c.prove(office, county, [a, b], {
      title: '=急诊制度',
      inForceFrom: '2020-01-01',
      inForceTo: '2020-12-31',
    });
    ids[1] = await c.prove(office, county, [b], {
      title: '合同',
      kind: 'contract',
      confidential: true,
      note: '保密',
    });
    const { body } = await office
      .post(`/api/hospitals/${c.ours.id}/evidence`)
      .field('record', JSON.stringify({ title: '无关', kind: 'other' }))
      .attach('files', Buffer.from('x'), '无关.txt')
      .expect(201);
    ids[2] = (body as { id: string }).id;
  });
  afterAll(() => c.t.stop());

  const ledger = async (agent: Agent, query: string): Promise<string[]> => {
    const bytes = await download(agent, `/api/hospitals/${c.ours.id}/evidence-sheet?format=csv&${query}`);
    return bytes.toString().replace('\uFEFF', '').trimEnd().split('\r\n');
  };

  it('has every proof with its days, files and clauses', async () => {
    const lines = await ledger(office, 'lang=zh');
    expect(lines).toHaveLength(4);
    const columns =
      '名称,类别,状态,出具日期,生效日期,失效日期,所证期间起,所证期间止,支持的条目,文件,修订,内部,备注';
    expect(lines[0]).toMatch(`${columns},标识,"版本 {""dabiao"":1,""hospitalId"":""${c.ours.id}""`);
    // Text that would be a formula is guarded.
    expect(lines).toContain(
      `'=急诊制度,制度,已失效,,2020-01-01,2020-12-31,,,"${COUNTY}: ${codes[0]}, ${codes[1]}",proof.txt,1,,,${ids[0]},1`,
    );
    expect(lines).toContain(`合同,合同,有效,,,,,,${COUNTY}: ${codes[1]},proof.txt,1,是,保密,${ids[1]},1`);
    expect(lines).toContain(`无关,其他,有效,,,,,,,无关.txt,1,,,${ids[2]},1`);
  });

  it('of one assessment, in English, as a workbook', async () => {
    const lines = await ledger(office, `lang=en&assessmentId=${county}`);
    expect(lines).toHaveLength(3);
    expect(lines.find((line) => line.startsWith('合同'))).toMatch('合同,contract,in force');
    const bytes = await download(office, `/api/hospitals/${c.ours.id}/evidence-sheet`);
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });

  it('shows confidential proofs only to those who may read them, and nothing to strangers', async () => {
    await c.t.person('viewer', [
      { role: 'hospitalViewer', scope: { kind: 'hospital', hospitalId: c.ours.id } },
    ]);
    const lines = await ledger(await c.t.as('viewer'), 'lang=zh');
    expect(lines).toHaveLength(3);
    expect(lines.join()).not.toContain('保密');
    const stranger = await c.t.as('stranger');
    await stranger.get(`/api/hospitals/${c.ours.id}/evidence-sheet`).expect(404);
  });
});
