import { Rendering } from '@dabiao/application';
import { renderReport, ReportRenderer } from '@dabiao/documents';
import { reportModel, type ReportModel } from '@dabiao/reporting';
import { liulinAnswered, sampleMonths } from '../support/report-figures';
import { startTestApp } from '../support/test-app';

jest.setTimeout(240_000);

describe('reports rendered on a thread of their own', () => {
  let model: ReportModel;
  const renderer = new ReportRenderer();
  beforeAll(async () => {
    const { current, previous } = sampleMonths(await liulinAnswered());
    model = reportModel(current, previous, 'zh');
  });
  afterAll(() => renderer.close());

  it.each(['docx', 'xlsx', 'pdf', 'json'] as const)('%s has the bytes that it has here', async (format) => {
    const shares: number[] = [];
    const onProgress = (share: number): number => shares.push(share);
    const bytes = await renderer.render(model, format, { onProgress });
    expect(Buffer.compare(bytes, await renderReport(model, format))).toBe(0);
    expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
  });

  it('what goes wrong there goes wrong here, and the next one is rendered', async () => {
    const broken = { ...model, body: [{ kind: 'table' }] } as unknown as ReportModel;
    await expect(renderer.render(broken, 'docx')).rejects.toThrow(/undefined/);
    expect((await renderer.render(model, 'xlsx')).length).toBeGreaterThan(10_000);
  });

  it('stops at the next step when nobody wants it', async () => {
    const abort = new AbortController();
    const options = {
      signal: abort.signal,
      onProgress: (share: number): unknown => share > 0 && abort.abort(new Error('not wanted')),
    };
    await expect(renderer.render(model, 'pdf', options)).rejects.toThrow('not wanted');
  });

  it('people are answered while it works, and nothing is rendered after the end', async () => {
    const t = await startTestApp();
    const rendering = t.app.get(Rendering);
    const order: string[] = [];
    const report = rendering.render(model, 'pdf').then(() => order.push('report'));
    const asking = async (): Promise<void> => {
      // One after another: each needs turns of the event loop that a rendering here would take.
      for (let n = 0; n < 50; n++) {
        await t.anonymous().get('/api/health/ready').expect(200);
        order.push('health');
      }
    };
    await Promise.all([report, asking()]);
    expect(order.indexOf('report')).toBe(50);
    await t.stop();
    await expect(rendering.render(model, 'pdf')).rejects.toThrow('stopping');
  });
});
