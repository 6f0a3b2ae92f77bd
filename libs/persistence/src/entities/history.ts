import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { day, hash, id, instant, int, long, orNull, word } from '../columns';

/**
 * One change, for ever. Entries are chained per hospital, and one chain is for system matters: each carries the hash
 * of the one before it, so that altering any of them is found.
 */
@Entity('history')
@Index(['subject', 'code', 'n'])
@Index(['assessmentId', 'day'])
@Index(['chain', 'day'])
export class HistoryEntity {
  /** Id of the hospital, or `system`. */
  @PrimaryColumn(id)
  chain: string;

  /** Position in the chain, from 1. */
  @PrimaryColumn(int)
  n: number;

  @Column(instant)
  at: string;

  /** The same moment as a day in Shanghai. */
  @Column(day)
  day: string;

  @Column(id)
  by: string;

  @Column(id)
  requestId: string;

  @Column(word)
  kind: string;

  /** Id of what changed: an assessment, a proof, a person … */
  @Column({ type: 'varchar', length: 120 })
  subject: string;

  @Column({ ...id, ...orNull })
  assessmentId: string | null;

  @Column({ ...word, ...orNull })
  code: string | null;

  @Column({ ...long, ...orNull })
  before: string | null;

  @Column({ ...long, ...orNull })
  after: string | null;

  @Column(hash)
  previousHash: string;

  @Column(hash)
  hash: string;
}

/** The end of each chain. Locking its row orders all writes of one hospital. */
@Entity('chain_head')
export class ChainHeadEntity {
  @PrimaryColumn(id)
  chain: string;

  @Column(int)
  n: number;

  @Column(hash)
  hash: string;
}
