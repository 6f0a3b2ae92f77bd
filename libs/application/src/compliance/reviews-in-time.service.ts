import { Injectable } from '@nestjs/common';
import { type Day, groupBy } from '@dabiao/kernel';
import {
  HistoryRepository,
  ReviewRepository,
  type DecidedCodes,
  type HistoryEntry,
  type Review,
} from '@dabiao/persistence';

type ByAssessment = ReadonlyMap<string, DecidedCodes>;

const NOTHING: DecidedCodes = { confirmed: new Set(), rejected: new Set() };

/** Which clauses inspectors have confirmed and rejected, today and on any past day. */
@Injectable()
export class ReviewsInTimeService {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly history: HistoryRepository,
  ) {}

  /** As things stand now. One query for any number of assessments. */
  now(assessmentIds: readonly string[]): Promise<ByAssessment> {
    return this.reviews.decided(assessmentIds);
  }

  /** As things stood at the end of a past day. One query for any number of hospitals. */
  async on(hospitalIds: readonly string[], day: Day, assessmentId?: string): Promise<ByAssessment> {
    const filter = { kind: 'review' as const, ...(assessmentId ? { assessmentId } : {}) };
    const entries = await this.history.lastOn(hospitalIds, filter, day);
    const own = groupBy(entries, ({ subject }) => subject);
    return new Map([...own].map(([id, some]) => [id, decidedCodes(some)]));
  }

  /** Everything that was ever decided of an assessment, oldest first. */
  past(hospitalId: string, assessmentId: string): Promise<HistoryEntry[]> {
    return this.history.all({ chain: hospitalId, kind: 'review', assessmentId });
  }
}

export const decidedOf = (all: ByAssessment, id: string): DecidedCodes => all.get(id) ?? NOTHING;

/** The decisions that stand after the last entry of each clause. */
export function decidedCodes(entries: Iterable<HistoryEntry>): DecidedCodes {
  const codes = { confirmed: new Set<string>(), rejected: new Set<string>() };
  for (const { code, after } of entries) {
    // Gone with an assessment whose move was taken back.
    const verdict = (after as Review | null)?.verdict ?? 'none';
    if (verdict !== 'none') codes[verdict].add(code!);
  }
  return codes;
}
