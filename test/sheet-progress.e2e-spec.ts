import { EditionsService, type SheetProgress } from '@dabiao/application';
import { COUNTY, plainEdition, startChecklist, type Agent, type Checklist } from './support/checklist';
import { databases } from './support/databases';
import { brokenChains } from './support/trail';
import { PASSWORD } from './support/test-app';

interface Line {
  readonly progress?: SheetProgress;
  readonly result?: {
    readonly seen: number;
    readonly changes: readonly unknown[];
    readonly saved: readonly unknown[];
    readonly unchanged: number;
  };
  readonly problem?: { readonly status: number; readonly code: string; readonly title: string };
}

const ROWS = 10_000;
const PHASES = ['reading', 'comparing', 'saving'];
const codeOf = (i: number): string => `C${String(i + 1).padStart(5, '0')}`;

describe.each(databases())('sheets that tell how far they are, on %s', (database) => {
  let c: Checklist;
  let office: Agent;
  let cookie: string;
  let id: string;

  beforeAll(async () => {
    c = await startChecklist(database, [COUNTY]);
    office = await c.t.as('office');
    await c.t.app.get(EditionsService).load(c.t.system, plainEdition(ROWS));
    id = await c.open(office, 'plain@2026');
    const answer = await c.t.anonymous().post('/api/session').send({ login: 'office', password: PASSWORD });
    cookie = (answer.headers['set-cookie'] as unknown as string[])
      .map((line) => line.split(';')[0])
      .join('; ');
  }, 60_000);
  afterAll(async () => {
    expect(await brokenChains(c.t)).toEqual([]);
    await c.t.stop();
  });

  const send = (path: string, record: object, csv: string, signal?: AbortSignal): Promise<Response> => {
    const form = new FormData();
    form.append('record', JSON.stringify(record));
    form.append('files', new Blob([csv]), 'a.csv');
    return fetch(`${c.t.base}${path}`, {
      method: 'POST',
      headers: { cookie, accept: 'application/x-ndjson', 'accept-language': 'zh' },
      body: form,
      ...(signal ? { signal } : {}),
    });
  };
  async function* linesOf(answer: Response): AsyncGenerator<Line> {
    let rest = '';
    const text = new TextDecoder();
    for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
      const lines = (rest + text.decode(part, { stream: true })).split('\n');
      rest = lines.pop()!;
      for (const line of lines) yield JSON.parse(line) as Line;
    }
    expect(rest).toBe('');
  }
  const all = async (answer: Response): Promise<Line[]> => {
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
    const lines: Line[] = [];
    for await (const line of linesOf(answer)) lines.push(line);
    return lines;
  };
  /** Phases follow one another, and within each it only goes forward, to its end. */
  const checkProgress = (lines: readonly Line[], phases: readonly string[], of: number): void => {
    const told = lines.slice(0, -1).map(({ progress }) => progress!);
    expect([...new Set(told.map(({ phase }) => phase))]).toEqual(phases);
    for (const phase of phases) {
      const own = told.filter((one) => one.phase === phase);
      const done = own.map((one) => one.done);
      expect(done).toEqual(done.toSorted((a, b) => a - b));
      expect([own[0]!.done, own.at(-1)!.done]).toEqual([0, own.at(-1)!.of]);
      if (phase === 'saving') expect(own.at(-1)!.of).toBe(of);
    }
    const order = told.map(({ phase }) => PHASES.indexOf(phase));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  };
  const csv = (verdict: string): string =>
    ['code,verdict', ...Array.from({ length: ROWS }, (_, i) => `${codeOf(i)},${verdict}`)].join('\n');
  const answered = async (): Promise<number> =>
    Number((await c.t.query<{ n: number | string }>('SELECT COUNT(*) AS n FROM clause_state'))[0]!.n);
  const sheet = (): string => `/api/assessments/${id}/sheet`;

  it('closing the connection before the end takes everything back', async () => {
    const { seen } = (await all(await send(`${sheet()}/preview`, {}, csv('met')))).at(-1)!.result!;
    const away = new AbortController();
    let last: SheetProgress | undefined;
    const reading = async (): Promise<void> => {
      for await (const { progress } of linesOf(await send(sheet(), { seen }, csv('met'), away.signal))) {
        last = progress;
        // The first thousand are written, and nine thousand to come.
        if (progress?.phase === 'saving' && progress.done === 1_000) away.abort();
      }
    };
    await expect(reading()).rejects.toThrow('abort');
    expect(last).toMatchObject({ phase: 'saving', of: ROWS });
    // Whoever writes next has to wait until all of it is undone, and finds the clause untouched.
    await c.save(office, id, { code: codeOf(0), version: 0, verdict: 'unmet' }).expect(200);
    expect(await answered()).toBe(1);
    await c.save(office, id, { code: codeOf(0), version: 1, verdict: 'unassessed' }).expect(200);
  }, 60_000);

  it(`${ROWS} rows are compared and saved, and the lines say so`, async () => {
    const preview = await all(await send(`${sheet()}/preview`, {}, csv('met')));
    checkProgress(preview, ['reading', 'comparing'], ROWS);
    const { seen, changes } = preview.at(-1)!.result!;
    expect(changes).toHaveLength(ROWS);
    const applied = await all(await send(sheet(), { seen }, csv('met')));
    checkProgress(applied, PHASES, ROWS);
    // 10 thousand rows in parts of one thousand: 0, 1000 … 10000.
    expect(applied.filter(({ progress }) => progress?.phase === 'saving')).toHaveLength(11);
    expect(applied.at(-1)!.result!.saved).toHaveLength(ROWS);
    expect(await answered()).toBe(ROWS);
    const again = await all(await send(`${sheet()}/preview`, {}, csv('met')));
    expect(again.at(-1)!.result).toMatchObject({ changes: [], unchanged: ROWS });
  }, 120_000);

  it('what is refused on the way is the last line; what is refused at once has its status', async () => {
    const lines = await all(await send(sheet(), { seen: 0 }, `code,verdict\n${codeOf(0)},也许`));
    expect(lines.at(-1)!.problem).toMatchObject({ status: 422, code: 'sheet.invalid' });
    expect(lines.at(-1)!.problem!.title).toMatch(/1 处问题/);
    const unreadable = await send(`${sheet()}/preview`, {}, '');
    expect([unreadable.status, unreadable.headers.get('content-type')]).toEqual([
      ...[422, 'application/problem+json; charset=utf-8'],
    ]);
    expect(await unreadable.json()).toMatchObject({ code: 'sheet.unreadable' });
    const nobody = await send(
      '/api/assessments/00000000-0000-4000-8000-000000000000/sheet',
      { seen: 0 },
      'x',
    );
    expect(nobody.status).toBe(404);
  });

  it('readings and ledgers of proofs tell it too', async () => {
    const county = await c.open(office, COUNTY);
    const { clauses } = await c.edition(COUNTY);
    await c.prove(office, county, [clauses[0]!.code], { title: '甲' });
    const ledger = `/api/hospitals/${c.ours.id}/evidence-sheet`;
    const proofs = await all(await send(`${ledger}/preview`, {}, 'title,kind\n甲,contract'));
    checkProgress(proofs, ['reading', 'comparing'], 1);
    const saved = await all(
      await send(ledger, { seen: proofs.at(-1)!.result!.seen }, 'title,kind\n甲,contract'),
    );
    checkProgress(saved, PHASES, 1);
    expect(saved.at(-1)!.result!.saved).toHaveLength(1);
    const readings = `/api/hospitals/${c.ours.id}/readings-sheet`;
    const csvOf = (month: string): string => `indicator,month,value\navg_length_of_stay,${month},8.5`;
    const looked = await all(await send(`${readings}/preview`, {}, csvOf('2026-01')));
    checkProgress(looked, ['reading', 'comparing'], 1);
    const kept = await all(await send(readings, { seen: looked.at(-1)!.result!.seen }, csvOf('2026-01')));
    checkProgress(kept, PHASES, 1);
  });
});
