import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { day, flag, hash, id, instant, int, long, name, orNull, word } from '../columns';
import { AssessmentEntity } from './assessments';
import { HospitalEntity } from './places';

/** A proof. It is retired, never deleted. */
@Entity('evidence')
export class EvidenceEntity {
  @PrimaryColumn(id)
  id: string;

  @Index()
  @ForeignKey(() => HospitalEntity)
  @Column(id)
  hospitalId: string;

  @Column(name)
  title: string;

  @Column(word)
  kind: string;

  @Column(flag)
  confidential: boolean;

  /** hospital, or onsite: recorded by an inspector, and nobody else's to change. */
  @Column({ ...word, default: 'hospital' })
  origin: string;

  /** The visit on which an inspector recorded it. */
  @Column({ ...id, ...orNull })
  visitId: string | null;

  @Column({ ...day, ...orNull })
  issuedOn: string | null;

  /** First and last day in force; open where null. */
  @Column({ ...day, ...orNull })
  inForceFrom: string | null;

  @Column({ ...day, ...orNull })
  inForceTo: string | null;

  /** The period it proves. */
  @Column({ ...day, ...orNull })
  periodFrom: string | null;

  @Column({ ...day, ...orNull })
  periodTo: string | null;

  @Column({ ...long, ...orNull })
  note: string | null;

  @Column(int)
  revision: number;

  @Column(flag)
  retired: boolean;

  @Column({ ...long, ...orNull })
  retiredReason: string | null;

  @Column(instant)
  createdAt: string;

  @Column(id)
  createdBy: string;

  @Column(instant)
  updatedAt: string;

  @Column(int)
  version: number;
}

/** A file of one revision of a proof. The bytes are in the evidence store under their hash. */
@Entity('evidence_file')
@Index(['evidenceId', 'revision'])
export class EvidenceFileEntity {
  @PrimaryColumn(id)
  id: string;

  @ForeignKey(() => EvidenceEntity)
  @Column(id)
  evidenceId: string;

  @Column(int)
  revision: number;

  /** Place among the files of its revision, from 1. */
  @Column(int)
  position: number;

  /** As the sender called it. Data, never a path. */
  @Column({ type: 'varchar', length: 255 })
  name: string;

  @Index()
  @Column(hash)
  sha256: string;

  @Column(int)
  bytes: number;

  /** Sniffed from the content. */
  @Column({ type: 'varchar', length: 120 })
  mediaType: string;

  @Column(instant)
  addedAt: string;

  @Column(id)
  addedBy: string;
}

/** A proof supports a clause of an assessment. */
@Entity('evidence_link')
@Index(['assessmentId', 'code'])
export class EvidenceLinkEntity {
  @ForeignKey(() => EvidenceEntity)
  @PrimaryColumn(id)
  evidenceId: string;

  @ForeignKey(() => AssessmentEntity)
  @PrimaryColumn(id)
  assessmentId: string;

  @PrimaryColumn(word)
  code: string;

  /** What an inspector recorded on site shows that the clause is not met: it proves nothing. */
  @Column({ ...flag, default: false })
  against: boolean;

  @Column(instant)
  linkedAt: string;

  @Column(id)
  linkedBy: string;
}
