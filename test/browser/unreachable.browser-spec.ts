import type { Page } from 'playwright-core';
import { addressOf, idsOf, routesOfPage, SCREENS, type Ids } from './support/screens';
import { startSite, visit, type Site } from './support/site';

/** Every screen, by whoever sees it. */
const ALL = Object.entries(SCREENS).map(([path, { login }]) => [login, path] as const);

describe('while the server cannot be reached', () => {
  let site: Site;
  let ids: Ids;
  const pages = new Map<string, Page>();

  beforeAll(async () => {
    site = await startSite({ JOBS: 'off' });
    ids = await idsOf(site);
    for (const login of new Set(ALL.map(([one]) => one))) {
      const page = await site.as(login);
      // The session is known; everything else is answered by what stands in front of a server that is gone.
      await page.route('**/api/**', (route) =>
        route.request().url().endsWith('/api/session')
          ? route.fallback()
          : route.fulfill({ status: 503, contentType: 'text/html', body: '<h1>Service Unavailable</h1>' }),
      );
      pages.set(login, page);
    }
  }, 60_000);
  afterAll(() => site.stop());

  it('no screen is forgotten', () => {
    expect(Object.keys(SCREENS).sort()).toEqual(routesOfPage().sort());
  });

  it.each(ALL)('%s is told so at %s, and can try again', async (login, path) => {
    const page = pages.get(login)!;
    await visit(page, addressOf(path, ids));
    const main = page.locator('main');
    if (SCREENS[path]!.asksNothing) await main.getByRole('heading', { level: 1 }).waitFor();
    else {
      await main.getByText('连接不上服务器，请检查网络后重试。').first().waitFor();
      await main.getByRole('button', { name: '重试' }).first().waitFor();
      expect(await main.getByRole('alert').count()).toBeGreaterThan(0);
    }
    expect(await page.locator('body').innerText()).not.toMatch(/Service Unavailable|undefined/);
    // The frame says that edits are kept; the wall has none.
    const told = page.getByText('与服务器的连接已断开', { exact: false });
    if (path.endsWith('/wall')) expect(await told.count()).toBe(0);
    else await told.waitFor();
  });
});
