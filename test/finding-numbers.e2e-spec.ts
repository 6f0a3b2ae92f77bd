import { DataSource } from 'typeorm';
import type { FindingView, FrozenMonth, NamedPage } from '@dabiao/application';
import { FindingRepository, type Finding } from '@dabiao/persistence';
import { DAY_MINUTES } from './support/checklist';
import { databases } from './support/databases';
import { startInspection, type InspectionTest } from './support/inspection';
import { afterDoing } from './support/tamper';

/** Numbers that people can say: a sequence per hospital and year, for ever. */
describe.each(databases())('numbers of findings on %s', (database) => {
  let i: InspectionTest;
  let id: string;
  /** The year in Shanghai. */
  let year: string;

  beforeAll(async () => {
    i = await startInspection(database);
    id = await i.begin('numbers');
    year = i.t.clock.today().slice(0, 4);
  }, 60_000);
  afterAll(() => i.stop());

  const reject = async (...codes: readonly string[]): Promise<string[]> => {
    const decisions = await Promise.all(
      codes.map(async (code) => ({
        ...{ assessmentId: id, code, version: (await i.review(id, code))?.version ?? 0 },
        ...{ verdict: 'rejected', reason: '不符' },
      })),
    );
    const { body } = await i.decide(await i.as('inspector'), ...decisions).expect(200);
    return (body as { findings: Finding[] }).findings.map(({ number }) => number);
  };
  const list = async (query: object): Promise<readonly FindingView[]> => {
    const { body } = await (await i.as('office')).get('/api/findings').query(query).expect(200);
    return (body as NamedPage<FindingView>).items;
  };
  const byCode = async (): Promise<Record<string, string>> =>
    Object.fromEntries((await list({ size: 200 })).map(({ code, number }) => [code, number]));

  it('go on from one to the next, also within one request and by hand', async () => {
    expect(await reject('C1')).toEqual([`${year}-001`]);
    expect(await reject('C2', 'C3')).toEqual([`${year}-002`, `${year}-003`]);
    const raised = await i.post('inspector', `/api/assessments/${id}/clauses/C4/finding`, {
      ...{ description: '现场所见', severity: 'minor' },
    });
    expect([raised.status, raised.body.number]).toEqual([201, `${year}-004`]);
  });

  it('people who raise findings at the same time get different ones', async () => {
    const codes = ['C5', 'C6', 'C7', 'C8'];
    const answers = await Promise.all(
      codes.map((code, k) =>
        i.post(k % 2 === 0 ? 'inspector' : 'second', `/api/assessments/${id}/clauses/${code}/finding`, {
          ...{ description: '现场所见', severity: 'minor' },
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(answers.map(({ body }) => body.number).sort()).toEqual(
      [5, 6, 7, 8].map((place) => `${year}-00${place}`),
    );
  });

  it('stay through rounds, and what is withdrawn keeps its own', async () => {
    const [finding] = await list({ code: 'C2', assessmentId: id });
    const withdrawn = await i.step('inspector', finding!, 'withdrawal', { reason: '误报' });
    expect([withdrawn.body.state, withdrawn.body.number]).toEqual(['withdrawn', `${year}-002`]);
    expect(await reject('C9')).toEqual([`${year}-009`]);
    expect(await reject('C2')).toEqual([`${year}-002`]);
    expect(await i.finding(finding!.id)).toMatchObject({ round: 2, number: `${year}-002` });
  });

  it('are looked for, whole or in part', async () => {
    expect((await list({ search: `${year}-009` })).map(({ code }) => code)).toEqual(['C9']);
    expect((await list({ search: `${year}-00` })).length).toBe(9);
    expect(await list({ search: `${year}-01` })).toEqual([]);
  });

  it('stand in what people are told, in the trail and in the report of the month', async () => {
    const office = await i.as('office');
    const { body: notices } = await office.get('/api/notices').set('Accept-Language', 'zh').expect(200);
    const texts = (notices as { items: { kind: string; text: string }[] }).items
      .filter(({ kind }) => kind === 'findingRaised')
      .map(({ text }) => text);
    expect(texts).toContain(`1 个问题待整改：${year}-004 C4`);
    const [finding] = await list({ code: 'C4', assessmentId: id });
    const trail = await i.t.history(finding!.id);
    expect(trail.map(({ after }) => (after as Finding).number)).toEqual([`${year}-004`]);
    const month = i.t.clock.today().slice(0, 7);
    const url = `/api/hospitals/${i.ours.id}/months/${month}`;
    await office.post(`${url}/submission`).send({ version: 0, acknowledged: true }).expect(200);
    const { text } = await office.get(`${url}/figures`).expect(200);
    const { figures } = JSON.parse(text) as FrozenMonth;
    expect(figures.findings.list.map(({ number }) => number).sort()).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map((place) => `${year}-00${place}`),
    );
  });

  it('an entry of the trail that is older than the numbers is completed with that of its row', async () => {
    const [finding] = await list({ code: 'C4', assessmentId: id });
    const { number, ...old } = finding!;
    const [completed] = await i.t.app.get(FindingRepository).withNumbers([old as unknown as Finding]);
    expect(completed!.number).toBe(number);
  });

  it('are given to findings of before in the order in which they were first raised', async () => {
    const before = await byCode();
    const source = i.t.app.get(DataSource);
    const names = source.migrations.map(({ constructor }) => constructor.name);
    const own = names.findIndex((name) => name.startsWith('FindingNumbers'));
    for (let left = names.length - own; left > 0; left -= 1) await source.undoLastMigration();
    await source.runMigrations();
    // C2 was raised again after C9: its first round counts, which only the trail knows.
    expect(await byCode()).toEqual(before);
    const nothing = (): Promise<void> => Promise.resolve();
    const { problems } = await afterDoing(i.t, nothing);
    // The people of the test were made past the front door.
    expect(problems.filter(({ table }) => table !== 'person')).toEqual([]);
  }, 60_000);

  it('begin anew with the year', async () => {
    i.t.advance(366 * DAY_MINUTES);
    const next = i.t.clock.today().slice(0, 4);
    expect(await reject('C10')).toEqual([`${next}-001`]);
    // A finding of last year that is raised again keeps the year it had.
    const [old] = await list({ code: 'C9', assessmentId: id });
    await i.step('inspector', old!, 'withdrawal', { reason: '误报' });
    expect(await reject('C9')).toEqual([`${year}-009`]);
  });
});
