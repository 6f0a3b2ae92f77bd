import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { day, hash, id, instant, int, long, month, orNull, word } from '../columns';
import { HospitalEntity } from './places';

/** A hospital's reporting month: where it is in its life cycle. */
@Entity('month_report')
@Index(['hospitalId', 'month'], { unique: true })
export class MonthReportEntity {
  @PrimaryColumn(id)
  id: string;

  @ForeignKey(() => HospitalEntity)
  @Column(id)
  hospitalId: string;

  @Column(month)
  month: string;

  @Column(word)
  state: string;

  /** Levels that have to accept it, JSON; as configured when it was submitted. */
  @Column(long)
  levels: string;

  /** The level whose turn it is. */
  @Column({ ...word, ...orNull })
  awaiting: string | null;

  /** The newest frozen revision; 0 where nothing was submitted. */
  @Column(int)
  revision: number;

  /** The revision that was last accepted by every level. */
  @Column({ ...int, ...orNull })
  acceptedRevision: number | null;

  @Column(instant)
  openedAt: string;

  @Column({ ...instant, ...orNull })
  submittedAt: string | null;

  @Column({ ...id, ...orNull })
  submittedBy: string | null;

  @Column(instant)
  updatedAt: string;

  @Column(int)
  version: number;
}

/** Figures as they were frozen. Only what was decided of them is ever added. */
@Entity('month_revision')
@Index(['monthId', 'revision'], { unique: true })
export class MonthRevisionEntity {
  @PrimaryColumn(id)
  id: string;

  @ForeignKey(() => MonthReportEntity)
  @Column(id)
  monthId: string;

  @ForeignKey(() => HospitalEntity)
  @Column(id)
  hospitalId: string;

  @Column(int)
  revision: number;

  /** submitted, returned or accepted. */
  @Column(word)
  outcome: string;

  /** Why the month was restated. */
  @Column({ ...long, ...orNull })
  reason: string | null;

  /** The day whose figures these are. */
  @Column(day)
  asOf: string;

  /** Entries of the trail up to the end of this day count. */
  @Column(day)
  knownOn: string;

  @Column(int)
  formula: number;

  /** End of the hospital's trail when it was frozen. */
  @Column(int)
  trailN: number;

  @Column(hash)
  trailHash: string;

  /** Revision of the month before that the report compares with. */
  @Column({ ...int, ...orNull })
  comparedRevision: number | null;

  /** The headlines, JSON, for lists and differences. */
  @Column(long)
  lines: string;

  /** What each level decided, JSON. */
  @Column(long)
  decisions: string;

  /** Canonical JSON. */
  @Column(long)
  figures: string;

  /** Of the figures. */
  @Column(hash)
  sha256: string;

  @Column(instant)
  submittedAt: string;

  @Column(id)
  submittedBy: string;

  @Column(int)
  version: number;
}
