import type {
  ClauseLine,
  DecisionOutcome,
  DeskHospital,
  DeskPage,
  FindingFigures,
  FindingView,
} from '@dabiao/application';
import { addDays } from '@dabiao/kernel';
import type { Appeal, Review } from '@dabiao/persistence';
import { DAY_MINUTES, plainEdition, type Refusal } from './support/checklist';
import { databases } from './support/databases';
import { startInspection, type InspectionTest } from './support/inspection';
import { brokenChains } from './support/trail';

const codes = (many: number): string[] => Array.from({ length: many }, (_, n) => `C${n + 1}`);

describe.each(databases())('inspection on %s', (database) => {
  let i: InspectionTest;

  beforeAll(async () => {
    i = await startInspection(database);
  }, 60_000);
  afterAll(() => i.stop());

  /** An assessment whose first clauses are met and proven. */
  async function claimed(edition: string, many: number, inspection = ''): Promise<string> {
    const id = await i.begin(edition, inspection);
    const met = codes(many).map((code) => ({ code, version: 0, verdict: 'met' }));
    await i.c.save(await i.as('office'), id, ...met).expect(200);
    await i.prove(id, codes(many));
    return id;
  }

  const refusal = ({ status, body }: { status: number; body: unknown }) => ({
    status,
    ...(body as Refusal),
  });
  const queue = async (login: string, question: object): Promise<DeskPage> =>
    (await (await i.as(login)).get('/api/desk/clauses').query(question).expect(200)).body as DeskPage;
  const inQueue = async (login: string, question: object): Promise<string[]> =>
    (await queue(login, question)).items.map(({ clause }) => clause.code).sort();

  describe('decisions', () => {
    it('are all of a request or nothing, and name everything that is wrong', async () => {
      const id = await claimed('all-or-nothing', 3);
      const decision = (code: string, more: object) => ({ assessmentId: id, code, version: 2, ...more });
      const answer = await i.decide(
        await i.as('inspector'),
        decision('C1', { verdict: 'confirmed' }),
        decision('C2', { verdict: 'rejected', reason: '  ' }),
        decision('C3', { verdict: 'rejected', reason: '不符', dueOn: '2020-01-01' }),
        { assessmentId: id, code: 'C99', version: 0, verdict: 'confirmed' },
        { assessmentId: id, code: 'C98', version: 0, verdict: 'confirmed' },
        { assessmentId: id, code: 'C98', version: 0, verdict: 'confirmed' },
      );
      const { status, code, clauses } = refusal(answer);
      expect([status, code]).toEqual([422, 'review.invalid']);
      expect(
        clauses!.map((one) => [one.code, ...one.problems.map(({ field, key }) => `${field} ${key}`)]),
      ).toEqual([
        ['C2', 'reason review.reason'],
        ['C3', 'dueOn finding.dueOn'],
        ['C99', 'code clause.notFound'],
        ['C98', 'code clause.notFound'],
        ['C98', 'code clause.notFound', 'code clause.twice'],
      ]);
      expect(clauses![0]!.problems[0]!.message).toBe('核定不达标须说明理由');
      expect((await i.review(id, 'C1'))!.verdict).toBe('none');
      expect(await i.rates(id)).toEqual([3, 3, 0]);
    });

    it('on what somebody else decided are 409 with the reviews as they are', async () => {
      const id = await claimed('stale', 2);
      await i.decideNow('inspector', id, 'C1', { verdict: 'confirmed' });
      const answer = await i.decide(
        await i.as('second'),
        { assessmentId: id, code: 'C1', version: 2, verdict: 'rejected', reason: 'x' },
        { assessmentId: id, code: 'C2', version: 2, verdict: 'confirmed' },
      );
      const { status, code, current } = refusal(answer);
      expect([status, code]).toEqual([409, 'review.changed']);
      expect(current).toMatchObject([{ code: 'C1', verdict: 'confirmed', version: 3 }]);
      expect((await i.review(id, 'C2'))!.verdict).toBe('none');
    });

    it.each([
      ['the answer', 'save'],
      ['a proof', 'prove'],
    ])('on a clause of which the hospital changed %s meanwhile are 409, too', async (_, change) => {
      const id = await claimed(`seen-${change}`, 1);
      const { version } = (await i.review(id, 'C1'))!;
      if (change === 'save')
        await i.c
          .save(await i.as('office'), id, { code: 'C1', version: 1, verdict: 'met', reason: '补充说明' })
          .expect(200);
      else await i.prove(id, ['C1']);
      const decision = { assessmentId: id, code: 'C1', version, verdict: 'confirmed' };
      const answer = await i.decide(await i.as('inspector'), decision).expect(409);
      expect((answer.body as Refusal).current).toMatchObject([{ code: 'C1', version: version + 1 }]);
    });

    it('of two inspectors at once: one is saved, the other is told', async () => {
      const id = await claimed('at-once', 1);
      const [first, second] = [await i.as('inspector'), await i.as('second')];
      const decision = { assessmentId: id, code: 'C1', version: 2 };
      const answers = await Promise.all([
        i.decide(first, { ...decision, verdict: 'confirmed' }),
        i.decide(second, { ...decision, verdict: 'rejected', reason: '不符' }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const kept = answers.find(({ status }) => status === 200)!.body as DecisionOutcome;
      expect((await i.review(id, 'C1'))!.verdict).toBe(kept.reviews[0]!.verdict);
    });

    it('600 in one request: one transaction, one entry of the trail for each clause', async () => {
      const yaml = plainEdition(600, 'six-hundred');
      await (await i.as('root')).post('/api/standards').send({ yaml }).expect(201);
      const id = await i.c.open(await i.as('office'), 'plain@six-hundred');
      const all = Array.from({ length: 600 }, (_, n) => `C${String(n + 1).padStart(5, '0')}`);
      await i.c.meet(id, all);
      const decisions = all.map((code) => ({ assessmentId: id, code, version: 1, verdict: 'confirmed' }));
      const { body } = await i.decide(await i.as('inspector'), ...decisions).expect(200);
      expect((body as DecisionOutcome).reviews).toHaveLength(600);
      const entries = await i.t.query<{ requestId: string; at: string }>(
        `SELECT "requestId", "at" FROM history WHERE kind = 'review' AND "assessmentId" = '${id}'`,
      );
      expect(entries).toHaveLength(600);
      expect(new Set(entries.map(({ requestId, at }) => `${requestId} ${at}`)).size).toBe(1);
    }, 60_000);

    it('reach several hospitals at once, and none that is not theirs', async () => {
      const ours = await claimed('both-hospitals', 1);
      const stranger = await i.as('stranger');
      const theirs = await i.c.open(stranger, 'inspected@both-hospitals', {}, i.c.theirs);
      const decisions = [ours, theirs].map((assessmentId) => ({
        ...{ assessmentId, code: 'C2', version: 0, verdict: 'rejected', reason: '均无制度' },
      }));
      // The second inspector is of the county of ours only; to them theirs does not exist.
      const refused = await i.decide(await i.as('second'), ...decisions).expect(404);
      expect((refused.body as Refusal).code).toBe('assessment.notFound');
      expect(await i.review(ours, 'C2')).toBeNull();
      const { body } = await i.decide(await i.as('inspector'), ...decisions).expect(200);
      expect((body as DecisionOutcome).findings.map(({ hospitalId }) => hospitalId).sort()).toEqual(
        [i.c.ours.id, i.c.theirs.id].sort(),
      );
      for (const login of ['office', 'clerk', 'viewer', 'bureau', 'root'])
        await i.decide(await i.as(login), decisions[0]!).expect(403);
      await i.decide(await i.as('away'), decisions[0]!).expect(404);
      expect(await brokenChains(i.t)).toEqual([]);
    });
  });

  describe('a change at the hospital', () => {
    /** What becomes of a confirmed clause. */
    const cases = [
      ['another verdict', 'none', 'none'],
      ['another reason', 'none', 'confirmed'],
      ['a new proof', 'none', 'confirmed'],
      ['a proof taken away', 'none', 'confirmed'],
      ['a proof retired', 'none', 'confirmed'],
      ['other days in force', 'none', 'confirmed'],
      ['another title of a proof', 'confirmed', 'confirmed'],
      ['the same answer again', 'confirmed', 'confirmed'],
      ['another department', 'confirmed', 'confirmed'],
    ] as const;

    it.each(cases)('%s: under any-change %s, under verdict-change %s', async (what, any, verdictOnly) => {
      const office = await i.as('office');
      for (const [reset, expected] of [
        ['any-change', any],
        ['verdict-change', verdictOnly],
      ] as const) {
        const edition = `reset-${reset}-${cases.findIndex(([name]) => name === what)}`;
        const id = await claimed(edition, 1, `reset: ${reset}`);
        await i.decideNow('inspector', id, 'C1', { verdict: 'confirmed' });
        const { body: proofs } = await office.get(`/api/hospitals/${i.ours.id}/evidence?assessmentId=${id}`);
        const proof = `/api/evidence/${(proofs as { items: { id: string }[] }).items[0]!.id}`;
        const links = [{ assessmentId: id, codes: ['C1'] }];
        const answer = { code: 'C1', version: 1, verdict: 'met' };
        const changes: Record<(typeof cases)[number][0], () => PromiseLike<unknown>> = {
          'another verdict': () => i.c.save(office, id, { ...answer, verdict: 'unmet' }).expect(200),
          'another reason': () => i.c.save(office, id, { ...answer, reason: '新的说明' }).expect(200),
          'a new proof': () => i.prove(id, ['C1']),
          'a proof taken away': () => office.delete(`${proof}/links`).send({ links }).expect(200),
          'a proof retired': () =>
            office.post(`${proof}/retirement`).send({ version: 1, reason: '作废' }).expect(200),
          'other days in force': () =>
            office.patch(proof).send({ version: 1, inForceTo: '2030-01-01' }).expect(200),
          'another title of a proof': () =>
            office.patch(proof).send({ version: 1, title: '新名称' }).expect(200),
          'the same answer again': () => i.c.save(office, id, answer).expect(200),
          'another department': () =>
            i.c.assign(office, id, { code: 'C1', version: 1, departmentId: i.c.medicine.id }).expect(200),
        };
        await changes[what]();
        const review = await i.review(id, 'C1');
        expect([reset, review!.verdict]).toEqual([reset, expected]);
        expect(review!.last).toBe('confirmed');
        const entries = await i.t.query<{ after: string }>(
          `SELECT "after" FROM history WHERE kind = 'review' AND "assessmentId" = '${id}' ORDER BY n`,
        );
        expect(entries.map(({ after }) => (JSON.parse(after) as Review).verdict)).toEqual(
          expected === 'none' ? ['confirmed', 'none'] : ['confirmed'],
        );
      }
    });

    it('of an expiring proof costs the confirmed rate on the day it has run out, without a new decision', async () => {
      const id = await i.begin('expiring');
      const office = await i.as('office');
      const today = i.t.clock.today();
      await i.c.save(office, id, { code: 'C1', version: 0, verdict: 'met' }).expect(200);
      await i.c.prove(office, id, ['C1'], { inForceFrom: today, inForceTo: addDays(today, 5) });
      await i.decideNow('inspector', id, 'C1', { verdict: 'confirmed' });
      expect(await i.rates(id, addDays(today, 5))).toEqual([1, 1, 1]);
      expect(await i.rates(id, addDays(today, 6))).toEqual([1, 0, 0]);
      expect((await i.review(id, 'C1'))!.verdict).toBe('confirmed');
    });
  });

  describe('the desk', () => {
    it('has each clause in the queues where it belongs', async () => {
      const id = await claimed('queues', 6);
      const inspector = await i.as('inspector');
      const here = { assessmentId: id };
      const { at } = await queue('inspector', { queue: 'unreviewed', ...here });
      expect(await inQueue('inspector', { queue: 'unreviewed', ...here })).toEqual(codes(6));
      expect(await inQueue('inspector', { queue: 'new', ...here })).toEqual(codes(6));

      await i.decideNow('inspector', id, 'C1', { verdict: 'confirmed' });
      await i.decideNow('inspector', id, 'C2', { verdict: 'rejected', reason: '不符' });
      await i.decideNow('inspector', id, 'C3', { verdict: 'rejected', reason: '不符' });
      await i.prove(id, ['C3']);
      await i.decideNow('inspector', id, 'C4', { verdict: 'confirmed' });
      await i.c.save(await i.as('office'), id, { code: 'C4', version: 1, verdict: 'unmet' }).expect(200);
      await i.decideNow('inspector', id, 'C7', { verdict: 'confirmed' });

      const found = Object.fromEntries(
        await Promise.all(
          ['unreviewed', 'answered', 'confirmed', 'rejected', 'differences'].map(
            async (name) => [name, await inQueue('inspector', { queue: name, ...here })] as const,
          ),
        ),
      );
      expect(found).toEqual({
        unreviewed: ['C5', 'C6'],
        answered: ['C3'],
        confirmed: ['C1', 'C7'],
        rejected: ['C2'],
        // Rejected though claimed; confirmed though nobody claims it.
        differences: ['C2', 'C7'],
      });
      const { body } = await inspector.get(`/api/assessments/${id}/clauses?differing=true`).expect(200);
      const lines = (body as { items: ClauseLine[] }).items;
      expect(lines.map(({ clause, difference }) => [clause.code, difference])).toEqual([
        ['C2', 'overclaimed'],
        ['C7', 'underclaimed'],
      ]);
      expect(at <= i.t.clock.now()).toBe(true);
    });

    it('shows what is overdue, and counts hospital by hospital', async () => {
      const id = await claimed('overdue', 2, 'dueDays: { critical: 1 }');
      await i.decideNow('inspector', id, 'C1', { verdict: 'rejected', reason: '不符', severity: 'critical' });
      await i.decideNow('inspector', id, 'C2', { verdict: 'rejected', reason: '不符', severity: 'minor' });
      i.t.advance(2 * DAY_MINUTES);
      expect(await inQueue('inspector', { queue: 'overdue', assessmentId: id })).toEqual(['C1']);
      const { body } = await (await i.as('inspector')).get('/api/desk').expect(200);
      const { items, total } = body as { items: DeskHospital[]; total: number };
      expect([total, items.map(({ hospital }) => hospital.id).sort()]).toEqual([
        ...[2, [i.c.ours.id, i.c.theirs.id].sort()],
      ]);
      const ours = items.find(({ hospitalId }) => hospitalId === i.c.ours.id)!;
      for (const name of [
        'new',
        'unreviewed',
        'answered',
        'confirmed',
        'rejected',
        'differences',
        'overdue',
      ] as const)
        expect([name, ours.counts[name]]).toEqual([
          ...[name, (await queue('inspector', { queue: name, hospitalId: i.c.ours.id, size: 1 })).total],
        ]);
    });

    it('shows one clause at every hospital of the region, touched or not', async () => {
      const id = await claimed('grid', 1);
      await i.c.open(await i.as('stranger'), 'inspected@grid', {}, i.c.theirs);
      await i.decideNow('inspector', id, 'C1', { verdict: 'confirmed' });
      const path = '/api/standards/inspected@grid/clauses/C1/hospitals';
      const of = async (login: string, region?: string): Promise<unknown[]> => {
        const answer = await (
          await i.as(login)
        )
          .get(path)
          .query(region ? { region } : {})
          .expect(200);
        return (answer.body as DeskPage).items.map(({ hospital, record, proven, review }) => [
          ...[hospital.nameZh, record.verdict, proven, review?.verdict ?? null],
        ]);
      };
      const [liulin, fenyang] = [
        ['柳林县人民医院', 'met', true, 'confirmed'],
        ['汾阳医院', 'unassessed', false, null],
      ];
      expect(await of('inspector')).toEqual([liulin, fenyang]);
      expect(await of('inspector', '141182')).toEqual([fenyang]);
      expect(await of('office')).toEqual([liulin]);
      await (await i.as('inspector')).get(path.replace('/C1/', '/C99/')).expect(404);
    });

    it('is a different one for everybody: nobody sees clauses out of reach', async () => {
      const all = await queue('inspector', { queue: 'unreviewed', size: 200 });
      expect(new Set(all.items.map(({ hospital }) => hospital.id))).toEqual(new Set([i.c.ours.id]));
      expect((await queue('away', { queue: 'unreviewed' })).total).toBe(0);
      expect((await queue('stranger', { queue: 'unreviewed' })).total).toBe(0);
      expect((await queue('office', { queue: 'unreviewed' })).total).toBe(all.total);
    });
  });

  describe('a finding', () => {
    const raise = (id: string, code: string, said: object = {}) =>
      i.post('inspector', `/api/assessments/${id}/clauses/${code}/finding`, {
        ...{ description: '现场无标识', severity: 'minor', ...said },
      });

    it('raised by hand leaves the verdict, and is closed with the clause confirmed where it is claimed', async () => {
      const id = await claimed('by-hand', 1);
      const { status, body: raised } = await raise(id, 'C1');
      expect([status, raised.origin, raised.state]).toEqual([201, 'hand', 'open']);
      const again = await raise(id, 'C1');
      expect([again.status, again.body.code, again.body.current.id]).toEqual([
        409,
        'finding.exists',
        raised.id,
      ]);
      expect((await i.review(id, 'C1'))!.verdict).toBe('none');
      // It does not stand against a confirmation, as one raised by a rejection does.
      await i.decideNow('inspector', id, 'C1', { verdict: 'confirmed' });
      const proof = await i.prove(id, ['C2']);
      await i.step('office', raised, 'plan', { rootCause: 'x', correctiveAction: 'x' });
      await i.step('office', raised, 'fix', { fix: '已张贴', evidenceIds: [proof] });
      expect((await i.review(id, 'C1'))!.verdict).toBe('none');
      await i.step('inspector', raised, 'verification', { effective: true });
      expect((await i.review(id, 'C1'))!.verdict).toBe('confirmed');
      expect(await i.rates(id)).toEqual([1, 1, 1]);
    });

    it('on a clause that nobody claims is closed without a verdict', async () => {
      const id = await claimed('unclaimed', 1);
      const { body: raised } = await raise(id, 'C5');
      const proof = await i.prove(id, ['C1']);
      await i.step('office', raised, 'plan', { rootCause: 'x', correctiveAction: 'x' });
      await i.step('office', raised, 'fix', { fix: 'x', evidenceIds: [proof] });
      const { body } = await i.step('inspector', raised, 'verification', { effective: true });
      expect(body.state).toBe('closed');
      expect((await i.review(id, 'C5'))!.verdict).toBe('none');
    });

    it('of a rejection stands against confirming until it is fixed; confirming then closes it', async () => {
      const id = await claimed('confirm-closes', 1);
      const { findings } = await i.decideNow('inspector', id, 'C1', { verdict: 'rejected', reason: '不符' });
      const finding = findings[0]!;
      const proof = await i.prove(id, ['C1']);
      const { version } = (await i.review(id, 'C1'))!;
      const early = await i.decide(await i.as('inspector'), {
        ...{ assessmentId: id, code: 'C1', version, verdict: 'confirmed' },
      });
      expect(refusal(early).clauses![0]!.problems[0]!.key).toBe('review.findingOpen');
      await i.step('office', finding, 'plan', { rootCause: 'x', correctiveAction: 'x' });
      await i.step('both', finding, 'fix', { fix: 'x', evidenceIds: [proof] });
      const own = await i.decide(await i.as('both'), {
        ...{ assessmentId: id, code: 'C1', version, verdict: 'confirmed' },
      });
      expect(refusal(own).clauses![0]!.problems[0]!.key).toBe('finding.ownFix');
      const { findings: closed } = await i.decideNow('inspector', id, 'C1', { verdict: 'confirmed' });
      expect(closed).toMatchObject([{ id: finding.id, state: 'closed' }]);
    });

    it('can be given more time: asked by the hospital, granted by the inspector', async () => {
      const id = await claimed('extension', 1);
      const { body: raised } = await raise(id, 'C1');
      const early = await i.step('office', raised, 'extension', { until: raised.dueOn, reason: '设备未到' });
      expect([early.status, early.body.errors![0]!.field]).toEqual([422, 'until']);
      const until = addDays(raised.dueOn, 20);
      await i.step('office', raised, 'extension', { until, reason: '设备未到' });
      const { body: refused } = await i.step('inspector', raised, 'extension-decision', {
        ...{ granted: false, reason: '可先用替代设备' },
      });
      expect([refused.dueOn, refused.extensionAsked, refused.remark]).toEqual([
        ...[raised.dueOn, false, '可先用替代设备'],
      ]);
      await i.step('office', raised, 'extension', { until, reason: '设备未到' });
      const { body: granted } = await i.step('inspector', raised, 'extension-decision', { granted: true });
      expect([granted.dueOn, granted.extensionAsked]).toEqual([until, false]);
    });

    it('that should not have been raised is withdrawn; the clause is as if nobody had decided', async () => {
      const id = await claimed('withdrawn', 1);
      const { findings } = await i.decideNow('inspector', id, 'C1', { verdict: 'rejected', reason: '看错' });
      await i.step('inspector', findings[0]!, 'withdrawal', { reason: '看错条目' });
      expect(await i.review(id, 'C1')).toMatchObject({ verdict: 'none', last: null });
      expect(await inQueue('inspector', { queue: 'unreviewed', assessmentId: id })).toEqual(['C1']);
    });

    it('goes up when it is overdue: county, city, province', async () => {
      const id = await claimed('escalated', 1, 'dueDays: { minor: 1 }, escalation: { city: 3, province: 6 }');
      const { body: raised } = await raise(id, 'C1');
      const seen: unknown[] = [];
      for (let day = 0; day <= 8; day++) {
        const { daysOverdue, escalation } = await i.finding(raised.id);
        seen.push(`${daysOverdue} ${escalation}`);
        i.t.advance(DAY_MINUTES);
      }
      expect(seen).toEqual([
        ...['0 none', '0 none', '1 county', '2 county', '3 county'],
        ...['4 city', '5 city', '6 city', '7 province'],
      ]);
    });

    it('counts in the figures of its hospital, region, department and severity', async () => {
      const id = await claimed('figures', 4);
      const office = await i.as('office');
      await i.c.assign(office, id, { code: 'C1', version: 1, departmentId: i.c.surgery.id }).expect(200);
      const raised: FindingView[] = [];
      for (const [n, severity] of (['critical', 'major', 'minor', 'minor'] as const).entries()) {
        const { findings } = await i.decideNow('inspector', id, `C${n + 1}`, {
          ...{ verdict: 'rejected', reason: '不符', severity },
        });
        raised.push(await i.finding(findings[0]!.id));
      }
      const proof = await i.prove(id, ['C1']);
      i.t.advance(8 * DAY_MINUTES);
      await i.step('office', raised[1]!, 'plan', { rootCause: 'x', correctiveAction: 'x' });
      await i.step('office', raised[1]!, 'fix', { fix: 'x', evidenceIds: [proof] });
      await i.step('inspector', raised[1]!, 'verification', { effective: true });
      await i.step('inspector', raised[3]!, 'withdrawal', { reason: '误报' });
      const of = async (by: string): Promise<FindingFigures[]> =>
        (await (await i.as('office')).get('/api/finding-figures').query({ by, assessmentId: id }).expect(200))
          .body as FindingFigures[];
      const unnamed = { nameZh: null, nameEn: null };
      const none = { age7: 0, age15: 0, age30: 0, age60: 0, ageMore: 0 };
      const bySeverity = await of('severity');
      expect(bySeverity).toEqual([
        {
          ...{
            group: 'critical',
            ...unnamed,
            unsettled: 1,
            raised: 1,
            closed: 0,
            closedInTime: 0,
            daysToClose: 0,
            fixed: 0,
          },
          // Due after 7 days, and 8 have passed.
          ...{ atWork: 1, overdue: 1, ...none, age15: 1 },
          closureRate: { met: 0, of: 1, percent: '0.00' },
          inTimeRate: { met: 0, of: 0, percent: null },
        },
        {
          ...{
            group: 'major',
            ...unnamed,
            unsettled: 0,
            raised: 1,
            closed: 1,
            closedInTime: 1,
            daysToClose: 8,
            fixed: 0,
          },
          ...{ atWork: 0, overdue: 0, ...none },
          closureRate: { met: 1, of: 1, percent: '100.00' },
          inTimeRate: { met: 1, of: 1, percent: '100.00' },
        },
        {
          // The withdrawn one does not count.
          ...{
            group: 'minor',
            ...unnamed,
            unsettled: 1,
            raised: 1,
            closed: 0,
            closedInTime: 0,
            daysToClose: 0,
            fixed: 0,
          },
          ...{ atWork: 1, overdue: 0, ...none, age15: 1 },
          closureRate: { met: 0, of: 1, percent: '0.00' },
          inTimeRate: { met: 0, of: 0, percent: null },
        },
      ]);
      expect(
        (await of('hospital')).map(({ group, raised, closureRate }) => [group, raised, closureRate]),
      ).toEqual([[i.c.ours.id, 3, { met: 1, of: 3, percent: '33.33' }]]);
      expect((await of('region')).map(({ group, raised }) => [group, raised])).toEqual([['141125', 3]]);
      const departments = await of('department');
      expect(departments.map(({ group, raised }) => [group, raised]).sort()).toEqual(
        [
          [i.c.surgery.id, 1],
          [null, 2],
        ].sort(),
      );
    });
  });

  describe('an appeal', () => {
    const file = async (id: string, login = 'office') => {
      const { version } = (await i.review(id, 'C1'))!;
      return i.post(login, `/api/assessments/${id}/clauses/C1/appeals`, { version, reason: '材料齐全' });
    };
    const rejected = async (edition: string, inspection = ''): Promise<string> => {
      const id = await claimed(edition, 1, inspection);
      await i.decideNow('inspector', id, 'C1', { verdict: 'rejected', reason: '缺材料' });
      return id;
    };

    it('that is overturned confirms the clause and withdraws the finding', async () => {
      const id = await rejected('overturned');
      const { body: appeal } = await file(id);
      expect(await i.rates(id)).toEqual([1, 0, 0]);
      const { body } = await (
        await i.as('second')
      )
        .post(`/api/appeals/${appeal.id}/decision`)
        .send({ version: 1, outcome: 'overturned', reason: '材料在附件' })
        .expect(200);
      expect(body).toMatchObject({ state: 'overturned', decision: '材料在附件' });
      expect(await i.rates(id)).toEqual([1, 1, 1]);
      const { finding, review } = await i.line(id, 'C1');
      expect([finding!.state, review!.verdict, review!.decidedBy]).toEqual([
        ...['withdrawn', 'confirmed', i.people.second.id],
      ]);
    });

    it('has until the last day, and is late after it', async () => {
      const [inTime, late] = [
        await rejected('in-time', 'appealDays: 3'),
        await rejected('late', 'appealDays: 3'),
      ];
      i.t.advance(3 * DAY_MINUTES);
      expect((await file(inTime)).status).toBe(201);
      i.t.advance(DAY_MINUTES);
      const answer = await file(late);
      expect([answer.status, answer.body.code]).toEqual([409, 'appeal.late']);
    });

    it('needs a rejection that stands, and lapses when a change takes it back', async () => {
      const id = await rejected('lapsed');
      const { body: appeal } = await file(id);
      const stuck = await i.decide(await i.as('inspector'), {
        ...{
          assessmentId: id,
          code: 'C1',
          version: (await i.review(id, 'C1'))!.version,
          verdict: 'confirmed',
        },
      });
      expect(refusal(stuck).clauses![0]!.problems.map(({ key }) => key)).toContain('review.appealPending');
      await i.prove(id, ['C1']);
      const { body } = await (await i.as('office')).get(`/api/appeals/${appeal.id}`).expect(200);
      expect((body as Appeal).state).toBe('lapsed');
      const nothing = await file(id);
      expect([nothing.status, nothing.body.code]).toEqual([409, 'appeal.nothing']);
    });

    it('is not decided by whoever filed it, and can be taken back', async () => {
      const id = await rejected('taken-back');
      const { body: appeal } = await file(id, 'both');
      const path = `/api/appeals/${appeal.id}`;
      const own = await (
        await i.as('both')
      )
        .post(`${path}/decision`)
        .send({ version: 1, outcome: 'overturned', reason: 'x' });
      expect([own.status, (own.body as Refusal).code]).toEqual([403, 'appeal.own']);
      await (await i.as('office')).post(`${path}/withdrawal`).send({ version: 1 }).expect(200);
      const stale = await (
        await i.as('second')
      )
        .post(`${path}/decision`)
        .send({ version: 1, outcome: 'upheld', reason: 'x' });
      expect([stale.status, (stale.body as Refusal).code]).toEqual([409, 'record.changed']);
    });
  });
});
