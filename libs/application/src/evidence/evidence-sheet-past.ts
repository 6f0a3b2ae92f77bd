import { proofFields, type Fields } from '@dabiao/assessment';
import { clauseKey, type Evidence, type EvidenceLink, type HistoryEntry } from '@dabiao/persistence';
import { clausesOf } from './evidence-sheet-basis.service';

/** A proof as it was at a place in the trail. */
export interface PastProof {
  readonly version: number;
  readonly fields: Fields;
}

/** The fields of a proof; of its clauses only those of assessments that are given. */
export function fieldsOf(
  evidence: Evidence,
  links: readonly Pick<EvidenceLink, 'assessmentId' | 'code'>[],
  assessments: ReadonlyMap<string, string>,
): Fields {
  return proofFields(evidence, clausesOf(links, assessments));
}

/**
 * A proof before these entries, oldest first, were written: the first entry for the proof and for each of its links
 * says what was there before. Undefined where there was no such proof yet.
 */
export function proofBefore(
  evidence: Evidence,
  links: readonly EvidenceLink[],
  later: readonly HistoryEntry[],
  assessments: ReadonlyMap<string, string>,
): PastProof | undefined {
  const first = later.find(({ kind }) => kind === 'evidence');
  const before = first ? (first.before as Evidence | null) : evidence;
  if (before === null) return undefined;
  const past = new Map<string, Pick<EvidenceLink, 'assessmentId' | 'code'>>(
    links.map((link) => [clauseKey(link), link]),
  );
  // From the newest to the oldest, so that the oldest has the last word.
  for (const { kind, assessmentId, code, before: was } of later.toReversed()) {
    if (kind !== 'link' || assessmentId === null || code === null) continue;
    const link = { assessmentId, code };
    if (was === null) past.delete(clauseKey(link));
    else past.set(clauseKey(link), link);
  }
  return { version: before.version, fields: fieldsOf(before, [...past.values()], assessments) };
}
