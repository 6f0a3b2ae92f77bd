import { Injectable } from '@nestjs/common';
import { DEMO_GOALS, DEMO_SERIES, demoReadings, type DemoGoal } from '@dabiao/demo';
import { monthsLater, monthsUpTo, type Month } from '@dabiao/indicators';
import { addDays, type Day } from '@dabiao/kernel';
import {
  GoalRepository,
  ReadingRepository,
  type Change,
  type GoalRow,
  type ReadingRow,
} from '@dabiao/persistence';
import { toReading } from '../readings/reading-record';
import { officeTime } from './demo-calendar';
import { demoId } from './demo-id';
import { QUIET_DAYS } from './demo-moves';
import { demoHospitalId } from './demo-people';

/** Readings and goals of one hospital, and the trail that leads there. */
export interface ScriptedReadings {
  readonly readings: readonly ReadingRow[];
  readonly goals: readonly GoalRow[];
  readonly moves: readonly { readonly at: string; readonly by: string; readonly change: Change }[];
}

const SOURCE = '演示数据（合成）';
/** The numbers of a month are there on the fifth of the next. */
const REPORTED_ON = 4;

/** What a hospital of the demonstration has measured up to the last month that is over. */
export function scriptedReadings(key: string, begun: Day, today: Day, by: string): ScriptedReadings {
  const last = monthsLater(today.slice(0, 7), -1);
  const at = (month: Month): string => officeTime(enteredOn(month, begun, today), `readings ${key}`);
  const readings = (DEMO_SERIES[key] ?? []).flatMap((series) => {
    const written = demoReadings(key, series);
    return monthsUpTo(last, written.length).map((month, i): ReadingRow => {
      const { value = null, numerator = null, denominator = null } = written[i]!;
      return {
        ...{ id: demoId('reading', key, series.indicator, String(written.length - i)) },
        ...{ hospitalId: demoHospitalId(key), indicator: series.indicator, month, unit: series.unit },
        ...{ value, numerator, denominator, source: SOURCE, note: null, evidenceIds: '[]' },
        ...{ updatedAt: at(month), updatedBy: by, version: 1 },
      };
    });
  });
  const goals = (DEMO_GOALS[key] ?? []).map((goal) => goalRow(key, goal, last, firstDay(begun), by));
  const moves = [
    ...readings.map((row) => ({
      ...{ at: row.updatedAt, by },
      change: { kind: 'reading', subject: row.id, before: null, after: toReading(row) } as const,
    })),
    ...goals.map((row) => ({
      ...{ at: row.createdAt, by },
      change: { kind: 'goal', subject: row.id, before: null, after: row } as const,
    })),
  ];
  return { readings, goals, moves };
}

/** When a hospital has been there for a few days. */
const firstDay = (begun: Day): Day => addDays(begun, 10);

function enteredOn(month: Month, begun: Day, today: Day): Day {
  const reported = addDays(`${monthsLater(month, 1)}-01`, REPORTED_ON);
  const latest = addDays(today, -QUIET_DAYS);
  const earliest = firstDay(begun);
  // The months before a hospital was there were entered afterwards.
  return reported > latest ? latest : reported < earliest ? earliest : reported;
}

function goalRow(key: string, goal: DemoGoal, last: Month, day: Day, by: string): GoalRow {
  const at = officeTime(day, `goals ${key}`);
  const { title, indicator, operator, value, unit, baseline, months, due } = goal;
  return {
    ...{ id: demoId('goal', key, goal.key), hospitalId: demoHospitalId(key), title, indicator, operator },
    ...{ value, unit, baseline, months, dueMonth: monthsLater(last, due) },
    ...{ note: '演示：目标已公开报道，读数为合成数据', retired: false },
    ...{ createdAt: at, updatedAt: at, updatedBy: by, version: 1 },
  };
}

/** Writes them; their trail is part of the hospital's. */
@Injectable()
export class DemoReadings {
  constructor(
    private readonly readings: ReadingRepository,
    private readonly goals: GoalRepository,
  ) {}

  async write({ readings, goals }: ScriptedReadings): Promise<void> {
    await this.readings.save(readings);
    for (const goal of goals) await this.goals.add(goal);
  }
}
