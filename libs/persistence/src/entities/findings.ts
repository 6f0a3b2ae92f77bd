import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { day, flag, id, instant, int, long, orNull, word } from '../columns';
import { AssessmentEntity } from './assessments';
import { HospitalEntity } from './places';
import { VisitEntity } from './visits';

/**
 * What is wrong with a clause, until it is closed. A clause has one finding: raised again it is the same one in its next
 * round. The row is the present round; earlier ones are in the trail.
 */
@Entity('finding')
@Index(['assessmentId', 'code'], { unique: true })
@Index(['hospitalId', 'number'], { unique: true })
@Index(['hospitalId', 'state', 'dueOn'])
@Index(['visitId'])
export class FindingEntity {
  @PrimaryColumn(id)
  id: string;

  @ForeignKey(() => HospitalEntity)
  @Column(id)
  hospitalId: string;

  /** What people call it, as `2026-017`: given once, never to another. The default is only there to add the column. */
  @Column({ type: 'varchar', length: 12, default: '' })
  number: string;

  @ForeignKey(() => AssessmentEntity)
  @Column(id)
  assessmentId: string;

  @Column(word)
  code: string;

  /** Who has to rectify: the department of the clause unless another is named. */
  @Column({ ...id, ...orNull })
  departmentId: string | null;

  @Column({ ...id, ...orNull })
  personId: string | null;

  @ForeignKey(() => VisitEntity)
  @Column({ ...id, ...orNull })
  visitId: string | null;

  /** rejection or hand. */
  @Column(word)
  origin: string;

  @Column(word)
  severity: string;

  @Column(word)
  state: string;

  @Column(int)
  round: number;

  @Column(long)
  description: string;

  @Column(day)
  dueOn: string;

  @Column(instant)
  raisedAt: string;

  /** The same moment as a day in Shanghai. */
  @Column(day)
  raisedOn: string;

  @Column(id)
  raisedBy: string;

  @Column({ ...long, ...orNull })
  rootCause: string | null;

  @Column({ ...long, ...orNull })
  correctiveAction: string | null;

  @Column({ ...instant, ...orNull })
  plannedAt: string | null;

  @Column({ ...id, ...orNull })
  plannedBy: string | null;

  @Column({ ...long, ...orNull })
  fix: string | null;

  /** Proofs of the fix, JSON. */
  @Column({ ...long, ...orNull })
  fixEvidence: string | null;

  @Column({ ...instant, ...orNull })
  fixedAt: string | null;

  @Column({ ...id, ...orNull })
  fixedBy: string | null;

  @Column(flag)
  extensionAsked: boolean;

  @Column({ ...day, ...orNull })
  extensionUntil: string | null;

  @Column({ ...long, ...orNull })
  extensionReason: string | null;

  /** What was found at verification, or why it was sent back or withdrawn, or an extension refused. */
  @Column({ ...long, ...orNull })
  remark: string | null;

  /** The last decision of an inspector: verified, sent back, withdrawn. */
  @Column({ ...instant, ...orNull })
  decidedAt: string | null;

  @Column({ ...id, ...orNull })
  decidedBy: string | null;

  @Column({ ...day, ...orNull })
  closedOn: string | null;

  /** From the day it was raised to the day it was closed; null while it is not. */
  @Column({ ...int, ...orNull })
  daysToClose: number | null;

  @Column(instant)
  updatedAt: string;

  @Column(int)
  version: number;
}
