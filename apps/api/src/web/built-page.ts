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

/** The files of a built page by their paths, each read when it is first asked for and kept: they are few. */
export class BuiltPage {
  private readonly paths: ReadonlySet<string>;
  private readonly read = new Map<string, PageFile>();

  constructor(private readonly folder: string) {
    const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    this.paths = new Set(
      all.map((one) => relative(folder, join(one.parentPath, one.name)).split(sep).join('/')),
    );
  }

  /** Undefined for what is no file of the page, wherever else it may lie. */
  file(path: string): PageFile | undefined {
    if (!this.paths.has(path) || /\.(br|gz)$/.test(path)) return undefined;
    const known = this.read.get(path) ?? this.load(path);
    this.read.set(path, known);
    return known;
  }

  private load(path: string): PageFile {
    const content = readFileSync(join(this.folder, path));
    const twin = (ending: string): Buffer | undefined =>
      this.paths.has(`${path}.${ending}`) ? readFileSync(join(this.folder, `${path}.${ending}`)) : undefined;
    const [br, gzip] = [twin('br'), twin('gz')];
    return {
      type: TYPES[extname(path)] ?? 'application/octet-stream',
      etag: `W/"${createHash('sha1').update(content).digest('base64url')}"`,
      content,
      compressed: { ...(br ? { br } : {}), ...(gzip ? { gzip } : {}) },
    };
  }
}
