/** Everything that can be wrong with the trail, or with rows that it speaks of. */
export const TRAIL_FAULTS = [
  'entry.missing',
  'entry.number',
  'entry.content',
  'entry.link',
  'entry.empty',
  'entry.day',
  'chain.unknown',
  'head.none',
  'head.differs',
  'head.alone',
  'row.changed',
  'row.extra',
  'row.gone',
  'row.missing',
  'row.unreadable',
  'kept.missing',
  'kept.differs',
] as const;
export type TrailFault = (typeof TRAIL_FAULTS)[number];

export interface TrailProblem {
  readonly why: TrailFault;
  readonly chain: string;
  /** Number of the entry. */
  readonly n?: number;
  /** Where the problem is a row of a table: which one, by its primary key, and the field that differs. */
  readonly table?: string;
  readonly row?: string;
  readonly field?: string;
  readonly found?: string;
  readonly expected?: string;
}

/** Of each kind of fault so many are named, however many there are. */
const NAMED = 100;

/** What was found wrong. Takes no more memory for a million problems than for a hundred. */
export class Findings {
  readonly problems: TrailProblem[] = [];
  private readonly counts = new Map<TrailFault, number>();

  add(problem: TrailProblem): void {
    const count = (this.counts.get(problem.why) ?? 0) + 1;
    this.counts.set(problem.why, count);
    if (count <= NAMED) this.problems.push(problem);
  }

  /** How many there are in all, the ones that are not named too. */
  get count(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }
}
