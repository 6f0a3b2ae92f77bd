import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { day, id, instant, int, long, orNull, word } from '../columns';
import { AssessmentEntity } from './assessments';
import { HospitalEntity } from './places';
import { VisitEntity } from './visits';

/**
 * What inspectors say of one clause. There is a row from the first answer, proof or decision on: `changedAt` tells when
 * the hospital last changed what is to be judged, and every such change is a new version, so that nobody decides on what
 * they have not seen.
 */
@Entity('review')
@Index(['hospitalId', 'changedAt'])
@Index(['hospitalId', 'verdict'])
export class ReviewEntity {
  @ForeignKey(() => AssessmentEntity)
  @PrimaryColumn(id)
  assessmentId: string;

  @PrimaryColumn(word)
  code: string;

  @ForeignKey(() => HospitalEntity)
  @Column(id)
  hospitalId: string;

  /** confirmed, rejected or none. */
  @Column(word)
  verdict: string;

  /** The last decision, also where a change has taken it back since. */
  @Column({ ...word, ...orNull })
  last: string | null;

  /** Of the last decision. */
  @Column({ ...long, ...orNull })
  reason: string | null;

  @Column({ ...instant, ...orNull })
  decidedAt: string | null;

  @Column({ ...id, ...orNull })
  decidedBy: string | null;

  @ForeignKey(() => VisitEntity)
  @Column({ ...id, ...orNull })
  visitId: string | null;

  /** How often the clause was rejected. */
  @Column(int)
  rejections: number;

  @Column({ ...instant, ...orNull })
  resetAt: string | null;

  /** What took the decision back: verdict, answer or evidence. */
  @Column({ ...word, ...orNull })
  resetCause: string | null;

  /** When the hospital last changed the answer or a proof of it. */
  @Column({ ...instant, ...orNull })
  changedAt: string | null;

  @Column(int)
  version: number;
}

/** A hospital does not accept a rejection. */
@Entity('appeal')
@Index(['assessmentId', 'code', 'rejection'], { unique: true })
@Index(['hospitalId', 'state'])
export class AppealEntity {
  @PrimaryColumn(id)
  id: string;

  @ForeignKey(() => HospitalEntity)
  @Column(id)
  hospitalId: string;

  @ForeignKey(() => AssessmentEntity)
  @Column(id)
  assessmentId: string;

  @Column(word)
  code: string;

  /** Which rejection of the clause, from 1. */
  @Column(int)
  rejection: number;

  @Column(word)
  state: string;

  /** Of the rejection. */
  @Column(id)
  rejectedBy: string;

  @Column(instant)
  rejectedAt: string;

  @Column(long)
  rejectionReason: string;

  /** Of the appeal. */
  @Column(long)
  reason: string;

  @Column(instant)
  filedAt: string;

  @Column(id)
  filedBy: string;

  @Column({ ...long, ...orNull })
  decision: string | null;

  @Column({ ...instant, ...orNull })
  decidedAt: string | null;

  @Column({ ...id, ...orNull })
  decidedBy: string | null;

  @Column(int)
  version: number;
}

/** The day up to which somebody has seen what changed at a hospital. A reading mark, nothing more. */
@Entity('desk_mark')
export class DeskMarkEntity {
  @PrimaryColumn(id)
  personId: string;

  @ForeignKey(() => HospitalEntity)
  @PrimaryColumn(id)
  hospitalId: string;

  @Column(instant)
  seenAt: string;
}

/** A proof that a department is asked for. */
@Entity('proof_request')
@Index(['hospitalId', 'state', 'dueOn'])
export class ProofRequestEntity {
  @PrimaryColumn(id)
  id: string;

  @ForeignKey(() => HospitalEntity)
  @Column(id)
  hospitalId: string;

  @ForeignKey(() => AssessmentEntity)
  @Column(id)
  assessmentId: string;

  @Column(word)
  code: string;

  @Column(id)
  departmentId: string;

  /** What is asked for. */
  @Column(long)
  text: string;

  @Column(day)
  dueOn: string;

  @Column(word)
  state: string;

  @Column(instant)
  askedAt: string;

  @Column(id)
  askedBy: string;

  @Column({ ...long, ...orNull })
  answer: string | null;

  /** Proofs that answer it, JSON. */
  @Column({ ...long, ...orNull })
  evidenceIds: string | null;

  @Column({ ...instant, ...orNull })
  answeredAt: string | null;

  @Column({ ...id, ...orNull })
  answeredBy: string | null;

  /** Why an answer was sent back, or the request taken back. */
  @Column({ ...long, ...orNull })
  remark: string | null;

  @Column({ ...instant, ...orNull })
  settledAt: string | null;

  @Column({ ...id, ...orNull })
  settledBy: string | null;

  @Column(int)
  version: number;
}
