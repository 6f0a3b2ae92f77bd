import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DemoData,
  EditionsService,
  IndicatorsService,
  MonthDocumentsService,
  type FrozenMonth,
  type MonthDetail,
} from '@dabiao/application';
import { DEMO_ACCOUNTS } from '@dabiao/demo';
import { EditionStore, readIndicatorSets, seedsFolder } from '@dabiao/edition-store';
import type { ClauseRow } from '@dabiao/persistence';
import type { ReportModel } from '@dabiao/reporting';
import { percent, type Rate } from '@dabiao/scoring';
import { DAY_MINUTES, type Agent } from '../support/checklist';
import { databases } from '../support/databases';
import { pdfPages, recalculated, squeezed, wordParts, wordText } from '../support/open-documents';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(240_000);

const COUNTY = 'county-capability@2016-w1';
const MONTH = '2026-03';
const FORMATS = ['json', 'docx', 'xlsx', 'pdf'] as const;
type Format = (typeof FORMATS)[number];
type Files = Readonly<Record<Format, Buffer>>;
type Result = FrozenMonth['figures']['assessments'][number]['result'];
type Tiers = Extract<Result, { method: 'rate' }>['tiers'];
interface Versioned {
  readonly id: string;
  readonly version: number;
}
interface List<T> {
  readonly items: readonly T[];
}

