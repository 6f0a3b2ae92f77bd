import { readFile } from 'node:fs/promises';
import { listFingerprint } from '@dabiao/application';
import { readTable } from '@dabiao/documents';
import type { MessageKey, Params } from '@dabiao/messages';
import type { KeptHead } from '@dabiao/persistence';
import { callersPath, type Context, type Refusal } from '../context';

/** Heads as `trail heads` wrote them, as JSON, or as a table that may have gone through a spreadsheet program. */
export async function readHeads(context: Context, file: string): Promise<KeptHead[]> {
  const refuse = (key: MessageKey, params: Params = {}): Refusal =>
    context.refuse('trail.file', { file, detail: context.say(key, params) });
  const path = callersPath(file);
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) throw refuse('trail.file.none');
  const json = parsedJson(bytes.toString('utf8'));
  const written = json ? json.heads : await rowsOf(path);
  if (!Array.isArray(written)) throw refuse('trail.file.columns');
  if (written.length === 0) throw refuse('trail.file.empty');
  const heads = written.map((head: unknown, i) => {
    const read = headOf(head);
    if (!read) throw refuse('trail.file.head', { row: i + 1 });
    return read;
  });
  const said = json?.fingerprint;
  if (typeof said === 'string' && said !== listFingerprint(heads))
    throw refuse('trail.file.changed', { fingerprint: said });
  return heads;
}

interface HeadsJson {
  readonly heads?: unknown;
  readonly fingerprint?: unknown;
}

/** Undefined for what is no JSON object at all. */
function parsedJson(text: string): HeadsJson | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The rows under a header that names the columns. */
async function rowsOf(path: string): Promise<Record<string, unknown>[] | undefined> {
  const read = await readTable(path);
  const [header, ...rows] = read.ok ? read.table.rows : [];
  const names = header?.cells.map(({ text }) => text.trim().toLowerCase()) ?? [];
  const [chain, n, hash] = ['chain', 'n', 'hash'].map((name) => names.indexOf(name));
  if (chain === undefined || n === undefined || hash === undefined || Math.min(chain, n, hash) < 0)
    return undefined;
  return rows
    .map(({ cells }) => ({ chain: cells[chain]?.text, n: cells[n]?.text, hash: cells[hash]?.text }))
    .filter((row) => Object.values(row).some((text) => text !== undefined && text.trim() !== ''));
}

function headOf(written: unknown): KeptHead | undefined {
  const { chain, n, hash } = (written ?? {}) as Record<string, unknown>;
  if (typeof chain !== 'string' || typeof hash !== 'string') return undefined;
  const [number, name, value] = [Number(n), chain.trim(), hash.trim().toLowerCase()];
  const right = /^[0-9a-f]{64}$/.test(value) && name !== '' && Number.isSafeInteger(number) && number >= 1;
  return right ? { chain: name, n: number, hash: value } : undefined;
}
