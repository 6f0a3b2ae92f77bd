import { Injectable } from '@nestjs/common';
import { Brackets, In, type SelectQueryBuilder } from 'typeorm';
import type { Reach } from '@dabiao/access';
import { DepartmentEntity, EditionEntity, HospitalEntity, RegionEntity } from '../entities/places';
import { UnitOfWork } from '../unit-of-work';
import { escapeLike } from './escape-like';

export type Region = Readonly<RegionEntity>;
export type Hospital = Readonly<HospitalEntity>;
export type Department = Readonly<DepartmentEntity>;
export type EditionRow = Readonly<EditionEntity>;

/** One page of a list, and how many there are in all. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

export interface PageRequest {
  /** From 1. */
  readonly page: number;
  readonly size: number;
}

export interface HospitalFilter {
  /** Code of a region. */
  readonly under?: string;
  /** Part of a name, in either language. */
  readonly text?: string;
}

@Injectable()
export class PlaceRepository {
  constructor(private readonly uow: UnitOfWork) {}

  regions(): Promise<Region[]> {
    return this.uow.reader.find(RegionEntity, { order: { code: 'ASC' } });
  }

  region(code: string): Promise<Region | null> {
    return this.uow.reader.findOneBy(RegionEntity, { code });
  }

  hospital(id: string): Promise<Hospital | null> {
    return this.uow.reader.findOneBy(HospitalEntity, { id });
  }

  /** Hospitals by their ids: at most 500. */
  hospitalsById(ids: readonly string[]): Promise<Hospital[]> {
    return this.uow.reader.findBy(HospitalEntity, { id: In([...ids]) });
  }

  /** Hospitals with this id, or of this name in either language. */
  hospitalsNamed(name: string): Promise<Hospital[]> {
    return this.uow.reader.find(HospitalEntity, {
      where: [{ id: name }, { nameZh: name }, { nameEn: name }],
      order: { region: 'ASC', id: 'ASC' },
    });
  }

  /** Hospitals within reach, by region and name; `under` narrows to a region, `text` to a part of their name. */
  async hospitals(
    reach: Reach,
    { page, size }: PageRequest,
    { under, text }: HospitalFilter = {},
  ): Promise<Page<Hospital>> {
    const query = this.uow.reader.createQueryBuilder(HospitalEntity, 'hospital');
    withinReach(query, 'hospital', reach);
    if (under !== undefined) query.andWhere('hospital.region LIKE :under', { under: regionPattern(under) });
    if (text !== undefined) query.andWhere(`(${namesLike('hospital', 'text')})`, { text: partOf(text) });
    const [items, total] = await query
      .orderBy('hospital.region', 'ASC')
      .addOrderBy('hospital.nameZh', 'ASC')
      .skip((page - 1) * size)
      .take(size)
      .getManyAndCount();
    return { items, total };
  }

  async addRegion(region: Region): Promise<void> {
    await this.uow.writer.insert(RegionEntity, { ...region });
  }

  /** Saves the change unless somebody saved another one since `version` was read: then false. */
  async changeRegion(code: string, version: number, change: Partial<Region>): Promise<boolean> {
    const { affected } = await this.uow.writer.update(
      RegionEntity,
      { code, version },
      { ...change, version: version + 1 },
    );
    return affected === 1;
  }

  /** Adds what comes with the program; names of those that are there are put in place. */
  async addRegions(regions: readonly Omit<Region, 'version'>[]): Promise<void> {
    if (regions.length > 0)
      await this.uow.writer.upsert(
        RegionEntity,
        regions.map((region) => ({ ...region })),
        ['code'],
      );
  }

  async addHospital(hospital: Hospital): Promise<void> {
    await this.uow.writer.insert(HospitalEntity, { ...hospital });
  }

  /** Saves the change unless somebody saved another one since `version` was read: then false. */
  async changeHospital(id: string, version: number, change: Partial<Hospital>): Promise<boolean> {
    const { affected } = await this.uow.writer.update(
      HospitalEntity,
      { id, version },
      { ...change, version: version + 1 },
    );
    return affected === 1;
  }

  departments(hospitalId: string): Promise<Department[]> {
    return this.uow.reader.find(DepartmentEntity, {
      where: { hospitalId },
      order: { name: 'ASC', id: 'ASC' },
    });
  }

  department(id: string): Promise<Department | null> {
    return this.uow.reader.findOneBy(DepartmentEntity, { id });
  }

  async addDepartment(department: Department): Promise<void> {
    await this.uow.writer.insert(DepartmentEntity, { ...department });
  }

  async changeDepartment(id: string, version: number, change: Partial<Department>): Promise<boolean> {
    const { affected } = await this.uow.writer.update(
      DepartmentEntity,
      { id, version },
      { ...change, version: version + 1 },
    );
    return affected === 1;
  }

  edition(id: string): Promise<EditionRow | null> {
    return this.uow.reader.findOneBy(EditionEntity, { id });
  }

  /** All editions without their content. */
  editions(): Promise<Omit<EditionRow, 'source'>[]> {
    return this.uow.reader.find(EditionEntity, {
      select: ['id', 'titleZh', 'titleEn', 'method', 'status', 'clauses', 'sha256', 'loadedAt'],
      order: { id: 'ASC' },
    });
  }

  async addEdition(edition: EditionRow): Promise<void> {
    await this.uow.writer.insert(EditionEntity, { ...edition });
  }
}

/** Narrows a query to the hospitals somebody reaches. `alias` names the hospital table in the query. */
export function withinReach<T extends object>(
  query: SelectQueryBuilder<T>,
  alias: string,
  reach: Reach,
): void {
  if (reach.everywhere) return;
  query.andWhere(
    new Brackets((or) => {
      or.where('1 = 0');
      if (reach.hospitals.length > 0)
        or.orWhere(`${alias}.id IN (:...reachHospitals)`, { reachHospitals: reach.hospitals });
      reach.regions.forEach((region, i) => {
        or.orWhere(`${alias}.region LIKE :reachRegion${i}`, { [`reachRegion${i}`]: regionPattern(region) });
      });
    }),
  );
}

/** A part of a text as the pattern of a LIKE. */
export const partOf = (text: string): string => `%${escapeLike(text.trim())}%`;

/** That a field has a part, whatever its case. `parameter` holds the pattern. */
export const hasPart = (field: string, parameter: string): string =>
  String.raw`LOWER(${field}) LIKE LOWER(:${parameter}) ESCAPE '\'`;

/** That the name of a hospital has a part, in either language. */
export const namesLike = (alias: string, parameter: string): string =>
  `${hasPart(`${alias}.nameZh`, parameter)} OR ${hasPart(`${alias}.nameEn`, parameter)}`;

/** `141100` covers every code that begins with 1411; 000000 covers all. */
export const regionPattern = (region: string): string => `${region.replace(/(00){1,3}$/, '')}%`;
