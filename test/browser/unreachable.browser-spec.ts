import type { Page } from 'playwright-core';
import { startSite, visitAll, type Site } from './support/site';

/** Every screen that asks the server for something, by whoever sees it. */
const SCREENS: Readonly<Record<string, readonly string[]>> = {
  'liulin.quality': [
    ...['/hospitals/:h', '/hospitals/:h/assessments', '/hospitals/:h/evidence', '/hospitals/:h/months'],
    ...['/hospitals/:h/months/2026-01', '/hospitals/:h/months/2026-01/report', '/hospitals/:h/departments'],
    ...['/hospitals/:h/findings', '/hospitals/:h/appeals', '/hospitals/:h/trail', '/findings/:f'],
    ...['/assessments/:a', '/assessments/:a/plan', '/assessments/:a/move', '/assessments/:a/sheet'],
    ...['/standards', '/standards/stroke@2016', '/standards/stroke@2016/changes/trauma@2018'],
    ...['/notices', '/contact', '/sessions'],
  ],
  'luliang.inspector': [
    ...['/regions/141100', '/regions/141100/months', '/regions/141100/findings', '/regions/141100/appeals'],
  ],
  'demo.admin': ['/people', '/hospitals', '/trail'],
};

describe('while the server cannot be reached', () => {
  let site: Site;
  let ids: Readonly<Record<string, string>>;
  const pages = new Map<string, Page>();

  beforeAll(async () => {
    site = await startSite({ JOBS: 'off' });
    const page = await site.as('liulin.quality');
    const first = async (path: string): Promise<{ id: string }> =>
      ((await (await page.request.get(path)).json()) as { items: { id: string }[] }).items[0]!;
    ids = {
      ':h': (await first('/api/hospitals')).id,
      ':a': (await first('/api/assessments')).id,
      ':f': (await first('/api/findings')).id,
    };
    for (const login of Object.keys(SCREENS)) {
      const own = login === 'liulin.quality' ? page : await site.as(login);
      // The session is known; everything else is answered by what stands in front of a server that is gone.
      await own.route('**/api/**', (route) =>
        route.request().url().endsWith('/api/session')
          ? route.fallback()
          : route.fulfill({ status: 503, contentType: 'text/html', body: '<h1>Service Unavailable</h1>' }),
      );
      pages.set(login, own);
    }
  }, 60_000);
  afterAll(() => site.stop());

  const screens = Object.entries(SCREENS).flatMap(([login, paths]) =>
    paths.map((path) => [login, path] as const),
  );

  it.each(screens)('%s is told so at %s, and can try again', async (login, path) => {
    const page = pages.get(login)!;
    await visitAll(
      page,
      path.replace(/:[haf]/, (id) => ids[id]!),
    );
    const main = page.locator('main');
    await main.getByRole('alert').first().waitFor();
    expect(await main.getByText('连接不上服务器，请检查网络后重试。').count()).toBeGreaterThan(0);
    expect(await main.getByRole('button', { name: '重试' }).count()).toBeGreaterThan(0);
    expect(await page.locator('body').innerText()).not.toMatch(/Service Unavailable|undefined/);
    // The frame says that edits are kept.
    expect(await page.getByText('与服务器的连接已断开', { exact: false }).count()).toBe(1);
  });
});
