import type { GoalRule } from '@dabiao/indicators';
import { Dice } from './dice';

/*
 * Monthly readings and goals of the demonstration. Published are the totals of the year and the goals; how the
 * months share a total, and every total that is not marked, is made up. The same on every run.
 */

/** What twelve months come to: a count, or the two parts of a share or mean. */
export type YearTotal = number | { readonly over: number; readonly under: number };

/** An indicator of a demonstration hospital, month by month up to the last. */
export interface DemoSeries {
  readonly indicator: string;
  readonly unit: string;
  /** The last twelve months, and the twelve before. */
  readonly last: YearTotal;
  readonly before: YearTotal;
  /** How many months there are. */
  readonly months: 18 | 24;
  /** A level that stays: the value of every month, and not a total. */
  readonly level?: true;
}

/** A goal as it was published, and what it is measured by. */
export interface DemoGoal extends GoalRule {
  readonly key: string;
  readonly title: string;
  readonly indicator: string;
  readonly unit: string;
  /** Months after the last one by which it is due. */
  readonly due: number;
}

/** A month of a series as somebody would type it. */
export interface DemoReading {
  readonly value?: string;
  readonly numerator?: string;
  readonly denominator?: string;
}

const of = (over: number, under: number): YearTotal => ({ over, under });

export const DEMO_SERIES: Readonly<Record<string, readonly DemoSeries[]>> = {
  liulin: [
    // Published: the average stay fell from 9.0 to 8.0 days.
    {
      ...{ indicator: 'avg_length_of_stay', unit: '天', months: 24 },
      ...{ last: of(121_600, 15_200), before: of(126_900, 14_100) },
    },
    // Published: 170,000 visits, then 270,000.
    { indicator: 'outpatient_visits', unit: '人次', months: 24, last: 270_000, before: 170_000 },
    // Published: 98.03 %.
    {
      ...{ indicator: 'grade_a_record_rate', unit: '%', months: 18 },
      ...{ last: of(14_901, 15_200), before: of(13_536, 14_100) },
    },
    // Published: +131.25 %, here 370 after 160.
    { indicator: 'minimally_invasive_operations', unit: '台次', months: 24, last: 370, before: 160 },
  ],
  xinjiang: [
    // Published: level III and IV operations +6.1 %, operations +4.22 %.
    {
      ...{ indicator: 'level34_surgery_share', unit: '%', months: 24 },
      ...{ last: of(455, 4_175), before: of(429, 4_006) },
    },
    { indicator: 'operations', unit: '台次', months: 24, last: 4_175, before: 4_006 },
    { indicator: 'teleconsultations', unit: '例次', months: 24, last: 366, before: 300 },
    // Published: 25 new techniques.
    { indicator: 'new_tier3_techniques', unit: '项', months: 24, last: 25, before: 14 },
    { indicator: 'provincial_key_specialties', unit: '个', months: 18, last: 2, before: 1, level: true },
    { indicator: 'chest_pain_centre_stage', unit: '级', months: 18, last: 1, before: 1, level: true },
    { indicator: 'emr_level', unit: '级', months: 18, last: 3, before: 3, level: true },
    // Published: 239,644 visits (+4.48 %), 13,401 admissions (+5.76 %).
    { indicator: 'outpatient_visits', unit: '人次', months: 24, last: 239_644, before: 229_368 },
    { indicator: 'admissions', unit: '人次', months: 24, last: 13_401, before: 12_671 },
    // Published: 7.24 days, bed use 71.5 %.
    {
      ...{ indicator: 'avg_length_of_stay', unit: '天', months: 18 },
      ...{ last: of(97_023, 13_401), before: of(95_159, 12_671) },
    },
    {
      ...{ indicator: 'bed_occupancy_rate', unit: '%', months: 18 },
      ...{ last: of(97_023, 135_696), before: of(95_159, 135_696) },
    },
    // Published: drugs 28.03 %, consumables 13.49 % of the revenue.
    {
      ...{ indicator: 'drug_revenue_share', unit: '%', months: 18 },
      ...{ last: of(4_373, 15_602), before: of(4_250, 14_900) },
    },
    {
      ...{ indicator: 'consumables_share', unit: '%', months: 18 },
      ...{ last: of(2_105, 15_602), before: of(2_080, 14_900) },
    },
    // Published: door to wire 53 minutes.
    {
      ...{ indicator: 'door_to_wire_minutes', unit: '分钟', months: 18 },
      ...{ last: of(5_088, 96), before: of(5_270, 85) },
    },
  ],
};

