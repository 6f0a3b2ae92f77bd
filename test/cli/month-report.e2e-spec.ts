import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { RegionFigures } from '@dabiao/reporting';
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
    await t.hospital('141182', '汾阳医院');
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

  const ofRegion = (out: string, ...more: string[]): string[] => [
    ...['report', '--region', '141100', '--month', '2026-03', '--out', out, ...more],
  ];

  it('writes the month of a region, and the same bytes a second time', async () => {
    const out = desk.path(`regions-${database}`);
    expect((await said(...ofRegion(out))).split('\n')).toHaveLength(4);
    const names = readdirSync(out).sort();
    expect(names).toEqual(['docx', 'json', 'pdf', 'xlsx'].map((format) => `2026-03-141100-en.${format}`));
    const read = (): string[] => names.map((name) => readFileSync(`${out}/${name}`, 'base64'));
    const first = read();
    expect(await refusedWith(...ofRegion(out))).toEqual([expect.stringContaining('exists')]);
    await said(...ofRegion(out, '--force'));
    expect(read()).toEqual(first);
    const { data } = JSON.parse(readFileSync(`${out}/2026-03-141100-en.json`, 'utf8')) as {
      data: RegionFigures;
    };
    expect(data.hospitals.map(({ name }) => name.zh)).toEqual([NAME]);
    expect(data.late).toMatchObject([{ name: { zh: '汾阳医院' }, standing: 'idle' }]);
    await said(...ofRegion(out, '--format', 'json', '--lang', 'zh'));
    expect(readdirSync(out)).toHaveLength(5);
  });

  it('refuses a region without anything frozen, and writes nothing', async () => {
    const out = desk.path(`nothing-${database}`);
    const at = (region: string, month: string): Promise<string[]> =>
      refusedWith('report', '--region', region, '--month', month, '--out', out);
    expect(await at('141182', '2026-03')).toEqual([
      'no hospital of 141182 has submitted 2026-03: there is nothing to put together',
    ]);
    expect(await at('999999', '2026-03')).toEqual(['there is no such region']);
    expect(await at('141100', '2026-3')).toEqual([expect.stringContaining('2026-3')]);
    expect(existsSync(out)).toBe(false);
  });

  it('takes a hospital or a region, and not both', async () => {
    const out = desk.path('neither');
    const place = [expect.stringContaining('one of the two, and not both')];
    expect(await refusedWith('report', '--month', '2026-03', '--out', out)).toEqual(place);
    expect(await refusedWith(...ofRegion(out, '--hospital', NAME))).toEqual(place);
    expect(await refusedWith(...ofRegion(out, '--revision', '1'))).toEqual([
      expect.stringContaining('--revision is for --hospital'),
    ]);
  });

  it('Ctrl-C ends it in good order: nothing is written', async () => {
    const out = desk.path(`interrupted-${database}`);
    const running = refusedWith(...ofRegion(out));
    process.emit('SIGINT');
    expect(await running).toEqual(['interrupted: nothing was written']);
    expect(existsSync(out)).toBe(false);
  });
});
