/** Work on one clause. */
export interface Task {
  readonly code: string;
  /** Whole days of work, at least 1. */
  readonly days: number;
  /** Who has it to do; null while nobody has. What nobody has is done by one more pair of hands. */
  readonly department: string | null;
}

/** Every one of some tasks, and a number of others. */
export interface Wanted {
  readonly all: readonly Task[];
  readonly some: { readonly count: number; readonly of: readonly Task[] };
}

export interface Choice {
  /** What to do, in the order to do it in: what is needed in any case first, then the smallest. */
  readonly chosen: readonly Task[];
  /** How many of `some` are missing because no department has time left. */
  readonly short: number;
  /** Departments that cannot finish what is needed in any case. */
  readonly overloaded: readonly (string | null)[];
}

/**
 * The fewest days of work for what is wanted, when each department has `capacity` days. Where that is not possible:
 * as many of `some` as fit.
 *
 * Smallest first is exact. Within a department the j cheapest tasks are always its j smallest, so what the next one
 * costs only grows, and once it does not fit no larger one does; taking the smallest over all departments that still
 * have room therefore gives the least sum for every count, and the highest count of all.
 */
export function cheapest({ all, some }: Wanted, capacity: number): Choice {
  const used = new Map<string | null, number>();
  const add = ({ department, days }: Task): number => {
    const now = (used.get(department) ?? 0) + days;
    used.set(department, now);
    return now;
  };
  const needed = smallestFirst(all);
  for (const task of needed) add(task);
  const overloaded = [...used].filter(([, days]) => days > capacity).map(([department]) => department);

  const taken: Task[] = [];
  for (const task of smallestFirst(some.of)) {
    if (taken.length === some.count) break;
    if ((used.get(task.department) ?? 0) + task.days > capacity) continue;
    add(task);
    taken.push(task);
  }
  return { chosen: [...needed, ...taken], short: some.count - taken.length, overloaded };
}

/** The fewest days each department needs for everything that is wanted; null where there is not enough to choose from. */
export function leastCapacity(wanted: Wanted): number | null {
  if (wanted.some.of.length < wanted.some.count) return null;
  const fits = (capacity: number): boolean => {
    const { short, overloaded } = cheapest(wanted, capacity);
    return short === 0 && overloaded.length === 0;
  };
  let [low, high] = [0, [...wanted.all, ...wanted.some.of].reduce((sum, { days }) => sum + days, 0)];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}

/** Equal ones stay in the order of the edition. */
const smallestFirst = (tasks: readonly Task[]): Task[] => [...tasks].sort((a, b) => a.days - b.days);