/** Published: the six goals of 新绛. */
export const DEMO_GOALS: Readonly<Record<string, readonly DemoGoal[]>> = {
  xinjiang: [
    {
      ...{
        key: 'specialties',
        title: '省级重点专科达到 3 个',
        indicator: 'provincial_key_specialties',
        unit: '个',
      },
      ...{ operator: '>=', value: '3', baseline: 'absolute', months: 1, due: 12 },
    },
    {
      ...{ key: 'techniques', title: '一年新开展三级技术不少于 15 项', indicator: 'new_tier3_techniques' },
      ...{ unit: '项', operator: '>=', value: '15', baseline: 'absolute', months: 12, due: 2 },
    },
    {
      ...{
        key: 'surgery',
        title: '三四级手术占比不低于 10 %',
        indicator: 'level34_surgery_share',
        unit: '%',
      },
      ...{ operator: '>=', value: '10', baseline: 'absolute', months: 12, due: 2 },
    },
    {
      ...{ key: 'chest-pain', title: '胸痛中心由基层版升为标准版', indicator: 'chest_pain_centre_stage' },
      ...{ unit: '级', operator: '>=', value: '2', baseline: 'absolute', months: 1, due: 12 },
    },
    {
      ...{ key: 'emr', title: '电子病历应用水平达到 4 级', indicator: 'emr_level', unit: '级' },
      ...{ operator: '>=', value: '4', baseline: 'absolute', months: 1, due: 12 },
    },
    {
      ...{
        key: 'telemedicine',
        title: '远程会诊例次比上年增长 20 %',
        indicator: 'teleconsultations',
        unit: '%',
      },
      ...{ operator: '>=', value: '20', baseline: 'growth', months: 12, due: 2 },
    },
  ],
};

const YEAR = 12;

/** The months of a series, oldest first; the months of a year come to its total exactly. */
export function demoReadings(hospital: string, series: DemoSeries): DemoReading[] {
  const dice = new Dice(`readings ${hospital} ${series.indicator}`);
  const both = [series.before, series.last].flatMap((total) =>
    series.level ? Array.from({ length: YEAR }, () => asLevel(total)) : yearOf(total, dice),
  );
  return both.slice(-series.months);
}

function asLevel(total: YearTotal): DemoReading {
  if (typeof total !== 'number') throw new Error('A level is one number.');
  return { value: String(total) };
}

function yearOf(total: YearTotal, dice: Dice): DemoReading[] {
  const about = (weight: number): number => weight * (95 + dice.below(11));
  const even = Array.from({ length: YEAR }, () => about(1));
  if (typeof total === 'number') return spread(total, even).map((value) => ({ value: String(value) }));
  const under = spread(total.under, even);
  // The smaller side of a share varies, so that no month is above the whole.
  const isMost = total.over <= total.under && 2 * total.over > total.under;
  const varied = spread(isMost ? total.under - total.over : total.over, under.map(about));
  return under.map((denominator, i) => {
    const numerator = isMost ? denominator - varied[i]! : varied[i]!;
    return { numerator: String(numerator), denominator: String(denominator) };
  });
}

/** A total in whole numbers by weights; the shares that were cut off most are rounded up. */
function spread(total: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const cut = weights.map((weight, i) => ({
    i,
    share: Math.floor((total * weight) / whole),
    left: (total * weight) % whole,
  }));
  const missing = total - cut.reduce((sum, { share }) => sum + share, 0);
  const raised = new Set(
    [...cut]
      .sort((a, b) => b.left - a.left || a.i - b.i)
      .slice(0, missing)
      .map(({ i }) => i),
  );
  return cut.map(({ i, share }) => share + (raised.has(i) ? 1 : 0));
}
