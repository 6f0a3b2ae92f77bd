import type { Page } from 'playwright-core';
import { startSite, visit, type Site } from './support/site';
import { addressOf, idsOf, routesOfPage, SCREENS, UNKNOWN, type Ids } from './support/screens';

const NOBODY = '';
/** Browsers write each refusal of the server into the console; nothing else may stand there. */
const REFUSAL = /^Failed to load resource: .* status of (404|422) /;

/** Every screen by everybody whom it is not for: those who lack the permission, and those for whom it is not there. */
const ROUTES = Object.entries(SCREENS);
const WITHOUT = ROUTES.flatMap(([path, { without }]) =>
  without === undefined ? [] : [[path, without] as const],
);
const NOT_THERE = ROUTES.flatMap(([path, { login, elsewhere }]) => [
  ...(elsewhere === undefined ? [] : [['somebody from elsewhere', path, elsewhere] as const]),
  ...(path.includes(':') ? [['unknown ids', path, login] as const] : []),
]);

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
  it('every route of the page is walked', () => {
    expect(Object.keys(SCREENS).sort()).toEqual(routesOfPage().sort());
  });

  it.each(WITHOUT)(
    '%s says to %s that it is not for their role, and asks the server for none of it',
    async (path, login) => {
      const page = await as(login);
      await visit(page, addressOf(path, ids));
      await saysSo(page, /^没有权限$/);
      expect(site.complaints()).toEqual([]);
    },
  );

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

  it.each(NOT_THERE)('%s: %s says to %s that there is none', async (why, path, login) => {
    const page = await as(login);
    await visit(page, addressOf(path, why === 'unknown ids' ? UNKNOWN : ids));
    await saysSo(page, /^没有/);
    expect(site.complaints().filter((text) => !REFUSAL.test(text))).toEqual([]);
  });

  it.each(HALF_UNKNOWN)('%s without such a %s says so', async (path, name) => {
    const page = await as(SCREENS[path]!.login);
    await visit(page, addressOf(path, { ...ids, [name]: UNKNOWN[name]! }));
    await saysSo(page, /^没有/);
    expect(site.complaints().filter((text) => !REFUSAL.test(text))).toEqual([]);
  });

  it('the way back leads to where the work of the person begins', async () => {
    const page = await as('xixia.quality');
    await visit(page, addressOf('/hospitals/:hospitalId/goals', ids));
    await page.locator('main').getByRole('link', { name: '回到首页' }).click();
    await page.getByRole('heading', { level: 1, name: /西峡/ }).waitFor();
  });
});
