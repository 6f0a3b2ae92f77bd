import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { day, flag, id, instant, int, name, orNull, word } from '../columns';

/** A province, city or county by its GB/T 2260 code. */
@Entity('region')
export class RegionEntity {
  @PrimaryColumn({ type: 'varchar', length: 6 })
  code: string;

  @Column({ type: 'varchar', length: 6, ...orNull })
  parent: string | null;

  @Column(name)
  nameZh: string;

  @Column(name)
  nameEn: string;

  /** 0 of those that came with the demonstration and were never renamed: the trail has nothing of them. */
  @Column({ ...int, default: 0 })
  version: number;
}

@Entity('hospital')
export class HospitalEntity {
  @PrimaryColumn(id)
  id: string;

  @Index()
  @ForeignKey(() => RegionEntity)
  @Column({ type: 'varchar', length: 6 })
  region: string;

  @Column(name)
  nameZh: string;

  @Column(name)
  nameEn: string;

  /** Demonstration data, shown as such everywhere. */
  @Column(flag)
  demo: boolean;

  @Column(instant)
  createdAt: string;

  @Column(int)
  version: number;
}

@Entity('department')
export class DepartmentEntity {
  @PrimaryColumn(id)
  id: string;

  @Index()
  @ForeignKey(() => HospitalEntity)
  @Column(id)
  hospitalId: string;

  @Column(name)
  name: string;

  /** Day from which nothing is assigned to it any more. */
  @Column({ ...day, ...orNull })
  retiredOn: string | null;

  @Column(int)
  version: number;
}

@Entity('edition')
export class EditionEntity {
  /** Full id, e.g. `county-capability@2016-w1`. */
  @PrimaryColumn({ type: 'varchar', length: 120 })
  id: string;

  @Column(name)
  titleZh: string;

  @Column(name)
  titleEn: string;

  @Column(word)
  method: string;

  @Column(word)
  status: string;

  @Column(int)
  clauses: number;

  /** The edition as JSON, as its file had it. */
  @Column({ type: 'text' })
  source: string;

  /** SHA-256 of `source`: an edition never changes. */
  @Column({ type: 'varchar', length: 64 })
  sha256: string;

  @Column(instant)
  loadedAt: string;
}
