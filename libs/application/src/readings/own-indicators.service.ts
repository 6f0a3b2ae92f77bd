import { Injectable } from '@nestjs/common';
import type { Combine, Direction, Indicator, IndicatorKind } from '@dabiao/indicators';
import { conflict, invalid, notFound } from '@dabiao/kernel';
import {
  GoalRepository,
  IndicatorRepository,
  UnitOfWork,
  type OwnIndicatorRow,
  type Page,
  type PageRequest,
} from '@dabiao/persistence';
import { withoutUndefined } from '../assessments/assessments.service';
import type { Caller } from '../caller';
import { Clock } from '../clock';
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
  /** What is counted above the line, and what below it. */
  readonly numeratorMeaning?: string | null;
  readonly denominatorMeaning?: string | null;
  readonly direction?: Direction | null;
  /** Places its figures are shown with. */
  readonly decimals?: number | null;
}

/** Its code and unit stay for ever: readings rest on them. */
export type IndicatorChange = Partial<Omit<NewIndicator, 'code' | 'unit'>> & {
  readonly version: number;
  /** True retires it from today on, false takes it back into use. */
  readonly retired?: boolean;
};

/** What a hospital defines for itself, beside the indicators that everybody has. */
@Injectable()
export class OwnIndicatorsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: IndicatorRepository,
    private readonly indicators: IndicatorsService,
    private readonly goals: GoalRepository,
    private readonly book: HospitalBook,
    private readonly clock: Clock,
  ) {}

  /** Throws indicator.exists, indicator.noParts. */
  add(caller: Caller, hospitalId: string, wanted: NewIndicator): Promise<Indicator> {
    return this.uow.run(async () => {
      await this.book.reachLocked(caller, 'goal.manage', hospitalId);
      checkFree(await this.indicators.catalogue(hospitalId), wanted.code);
      const stamp = this.book.stamp(caller);
      const row = {
        ...{ hospitalId, ...NOTHING_SAID, ...tidy(wanted), retiredOn: null },
        ...{ updatedAt: stamp.at, updatedBy: stamp.by, version: 1 },
      };
      checkParts(row);
      await this.rows.addOwn(row);
      await this.book.append(hospitalId, stamp, [
        { kind: 'indicator', subject: row.code, before: null, after: row },
      ]);
      return indicatorIn(await this.indicators.catalogue(hospitalId), row.code);
    });
  }

  /**
   * Throws indicator.notFound, indicator.readOnly for what is not the hospital's own, record.changed,
   * indicator.noParts, indicator.inUse where goals rest on what is to be retired.
   */
  change(
    caller: Caller,
    hospitalId: string,
    code: string,
    { version, retired, ...said }: IndicatorChange,
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
        ...tidy(withoutUndefined(said)),
        ...(retired === undefined
          ? {}
          : { retiredOn: retired ? (before.retiredOn ?? this.clock.today()) : null }),
        ...{ updatedAt: stamp.at, updatedBy: stamp.by },
      };
      checkParts({ ...before, ...change });
      if (retired === true) await this.checkUnused(hospitalId, code);
      // The hospital is locked and the version was checked: nobody can have come between.
      if (!(await this.rows.changeOwn(before, change))) throw notFound('indicator');
      const after = { ...before, ...change, version: version + 1 };
      await this.book.append(hospitalId, stamp, [{ kind: 'indicator', subject: code, before, after }]);
      return indicatorIn(await this.indicators.catalogue(hospitalId), code);
    });
  }

  private async checkUnused(hospitalId: string, code: string): Promise<void> {
    const count = await this.goals.countOn(hospitalId, code);
    if (count > 0) throw conflict('indicator.inUse', { code, count });
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

const NOTHING_SAID = {
  ...{ nameEn: null, note: null, numeratorMeaning: null, denominatorMeaning: null },
  ...{ direction: null, decimals: null },
} as const;

/** Texts without the blanks around them; what is empty then says nothing. */
function tidy<T extends object>(fields: T): T {
  const trimmed = Object.entries(withoutUndefined(fields)).map(([field, value]: [string, unknown]) => [
    field,
    typeof value === 'string' ? value.trim() || null : value,
  ]);
  return Object.fromEntries(trimmed) as T;
}

/** Months that are added up have one figure each. */
function checkParts({
  combine,
  numeratorMeaning,
  denominatorMeaning,
}: Pick<OwnIndicatorRow, 'combine' | 'numeratorMeaning' | 'denominatorMeaning'>): void {
  if (combine === 'sum' && (numeratorMeaning !== null || denominatorMeaning !== null))
    throw invalid('indicator.noParts');
}
