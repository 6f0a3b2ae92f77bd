import { readdirSync, readFileSync } from 'node:fs';
import { databases } from '../support/databases';
import { startTestApp, type TestApp } from '../support/test-app';
import { Desk, refusedWith, said } from './command-line';

jest.setTimeout(120_000);

describe.each(databases())('dabiao report of a month on %s', (database) => {
  const desk = new Desk();
  const variables = { ...process.env };
  const NAME = '柳林县人民医院';
  let t: TestApp;

  beforeAll(async () => {
    t = await startTestApp({ database });
    await t.regions();
    const { id } = await t.hospital('141125', NAME);
    await t.person('office', [{ role: 'qualityOffice', scope: { kind: 'hospital', hospitalId: id } }]);
    const url = `/api/hospitals/${id}/months/2026-03/submission`;
    await (await t.as('office')).post(url).send({ version: 0 }).expect(200);
    process.env['DATABASE_URL'] = t.databaseUrl;
  });
  afterAll(async () => {
    process.env = variables;
    desk.clear();
    await t.stop();
  });

  const asked = (out: string, ...more: string[]): string[] => [
    ...['report', '--hospital', NAME, '--month', '2026-03', '--out', out, ...more],
  ];

  it('writes the frozen month in every format, and the same bytes a second time', async () => {
    const out = desk.path(`months-${database}`);
    const lines = (await said(...asked(out))).split('\n');
    expect(lines).toHaveLength(4);
    const names = readdirSync(out).sort();
    expect(names).toEqual(['docx', 'json', 'pdf', 'xlsx'].map((format) => `2026-03-r1-en.${format}`));
    const read = (): string[] => names.map((name) => readFileSync(`${out}/${name}`, 'base64'));
    const first = read();
    expect(await refusedWith(...asked(out))).toEqual([expect.stringContaining('exists')]);
    await said(...asked(out, '--force', '--revision', '1'));
    expect(read()).toEqual(first);
  });

  it('refuses what is not there', async () => {
    const out = desk.path('none');
    expect(await refusedWith(...asked(out, '--revision', '2'))).toEqual([
      'there are no such frozen figures of this month',
    ]);
    expect(await refusedWith(...asked(out, '--revision', 'x'))).toEqual([
      '"x" is not a revision: write 1, 2, 3 …',
    ]);
    expect(await refusedWith('report', '--hospital', '无', '--month', '2026-03', '--out', out)).toEqual([
      'there is no hospital "无"',
    ]);
  });
});
