import type { Reading } from './reading';

/** Units of one thing per another, which may be written 1:1.5. */
const RATIO_UNITS = new Set([
  '人/床',
  '床/人',
  '人/科',
  '人/专业',
  '台/人',
  '台/间',
  '台/床',
  '张/人',
  '比1',
  ':1',
]);

export type UnitKind = 'percent' | 'permille' | 'ratio' | 'other';
/** What a plain share is multiplied by to be in the unit. */
export const SCALE: Readonly<Record<UnitKind, number>> = { percent: 100, permille: 1000, ratio: 1, other: 1 };

export function unitKind(unit: string): UnitKind {
  const name = canonicalUnit(unit);
  if (name === '%') return 'percent';
  if (name === '‰') return 'permille';
  return RATIO_UNITS.has(name) ? 'ratio' : 'other';
}

const SYNONYMS: Readonly<Record<string, string>> = {
  '％': '%',
  pct: '%',
  percent: '%',
  分: '分钟',
  min: '分钟',
  minutes: '分钟',
  小时: '小时',
  h: '小时',
  hours: '小时',
  日: '天',
  days: '天',
  个月: '月',
  months: '月',
  m2: '平方米',
  'm²': '平方米',
  '°C': '℃',
  名: '人',
  位: '人',
};

/** Words that only count; those of one kind may stand for one another. */
const COUNTERS: readonly ReadonlySet<string>[] = [
  new Set(['起', '例', '次', '件', '人次', '例次', '台', '台次']),
  new Set(['个', '项', '条', '种', '类', '份']),
  new Set(['张', '床']),
  new Set(['人']),
  new Set(['家']),
];

/** One spelling for each unit. */
export function canonicalUnit(unit: string): string {
  const text = unit.replace(/\s+/g, '');
  return SYNONYMS[text] ?? SYNONYMS[text.toLowerCase()] ?? text;
}

/**
 * The units must be the same or count the same kind of thing. Zero of anything (0起) is a share or a ratio of zero
 * too, but never an amount: no case at all is not a case of 0 minutes.
 */
export function sameUnit(reading: Reading, wanted: string): boolean {
  const [written, unit] = [canonicalUnit(reading.unit), canonicalUnit(wanted)];
  if (written === unit) return true;
  const [a, b] = [countedBy(written), countedBy(unit)];
  if (reading.value.n === 0n && a !== undefined) return b !== undefined || unitKind(wanted) !== 'other';
  return a !== undefined && a === b;
}

/** The kind of thing a unit counts; `例/年` counts like `例`. */
function countedBy(unit: string): ReadonlySet<string> | undefined {
  const counter = unit.replace(/\/年$/, '');
  return COUNTERS.find((kind) => kind.has(counter));
}
