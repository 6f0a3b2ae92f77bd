import type { RowReader } from '../columns';
import { clausesText } from './evidence-fields';

/** The editions at work in the hospital, each with the codes of its clauses. */
export type KnownEditions = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What a cell says of the clauses that a proof supports: a line for each edition, `edition: code, code`, in any
 * punctuation people type. Where there is one edition only, its codes alone will do. As `clausesText` writes it;
 * undefined where the reader has been told what is wrong.
 */
export function readClauses(reader: RowReader, editions: KnownEditions): string | undefined {
  const before = reader.problems.length;
  const found = new Map<string, string[]>();
  for (const line of reader
    .text('clauses')
    .normalize('NFKC')
    .split(/[\r\n]+/)) {
    if (line.trim() === '') continue;
    const [, written = '', codes = ''] = /^(?:([^:]*):)?(.*)$/.exec(line)!;
    const edition = editionOf(reader, written.trim(), editions);
    if (edition === undefined) continue;
    const known = editions.get(edition)!;
    const own = codes.split(/[\s,;、]+/).filter((code) => code !== '');
    const unknown = own.find((code) => !known.has(code));
    if (unknown !== undefined)
      reader.refuse('clauses', 'evidenceSheet.clause.unknown', { code: unknown, edition });
    found.set(edition, [...(found.get(edition) ?? []), ...own]);
  }
  return reader.problems.length === before ? clausesText(found) : undefined;
}

function editionOf(reader: RowReader, written: string, editions: KnownEditions): string | undefined {
  if (editions.has(written)) return written;
  const [only] = editions.keys();
  if (written === '' && editions.size === 1) return only;
  reader.refuse(
    'clauses',
    written === '' ? 'evidenceSheet.edition.missing' : 'evidenceSheet.edition.unknown',
    { found: written },
  );
  return undefined;
}
