import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BuiltPage, PAGE } from './built-page';

describe('a built page', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dabiao-page-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, PAGE), '<script src="/assets/a.js">');
    writeFileSync(join(folder, 'assets/a.js'), 'first');
    writeFileSync(join(folder, 'assets/a.js.br'), 'pressed');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('knows its files, each with what the build made smaller', () => {
    const page = new BuiltPage(folder);
    expect(page.file('assets/a.js')).toMatchObject({
      type: 'text/javascript; charset=utf-8',
      content: Buffer.from('first'),
      compressed: { br: Buffer.from('pressed') },
    });
    expect(page.file(PAGE)?.compressed).toEqual({});
    for (const path of ['assets/a.js.br', 'assets', '', '../index.html', 'assets/b.js'])
      expect([path, page.file(path)]).toEqual([path, undefined]);
  });

  it('stays whole where another one is built in its place', () => {
    const page = new BuiltPage(folder);
    rmSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(folder, PAGE), '<script src="/assets/b.js">');
    expect(page.file(PAGE)?.content.toString()).toBe('<script src="/assets/a.js">');
    expect(page.file('assets/a.js')?.content.toString()).toBe('first');
  });
});
