import { addDays, addMonths, daysBetween, type Day } from '@dabiao/kernel';
import { Dice } from '@dabiao/demo';

/** When something happens in an invented past: on the last working day up to a day, in office hours in Shanghai. */
export function officeTime(day: Day, what: string): string {
  const weekday = new Date(day).getUTCDay();
  const worked = addDays(day, weekday === 0 ? -2 : weekday === 6 ? -1 : 0);
  const dice = new Dice(`${worked} ${what}`);
  const [hour, minute, second] = [1 + dice.below(8), dice.below(60), dice.below(60)].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${worked}T${hour}:${minute}:${second}.000Z`;
}

/** A promised day moved along with the day of the sheet; as many whole months ahead as before, never more. */
export function movedPromise(promisedBy: Day, from: Day, to: Day): Day {
  let months = 0;
  while (addMonths(from, months) < promisedBy) months += 1;
  const [byDays, byMonths] = [addDays(promisedBy, daysBetween(from, to)), addMonths(to, months)];
  return byDays < byMonths ? byDays : byMonths;
}
