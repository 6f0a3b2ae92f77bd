import { isItems } from './liulin';
import { REASONS, type DemoAnswer, type DemoItem } from './answer';
import type { Dice } from './dice';

/** One answer given on the way, so many days after the assessment was opened. */
export interface Step {
  readonly day: number;
  readonly answer: DemoAnswer | DemoItem;
}

/** The first look at all clauses is over by then. */
const BASELINE_DAYS = 50;

/**
 * How each clause came to its final answer: a first look in the first weeks, work over the months, the last step
 * always the final answer. What has a value is reported when the value is there.
 */
export function story(answers: DemoAnswer[] | DemoItem[], days: number, dice: Dice): Step[] {
  return isItems(answers)
    ? answers.flatMap((item) => itemSteps(item, days, dice))
    : answers.flatMap((answer) => answerSteps(answer, days, dice));
}

function answerSteps(answer: DemoAnswer, days: number, dice: Dice): Step[] {
  const { code, title, verdict, value } = answer;
  const first = { day: firstLook(dice), answer };
  const later = { day: laterDay(days, dice), answer };
  const notYet: DemoAnswer = { code, title, verdict: 'unmet', reason: dice.one(REASONS) };
  if (verdict === 'unassessed') return [];
  if (verdict === 'conditional')
    return [
      { ...first, answer: notYet },
      { ...later, day: days - dice.below(60) },
    ];
  if (value !== undefined) return [dice.percent(30) ? first : later];
  if (verdict === 'unmet' || dice.percent(55)) return [first];
  return [{ ...first, answer: notYet }, later];
}

/** Items work one level lower and less widely at first. */
function itemSteps(item: DemoItem, days: number, dice: Dice): Step[] {
  const lower = {
    ...item,
    level: item.level - 1,
    earlier: item.earlier.filter((one) => one.level < item.level),
  };
  const first = { day: firstLook(dice), answer: item };
  return dice.percent(45)
    ? [first]
    : [
        { ...first, answer: lower },
        { day: laterDay(days, dice), answer: item },
      ];
}

const firstLook = (dice: Dice): number => 15 + dice.below(BASELINE_DAYS - 15);
const laterDay = (days: number, dice: Dice): number =>
  BASELINE_DAYS + 10 + dice.below(days - BASELINE_DAYS - 10);
