import type { Day } from '@dabiao/kernel';
import { weekdayAfter } from './calendar';
import type { Task } from './cheapest';

export interface Step extends Task {
  readonly startsOn: Day;
  readonly finishesOn: Day;
}

/** Tasks one after the other in each department, from the weekday after `today`. */
export function scheduled(chosen: readonly Task[], today: Day): Step[] {
  const done = new Map<string | null, number>();
  return chosen.map((task) => {
    const before = done.get(task.department) ?? 0;
    done.set(task.department, before + task.days);
    return {
      ...task,
      startsOn: weekdayAfter(today, before + 1),
      finishesOn: weekdayAfter(today, before + task.days),
    };
  });
}
