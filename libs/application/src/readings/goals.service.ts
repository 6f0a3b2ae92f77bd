import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  goalStanding,
  isMonth,
  monthsLater,
  type Baseline,
  type Catalogue,
  type Definition,
  type GoalRule,
  type GoalState,
  type Month,
  type MonthFigures,
} from '@dabiao/indicators';
import { conflict, invalid, notFound, parseFraction, type DomainError } from '@dabiao/kernel';
import { GoalRepository, UnitOfWork, type GoalRow, type Page, type PageRequest } from '@dabiao/persistence';
import { withoutUndefined } from '../assessments/assessments.service';
import { reachable, type Caller } from '../caller';
import { HospitalBook } from './hospital-book';
import { checkInUse, indicatorIn, IndicatorsService } from './indicators.service';
import { figuresOf } from './reading-record';
import { checkMonth, ReadingsService } from './readings.service';
import { nameOf, pointsOf, windowView, type IndicatorName, type Point, type WindowView } from './window-view';

export const GOAL_OPERATORS = ['>=', '>', '<=', '<', '='] as const satisfies readonly GoalRule['operator'][];

/** A figure a hospital wants to reach by a month. */
export interface Goal extends Omit<GoalRow, 'operator' | 'baseline'> {
  readonly operator: GoalRule['operator'];
  readonly baseline: Baseline;
}

export interface NewGoal {
  readonly title: string;
  readonly indicator: string;
  readonly operator: GoalRule['operator'];
  readonly value: string;
  readonly baseline?: Baseline;
  /** Length of the window, twelve without it. */
  readonly months?: number;
  readonly dueMonth?: Month | null;
  readonly note?: string | null;
}

/** The indicator stays: another one is another goal. */
export type GoalChange = Partial<Omit<NewGoal, 'indicator'>> & {
  readonly version: number;
  readonly retired?: boolean;
};

/** A goal and where it stands in a month. */
export interface GoalView {
  readonly goal: Goal;
  /** Null where the indicator is no longer defined. */
  readonly indicator: IndicatorName | null;
  readonly month: Month;
  readonly state: GoalState;
  /** The figure that is held against the goal, two decimals. */
  readonly value: string | null;
  readonly unit: string;
  readonly calculation: string | null;
  readonly rule: string;
  /** How much is missing, two decimals. */
  readonly gap: string | null;
  readonly missing: readonly Month[];
  readonly current: WindowView;
  /** The same months a year before, where the goal is growth. */
  readonly before: WindowView | null;
  /** The months of both windows, oldest first. */
  readonly points: readonly Point[];
  /** Due before this month and not met. */
  readonly overdue: boolean;
}

const YEAR = 12;
/** The longest window and the year before it. */
const LONGEST = 48;

/**
 * Goals (目标指标): figures a hospital sets itself, such as twenty per cent more teleconsultations. They are no
 * clauses and change no rate. "Target" is taken: that is what an assessment is to reach.
 */
