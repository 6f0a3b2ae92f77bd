import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { settled, startSite, visitAll, type Site } from './support/site';

const REGION = '141100';
const INSPECTOR = 'luliang.inspector';
const SCREENS = join(__dirname, 'screens');
/** More than the wall waits between two questions, in milliseconds. */
const TURN = 61_000;

interface Rate {
  readonly met: number;
  readonly of: number;
  readonly percent: string | null;
}
interface Line {
  readonly assessmentId: string;
  readonly editionId: string;
  readonly claimed: { readonly tiers?: readonly (Rate & { readonly code: string })[] };
}
interface Hospital {
  readonly hospital: { readonly id: string; readonly nameZh: string };
  readonly assessments: readonly Line[];
}

const ask = async <T>(page: Page, path: string): Promise<T> => {
  const answer = await page.request.get(path);
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as T;
};

describe('a region as a whole', () => {
  let site: Site;
  let page: Page;
  let hospitals: readonly Hospital[];
  let standard: string;

  beforeAll(async () => {
    site = await startSite();
    page = await site.as(INSPECTOR);
    ({ items: hospitals } = await ask<{ items: Hospital[] }>(page, `/api/regions/${REGION}/compliance`));
    standard = hospitals
      .flatMap(({ assessments }) => assessments)
      .find(({ editionId }) => editionId.startsWith('county-capability'))!.editionId;
    mkdirSync(SCREENS, { recursive: true });
  }, 60_000);
  afterAll(() => site.stop());

  const basicOf = ({ assessments }: Hospital): { line: Line; rate: Rate } | undefined => {
    const line = assessments.find(({ editionId }) => editionId === standard);
    const rate = line?.claimed.tiers?.find(({ code }) => code === 'basic');
    return line && rate && { line, rate };
  };
  const trendOf = async (): Promise<Rate> => {
    const query = `standard=${encodeURIComponent(standard)}&figure=basic`;
    const { points } = await ask<{ points: { claimed: Rate | null }[] }>(
      page,
      `/api/regions/${REGION}/trend?${query}`,
    );
    return points.at(-1)!.claimed!;
  };
  const address = (): string => `/regions/${REGION}?by=${encodeURIComponent(`${standard} basic`)}`;

  it('names the weakest hospital, and each reason leads to its clauses', async () => {
    await visitAll(page, address());
    const placed = hospitals.flatMap((one) => {
      const found = basicOf(one);
      return found ? [{ ...found, name: one.hospital.nameZh }] : [];
    });
    const weakest = placed.sort((a, b) => a.rate.met * b.rate.of - b.rate.met * a.rate.of)[0]!;
    const why = page.locator('.why-hospital').first();
    await why.getByText(weakest.name).waitFor();
    await why.getByText(`${weakest.rate.percent} %`).waitFor();
    const section = why.locator('.why-reasons').first().locator('li').first();
    const said = /缺 (\d+)\/(\d+) 条/.exec((await section.textContent())!)!;
    const result = await ask<{
      claimed: { tiers: { code: string; sections: (Rate & { code: string })[] }[] };
    }>(page, `/api/assessments/${weakest.line.assessmentId}/compliance`);
    const sections = result.claimed.tiers.find(({ code }) => code === 'basic')!.sections;
    const worst = sections.reduce((a, b) => ((b.of - b.met) * a.of > (a.of - a.met) * b.of ? b : a));
    expect([Number(said[1]), Number(said[2])]).toEqual([worst.of - worst.met, worst.of]);
    await section.getByRole('link').click();
    await page.waitForURL(/\/assessments\//);
    const search = new URL(page.url()).searchParams;
    expect([search.get('show'), search.get('section'), search.get('tier')]).toEqual([
      ...['not-claimed', worst.code, 'basic'],
    ]);
    expect(site.complaints()).toEqual([]);
  });

  it('shows the figures of the API: distribution, trend, weak clauses', async () => {
    await visitAll(page, address());
    const counts = await page.locator('.bands li > b').allTextContents();
    const working = hospitals.filter((one) => basicOf(one)).length;
    expect(counts.reduce((all, text) => all + Number(text.split('/')[0]), 0)).toBe(working);
    const now = await trendOf();
    const trend = page.locator('.card', { has: page.getByRole('heading', { name: '走势' }) });
    await trend.getByRole('button', { name: '以表格显示' }).click();
    await trend.getByText(`${now.percent} %（${now.met}/${now.of}）`).first().waitFor();
    const query = `standard=${encodeURIComponent(standard)}&tier=basic&size=15`;
    const { items } = await ask<{ items: { code: string; of: number; claimed: number }[] }>(
      page,
      `/api/regions/${REGION}/weak-clauses?${query}`,
    );
    const first = items[0]!;
    const row = page.getByRole('row', { name: first.code });
    await row.getByText(`${first.of - first.claimed}/${first.of} 家`).waitFor();
    await row.getByRole('button').click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('row').nth(first.of).waitFor();
    expect(await drawer.getByRole('row').count()).toBe(first.of + 1);
    expect(site.complaints()).toEqual([]);
  });

  it('every part is one click away, and asks for all hospitals once', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await visitAll(page, address());
    expect(asked.filter((path) => path.endsWith('/standings'))).toHaveLength(1);
    expect(asked.filter((path) => path.endsWith(`/${REGION}/compliance`))).toEqual([]);
    const links = page.getByRole('navigation', { name: '本页内容' });
    for (const [link, heading] of [
      ['共性薄弱条目', '共性薄弱条目'],
      ['走势', '走势'],
      ['排名与热力图', '医院与标准'],
    ] as const) {
      await links.getByRole('link', { name: link }).click();
      const top = page.getByRole('heading', { name: heading, exact: true });
      await page.waitForFunction(
        (box) => {
          const { y } = box.getBoundingClientRect();
          return y >= 0 && y < innerHeight;
        },
        await top.elementHandle(),
      );
      // The figure that was chosen stays.
      expect(new URL(page.url()).searchParams.get('by')).toBe(`${standard} basic`);
    }
    await page.screenshot({ path: join(SCREENS, 'region-parts.png') });
    expect(site.complaints()).toEqual([]);
  });

  it('the wall ranks by the figure in its address', async () => {
    const { items } = await ask<{
      items: { assessments: (Line & { confirmed: Line['claimed'] })[] }[];
    }>(page, `/api/regions/${REGION}/standings`);
    await visitAll(page, `/regions/${REGION}/wall?rate=confirmed`);
    await page.getByRole('button', { name: '核定率', pressed: true }).waitFor();
    await page.getByRole('heading', { name: '排名 · 核定率' }).waitFor();
    const shown = await page.locator('.wall-ranking li b').allTextContents();
    const expected = (rate: 'claimed' | 'confirmed'): string[] =>
      items
        .flatMap(({ assessments }) => assessments)
        .flatMap((line) =>
          line.editionId === standard ? (line[rate].tiers ?? []).filter(({ code }) => code === 'basic') : [],
        )
        .sort((a, b) => b.met * a.of - a.met * b.of)
        .map(({ percent }) => `${percent} %`);
    expect(shown).toEqual(expected('confirmed'));
    await page.screenshot({ path: join(SCREENS, 'wall-confirmed.png') });
    await page.getByRole('button', { name: '自评率' }).click();
    await page.getByRole('heading', { name: '排名 · 自评率' }).waitFor();
    expect(await page.locator('.wall-ranking li b').allTextContents()).toEqual(expected('claimed'));
    expect(new URL(page.url()).searchParams.get('rate')).toBe('claimed');
    expect(site.complaints()).toEqual([]);
  });

  it('hangs on the wall: it refreshes itself, keeps what it has, and says when somebody has to sign in', async () => {
    const wall = await site.as(INSPECTOR, { size: { width: 1920, height: 1080 } });
    await wall.clock.install();
    await visitAll(wall, `/regions/${REGION}/wall`);
    const rate = (text: string): Promise<void> =>
      wall.locator('.wall-rate').getByText(text, { exact: true }).first().waitFor();
    const before = await trendOf();
    await rate(`${before.met}/${before.of} 条`);
    await wall.screenshot({ path: join(SCREENS, 'wall-1080.png') });
    await wall.setViewportSize({ width: 3840, height: 2160 });
    await settled(wall);
    await wall.screenshot({ path: join(SCREENS, 'wall-2160.png') });

    // One clause more is met at 柳林: one more of the region.
    const office = await site.as('liulin.quality');
    const { items } = await ask<{ items: { id: string; editionId: string }[] }>(
      office,
      '/api/assessments?size=200',
    );
    const { id } = items.find(({ editionId }) => editionId === standard)!;
    const unmet = await ask<{ items: { record: { code: string; version: number } }[] }>(
      office,
      `/api/assessments/${id}/clauses?size=1&tier=basic&verdict=unmet`,
    );
    const { code, version } = unmet.items[0]!.record;
    const changes = [{ code, version, verdict: 'met' }];
    const saved = await office.request.put(`/api/assessments/${id}/verdicts`, { data: { changes } });
    expect(saved.status()).toBe(200);
    await wall.clock.fastForward(TURN);
    await rate(`${before.met + 1}/${before.of} 条`);

    await site.cut();
    await wall.clock.fastForward(TURN);
    await wall.getByText(/服务器连接不上/).waitFor();
    await rate(`${before.met + 1}/${before.of} 条`);
    await site.restore();
    await wall.clock.fastForward(TURN);
    await wall.getByText(/服务器连接不上/).waitFor({ state: 'detached' });

    await wall.request.delete('/api/session');
    await wall.clock.fastForward(TURN);
    await wall.getByText('登录已结束。请登录后继续显示。').waitFor();
    expect(await wall.locator('.wall-grid').count()).toBe(0);
    site.complaints();
  });
});