/** The whole county standard of the demonstration hospital, closed for March 2026; then everything goes on. */
describe.each(databases())('March 2026 of 柳林 on %s', (database) => {
  const folder = mkdtempSync(join(tmpdir(), 'dabiao-liulin-'));
  const agents = new Map<string, Agent>();
  let t: TestApp;
  let hospital: string;
  let county: string;
  let before: Files;
  /** Days on which verdicts and proofs had changed, and the edition had not yet. */
  let changedOn: string;

  beforeAll(async () => {
    t = await startTestApp({ database });
    // The second of April, in the morning in Shanghai: March is over and nobody has submitted it.
    t.advance((Date.parse('2026-04-02T01:00:00.000Z') - Date.parse(t.clock.now())) / 60_000);
    const stamp = { by: 'system', requestId: randomUUID(), at: t.clock.now() };
    await t.app.get(EditionsService).loadFolder(new EditionStore(seedsFolder('standards')), stamp);
    await t.app.get(IndicatorsService).keep(await readIndicatorSets(seedsFolder('indicators')), stamp);
    await t.app.get(DemoData).fill(stamp);
    hospital = (await get<List<Versioned>>('/hospitals')).items[0]!.id;
    county = (await get<List<Versioned>>('/assessments', { editionId: COUNTY })).items[0]!.id;
    await step('liulin.quality', 'submission', { acknowledged: true });
    await step('luliang.inspector', 'acceptance', {});
    before = await documents();
  });
  afterAll(async () => {
    await t.stop();
    rmSync(folder, { recursive: true });
  });

  /** Sessions do not outlast the days that pass. */
  const as = async (login: string): Promise<Agent> => {
    const key = `${login} ${t.clock.today()}`;
    const { password } = DEMO_ACCOUNTS.find((account) => account.login === login)!;
    const agent = agents.get(key) ?? (await t.as(login, password));
    agents.set(key, agent);
    return agent;
  };
  const get = async <T>(path: string, query: object = {}): Promise<T> =>
    (await (await as('liulin.quality')).get(`/api${path}`).query(query).expect(200)).body as T;
  const send = async <T>(method: 'post' | 'put' | 'patch', path: string, body: object): Promise<T> => {
    const answer = await (await as('liulin.quality'))[method](`/api${path}`).send(body);
    expect([path, answer.status < 300 ? '' : answer.text]).toEqual([path, '']);
    return answer.body as T;
  };
  const own = (path: string): string => `/hospitals/${hospital}${path}`;
  const detail = (): Promise<MonthDetail> => get(own(`/months/${MONTH}`));
  const step = async (login: string, action: string, more: object): Promise<void> => {
    const { version } = await detail();
    const answer = await (
      await as(login)
    )
      .post(`/api${own(`/months/${MONTH}/${action}`)}`)
      .send({ version, ...more });
    expect([action, answer.status < 300 ? '' : answer.text]).toEqual([action, '']);
  };
  const documents = async (revision?: number, formats: readonly Format[] = FORMATS): Promise<Files> => {
    const made = formats.map(async (format) => {
      const { status, body } = await (
        await as('luliang.inspector')
      )
        .get(`/api${own(`/months/${MONTH}/report`)}`)
        .query({ format, lang: 'zh', ...(revision === undefined ? {} : { revision }) })
        .responseType('blob');
      expect(status).toBe(200);
      return [format, body as Buffer] as const;
    });
    return Object.fromEntries(await Promise.all(made)) as unknown as Files;
  };
  const file = (name: string, bytes: Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const seen = async ({ docx, pdf }: Files): Promise<string[]> => [
    squeezed(wordText(wordParts(docx).get('word/document.xml')!)),
    squeezed((await pdfPages(file('report.pdf', pdf))).join('\n')),
  ];
  const modelOf = ({ json }: Files): ReportModel => JSON.parse(json.toString()) as ReportModel;
  /** The tiers of the county standard as JSON has them. */
  const tiersOf = ({ json }: Files): Tiers => {
    const { current } = (JSON.parse(json.toString()) as { data: { current: FrozenMonth['figures'] } }).data;
    const { result } = current.assessments.find(({ id }) => id === county)!;
    if (result.method !== 'rate') throw new Error('No plain checklist.');
    return result.tiers;
  };
  const claimed = (files: Files): unknown[] =>
    tiersOf(files).map(({ three }) => [three.claimed.met, three.claimed.of, percent(three.claimed)]);
  /** What another engine makes of the formulas of the first sheet: denominator, and met and rate on three rungs. */
  const calculated = async (files: Files): Promise<string[][]> => {
    const cells = await recalculated(file('report.xlsx', files.xlsx));
    const { name: sheet, rows } = modelOf(files).sheets[0]!;
    // Three lines that lead in, an empty one, the headers: the first row is the sixth.
    const at = tiersOf(files).map(({ title }) => 6 + rows.findIndex(([, tier]) => tier === title.zh));
    return at.map((row) =>
      ['C', 'D', 'E', 'F', 'G', 'H', 'I'].map((column) => cells[`${sheet}!${column}${row}`]!),
    );
  };
  const expected = (files: Files): string[][] =>
    tiersOf(files).map(({ three: { claimed: first, evidenced, confirmed } }) => [
      String(first.of),
      ...[first, evidenced, confirmed].flatMap((rate: Rate) => [String(rate.met), shown(rate)]),
    ]);
  const unchanged = async (revision?: number, formats = FORMATS as readonly Format[]): Promise<void> => {
    const now = await documents(revision, formats);
    expect(formats.filter((format) => !now[format].equals(before[format]))).toEqual([]);
  };

  it('has the published figures in every document: 240 of 260, and 237 of 319', async () => {
    expect(claimed(before)).toEqual([
      [240, 260, '92.31'], // 240 / 260 = 0.923076…
      [237, 319, '74.29'], // 237 / 319 = 0.742946…
    ]);
    for (const text of await seen(before)) {
      expect(text).toContain('92.31%（240/260）');
      expect(text).toContain('74.29%（237/319）');
    }
    expect(await calculated(before)).toEqual(expected(before));
    expect((await calculated(before)).map((row) => row.slice(0, 3))).toEqual([
      ['260', '240', '92.31'],
      ['319', '237', '74.29'],
    ]);
  });

  it('does not notice other verdicts', async () => {
    t.advance(DAY_MINUTES);
    // Attested clauses only: a measured one would want a value.
    const change = async (tier: string, from: string, to: string, many: number): Promise<void> => {
      const { items } = await get<List<{ record: ClauseRow }>>(`/assessments/${county}/clauses`, {
        ...{ tier, verdict: from, size: 200 },
      });
      const records = items.map(({ record }) => record).filter(({ measured }) => measured === null);
      const changes = records
        .slice(0, many)
        .map(({ code, version }) => ({ code, version, verdict: to, reason: '复核' }));
      expect(changes).toHaveLength(many);
      await send('put', `/assessments/${county}/verdicts`, { changes });
    };
    await change('basic', 'met', 'unmet', 5);
    await change('recommended', 'unmet', 'met', 3);
    await unchanged(1, ['json']);
  });

  it('does not notice that a proof is revised, and another taken out of use', async () => {
    const { items } = await get<List<Versioned>>(own('/evidence'), { state: 'inForce', origin: 'hospital' });
    const [revised, retired] = items as [Versioned, Versioned];
    await (
      await as('liulin.quality')
    )
      .post(`/api/evidence/${revised.id}/revisions`)
      .field('record', JSON.stringify({ version: revised.version, note: '换版' }))
      .attach('files', Buffer.from('another'), 'proof-2.txt')
      .expect(201);
    const { version } = await get<Versioned>(`/evidence/${retired.id}`);
    await send('post', `/evidence/${retired.id}/retirement`, { version, reason: '作废' });
    await unchanged(1, ['json']);
  });

  it('does not notice a correction of its readings', async () => {
    const indicator = 'avg_length_of_stay';
    const { items } = await get<List<{ version: number; numerator: string; denominator: string }>>(
      own('/readings'),
      { indicator, from: MONTH, to: MONTH },
    );
    const { version, denominator } = items[0]!;
    await send('put', own('/readings'), {
      changes: [{ indicator, month: MONTH, version, numerator: '999999', denominator }],
    });
    await unchanged(1, ['json']);
    changedOn = t.clock.today();
  });

  it('does not notice that the assessment moves to a new edition, nor that weeks pass', async () => {
    t.advance(20 * DAY_MINUTES);
    const path = join(seedsFolder('standards'), `${COUNTY}.yaml`);
    const yaml = readFileSync(path, 'utf8').replace('edition: 2016-w1', 'edition: 2026-w2');
    // One clause asks something else.
    await t.app
      .get(EditionsService)
      .load(t.system, yaml.replace('功能定位, en: Mission', '新功能定位, en: Mission'));
    const { version } = await get<Versioned>(`/assessments/${county}`);
    await send('post', `/assessments/${county}/move`, { to: 'county-capability@2026-w2', version });
    await unchanged(1, ['json']);
    t.advance(20 * DAY_MINUTES);
    await unchanged();
  });

  it('is restated with what was known before the move: both revisions are there, each with its figures', async () => {
    const reason = '复核后更正自评';
    await step('liulin.quality', 'restatement', { reason, knownOn: changedOn, acknowledged: true });
    await unchanged(undefined, ['json']);
    await step('luliang.inspector', 'acceptance', {});
    const { revisions, acceptedRevision } = await detail();
    expect(acceptedRevision).toBe(2);
    expect(revisions.map(({ revision, outcome, reason: why }) => [revision, outcome, why])).toEqual([
      [1, 'accepted', null],
      [2, 'accepted', reason],
    ]);
    const lines = revisions.map(({ lines: all }) => all.find(({ key }) => key === 'basic')!.claimed);
    expect(lines).toEqual(['240/260', '235/260']);

    const second = await documents();
    expect(claimed(second)).toEqual([
      [235, 260, '90.38'], // 240 − 5 = 235; 235 / 260 = 0.903846…
      [240, 319, '75.24'], // 237 + 3 = 240; 240 / 319 = 0.752351…
    ]);
    for (const text of await seen(second)) {
      for (const figure of ['90.38%（235/260）', '75.24%（240/319）', reason]) expect(text).toContain(figure);
    }
    expect(await calculated(second)).toEqual(expected(second));
  });

  it('what is kept of it are the bytes that were rendered on the day it was accepted', async () => {
    const [first] = await t.query<{ id: string }>(
      `SELECT id FROM month_revision WHERE "hospitalId" = '${hospital}' AND revision = 1 AND "asOf" = '2026-03-31'`,
    );
    await t.app.get(MonthDocumentsService).keep(first!.id);
    await unchanged(1);
  });
});

/** A rate as a spreadsheet shows it. */
const shown = (rate: Rate): string => String(Number(percent(rate)));
