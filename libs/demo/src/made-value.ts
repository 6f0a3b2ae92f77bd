import type { ThresholdRule } from '@dabiao/catalog';
import type { Dice } from './dice';

/** A plausible value on the wanted side of a threshold, written with its unit where that is a percentage. */
export function madeValue(rule: ThresholdRule, met: boolean, dice: Dice): string {
  const bar = Number(rule.value);
  const wantsMore = rule.operator === '>=' || rule.operator === '>';
  const up = rule.operator === 'between' ? !met : wantsMore === met;
  const step = Math.max(bar * (0.05 + dice.below(15) / 100), rule.unit === '%' ? 1 : 0);
  let value =
    rule.operator === 'between' && met ? (bar + Number(rule.upTo)) / 2 : up ? bar + step : bar - step;
  if (rule.operator === 'between' && !met) value = Number(rule.upTo) + step;
  if (rule.unit === '%') value = Math.min(value, 100);
  const whole = Number.isInteger(bar) && rule.unit !== '%' && bar >= 2;
  const text = whole
    ? String(up ? Math.ceil(value) : Math.floor(value))
    : value.toFixed(1).replace(/\.0$/, '');
  return rule.unit === '%' ? `${text}%` : text;
}
