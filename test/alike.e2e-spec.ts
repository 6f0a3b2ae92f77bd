import { EditionsService, type AlikeClauses } from '@dabiao/application';
import { UnitOfWork } from '@dabiao/persistence';
import { databases } from './support/databases';
import { startChecklist, type Agent, type Checklist } from './support/checklist';
import { statementCounter } from './support/statements';

/** An edition of clauses that ask for these texts. */
const edition = (standard: string, name: string, texts: readonly string[]): string =>
  [
    `standard: ${standard}`,
    `edition: "${name}"`,
    `title: ${standard}标准`,
    'authority: 测试',
    'document: 测试',
    'status: working',
    'method: rate',
    `tiers: [{ code: basic, title: 基本, declared: ${texts.length} }]`,
    'clauses:',
    ...texts.map(
      (text, i) =>
        `  - { code: ${standard}${i + 1}, tier: basic, title: ${text}, provenance: found, source: 测试 }`,
    ),
  ].join('\n');

describe.each(databases())('similar clauses of other standards on %s', (database) => {
  let c: Checklist;
  let office: Agent;
  let one: string;
  let two: string;

  beforeAll(async () => {
    c = await startChecklist(database, []);
    office = await c.t.as('office');
    const load = (yaml: string) => c.t.app.get(EditionsService).load(c.t.system, yaml);
    await load(edition('a', '1', ['导管室全天候开放', '数据管理员', '病案首页']));
    await load(edition('b', '1', ['任命数据管理员', '导管室全天开放', '检验室']));
    await load(edition('b', '2', ['检验室', '任命数据管理员']));
    // Nobody works on this one; of its editions the newest counts.
    await load(edition('d', '1', ['导管室全天候开放']));
    await load(edition('d', '2', ['导管室开放', '登记']));
    one = await c.open(office, 'a@1');
    two = await c.open(office, 'b@1');
  }, 60_000);
  afterAll(() => c.t.stop());

  const alike = async (agent: Agent, code: string, query = ''): Promise<AlikeClauses> =>
    (await agent.get(`/api/assessments/${one}/clauses/${code}/alike${query}`).expect(200))
      .body as AlikeClauses;

  it('are found in the other assessments and in standards the hospital has none of', async () => {
    const { items, total } = await alike(office, 'a1');
    expect(total).toBe(2);
    // 导管室全天候开放 has 7 pairs, 导管室全天开放 6, 5 of them in common: 2·5/13 = 76.9 %.
    // 导管室开放 has 4 (导管 管室 室开 开放), 3 in common: 2·3/11 = 54.5 %.
    expect(items.map(({ editionId, code, likeness }) => [editionId, code, likeness])).toEqual([
      ['b@1', 'b2', 76],
      ['d@2', 'd1', 54],
    ]);
    expect(items[0]).toMatchObject({ standard: { zh: 'b标准' }, title: { zh: '导管室全天开放' } });
    expect(items.map(({ here }) => here)).toEqual([
      { assessmentId: two, verdict: 'unassessed', level: null, proofs: 0 },
      null,
    ]);
  });

  it('say how the hospital stands there, with proofs that are not retired', async () => {
    await c.save(office, two, { code: 'b1', version: 0, verdict: 'unmet' }).expect(200);
    const proof = await c.prove(office, two, ['b1']);
    const retired = await c.prove(office, two, ['b1']);
    const gone = await office
      .post(`/api/evidence/${retired}/retirement`)
      .send({ version: 1, reason: '作废' });
    expect(gone.status).toBeLessThan(300);
    const { items } = await alike(office, 'a2');
    // 数据管理员 has 4 pairs, 任命数据管理员 6, 4 in common: 2·4/10 = 80 %.
    expect(items.map(({ code, likeness, here }) => [code, likeness, here])).toEqual([
      ['b1', 80, { assessmentId: two, verdict: 'unmet', level: null, proofs: 1 }],
    ]);
    // From the other side it is as much alike.
    const back = await office.get(`/api/assessments/${two}/clauses/b1/alike`).expect(200);
    expect((back.body as AlikeClauses).items.map(({ code, likeness }) => [code, likeness])).toEqual([
      ['a2', 80],
    ]);
    // One proof serves both.
    await office
      .post(`/api/evidence/${proof}/links`)
      .send({ links: [{ assessmentId: one, codes: ['a2'] }] })
      .expect(200);
    const after = await office.get(`/api/assessments/${two}/clauses/b1/alike`).expect(200);
    expect((after.body as AlikeClauses).items[0]!.here!.proofs).toBe(1);
  });

  it('are none where nothing is alike, and no more than asked for', async () => {
    expect(await alike(office, 'a3')).toEqual({ items: [], total: 0 });
    const first = await alike(office, 'a1', '?limit=1');
    expect([first.items.map(({ code }) => code), first.total]).toEqual([['b2'], 2]);
    for (const limit of ['0', '21', 'x'])
      await office.get(`/api/assessments/${one}/clauses/a1/alike?limit=${limit}`).expect(422);
    await office.get(`/api/assessments/${one}/clauses/nowhere/alike`).expect(404);
  });

  it('show nobody the assessments of another hospital', async () => {
    const stranger = await c.t.as('stranger');
    await stranger.get(`/api/assessments/${one}/clauses/a1/alike`).expect(404);
    const theirs = await c.open(stranger, 'a@1', {}, c.theirs);
    const { body } = await stranger.get(`/api/assessments/${theirs}/clauses/a1/alike`).expect(200);
    const { items } = body as AlikeClauses;
    // They work on neither: of b the newest edition has nothing alike.
    expect(items.map(({ code, here }) => [code, here])).toEqual([['d1', null]]);
  });

  it('take as many statements for many as for one', async () => {
    const counter = statementCounter(c.t);
    const count = async (): Promise<number> => {
      // What SQLite remembers from before is gone once a unit of work has ended.
      await c.t.app.get(UnitOfWork).run(() => Promise.resolve());
      return counter(() => office.get(`/api/assessments/${one}/clauses/a1/alike`));
    };
    const few = await count();
    const load = (yaml: string) => c.t.app.get(EditionsService).load(c.t.system, yaml);
    for (const standard of ['e', 'f', 'g']) {
      await load(edition(standard, '1', ['导管室全天候开放', '导管室全天候的开放']));
      const id = await c.open(office, `${standard}@1`);
      await c.prove(office, id, [`${standard}1`]);
    }
    // An edition is read once.
    await office.get(`/api/assessments/${one}/clauses/a1/alike`);
    // Session, assessment, assessments of the hospital, editions, states, proofs.
    expect([few, await count()]).toEqual([6, 6]);
    // Each of the three has one of the same text; the other one has 8 pairs, 6 in common: 2·6/15 = 80 %, too far behind.
    expect((await alike(office, 'a1')).total).toBe(2 + 3);
  });
});
