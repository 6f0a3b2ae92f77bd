import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrozenMonth, MonthDetail, Moved } from '@dabiao/application';
import { DAY_MINUTES } from '../support/checklist';
import { databases } from '../support/databases';
import { startMoving, type MovingTest } from '../support/moving';
import { pdfPages, recalculated, squeezed, wordParts, wordText } from '../support/open-documents';

jest.setTimeout(180_000);

const FORMATS = ['json', 'xlsx', 'docx', 'pdf'] as const;
type Documents = Record<(typeof FORMATS)[number], Buffer>;
interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** A closed month, and then everything it was made of changes, one thing after the other. */
describe.each(databases())('a closed month on %s', (database) => {
  const folder = mkdtempSync(join(tmpdir(), 'dabiao-frozen-'));
  let m: MovingTest;
  let month: string;
  let before: { text: string; zh: Documents; en: Documents };
  let started: Awaited<ReturnType<MovingTest['begin']>>;

  beforeAll(async () => {
    m = await startMoving(database);
    // A day is left in the month for what changes within it, and forty more lead out of it.
    while (!m.t.clock.today().endsWith('-26')) m.t.advance(DAY_MINUTES);
    month = m.t.clock.today().slice(0, 7);
    started = await m.begin('frozen');
    const indicator = {
      code: 'day_surgeries',
      nameZh: '日间手术',
      unit: '台次',
      kind: 'count',
      combine: 'sum',
    };
    await send('post', url('/indicators'), indicator, 201);
    const goal = {
      title: '日间手术不少于 10 台次',
      indicator: 'day_surgeries',
      operator: '>=',
      value: '10',
      months: 1,
    };
    await send('post', url('/goals'), goal, 201);
    await read('12', 0);
    await step('office', 'submission', { acknowledged: true });
    await step('second', 'acceptance', {});
    before = await rendered();
  });
  afterAll(async () => {
    await m.stop();
    rmSync(folder, { recursive: true });
  });

  const url = (path: string): string => `/api/hospitals/${m.ours.id}${path}`;
  const send = async <T>(
    method: 'post' | 'put' | 'patch',
    path: string,
    body: object,
    status = 200,
  ): Promise<T> => {
    const answer = await (await m.as('office'))[method](path).send(body);
    expect([path, answer.status, answer.status === status ? '' : answer.text]).toEqual([path, status, '']);
    return answer.body as T;
  };
  const get = async <T>(path: string): Promise<T> =>
    (await (await m.as('office')).get(path).expect(200)).body as T;
  const detail = (): Promise<MonthDetail> => get(url(`/months/${month}`));
  const step = async (login: string, action: string, body: object): Promise<void> => {
    const { version } = await detail();
    const answer = await m.post(login, url(`/months/${month}/${action}`), { version, ...body });
    expect([answer.status, answer.body.code]).toEqual([200, undefined]);
  };
  const read = (value: string, version: number) =>
    send('put', url('/readings'), {
      changes: [{ indicator: 'day_surgeries', month, version, value, source: 'HIS' }],
    });
  const figures = async (revision?: number): Promise<string> => {
    const query = revision === undefined ? {} : { revision };
    return (
      await (
        await m.as('viewer')
      )
        .get(url(`/months/${month}/figures`))
        .query(query)
        .expect(200)
    ).text;
  };
  async function documents(lang: string, revision?: number): Promise<Documents> {
    const made: Partial<Documents> = {};
    for (const format of FORMATS) {
      const answer = await (
        await m.as('bureau')
      )
        .get(url(`/months/${month}/report`))
        .query({ format, lang, ...(revision === undefined ? {} : { revision }) })
        .buffer(true)
        .parse((response, done) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => done(null, Buffer.concat(parts)));
        })
        .expect(200);
      made[format] = answer.body as Buffer;
    }
    return made as Documents;
  }
  const rendered = async (revision?: number) => ({
    text: await figures(revision),
    zh: await documents('zh', revision),
    en: await documents('en', revision),
  });
  const file = (name: string, bytes: Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  /** Every figure that people see, as text: of Word and PDF all of it, of Excel what another engine makes of the formulas. */
  const seen = async ({ docx, xlsx, pdf }: Documents) => ({
    docx: squeezed(wordText(wordParts(docx).get('word/document.xml')!)),
    pdf: squeezed((await pdfPages(file('report.pdf', pdf))).join('\n')),
    xlsx: await recalculated(file('report.xlsx', xlsx)),
  });
  const unchanged = async (revision?: number): Promise<void> => {
    const now = await rendered(revision);
    expect(now.text).toBe(before.text);
    for (const lang of ['zh', 'en'] as const)
      expect(FORMATS.filter((format) => !now[lang][format].equals(before[lang][format]))).toEqual([]);
  };

  it('says 7, 5 and 5 of 8 in every document, and what the month rests on', async () => {
    const { docx, pdf, xlsx } = await seen(before.zh);
    // C1 to C7 are claimed; C4 and C7 are rejected; C1 to C3, C5 and C6 are confirmed.
    for (const text of [docx, pdf]) {
      expect(text).toContain('87.50%（7/8）'); // 7 / 8 = 0.875
      expect(text).toContain('62.50%（5/8）'); // 5 / 8 = 0.625
      expect(text).toContain('日间手术');
    }
    expect(Object.values(xlsx)).toEqual(expect.arrayContaining(['87.5', '62.5']));
    const { figures: frozen } = JSON.parse(before.text) as FrozenMonth;
    expect(frozen).toMatchObject({ revision: 1, restatement: null, findings: { raised: 2, open: 2 } });
    expect(frozen.indicators.map(({ reading }) => reading?.value)).toEqual(['12.00 台次']);
    expect(JSON.stringify(frozen)).toContain('外科');
  });

  it('does not notice a correction of a reading', async () => {
    await read('3', 1);
    await unchanged();
  });

  it('does not notice another department name, nor that the department is closed', async () => {
    const { version } = m.c.surgery;
    const path = `/api/departments/${m.c.surgery.id}`;
    const { version: next } = await send<Versioned>('patch', path, { version, name: '普外科' });
    await unchanged();
    await send('patch', path, { version: next, retired: true });
    await unchanged();
  });

  it('does not notice a new revision of a proof, nor that it is taken out of use', async () => {
    const { version } = await get<Versioned>(`/api/evidence/${started.proof}`);
    const revised = await (
      await m.as('office')
    )
      .post(`/api/evidence/${started.proof}/revisions`)
      .field('record', JSON.stringify({ version, note: '换版' }))
      .attach('files', Buffer.from('another'), 'proof-2.txt')
      .expect(201);
    await unchanged();
    const { version: next } = revised.body as Versioned;
    await send('post', `/api/evidence/${started.proof}/retirement`, { version: next, reason: '作废' });
    await unchanged();
  });

  it('does not notice other verdicts, on the same day and weeks later', async () => {
    await change('C1', 'unmet');
    await unchanged();
    m.t.advance(40 * DAY_MINUTES);
    await change('C8', 'met');
    await m.decideNow('inspector', started.id, 'C3', { verdict: 'rejected', reason: '无记录' });
    await unchanged();
  });

  const change = async (code: string, verdict: string): Promise<void> => {
    const { version } = await m.c.clause(await m.as('office'), started.id, code);
    await m.c.save(await m.as('office'), started.id, { code, version, verdict, reason: '复核' }).expect(200);
  };

  it('does not notice the steps of its findings, up to their closure', async () => {
    const finding = started.findings.C4;
    const plan = { rootCause: '无制度', correctiveAction: '补制度', personId: m.people.clerk.id };
    expect((await m.step('office', finding, 'plan', plan)).status).toBe(200);
    const proof = await m.prove(started.id, ['C4']);
    expect((await m.step('office', finding, 'fix', { fix: '已补', evidenceIds: [proof] })).status).toBe(200);
    expect((await m.step('second', finding, 'verification', { effective: true })).body.state).toBe('closed');
    await unchanged();
  });

  it('does not notice that the assessment moves to a new edition', async () => {
    const { assessment }: Moved = await m.move(started.id, started.to);
    expect(assessment.movedFrom).toBe(started.id);
    await unchanged();
    expect(JSON.parse(before.text)).toMatchObject({ basis: { editions: [{ id: started.from }] } });
  });

  it('is restated beside itself: both revisions have their figures, and the first its bytes', async () => {
    const reason = '更正日间手术读数';
    const knownOn = m.t.clock.today();
    await step('office', 'restatement', { reason, knownOn, acknowledged: true });
    await unchanged();
    await step('second', 'acceptance', {});
    await unchanged(1);
    const { revisions, differences, acceptedRevision } = await detail();
    expect(acceptedRevision).toBe(2);
    expect(revisions.map(({ outcome, reason: why }) => [outcome, why])).toEqual([
      ['accepted', null],
      ['accepted', reason],
    ]);
    expect(differences.at(-1)).toMatchObject({ from: 1, to: 2 });
    const { figures: second } = JSON.parse(await figures()) as FrozenMonth;
    expect(second).toMatchObject({ revision: 2, restatement: reason });
    // The reading that was corrected from 12 to 3 counts in the second revision, and only there.
    expect(second.indicators.map(({ reading }) => reading?.value)).toEqual(['3.00 台次']);
    for (const text of Object.values(await seen(await documents('zh'))).slice(0, 2))
      expect(text).toContain(reason);
    for (const text of Object.values(await seen(await documents('zh', 1))).slice(0, 2))
      expect(text).not.toContain(reason);
  });
});
