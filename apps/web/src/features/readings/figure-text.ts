import { endingWithUnit, unitIn } from '@dabiao/messages';
import type { Schemas } from '../../shared/api';
import type { Text } from '../../shared/text';

type Rule = Schemas['JudgementLine']['rule'];

/** `<= 10 天` as people write it, its unit in their language. */
export const signs = (text: string): string => text.replace('>=', '≥').replace('<=', '≤');

/** What a clause asks of its indicator. */
export function ruleText(rule: Rule, { lang, t }: Text): string {
  if (rule.kind === 'trend') return t(`web.readings.trend.${rule.direction}`, { months: rule.months });
  const unit = unitIn(lang, rule.unit);
  if (rule.operator === 'between') return `${rule.value}–${rule.upTo ?? ''} ${unit}`;
  return signs(`${rule.operator} ${rule.value} ${unit}`);
}

/** A figure with its unit. */
export const withUnit = (value: string, unit: string, { lang }: Text): string =>
  unit === '' ? value : `${value} ${unitIn(lang, unit)}`;

/** A calculation of the server, its unit in the language of the page. */
export const calculationText = (calculation: string, unit: string, { lang }: Text): string =>
  endingWithUnit(lang, calculation, unit);

/** What a window came to, and why it may not be judged. */
export function windowText(window: Schemas['Window'], text: Text): string {
  const { t, lang } = text;
  const { state, value, unit, missing } = window;
  const shown = value === null ? '—' : withUnit(value, unit, text);
  switch (state) {
    case 'complete':
      return shown;
    case 'incomplete':
      return t('web.readings.window.incomplete', {
        months: missing.join(lang === 'zh' ? '、' : ', '),
        value: shown,
      });
    case 'nothing':
      return t('web.readings.window.nothing');
    case 'uncombined':
      return t('web.readings.window.uncombined');
  }
}
