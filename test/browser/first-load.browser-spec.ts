import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Compressed script, in bytes, without which a screen shows nothing when its address is the first that is opened. */
const FIRST = 300_000;

const DIST = join(__dirname, '../../dist');
const SRC = join(__dirname, '../../apps/web/src');

interface Chunk {
  readonly file: string;
  readonly source: string | null;
  readonly imports: readonly string[];
}

/** The size of files with everything they import, each once. */
function sizeOf(chunks: readonly Chunk[], sources: readonly string[]): number {
  const by = new Map(chunks.map((chunk) => [chunk.file, chunk]));
  const found = new Set<string>();
  const add = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    by.get(file)!.imports.forEach(add);
  };
  for (const source of sources)
    add(chunks.find((chunk) => chunk.source?.replace(/^src\/|\.tsx?$/g, '') === source)!.file);
  return [...found].reduce((sum, file) => sum + statSync(join(DIST, 'web', `${file}.br`)).size, 0);
}

describe('script before a screen can be seen', () => {
  const chunks = JSON.parse(readFileSync(join(DIST, 'web-chunks.json'), 'utf8')) as Chunk[];
  const routes = readFileSync(join(SRC, 'app/routes.tsx'), 'utf8');
  const pages = [
    ...new Set([...routes.matchAll(/import\('\.\.\/(features\/[^']+)'\)/g)].map(([, path]) => path!)),
  ];

  it('is known for every page there is', () => {
    const files = readdirSync(join(SRC, 'features'), { recursive: true }).map(String);
    const all = files
      .filter((name) => name.endsWith('Page.tsx'))
      .map((name) => `features/${name.slice(0, -4)}`);
    expect([...pages].sort()).toEqual(all.sort());
  });

  it.each(pages)('%s', (page) => {
    const frame = page.endsWith('SignInPage') ? [] : ['app/Shell'];
    const needed = ['entry', ...frame, page];
    for (const language of ['languages/zh', 'languages/en'])
      expect(sizeOf(chunks, [...needed, language])).toBeLessThan(FIRST);
  });
});
