import type { Page } from 'playwright-core';
import { PHONE, settled, startSite, violations, visit, visitAll, type Site } from './support/site';

const OFFICE = 'liulin.quality';
const INSPECTOR = 'luliang.inspector';
const SECOND = 'shanxi.inspector';

interface Line {
  readonly clause: { readonly code: string };
  readonly record: { readonly verdict: string };
  readonly review: { readonly version: number; readonly last: string | null } | null;
  readonly proven: boolean;
}

describe('from a rejection to a verified fix', () => {
  let site: Site;
  let assessment: string;
  let hospital: string;
  /** Claimed clauses that nobody has decided on. */
  let codes: string[];

  beforeAll(async () => {
    site = await startSite();
    const page = await site.as(OFFICE);
    const { items } = await ask<{ items: { id: string; hospitalId: string; editionId: string }[] }>(
      page,
      '/api/assessments?size=200',
    );
    const county = items.find(({ editionId }) => editionId.startsWith('county-capability'))!;
    [assessment, hospital] = [county.id, county.hospitalId];
    codes = (await lines(page))
      .filter(({ record, review }) => record.verdict === 'met' && (review?.last ?? null) === null)
      .map(({ clause }) => clause.code);
    await page.context().close();
  }, 60_000);
  afterAll(() => site.stop());

  const ask = async <T>(page: Page, path: string): Promise<T> =>
    (await (await page.request.get(path)).json()) as T;
  const lines = async (page: Page): Promise<Line[]> =>
    (await ask<{ items: Line[] }>(page, `/api/assessments/${assessment}/clauses?size=200`)).items;
  /** Rejects a clause as it is now; returns its finding. */
  const reject = async (page: Page, code: string): Promise<string> => {
    const line = await ask<Line>(page, `/api/assessments/${assessment}/clauses/${code}`);
    const decision = { verdict: 'rejected', reason: '现场未见记录', severity: 'minor' };
    const answer = await page.request.put('/api/reviews', {
      data: {
        decisions: [{ assessmentId: assessment, code, version: line.review?.version ?? 0, ...decision }],
      },
    });
    const { findings } = (await answer.json()) as { findings: { id: string }[] };
    return findings[0]!.id;
  };
  const confirmed = async (page: Page): Promise<number> => {
    const { confirmed: result } = await ask<{ confirmed: { tiers: { met: number }[] } }>(
      page,
      `/api/assessments/${assessment}/compliance`,
    );
    return result.tiers.reduce((sum, { met }) => sum + met, 0);
  };

  it('the hospital plans, asks for time and fixes with a new proof; another inspector verifies', async () => {
    const [office, inspector] = [await site.as(OFFICE), await site.as(INSPECTOR)];
    const code = codes[0]!;
    const id = await reject(inspector, code);

    // The clause says so, and leads to the finding.
    await visit(office, `/assessments/${assessment}?clause=${code}`);
    const panel = office.locator('#clause-panel');
    await panel.getByText('理由：现场未见记录').waitFor();
    await panel.getByRole('link', { name: '查看整改' }).click();
    await office.getByRole('button', { name: '填写原因和措施' }).click();
    await office.getByLabel('原因分析').fill('登记制度没有落实');
    await office.getByLabel('整改措施').fill('补登记，指定专人');
    await office.getByRole('button', { name: '提交', exact: true }).click();
    await office.getByText('整改中').first().waitFor();

    await office.getByRole('button', { name: '申请延期' }).click();
    await office.getByLabel('理由').fill('需要补齐半年的登记');
    await office.getByRole('button', { name: '提交', exact: true }).click();
    await office.getByText('申请延期').first().waitFor();

    await visit(inspector, `/findings/${id}`);
    await inspector.getByRole('button', { name: '审批延期' }).click();
    await inspector.getByRole('button', { name: '同意延期' }).click();
    await inspector.getByText(/同意延至/).waitFor();

    await visit(office, `/findings/${id}`);
    await office.getByRole('button', { name: '提交整改结果' }).click();
    await office
      .locator('input[type=file][multiple]')
      .setInputFiles({ name: '登记本.txt', mimeType: 'text/plain', buffer: Buffer.from('登记本') });
    await office.getByRole('button', { name: '上传', exact: true }).click();
    await office.getByTitle('登记本').waitFor();
    await office.getByLabel('整改情况').fill('已补齐登记');
    await office.getByRole('button', { name: '提交', exact: true }).click();
    await office.getByText('目前没有需要您办理的步骤。').waitFor();
    await office.getByRole('button', { name: '登记本' }).waitFor();

    const before = await confirmed(office);
    await visit(inspector, `/findings/${id}`);
    await inspector.getByRole('button', { name: '核查通过，销号' }).click();
    await inspector.getByRole('button', { name: '核查通过，销号' }).click();
    await inspector.getByText('已销号').first().waitFor();
    expect(await confirmed(office)).toBe(before + 1);
    expect(site.complaints()).toEqual([]);
  }, 60_000);

  it('whoever comes second is told, sees how it stands, and keeps what was typed', async () => {
    const [office, other, inspector] = [
      await site.as(OFFICE),
      await site.as(OFFICE),
      await site.as(INSPECTOR),
    ];
    const id = await reject(inspector, codes[1]!);
    for (const page of [office, other]) {
      await visit(page, `/findings/${id}`);
      await page.getByRole('button', { name: '填写原因和措施' }).click();
      await page.getByLabel('原因分析').fill('原因');
      await page.getByLabel('整改措施').fill('措施');
    }
    await office.getByRole('button', { name: '提交', exact: true }).click();
    await office.getByText('整改中').first().waitFor();
    await other.getByRole('button', { name: '提交', exact: true }).click();
    await other.getByText('他人已先办理').waitFor();
    await other.getByText('整改中').first().waitFor();
    expect(await other.getByLabel('整改措施').inputValue()).toBe('措施');
    await other.getByRole('button', { name: '提交', exact: true }).click();
    await other.getByRole('button', { name: '提交整改结果' }).waitFor();
    // Browsers write refusals into the console.
    site.complaints();
  }, 60_000);

  it('an appeal is filed from the clause on a phone; who rejected cannot decide, another inspector does', async () => {
    const code = codes[2]!;
    const [office, inspector, second] = [
      await site.as(OFFICE, { size: PHONE }),
      await site.as(INSPECTOR, { theme: 'dark' }),
      await site.as(SECOND),
    ];
    await reject(inspector, code);
    await visit(office, `/assessments/${assessment}?clause=${code}`);
    const panel = office.locator('#clause-panel');
    await panel.getByText(/可在 \d{4}-\d{2}-\d{2} 前（含当日）申诉一次。/).waitFor();
    await panel.getByRole('button', { name: '提出申诉' }).click();
    await panel.getByLabel('申诉理由').fill('记录在科室保存');
    await panel.getByRole('button', { name: '提出申诉' }).click();
    await panel.getByText('待裁定').waitFor();

    await visitAll(inspector, '/regions/141100/appeals?state=filed');
    const own = inspector.getByRole('region', { name: new RegExp(code) });
    await own.getByText('“不达标”由您核定，须由其他督导员裁定。').waitFor();
    expect(await violations(inspector)).toEqual([]);

    await visit(second, '/regions/140000/appeals?state=filed');
    const card = second.getByRole('region', { name: new RegExp(code) });
    await card.getByRole('button', { name: '裁定' }).click();
    await card.getByRole('radio', { name: '撤销“不达标”' }).check();
    await card.getByLabel('理由').fill('现场查看记录齐全');
    await card.getByRole('button', { name: '提交' }).click();
    await card.waitFor({ state: 'detached' });
    await visit(office, `/hospitals/${hospital}/appeals?state=overturned`);
    await office.getByText('现场查看记录齐全').waitFor();
    expect(site.complaints()).toEqual([]);
  }, 60_000);

  it('a figure opens exactly the findings it counts, also with the keyboard alone', async () => {
    const page = await site.as(INSPECTOR);
    await visitAll(page, '/regions/141100/findings');
    const overdue = page.locator('.finding-heads a').nth(1);
    const count = await overdue.innerText();
    expect(Number(count)).toBeGreaterThan(0);
    await overdue.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `共 ${count} 条` }).waitFor();
    await settled(page);
    expect(new URL(page.url()).searchParams.get('figure')).toBe('overdue');
  });

  it('the figure without a department opens its findings, and one is found by its number', async () => {
    const page = await site.as(INSPECTOR);
    const raised = await page.request.post(`/api/assessments/${assessment}/clauses/${codes[4]!}/finding`, {
      data: { description: '无人负责', severity: 'minor' },
    });
    const { id, number, departmentId } = (await raised.json()) as Record<string, string | null>;
    expect(number).toMatch(/^\d{4}-\d{3}$/);
    if (departmentId !== null) {
      const office = await site.as(OFFICE);
      const plan = { version: 1, rootCause: '原因', correctiveAction: '措施', departmentId: null };
      expect((await office.request.post(`/api/findings/${id!}/plan`, { data: plan })).ok()).toBe(true);
    }
    await visitAll(page, `/hospitals/${hospital}/findings`);
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '未定科室' }) });
    const unsettled = row.getByRole('link').nth(1);
    const count = await unsettled.innerText();
    expect(Number(count)).toBeGreaterThan(0);
    await unsettled.click();
    await page.getByRole('heading', { name: `共 ${count} 条` }).waitFor();
    await settled(page);
    const { searchParams } = new URL(page.url());
    expect([searchParams.get('dept'), searchParams.get('figure')]).toEqual(['none', 'unsettled']);
    await page.getByLabel('按编号、条目或内容查找').fill(number!);
    await page.getByRole('heading', { name: '共 1 条' }).waitFor();
    await page.getByRole('cell', { name: number! }).waitFor();
    await visit(page, `/findings/${id!}`);
    await page.getByText(`问题编号 ${number!}`).waitFor();
    expect(site.complaints()).toEqual([]);
  }, 60_000);

  it('whoever fixed it is not offered to verify it, is told why, and is refused', async () => {
    const [office, admin, inspector] = [
      await site.as(OFFICE),
      await site.as('demo.admin'),
      await site.as(INSPECTOR),
    ];
    // A member of the quality office who is called upon as an inspector, too.
    const { person } = await ask<{ person: { id: string; version: number } }>(office, '/api/session');
    const scope = { kind: 'hospital', hospitalId: hospital };
    const memberships = ['qualityOffice', 'inspector'].map((role) => ({ role, scope }));
    const given = await admin.request.put(`/api/people/${person.id}/memberships`, {
      data: { version: person.version, memberships },
    });
    expect(given.ok()).toBe(true);
    const id = await reject(inspector, codes[3]!);
    const proofs = await ask<{ items: { id: string }[] }>(office, `/api/hospitals/${hospital}/evidence`);
    const step = (path: string, data: object) => office.request.post(`/api/findings/${id}/${path}`, { data });
    await step('plan', { version: 1, rootCause: '原因', correctiveAction: '措施' });
    await step('fix', { version: 2, fix: '已补', evidenceIds: [proofs.items[0]!.id] });
    await visit(office, `/findings/${id}`);
    await office.getByText('整改由您本人提交，须由他人核查销号。').waitFor();
    await office.getByRole('button', { name: '退回整改' }).waitFor();
    expect(await office.getByRole('button', { name: '核查通过，销号' }).count()).toBe(0);
    const refused = await step('verification', { version: 3, effective: true });
    const { code, title } = (await refused.json()) as { code: string; title: string };
    expect([refused.status(), code, title]).toEqual([403, 'finding.ownFix', '整改人不能核查自己的整改']);
  }, 60_000);
});
