import { startSite, visitAll, type Site } from './support/site';

interface Entry {
  readonly n: number;
  readonly by: string;
  readonly kind: string;
  readonly hash: string;
}
interface Trail {
  readonly items: readonly Entry[];
  readonly total: number;
}

/** What is not put into words. */
const ODD = /[{}[\]]|\b[a-z]+[A-Z]\w+|\b[0-9a-f]{8}-[0-9a-f]{4}-|undefined|null|未知/;

describe('the trail', () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite({ JOBS: 'off' });
  }, 60_000);
  afterAll(() => site.stop());

  it('of a hospital: a change is found by what, who and when, in words, and opens the clause', async () => {
    const page = await site.as('liulin.quality');
    const ask = async <T>(path: string): Promise<T> => (await (await page.request.get(path)).json()) as T;
    const { items } = await ask<{ items: { id: string; hospitalId: string; editionId: string }[] }>(
      '/api/assessments?size=200',
    );
    const { id, hospitalId } = items.find(({ editionId }) => editionId.startsWith('county-capability'))!;
    const clauses = await ask<{ items: { record: { code: string; version: number } }[] }>(
      `/api/assessments/${id}/clauses?size=1&verdict=met`,
    );
    const { code, version } = clauses.items[0]!.record;
    const saved = await page.request.put(`/api/assessments/${id}/verdicts`, {
      data: { changes: [{ code, version, verdict: 'unmet', reason: '人员离职' }] },
    });
    expect(saved.status()).toBe(200);

    await visitAll(page, `/hospitals/${hospitalId}`);
    await page.getByRole('link', { name: '操作记录' }).click();
    await page.getByText('记录链的末端').waitFor();
    const head = await ask<{ n: number; fingerprint: string }>(`/api/hospitals/${hospitalId}/history/head`);
    await page.getByText(head.fingerprint).waitFor();
    expect(await page.locator('.trail-head').innerText()).toContain(String(head.n));

    // What, then who: the newest entry of clauses is this one.
    await page.getByRole('combobox', { name: '类型' }).click();
    await page.locator('.ant-select-item').getByText('条目', { exact: true }).click();
    await page.waitForURL(/kind=clause/);
    const first = page.locator('.trail-entries > li').first();
    await first.getByRole('link', { name: `条目 ${code}` }).waitFor();
    expect(await first.innerText()).toMatch(/结论 达标 → 未达标/);
    expect(await first.innerText()).toMatch(/原因 — → 人员离职/);
    await first.getByRole('button', { name: '演示·柳林质控科' }).click();
    await page.waitForURL(/by=/);
    const { person } = await ask<{ person: { id: string } }>('/api/session');
    const mine = await ask<Trail>(`/api/hospitals/${hospitalId}/history?kind=clause&by=${person.id}`);
    await page.getByRole('heading', { name: `共 ${mine.total} 条` }).waitFor();

    // A day before anything happened has nothing.
    await visitAll(page, `/hospitals/${hospitalId}/trail?to=2000-01-01`);
    await page.getByText('没有符合条件的记录。').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.locator('.trail-entries > li').first().waitFor();

    await page
      .getByRole('link', { name: `条目 ${code}` })
      .first()
      .click();
    await page.waitForURL((url) => url.searchParams.get('clause') === code);
    expect(site.complaints()).toEqual([]);
  });

  it('says everything of every kind in words: no braces, no names of fields, no ids', async () => {
    const page = await site.as('liulin.quality');
    const { items } = (await (await page.request.get('/api/hospitals')).json()) as {
      items: { id: string }[];
    };
    const kinds = ['clause', 'link', 'evidence', 'review', 'finding', 'appeal', 'proofRequest', 'assessment'];
    for (const kind of [...kinds, 'month', 'monthRevision', 'reading', 'goal', 'department', 'hospital']) {
      await visitAll(page, `/hospitals/${items[0]!.id}/trail?kind=${kind}`);
      const text = (await page.locator('.trail-what').allInnerTexts()).join('\n');
      const odd = ODD.exec(text);
      expect([kind, odd?.[0]]).toEqual([kind, undefined]);
    }
    expect(site.complaints()).toEqual([]);
  });

  it('of the system is for an administrator of everything; nobody else sees its entry', async () => {
    const root = await site.as('demo.admin');
    await visitAll(root, '/people');
    await root.getByRole('link', { name: '系统记录' }).click();
    await root.locator('.trail-entries > li').first().getByText('登录', { exact: false }).first().waitFor();
    for (const login of ['liulin.viewer', 'luliang.admin']) {
      const page = await site.as(login);
      await visitAll(page, '/standards');
      expect(await page.getByRole('link', { name: /记录$/ }).count()).toBe(0);
      await visitAll(page, '/trail');
      await page.getByRole('heading', { name: '没有权限' }).waitFor();
      expect(await page.locator('.trail-entries').count()).toBe(0);
    }
    expect(site.complaints().filter((one) => !one.includes('status of 403'))).toEqual([]);
  });
});
