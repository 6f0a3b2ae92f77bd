import { randomUUID } from 'node:crypto';
import { EditionsService, VerdictsService, type ClauseLine, type ClauseRecord } from '@dabiao/application';
import type { Edition } from '@dabiao/catalog';
import { EditionStore } from '@dabiao/edition-store';
import type { Department, Hospital, Person } from '@dabiao/persistence';
import type { Database } from './databases';
import { startTestApp, type TestApp } from './test-app';

export type Agent = Awaited<ReturnType<TestApp['as']>>;

export const COUNTY = 'county-capability@2016-w1';
export const CENTRE = 'chest-pain-primary@2015-v1';
export const LADDER = 'emr-level@2018';
export const DAY_MINUTES = 24 * 60;

/** A refusal, as far as tests look at it. */
export interface Refusal {
  readonly code: string;
  readonly title: string;
  readonly current?: unknown;
  readonly errors?: readonly { field: string; messages: readonly string[] }[];
  readonly clauses?: readonly {
    code: string;
    problems: readonly { field: string; key: string; message: string }[];
  }[];
  readonly problems?: readonly { line: number; column: number; key: string; message: string }[];
}

/** Two hospitals at work: the app, people of the first one, and short words for what tests do most. */
export async function startChecklist(
  database: Database,
  editions: readonly string[] = [COUNTY],
  env: Readonly<Record<string, string>> = {},
) {
  const t = await startTestApp({ database, env });
  await t.regions();
  const [ours, theirs] = [
    await t.hospital('141125', '柳林县人民医院'),
    await t.hospital('141182', '汾阳医院'),
  ];
  const [surgery, medicine] = [await t.department(ours.id, '外科'), await t.department(ours.id, '内科')];
  const theirDepartment = await t.department(theirs.id, '外科');
  const at = ({ id }: Hospital) => ({ kind: 'hospital', hospitalId: id }) as const;
  const people = {
    office: await t.person('office', [{ role: 'qualityOffice', scope: at(ours) }], { name: '王芳' }),
    clerk: await t.person('clerk', [{ role: 'departmentClerk', scope: at(ours), departmentId: surgery.id }]),
    inspector: await t.person('inspector', [
      { role: 'inspector', scope: { kind: 'region', region: '141100' } },
    ]),
    stranger: await t.person('stranger', [{ role: 'qualityOffice', scope: at(theirs) }]),
    root: await t.person('root', [{ role: 'administrator', scope: { kind: 'everywhere' } }]),
  } satisfies Record<string, Person>;
  const service = t.app.get(EditionsService);
  const stamp = { by: 'system', requestId: randomUUID(), at: t.clock.now() };
  const store = new EditionStore('seeds/standards');
  for (const id of editions) await service.loadFile(store, id, stamp);
  const edition = (id: string): Promise<Edition> => service.get(id);

  const open = async (agent: Agent, editionId: string, body: object = {}, { id }: Hospital = ours) => {
    const answer = await agent.post(`/api/hospitals/${id}/assessments`).send({ editionId, ...body });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return (answer.body as { id: string }).id;
  };
  const save = (agent: Agent, id: string, ...changes: object[]) =>
    agent.put(`/api/assessments/${id}/verdicts`).send({ changes });
  const assign = (agent: Agent, id: string, ...changes: object[]) =>
    agent.put(`/api/assessments/${id}/assignments`).send({ changes });
  const clause = async (agent: Agent, id: string, code: string): Promise<ClauseRecord> => {
    const { body } = await agent.get(`/api/assessments/${id}/clauses/${code}`).expect(200);
    return (body as ClauseLine).record;
  };
  /** A caller for using a service directly, as the quality office. */
  const caller = {
    actor: {
      userId: people.office.id,
      memberships: [{ role: 'qualityOffice' as const, scope: at(ours) }],
    },
    requestId: randomUUID(),
  };
  const meet = (id: string, codes: readonly string[]) =>
    t.app.get(VerdictsService).save(
      caller,
      id,
      codes.map((code) => ({ code, version: 0, verdict: 'met' as const })),
    );
  return {
    ...{ t, ours, theirs, surgery, medicine, theirDepartment, people, edition, caller },
    ...{ open, save, assign, clause, meet },
    /** A proof of our hospital, linked to clauses. */
    prove: async (
      agent: Agent,
      id: string,
      codes: readonly string[],
      record: object = {},
    ): Promise<string> => {
      const added = await agent
        .post(`/api/hospitals/${ours.id}/evidence`)
        .field('record', JSON.stringify({ title: '制度', kind: 'policy', ...record }))
        .attach('files', Buffer.from(`proof ${randomUUID()}`), 'proof.txt');
      const { id: evidenceId } = added.body as { id: string };
      const links = [{ assessmentId: id, codes }];
      await agent.post(`/api/evidence/${evidenceId}/links`).send({ links }).expect(200);
      return evidenceId;
    },
  };
}

export type Checklist = Awaited<ReturnType<typeof startChecklist>>;
export type { Department };

/** A plain checklist of so many clauses, as YAML. */
export function plainEdition(clauses: number, edition = '2026'): string {
  return [
    'standard: plain',
    `edition: "${edition}"`,
    'title: 合成清单',
    'authority: 测试',
    'document: 测试',
    'status: working',
    'method: rate',
    `tiers: [{ code: basic, title: 基本, declared: ${clauses} }]`,
    'clauses:',
    ...Array.from(
      { length: clauses },
      (_, i) =>
        `  - { code: C${String(i + 1).padStart(5, '0')}, tier: basic, title: 第${i + 1}条, provenance: found, source: 测试 }`,
    ),
  ].join('\n');
}
