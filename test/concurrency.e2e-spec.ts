import type { ClauseRecord } from '@dabiao/application';
import { databases } from './support/databases';
import { COUNTY, startChecklist, type Agent, type Checklist } from './support/checklist';
import { brokenChains } from './support/trail';

const USERS = 50;

describe.each(databases())('many people at once on %s', (database) => {
  let c: Checklist;
  let agents: Agent[];
  let people: string[];
  let codes: readonly string[];

  beforeAll(async () => {
    c = await startChecklist(database);
    const scope = { kind: 'hospital', hospitalId: c.ours.id } as const;
    agents = [];
    people = [];
    for (let i = 0; i < USERS; i++) {
      people.push((await c.t.person(`user${i}`, [{ role: 'qualityOffice', scope }])).id);
      agents.push(await c.t.as(`user${i}`));
    }
    codes = (await c.edition(COUNTY)).clauses.map(({ code }) => code);
  }, 60_000);
  afterAll(() => c.t.stop());

  /** What is in the tables and what the last entries of the trail say must be the same. */
  async function expectStatesAsInTrail(): Promise<Map<string, ClauseRecord>> {
    const rows = await c.t.query<{ code: string; version: number; verdict: string; updatedBy: string }>(
      'SELECT * FROM clause_state',
    );
    const history = await c.t.query<{ code: string; kind: string; after: string }>(
      `SELECT * FROM history WHERE kind = 'clause' ORDER BY chain, n`,
    );
    const last = new Map<string, ClauseRecord>();
    const versions = new Map<string, number[]>();
    for (const { code, after } of history) {
      const record = JSON.parse(after) as ClauseRecord;
      last.set(code, record);
      versions.set(code, [...(versions.get(code) ?? []), record.version]);
    }
    expect(rows).toHaveLength(last.size);
    for (const { code, version, verdict, updatedBy } of rows)
      expect(last.get(code)).toMatchObject({ version, verdict, updatedBy });
    // Every version once, none left out.
    for (const [code, all] of versions) expect([code, all]).toEqual([code, all.map((_, i) => i + 1)]);
    return last;
  }

  it(`${USERS} people save: nothing is lost or doubled, one of two writers of a clause is told`, async () => {
    const id = await c.open(agents[0]!, COUNTY);
    const answers = await Promise.all(
      agents.flatMap((agent, i) => {
        // Three clauses of one's own, one after the other in time, and one that two people want.
        const own = [0, 1, 2].map((k) =>
          c.save(agent, id, { code: codes[100 + i * 3 + k]!, version: 0, verdict: 'met' }),
        );
        const shared = c.save(agent, id, {
          ...{ code: codes[Math.floor(i / 2)]!, version: 0 },
          verdict: i % 2 === 0 ? 'met' : 'unmet',
        });
        return [...own, shared].map(async (request) => ({
          user: i,
          shared: request === shared,
          answer: await request,
        }));
      }),
    );
    const own = answers.filter(({ shared }) => !shared);
    expect(own.map(({ answer }) => answer.status)).toEqual(own.map(() => 200));
    const last = await expectStatesAsInTrail();
    expect(last.size).toBe(USERS * 3 + USERS / 2);
    for (let pair = 0; pair < USERS / 2; pair++) {
      const two = answers.filter(({ user, shared }) => shared && Math.floor(user / 2) === pair);
      expect(two.map(({ answer }) => answer.status).sort()).toEqual([200, 409]);
      const winner = two.find(({ answer }) => answer.status === 200)!;
      const loser = two.find(({ answer }) => answer.status === 409)!;
      const saved = last.get(codes[pair]!)!;
      expect(saved).toMatchObject({ version: 1, updatedBy: people[winner.user] });
      // The other is shown the value, and by whom.
      const author = { id: people[winner.user], name: `user${winner.user}` };
      expect((loser.answer.body as { current: unknown }).current).toEqual([{ ...saved, author }]);
    }
    expect(await brokenChains(c.t)).toEqual([]);
  }, 60_000);

  it('no reader ever sees half a batch', async () => {
    const id = await c.open(await c.t.as('stranger'), COUNTY, {}, c.theirs);
    const writer = await c.t.as('stranger');
    const reader = await c.t.as('inspector');
    const batch = codes.slice(0, 200);
    const seen = new Set<number>();
    let done = false;
    const watch = async (): Promise<void> => {
      while (!done) {
        const met = await reader.get(`/api/assessments/${id}/clauses?verdict=met&size=1`).expect(200);
        seen.add((met.body as { total: number }).total);
        const { body } = await reader.get(`/api/assessments/${id}/compliance`).expect(200);
        const { tiers } = (body as { claimed: { tiers: { met: number }[] } }).claimed;
        seen.add(tiers.reduce((sum, { met: count }) => sum + count, 0));
      }
    };
    const watching = [watch(), watch()];
    for (let round = 0; round < 12; round++) {
      const verdict = round % 2 === 0 ? 'met' : 'unmet';
      const changes = batch.map((code) => ({ code, version: round, verdict }));
      await c.save(writer, id, ...changes).expect(200);
      // One of the batch is stale: all of it goes back.
      const stale = batch.map((code, i) => ({
        code,
        version: i === 199 ? 0 : round + 1,
        verdict: 'unassessed',
      }));
      await c.save(writer, id, ...stale).expect(409);
    }
    done = true;
    await Promise.all(watching);
    expect([...seen].sort((a, b) => a - b)).toEqual([0, 200]);
    expect(await brokenChains(c.t)).toEqual([]);
  }, 60_000);
});
