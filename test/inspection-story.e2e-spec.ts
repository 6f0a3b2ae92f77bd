import { addDays, type Day } from '@dabiao/kernel';
import type { Appeal, Finding } from '@dabiao/persistence';
import { databases } from './support/databases';
import { startInspection, type InspectionTest } from './support/inspection';
import { brokenChains } from './support/trail';
import { DAY_MINUTES } from './support/checklist';

/** One clause from its first rejection to the second round of its finding, a day for each step. */
describe.each(databases())('the story of a finding on %s', (database) => {
  let i: InspectionTest;
  let id: string;
  let finding: Finding;
  let appeal: Appeal;
  /** claimed, evidenced, confirmed at the end of each day. */
  const remembered: { day: Day; rates: number[]; what: string }[] = [];

  beforeAll(async () => {
    i = await startInspection(database);
    id = await i.begin('story');
  }, 60_000);
  afterAll(() => i.stop());

  /** A step of the story: what happens, the figures after it; then the day ends. */
  const step = (what: string, rates: readonly number[], work: () => Promise<void>, days = 1): void => {
    it(what, async () => {
      await work();
      expect(await i.rates(id)).toEqual(rates);
      remembered.push({ day: i.t.clock.today(), rates: [...rates], what });
      i.t.advance(days * DAY_MINUTES);
    });
  };

  step('the hospital says that three of ten clauses are met, and proves them', [3, 3, 0], async () => {
    const office = await i.as('office');
    const met = ['C1', 'C2', 'C3'].map((code) => ({ code, version: 0, verdict: 'met' }));
    await i.c.save(office, id, ...met).expect(200);
    await i.c.assign(office, id, { code: 'C1', version: 1, departmentId: i.c.surgery.id }).expect(200);
    await i.prove(id, ['C1', 'C2', 'C3']);
  });

  step('the inspector confirms two and rejects one: confirmed 2, evidenced 2', [3, 2, 2], async () => {
    const versions = await Promise.all(['C1', 'C2', 'C3'].map((code) => i.review(id, code)));
    const { body } = await i
      .decide(
        await i.as('inspector'),
        ...['C1', 'C2', 'C3'].map((code, n) => ({
          ...{ assessmentId: id, code, version: versions[n]!.version },
          ...(code === 'C1' ? { verdict: 'rejected', reason: '演练记录缺签名' } : { verdict: 'confirmed' }),
        })),
      )
      .expect(200);
    [finding] = (body as { findings: [Finding] }).findings;
    expect(finding).toMatchObject({
      ...{ code: 'C1', state: 'open', round: 1, origin: 'rejection', severity: 'major' },
      ...{ description: '演练记录缺签名', departmentId: i.c.surgery.id },
      // 15 days for a major one, where the edition says nothing else.
      dueOn: addDays(i.t.clock.today(), 15),
    });
  });

  step('the hospital appeals, once', [3, 2, 2], async () => {
    const office = await i.as('office');
    const path = `/api/assessments/${id}/clauses/C1/appeals`;
    const { version } = (await i.review(id, 'C1'))!;
    const { body } = await office.post(path).send({ version, reason: '签名在第二页' }).expect(201);
    appeal = body as Appeal;
    const again = await office.post(path).send({ version, reason: '再次申诉' }).expect(409);
    expect(again.body).toMatchObject({ code: 'appeal.exists', current: { id: appeal.id } });
  });

  step('whoever rejected may not decide; somebody else upholds the rejection', [3, 2, 2], async () => {
    const decision = { version: appeal.version, outcome: 'upheld', reason: '第二页也没有签名' };
    const path = `/api/appeals/${appeal.id}/decision`;
    const own = await (await i.as('inspector')).post(path).send(decision).expect(403);
    expect(own.body).toMatchObject({ code: 'appeal.own' });
    const { body } = await (await i.as('second')).post(path).send(decision).expect(200);
    expect(body).toMatchObject({ state: 'upheld', decidedBy: i.people.second.id });
  });

  step('the department analyses and plans', [3, 2, 2], async () => {
    const { status, body } = await i.step('clerk', finding, 'plan', {
      rootCause: '没有签名制度',
      correctiveAction: '制定制度并补签',
      personId: i.people.clerk.id,
    });
    expect([status, body.state]).toEqual([200, 'planned']);
  });

  step(
    'fixed with a new proof: the rejection is answered, so the clause is evidenced again',
    [3, 3, 2],
    async () => {
      const proof = await i.c.prove(await i.as('office'), id, ['C4']);
      const { status, body } = await i.step('both', finding, 'fix', { fix: '已补签', evidenceIds: [proof] });
      expect([status, body.state, body.fixEvidence]).toEqual([200, 'fixed', [proof]]);
      expect(await i.review(id, 'C1')).toMatchObject({
        ...{ verdict: 'none', last: 'rejected', resetCause: 'evidence' },
      });
    },
  );

  step('whoever fixed it may not verify it, being an inspector too', [3, 3, 2], async () => {
    const { status, body } = await i.step('both', finding, 'verification', { effective: true });
    expect([status, body.code]).toEqual([403, 'finding.ownFix']);
  });

  step('sent back with a reason: the clause stands rejected again', [3, 2, 2], async () => {
    const silent = await i.step('inspector', finding, 'verification', { effective: false });
    expect([silent.status, silent.body.code]).toEqual([422, 'finding.invalid']);
    const { status, body } = await i.step('inspector', finding, 'verification', {
      ...{ effective: false, reason: '只补了一半' },
    });
    expect([status, body.state, body.remark]).toEqual([200, 'returned', '只补了一半']);
    expect(await i.review(id, 'C1')).toMatchObject({ verdict: 'rejected', rejections: 1 });
  });

  step('fixed again', [3, 3, 2], async () => {
    const proof = await i.c.prove(await i.as('office'), id, ['C5']);
    const { status } = await i.step('clerk', finding, 'fix', { fix: '全部补签', evidenceIds: [proof] });
    expect(status).toBe(200);
  });

  step(
    'verified and closed: the clause is confirmed in the same transaction, one more',
    [3, 3, 3],
    async () => {
      const { status, body } = await i.step('second', finding, 'verification', { effective: true });
      expect([status, body.state, body.daysToClose]).toEqual([200, 'closed', 8]);
      const entries = await i.t.query<{ kind: string; requestId: string }>(
        `SELECT kind, "requestId" FROM history WHERE chain = '${i.ours.id}' ORDER BY n DESC LIMIT 2`,
      );
      expect(entries.map(({ kind }) => kind)).toEqual(['review', 'finding']);
      expect(entries[0]!.requestId).toBe(entries[1]!.requestId);
      expect(await i.review(id, 'C1')).toMatchObject({ verdict: 'confirmed', decidedBy: i.people.second.id });
      expect((await i.finding(finding.id)).cycle.map(({ state }) => state)).toEqual(Array(4).fill('done'));
    },
    30,
  );

  step('a month later rejected again: the same finding opens in round 2', [3, 2, 2], async () => {
    const { findings } = await i.decideNow('inspector', id, 'C1', {
      verdict: 'rejected',
      reason: '又缺签名',
    });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      ...{ id: finding.id, round: 2, state: 'open', description: '又缺签名' },
      ...{ rootCause: null, fixedBy: null, closedOn: null },
    });
    const { body } = await (
      await i.as('office')
    )
      .get(`/api/findings/${finding.id}/history?size=200`)
      .expect(200);
    const rounds = (body as { items: { after: Finding }[] }).items.map(
      ({ after }) => `${after.round} ${after.state}`,
    );
    expect(rounds).toEqual([
      ...['2 open', '1 closed', '1 fixed', '1 returned', '1 fixed', '1 planned', '1 open'],
    ]);
  });

  it('every day of it can be asked for later, one by one and as a trend', async () => {
    for (const { day, rates, what } of remembered)
      expect({ what, rates: await i.rates(id, day) }).toEqual({ what, rates });
    const { body } = await (
      await i.as('office')
    )
      .get(`/api/assessments/${id}/trend`)
      .query({ from: remembered[0]!.day, to: remembered.at(-1)!.day })
      .expect(200);
    const points = new Map(
      (body as { day: Day; [of: string]: unknown }[]).map((point) => [
        point.day,
        ['claimed', 'evidenced', 'confirmed'].map(
          (of) => (point[of] as { tiers: { met: number }[] }).tiers[0]!.met,
        ),
      ]),
    );
    for (const { day, rates } of remembered) expect([day, points.get(day)]).toEqual([day, rates]);
  });

  it('the trail holds together', async () => {
    expect(await brokenChains(i.t)).toEqual([]);
  });
});
