import { Injectable } from '@nestjs/common';
import { GoalEntity, IndicatorSetEntity, OwnIndicatorEntity } from '../entities/readings';
import { HospitalEntity } from '../entities/places';
import { UnitOfWork } from '../unit-of-work';
import type { Hospital, Page, PageRequest } from './places';

export type IndicatorSetRow = Readonly<IndicatorSetEntity>;
export type OwnIndicatorRow = Readonly<OwnIndicatorEntity>;
export type GoalRow = Readonly<GoalEntity>;

/** Definitions of indicators. */
@Injectable()
export class IndicatorRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** All sets without their content. */
  sets(): Promise<Omit<IndicatorSetRow, 'source'>[]> {
    return this.uow.reader.find(IndicatorSetEntity, {
      select: ['id', 'sha256', 'loadedAt'],
      order: { id: 'ASC' },
    });
  }

  set(id: string): Promise<IndicatorSetRow | null> {
    return this.uow.reader.findOneBy(IndicatorSetEntity, { id });
  }

  /** Puts a set in place of the one of the same name. */
  async keepSet(row: IndicatorSetRow): Promise<void> {
    await this.uow.writer.upsert(IndicatorSetEntity, { ...row }, ['id']);
  }

  own(hospitalId: string): Promise<OwnIndicatorRow[]> {
    return this.uow.reader.find(OwnIndicatorEntity, { where: { hospitalId }, order: { code: 'ASC' } });
  }

  async addOwn(row: OwnIndicatorRow): Promise<void> {
    await this.uow.writer.insert(OwnIndicatorEntity, { ...row });
  }

  /** Saves the change unless somebody saved another one since `version` was read: then false. */
  async changeOwn(
    { hospitalId, code, version }: Pick<OwnIndicatorRow, 'hospitalId' | 'code' | 'version'>,
    change: Partial<OwnIndicatorRow>,
  ): Promise<boolean> {
    const { affected } = await this.uow.writer.update(
      OwnIndicatorEntity,
      { hospitalId, code, version },
      { ...change, version: version + 1 },
    );
    return affected === 1;
  }
}

/** Goals of hospitals. */
@Injectable()
export class GoalRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** A goal with its hospital, in one query. */
  async withHospital(id: string): Promise<{ goal: GoalRow; hospital: Hospital } | null> {
    const found = await this.uow.reader
      .createQueryBuilder(GoalEntity, 'goal')
      .innerJoinAndMapOne('goal.hospital', HospitalEntity, 'hospital', 'hospital.id = goal.hospitalId')
      .where('goal.id = :id', { id })
      .getOne();
    if (!found) return null;
    const { hospital, ...goal } = found as GoalEntity & { hospital: HospitalEntity };
    return { goal, hospital };
  }

  /** The first due first, those without a month last. */
  async page(
    { hospitalId, retired }: { readonly hospitalId: string; readonly retired: boolean },
    { page, size }: PageRequest,
  ): Promise<Page<GoalRow>> {
    const [items, total] = await this.uow.reader
      .createQueryBuilder(GoalEntity, 'goal')
      .where('goal.hospitalId = :hospitalId AND goal.retired = :retired', { hospitalId, retired })
      .orderBy('goal.dueMonth', 'ASC', 'NULLS LAST')
      .addOrderBy('goal.createdAt', 'ASC')
      .addOrderBy('goal.id', 'ASC')
      .skip((page - 1) * size)
      .take(size)
      .getManyAndCount();
    return { items, total };
  }

  /** How many goals that stand rest on an indicator. */
  countOn(hospitalId: string, indicator: string): Promise<number> {
    return this.uow.reader.countBy(GoalEntity, { hospitalId, indicator, retired: false });
  }

  async add(goal: GoalRow): Promise<void> {
    await this.uow.writer.insert(GoalEntity, { ...goal });
  }

  /** Saves the change unless somebody saved another one since `version` was read: then false. */
  async change(id: string, version: number, change: Partial<GoalRow>): Promise<boolean> {
    const { affected } = await this.uow.writer.update(
      GoalEntity,
      { id, version },
      { ...change, version: version + 1 },
    );
    return affected === 1;
  }
}
