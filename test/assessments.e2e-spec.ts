import { randomUUID } from 'node:crypto';
import { answerOf } from './support/test-app';
import { databases } from './support/databases';
import {
  CENTRE,
  COUNTY,
  LADDER,
  plainEdition,
  startChecklist,
  type Agent,
  type Checklist,
  type Refusal,
} from './support/checklist';

interface Shown {
  readonly id: string;
  readonly version: number;
  readonly remindOn: readonly string[];
}

describe.each(databases())('assessments on %s', (database) => {
  let c: Checklist;
  let office: Agent;
  let root: Agent;

  beforeAll(async () => {
    c = await startChecklist(database, [COUNTY, CENTRE, LADDER]);
    [office, root] = [await c.t.as('office'), await c.t.as('root')];
  });
  afterAll(() => c.t.stop());

  const opening = (body: object, agent = office, hospitalId = c.ours.id) =>
    agent.post(`/api/hospitals/${hospitalId}/assessments`).send(body);
  const refused = async (
    answer: PromiseLike<{ status: number; body: unknown }>,
    status: number,
  ): Promise<Refusal> => {
    const { status: got, body } = await answer;
    expect({ status: got, body: body as Refusal }).toMatchObject({ status });
    return body as Refusal;
  };

  describe('opening', () => {
    it.each([
      ['a target of another method', { target: { kind: 'gate' } }, 'target'],
      ['a target of an unknown tier', { target: { kind: 'rate', tier: 'gold', percent: '95' } }, 'target'],
      ['a rate without percent', { target: { kind: 'rate', tier: 'basic' } }, 'target'],
      ['a day that does not exist', { dueOn: '2026-02-30' }, 'dueOn'],
      ['an option the edition does not have', { options: { branch: ['x'] } }, 'options'],
      ['a choice that is no list', { options: { branch: 'x' } }, 'options'],
      ['choices that are no text', { options: { branch: [1] } }, 'options'],
    ])('refuses %s', async (_what, plan, field) => {
      const { code, errors } = await refused(opening({ editionId: COUNTY, ...plan }), 422);
      expect(code).toBe('assessment.invalid');
      expect(errors).toMatchObject([{ field, messages: [expect.any(String)] }]);
    });

    it('says what is wrong with a choice in the language of the reader', async () => {
      const body = { editionId: CENTRE, options: { reperfusion: ['surgery'] } };
      const zh = await refused(opening(body), 422);
      const en = await refused(opening(body).set('Accept-Language', 'en'), 422);
      expect(zh.errors![0]!.messages[0]).toContain('没有“surgery”');
      expect(en.errors![0]!.messages[0]).toContain('has no choice "surgery"');
    });

    it('takes the targets of each method, once for each edition', async () => {
      const rate = { target: { kind: 'rate', tier: 'basic', percent: '95.00' }, dueOn: '2027-12-31' };
      const { body } = await opening({ editionId: COUNTY, ...rate }).expect(201);
      expect(body).toMatchObject({ ...rate, options: {}, stage: null, remindOn: [], version: 1 });
      const again = await refused(opening({ editionId: COUNTY }), 409);
      expect(again.code).toBe('assessment.exists');
      const options = { reperfusion: ['thrombolysis'] };
      await opening({ editionId: CENTRE, options, target: { kind: 'gate' } }).expect(201);
      await opening({ editionId: LADDER, target: { kind: 'level', level: 99 } }).expect(422);
      await opening({ editionId: LADDER, target: { kind: 'level', level: 5 } }).expect(201);
      const answer = await office.get(`/api/assessments?hospitalId=${c.ours.id}`).expect(200);
      const { items } = answer.body as { items: { editionId: string }[] };
      expect(items.map(({ editionId }) => editionId)).toEqual([CENTRE, COUNTY, LADDER]);
    });

    it('one of two who open the same edition at once wins', async () => {
      const stranger = await c.t.as('stranger');
      const answers = await Promise.all(
        [1, 2, 3].map(() => opening({ editionId: COUNTY }, stranger, c.theirs.id)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    });

    it('refuses unknown editions; another hospital is like none', async () => {
      expect((await refused(opening({ editionId: 'x@1' }), 404)).code).toBe('standard.notFound');
      const theirs = await opening({ editionId: LADDER }, office, c.theirs.id).expect(404);
      const none = await opening({ editionId: LADDER }, office, randomUUID());
      expect(answerOf(theirs)).toEqual(answerOf(none));
      await opening({ editionId: LADDER }, root).expect(403);
    });
  });

  describe('changing', () => {
    let path: string;
    const change = (body: object) => office.patch(path).send(body);

    beforeAll(async () => {
      const { body } = await office.get(`/api/assessments?editionId=${CENTRE}`).expect(200);
      path = `/api/assessments/${(body as { items: Shown[] }).items[0]!.id}`;
    });

    it('keeps what is not named, empties what is null, and counts the version', async () => {
      const { body } = await change({ version: 1, dueOn: '2027-06-30', stage: 2 }).expect(200);
      expect(body).toMatchObject({ target: { kind: 'gate' }, dueOn: '2027-06-30', stage: 2, version: 2 });
      const emptied = await change({ version: 2, target: null, dueOn: null }).expect(200);
      expect(emptied.body).toMatchObject({ target: null, dueOn: null, stage: 2, version: 3 });
    });

    it('tells the second of two with the current value, and of many at once one wins', async () => {
      const { code, current } = await refused(change({ version: 1, stage: 1 }), 409);
      expect(code).toBe('record.changed');
      expect(current).toMatchObject({ stage: 2, version: 3, remindOn: [] });
      const answers = await Promise.all([1, 2, 3].map((stage) => change({ version: 3, stage })));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    });

    it('the certificate has days on which to be reminded', async () => {
      const certified = { awardedOn: '2024-07-01', validUntil: '2027-06-30' };
      const { body } = await change({ version: 4, ...certified }).expect(200);
      // Four months of lead by the edition, then 30, 7 and 1 days.
      const remindOn = ['2027-02-28', '2027-05-31', '2027-06-23', '2027-06-29'];
      expect(body).toMatchObject({ ...certified, remindOn });
      expect((await office.get(path)).body).toEqual(body);
      const list = await office.get(`/api/assessments?editionId=${CENTRE}`);
      expect((list.body as { items: unknown[] }).items).toEqual([body]);
    });

    it.each([
      [{ stage: 0 }, 'stage'],
      [{ stage: 99 }, 'stage'],
      [{ awardedOn: '2026-13-01' }, 'awardedOn'],
      [{ validUntil: '2024-06-30' }, 'validUntil'],
      [{ options: { reperfusion: ['x'] } }, 'options'],
    ])('refuses %j', async (wrong, field) => {
      const { errors } = await refused(change({ version: 5, ...wrong }), 422);
      expect(errors).toMatchObject([{ field }]);
    });

    it('every change is in the trail, and nothing of what was refused', async () => {
      const { body } = await office.get(`${path}/history`).expect(200);
      const { items, total } = body as { items: { kind: string; by: string; after: Shown }[]; total: number };
      expect(total).toBe(5);
      expect(items.map(({ after }) => after.version)).toEqual([5, 4, 3, 2, 1]);
      expect(new Set(items.map(({ kind, by }) => `${kind} ${by}`))).toEqual(
        new Set([`assessment ${c.people.office.id}`]),
      );
    });
  });

  describe('loading standards', () => {
    const load = (yaml: string, agent = root) => agent.post('/api/standards').send({ yaml });

    it('is for administrators', async () => {
      await load(plainEdition(2), office).expect(403);
      await office.get('/api/standards/plain@2026').expect(404);
    });

    it('takes an edition once; the same again is no change, other content is refused', async () => {
      expect((await load(plainEdition(2)).expect(201)).body).toEqual({ id: 'plain@2026', added: true });
      expect((await load(`# again\n${plainEdition(2)}`).expect(200)).body).toEqual({
        id: 'plain@2026',
        added: false,
      });
      expect((await refused(load(plainEdition(3)), 409)).code).toBe('standard.changed');
      const { body } = await office.get('/api/standards/plain@2026').expect(200);
      expect((body as { clauses: unknown[] }).clauses).toHaveLength(2);
      const [entry, ...more] = await c.t.history('plain@2026');
      expect([entry, more]).toMatchObject([{ chain: 'system', kind: 'edition' }, []]);
    });

    it('names every problem at its line and column, in words', async () => {
      const broken = plainEdition(2)
        .replace('method: rate', 'method: guess')
        .replace('title: 第2条', 'titel: 第2条');
      const { code, problems } = await refused(load(broken), 422);
      expect(code).toBe('standard.broken');
      expect(problems).toMatchObject([
        { line: 7, column: 1, key: 'edition.method.unknown', message: expect.any(String) },
        { line: 11, key: 'edition.field.missing' },
        { line: 11, key: 'edition.field.unknown' },
      ]);
    });

    it.each([
      ['nothing', ''],
      ['no map', '- a\n- b'],
      ['no YAML', 'a: [1'],
      ['a bomb', `a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n${'d: [*c,*c,*c,*c]\n'.repeat(40)}`],
      ['what is nested very deep', '['.repeat(20_000)],
      ['maps nested very deep', '{a: '.repeat(20_000)],
      ['a title that no list can show', plainEdition(1).replace('合成清单', '长'.repeat(201))],
      ['a name that is too long', plainEdition(1, '1'.repeat(200))],
      ['a title with a NUL', plainEdition(1).replace('合成清单', '"a\\0b"')],
    ])('refuses %s', async (_what, yaml) => {
      expect((await refused(load(yaml), 422)).code).toBe('standard.broken');
    });

    it('an overlay finds its base among the editions that are loaded', async () => {
      const overlay = (base: string, edition: string, rest = '') =>
        [
          `base: ${base}`,
          'standard: plain',
          `edition: ${edition}`,
          'title: 本省',
          'authority: 本省',
          'document: 本省',
          'status: working',
          'change: { C00001: { title: 改过的, source: 本省文件 } }',
          rest,
        ].join('\n');
      await load(overlay('plain@2026', '2026-sx')).expect(201);
      const { body } = await office.get('/api/standards/plain@2026-sx').expect(200);
      expect((body as { clauses: object[] }).clauses).toMatchObject([
        { code: 'C00001', title: { zh: '改过的' } },
        { code: 'C00002', title: { zh: '第2条' } },
      ]);
      // An overlay on an overlay.
      await load(overlay('plain@2026-sx', '2026-ll')).expect(201);
      const unknown = await refused(load(overlay('plain@1999', '2026-x')), 422);
      expect(unknown.problems).toMatchObject([{ line: 1, column: 1, key: 'overlay.base.unknown' }]);
      const itself = await refused(load(overlay('plain@2026-me', '2026-me')), 422);
      expect(itself.problems).toMatchObject([{ key: 'overlay.base.circle' }]);
      const wrong = await refused(load(overlay('plain@2026', '2026-y', 'remove: [C99999]')), 422);
      expect(wrong.problems).toMatchObject([{ line: 9, key: 'overlay.clause.unknown' }]);
    });
  });
});
