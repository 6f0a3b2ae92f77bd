import {
  editionId,
  type Edition,
  type LadderEdition,
  type RateEdition,
  type ThresholdRule,
  type WeightedEdition,
} from '@dabiao/catalog';
import { judgeValue } from '@dabiao/scoring';
import { Dice } from './dice';

/*
 * Synthetic sheets for the demonstration hospital 柳林. Only the totals (240/260, 237/319), the average
 * stay, the share of grade-A records and the state of the centres were published; everything else is
 * made up here, the same on every run.
 */

/** One row of a demo sheet. */
interface DemoRow {
  readonly code: string;
  readonly title: string;
  readonly verdict: '达标' | '未达标' | '限期达标' | '不适用' | '';
  readonly value?: string;
  readonly reason?: string;
  readonly promisedBy?: string;
}

/** What the hospital measures, one value per indicator, so that no two clauses contradict each other. */
const MEASURED: Readonly<Record<string, string>> = {
  avg_length_of_stay: '8.0', // published
  grade_a_record_rate: '98.03%', // published
  beds_per_specialty_group_min: '16',
  quality_committee_meetings_per_year: '4',
  health_staff_per_bed: '1.02',
  deputy_chief_per_department_min: '1',
  deputy_chief_physician_count: '58',
  attending_per_specialty_min: '1',
  icu_doctor_per_bed: '0.8',
  nurse_per_bed: '0.81',
  ward_nurse_per_bed: '0.60',
  nurse_share_of_health_staff: '52.3%',
  icu_nurse_per_bed: '2.6',
  technician_intermediate_per_dept_min: '1',
  clinical_pharmacist_count: '4',
  beds_per_infection_control_staff: '200',
  microscope_per_pathologist: '1',
  anesthesia_machine_per_or: '1.1',
  bed_occupancy_rate: '86.4%',
  drug_revenue_share: '28.6%',
  consumables_per_100_yuan: '18.7',
  inpatient_antibiotic_use_rate: '48.2%',
  outpatient_antibiotic_rx_share: '16.4%',
  antibiotic_use_density: '42.5',
  class1_incision_prophylaxis_rate: '27.5%',
  inpatient_mortality_rate: '2.1‰',
  surgical_mortality_rate: '0.21‰',
  diagnosis_concordance_rate: '96.8%',
  pre_post_op_concordance_rate: '95.2%',
  rescue_success_rate: '91.3%',
  hospital_infection_rate: '1.9%',
  critical_value_timely_rate: '98.6%',
  clinical_pathway_share: '62.5%',
  emr_level: '3级',
  smart_service_level: '2级',
  smart_management_level: '1级',
  interoperability_level: '3级',
  engineer_share: '1.6%',
  senior_title_dept_head_share: '71%',
  emergency_fixed_doctor_share: '80%',
  nurse_college_education_share: '88%',
  ct_detector_rows: '64',
  mri_field_strength: '1.5',
  fmc_to_ecg_minutes: '7',
  door_to_wire_minutes: '82',
  door_to_needle_stroke_minutes: '46',
  surgical_bed_share: '36%',
  icu_bed_share: '3.2%',
};

const REASONS = [
  '人员尚未到位',
  '设备采购中',
  '制度已修订，执行记录不足',
  '例数不足',
  '培训未完成',
  '未开展此项技术',
];

/** Clauses met per tier, as published. */
const PUBLISHED_MET: Readonly<Record<string, number>> = { basic: 240, recommended: 237 };

/** The sheet of one edition as CSV text, Chinese headers, marked as demo data. */
export function liulinSheet(edition: Edition): string {
  const dice = new Dice(editionId(edition));
  const mark = `# 演示数据 demo data · 柳林县人民医院 · ${editionId(edition)} · 逐条状态为合成数据`;
  const body =
    edition.method === 'rate'
      ? verdictLines(countyRows(edition, dice))
      : edition.method === 'weighted-elements'
        ? verdictLines(centreRows(edition, dice))
        : ladderLines(edition, dice);
  return [mark, ...body, ''].join('\n');
}

