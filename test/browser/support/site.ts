import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DEMO_ACCOUNTS } from '@dabiao/demo';
import { startServer, type ServerProcess } from '../../support/server-process';
import { startChromium } from './chromium';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 360, height: 780 };

export interface Look {
  readonly lang?: 'zh' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly size?: { readonly width: number; readonly height: number };
}

/** The real server with demonstration data of its own, and a browser. `more`: variables of its environment. */
export async function startSite(more: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'dabiao-site-'));
  cpSync(process.env['BROWSER_TEMPLATE']!, folder, { recursive: true });
  const env = { DATA_DIR: folder, NODE_ENV: 'development', ...more };
  let server: ServerProcess = await startServer(env);
  const { base } = server;
  const browser: Browser = await startChromium();
  const complaints: string[] = [];

  /** A window that nobody has signed in to. */
  const open = async ({ lang = 'zh', theme = 'light', size = DESKTOP }: Look = {}): Promise<Page> => {
    const context: BrowserContext = await browser.newContext({
      ...{ baseURL: base, viewport: size },
      reducedMotion: 'reduce',
    });
    await context.addInitScript((settings) => {
      if (localStorage.getItem('dabiao.settings') === null) localStorage.setItem('dabiao.settings', settings);
    }, JSON.stringify({ lang, theme }));
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    return page;
  };
  return {
    base,
    open,
    /** What browsers complained of since it was last asked. */
    complaints: (): string[] => complaints.splice(0),
    /** A window in which a demonstration account has signed in. */
    as: async (login: string, look: Look = {}): Promise<Page> => {
      const page = await open(look);
      const { password } = DEMO_ACCOUNTS.find((account) => account.login === login)!;
      const answer = await page.request.post('/api/session', { data: { login, password } });
      if (!answer.ok()) throw new Error(await answer.text());
      await page.context().addInitScript(() => localStorage.setItem('dabiao.signedIn', '1'));
      return page;
    },
    /** Ends the server as a power cut would, and starts it again at the same place. */
    cut: () => server.kill(),
    restore: async (): Promise<void> => {
      server = await startServer({ ...env, PORT: new URL(base).port });
    },
    stop: async (): Promise<void> => {
      await browser.close();
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Site = Awaited<ReturnType<typeof startSite>>;

/** Opens an address; what is looked for there is waited for. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
}

/** Opens an address and waits until everything it asks for is there. */
export async function visitAll(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' });
  await settled(page);
}

/** Another language and other colours, as another window of the page would choose them. */
export async function choose(page: Page, lang: 'zh' | 'en', theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate(
    ([key, settings]) => {
      localStorage.setItem(key, settings);
      dispatchEvent(new StorageEvent('storage', { key }));
    },
    ['dabiao.settings', JSON.stringify({ lang, theme })] as const,
  );
}

/** What was asked for is there, and what moves has come to rest. */
export async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(150);
  await page.locator('[role=status] .ant-spin').first().waitFor({ state: 'detached' });
}

/** What of WCAG 2.2 A and AA a tool can find, one line for each kind of violation. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    interface Axe {
      run: (options: object) => Promise<{
        violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
      }>;
    }
    const { axe } = globalThis as unknown as { axe: Axe };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const found = await axe.run({ runOnly: { type: 'tag', values: tags } });
    return found.violations.map(
      ({ id, nodes }) =>
        `${id} ×${nodes.length}: ${nodes[0]!.html.slice(0, 200)} ${nodes[0]!.failureSummary.slice(0, 300)}`,
    );
  });
}

/** Whether something is wider than the window. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const wide = (element: { scrollWidth: number; clientWidth: number } | null): boolean =>
      element !== null && element.scrollWidth > element.clientWidth;
    return wide(document.documentElement) || wide(document.querySelector('.shell-main'));
  });
