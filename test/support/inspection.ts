import type { ClauseLine, Compliance, DecisionOutcome, FindingView } from '@dabiao/application';
import type { Role } from '@dabiao/access';
import type { Appeal, Finding, Review } from '@dabiao/persistence';
import type { RateResult } from '@dabiao/scoring';
import type { Database } from './databases';
import { startChecklist, type Agent, type Checklist, type Refusal } from './checklist';

/** Ten clauses; what of the inspection an edition leaves open can be given. */
export const inspected = (edition: string, inspection = ''): string =>
  [
    'standard: inspected',
    `edition: "${edition}"`,
    'title: 督导清单',
    'authority: 测试',
    'document: 测试',
    'status: working',
    'method: rate',
    `inspection: { ${inspection} }`,
    'tiers: [{ code: basic, title: 基本, declared: 10 }]',
    'clauses:',
    ...Array.from(
      { length: 10 },
      (_, i) => `  - { code: C${i + 1}, tier: basic, title: 第${i + 1}条, provenance: found, source: 测试 }`,
    ),
  ].join('\n');

/** What a step answers: the finding, or why not. */
export interface StepAnswer {
  readonly status: number;
  readonly body: FindingView & Appeal & Refusal & { readonly current: FindingView };
}

/** A checklist with people of every side, and short words for what inspection tests do most. */
export async function startInspection(database: Database, env: Readonly<Record<string, string>> = {}) {
  const c = await startChecklist(database, [], env);
  const { t, ours } = c;
  const region = (code: string) => ({ kind: 'region', region: code }) as const;
  const hospital = { kind: 'hospital', hospitalId: ours.id } as const;
  const people = {
    second: await t.person('second', [{ role: 'inspector', scope: region('141125') }]),
    away: await t.person('away', [{ role: 'inspector', scope: region('411323') }]),
    bureau: await t.person('bureau', [{ role: 'bureauViewer', scope: region('141100') }]),
    viewer: await t.person('viewer', [{ role: 'hospitalViewer', scope: hospital }]),
    // A member of the quality office who is called upon as an inspector, too.
    both: await t.person('both', [
      { role: 'qualityOffice', scope: hospital },
      { role: 'inspector', scope: region('141100') },
    ]),
  };
  const agents: Record<string, Agent> = {};
  // Sessions do not outlast the days that a test lets pass.
  const as = async (login: string): Promise<Agent> =>
    (agents[`${login} ${t.clock.today()}`] ??= await t.as(login));

  const post = async (login: string, path: string, sent: object): Promise<StepAnswer> => {
    const { status, body } = await (await as(login)).post(path).send(sent);
    return { status, body: body as StepAnswer['body'] };
  };

  const line = async (id: string, code: string): Promise<ClauseLine> => {
    const { body } = await (await as('office')).get(`/api/assessments/${id}/clauses/${code}`).expect(200);
    return body as ClauseLine;
  };
  const review = async (id: string, code: string): Promise<Review | null> => (await line(id, code)).review;
  const decide = (agent: Agent, ...decisions: object[]) => agent.put('/api/reviews').send({ decisions });
  return {
    ...{ c, t, ours, as, post, line, review, decide },
    people: { ...c.people, ...people },
    /** An assessment on an edition of its own. */
    begin: async (edition: string, inspection = ''): Promise<string> => {
      const yaml = inspected(edition, inspection);
      await (await as('root')).post('/api/standards').send({ yaml }).expect(201);
      return c.open(await as('office'), `inspected@${edition}`);
    },
    /** Decides on what is there now. */
    decideNow: async (login: string, id: string, code: string, verdict: object): Promise<DecisionOutcome> => {
      const version = (await review(id, code))?.version ?? 0;
      const { body } = await decide(await as(login), { assessmentId: id, code, version, ...verdict }).expect(
        200,
      );
      return body as DecisionOutcome;
    },
    /** Takes a step with a finding. */
    step: async (login: string, finding: Finding, step: string, body: object) => {
      const { body: now } = await (await as('office')).get(`/api/findings/${finding.id}`).expect(200);
      const { version } = now as Finding;
      return post(login, `/api/findings/${finding.id}/${step}`, { version, ...body });
    },
    finding: async (id: string): Promise<FindingView> =>
      (await (await as('office')).get(`/api/findings/${id}`).expect(200)).body as FindingView,
    /** met of the three rates of the only tier: claimed, evidenced, confirmed. */
    rates: async (id: string, asOf?: string): Promise<number[]> => {
      const query = asOf === undefined ? {} : { asOf };
      const { body } = await (
        await as('office')
      )
        .get(`/api/assessments/${id}/compliance`)
        .query(query)
        .expect(200);
      const { claimed, evidenced, confirmed } = body as Compliance;
      return [claimed, evidenced, confirmed].map((result) => (result as RateResult).tiers[0]!.met);
    },
    stop: () => t.stop(),
    prove: async (id: string, codes: readonly string[]): Promise<string> =>
      c.prove(await as('office'), id, codes),
  };
}

export type InspectionTest = Awaited<ReturnType<typeof startInspection>>;
export type { Checklist, Role };
