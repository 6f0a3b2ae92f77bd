import { editionId, type Edition } from '@dabiao/catalog';
import type { DemoAnswer, DemoItem } from './answer';
import { centreAnswers, type CentreState } from './centre-answers';
import { Dice } from './dice';
import { ladderItems } from './ladder-items';
import { rateAnswers } from './rate-answers';
import { itemLines, verdictLines } from './sheet-text';

/*
 * Synthetic sheets for the demonstration hospital 柳林. Only the totals (240/260, 237/319), the average
 * stay, the share of grade-A records and the state of the centres were published; everything else is
 * made up here, the same on every run.
 */

/** What the hospital measures, one value per indicator, so that no two clauses contradict each other. */
export const MEASURED: Readonly<Record<string, string>> = {
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

/** Clauses met per tier, as published. */
const PUBLISHED_MET: Readonly<Record<string, number>> = { basic: 240, recommended: 237 };

/** The day on which the sheets are filled in; promised dates in them count from there. */
export const LIULIN_DAY = '2024-12-31';

/** What the hospital answers for one edition: verdicts, or items of a ladder. */
export function liulinAnswers(edition: Edition): DemoAnswer[] | DemoItem[] {
  const dice = new Dice(editionId(edition));
  if (edition.method === 'level-ladder') return ladderItems(edition, 3, dice);
  if (edition.method === 'rate')
    return rateAnswers(edition, { met: PUBLISHED_MET, measured: MEASURED }, dice);
  const state = CENTRES[edition.standard];
  if (!state) throw new Error(`The demo has no state for ${edition.standard}.`);
  return centreAnswers(edition, state, dice);
}

/** The sheet of one edition as CSV text, Chinese headers, marked as demo data. */
export function liulinSheet(edition: Edition): string {
  const mark = `# 演示数据 demo data · 柳林县人民医院 · ${editionId(edition)} · 逐条状态为合成数据`;
  const answers = liulinAnswers(edition);
  const body = isItems(answers) ? itemLines(answers) : verdictLines(answers);
  return [mark, ...body, ''].join('\n');
}

export const isItems = (answers: DemoAnswer[] | DemoItem[]): answers is DemoItem[] =>
  answers[0] !== undefined && 'level' in answers[0];

/** How far each centre is: indicators and clauses that fail, and promises made. Everything else is met. */
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
