import {
  chainNames,
  compareHeads,
  compareRows,
  entriesAtMost,
  Findings,
  findMissingRows,
  ROW_KINDS,
  Snapshot,
  walkChains,
  type KeptHead,
  type TrailProblem,
} from '@dabiao/persistence';

/** What a verification found. */
export interface TrailReport {
  readonly chains: number;
  readonly entries: number;
  /** Rows of the tables the trail speaks of that were compared with it. */
  readonly rows: number;
  /** Heads that were kept elsewhere and compared. */
  readonly heads: number;
  /** All problems, though of many of one kind only the first are named. */
  readonly count: number;
  readonly problems: readonly (TrailProblem & { readonly hospital: { zh: string; en: string } | null })[];
}

/** How far a verification has come. */
export interface TrailProgress {
  readonly entries: number;
  readonly of: number;
  readonly rows: number;
}

export interface VerifyOptions {
  /** Heads that were exported before: the only thing that tells who rewrites a whole chain. */
  readonly heads?: readonly KeptHead[];
  readonly onProgress?: (progress: TrailProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Proves the trail of a database, or names what is wrong: every chain from its first entry to its head, then every
 * row the trail speaks of. Reads one moment of the database, a page at a time, and writes nothing. Throws where it
 * cannot look, and the reason of `signal` where it was stopped.
 */
export async function verifyTrail(snapshot: Snapshot, options: VerifyOptions = {}): Promise<TrailReport> {
  const { heads = [], signal } = options;
  const findings = new Findings();
  const of = await entriesAtMost(snapshot);
  let [entries, rows] = [0, 0];
  const step = (): void => {
    options.onProgress?.({ entries, of, rows });
    signal?.throwIfAborted();
  };
  const walked = await walkChains(snapshot, findings, async (page) => {
    for (const kind of ROW_KINDS) await findMissingRows(snapshot, kind, page, findings);
    entries += page.length;
    step();
  });
  await compareHeads(snapshot, heads, findings);
  for (const kind of ROW_KINDS)
    await compareRows(snapshot, kind, findings, (count) => {
      rows += count;
      step();
    });
  const { problems, count } = findings;
  const names = await chainNames(
    snapshot,
    problems.map(({ chain }) => chain),
  );
  const named = problems.map((problem) => ({ ...problem, hospital: names.get(problem.chain) ?? null }));
  return { ...walked, rows, heads: heads.length, count, problems: named };
}

/** The same for a database by its address. */
export async function verifyDatabase(url: string, options: VerifyOptions = {}): Promise<TrailReport> {
  const snapshot = await Snapshot.open(url);
  try {
    return await verifyTrail(snapshot, options);
  } finally {
    await snapshot.close();
  }
}
