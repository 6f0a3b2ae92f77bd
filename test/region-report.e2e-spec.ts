import { RegionReportsService, type Caller, type FrozenMonth } from '@dabiao/application';
import type { Hospital } from '@dabiao/persistence';
import type { RegionFigures, Three } from '@dabiao/reporting';
import type { Rate } from '@dabiao/scoring';
import { DAY_MINUTES, type Refusal } from './support/checklist';
import { databases } from './support/databases';
import { startInspection, type InspectionTest } from './support/inspection';

jest.setTimeout(180_000);

const REGION = '141100';
const RUNGS = ['claimed', 'evidenced', 'confirmed'] as const;
const FORMATS = ['json', 'xlsx', 'docx', 'pdf'] as const;

describe.each(databases())('reports of regions on %s', (database) => {
  let i: InspectionTest;
  let month: string;
  /** Accepted and restated since; submitted; sent back; working but silent; with nothing to report on. */
  let places: Record<'accepted' | 'submitted' | 'returned' | 'silent' | 'idle' | 'outside', Hospital>;
  let id: string;

  beforeAll(async () => {
    i = await startInspection(database);
    const { c, t } = i;
    while (!t.clock.today().endsWith('-26')) t.advance(DAY_MINUTES);
    month = t.clock.today().slice(0, 7);
    places = {
      ...{ accepted: c.ours, submitted: c.theirs },
      returned: await t.hospital('141125', '柳林二院'),
      silent: await t.hospital('141182', '汾阳二院'),
      idle: await t.hospital('141182', '汾阳三院'),
      outside: await t.hospital('411323', '西峡县人民医院'),
    };
    for (const [name, { id: hospitalId }] of Object.entries(places))
      await t.person(`at.${name}`, [{ role: 'qualityOffice', scope: { kind: 'hospital', hospitalId } }]);

    id = await i.begin('2026-r');
    await c.meet(id, ['C1', 'C2', 'C3', 'C4', 'C5', 'C6']);
    await i.prove(id, ['C1', 'C2', 'C3']);
    await i.decideNow('inspector', id, 'C1', { verdict: 'confirmed' });
    await step('at.accepted', 'accepted', 'submission', 0);
    await step('second', 'accepted', 'acceptance', 1);
    await c.meet(id, ['C7']);
    await step('at.accepted', 'accepted', 'restatement', 2, { reason: '漏报 C7' });
    for (const [at, name] of (['submitted', 'returned', 'silent', 'outside'] as const).entries()) {
      const office = await i.as(`at.${name}`);
      const own = await c.open(office, 'inspected@2026-r', {}, places[name]);
      const changes = Array.from({ length: at + 2 }, (_, n) => ({
        ...{ code: `C${n + 1}`, version: 0, verdict: 'met' },
      }));
      await office.put(`/api/assessments/${own}/verdicts`).send({ changes }).expect(200);
      if (name !== 'silent') await step(`at.${name}`, name, 'submission', 0);
    }
    await step('second', 'returned', 'return', 1, { reason: '缺佐证' });
  });
  afterAll(() => i.stop());

  async function step(
    login: string,
    place: keyof typeof places,
    action: string,
    version: number,
    body: object = {},
  ): Promise<void> {
    const path = `/api/hospitals/${places[place].id}/months/${month}/${action}`;
    const acknowledged = ['submission', 'restatement'].includes(action) ? { acknowledged: true } : {};
    const answer = await i.post(login, path, { version, ...acknowledged, ...body });
    expect([answer.status, answer.body.code]).toEqual([200, undefined]);
  }
  const url = (region = REGION, of = month): string => `/api/regions/${region}/months/${of}/report`;
  const report = async (query: object, login = 'bureau'): Promise<Buffer> => {
    const answer = await (
      await i.as(login)
    )
      .get(url())
      .query(query)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    return answer.body as Buffer;
  };
  const figures = async (login?: string): Promise<RegionFigures> =>
    (JSON.parse(String(await report({ format: 'json', lang: 'zh' }, login))) as { data: RegionFigures }).data;
  const frozen = async (place: keyof typeof places): Promise<FrozenMonth> => {
    const path = `/api/hospitals/${places[place].id}/months/${month}/figures`;
    const { text } = await (await i.as(`at.${place}`)).get(path).expect(200);
    return JSON.parse(text) as FrozenMonth;
  };

  it('adds up what the hospitals froze: the accepted revision, else the one that waits', async () => {
    const region = await figures();
    const counted = [await frozen('accepted'), await frozen('submitted')];
    expect(region.hospitals.map((line) => [line.id, line.revision])).toEqual([
      [places.accepted.id, 1],
      [places.submitted.id, 1],
    ]);
    const tiers = counted.flatMap(({ figures: { assessments } }) =>
      assessments.flatMap(({ result }): Three<Rate>[] =>
        result.method === 'rate' ? result.tiers.map(({ three }) => three) : [],
      ),
    );
    const sum = (rung: (typeof RUNGS)[number], part: keyof Rate): number =>
      tiers.reduce((all, three) => all + three[rung][part], 0);
    const three = Object.fromEntries(
      RUNGS.map((rung) => [rung, { met: sum(rung, 'met'), of: sum(rung, 'of') }]),
    );
    expect(three).toMatchObject({ claimed: { met: 8, of: 20 }, confirmed: { met: 1, of: 20 } });
    expect(region.trend).toEqual([
      { month, edition: 'inspected@2026-r', tier: 'basic', hospitals: 2, three },
    ]);
    const open = counted.reduce((all, one) => all + one.figures.findings.open, 0);
    expect(region.hospitals.reduce((all, { findings }) => all + findings.open, 0)).toBe(open);
    expect(region).toMatchObject({ month, asOf: i.t.clock.today(), region: { code: REGION } });
  });

  it('names who is missing, and why, in every language', async () => {
    const { late } = await figures();
    const named = late.map(({ name, region, standing }) => [name.zh, region.zh, standing]);
    expect(named.sort()).toEqual(
      [
        ['柳林二院', '柳林县', 'returned'],
        ['汾阳二院', '汾阳市', 'open'],
        ['汾阳三院', '汾阳市', 'idle'],
      ].sort(),
    );
    for (const [lang, words] of [
      ['zh', ['柳林二院', '已退回，未再提交', '未提交', '没有开展的任务']],
      ['en', ['sent back', 'not submitted', 'nothing to report on']],
    ] as const) {
      const { body } = JSON.parse(String(await report({ format: 'json', lang }))) as { body: object[] };
      const text = JSON.stringify(body);
      for (const word of words) expect(text).toContain(word);
    }
  });

  it('is the same bytes in every format, whatever changes later', async () => {
    const render = async (): Promise<Buffer[]> => {
      const made: Buffer[] = [];
      for (const format of FORMATS) made.push(await report({ format, lang: 'zh' }));
      return made;
    };
    const before = await render();
    i.t.advance(3 * DAY_MINUTES);
    const office = await i.as('office');
    const { version } = await i.c.clause(office, id, 'C1');
    await i.c.save(office, id, { code: 'C1', version, verdict: 'unmet', reason: '复核' }).expect(200);
    await i.decideNow('inspector', id, 'C2', { verdict: 'rejected', reason: '无记录' });
    expect(await i.rates(id)).not.toEqual([6, 3, 1]);
    expect((await render()).map((file, at) => file.equals(before[at]!))).toEqual(FORMATS.map(() => true));
    const answer = await (await i.as('bureau')).get(url()).query({ format: 'xlsx', lang: 'zh' }).expect(200);
    expect(decodeURIComponent(answer.headers['content-disposition']!)).toContain(
      `吕梁市-${month}-达标月报.xlsx`,
    );
  });

  it('is for people of the whole region: a part of it must not pass for all', async () => {
    const ask = async (login: string, region: string): Promise<unknown[]> => {
      const { status, body } = await (await i.as(login)).get(url(region)).query({ lang: 'zh' });
      return [status, (body as Refusal).code];
    };
    // Of one hospital in it; of another region; of the city, asking for the province.
    expect(await ask('at.submitted', REGION)).toEqual([404, 'region.notFound']);
    expect(await ask('away', REGION)).toEqual([404, 'region.notFound']);
    expect(await ask('inspector', '140000')).toEqual([404, 'region.notFound']);
  });

  it('refuses a region or a month that has nothing, and says so', async () => {
    const ask = async (region: string, of: string): Promise<unknown[]> => {
      const { status, body } = await (await i.as('bureau')).get(url(region, of)).query({ lang: 'zh' });
      return [status, (body as Refusal).code];
    };
    expect(await ask(REGION, '2020-01')).toEqual([404, 'month.notFrozen']);
    expect(await ask('999999', month)).toEqual([404, 'region.notFound']);
    expect(await ask('1411%25', month)).toEqual([404, 'region.notFound']);
    expect(await ask(REGION, '2020-1')).toEqual([422, 'reading.month']);
    expect(await ask(REGION, '2999-01')).toEqual([422, 'month.future']);
  });

  it('says how far it has come, and ends when nobody wants the rest', async () => {
    const reports = i.t.app.get(RegionReportsService);
    const caller: Caller = {
      actor: { userId: 'system', memberships: [{ role: 'bureauViewer', scope: { kind: 'everywhere' } }] },
      requestId: 'x',
    };
    const seen: string[] = [];
    const onProgress = (done: number, total: number): void => void seen.push(`${done}/${total}`);
    const country = await reports.figures(caller, '000000', month, { onProgress });
    expect(seen).toEqual(['1/6', '2/6', '3/6', '4/6', '5/6', '6/6']);
    expect([country.hospitals.length, country.late.length]).toEqual([3, 3]);
    const stop = new AbortController();
    const wanted = reports.figures(caller, '000000', month, {
      signal: stop.signal,
      onProgress: (done) => done === 2 && stop.abort(new Error('not wanted')),
    });
    await expect(wanted).rejects.toThrow('not wanted');
  });
});
