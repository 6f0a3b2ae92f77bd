import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { DomainError } from '@dabiao/kernel';

/** What is kept of a file's beginning, so that its type can be told from its content. */
export const HEAD_BYTES = 4_100;

/** Bytes in the store. Their hash is their only name. */
export interface Stored {
  readonly sha256: string;
  readonly bytes: number;
  /** The first bytes, at most HEAD_BYTES. */
  readonly head: Buffer;
}

/** Bytes that arrived whole and are on disk, but not in the store yet. Keep it or discard it. */
export interface Draft extends Stored {
  readonly id: string;
}

/**
 * Files under the SHA-256 of their content: `<2 hex>/<64 hex>` in one folder, each content once. What is in the
 * store is never overwritten and never deleted. No name from outside ever becomes part of a path.
 */
export class EvidenceStore {
  constructor(private readonly folder: string) {}

  /** Stores a stream. Throws evidence.tooLarge; then, or when the stream fails, nothing stays behind. */
  async put(source: Readable, limits: { readonly limitBytes: number }): Promise<Stored> {
    const draft = await this.receive(source, limits);
    try {
      await this.keep(draft);
    } finally {
      await this.discard(draft);
    }
    return { sha256: draft.sha256, bytes: draft.bytes, head: draft.head };
  }

  /** Writes a stream to disk while hashing and counting it; memory holds one chunk. Throws evidence.tooLarge. */
  async receive(source: Readable, { limitBytes }: { readonly limitBytes: number }): Promise<Draft> {
    const id = randomUUID();
    try {
      await mkdir(this.incoming, { recursive: true });
      const file = await open(this.draftPath(id), 'wx');
      try {
        return { id, ...(await copy(source, file, limitBytes)) };
      } finally {
        await file.close();
      }
    } catch (error) {
      source.destroy();
      await this.discard({ id });
      throw error;
    }
  }

  /** Puts a draft into the store under its hash. When this returns, a loss of power does not lose it. */
  async keep({ id, sha256 }: Draft): Promise<void> {
    const shelf = join(this.folder, sha256.slice(0, 2));
    await mkdir(shelf, { recursive: true });
    // Two at once with the same content both rename: the same bytes replace themselves.
    if (!(await this.has(sha256))) await rename(this.draftPath(id), this.path(sha256));
    await syncFolder(shelf);
    await syncFolder(this.folder);
  }

  /** Removes a draft. One that was kept or is gone already is no error. */
  async discard({ id }: Pick<Draft, 'id'>): Promise<void> {
    await rm(this.draftPath(id), { force: true });
  }

  /** The bytes. Throws for anything but 64 hex characters, and where there are no such bytes. */
  async open(sha256: string): Promise<Readable> {
    return (await open(this.path(sha256), 'r')).createReadStream();
  }

  async has(sha256: string): Promise<boolean> {
    try {
      return (await stat(this.path(sha256))).isFile();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }

  /** Removes drafts a killed process left, if nothing was written to them for a while. Returns how many. */
  async sweepIncoming(idleMs = 0): Promise<number> {
    await mkdir(this.incoming, { recursive: true });
    let swept = 0;
    for (const id of await readdir(this.incoming)) {
      const draft = join(this.incoming, id);
      const idle = await stat(draft).then(
        ({ mtimeMs }) => Date.now() - mtimeMs >= idleMs,
        () => false,
      );
      if (!idle) continue;
      await rm(draft, { force: true });
      swept += 1;
    }
    return swept;
  }

  private get incoming(): string {
    return join(this.folder, 'incoming');
  }

  private draftPath(id: string): string {
    return join(this.incoming, id);
  }

  protected path(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not a SHA-256.');
    return join(this.folder, sha256.slice(0, 2), sha256);
  }
}

async function copy(source: Readable, file: FileHandle, limitBytes: number): Promise<Stored> {
  const hash = createHash('sha256');
  const head: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    if (bytes < HEAD_BYTES) head.push(Buffer.from(chunk.subarray(0, HEAD_BYTES - bytes)));
    bytes += chunk.length;
    if (bytes > limitBytes)
      throw new DomainError('tooLarge', 'evidence.tooLarge', { limit: megabytes(limitBytes) });
    hash.update(chunk);
    await file.writeFile(chunk);
  }
  await file.sync();
  return { sha256: hash.digest('hex'), bytes, head: Buffer.concat(head) };
}

const megabytes = (bytes: number): number => Math.round((bytes / 2 ** 20) * 100) / 100;

/** Makes a new name in a folder durable. */
async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder; there the name is durable with the file.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
