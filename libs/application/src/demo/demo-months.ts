import { Injectable } from '@nestjs/common';
import { demoMonths, type DemoHospital } from '@dabiao/demo';
import { monthsLater, type Month } from '@dabiao/indicators';
import type { Day } from '@dabiao/kernel';
import { lastDayOf, nextMonth, type MonthAction } from '@dabiao/months';
import {
  MonthRepository,
  TrailRepository,
  type Act,
  type Hospital,
  type MonthReport,
  type MonthRevision,
  type Stamp,
} from '@dabiao/persistence';
import { MonthFreezer } from '../months/month-freezer.service';
import { USUAL_MONTHS } from '../months/month-settings';
import { monthChange, revisionChange } from '../months/month-steps.service';
import { unopened } from '../months/month-view';
import { officeTime } from './demo-calendar';
import { demoId } from './demo-id';
import type { Staff } from './demo-moves';

/** A step of a reporting month, when it was taken and by whom. */
export interface MonthEvent {
  readonly at: string;
  readonly by: string;
  readonly month: Month;
  readonly action: 'open' | Exclude<MonthAction, 'restate'>;
}

const RETURNED = '演示：请补充到期佐证材料后重新提交';

/** The reporting months of one hospital, oldest first; none from before it had anything to report on. */
export function monthEvents(
  { key, assessments }: DemoHospital,
  { office, inspectors }: Staff,
  today: Day,
): MonthEvent[] {
  const begun = Math.max(...assessments.map(({ opened }) => opened));
  return demoMonths(key)
    .filter(({ back }) => back < begun)
    .flatMap(({ back, outcome }): MonthEvent[] => {
      const month = monthsLater(today.slice(0, 7), -back);
      const following = monthsLater(month, 1);
      const step = (day: string, by: string, action: MonthEvent['action']): MonthEvent => ({
        ...{ at: officeTime(`${following}-${day}`, `${key} ${action}`), by, month, action },
      });
      const opened = {
        at: `${lastDayOf(month)}T16:05:00.000Z`,
        by: 'system',
        month,
        action: 'open',
      } as const;
      if (outcome === 'open') return [opened];
      const decided = step('10', inspectors[0], outcome === 'accepted' ? 'accept' : 'return');
      return [opened, step('04', office, 'submit'), decided];
    });
}

/** Writes the trail of a hospital of the demonstration, and its months in between, each frozen from what stood then. */
@Injectable()
export class DemoMonths {
  constructor(
    private readonly months: MonthRepository,
    private readonly freezer: MonthFreezer,
    private readonly trail: TrailRepository,
  ) {}

  async write(hospital: Hospital, acts: readonly Act[], events: readonly MonthEvent[]): Promise<void> {
    let written = 0;
    for (const event of [...events].sort((a, b) => (a.at < b.at ? -1 : 1))) {
      const end = acts.findIndex(({ stamp }) => stamp.at > event.at);
      const until = end === -1 ? acts.length : end;
      await this.trail.appendAll(hospital.id, acts.slice(written, until));
      written = until;
      await this.take(hospital, event);
    }
    await this.trail.appendAll(hospital.id, acts.slice(written));
  }

  private async take(hospital: Hospital, { at, by, month, action }: MonthEvent): Promise<void> {
    const stamp: Stamp = { at, by, requestId: demoId('request', hospital.id, at, action) };
    const before = await this.months.find(hospital.id, month);
    if (action === 'open') {
      const opened = {
        ...unopened(hospital.id, month, USUAL_MONTHS),
        ...{ id: demoId('month', hospital.id, month), openedAt: at, updatedAt: at, version: 1 },
      };
      await this.months.add(opened);
      await this.trail.append(hospital.id, stamp, [monthChange(null, opened)]);
      return;
    }
    const after = { ...before!, ...nextMonth(before!, action)!, updatedAt: at, version: before!.version + 1 };
    if (action === 'submit') await this.submit(hospital, before!, after, stamp);
    else await this.decide(hospital, before!, after, stamp);
  }

  private async submit(
    hospital: Hospital,
    before: MonthReport,
    next: MonthReport,
    stamp: Stamp,
  ): Promise<void> {
    const asOf = lastDayOf(before.month);
    const days = { month: before.month, asOf, knownOn: asOf, readOn: stamp.at.slice(0, 10) };
    const basis = await this.freezer.basisOf(hospital, days);
    const frozen = await this.freezer.freeze(basis, {
      ...{ hospital, days, report: before, restatement: null, stamp },
    });
    const revision = { ...frozen.revision, id: demoId('monthRevision', before.id) };
    const after = { ...next, revision: 1, submittedAt: stamp.at, submittedBy: stamp.by };
    await this.months.save(after);
    await this.months.addRevision(revision, frozen.figures);
    await this.trail.append(hospital.id, stamp, [monthChange(before, after), revisionChange(null, revision)]);
  }

  private async decide(
    hospital: Hospital,
    before: MonthReport,
    next: MonthReport,
    { at, by, requestId }: Stamp,
  ): Promise<void> {
    const [old] = await this.months.revisions(before.id);
    const outcome = next.state === 'accepted' ? 'accepted' : 'returned';
    const remark = outcome === 'returned' ? RETURNED : null;
    const revision: MonthRevision = {
      ...{ ...old!, outcome, version: old!.version + 1 },
      decisions: [{ level: before.awaiting!, decision: outcome, remark, by, at }],
    };
    const after = { ...next, acceptedRevision: outcome === 'accepted' ? before.revision : null };
    await this.months.save(after);
    await this.months.decide(revision);
    await this.trail.append(hospital.id, { at, by, requestId }, [
      monthChange(before, after),
      revisionChange(old!, revision),
    ]);
  }
}
