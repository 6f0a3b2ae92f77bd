import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { printed } from './support/print';
import {
  choose,
  DESKTOP,
  isTooWide,
  PHONE,
  settled,
  startSite,
  violations,
  visitAll,
  type Site,
} from './support/site';
import { unstyled } from './support/styles';

const SCREENS = join(__dirname, 'screens');
/** Compressed script, in bytes, until the first screen can be used. */
const FIRST_SCREEN = 300_000;

interface Route {
  readonly name: string;
  readonly login?: string;
  readonly path: (ids: Ids) => string;
}

interface Ids {
  readonly hospital: string;
  /** One that has set itself goals. */
  readonly withGoals: string;
  readonly county: string;
  readonly centre: string;
  readonly ladder: string;
  readonly proof: string;
  readonly finding: string;
  /** Code of a clause that was rejected. */
  readonly rejected: string;
  /** The month that is still owed, and the newest one that was frozen. */
  readonly owed: string;
  readonly frozen: string;
  /** A visit that was held, and one under way. */
  readonly held: string;
  readonly underway: string;
}

const OFFICE = 'liulin.quality';
const INSPECTOR = 'luliang.inspector';
const ROUTES: readonly Route[] = [
  { name: 'sign-in', path: () => '/login' },
  { name: 'home', login: OFFICE, path: ({ hospital }) => `/hospitals/${hospital}` },
  { name: 'checklist', login: OFFICE, path: ({ county }) => `/assessments/${county}` },
  {
    name: 'clause',
    login: OFFICE,
    path: ({ county }) => `/assessments/${county}?show=owed&tier=basic&clause=B-STAFF-010`,
  },
  { name: 'centre', login: OFFICE, path: ({ centre }) => `/assessments/${centre}?show=blocking` },
  { name: 'item', login: OFFICE, path: ({ ladder }) => `/assessments/${ladder}?show=level-5&clause=01.02` },
  { name: 'plan', login: OFFICE, path: ({ county }) => `/assessments/${county}/plan` },
  { name: 'plan-level', login: OFFICE, path: ({ ladder }) => `/assessments/${ladder}/plan` },
  { name: 'assessments', login: OFFICE, path: ({ hospital }) => `/hospitals/${hospital}/assessments` },
  { name: 'evidence', login: OFFICE, path: ({ hospital }) => `/hospitals/${hospital}/evidence` },
  {
    name: 'proof',
    login: OFFICE,
    path: ({ hospital, proof }) => `/hospitals/${hospital}/evidence?proof=${proof}`,
  },
  { name: 'months', login: OFFICE, path: ({ hospital }) => `/hospitals/${hospital}/months` },
  {
    name: 'month-owed',
    login: OFFICE,
    path: ({ hospital, owed }) => `/hospitals/${hospital}/months/${owed}`,
  },
  {
    name: 'month-frozen',
    login: 'luliang.inspector',
    path: ({ hospital, frozen }) => `/hospitals/${hospital}/months/${frozen}`,
  },
  {
    name: 'month-report',
    login: OFFICE,
    path: ({ hospital, frozen }) => `/hospitals/${hospital}/months/${frozen}/report`,
  },
  { name: 'region-months', login: 'luliang.inspector', path: () => '/regions/141100/months' },
  { name: 'reports', login: 'luliang.inspector', path: () => '/reports' },
  { name: 'sheet', login: OFFICE, path: ({ county }) => `/assessments/${county}/sheet` },
  {
    name: 'readings-sheet',
    login: OFFICE,
    path: ({ hospital }) => `/hospitals/${hospital}/readings-sheet`,
  },
  { name: 'readings', login: OFFICE, path: ({ hospital }) => `/hospitals/${hospital}/readings` },
  {
    name: 'indicator',
    login: OFFICE,
    path: ({ hospital }) => `/hospitals/${hospital}/readings?indicator=avg_length_of_stay`,
  },
  {
    name: 'own-indicators',
    login: 'xinjiang.quality',
    path: ({ withGoals }) => `/hospitals/${withGoals}/indicators`,
  },
  { name: 'goals', login: 'xinjiang.quality', path: ({ withGoals }) => `/hospitals/${withGoals}/goals` },
  {
    name: 'reading',
    login: 'xinjiang.quality',
    path: ({ withGoals, owed }) =>
      `/hospitals/${withGoals}/readings?q=stay&reading=avg_length_of_stay%20${owed}`,
  },
  { name: 'judgement', login: OFFICE, path: ({ county }) => `/assessments/${county}/judgement` },
  {
    name: 'evidence-sheet',
    login: OFFICE,
    path: ({ hospital }) => `/hospitals/${hospital}/evidence-sheet`,
  },
  { name: 'move', login: OFFICE, path: ({ county }) => `/assessments/${county}/move` },
  { name: 'departments', login: OFFICE, path: ({ hospital }) => `/hospitals/${hospital}/departments` },
  { name: 'findings', login: OFFICE, path: ({ hospital }) => `/hospitals/${hospital}/findings` },
  {
    name: 'findings-board',
    login: OFFICE,
    path: ({ hospital }) => `/hospitals/${hospital}/findings?look=board`,
  },
  { name: 'finding', login: OFFICE, path: ({ finding }) => `/findings/${finding}` },
  { name: 'finding-inspector', login: 'luliang.inspector', path: ({ finding }) => `/findings/${finding}` },
  {
    name: 'inspected-clause',
    login: OFFICE,
    path: ({ county, rejected }) => `/assessments/${county}?clause=${rejected}`,
  },
  { name: 'appeals', login: OFFICE, path: ({ hospital }) => `/hospitals/${hospital}/appeals` },
  { name: 'region-visits', login: INSPECTOR, path: () => '/regions/141100/visits' },
  { name: 'hospital-visits', login: INSPECTOR, path: ({ hospital }) => `/hospitals/${hospital}/visits` },
  { name: 'visit', login: INSPECTOR, path: ({ held }) => `/visits/${held}` },
  { name: 'onsite', login: INSPECTOR, path: ({ underway }) => `/visits/${underway}/onsite` },
  {
    name: 'onsite-clause',
    login: INSPECTOR,
    path: ({ underway, county, rejected }) => `/visits/${underway}/onsite?clause=${county}%20${rejected}`,
  },
  {
    name: 'requests',
    login: OFFICE,
    path: ({ hospital }) => `/hospitals/${hospital}/proof-requests?show=all`,
  },
  { name: 'region-requests', login: INSPECTOR, path: () => '/regions/141100/proof-requests' },
  { name: 'desk', login: 'luliang.inspector', path: () => '/regions/141100/desk' },
  {
    name: 'desk-queue',
    login: 'luliang.inspector',
    path: () => '/regions/141100/desk/clauses?queue=unreviewed',
  },
  {
    name: 'clause-hospitals',
    login: 'luliang.inspector',
    path: () => '/standards/county-capability@2016-w1/clauses/B-STAFF-010/hospitals',
  },
  { name: 'region-findings', login: 'luliang.inspector', path: () => '/regions/141100/findings' },
  { name: 'region-appeals', login: 'luliang.inspector', path: () => '/regions/141100/appeals' },
  { name: 'region', login: 'luliang.inspector', path: () => '/regions/141100' },
  { name: 'region-wall', login: 'luliang.inspector', path: () => '/regions/141100/wall' },
  { name: 'province', login: 'shanxi.bureau', path: () => '/regions/140000' },
  { name: 'standards', login: OFFICE, path: () => '/standards' },
  { name: 'standard', login: OFFICE, path: () => '/standards/stroke@2016' },
  { name: 'compare', login: OFFICE, path: () => '/standards/stroke@2016/changes/trauma@2018' },
  { name: 'people', login: 'demo.admin', path: () => '/people' },
  { name: 'hospitals', login: 'demo.admin', path: () => '/hospitals' },
  { name: 'regions', login: 'demo.admin', path: () => '/regions' },
  { name: 'people-city', login: 'luliang.admin', path: () => '/people' },
  { name: 'hospitals-city', login: 'luliang.admin', path: () => '/hospitals' },
  {
    name: 'departments-city',
    login: 'luliang.admin',
    path: ({ hospital }) => `/hospitals/${hospital}/departments`,
  },
  { name: 'trail', login: OFFICE, path: ({ hospital }) => `/hospitals/${hospital}/trail` },
  { name: 'trail-system', login: 'demo.admin', path: () => '/trail' },
  { name: 'notices', login: OFFICE, path: () => '/notices' },
  { name: 'notices-all', login: 'luliang.inspector', path: () => '/notices?show=all' },
  { name: 'contact', login: OFFICE, path: () => '/contact' },
  { name: 'sessions', login: OFFICE, path: () => '/sessions' },
  { name: 'password', login: OFFICE, path: () => '/password' },
  { name: 'nowhere', login: OFFICE, path: () => '/nowhere' },
];