/** Threshold clauses follow what is measured; attested ones are drawn until the published number is met. */
function countyRows(edition: RateEdition, dice: Dice): DemoRow[] {
  const unmet = new Set<string>();
  for (const tier of edition.tiers) {
    const clauses = edition.clauses.filter((clause) => clause.tier === tier.code);
    const byValue = clauses.filter((clause) => clause.rule.kind === 'threshold' && !measuredMet(clause.rule));
    const open = clauses.length - (PUBLISHED_MET[tier.code] ?? clauses.length) - byValue.length;
    if (open < 0) throw new Error(`More values fail in ${tier.code} than clauses were published as unmet.`);
    const attested = clauses.filter(
      ({ rule, section }) => rule.kind === 'attest' && !section?.startsWith('FUNC'),
    );
    [...byValue, ...dice.pick(attested, open)].forEach(({ code }) => unmet.add(code));
  }
  return edition.clauses.map((clause) => ({
    code: clause.code,
    title: clause.title.zh,
    verdict: unmet.has(clause.code) ? '未达标' : '达标',
    ...(clause.rule.kind === 'threshold' ? { value: MEASURED[clause.rule.indicator] } : {}),
    ...(unmet.has(clause.code) ? { reason: dice.one(REASONS) } : {}),
  }));
}

function measuredMet(rule: ThresholdRule): boolean {
  const value = MEASURED[rule.indicator];
  const judged = judgeValue(rule, value === undefined ? {} : { value });
  if (judged.kind !== 'judged') throw new Error(`The demo has no usable value for ${rule.indicator}.`);
  return judged.judgement.met;
}

/** How far each centre is: indicators and clauses that fail, and promises made. Everything else is met. */
interface CentreState {
  readonly unmetIndicators: readonly string[];
  readonly unmet: readonly string[];
  readonly conditional: Readonly<Record<string, { value?: string; promisedBy: string; reason: string }>>;
  /** Share of the non-compulsory clauses that are not met, in percent, drawn. */
  readonly looseEnds: number;
  /** Share of all clauses not looked at yet, in percent, drawn. */
  readonly unassessed: number;
}

const CENTRES: Readonly<Record<string, CentreState>> = {
  'chest-pain-primary': {
    unmetIndicators: ['prehospital_ecg_transmission_rate', 'linked_primary_facilities'],
    unmet: ['B1.07', 'B1.19.3', 'B2.08.3', 'B4.02.3.2', 'B5.07.2'],
    conditional: {
      'B5.12.1': { value: '36', promisedBy: '2025-09-30', reason: '溶栓流程再造，逐月缩短' },
      'B5.12.2': { value: '58%', promisedBy: '2025-09-30', reason: '溶栓流程再造，单例达标率已过半' },
    },
    looseEnds: 12,
    unassessed: 0,
  },
  'chest-pain-standard': {
    unmetIndicators: [
      'pci_per_year',
      'emergency_pci_per_year',
      'ccu_beds',
      'cath_lab_nurses',
      'ppci_operators_senior',
    ],
    unmet: ['STD1.39', 'STD1.42', 'STD1.44', 'STD1.16', 'STD1.24'],
    conditional: {
      'STD5.21.1': { value: '96', promisedBy: '2025-11-30', reason: '导管室 24 小时值班自下季度起' },
      'STD5.21.2': { value: '68%', promisedBy: '2025-11-30', reason: '导管室 24 小时值班自下季度起' },
    },
    looseEnds: 35,
    unassessed: 20,
  },
  stroke: { unmetIndicators: [], unmet: [], conditional: {}, looseEnds: 8, unassessed: 0 },
  trauma: { unmetIndicators: [], unmet: [], conditional: {}, looseEnds: 10, unassessed: 0 },
  'critical-maternal': {
    unmetIndicators: ['maternal_risk_assessment_rate', 'high_risk_maternal_share'],
    unmet: [],
    conditional: {
      'MAT02-C': {
        value: '1460',
        promisedBy: '2026-12-31',
        reason: '出生人口下降，已向市卫健委申请按本地实际调整',
      },
    },
    looseEnds: 20,
    unassessed: 5,
  },
  'critical-neonatal': {
    unmetIndicators: [],
    unmet: ['NEO17-C'],
    conditional: {},
    looseEnds: 25,
    unassessed: 8,
  },
};

