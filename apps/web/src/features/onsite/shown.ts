import type { FieldDecision, FieldItem, FieldQueue } from '../../shared/outbox/field-queue';
import { sectionsWithin } from '../checklist/sections';
import type { OnsiteLine, Pack } from './pack';

export const SHOWS = ['todo', 'claimed', 'confirmed', 'rejected', 'all'] as const;
export type Show = (typeof SHOWS)[number];

/** What is said of a clause on this visit: by what waits here, else by what the server has. */
export type Said = 'confirmed' | 'rejected' | undefined;

/** How a clause is looked for. */
export interface Wanted {
  readonly show: Show;
  readonly search: string;
  readonly editionId: string | undefined;
  readonly section: string | undefined;
  readonly departmentId: string | undefined;
}

export const lineKey = ({ assessmentId, code }: Pick<FieldItem, 'assessmentId' | 'code'>): string =>
  `${assessmentId} ${code}`;
export const keyOf = ({ assessmentId, clause }: OnsiteLine): string =>
  lineKey({ assessmentId, code: clause.code });

/** The newest decision on each clause that the server does not have yet. */
export function pendingOf(queue: FieldQueue, visitId: string): ReadonlyMap<string, FieldDecision> {
  const pending = new Map<string, FieldDecision>();
  for (const item of queue)
    if (item.kind === 'decision' && item.visitId === visitId && item.state !== 'saved')
      pending.set(lineKey(item), item);
  return pending;
}

export function saidOf(line: OnsiteLine, pending: ReadonlyMap<string, FieldDecision>, visitId: string): Said {
  const waiting = pending.get(keyOf(line));
  if (waiting) return waiting.verdict;
  const { review } = line;
  return review?.visitId === visitId ? (review.last ?? undefined) : undefined;
}

const FITS: Readonly<Record<Show, (said: Said, line: OnsiteLine) => boolean>> = {
  todo: (said) => said === undefined,
  claimed: (said, { record }) => said === undefined && record.verdict === 'met',
  confirmed: (said) => said === 'confirmed',
  rejected: (said) => said === 'rejected',
  all: () => true,
};

/** The clauses that are looked for, in the order of their editions. */
export function shownLines(
  { lines, editions }: Pack,
  { show, search, editionId, section, departmentId }: Wanted,
  saidOfLine: (line: OnsiteLine) => Said,
): OnsiteLine[] {
  const text = search.trim().toLowerCase();
  const own = editions.find((one) => one.editionId === editionId)?.sections ?? [];
  const sections = section === undefined ? undefined : sectionsWithin(own, section);
  return lines.filter((line) => {
    const { clause, record } = line;
    const named = [clause.code, clause.title.zh, clause.title.en ?? ''];
    return (
      (editionId === undefined || line.editionId === editionId) &&
      (!sections || ('section' in clause && sections.has(clause.section ?? ''))) &&
      (departmentId === undefined || record.departmentId === departmentId) &&
      (text === '' || named.some((one) => one.toLowerCase().includes(text))) &&
      FITS[show](saidOfLine(line), line)
    );
  });
}