describe('every screen', () => {
  let site: Site;
  let ids: Ids;

  beforeAll(async () => {
    site = await startSite();
    mkdirSync(SCREENS, { recursive: true });
    const page = await site.as(OFFICE);
    const ask = async <T>(path: string): Promise<T> => (await (await page.request.get(path)).json()) as T;
    const hospitals = await ask<{ items: { id: string }[] }>('/api/hospitals');
    const hospital = hospitals.items[0]!.id;
    const assessments = await ask<{ items: { id: string; editionId: string }[] }>(
      '/api/assessments?size=200',
    );
    const of = (standard: string): string =>
      assessments.items.find(({ editionId }) => editionId.startsWith(standard))!.id;
    const proofs = await ask<{ items: { id: string }[] }>(`/api/hospitals/${hospital}/evidence`);
    const findings = await ask<{ items: { id: string; code: string; state: string }[] }>('/api/findings');
    const fixed = findings.items.find(({ state }) => state === 'fixed')!;
    const open = findings.items.find(({ state }) => state === 'open')!;
    const months = await ask<{ items: { month: string; revision: number }[] }>(
      `/api/hospitals/${hospital}/months`,
    );
    // What is over and not submitted: a month may still have to be opened by whoever looks at it.
    const owed = new Date(Date.now() + 8 * 3_600_000);
    owed.setUTCDate(0);
    ids = {
      ...{ held: '', underway: '' },
      ...{ finding: fixed.id, rejected: open.code },
      ...{ hospital, withGoals: hospital, county: of('county-capability'), centre: of('chest-pain-primary') },
      ...{ ladder: of('emr-level'), proof: proofs.items[0]!.id },
      owed: owed.toISOString().slice(0, 7),
      frozen: months.items.find(({ revision }) => revision > 0)!.month,
    };
    const visits = await (await site.as(INSPECTOR)).request.get('/api/visits');
    const all = ((await visits.json()) as { items: { id: string; state: string }[] }).items;
    // Those that begin last come first: one to come, one under way, one held.
    ids = { ...ids, underway: all[1]!.id, held: all.find(({ state }) => state === 'held')!.id };
    // A report that was ordered, for the list of them.
    const inspector = await site.as('luliang.inspector');
    const order = { region: '141100', month: ids.frozen, formats: ['docx', 'xlsx'], lang: 'zh' };
    await inspector.request.post('/api/report-jobs', { data: order });
    await inspector.context().close();
    await page.context().close();
    const other = await site.as('xinjiang.quality');
    const theirs = (await (await other.request.get('/api/hospitals')).json()) as typeof hospitals;
    ids = { ...ids, withGoals: theirs.items[0]!.id };
    await other.context().close();
  }, 60_000);
  afterAll(() => site.stop());

  const pages = new Map<string, Page>();

  it.each(ROUTES)(
    '$name is accessible, fits, prints, and complains of nothing',
    async ({ name, login, path }) => {
      const key = login ?? 'nobody';
      const page = pages.get(key) ?? (await (login === undefined ? site.open() : site.as(login)));
      pages.set(key, page);
      site.complaints();
      const wrong: string[] = [];
      const look = async (look: string, checked: boolean): Promise<void> => {
        await settled(page);
        await page.screenshot({ path: join(SCREENS, `${name}-${look}.png`) });
        if (checked) wrong.push(...(await violations(page)).map((one) => `${look}: ${one}`));
        if (await isTooWide(page)) wrong.push(`${look}: wider than the window`);
      };
      const print = async (look: string): Promise<void> => {
        const faults = await printed(page, join(SCREENS, `${name}-${look}.pdf`));
        wrong.push(...faults.map((one) => `${look} on paper: ${one}`));
      };
      await page.setViewportSize(DESKTOP);
      await visitAll(page, path(ids));
      wrong.push(...(await unstyled(page)).map((one) => `.${one} has no style`));
      await choose(page, 'zh', 'light');
      await look('zh-desktop', true);
      await print('zh');
      await choose(page, 'en', 'dark');
      await look('en-desktop-dark', true);
      await print('en-dark');
      await page.setViewportSize(PHONE);
      await look('en-phone-dark', true);
      await choose(page, 'zh', 'light');
      await look('zh-phone', false);
      expect([...wrong, ...site.complaints()]).toEqual([]);
    },
    120_000,
  );

  it('is served with what browsers may keep, and nothing else of the disk is', async () => {
    const get = async (path: string, headers: Record<string, string> = {}) => {
      const answer = await fetch(`${site.base}${path}`, { headers });
      return { answer, status: answer.status, text: await answer.text() };
    };
    const html = { accept: 'text/html' };
    const page = await get('/', html);
    expect([page.status, page.answer.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(page.answer.headers.get('content-security-policy')).toContain("script-src 'self'");
    // Every address inside of the page is the page.
    expect((await get('/hospitals/x/evidence?q=1', html)).text).toBe(page.text);
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page.text)![1]!;
    const { answer } = await get(script, { 'accept-encoding': 'br' });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...{ 'content-encoding': 'br', 'content-type': 'text/javascript; charset=utf-8' },
      'cache-control': 'public, max-age=31536000, immutable',
    });
    const etag = answer.headers.get('etag')!;
    expect((await get(script, { 'if-none-match': etag })).status).toBe(304);
    for (const path of ['/assets/none.js', `${script}.br`, '/api/none'])
      expect([path, (await get(path, html)).status]).toEqual([path, 404]);
    for (const path of ['/..%2fpackage.json', '/assets/..%2f..%2f..%2fpackage.json', '/%'])
      expect((await get(path, html)).text).not.toContain('"dabiao"');
    expect((await get('/none.png', { accept: 'image/png' })).status).toBe(404);
  });

  it('asks no other host, and little script before the first screen', async () => {
    const hosts = new Set<string>();
    const page = await site.open();
    let script = 0;
    page.on('request', (request) => void hosts.add(new URL(request.url()).host));
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script')
        script += Number(response.headers()['content-length'] ?? 0);
    });
    await visitAll(page, '/login');
    expect([...hosts]).toEqual([new URL(site.base).host]);
    expect(script).toBeGreaterThan(50_000);
    expect(script).toBeLessThan(FIRST_SCREEN);
  });
});
