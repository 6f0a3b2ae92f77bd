import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { day, flag, id, instant, int, long, name, orNull, word } from '../columns';
import { HospitalEntity, RegionEntity } from './places';
import { PersonEntity } from './people';

/** An inspection visit: inspectors who go to hospitals, and what they look at there. */
@Entity('visit')
export class VisitEntity {
  @PrimaryColumn(id)
  id: string;

  /** The region that inspects. */
  @Index()
  @ForeignKey(() => RegionEntity)
  @Column({ type: 'varchar', length: 6 })
  region: string;

  @Column(name)
  title: string;

  /** What is looked at. */
  @Column(long)
  scope: string;

  @Column(day)
  firstDay: string;

  @Column(day)
  lastDay: string;

  /** The hospitals are told of it beforehand. */
  @Column({ ...flag, default: false })
  announced: boolean;

  /** planned, held or cancelled. */
  @Column(word)
  state: string;

  /** Why it was cancelled, where that was said. */
  @Column({ ...long, ...orNull })
  cancelReason: string | null;

  @Column(instant)
  createdAt: string;

  @Column(id)
  createdBy: string;

  @Column(int)
  version: number;
}

@Entity('visit_hospital')
export class VisitHospitalEntity {
  @ForeignKey(() => VisitEntity)
  @PrimaryColumn(id)
  visitId: string;

  @Index()
  @ForeignKey(() => HospitalEntity)
  @PrimaryColumn(id)
  hospitalId: string;
}

@Entity('visit_person')
export class VisitPersonEntity {
  @ForeignKey(() => VisitEntity)
  @PrimaryColumn(id)
  visitId: string;

  @Index()
  @ForeignKey(() => PersonEntity)
  @PrimaryColumn(id)
  personId: string;
}
