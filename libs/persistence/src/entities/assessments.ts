import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { day, flag, id, instant, int, long, orNull, word } from '../columns';
import { DepartmentEntity, EditionEntity, HospitalEntity } from './places';
import { PersonEntity } from './people';

/** One hospital working on one edition. */
@Entity('assessment')
@Index(['hospitalId', 'editionId'], { unique: true })
export class AssessmentEntity {
  @PrimaryColumn(id)
  id: string;

  @ForeignKey(() => HospitalEntity)
  @Column(id)
  hospitalId: string;

  @Index()
  @ForeignKey(() => EditionEntity)
  @Column({ type: 'varchar', length: 120 })
  editionId: string;

  /** Choices by option code, JSON. */
  @Column(long)
  options: string;

  /** Target, JSON: a tier rate, a passed gate or a level. */
  @Column({ ...long, ...orNull })
  target: string | null;

  @Column({ ...day, ...orNull })
  dueOn: string | null;

  /** Position in the edition's certification stages, from 1. */
  @Column({ ...int, ...orNull })
  stage: number | null;

  @Column({ ...day, ...orNull })
  awardedOn: string | null;

  @Column({ ...day, ...orNull })
  validUntil: string | null;

  @Column(instant)
  createdAt: string;

  /** The assessment on an earlier edition that this one goes on from. */
  @Column({ ...id, ...orNull })
  movedFrom: string | null;

  /** The assessment on another edition in which this one goes on: from then on nobody writes to this one. */
  @Column({ ...id, ...orNull })
  movedTo: string | null;

  @Column(int)
  version: number;
}

/** What a hospital says of one clause, and who has it to do. A clause nobody touched has no row. */
@Entity('clause_state')
@Index(['departmentId', 'assessmentId'])
export class ClauseStateEntity {
  @ForeignKey(() => AssessmentEntity)
  @PrimaryColumn(id)
  assessmentId: string;

  @PrimaryColumn(word)
  code: string;

  @Column(word)
  verdict: string;

  @Column({ ...long, ...orNull })
  reason: string | null;

  @Column({ ...day, ...orNull })
  promisedBy: string | null;

  /** What was measured, as written, JSON: value, numerator, denominator. */
  @Column({ ...long, ...orNull })
  measured: string | null;

  /** The calculation the verdict rests on, JSON. */
  @Column({ ...long, ...orNull })
  judgement: string | null;

  /** The verdict was set against the calculation, with a reason. */
  @Column(flag)
  overridden: boolean;

  /** Level and factors of a ladder item, JSON. */
  @Column({ ...long, ...orNull })
  item: string | null;

  /** The answer to the clause as another edition had it, JSON: it waits to be confirmed and counts for nothing. */
  @Column({ ...long, ...orNull })
  former: string | null;

  @ForeignKey(() => DepartmentEntity)
  @Column({ ...id, ...orNull })
  departmentId: string | null;

  @ForeignKey(() => PersonEntity)
  @Column({ ...id, ...orNull })
  personId: string | null;

  @Column({ ...day, ...orNull })
  dueOn: string | null;

  /** Whole days of work somebody reckons the clause still takes. */
  @Column({ ...int, ...orNull })
  effortDays: number | null;

  @Column(instant)
  updatedAt: string;

  @Column(id)
  updatedBy: string;

  @Column(int)
  version: number;
}
