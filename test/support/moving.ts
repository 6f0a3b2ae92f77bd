import type { Moved, MovePreview } from '@dabiao/application';
import type { Finding } from '@dabiao/persistence';
import type { Database } from './databases';
import { startInspection } from './inspection';
import { afterDoing, inShort } from './tamper';

/** A checklist whose clauses have these titles, by code. */
export const titled = (edition: string, titles: Readonly<Record<string, string>>): string =>
  [
    'standard: moving',
    `edition: "${edition}"`,
    'title: 会变的清单',
    'authority: 测试',
    'document: 测试',
    'status: working',
    'method: rate',
    `tiers: [{ code: basic, title: 基本, declared: ${Object.keys(titles).length} }]`,
    'clauses:',
    ...Object.entries(titles).map(
      ([code, title]) =>
        `  - { code: ${code}, tier: basic, title: ${title}, provenance: found, source: 测试 }`,
    ),
  ].join('\n');

/** Eight clauses. */
export const OLD = {
  ...{ C1: '一', C2: '二', C3: '三', C4: '四' },
  ...{ C5: '五', C6: '六', C7: '七', C8: '八' },
};
/** C5 asks something else, C6 is called N6, C7 is gone, N9 is new. */
export const NEW = {
  ...{ C1: '一', C2: '二', C3: '三', C4: '四' },
  ...{ C5: '五，改', N6: '六', C8: '八', N9: '九' },
};

/** A hospital at work on an edition that a newer one follows. Each name gives a pair of editions of its own. */
export async function startMoving(database: Database) {
  const i = await startInspection(database);
  const load = async (edition: string, titles: Readonly<Record<string, string>>): Promise<string> => {
    const yaml = titled(edition, titles);
    await (await i.as('root')).post('/api/standards').send({ yaml }).expect(201);
    return `moving@${edition}`;
  };
  const version = async (id: string): Promise<number> => {
    const { body } = await (await i.as('office')).get(`/api/assessments/${id}`).expect(200);
    return (body as { version: number }).version;
  };
  /** A finding raised on a clause that was met and proven. */
  const reject = async (id: string, code: string): Promise<Finding> =>
    (await i.decideNow('inspector', id, code, { verdict: 'rejected', reason: '不符' })).findings[0]!;
  return {
    ...i,
    load,
    version,
    reject,
    /** An edition of another standard. */
    otherStandard: i.begin,
    /** C1 to C7 are met and proven; C1 to C3, C5 and C6 confirmed; C4 and C7 rejected, each with its finding. */
    begin: async (name: string) => {
      const [from, to] = [await load(`${name}-1`, OLD), await load(`${name}-2`, NEW)];
      const office = await i.as('office');
      const id = await i.c.open(office, from, { target: { kind: 'rate', tier: 'basic', percent: '90.00' } });
      const met = Object.keys(OLD).slice(0, 7);
      const verdicts = met.map((code) => ({ code, version: 0, verdict: 'met' }));
      await i.c.save(office, id, ...verdicts).expect(200);
      const dueOn = '2099-01-01';
      const hands = met.map((code) => ({ code, version: 1, departmentId: i.c.surgery.id, dueOn }));
      await i.c.assign(office, id, ...hands).expect(200);
      const proof = await i.prove(id, met);
      for (const code of ['C1', 'C2', 'C3', 'C5', 'C6'])
        await i.decideNow('inspector', id, code, { verdict: 'confirmed' });
      const findings = { C4: await reject(id, 'C4'), C7: await reject(id, 'C7') };
      return { id, from, to, proof, findings };
    },
    preview: async (id: string, to: string): Promise<MovePreview> =>
      (await (await i.as('office')).get(`/api/assessments/${id}/move`).query({ to }).expect(200))
        .body as MovePreview,
    move: async (id: string, to: string, more: object = {}): Promise<Moved> => {
      const sent = { to, version: await version(id), ...more };
      const { status, body } = await (await i.as('office')).post(`/api/assessments/${id}/move`).send(sent);
      if (status !== 201) throw new Error(JSON.stringify(body));
      return body as Moved;
    },
    undo: async (id: string, read?: number) =>
      (await i.as('office'))
        .delete(`/api/assessments/${id}/move`)
        .send({ version: read ?? (await version(id)) }),
    /** Everything that is wrong with the trail and with rows it speaks of, beside the people whom tests make by hand. */
    wrong: async (): Promise<string[]> =>
      inShort(await afterDoing(i.t, () => Promise.resolve())).filter((one) => one !== 'row.extra person'),
  };
}

export type MovingTest = Awaited<ReturnType<typeof startMoving>>;
