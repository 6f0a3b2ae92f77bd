import type { LadderEdition } from '@dabiao/catalog';
import type { DemoItem } from './answer';
import type { Dice } from './dice';

/**
 * A hospital that has reached a level and works on the next: some items are there, others work at the next level
 * but are not used or filled in widely enough yet. What is handled at the level reached is known from the grading.
 */
export function ladderItems(edition: LadderEdition, reached: number, dice: Dice): DemoItem[] {
  const next = reached + 1;
  return edition.clauses.map((item) => {
    const basicNext = item.levels[next]?.category === 'basic';
    const level = dice.percent(basicNext ? 75 : 35) ? next : reached;
    const byFunction = item.application === 'function';
    const application = byFunction ? 100 : level === next ? 74 + dice.below(20) : 84 + dice.below(14);
    const before = byFunction ? 100 : Math.max(application, 86 + dice.below(12));
    const quality = item.levels[reached]?.quality === undefined ? 100 : 72 + dice.below(20);
    const earlier = Array.from({ length: reached }, (_, i) => reached - i);
    return {
      code: item.code,
      title: item.title.zh,
      level,
      application: decimal(application),
      quality: decimal(quality),
      earlier: earlier.map((one) => ({ level: one, application: decimal(before) })),
    };
  });
}

const decimal = (hundredths: number): string => (hundredths / 100).toFixed(2);
