import { Injectable } from '@nestjs/common';
import type { Combine, Indicator, IndicatorKind } from '@dabiao/indicators';
import { conflict, notFound } from '@dabiao/kernel';
import { IndicatorRepository, UnitOfWork, type Page, type PageRequest } from '@dabiao/persistence';
import { withoutUndefined } from '../assessments/assessments.service';
import type { Caller } from '../caller';
import { HospitalBook } from './hospital-book';
import { checkFree, indicatorIn, IndicatorsService, type IndicatorFilter } from './indicators.service';

/** An indicator that a hospital defines for its own goals. */
export interface NewIndicator {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn?: string | null;
  readonly unit: string;
  readonly kind: IndicatorKind;
  readonly combine: Combine;
  readonly note?: string | null;
}

/** Its code and unit stay for ever: readings rest on them. */
export type IndicatorChange = Partial<Omit<NewIndicator, 'code' | 'unit'>> & { readonly version: number };

/** What a hospital defines for itself, beside the indicators that everybody has. */
@Injectable()
export class OwnIndicatorsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: IndicatorRepository,
    private readonly indicators: IndicatorsService,
    private readonly book: HospitalBook,
  ) {}

  /** Throws indicator.exists. */
  add(caller: Caller, hospitalId: string, wanted: NewIndicator): Promise<Indicator> {
    return this.uow.run(async () => {
      await this.book.reachLocked(caller, 'goal.manage', hospitalId);
      checkFree(await this.indicators.catalogue(hospitalId), wanted.code);
      const stamp = this.book.stamp(caller);
      const { nameEn = null, note = null } = wanted;
      const row = {
        ...{ ...wanted, hospitalId, nameEn, note },
        ...{ updatedAt: stamp.at, updatedBy: stamp.by, version: 1 },
      };
      await this.rows.addOwn(row);
      await this.book.append(hospitalId, stamp, [
        { kind: 'indicator', subject: row.code, before: null, after: row },
      ]);
      return indicatorIn(await this.indicators.catalogue(hospitalId), row.code);
    });
  }

  /** Throws indicator.notFound, indicator.readOnly for what is not the hospital's own, record.changed. */
  change(
    caller: Caller,
    hospitalId: string,
    code: string,
    { version, ...said }: IndicatorChange,
  ): Promise<Indicator> {
    return this.uow.run(async () => {
      await this.book.reachLocked(caller, 'goal.manage', hospitalId);
      const before = (await this.rows.own(hospitalId)).find((row) => row.code === code);
      if (!before) {
        indicatorIn(await this.indicators.catalogue(hospitalId), code);
        throw conflict('indicator.readOnly', { code });
      }
      if (before.version !== version) throw conflict('record.changed', {}, { current: before });
      const stamp = this.book.stamp(caller);
      const change = {
        ...withoutUndefined(said),
        ...{ updatedAt: stamp.at, updatedBy: stamp.by },
      };
      // The hospital is locked and the version was checked: nobody can have come between.
      if (!(await this.rows.changeOwn(before, change))) throw notFound('indicator');
      const after = { ...before, ...change, version: version + 1 };
      await this.book.append(hospitalId, stamp, [{ kind: 'indicator', subject: code, before, after }]);
      return indicatorIn(await this.indicators.catalogue(hospitalId), code);
    });
  }

  /** All that a hospital can measure: what everybody has, and its own. */
  async page(
    caller: Caller,
    hospitalId: string,
    filter: IndicatorFilter,
    page: PageRequest,
  ): Promise<Page<Indicator>> {
    await this.book.reach(caller, 'assessment.read', hospitalId);
    return this.indicators.page(hospitalId, filter, page);
  }
}
