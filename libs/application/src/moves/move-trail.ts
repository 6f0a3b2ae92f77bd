import { Injectable } from '@nestjs/common';
import {
  EvidenceRepository,
  HistoryRepository,
  PeopleRepository,
  type HistoryEntry,
} from '@dabiao/persistence';
import type { Assessment } from '../assessments/assessments.service';

/** Something that somebody did to the new assessment since the move. */
export interface WorkSince {
  readonly kind: string;
  readonly code: string | null;
  readonly at: string;
  readonly by: string;
  readonly name: string | null;
}

/** What the trail says of a move: the entries of it, from the new assessment's first to the old one's last, and when. */
export interface MoveSpan {
  readonly entries: readonly HistoryEntry[];
  readonly day: string;
  readonly end: number;
}

/** The first so many are named. */
const NAMED = 20;

/** Reads in a hospital's trail what a move did, and what was done since. */
@Injectable()
export class MoveTrail {
  constructor(
    private readonly history: HistoryRepository,
    private readonly evidence: EvidenceRepository,
    private readonly people: PeopleRepository,
  ) {}

  /** The move of an assessment to the one it goes on in. Three queries. */
  async span({ id, hospitalId: chain, movedTo }: Assessment): Promise<MoveSpan> {
    const [first] = await this.history.all({ chain, kind: 'assessment', subject: movedTo! });
    // Nobody writes to it after it has moved: its last entry is that of the move.
    const last = (await this.history.all({ chain, kind: 'assessment', subject: id })).at(-1);
    if (!first || !last) throw new Error(`The trail does not tell of the move of assessment ${id}.`);
    const entries = await this.history.all({ chain, after: first.n - 1, upTo: last.n });
    return { entries, day: last.day, end: last.n };
  }

  /**
   * What was done since to the new assessment or to proofs of it, however little: each of it might rest on the new text,
   * and would be lost or would count where nobody has looked. Three queries.
   */
  async since(
    { hospitalId: chain, movedTo }: Assessment,
    { end }: MoveSpan,
  ): Promise<{ count: number; changes: WorkSince[] }> {
    const links = await this.evidence.linksOfAssessment(movedTo!);
    const proofs = new Set(links.map(({ evidenceId }) => evidenceId));
    const later = await this.history.all({ chain, after: end });
    const work = later.filter(
      ({ kind, subject, assessmentId, before }) =>
        assessmentId === movedTo || (kind === 'evidence' && before !== null && proofs.has(subject)),
    );
    const named = work.slice(0, NAMED);
    const names = await this.people.namesOf(named.map(({ by }) => by));
    const changes = named.map(({ kind, code, at, by }) => ({ kind, code, at, by, name: names[by] ?? null }));
    return { count: work.length, changes };
  }
}