function centreRows(edition: WeightedEdition, dice: Dice): DemoRow[] {
  const state = CENTRES[edition.standard];
  if (!state) throw new Error(`The demo has no state for ${edition.standard}.`);
  const values = new Map<string, string>();
  return edition.clauses.map((clause): DemoRow => {
    const { rule } = clause;
    const head = { code: clause.code, title: clause.title.zh };
    const promise = state.conditional[clause.code];
    if (promise) return { ...head, verdict: '限期达标', ...promise };
    const compulsory = clause.must === 'veto' || clause.must === 'grace';
    const open = !compulsory && dice.percent(state.unassessed);
    const loose = !compulsory && dice.percent(state.looseEnds);
    if (open) return { ...head, verdict: '' };
    if (rule.kind === 'threshold') {
      const known = values.get(rule.indicator);
      const fails = state.unmetIndicators.includes(rule.indicator) || (known === undefined && loose);
      const value = known ?? made(rule, !fails, dice);
      values.set(rule.indicator, value);
      const judged = judgeValue(rule, { value });
      if (judged.kind !== 'judged') throw new Error(`The demo made an unusable value for ${clause.code}.`);
      return judged.judgement.met
        ? { ...head, verdict: '达标', value }
        : { ...head, verdict: '未达标', value, reason: dice.one(REASONS) };
    }
    return state.unmet.includes(clause.code) || loose
      ? { ...head, verdict: '未达标', reason: dice.one(REASONS) }
      : { ...head, verdict: '达标' };
  });
}

/** A plausible value on the wanted side of a threshold, written with its unit where that is a percentage. */
function made(rule: ThresholdRule, met: boolean, dice: Dice): string {
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

function verdictLines(rows: readonly DemoRow[]): string[] {
  return [
    '条目编号,条目,自评,数值,原因,承诺日期',
    ...rows.map((row) =>
      [row.code, row.title, row.verdict, row.value ?? '', row.reason ?? '', row.promisedBy ?? '']
        .map(quoted)
        .join(','),
    ),
  ];
}

/**
 * A hospital that has reached level 3 and works on level 4: some items are there, others work at level 4 but
 * are not used or filled in widely enough yet. What is handled at level 3 is known from the last grading.
 */
function ladderLines(edition: LadderEdition, dice: Dice): string[] {
  const rows = edition.clauses.map((item) => {
    const basicNext = item.levels['4']?.category === 'basic';
    const level = dice.percent(basicNext ? 75 : 35) ? 4 : 3;
    const byFunction = item.application === 'function';
    const application = byFunction ? 100 : level === 4 ? 74 + dice.below(20) : 84 + dice.below(14);
    const atThree = byFunction ? 100 : Math.max(application, 86 + dice.below(12));
    const quality = item.levels['3']?.quality === undefined ? 100 : 72 + dice.below(20);
    const factors = [application, quality, atThree, atThree, atThree].map(decimal);
    return [item.code, item.title.zh, String(level), ...factors].map(quoted).join(',');
  });
  return ['条目编号,条目,功能级别,应用比例,数据质量,3级应用比例,2级应用比例,1级应用比例', ...rows];
}

const decimal = (hundredths: number): string => (hundredths / 100).toFixed(2);
const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
