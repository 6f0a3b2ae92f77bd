import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { day, flag, hash, id, instant, int, long, month, name, orNull, word } from '../columns';
import { HospitalEntity } from './places';

/** A file of indicators, as it was loaded last. */
@Entity('indicator_set')
export class IndicatorSetEntity {
  @PrimaryColumn(word)
  id: string;

  /** The set as JSON, as its file had it. */
  @Column(long)
  source: string;

  /** SHA-256 of `source`. */
  @Column(hash)
  sha256: string;

  @Column(instant)
  loadedAt: string;
}

/** An indicator that a hospital has defined for its own goals. */
@Entity('own_indicator')
export class OwnIndicatorEntity {
  @ForeignKey(() => HospitalEntity)
  @PrimaryColumn(id)
  hospitalId: string;

  @PrimaryColumn(word)
  code: string;

  @Column(name)
  nameZh: string;

  @Column({ ...name, ...orNull })
  nameEn: string | null;

  @Column(word)
  unit: string;

  @Column(word)
  kind: string;

  @Column(word)
  combine: string;

  @Column({ ...long, ...orNull })
  note: string | null;

  /** What is counted above the line, and what below it. */
  @Column({ ...name, ...orNull })
  numeratorMeaning: string | null;

  @Column({ ...name, ...orNull })
  denominatorMeaning: string | null;

  /** higher or lower: what is wanted. */
  @Column({ ...word, ...orNull })
  direction: string | null;

  /** Places its figures are shown with. */
  @Column({ ...int, ...orNull })
  decimals: number | null;

  /** Day from which nothing new is measured of it. */
  @Column({ ...day, ...orNull })
  retiredOn: string | null;

  @Column(instant)
  updatedAt: string;

  @Column(id)
  updatedBy: string;

  @Column(int)
  version: number;
}

/** What a hospital measured of an indicator in a month. One that was emptied again stays, without figures. */
@Entity('reading')
@Index(['hospitalId', 'indicator', 'month'], { unique: true })
@Index(['hospitalId', 'month'])
export class ReadingEntity {
  @PrimaryColumn(id)
  id: string;

  @ForeignKey(() => HospitalEntity)
  @Column(id)
  hospitalId: string;

  @Column(word)
  indicator: string;

  @Column(month)
  month: string;

  /** As written. */
  @Column({ type: 'varchar', length: 60, ...orNull })
  value: string | null;

  @Column({ type: 'varchar', length: 60, ...orNull })
  numerator: string | null;

  @Column({ type: 'varchar', length: 60, ...orNull })
  denominator: string | null;

  @Column(word)
  unit: string;

  /** Where the number comes from. */
  @Column({ ...name, ...orNull })
  source: string | null;

  @Column({ ...long, ...orNull })
  note: string | null;

  /** Ids of proofs, JSON. */
  @Column(long)
  evidenceIds: string;

  @Column(instant)
  updatedAt: string;

  @Column(id)
  updatedBy: string;

  @Column(int)
  version: number;
}

/** A figure that a hospital wants to reach by a month, apart from any clause. */
@Entity('goal')
export class GoalEntity {
  @PrimaryColumn(id)
  id: string;

  @Index()
  @ForeignKey(() => HospitalEntity)
  @Column(id)
  hospitalId: string;

  @Column(name)
  title: string;

  @Column(word)
  indicator: string;

  @Column({ type: 'varchar', length: 2 })
  operator: string;

  @Column({ type: 'varchar', length: 40 })
  value: string;

  /** Unit of the value. */
  @Column(word)
  unit: string;

  /** absolute, or growth over the same months a year before. */
  @Column(word)
  baseline: string;

  /** Length of the window. */
  @Column(int)
  months: number;

  @Column({ ...month, ...orNull })
  dueMonth: string | null;

  @Column({ ...long, ...orNull })
  note: string | null;

  /** Given up or replaced; it and its past stay. */
  @Column(flag)
  retired: boolean;

  @Column(instant)
  createdAt: string;

  @Column(instant)
  updatedAt: string;

  @Column(id)
  updatedBy: string;

  @Column(int)
  version: number;
}
