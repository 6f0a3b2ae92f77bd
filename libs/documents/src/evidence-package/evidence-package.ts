import { PassThrough, type Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { EmptySheetColumn } from '@dabiao/assessment';
import { sheetBytes, type SheetFormat } from '../write-sheet';
import { NamesOnce, safeName } from './file-names';

/** One clause with the files of its proofs, opened one after the other when their turn comes. */
export interface PackedClause {
  readonly clause: string;
  readonly title: string;
  readonly files: Iterable<PackedFile> | AsyncIterable<PackedFile>;
  /** Rows of the index, without folder and file, for what belongs to the clause and is not in the package. */
  readonly left?: readonly (readonly string[])[];
}

export interface PackedFile {
  readonly name: string;
  /** What the index says of it, after clause, title, folder and file. */
  readonly about?: readonly string[];
  open(): Readable | Promise<Readable>;
}

export interface PackageOptions {
  /** The day on every entry, so that the same proofs make the same package. */
  readonly day: string;
  /** The index, in the language of the package: columns for clause, title, folder and file, then for what files say. */
  readonly index: {
    readonly name: string;
    readonly format: SheetFormat;
    readonly columns: readonly EmptySheetColumn[];
    readonly notes: readonly string[];
  };
  readonly signal?: AbortSignal;
  /** Called after every file. */
  readonly onProgress?: (clauses: number, files: number) => void;
}

/**
 * Writes proofs as a ZIP: a folder for each clause, its files numbered in their order, and an index at the end. One file
 * is open at a time and nothing is held but the names, whatever the size: whoever reads the stream sets the pace.
 * Names are UTF-8 and say so; none of them leads out of its folder.
 */
export function evidencePackage(
  clauses: Iterable<PackedClause> | AsyncIterable<PackedClause>,
  options: PackageOptions,
): Readable {
  const zip = new ZipFile();
  const out = new PassThrough();
  // Nobody reads any more: the file that is open is closed, and no other one is opened.
  const gone = new AbortController();
  out.once('close', () => gone.abort());
  const signal = AbortSignal.any([gone.signal, ...(options.signal ? [options.signal] : [])]);
  const fail = (error: unknown): void => {
    out.destroy(error instanceof Error ? error : new Error(String(error)));
  };
  zip.on('error', fail);
  // Where reading or packing fails the stream ends with the error, so that half a package never looks whole.
  pipeline(zip.outputStream, out, { signal: options.signal }).catch(fail);
  addClauses(zip, clauses, { ...options, signal })
    .then(() => zip.end())
    .catch(fail);
  return out;
}

async function addClauses(
  zip: ZipFile,
  clauses: Iterable<PackedClause> | AsyncIterable<PackedClause>,
  { day, index, signal, onProgress }: PackageOptions & { readonly signal: AbortSignal },
): Promise<void> {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  // Local parts: the entry says the same day in every time zone.
  const mtime = new Date(year, month - 1, date);
  const folders = new NamesOnce();
  const rows: string[][] = [];
  let count = 0;
  let total = 0;
  for await (const { clause, title, files, left = [] } of clauses) {
    const folder = folders.take(safeName(`${clause} ${title}`));
    const names = new NamesOnce();
    let number = 0;
    for await (const file of files) {
      signal.throwIfAborted();
      number += 1;
      const name = names.take(`${String(number).padStart(2, '0')}-${safeName(file.name)}`);
      await addFile(zip, `${folder}/${name}`, await file.open(), { mtime, signal });
      rows.push([clause, title, folder, name, ...(file.about ?? [])]);
      total += 1;
      onProgress?.(count, total);
    }
    rows.push(...left.map((about) => [clause, title, '', '', ...about]));
    if (number + left.length === 0) rows.push([clause, title, '', '']);
    count += 1;
  }
  const sheet = await sheetBytes(
    { ...index, rows: rows.map((row) => filled(row, index.columns.length)) },
    index.format,
  );
  zip.addBuffer(Buffer.from(sheet), `${safeName(index.name)}.${index.format}`, { mtime });
}

/** As long as the header: a file of which nothing is said has empty cells. */
function filled(row: readonly string[], columns: number): string[] {
  return Array.from({ length: columns }, (_, i) => row[i] ?? '');
}

/** Waits until the file has been read to its end: only then is the next one opened. A file that breaks off is an error. */
async function addFile(
  zip: ZipFile,
  path: string,
  source: Readable,
  { mtime, signal }: { mtime: Date; signal: AbortSignal },
): Promise<void> {
  const stop = (): unknown => source.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    zip.addReadStream(source, path, { mtime, compress: isWorthPacking(path) });
    await finished(source, { writable: false });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Pictures, office files, PDFs and archives are packed already. */
function isWorthPacking(path: string): boolean {
  return !/\.(pdf|jpe?g|png|heic|webp|docx|xlsx|pptx|ofd|zip|rar|7z|mp4|mov|mp3)$/i.test(path);
}