@Injectable()
export class GoalsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly goals: GoalRepository,
    private readonly readings: ReadingsService,
    private readonly indicators: IndicatorsService,
    private readonly book: HospitalBook,
  ) {}

  /** The first due first, as they stand in a month (the last complete one). */
  async page(
    caller: Caller,
    hospitalId: string,
    { month, retired = false }: { readonly month?: Month; readonly retired?: boolean },
    page: PageRequest,
  ): Promise<Page<GoalView>> {
    await this.book.reach(caller, 'assessment.read', hospitalId);
    const last = checkMonth(month ?? this.readings.lastMonth());
    const { items, total } = await this.goals.page({ hospitalId, retired }, page);
    return { items: await this.standings(hospitalId, items.map(toGoal), last), total };
  }

  async get(caller: Caller, id: string, month?: Month): Promise<GoalView> {
    const last = checkMonth(month ?? this.readings.lastMonth());
    const found = await this.goals.withHospital(id);
    if (!found) throw notFound('goal');
    const { id: hospitalId } = reachable(caller, 'assessment.read', found.hospital, 'goal');
    return (await this.standings(hospitalId, [toGoal(found.goal)], last))[0]!;
  }

  /** Throws indicator.notFound, indicator.retired, goal.invalid. */
  add(caller: Caller, hospitalId: string, wanted: NewGoal): Promise<Goal> {
    return this.uow.run(async () => {
      await this.book.reachLocked(caller, 'goal.manage', hospitalId);
      const { unit } = checkInUse(indicatorIn(await this.indicators.catalogue(hospitalId), wanted.indicator));
      const { baseline = 'absolute', months = YEAR, dueMonth = null, note = null } = wanted;
      const { by, at, ...request } = this.book.stamp(caller);
      const goal = checked({
        ...{ id: randomUUID(), hospitalId, title: wanted.title.trim(), indicator: wanted.indicator },
        ...{ operator: wanted.operator, value: wanted.value, unit: baseline === 'growth' ? '%' : unit },
        ...{ baseline, months, dueMonth, note, retired: false },
        ...{ createdAt: at, updatedAt: at, updatedBy: by, version: 1 },
      });
      await this.goals.add(goal);
      await this.book.append(hospitalId, { by, at, ...request }, [
        { kind: 'goal', subject: goal.id, before: null, after: goal },
      ]);
      return goal;
    });
  }

  /** Throws record.changed with the current value, indicator.retired for one taken back on it, goal.invalid. */
  change(caller: Caller, id: string, { version, ...said }: GoalChange): Promise<Goal> {
    return this.uow.run(async () => {
      const found = await this.goals.withHospital(id);
      if (!found) throw notFound('goal');
      const { id: hospitalId } = reachable(caller, 'goal.manage', found.hospital, 'goal');
      await this.book.reachLocked(caller, 'goal.manage', hospitalId);
      const before = toGoal((await this.goals.withHospital(id))!.goal);
      const stale = (): DomainError => conflict('record.changed', {}, { current: before });
      if (before.version !== version) throw stale();
      const stamp = this.book.stamp(caller);
      const merged = {
        ...before,
        ...withoutUndefined(said),
        updatedAt: stamp.at,
        updatedBy: stamp.by,
      } as Goal;
      const indicator = (await this.indicators.catalogue(hospitalId)).get(merged.indicator);
      if (before.retired && !merged.retired && indicator) checkInUse(indicator);
      const unit = merged.baseline === 'growth' ? '%' : (indicator?.unit ?? merged.unit);
      const after = checked({ ...merged, unit, version: version + 1 });
      const { id: _id, version: _version, ...row } = after;
      if (!(await this.goals.change(id, version, row))) throw stale();
      await this.book.append(hospitalId, stamp, [{ kind: 'goal', subject: id, before, after }]);
      return after;
    });
  }

  /** As many queries for a page of goals as for one. */
  private async standings(hospitalId: string, goals: readonly Goal[], month: Month): Promise<GoalView[]> {
    const catalogue = await this.indicators.catalogue(hospitalId);
    const from = monthsLater(month, 1 - LONGEST);
    const indicators = [...new Set(goals.map(({ indicator }) => indicator))];
    const records = await this.readings.between(hospitalId, from, month, { indicators });
    const figures = figuresOf(catalogue, records);
    return goals.map((goal) => viewOf(goal, catalogue, figures.get(goal.indicator) ?? [], month));
  }
}

const toGoal = (row: GoalRow): Goal => ({
  ...row,
  operator: row.operator as Goal['operator'],
  baseline: row.baseline as Baseline,
});

function viewOf(goal: Goal, catalogue: Catalogue, readings: readonly MonthFigures[], month: Month): GoalView {
  const definition: Definition = catalogue.get(goal.indicator) ?? { unit: goal.unit, combine: null };
  const { current, before, ...standing } = goalStanding(goal, definition, readings, month);
  return {
    ...{ goal, indicator: nameOf(catalogue, goal.indicator), month, ...standing },
    current: windowView(definition, goal.months, current),
    before: before && windowView(definition, goal.months, before),
    points: pointsOf(definition, readings, month, goal.months + (before ? YEAR : 0)),
    overdue: goal.dueMonth !== null && goal.dueMonth < month && standing.state !== 'met',
  };
}

function checked(goal: Goal): Goal {
  const { title, value, months, dueMonth } = goal;
  const field =
    title === ''
      ? 'title'
      : !parseFraction(value) || value.includes('/')
        ? 'value'
        : !Number.isInteger(months) || months < 1 || months > LONGEST - YEAR
          ? 'months'
          : dueMonth !== null && !isMonth(dueMonth)
            ? 'dueMonth'
            : undefined;
  if (field !== undefined)
    throw invalid('goal.invalid', { field }, { errors: [{ field, key: 'goal.invalid', params: { field } }] });
  return goal;
}
