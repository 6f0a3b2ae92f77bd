import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { day, id, instant, int, long, name, orNull, word } from '../columns';
import { AssessmentEntity } from './assessments';
import { PersonEntity } from './people';
import { HospitalEntity } from './places';

/** What one person is told, once. */
@Entity('notice')
@Index(['personId', 'key'], { unique: true })
@Index(['personId', 'createdAt'])
@Index(['personId', 'readAt'])
@Index(['personId', 'digestDay'])
export class NoticeEntity {
  @PrimaryColumn(id)
  id: string;

  @ForeignKey(() => PersonEntity)
  @Column(id)
  personId: string;

  @Column(word)
  kind: string;

  /** Names what happened: the same is told to nobody twice. */
  @Column(name)
  key: string;

  @ForeignKey(() => HospitalEntity)
  @Column(id)
  hospitalId: string;

  @ForeignKey(() => AssessmentEntity)
  @Column({ ...id, ...orNull })
  assessmentId: string | null;

  /** The clause, where the notice is about one. */
  @Column({ ...word, ...orNull })
  code: string | null;

  /** Id of the finding, proof, appeal or request, where the notice is about one. */
  @Column({ ...id, ...orNull })
  subject: string | null;

  /** How many things it is about, the first codes, and values of its text, JSON. */
  @Column(long)
  params: string;

  /** The day in Shanghai it is of. */
  @Column(day)
  day: string;

  @Column(instant)
  createdAt: string;

  @Column({ ...instant, ...orNull })
  readAt: string | null;

  /** The day whose digest has it. */
  @Column({ ...day, ...orNull })
  digestDay: string | null;
}

/** What somebody was reminded of: clause by clause, where notices are bundles of many. */
@Entity('notice_item')
export class NoticeItemEntity {
  @ForeignKey(() => PersonEntity)
  @PrimaryColumn(id)
  personId: string;

  @PrimaryColumn(name)
  key: string;

  @Column(day)
  day: string;
}

/** Where somebody wants a daily digest to go. Their own to set. */
@Entity('contact')
export class ContactEntity {
  @ForeignKey(() => PersonEntity)
  @PrimaryColumn(id)
  personId: string;

  @Column({ type: 'varchar', length: 254, ...orNull })
  email: string | null;

  @Column({ type: 'varchar', length: 500, ...orNull })
  webhookUrl: string | null;

  /** With which a DingTalk robot's messages are signed. Never shown again. */
  @Column({ ...name, ...orNull })
  webhookSecret: string | null;

  /** zh or en. */
  @Column(word)
  digestLang: string;

  @Column(instant)
  updatedAt: string;

  @Column(int)
  version: number;
}

/** One message to one person a day and channel. Claimed before it is sent. */
@Entity('digest')
@Index(['personId', 'day', 'channel'], { unique: true })
@Index(['dueAt'])
export class DigestEntity {
  /** Makes the Message-ID, which stays the same however often it is sent. */
  @PrimaryColumn(id)
  id: string;

  @ForeignKey(() => PersonEntity)
  @Column(id)
  personId: string;

  @Column(day)
  day: string;

  /** email or webhook. */
  @Column(word)
  channel: string;

  /** waiting, claimed, sent, failed or dropped. */
  @Column(word)
  state: string;

  @Column(int)
  attempts: number;

  /** When it may be taken: to be sent, to be tried again, or because whoever claimed it is gone. Null when settled. */
  @Column({ ...instant, ...orNull })
  dueAt: string | null;

  @Column({ ...instant, ...orNull })
  settledAt: string | null;

  /** Of the last failure: a code, never an address. */
  @Column({ ...name, ...orNull })
  error: string | null;
}

/** A job's run on a day: once, by one process at a time, going on where another stopped. */
@Entity('job_run')
export class JobRunEntity {
  @PrimaryColumn(word)
  job: string;

  @PrimaryColumn(day)
  day: string;

  @Column(instant)
  startedAt: string;

  @Column({ ...instant, ...orNull })
  finishedAt: string | null;

  /** Who works at it. */
  @Column(id)
  holder: string;

  /** Until when nobody else may. */
  @Column(instant)
  leaseUntil: string;

  /** The last hospital or person that is done; empty at the beginning. */
  @Column(id)
  position: string;

  /** How many hospitals or people failed in this pass. They are in the log. */
  @Column(int)
  failures: number;

  /** How many hospitals, people or months it has taken up so far, all passes together. */
  @Column({ ...int, default: 0 })
  done: number;

  /** How often it was gone through. What fails is tried again, then left to the next day, which finds it. */
  @Column(int)
  passes: number;
}
