import type { Schemas } from './api';
import type { Say } from './text';

/** What an item lacks, in one phrase. */
export function shortfallText({ condition, have, need }: Schemas['Shortfall'], t: Say): string {
  return condition === 'assessed' ? t('result.lack.assessed') : t(`result.lack.${condition}`, { have, need });
}
