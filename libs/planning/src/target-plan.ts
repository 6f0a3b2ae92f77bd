import { compare, fraction, parseFraction, type Day } from '@dabiao/kernel';
import { weekdayAfter, weekdaysUntil } from './calendar';
import { cheapest, leastCapacity, type Task } from './cheapest';
import { needOf, outlookOf, type Goal, type Need, type Outlook, type Standing } from './need';
import { scheduled, type Step } from './schedule';

export interface PlannedStep extends Step {
  /** Whether there is no way without it; else it was chosen as one of several. */
  readonly needed: boolean;
}

/** What one department has to do in the plan. */
export interface Load {
  readonly department: string | null;
  readonly tasks: number;
  readonly days: number;
  readonly finishesOn: Day;
}

/** The cheapest way to a target. */
export interface TargetPlan {
  readonly outlook: Outlook;
  /** Whether the target is reached with the plan carried out; for a level, with everything applied in full. */
  readonly reaches: boolean;
  /** Weekdays each department has up to the target day; null without a target day. */
  readonly weekdays: number | null;
  readonly steps: readonly PlannedStep[];
  readonly loads: readonly Load[];
  /** Days of work of all departments together. */
  readonly days: number;
  /** Clauses one could also have done, which the plan leaves out because others take fewer days. */
  readonly leftOut: number;
  /** How many clauses are missing because no department has time for them before the target day. */
  readonly short: number;
  /** Departments that cannot finish by the target day what there is no way without. */
  readonly overloaded: readonly (string | null)[];
  /** The first day by which everything can be done, however the target day is; null where clauses alone are not enough. */
  readonly earliest: Day | null;
}

/**
 * The plan with the fewest days of work that reaches the goal by a day. Work begins on the weekday after `asOf`; a
 * department does one thing after the other.
 */
export function targetPlan(
  standing: Standing,
  goal: Goal,
  taskOf: (code: string) => Task,
  by: Day | null,
): TargetPlan {
  const { asOf } = standing;
  const need = needOf(standing, goal);
  const wanted = wantedOf(need, taskOf);
  const weekdays = by === null ? null : weekdaysUntil(asOf, by);
  const { chosen, short, overloaded } = cheapest(wanted, weekdays ?? Number.MAX_SAFE_INTEGER);
  const needed = new Set(need.all);
  const steps = scheduled(chosen, asOf).map((step) => ({ ...step, needed: needed.has(step.code) }));
  const outlookWith = (tasks: readonly Task[]): Outlook =>
    outlookOf(
      standing,
      goal,
      tasks.map(({ code }) => code),
    );
  const outlook = outlookWith(chosen);
  const capacity = leastCapacity(wanted);
  const possible = capacity !== null && isReached(outlookWith(cheapest(wanted, capacity).chosen));
  return {
    ...{ outlook, reaches: isReached(outlook) },
    weekdays,
    steps,
    loads: loadsOf(steps),
    days: steps.reduce((sum, { days }) => sum + days, 0),
    leftOut: need.all.length + need.some.of.length - chosen.length,
    short,
    overloaded,
    earliest: !possible ? null : capacity === 0 ? asOf : weekdayAfter(asOf, capacity),
  };
}

function isReached(outlook: Outlook): boolean {
  switch (outlook.kind) {
    case 'rate': {
      const { met, of } = outlook.after;
      return of > 0 && compare(fraction(met * 100, of), parseFraction(outlook.target)!) >= 0;
    }
    case 'gate':
      return outlook.failingAfter === 0 && outlook.undecided.length === 0;
    case 'level':
      return outlook.after.most.level >= outlook.target;
  }
}

const wantedOf = ({ all, some }: Need, taskOf: (code: string) => Task) => ({
  all: all.map(taskOf),
  some: { count: some.count, of: some.of.map(taskOf) },
});

/** Who has most to do comes first. */
function loadsOf(steps: readonly Step[]): Load[] {
  const loads = new Map<string | null, Load>();
  for (const { department, days, finishesOn } of steps) {
    const before = loads.get(department);
    loads.set(department, {
      department,
      tasks: (before?.tasks ?? 0) + 1,
      days: (before?.days ?? 0) + days,
      finishesOn, // the last one is the latest: a department does one after the other
    });
  }
  return [...loads.values()].sort((a, b) => b.days - a.days);
}
