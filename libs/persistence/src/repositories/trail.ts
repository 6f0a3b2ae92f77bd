import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { dayInShanghai } from '@dabiao/kernel';
import { ChainHeadEntity, HistoryEntity } from '../entities/history';
import { UnitOfWork } from '../unit-of-work';

/** Who did it, when, and in which request. */
export interface Stamp {
  /** Id of a person, or `system`. */
  readonly by: string;
  readonly requestId: string;
  /** UTC instant, ISO 8601. */
  readonly at: string;
}

/** Everything the trail keeps. A new kind is added here, and where rows of a table stand for it, to ROW_KINDS. */
export const CHANGE_KINDS = [
  'clause',
  'assessment',
  'evidence',
  'link',
  'person',
  'session',
  'hospital',
  'department',
  'region',
  'edition',
  'review',
  'appeal',
  'finding',
  'proofRequest',
  'visit',
  'indicatorSet',
  'indicator',
  'reading',
  'goal',
  'month',
  'monthRevision',
  'monthDocument',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One change. `before` is null for what is new, `after` for what is gone. */
export interface Change {
  readonly kind: ChangeKind;
  /** Id of what changed. */
  readonly subject: string;
  readonly assessmentId?: string;
  readonly code?: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What one request changed. */
export interface Act {
  readonly stamp: Stamp;
  readonly changes: readonly Change[];
}

export interface HistoryEntry extends Stamp {
  readonly chain: string;
  readonly n: number;
  readonly day: string;
  readonly kind: ChangeKind;
  readonly subject: string;
  readonly assessmentId: string | null;
  readonly code: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly hash: string;
}

/** The chain for matters of no hospital: people, standards. */
export const SYSTEM_CHAIN = 'system';

/** What stands for the hash before the first entry of a chain. */
export const GENESIS = '0'.repeat(64);
/** An entry has 14 columns: 7,000 parameters, where SQLite takes 32,766 a statement. */
const ROWS_PER_INSERT = 500;

/** The append-only record of every change, one hash chain per hospital. */
@Injectable()
export class TrailRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /**
   * Begins writing to a hospital: until this unit of work ends nobody else writes there. Call it first, so that
   * what is read afterwards is still true when the change is saved.
   */
  async lock(chain: string): Promise<void> {
    await this.locked(chain);
  }

  /** The same for several hospitals, always in the same order, so that two requests never wait for one another. */
  async lockAll(chains: readonly string[]): Promise<void> {
    for (const chain of [...new Set(chains)].sort()) await this.locked(chain);
  }

  /** Adds entries to the end of a chain, in the transaction of the change they record. */
  append(chain: string, stamp: Stamp, changes: readonly Change[]): Promise<void> {
    return this.appendAll(chain, [{ stamp, changes }]);
  }

  /** The same for many requests at once, oldest first. */
  async appendAll(chain: string, acts: readonly Act[]): Promise<void> {
    const entries = acts.flatMap(({ stamp, changes }) => changes.map((change) => ({ stamp, change })));
    if (entries.length === 0) return;
    let { n, hash } = await this.locked(chain);
    const rows = entries.map(({ stamp, change }) => {
      n += 1;
      const row = {
        chain,
        n,
        ...stamp,
        day: dayInShanghai(new Date(stamp.at)),
        kind: change.kind,
        subject: change.subject,
        assessmentId: change.assessmentId ?? null,
        code: change.code ?? null,
        before: json(change.before),
        after: json(change.after),
        previousHash: hash,
      };
      hash = entryHash(row);
      return { ...row, hash };
    });
    for (let i = 0; i < rows.length; i += ROWS_PER_INSERT)
      await this.uow.writer.insert(HistoryEntity, rows.slice(i, i + ROWS_PER_INSERT));
    await this.uow.writer.update(ChainHeadEntity, { chain }, { n, hash });
  }

  private async locked(chain: string): Promise<ChainHeadEntity> {
    await this.uow.writer
      .createQueryBuilder()
      .insert()
      .into(ChainHeadEntity)
      .values({ chain, n: 0, hash: GENESIS })
      .orIgnore()
      .execute();
    return this.uow.writer.findOneOrFail(ChainHeadEntity, {
      where: { chain },
      ...(this.uow.isPostgres ? { lock: { mode: 'pessimistic_write' as const } } : {}),
    });
  }
}

/** The hash that chains an entry to the one before it: SHA-256 over all of its content. */
export function entryHash(row: Omit<HistoryEntity, 'hash'>): string {
  const content = [row.previousHash, row.chain, row.n, row.at, row.day, row.by, row.requestId].concat([
    row.kind,
    row.subject,
    row.assessmentId ?? '',
    row.code ?? '',
    row.before ?? '',
    row.after ?? '',
  ]);
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** The beginning of a hash, in groups, for people to compare on paper: 80 bits. */
export const fingerprint = (hash: string): string => hash.slice(0, 20).replace(/(.{4})(?=.)/g, '$1-');

export function toHistoryEntry(row: HistoryEntity): HistoryEntry {
  const { chain, n, at, day, by, requestId, kind, subject, assessmentId, code, hash } = row;
  return {
    ...{ chain, n, at, day, by, requestId, subject, assessmentId, code, hash },
    kind: kind as ChangeKind,
    before: row.before === null ? null : (JSON.parse(row.before) as unknown),
    after: row.after === null ? null : (JSON.parse(row.after) as unknown),
  };
}

const json = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);
