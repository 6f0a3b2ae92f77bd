import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { monthsLater } from '@dabiao/indicators';
import type { Day } from '@dabiao/kernel';
import {
  DueRepository,
  MonthRepository,
  TrailRepository,
  UnitOfWork,
  type MonthReport,
} from '@dabiao/persistence';
import { MONTH_SETTINGS, type MonthSettings } from './month-settings';
import { monthChange } from './month-steps.service';
import { endOf, unopened } from './month-view';

/** Opens months by themselves: on the first of a month the one before lies ready for the quality office. */
@Injectable()
export class MonthOpeningService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly due: DueRepository,
    private readonly months: MonthRepository,
    private readonly trail: TrailRepository,
    @Inject(MONTH_SETTINGS) private readonly settings: MonthSettings,
  ) {}

  /** Ids of hospitals after one, in order. */
  hospitals(after: string, limit: number): Promise<string[]> {
    return this.due.hospitals(after, limit);
  }

  /** Opens the month before this day, where the hospital has something to report on. A second time nothing happens. */
  open(hospitalId: string, day: Day, at: string): Promise<void> {
    return this.uow.run(async () => {
      const month = monthsLater(day.slice(0, 7), -1);
      if (!(await this.months.expected([hospitalId], endOf(month))).has(hospitalId)) return;
      await this.trail.lock(hospitalId);
      if (await this.months.find(hospitalId, month)) return;
      const report: MonthReport = {
        ...unopened(hospitalId, month, this.settings),
        ...{ id: randomUUID(), openedAt: at, updatedAt: at, version: 1 },
      };
      await this.months.add(report);
      const stamp = { by: 'system', requestId: randomUUID(), at };
      await this.trail.append(hospitalId, stamp, [monthChange(null, report)]);
    });
  }
}
