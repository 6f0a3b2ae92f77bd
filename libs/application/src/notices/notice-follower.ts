import { Injectable } from '@nestjs/common';
import { dayInShanghai } from '@dabiao/kernel';
import { AssessmentRepository, clauseKey, type Change, type Stamp, type Visit } from '@dabiao/persistence';
import { NoticeBook, type NoticeTime } from './notice-book';
import { occasionsOf, type Occasion } from './occasions';
import { visitOccasions } from './visit-occasions';

/**
 * Tells people of what was written to a hospital's trail, in the same transaction: what is rolled back was never told.
 * The one place where notices of events come from.
 */
@Injectable()
export class NoticeFollower {
  constructor(
    private readonly book: NoticeBook,
    private readonly clauses: AssessmentRepository,
  ) {}

  /** A constant number of statements, and none where nobody is to be told of anything. */
  async follow(hospitalId: string, stamp: Stamp, changes: readonly Change[]): Promise<void> {
    const occasions = await this.withHands(occasionsOf(changes));
    const items = await this.book.items(hospitalId, occasions, stamp.by);
    await this.book.write(hospitalId, items, timeOf(stamp));
  }

  /** The same of the plan of a visit, at every hospital it is announced to. A constant number of statements. */
  async followVisit(stamp: Stamp, before: Visit | null, after: Visit): Promise<void> {
    const time = timeOf(stamp);
    await this.book.writeToOffices(visitOccasions(before, after, time.day), stamp.by, time);
  }

  /** Who has the clauses in hand, where the change does not say it. */
  private async withHands(occasions: readonly Occasion[]): Promise<readonly Occasion[]> {
    const open = occasions.filter(({ handsOfClause }) => handsOfClause);
    if (open.length === 0) return occasions;
    const keys = open.map(({ assessmentId, code }) => ({ assessmentId: assessmentId!, code: code! }));
    const rows = new Map((await this.clauses.clauseRowsAt(keys)).map((row) => [clauseKey(row), row]));
    return occasions.map((one) => {
      if (!one.handsOfClause) return one;
      const row = rows.get(clauseKey({ assessmentId: one.assessmentId!, code: one.code! }));
      return row ? { ...one, hands: [row] } : one;
    });
  }
}

const timeOf = ({ at }: Stamp): NoticeTime => ({ at, day: dayInShanghai(new Date(at)) });
