import type { HospitalCompliance, RegionStandings, RegionTrend, WeakClauses } from '@dabiao/application';
import type { Hospital } from '@dabiao/persistence';
import { DAY_MINUTES, type Refusal } from './support/checklist';
import { databases } from './support/databases';
import { startInspection, type InspectionTest } from './support/inspection';

jest.setTimeout(180_000);

const REGION = '141100';
const STANDARD = 'inspected@2026-o';
const RUNGS = ['claimed', 'evidenced', 'confirmed'] as const;

/*
 * Three hospitals of the city work on ten clauses, one of another province does too.
 *
 *   ours    C1 C2 C3 met, proven C1 C2, confirmed C1; C4 met, proven, then rejected
 *   theirs  C1 met; C2 unmet
 *   third   nothing answered; opened in the second month
 *   outside C1 to C10 met: never in the figures of the city
 */
describe.each(databases())('the overview of a region on %s', (database) => {
  let i: InspectionTest;
  let id: string;
  let first: string;
  let second: string;
  let third: Hospital;

  beforeAll(async () => {
    i = await startInspection(database);
    const { c, t } = i;
    while (!t.clock.today().endsWith('-26')) t.advance(DAY_MINUTES);
    first = t.clock.today().slice(0, 7);
    third = await t.hospital('141182', '汾阳二院');
    const outside = await t.hospital('411323', '西峡县人民医院');
    for (const [login, hospitalId] of Object.entries({
      ...{ 'at.ours': c.ours.id, 'at.theirs': c.theirs.id, 'at.third': third.id, 'at.outside': outside.id },
    }))
      await t.person(login, [{ role: 'qualityOffice', scope: { kind: 'hospital', hospitalId } }]);
    id = await i.begin('2026-o');
    await c.meet(id, ['C1', 'C2', 'C3', 'C4']);
    await i.prove(id, ['C1', 'C2', 'C4']);
    await i.decideNow('inspector', id, 'C1', { verdict: 'confirmed' });
    await i.decideNow('inspector', id, 'C4', { verdict: 'rejected', reason: '无记录' });
    await answer('at.theirs', c.theirs, { C1: 'met', C2: 'unmet' });
    await answer(
      'at.outside',
      outside,
      Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`C${n + 1}`, 'met'])),
    );
    await submit('at.ours', c.ours);
    await submit('at.theirs', c.theirs);
    const { body } = await (await i.as('at.theirs')).get(monthOf(c.theirs)).expect(200);
    const { version } = body as { version: number };
    const sent = await i.post('inspector', `${monthOf(c.theirs)}/return`, { version, reason: '缺佐证' });
    expect([sent.status, sent.body.code]).toEqual([200, undefined]);
    t.advance(10 * DAY_MINUTES);
    second = t.clock.today().slice(0, 7);
    await answer('at.third', third, {});
  });
  afterAll(() => i.stop());

  const monthOf = ({ id: hospital }: Hospital): string => `/api/hospitals/${hospital}/months/${first}`;
  async function answer(login: string, place: Hospital, verdicts: Record<string, string>): Promise<void> {
    const office = await i.as(login);
    const own = await i.c.open(office, STANDARD, {}, place);
    const changes = Object.entries(verdicts).map(([code, verdict]) => ({ code, version: 0, verdict }));
    if (changes.length > 0)
      await office.put(`/api/assessments/${own}/verdicts`).send({ changes }).expect(200);
  }
  async function submit(login: string, place: Hospital): Promise<void> {
    const sent = await i.post(login, `${monthOf(place)}/submission`, { version: 0, acknowledged: true });
    expect([sent.status, sent.body.code]).toEqual([200, undefined]);
  }
  const ask = async <T>(path: string, query: object, login = 'bureau'): Promise<T> => {
    const found = await (await i.as(login)).get(`/api/regions/${REGION}/${path}`).query(query);
    expect([found.status, (found.body as Refusal).code]).toEqual([200, undefined]);
    return found.body as T;
  };
  const weak = (query: object = {}): Promise<WeakClauses> =>
    ask('weak-clauses', { standard: STANDARD, ...query });
  const trend = (query: object = {}): Promise<RegionTrend> =>
    ask('trend', { standard: STANDARD, figure: 'basic', ...query });

  it('counts hospitals clause by clause, those that most lack first', async () => {
    const { hospitals, total, items, day } = await weak();
    expect([hospitals, total, day]).toEqual([3, 10, i.t.clock.today()]);
    const said = items.map(({ code, of, claimed, unmet, unassessed, rejected }) => [
      ...[code, of, claimed, unmet, unassessed, rejected],
    ]);
    expect(said).toEqual([
      // Nobody: 3 of 3 lack them.
      ...['C5', 'C6', 'C7', 'C8', 'C9', 'C10'].map((code) => [code, 3, 0, 0, 3, 0]),
      // Ours: 2 of 3 lack them.
      ...[
        ['C2', 3, 1, 1, 1, 0],
        ['C3', 3, 1, 0, 2, 0],
        ['C4', 3, 1, 0, 2, 1],
      ],
      // Ours and theirs: 1 of 3.
      ['C1', 3, 2, 0, 1, 0],
    ]);
  });

  it('counts proofs and confirmations, and orders by the figure that is asked for', async () => {
    const { items } = await weak({ figure: 'evidenced' });
    const of = (wanted: string) => items.find(({ code }) => code === wanted)!;
    expect([of('C1'), of('C2'), of('C3'), of('C4')]).toMatchObject([
      { claimed: 2, evidenced: 1, confirmed: 1 },
      { claimed: 1, evidenced: 1, confirmed: 0 },
      { claimed: 1, evidenced: 0, confirmed: 0 },
      // A rejection is stronger than a proof.
      { claimed: 1, evidenced: 0, confirmed: 0 },
    ]);
    expect(items.slice(-2).map(({ code }) => code)).toEqual(['C1', 'C2']);
    expect(items[0]!.code).toBe('C3');
  });

  it('adds up to the figures of the hospitals', async () => {
    const { items } = await weak();
    const { items: hospitals } = await ask<{ items: HospitalCompliance[] }>('compliance', {});
    const headlines = hospitals.flatMap(({ assessments }) => assessments);
    const { points } = await trend();
    for (const rung of RUNGS) {
      const rates = headlines.flatMap(({ [rung]: one }) => (one.method === 'rate' ? one.tiers : []));
      const sum = {
        met: rates.reduce((all, { met }) => all + met, 0),
        of: rates.reduce((all, { of }) => all + of, 0),
      };
      expect({
        met: items.reduce((all, one) => all + one[rung], 0),
        of: items.reduce((all, { of }) => all + of, 0),
      }).toEqual(sum);
      expect(points.at(-1)![rung]).toMatchObject(sum);
    }
  });

  it('gives the standing of every hospital at once, the same as a page at a time', async () => {
    const pages = await ask<{ items: HospitalCompliance[]; total: number }>('compliance', {});
    const { items, total, day } = await ask<RegionStandings>('standings', {});
    expect([total, day]).toEqual([3, i.t.clock.today()]);
    expect(items).toEqual(pages.items);
    // Ours: 4 of 10 said, 2 of 10 proven, 1 of 10 confirmed.
    const ours = items.find(({ hospital }) => hospital.id === i.c.ours.id)!.assessments[0]!;
    expect(RUNGS.map((rung) => ours[rung])).toMatchObject([
      { tiers: [{ code: 'basic', met: 4, of: 10 }] },
      { tiers: [{ code: 'basic', met: 2, of: 10 }] },
      { tiers: [{ code: 'basic', met: 1, of: 10 }] },
    ]);
  });

  it('is a page of one tier', async () => {
    const page = await weak({ tier: 'basic', page: 2, size: 4 });
    expect([page.total, page.items.map(({ code }) => code)]).toEqual([10, ['C9', 'C10', 'C2', 'C3']]);
    expect((await weak({ tier: 'none' })).total).toBe(0);
  });

  it('follows the region over the months: frozen ones as frozen, this one as it stands', async () => {
    const { points, hospitals } = await trend({ months: 3 });
    const [none, frozen, now] = points;
    expect(points.map(({ month, live }) => [month, live])).toEqual([
      [none!.month, false],
      [first, false],
      [second, true],
    ]);
    // Nothing was frozen: missing, not zero.
    expect(none).toMatchObject({ hospitalIds: [], claimed: null, evidenced: null, confirmed: null });
    // Theirs was sent back and counts for nothing: ours alone, 4 and 2 and 1 of 10.
    expect(frozen).toMatchObject({
      hospitalIds: [i.c.ours.id],
      claimed: { met: 4, of: 10, percent: '40.00' },
      evidenced: { met: 2, of: 10, percent: '20.00' },
      confirmed: { met: 1, of: 10, percent: '10.00' },
    });
    // 4 + 1 + 0 of 10 + 10 + 10: 5/30 = 16.67 %; 2/30 = 6.67 %; 1/30 = 3.33 %.
    expect(now).toMatchObject({
      claimed: { met: 5, of: 30, percent: '16.67' },
      evidenced: { met: 2, of: 30, percent: '6.67' },
      confirmed: { met: 1, of: 30, percent: '3.33' },
    });
    const everybody = [i.c.ours.id, i.c.theirs.id, third.id].sort();
    expect([...now!.hospitalIds].sort()).toEqual(everybody);
    expect(hospitals.map((one) => one.id).sort()).toEqual(everybody);
  });

  it('is for people of the whole region: a part of it must not pass for all', async () => {
    for (const [path, query] of [
      ['weak-clauses', { standard: STANDARD }],
      ['trend', { standard: STANDARD, figure: 'basic' }],
    ] as const) {
      const answers = async (login: string, region: string, other: object = {}): Promise<unknown[]> => {
        const { status, body } = await (
          await i.as(login)
        )
          .get(`/api/regions/${region}/${path}`)
          .query({ ...query, ...other });
        return [status, (body as Refusal).code];
      };
      expect(await answers('at.theirs', REGION)).toEqual([404, 'region.notFound']);
      expect(await answers('second', REGION)).toEqual([404, 'region.notFound']);
      expect(await answers('away', REGION)).toEqual([404, 'region.notFound']);
      expect(await answers('bureau', '140000')).toEqual([404, 'region.notFound']);
      expect(await answers('bureau', '1411%25')).toEqual([404, 'region.notFound']);
      expect(await answers('second', '141125')).toEqual([200, undefined]);
      expect(await answers('bureau', REGION, { standard: 'none@1' })).toEqual([404, 'standard.notFound']);
    }
  });

  it('the standings are for people of the whole region too', async () => {
    for (const login of ['at.theirs', 'second', 'away'])
      await (await i.as(login)).get(`/api/regions/${REGION}/standings`).expect(404);
    await (await i.as('bureau')).get('/api/regions/140000/standings').expect(404);
  });

  it('refuses figures that cannot be added up, and spans that are too long', async () => {
    const refusal = async (query: object): Promise<unknown[]> => {
      const { status, body } = await (
        await i.as('bureau')
      )
        .get(`/api/regions/${REGION}/trend`)
        .query({ standard: STANDARD, ...query });
      return [status, (body as Refusal).code];
    };
    expect(await refusal({ figure: 'level' })).toEqual([422, 'region.figure']);
    expect(await refusal({ figure: 'basic', months: 37 })).toEqual([422, 'http.validation']);
    expect(await refusal({})).toEqual([422, 'http.validation']);
  });
});
