import type { Lang } from './message';

/** Units are written in Chinese, in editions and indicators: there is one text of record. These are their English names. */
const UNITS: Readonly<Record<string, string>> = {
  ...{ 分钟: 'min', 小时: 'h', 天: 'days', 月: 'months', 年: 'years' },
  ...{ 张: 'beds', 床: 'beds', 人: 'people', 级: 'level', 家: 'hospitals', 项: 'items', 个: 'in number' },
  ...{ '人/床': 'people per bed', '床/人': 'beds per person', '人/科': 'people per department' },
  ...{ '人/专业': 'people per specialty', '台/间': 'per room', '台/人': 'per person', '台/年': 'a year' },
  ...{ 比1: 'to 1', 平方米: 'm²', 米: 'm', '例/年': 'cases a year', '人次/年': 'cases a year' },
  ...{ '学时/年': 'hours a year', '次/年': 'times a year', 台次: 'operations', 人次: 'cases' },
  ...{ 例次: 'cases', 类: 'kinds', 种: 'kinds', 条: 'items', 排: 'rows', 台: 'machines', 元: 'yuan' },
  'DDDs/百人天': 'DDDs per 100 patient-days',
};

/** A unit in a language; one without an English name stays as it is written. */
export const unitIn = (lang: Lang, unit: string): string =>
  lang === 'en' && Object.hasOwn(UNITS, unit) ? UNITS[unit]! : unit;

/** A figure, calculation or rule that ends with its unit, in a language: `<= 8.5 天`. */
export function endingWithUnit(lang: Lang, text: string, unit: string): string {
  return unit !== '' && text.endsWith(unit) ? text.slice(0, -unit.length) + unitIn(lang, unit) : text;
}
