import { readFile } from 'node:fs/promises';
import {
  EditionsService,
  TimeNoticesService,
  type ClauseLine,
  type Compliance,
  type DeskPage,
  type FindingView,
  type HospitalCompliance,
  type MovePreview,
  type TrendPoint,
} from '@dabiao/application';
import { addDays } from '@dabiao/kernel';
import type { Appeal } from '@dabiao/persistence';
import { CENTRE, COUNTY, DAY_MINUTES, LADDER, plainEdition, type Refusal } from './support/checklist';
import { databases } from './support/databases';
import { OLD, startMoving, type MovingTest } from './support/moving';
import { statementCounter } from './support/statements';
import { brokenChains } from './support/trail';

jest.setTimeout(60_000);

describe.each(databases())('moving to another edition on %s', (database) => {
  let m: MovingTest;
  beforeAll(async () => {
    m = await startMoving(database);
  }, 60_000);
  afterAll(() => m.stop());

  /** met of the three figures of the only tier. */
  const met = ({ claimed, evidenced, confirmed }: MovePreview['before']): number[] =>
    [claimed, evidenced, confirmed].map((one) => ('tiers' in one ? one.tiers[0]!.met : -1));
  const office = () => m.as('office');
  const get = async <T>(path: string): Promise<T> => (await (await office()).get(path).expect(200)).body as T;
  const overview = async (asOf?: string): Promise<string[]> => {
    const query = asOf === undefined ? '' : `?asOf=${asOf}`;
    const found = await get<HospitalCompliance>(`/api/hospitals/${m.ours.id}/compliance${query}`);
    return found.assessments.map(({ editionId, ...three }) => `${editionId} ${met(three).join('/')}`);
  };
  const ofName = (lines: readonly string[], name: string): string[] =>
    lines.filter((line) => line.startsWith(`moving@${name}-`));

  describe('the preview', () => {
    it('says what becomes of every clause and of the figures, and writes nothing', async () => {
      const { id, from, to } = await m.begin('preview');
      const before = (await m.t.history()).length;
      const preview = await m.preview(id, to);
      expect(preview).toMatchObject({ assessmentId: id, version: 1, from, to, droppedOptions: [] });
      expect(preview.droppedTarget).toBe(false);
      expect(preview.counts).toEqual({
        ...{ unchanged: 6, changed: 1, added: 1, removed: 1, renamed: 1 },
        ...{ kept: 5, toConfirm: 1, findings: 1, findingsWithdrawn: 1 },
      });
      expect(
        preview.clauses.map(({ kind, from: was, to: is, carried }) =>
          [kind, was ?? '', is ?? '', carried.answer, carried.reviewAfter, carried.findingAfter ?? ''].join(
            ' ',
          ),
        ),
      ).toEqual([
        'unchanged C1 C1 kept confirmed ',
        'unchanged C2 C2 kept confirmed ',
        'unchanged C3 C3 kept confirmed ',
        'unchanged C4 C4 kept rejected open',
        'changed C5 C5 toConfirm none ',
        'unchanged C6 N6 kept confirmed ',
        'unchanged C8 C8 none none ',
        'added  N9 none none ',
        'removed C7  gone none withdrawn',
      ]);
      expect(
        preview.clauses.flatMap(({ from: was, carried: { findingNumber } }) =>
          findingNumber === null ? [] : [`${was} ${findingNumber.slice(4)}`],
        ),
      ).toEqual(['C4 -001', 'C7 -002']);
      const changed = preview.clauses.find(({ kind }) => kind === 'changed')!;
      expect([changed.before!.title.zh, changed.after!.title.zh]).toEqual(['五', '五，改']);
      expect(changed.carried).toMatchObject({
        verdict: 'met',
        assigned: true,
        proofs: 1,
        review: 'confirmed',
      });
      expect([met(preview.before), met(preview.after)]).toEqual([
        [7, 5, 5],
        [5, 4, 4],
      ]);
      expect((await m.t.history()).length).toBe(before);
    });

    it('takes codes that somebody says belong together, and suggests those of the same text', async () => {
      const [from, to] = [
        await m.load('shift-1', { A1: '甲', A2: '乙' }),
        await m.load('shift-2', { A1: '新', A2: '甲', A3: '乙' }),
      ];
      const id = await m.c.open(await office(), from);
      const { suggestions, counts } = await m.preview(id, to);
      expect(suggestions).toEqual([
        { from: 'A1', to: 'A2' },
        { from: 'A2', to: 'A3' },
      ]);
      expect(counts).toMatchObject({ changed: 2, added: 1 });
      const mapping = Object.fromEntries(suggestions.map((pair) => [pair.from, pair.to]));
      const path = `/api/assessments/${id}/move`;
      const taken = await (await office()).post(`${path}/preview`).send({ to, mapping }).expect(200);
      expect((taken.body as MovePreview).counts).toMatchObject({ unchanged: 2, renamed: 2, added: 1 });
      const wrong = await (await office()).post(path).send({ to, version: 1, mapping: { X: 'A1', A1: 'Y' } });
      expect(wrong.status).toBe(422);
      expect(wrong.body).toMatchObject({ code: 'move.mapping' });
      expect((wrong.body as Refusal).errors!.map(({ messages }) => messages[0])).toEqual([
        '原版本没有条目 X',
        '新版本没有条目 Y',
      ]);
      for (const strange of [[], { A1: 2 }, { A1: '' }, 'A1'])
        expect((await (await office()).post(path).send({ to, version: 1, mapping: strange })).status).toBe(
          422,
        );
    });
  });

  it('carries over what asks the same, keeps the rest to be confirmed, and closes the old assessment', async () => {
    const { id, from, to, findings } = await m.begin('carry');
    const preview = await m.preview(id, to);
    const { assessment, from: old } = await m.move(id, to);
    expect(old).toMatchObject({ id, movedTo: assessment.id, version: 2 });
    expect(assessment).toMatchObject({ editionId: to, movedFrom: id, movedTo: null, version: 1 });
    expect(assessment.target).toEqual({ kind: 'rate', tier: 'basic', percent: '90.00' });
    expect(await m.rates(assessment.id)).toEqual(met(preview.after));
    expect(await m.rates(id)).toEqual(met(preview.before));

    const renamed = await m.line(assessment.id, 'N6');
    expect(renamed.record).toMatchObject({ verdict: 'met', former: null, departmentId: m.c.surgery.id });
    expect(renamed.record).toMatchObject({ dueOn: '2099-01-01', version: 1, updatedBy: m.people.office.id });
    expect(renamed.review).toMatchObject({ verdict: 'confirmed', version: 1 });
    const changed = await m.line(assessment.id, 'C5');
    expect(changed.record).toMatchObject({ verdict: 'unassessed', departmentId: m.c.surgery.id });
    expect(changed.record.former).toMatchObject({ editionId: from, code: 'C5', verdict: 'met' });
    expect(changed.review).toMatchObject({ verdict: 'none', resetCause: 'edition' });
    expect((await m.line(assessment.id, 'N9')).record.version).toBe(0);

    // The finding goes on under its id; the one whose clause is gone says why it ended.
    const [open, gone] = [await m.finding(findings.C4.id), await m.finding(findings.C7.id)];
    expect(open).toMatchObject({ assessmentId: assessment.id, editionId: to, code: 'C4', state: 'open' });
    expect(gone).toMatchObject({ assessmentId: id, state: 'withdrawn' });
    expect(gone.remark).toContain(to);

    const waiting = `/api/assessments/${assessment.id}/clauses?toConfirm=`;
    const codes = async (path: string): Promise<string[]> =>
      (await get<{ items: ClauseLine[] }>(path)).items.map(({ clause }) => clause.code);
    expect(await codes(`${waiting}true`)).toEqual(['C5']);
    expect(await codes(`${waiting}false`)).not.toContain('C5');
    // Somebody answers: it counts, with its proof, and nothing waits any more.
    await m.c.save(await office(), assessment.id, { code: 'C5', version: 1, verdict: 'met' }).expect(200);
    expect((await m.line(assessment.id, 'C5')).record.former).toBeNull();
    expect(await m.rates(assessment.id)).toEqual([6, 5, 4]);
    expect(await codes(`${waiting}true`)).toEqual([]);
    expect(await m.wrong()).toEqual([]);
    expect(await brokenChains(m.t)).toEqual([]);
  });

  it('the old assessment is read by its id and changed by nobody', async () => {
    const { id, to, proof } = await m.begin('closed');
    const { assessment } = await m.move(id, to);
    await get(`/api/assessments/${id}`);
    expect((await m.line(id, 'C5')).record.verdict).toBe('met');
    const hand = await m.as('inspector');
    const clause = `/api/assessments/${id}/clauses/C1`;
    const refused = [
      await (await office()).patch(`/api/assessments/${id}`).send({ version: 2, dueOn: null }),
      await m.c.save(await office(), id, { code: 'C1', version: 2, verdict: 'unmet' }),
      await m.c.assign(await office(), id, { code: 'C1', version: 2, dueOn: null }),
      await m.decide(hand, { assessmentId: id, code: 'C2', version: 3, verdict: 'confirmed' }),
      await hand.post(`${clause}/finding`).send({ description: '缺', severity: 'minor' }),
      await hand
        .post(`${clause}/proof-requests`)
        .send({ departmentId: m.c.surgery.id, text: '补', dueOn: '2099-01-01' }),
      await (
        await office()
      )
        .post(`/api/evidence/${proof}/links`)
        .send({ links: [{ assessmentId: id, codes: ['C8'] }] }),
      await (await office()).post(`/api/assessments/${id}/move`).send({ to, version: 2 }),
      await (await office()).get(`/api/assessments/${id}/move`).query({ to }),
    ];
    expect(refused.map(({ status, body }) => `${status} ${(body as Refusal).code}`)).toEqual(
      refused.map(() => '409 assessment.moved'),
    );
    expect(refused[0]!.body).toMatchObject({ movedTo: assessment.id });
  });

  it('shows the hospital once everywhere, before and after and on days past', async () => {
    const { id, from, to, proof } = await m.begin('once');
    const day = m.t.clock.today();
    m.t.advance(2 * DAY_MINUTES);
    const { assessment } = await m.move(id, to);
    m.t.advance(2 * DAY_MINUTES);
    expect(ofName(await overview(), 'once')).toEqual([`${to} 5/4/4`]);
    expect(ofName(await overview(day), 'once')).toEqual([`${from} 7/5/5`]);
    expect(ofName(await overview(addDays(day, 1)), 'once')).toEqual([`${from} 7/5/5`]);
    expect(ofName(await overview(addDays(day, 2)), 'once')).toEqual([`${to} 5/4/4`]);

    // The new assessment answers for its past, too: by the edition of the day.
    const then = await get<Compliance>(
      `/api/assessments/${assessment.id}/compliance?asOf=${addDays(day, 1)}`,
    );
    expect(then.assessment).toMatchObject({ id, editionId: from, movedTo: null });
    expect(await m.rates(assessment.id, day)).toEqual([7, 5, 5]);
    expect(await m.rates(assessment.id, addDays(day, 2))).toEqual([5, 4, 4]);
    const trend = await get<TrendPoint[]>(
      `/api/assessments/${assessment.id}/trend?from=${day}&to=${addDays(day, 4)}`,
    );
    expect(trend.map((point) => [point.day, point.editionId, ...met(point)])).toEqual([
      [day, from, 7, 5, 5],
      [addDays(day, 1), from, 7, 5, 5],
      ...[2, 3, 4].map((n) => [addDays(day, n), to, 5, 4, 4]),
    ]);
    const earlier = await get<TrendPoint[]>(
      `/api/assessments/${assessment.id}/trend?from=${day}&to=${addDays(day, 1)}`,
    );
    expect(earlier).toEqual(trend.slice(0, 2));
    const later = await get<TrendPoint[]>(
      `/api/assessments/${assessment.id}/trend?from=${addDays(day, 3)}&to=${addDays(day, 4)}`,
    );
    expect(later).toEqual(trend.slice(3));

    const listed = await get<{ items: { id: string }[] }>(
      `/api/assessments?hospitalId=${m.ours.id}&size=200`,
    );
    expect(listed.items.map((one) => one.id)).toContain(assessment.id);
    expect(listed.items.map((one) => one.id)).not.toContain(id);
    const desk = async (queue: string): Promise<DeskPage> =>
      (await (await m.as('inspector')).get(`/api/desk/clauses?queue=${queue}&size=200`).expect(200))
        .body as DeskPage;
    for (const queue of ['new', 'confirmed', 'rejected', 'unreviewed'])
      expect((await desk(queue)).items.map((line) => line.assessmentId)).not.toContain(id);
    const confirmed = (await desk('confirmed')).items.filter((one) => one.assessmentId === assessment.id);
    expect(confirmed.map(({ clause }) => clause.code).sort()).toEqual(['C1', 'C2', 'C3', 'N6']);
    const { items } = await get<{ items: FindingView[] }>(`/api/findings?assessmentId=${assessment.id}`);
    expect(items.map(({ code }) => code)).toEqual(['C4']);
    const { links } = await get<{ links: { assessmentId: string }[] }>(`/api/evidence/${proof}`);
    expect([...new Set(links.map((link) => link.assessmentId))]).toEqual([assessment.id]);
    expect(links).toHaveLength(6);
  });

  it('counts a decision of a visit once, and reminds of what is due in the new edition only', async () => {
    const { id, from, to } = await m.begin('visit');
    const inspector = await m.as('inspector');
    const today = m.t.clock.today();
    const planned = await inspector
      .post('/api/visits')
      .send({
        ...{ region: '141125', title: '督导', scope: '全部', firstDay: today, lastDay: today },
        ...{ hospitalIds: [m.ours.id], personIds: [m.people.inspector.id] },
      })
      .expect(201);
    const { id: visitId } = planned.body as { id: string };
    const { version } = (await m.review(id, 'C6'))!;
    const decision = { assessmentId: id, code: 'C6', version, verdict: 'confirmed' };
    await inspector
      .put('/api/reviews')
      .send({ decisions: [decision], visitId })
      .expect(200);
    const due = { code: 'C6', version: 2, dueOn: addDays(today, 1), departmentId: m.c.surgery.id };
    await m.c.assign(await office(), id, due).expect(200);
    await m.c.save(await office(), id, { code: 'C6', version: 3, verdict: 'unmet' }).expect(200);
    const decisions = async (): Promise<object> =>
      ((await inspector.get(`/api/visits/${visitId}`).expect(200)).body as { decisions: object }).decisions;
    expect(await decisions()).toEqual({ confirmed: 1, rejected: 0 });
    const { assessment } = await m.move(id, to);
    expect(await decisions()).toEqual({ confirmed: 1, rejected: 0 });

    await m.t.app.get(TimeNoticesService).remind(m.ours.id, { day: today, at: m.t.clock.now() });
    const told = await m.t.query<{ assessmentId: string }>(
      `SELECT "assessmentId" FROM notice WHERE kind = 'clauseDue' AND "assessmentId" IN ('${id}', '${assessment.id}')`,
    );
    expect([...new Set(told.map((one) => one.assessmentId))]).toEqual([assessment.id]);
    const across = async (edition: string, code: string): Promise<number> =>
      (
        (await inspector.get(`/api/standards/${edition}/clauses/${code}/hospitals`).expect(200))
          .body as DeskPage
      ).total;
    expect([await across(from, 'C6'), await across(to, 'N6')]).toEqual([0, 1]);
  });

  it('tells people of the findings that end, and of nothing else', async () => {
    const { id, to } = await m.begin('told');
    const notices = (): Promise<{ kind: string; code: string | null }[]> =>
      m.t.query('SELECT kind, code FROM notice ORDER BY "createdAt"');
    const before = (await notices()).length;
    await m.move(id, to);
    const told = (await notices()).slice(before);
    expect(told.length).toBeGreaterThan(0);
    expect([...new Set(told.map(({ kind, code }) => `${kind} ${code ?? ''}`))]).toEqual([
      'findingWithdrawn C7',
    ]);
  });

  it('a finding, an appeal and a request go on under another code, and those without a clause are settled', async () => {
    const { id, to } = await m.begin('open');
    await m.decideNow('inspector', id, 'C6', { verdict: 'rejected', reason: '不符' });
    const appeals: Appeal[] = [];
    for (const code of ['C6', 'C7']) {
      const { version } = (await m.review(id, code))!;
      const filed = await m.post('office', `/api/assessments/${id}/clauses/${code}/appeals`, {
        version,
        reason: '有记录',
      });
      appeals.push(filed.body);
    }
    const asked = { departmentId: m.c.surgery.id, text: '请补', dueOn: '2099-01-01' };
    const requests: string[] = [];
    for (const code of ['C6', 'C7']) {
      const path = `/api/assessments/${id}/clauses/${code}/proof-requests`;
      requests.push((await m.post('inspector', path, asked)).body.id);
    }
    const { assessment } = await m.move(id, to);
    const appeal = (n: number) => get<Appeal>(`/api/appeals/${appeals[n]!.id}`);
    expect(await appeal(0)).toMatchObject({ state: 'filed', assessmentId: assessment.id, code: 'N6' });
    expect(await appeal(1)).toMatchObject({ state: 'lapsed', assessmentId: id, code: 'C7' });
    const request = (n: number) => get<object>(`/api/proof-requests/${requests[n]!}`);
    expect(await request(0)).toMatchObject({ state: 'open', code: 'N6' });
    expect(await request(1)).toMatchObject({ state: 'withdrawn', code: 'C7' });
    const { finding } = await m.line(assessment.id, 'N6');
    const past = await get<{ items: object[] }>(`/api/findings/${finding!.id}/history`);
    expect(past.items).toHaveLength(3);
    expect(await m.wrong()).toEqual([]);

    await (
      await m.undo(id)
    ).body;
    expect(await appeal(0)).toMatchObject({ state: 'filed', assessmentId: id, code: 'C6' });
    expect(await appeal(1)).toMatchObject({ state: 'filed', assessmentId: id, code: 'C7' });
    expect(await request(1)).toMatchObject({ state: 'open', code: 'C7', remark: null });
    expect(await m.wrong()).toEqual([]);
  });

  const TABLES = ['clause_state', 'review', 'evidence_link', 'finding', 'appeal', 'proof_request'];

  it('a move, or taking it back, that breaks off leaves nothing behind', async () => {
    const { id, to } = await m.begin('broken');
    const everything = async (): Promise<string> => {
      const tables = [...TABLES, 'assessment', 'history', 'chain_head'];
      const rows = [];
      for (const table of tables) rows.push(await m.t.query(`SELECT * FROM ${table} ORDER BY 1, 2, 3`));
      return JSON.stringify(rows);
    };
    /** The table of notices is not there when they are to be written, which is at the very end. */
    const withoutNotices = async (act: () => PromiseLike<{ status: number }>): Promise<void> => {
      const before = await everything();
      await m.t.query('ALTER TABLE notice RENAME TO notice_away');
      expect((await act()).status).toBe(500);
      await m.t.query('ALTER TABLE notice_away RENAME TO notice');
      expect(await everything()).toBe(before);
    };
    const agent = await office();
    await withoutNotices(() => agent.post(`/api/assessments/${id}/move`).send({ to, version: 1 }));
    await m.move(id, to);
    await withoutNotices(() => agent.delete(`/api/assessments/${id}/move`).send({ version: 2 }));
    expect((await m.undo(id)).status).toBe(200);
  });

  describe('taking it back', () => {
    const rowsOf = async (ids: readonly string[]): Promise<object> => {
      const list = ids.map((one) => `'${one}'`).join(', ');
      const found: Record<string, unknown> = {};
      for (const table of TABLES) {
        const rows = await m.t.query<Record<string, unknown>>(
          `SELECT * FROM ${table} WHERE "assessmentId" IN (${list})`,
        );
        // Versions go on, so that nobody saves over it what they read meanwhile.
        found[table] = rows.map(({ version: _, ...row }) => JSON.stringify(row)).sort();
      }
      return found;
    };

    it('restores every row, and the move can be made again', async () => {
      const { id, from, to } = await m.begin('undo');
      const [before, figures] = [await rowsOf([id]), await m.rates(id)];
      const { assessment } = await m.move(id, to);
      const answer = await m.undo(id);
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ id, movedTo: null, version: 3 });
      expect(await rowsOf([id, assessment.id])).toEqual(before);
      expect(await m.rates(id)).toEqual(figures);
      expect(ofName(await overview(), 'undo')).toEqual([`${from} ${figures.join('/')}`]);
      await (await office()).get(`/api/assessments/${assessment.id}`).expect(404);
      expect(await m.wrong()).toEqual([]);
      expect(await brokenChains(m.t)).toEqual([]);

      const again = await m.move(id, to);
      const day = m.t.clock.today();
      m.t.advance(DAY_MINUTES);
      expect(ofName(await overview(day), 'undo')).toEqual([`${to} 5/4/4`]);
      expect(await m.rates(again.assessment.id, day)).toEqual([5, 4, 4]);
      expect(await m.wrong()).toEqual([]);
    });

    it('a day on which a move was taken back shows the old edition', async () => {
      const { id, from, to } = await m.begin('back');
      await m.move(id, to);
      expect((await m.undo(id)).status).toBe(200);
      const day = m.t.clock.today();
      m.t.advance(DAY_MINUTES);
      expect(ofName(await overview(day), 'back')).toEqual([`${from} 7/5/5`]);
      expect(await m.rates(id, day)).toEqual([7, 5, 5]);
    });

    it('is refused once somebody has worked, and says what was done', async () => {
      const { id, to, proof } = await m.begin('worked');
      const { assessment } = await m.move(id, to);
      await m.c.save(await office(), assessment.id, { code: 'C8', version: 0, verdict: 'met' }).expect(200);
      const refused = await m.undo(id);
      expect(refused.status).toBe(409);
      expect(refused.body).toMatchObject({ code: 'move.worked', title: '转换后已有 1 项改动，不能撤销' });
      expect((refused.body as { changes: object[] }).changes).toEqual([
        expect.objectContaining({ kind: 'clause', code: 'C8', name: '王芳' }),
      ]);
      const other = await m.begin('worked-proof');
      await m.move(other.id, other.to);
      const retired = { version: 1, reason: '作废' };
      await (await office()).post(`/api/evidence/${other.proof}/retirement`).send(retired).expect(200);
      expect((await m.undo(other.id)).body).toMatchObject({ code: 'move.worked' });
      expect(proof).not.toBe(other.proof);
    });

    it('is refused on the next day, with another version, and where nothing moved', async () => {
      const { id, to } = await m.begin('late');
      expect((await m.undo(id)).body).toMatchObject({ status: 409, code: 'move.none' });
      await m.move(id, to);
      const day = m.t.clock.today();
      expect((await m.undo(id, 1)).body).toMatchObject({ status: 409, code: 'record.changed' });
      m.t.advance(DAY_MINUTES);
      expect((await m.undo(id)).body).toMatchObject({ status: 409, code: 'move.late' });
      expect(((await m.undo(id)).body as Refusal).title).toContain(day);
    });
  });

  it('refuses another standard, the same edition, one that is there already, and what has changed', async () => {
    const { id, from, to } = await m.begin('refused');
    await m.otherStandard('refused-other');
    const send = async (sent: object) => (await office()).post(`/api/assessments/${id}/move`).send(sent);
    const code = async (sent: object): Promise<string> => {
      const { status, body } = await send(sent);
      return `${status} ${(body as Refusal).code}`;
    };
    expect(await code({ to: 'inspected@refused-other', version: 1 })).toBe('422 move.standard');
    expect(await code({ to: from, version: 1 })).toBe('422 move.same');
    expect(await code({ to: 'moving@none', version: 1 })).toBe('404 standard.notFound');
    expect(await code({ to, version: 2 })).toBe('409 record.changed');
    expect(await code({ version: 1 })).toBe('422 http.validation');
    const answers = await Promise.all([send({ to, version: 1 }), send({ to, version: 1 })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const second = await m.c.open(await office(), await m.load('refused-3', OLD));
    expect(
      (await (await office()).post(`/api/assessments/${second}/move`).send({ to, version: 1 })).body,
    ).toMatchObject({ status: 409, code: 'assessment.exists' });
    const reopened = await (
      await office()
    )
      .post(`/api/hospitals/${m.ours.id}/assessments`)
      .send({ editionId: from });
    expect(reopened.body).toMatchObject({ status: 409, code: 'assessment.exists' });
  });

  it('is for those who manage assessments of the hospital', async () => {
    const { id, to } = await m.begin('access');
    const path = `/api/assessments/${id}/move`;
    for (const login of ['clerk', 'viewer', 'inspector'])
      await (await m.as(login)).get(path).query({ to }).expect(403);
    await (await m.as('stranger')).get(path).query({ to }).expect(404);
    await (await m.as('stranger')).post(path).send({ to, version: 1 }).expect(404);
    await (await m.as('stranger')).delete(path).send({ version: 1 }).expect(404);
    await m.t.anonymous().get(path).query({ to }).expect(401);
  });

  it.each([COUNTY, CENTRE, LADDER])('an identical edition of %s changes no figure', async (id) => {
    const [standard, edition] = id.split('@');
    const text = await readFile(`seeds/standards/${id}.yaml`, 'utf8');
    const next = text.replace(new RegExp(`^edition: .*$`, 'm'), `edition: "${edition!}-again"`);
    for (const yaml of [text, next])
      await (await m.as('root')).post('/api/standards').send({ yaml }).expect(201);
    const assessment = await m.c.open(await office(), id);
    const { clauses } = await m.c.edition(id);
    const codes = clauses.map(({ code }) => code).slice(0, 40);
    const isLadder = id === LADDER;
    const answers = codes.map((code, n) => ({
      ...{ code, version: 0 },
      ...(isLadder ? { level: 2, application: '0.9', quality: '0.8' } : { verdict: n % 3 ? 'met' : 'unmet' }),
    }));
    await m.c.save(await office(), assessment, ...answers).expect(200);
    await m.prove(assessment, codes.slice(0, 20));
    for (const code of codes.slice(1, 3))
      await m.decideNow('inspector', assessment, code, { verdict: 'confirmed' });
    const to = `${standard!}@${edition!}-again`;
    const preview = await m.preview(assessment, to);
    expect(preview.after).toEqual(preview.before);
    expect(preview.counts).toMatchObject({ unchanged: clauses.length, changed: 0, added: 0, removed: 0 });
    expect(preview.counts).toMatchObject({ kept: codes.length, toConfirm: 0 });
    const moved = await m.move(assessment, to);
    const figures = async (which: string): Promise<string> => {
      const { claimed, evidenced, confirmed } = await get<Compliance>(`/api/assessments/${which}/compliance`);
      // All of it, with every clause behind the figures, beside the name of the edition.
      return JSON.stringify([claimed, evidenced, confirmed]).replaceAll('-again"', '"');
    };
    expect(await figures(moved.assessment.id)).toEqual(await figures(assessment));
    expect(await m.wrong()).toEqual([]);
    expect((await m.undo(assessment)).status).toBe(200);
    expect(await m.wrong()).toEqual([]);
  });

  it('a promise is kept only where the new edition still takes it', async () => {
    const text = await readFile(`seeds/standards/${CENTRE}.yaml`, 'utf8');
    const graced = text.replace(/^edition: .*$/m, 'edition: "graced"');
    const strict = text
      .replace(/^edition: .*$/m, 'edition: "strict"')
      .replace(/must: grace/g, 'must: veto')
      .replace(/^ +grace: \{.*\}\n/gm, '');
    for (const yaml of [graced, strict])
      await (await m.as('root')).post('/api/standards').send({ yaml }).expect(201);
    const assessment = await m.c.open(await office(), 'chest-pain-primary@graced');
    const { code } = (await m.c.edition('chest-pain-primary@graced')).clauses.find(
      (clause) => 'grace' in clause && clause.grace !== undefined && clause.grace.atLeast === undefined,
    )!;
    const promise = { verdict: 'conditional', reason: '采购中', promisedBy: '2099-01-01' };
    await m.c.save(await office(), assessment, { code, version: 0, ...promise }).expect(200);
    const { clauses } = await m.preview(assessment, 'chest-pain-primary@strict');
    const line = clauses.find(({ from }) => from === code)!;
    expect(line).toMatchObject({
      kind: 'unchanged',
      carried: { verdict: 'conditional', answer: 'toConfirm' },
    });
  });

  it('takes as many statements for a thousand clauses as for ten', async () => {
    const count = statementCounter(m.t);
    const statements: Record<number, number[]> = {};
    for (const size of [10, 200, 1_000]) {
      for (const edition of ['a', 'b'])
        await m.t.app.get(EditionsService).load(m.t.system, plainEdition(size, `${edition}${size}`));
      const id = await m.c.open(await office(), `plain@a${size}`);
      const codes = (await m.c.edition(`plain@a${size}`)).clauses.map(({ code }) => code);
      await m.c.meet(id, codes);
      await m.prove(id, codes);
      const path = `/api/assessments/${id}/move`;
      const agent = await office();
      const to = `plain@b${size}`;
      const preview = await count(() => agent.get(path).query({ to }));
      const move = await count(async () => {
        const { status } = await agent.post(path).send({ to, version: 1 });
        return { status: status === 201 ? 200 : status };
      });
      const undo = await count(() => agent.delete(path).send({ version: 2 }));
      statements[size] = [preview, move, undo];
    }
    expect(statements[200]).toEqual(statements[10]);
    // Entries of the trail are inserted 500 at a time, and so are links, which SQLite reads back.
    const [, move, undo] = statements[10]!;
    const links = database === 'SQLite' ? 2 : 1;
    expect(statements[1_000]).toEqual([statements[10]![0], move! + 4 + links, undo! + 4]);
  });

  it('moves on again and again, and each day keeps its edition', async () => {
    const { id, from, to } = await m.begin('chain');
    const third = await m.load('chain-3', { C1: '一', C5: '五' });
    const day = m.t.clock.today();
    m.t.advance(DAY_MINUTES);
    const { assessment: second } = await m.move(id, to);
    const { assessment: last } = await m.move(second.id, third);
    m.t.advance(DAY_MINUTES);
    // The answer to the first text is still the old one, and still waits: nobody has confirmed it in between.
    expect((await m.line(last.id, 'C5')).record).toMatchObject({
      verdict: 'unassessed',
      former: { editionId: from },
    });
    expect(await m.rates(last.id)).toEqual([1, 1, 1]);
    const points = await get<TrendPoint[]>(
      `/api/assessments/${last.id}/trend?from=${day}&to=${addDays(day, 2)}`,
    );
    expect(points.map((point) => [point.editionId, ...met(point)])).toEqual([
      [from, 7, 5, 5],
      [third, 1, 1, 1],
      [third, 1, 1, 1],
    ]);
    expect(ofName(await overview(addDays(day, 1)), 'chain')).toEqual([`${third} 1/1/1`]);
    expect(await m.wrong()).toEqual([]);
  });
});
