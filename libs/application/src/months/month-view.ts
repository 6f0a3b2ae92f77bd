import type { Month } from '@dabiao/indicators';
import type { Day } from '@dabiao/kernel';
import { deadlineOf, isLate, lastDayOf } from '@dabiao/months';
import type { MonthReport, MonthRevision } from '@dabiao/persistence';
import type { LineChange } from './figure-lines';
import type { MonthSettings } from './month-settings';

/** A reporting month as people see it; nobody has opened it yet where `id` is null. */
export interface MonthView extends Omit<MonthReport, 'id' | 'openedAt' | 'updatedAt'> {
  readonly id: string | null;
  readonly openedAt: string | null;
  /** The last day to submit it. */
  readonly dueOn: Day;
  readonly late: boolean;
}

/** A month with everything that was ever frozen of it. */
export interface MonthDetail extends MonthView {
  /** Oldest first. */
  readonly revisions: readonly MonthRevision[];
  /** What each revision says otherwise than the one before it. */
  readonly differences: readonly {
    readonly from: number;
    readonly to: number;
    readonly lines: readonly LineChange[];
  }[];
  readonly people: Readonly<Record<string, string>>;
}

/** A month that nobody has opened. */
export const unopened = (hospitalId: string, month: Month, { levels }: MonthSettings): MonthReport => ({
  ...{ id: '', hospitalId, month, state: 'open', levels, awaiting: null, revision: 0 },
  ...{
    acceptedRevision: null,
    openedAt: '',
    submittedAt: null,
    submittedBy: null,
    updatedAt: '',
    version: 0,
  },
});

/** `expected`: the hospital has something to report on. */
export function monthView(
  { id, openedAt, updatedAt: _updatedAt, ...report }: MonthReport,
  { deadlineDay }: MonthSettings,
  today: Day,
  expected = true,
): MonthView {
  const dueOn = deadlineOf(report.month, deadlineDay);
  return {
    ...report,
    ...{ id: id === '' ? null : id, openedAt: openedAt === '' ? null : openedAt, dueOn },
    late: expected && isLate(report.state, dueOn, today),
  };
}

/** The moment in which a month is over in Shanghai: what is opened then belongs to the next. */
export const endOf = (month: Month): string => `${lastDayOf(month)}T16:00:00.000Z`;
