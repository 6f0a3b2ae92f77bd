import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { flag, hash, id, instant, int, name, orNull, word } from '../columns';
import { DepartmentEntity, HospitalEntity, RegionEntity } from './places';

@Entity('person')
export class PersonEntity {
  @PrimaryColumn(id)
  id: string;

  /** Sign-in name, in lower case. */
  @Index({ unique: true })
  @Column({ type: 'varchar', length: 60 })
  login: string;

  @Column(name)
  name: string;

  /** argon2id, with its parameters. */
  @Column({ type: 'varchar', length: 200 })
  passwordHash: string;

  @Column(flag)
  disabled: boolean;

  /** Set by an administrator: the person chooses a new password at the next sign-in. */
  @Column(flag)
  mustChangePassword: boolean;

  /** Failed sign-ins in a row; kept here so that a restart does not forgive them. */
  @Column(int)
  failedAttempts: number;

  @Column({ ...instant, ...orNull })
  lockedUntil: string | null;

  @Column(flag)
  demo: boolean;

  @Column(instant)
  createdAt: string;

  @Column(int)
  version: number;
}

/** A role held at a hospital, in a region, or everywhere (neither is set). */
@Entity('membership')
export class MembershipEntity {
  @PrimaryColumn(id)
  id: string;

  @Index()
  @ForeignKey(() => PersonEntity)
  @Column(id)
  personId: string;

  @Column(word)
  role: string;

  @Index()
  @ForeignKey(() => HospitalEntity)
  @Column({ ...id, ...orNull })
  hospitalId: string | null;

  @ForeignKey(() => RegionEntity)
  @Column({ type: 'varchar', length: 6, ...orNull })
  region: string | null;

  @ForeignKey(() => DepartmentEntity)
  @Column({ ...id, ...orNull })
  departmentId: string | null;
}

@Entity('session')
export class SessionEntity {
  /** SHA-256 of the token in the cookie: whoever reads the table cannot sign in with it. */
  @PrimaryColumn(hash)
  id: string;

  /** Public id, for the list of sessions. */
  @Index({ unique: true })
  @Column(id)
  publicId: string;

  @Index()
  @ForeignKey(() => PersonEntity)
  @Column(id)
  personId: string;

  @Column(instant)
  createdAt: string;

  @Column(instant)
  lastSeenAt: string;

  @Column(instant)
  expiresAt: string;

  @Column(name)
  userAgent: string;
}
