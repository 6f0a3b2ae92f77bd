import type { Page } from 'playwright-core';
import { startSite, visit, type Site } from './support/site';
import { addressOf, idsOf, routesOfPage, SCREENS, UNKNOWN, type Ids } from './support/screens';

const NOBODY = '';

type Who = 'without' | 'elsewhere' | 'unknown';

/** Every screen by everybody whom it is not for. */
const REFUSED = Object.entries(SCREENS).flatMap(([path, { login, without, elsewhere }]) =>
  (
    [
      ['without', path, without],
      ['elsewhere', path, elsewhere],
      ['unknown', path, path.includes(':') ? login : undefined],
    ] as const
  ).flatMap(([who, at, by]): [Who, string, string][] => (by === undefined ? [] : [[who, at, by]])),
);

/** Addresses whose last name alone is unknown. */
const HALF_UNKNOWN: readonly (readonly [string, string])[] = [
  ['/hospitals/:hospitalId/months/:month', 'month'],
  ['/hospitals/:hospitalId/months/:month/report', 'month'],
  ['/standards/:standardId/clauses/:code/hospitals', 'clause'],
  ['/standards/:before/changes/:after', 'after'],
];

describe('a screen that is not for somebody', () => {
  let site: Site;
  let ids: Ids;
  const pages = new Map<string, Page>();
  const as = async (login: string): Promise<Page> => {
    const page = pages.get(login) ?? (await (login === NOBODY ? site.open() : site.as(login)));
    pages.set(login, page);
    site.complaints();
    return page;
  };
  beforeAll(async () => {
    site = await startSite({ JOBS: 'off' });
    ids = await idsOf(site);
  }, 60_000);
  afterAll(() => site.stop());

  /** One title, the way back, nothing that turns, nothing that can be done. */
  const saysSo = async (page: Page, title: RegExp): Promise<void> => {
    const main = page.locator('main');
    await main.getByRole('heading', { level: 1, name: title }).waitFor();
    await main.getByRole('link', { name: '回到首页' }).waitFor();
    expect(await main.locator('.ant-spin, button').count()).toBe(0);
    expect(await main.getByRole('heading', { level: 1 }).count()).toBe(1);
  };
  /** Browsers write each refusal of the server into the console; nothing else may stand there. */
  const refusals = (status: number): RegExp =>
    new RegExp(`^Failed to load resource: .* status of ${status} `);

  it('every route of the page is walked', () => {
    expect(Object.keys(SCREENS).sort()).toEqual(routesOfPage().sort());
  });

  it.each(REFUSED)('%s: %s says so to %s, with a way back', async (who, path, login) => {
    const page = await as(login);
    await visit(page, addressOf(path, who === 'unknown' ? UNKNOWN : ids));
    await saysSo(page, who === 'without' ? /^没有权限$/ : /^没有/);
    const left = site.complaints().filter((text) => who === 'without' || !refusals(404).test(text));
    expect(left).toEqual([]);
  });

  it.each(HALF_UNKNOWN)('%s without such a %s says so', async (path, name) => {
    const page = await as(SCREENS[path]!.login);
    await visit(page, addressOf(path, { ...ids, [name]: UNKNOWN[name]! }));
    await saysSo(page, /^没有/);
    expect(site.complaints().filter((text) => !/status of (404|422) /.test(text))).toEqual([]);
  });

  it.each(Object.keys(SCREENS))('%s asks whoever is signed out to sign in, and comes back', async (path) => {
    const page = await as(NOBODY);
    const address = addressOf(path, ids);
    await visit(page, address);
    if (path.endsWith('/wall')) {
      await page.getByRole('heading', { name: '登录已结束。请登录后继续显示。' }).waitFor();
      await page.getByRole('link', { name: '登录' }).click();
    }
    await page.getByRole('button', { name: '登录' }).waitFor();
    expect(new URL(page.url()).searchParams.get('back')).toBe(address);
    expect(site.complaints()).toEqual([]);
  });

  it('the way back leads to where the work of the person begins', async () => {
    const page = await as('xixia.quality');
    await visit(page, addressOf('/hospitals/:hospitalId/goals', ids));
    await page.locator('main').getByRole('link', { name: '回到首页' }).click();
    await page.getByRole('heading', { level: 1, name: /西峡/ }).waitFor();
  });
});
