import { dayInShanghai } from '@dabiao/kernel';
import type { HistoryEntity } from '../entities/history';
import { entryHash, GENESIS } from '../repositories/trail';
import type { TrailProblem } from './findings';

type Entry = Readonly<HistoryEntity>;
type Fault = Omit<TrailProblem, 'chain'>;

/** Follows one chain entry by entry, until the first that is not as it should be. */
export class ChainCheck {
  private n = 0;
  private hash = GENESIS;
  private fault: Fault | undefined;

  constructor(readonly chain: string) {}

  take(entry: Entry): void {
    if (this.fault) return;
    this.fault = faultOf(entry, this.n, this.hash);
    this.n = entry.n;
    this.hash = entry.hash;
  }

  /** The first fault of the chain, its head included. */
  end(head: { readonly n: number; readonly hash: string } | null): Fault | undefined {
    if (this.fault) return this.fault;
    if (!head) return { why: 'head.none', n: this.n };
    if (head.n === this.n && head.hash === this.hash) return undefined;
    const name = (n: number, hash: string): string => `${n} ${hash}`;
    return {
      ...{ why: 'head.differs', n: this.n },
      ...{ found: name(head.n, head.hash), expected: name(this.n, this.hash) },
    };
  }
}

/** What is wrong with an entry that follows the one with this number and hash. */
function faultOf(entry: Entry, previous: number, previousHash: string): Fault | undefined {
  const { n, at, day } = entry;
  if (n > previous + 1) return { why: 'entry.missing', n: previous + 1, found: String(n) };
  if (n !== previous + 1) return { why: 'entry.number', n };
  const hash = entryHash(entry);
  if (hash !== entry.hash) return { why: 'entry.content', n, found: entry.hash, expected: hash };
  if (entry.previousHash !== previousHash)
    return { why: 'entry.link', n, found: entry.previousHash, expected: previousHash };
  // Nothing and an empty text have the same hash; the trail never writes an empty text.
  const empty = NULLABLE.find((field) => entry[field] === '');
  if (empty !== undefined) return { why: 'entry.empty', n, field: empty };
  const expected = Number.isNaN(Date.parse(at)) ? at : dayInShanghai(new Date(at));
  return day === expected ? undefined : { why: 'entry.day', n, found: day, expected };
}

const NULLABLE = ['assessmentId', 'code', 'before', 'after'] as const;
