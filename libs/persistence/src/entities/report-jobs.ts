import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { hash, id, instant, int, long, month, name, orNull, word } from '../columns';
import { PersonEntity } from './people';
import { HospitalEntity } from './places';

/** An order for the files of a report, and how far it is. */
@Entity('report_job')
@Index(['personId', 'createdAt'])
@Index(['state', 'createdAt'])
@Index(['orderKey'], { unique: true })
export class ReportJobEntity {
  @PrimaryColumn(id)
  id: string;

  @ForeignKey(() => PersonEntity)
  @Column(id)
  personId: string;

  /** The hospital; null where it is the report of a region. */
  @ForeignKey(() => HospitalEntity)
  @Column({ ...id, ...orNull })
  hospitalId: string | null;

  @Column({ ...word, ...orNull })
  region: string | null;

  @Column(month)
  month: string;

  /** Of the hospital's month, as it was found when the report was ordered. */
  @Column({ ...int, ...orNull })
  revision: number | null;

  /** JSON. */
  @Column(long)
  formats: string;

  @Column(word)
  lang: string;

  /** waiting, running, done, failed or cancelled. */
  @Column(word)
  state: string;

  /** What is being done of it: reading or rendering. */
  @Column(word)
  phase: string;

  /** How much of `total` is done in this phase. */
  @Column(int)
  done: number;

  @Column(int)
  total: number;

  /** Of what was ordered by whom, until it is over: there is one such order at a time. */
  @Column({ ...hash, ...orNull })
  orderKey: string | null;

  /** The process that works at it, until its lease ends. */
  @Column({ ...id, ...orNull })
  holder: string | null;

  @Column({ ...instant, ...orNull })
  leaseUntil: string | null;

  /** How often a process began with it. */
  @Column(int)
  attempts: number;

  /** Why it failed, JSON. */
  @Column({ ...long, ...orNull })
  failure: string | null;

  @Column(instant)
  createdAt: string;

  @Column({ ...instant, ...orNull })
  startedAt: string | null;

  @Column({ ...instant, ...orNull })
  finishedAt: string | null;
}

/** A file that a job made. */
@Entity('report_file')
@Index(['sha256'])
export class ReportFileEntity {
  @ForeignKey(() => ReportJobEntity)
  @PrimaryColumn(id)
  jobId: string;

  @PrimaryColumn(word)
  format: string;

  @Column(name)
  name: string;

  @Column(hash)
  sha256: string;

  @Column(int)
  bytes: number;
}
