import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { EvidenceStore, HEAD_BYTES } from './evidence-store';

const LIMIT = { limitBytes: 1_000_000 };
const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
const streamOf = (...chunks: (string | Buffer)[]): Readable =>
  Readable.from(chunks.map((chunk) => Buffer.from(chunk)));

let folder: string;
let store: EvidenceStore;
const files = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
const text = async (hash: string): Promise<string> =>
  Buffer.concat(await (await store.open(hash)).toArray()).toString();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dabiao-store-'));
  store = new EvidenceStore(folder);
});
afterEach(() => rm(folder, { recursive: true }));

it('stores content under its hash and gives it back', async () => {
  const stored = await store.put(streamOf('达标', '佐证'), LIMIT);
  expect(stored).toEqual({ sha256: sha256('达标佐证'), bytes: 12, head: Buffer.from('达标佐证') });
  expect(await files()).toEqual([join(stored.sha256.slice(0, 2), stored.sha256)]);
  expect(await text(stored.sha256)).toBe('达标佐证');
  expect(await store.has(stored.sha256)).toBe(true);
  expect(await store.has(sha256('other'))).toBe(false);
});

it('keeps only the beginning for telling the type', async () => {
  const content = Buffer.alloc(10_000, 'abc');
  const { head } = await store.put(streamOf(content.subarray(0, 3000), content.subarray(3000)), LIMIT);
  expect(head).toEqual(content.subarray(0, HEAD_BYTES));
});

it('stores the same content once, even when it arrives many times at once', async () => {
  const all = await Promise.all(
    Array.from({ length: 20 }, () => store.put(streamOf('same', ' bytes'), LIMIT)),
  );
  expect(new Set(all.map((stored) => stored.sha256)).size).toBe(1);
  expect(await files()).toHaveLength(1);
  const path = join(folder, (await files())[0]!);
  const before = await stat(path);
  await store.put(streamOf('same bytes'), LIMIT);
  expect((await stat(path)).ino).toBe(before.ino);
  expect(await readFile(path, 'utf8')).toBe('same bytes');
});

it.each([
  [10, true],
  [11, false],
])('%i bytes at a limit of 10: stored is %s', async (length, fits) => {
  const put = store.put(streamOf(Buffer.alloc(length - 4), Buffer.alloc(4)), { limitBytes: 10 });
  if (fits) await expect(put).resolves.toMatchObject({ bytes: length });
  else await expect(put).rejects.toMatchObject({ kind: 'tooLarge', code: 'evidence.tooLarge' });
  expect(await files()).toHaveLength(fits ? 1 : 0);
});

it('stops reading at the limit', async () => {
  let sent = 0;
  const endless = Readable.from(
    (function* () {
      for (;;) {
        sent += 1;
        yield Buffer.alloc(1_000);
      }
    })(),
  );
  await expect(store.put(endless, { limitBytes: 10_000 })).rejects.toThrow('evidence.tooLarge');
  expect(endless.destroyed).toBe(true);
  expect(sent).toBeLessThan(100);
});

it('leaves nothing behind when the stream breaks', async () => {
  const broken = Readable.from(
    (function* () {
      yield Buffer.from('half');
      throw new Error('connection lost');
    })(),
  );
  await expect(store.put(broken, LIMIT)).rejects.toThrow('connection lost');
  const destroyed = new Readable({ read: () => undefined });
  destroyed.push('half');
  const put = store.put(destroyed, LIMIT);
  setTimeout(() => destroyed.destroy(), 20);
  await expect(put).rejects.toThrow();
  expect(await files()).toEqual([]);
});

it('a draft is in the store only once it is kept', async () => {
  const draft = await store.receive(streamOf('draft'), LIMIT);
  expect(await store.has(draft.sha256)).toBe(false);
  await store.keep(draft);
  await store.discard(draft);
  expect(await text(draft.sha256)).toBe('draft');

  const dropped = await store.receive(streamOf('dropped'), LIMIT);
  await store.discard(dropped);
  expect(await store.has(dropped.sha256)).toBe(false);
});

it.each([
  '../../etc/passwd',
  '',
  'incoming',
  `../${'a'.repeat(61)}`,
  `${'a'.repeat(63)}/`,
  'A'.repeat(64),
  `${'a'.repeat(64)}\n`,
])('opens nothing but a hash: %j', async (name) => {
  await expect(store.open(name)).rejects.toThrow('Not a SHA-256.');
  await expect(store.has(name)).rejects.toThrow('Not a SHA-256.');
});

it('sweeps the drafts of a killed process and touches nothing else', async () => {
  const { sha256: kept } = await store.put(streamOf('kept'), LIMIT);
  await writeFile(join(folder, 'incoming', 'old'), 'x');
  await utimes(join(folder, 'incoming', 'old'), 1, 1);
  await writeFile(join(folder, 'incoming', 'fresh'), 'x');
  expect(await store.sweepIncoming(60_000)).toBe(1);
  expect(await files()).toContain(join('incoming', 'fresh'));
  expect(await store.sweepIncoming()).toBe(1);
  expect(await files()).toEqual([join(kept.slice(0, 2), kept)]);
});
