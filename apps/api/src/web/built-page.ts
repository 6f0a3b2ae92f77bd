import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';

export const PAGE = 'index.html';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
};

export type Coding = 'br' | 'gzip';

/** A file of the page, as it is and as the build compressed it. */
export interface PageFile {
  readonly type: string;
  readonly etag: string;
  readonly content: Buffer;
  readonly compressed: Readonly<Partial<Record<Coding, Buffer>>>;
}

/** The folder of the built page, from the sources or from a build; undefined where it was not built. */
export function webFolder(from = __dirname): string | undefined {
  for (let at = from; ; at = dirname(at)) {
    const folder = join(at, 'dist', 'web');
    if (existsSync(join(folder, PAGE))) return folder;
    if (dirname(at) === at) return undefined;
  }
}

/**
 * The files of a built page by their paths. All are read at once, they are few megabytes: a page that is built anew
 * beneath a running server does not leave it with half of each.
 */
export class BuiltPage {
  private readonly files: ReadonlyMap<string, PageFile>;

  constructor(folder: string) {
    const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const read = new Map(
      all.map((one) => {
        const at = join(one.parentPath, one.name);
        return [relative(folder, at).split(sep).join('/'), readFileSync(at)] as const;
      }),
    );
    const paths = [...read.keys()].filter((path) => !/\.(br|gz)$/.test(path));
    this.files = new Map(paths.map((path) => [path, pageFile(path, read)]));
  }

  /** Undefined for what is no file of the page, wherever else it may lie. */
  file(path: string): PageFile | undefined {
    return this.files.get(path);
  }
}

function pageFile(path: string, read: ReadonlyMap<string, Buffer>): PageFile {
  const content = read.get(path)!;
  const [br, gzip] = [read.get(`${path}.br`), read.get(`${path}.gz`)];
  return {
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    etag: `W/"${createHash('sha1').update(content).digest('base64url')}"`,
    content,
    compressed: { ...(br ? { br } : {}), ...(gzip ? { gzip } : {}) },
  };
}
