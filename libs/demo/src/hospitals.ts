import { editionId, type Edition } from '@dabiao/catalog';
import type { DemoAnswer, DemoItem } from './answer';
import { centreAnswers, type CentreState } from './centre-answers';
import { Dice } from './dice';
import { ladderItems } from './ladder-items';
import { liulinAnswers, MEASURED } from './liulin';
import type { Names } from './places';
import { rateAnswers } from './rate-answers';

/** An assessment of a demonstration hospital, and how it stands at the end of its history. */
export interface DemoAssessment {
  readonly edition: string;
  readonly options?: Readonly<Record<string, readonly string[]>>;
  readonly target:
    | { readonly kind: 'rate'; readonly tier: string; readonly percent: string }
    | { readonly kind: 'gate' }
    | { readonly kind: 'level'; readonly level: number };
  /** Months before today when it was opened. */
  readonly opened: number;
  /** Months after today when it is due. */
  readonly due: number;
  /** Position among the edition's certification stages. */
  readonly stage?: number;
  /** Months before today when the certificate was given. */
  readonly awarded?: number;
  readonly answers: (edition: Edition) => DemoAnswer[] | DemoItem[];
}

/** A hospital that exists. Published are the totals, targets and stages named in seeds/demo; all else is made up. */
export interface DemoHospital extends Names {
  readonly key: string;
  readonly region: string;
  readonly assessments: readonly DemoAssessment[];
}

const GATE = { kind: 'gate' } as const;
const rate = (tier: string, percent: string): DemoAssessment['target'] => ({ kind: 'rate', tier, percent });
const level = (wanted: number): DemoAssessment['target'] => ({ kind: 'level', level: wanted });

/** A plain checklist with so many clauses met, and values of the hospital's own. */
const county =
  (hospital: string, met: Readonly<Record<string, number>>, own: Readonly<Record<string, string>> = {}) =>
  (edition: Edition): DemoAnswer[] => {
    if (edition.method !== 'rate') throw new Error(`${editionId(edition)} is not a plain checklist.`);
    return rateAnswers(edition, { met, measured: { ...MEASURED, ...own } }, diceOf(hospital, edition));
  };

/** A centre that holds every compulsory clause but for those named, and has some loose ends. */
const centre =
  (hospital: string, state: Partial<CentreState>) =>
  (edition: Edition): DemoAnswer[] => {
    if (edition.method !== 'weighted-elements') throw new Error(`${editionId(edition)} is not of a centre.`);
    const whole = { unmetIndicators: [], unmet: [], conditional: {}, looseEnds: 5, unassessed: 0 };
    return centreAnswers(edition, { ...whole, ...state }, diceOf(hospital, edition));
  };

/** A hospital that has reached a level of electronic records. */
const records =
  (hospital: string, reached: number) =>
  (edition: Edition): DemoItem[] => {
    if (edition.method !== 'level-ladder') throw new Error(`${editionId(edition)} is not a ladder.`);
    return ladderItems(edition, reached, diceOf(hospital, edition));
  };

const diceOf = (hospital: string, edition: Edition): Dice => new Dice(`${hospital} ${editionId(edition)}`);

const COUNTY = 'county-capability@2016-w1';
const CHEST_PRIMARY = 'chest-pain-primary@2015-v1';
const CHEST_STANDARD = 'chest-pain-standard@2015-v5';
const STROKE = 'stroke@2016';
const TRAUMA = 'trauma@2018';
const MATERNAL = 'critical-maternal@2017';
const NEONATAL = 'critical-neonatal@2017';
const EMR = 'emr-level@2018';
const COUNTY_LEVEL = { level: ['county'] };
const CITY_LEVEL = { level: ['city'] };
const THROMBOLYSIS = { reperfusion: ['thrombolysis', 'transfer_pci'] };

/** A county's numbers would not do at the level of a city. */
const FENYANG_MATERNAL: Partial<CentreState> = {
  looseEnds: 3,
  measured: {
    obstetric_beds: '46',
    deliveries_per_year: '4120',
    high_risk_maternal_share: '72.4%',
    maternal_rescue_beds: '6',
  },
};

export const DEMO_HOSPITALS: readonly DemoHospital[] = [
  {
    key: 'liulin',
    region: '141125',
    zh: '柳林县人民医院',
    en: "Liulin County People's Hospital",
    assessments: [
      { edition: COUNTY, target: rate('basic', '95'), opened: 18, due: 7, answers: liulinAnswers },
      {
        ...{ edition: CHEST_PRIMARY, options: THROMBOLYSIS, target: GATE },
        ...{ opened: 18, due: 9, stage: 5, answers: liulinAnswers },
      },
      { edition: CHEST_STANDARD, target: GATE, opened: 8, due: 20, answers: liulinAnswers },
      {
        ...{ edition: STROKE, options: { level: ['L2'] }, target: GATE },
        ...{ opened: 18, due: 3, stage: 5, awarded: 4, answers: liulinAnswers },
      },
      {
        ...{ edition: TRAUMA, options: COUNTY_LEVEL, target: GATE },
        ...{ opened: 17, due: 3, stage: 5, awarded: 6, answers: liulinAnswers },
      },
      {
        ...{ edition: MATERNAL, options: COUNTY_LEVEL, target: GATE },
        ...{ opened: 15, due: 10, stage: 1, answers: liulinAnswers },
      },
      {
        ...{ edition: NEONATAL, options: COUNTY_LEVEL, target: GATE },
        ...{ opened: 15, due: 10, stage: 1, answers: liulinAnswers },
      },
      { edition: EMR, target: level(4), opened: 16, due: 8, answers: liulinAnswers },
    ],
  },
  {
    key: 'xinjiang',
    region: '140825',
    zh: '新绛县人民医院',
    en: "Xinjiang County People's Hospital",
    assessments: [
      {
        ...{ edition: COUNTY, target: rate('basic', '90'), opened: 18, due: 12 },
        answers: county(
          'xinjiang',
          { basic: 223, recommended: 208 },
          {
            avg_length_of_stay: '7.24',
            bed_occupancy_rate: '71.5%',
            drug_revenue_share: '28.03%',
            consumables_per_100_yuan: '13.49',
            door_to_wire_minutes: '53',
          },
        ),
      },
      {
        ...{ edition: CHEST_PRIMARY, options: THROMBOLYSIS, target: GATE },
        ...{ opened: 18, due: 1, stage: 12, awarded: 10, answers: centre('xinjiang', {}) },
      },
      {
        ...{ edition: CHEST_STANDARD, target: GATE, opened: 9, due: 12, stage: 2 },
        answers: centre('xinjiang', {
          unmetIndicators: ['pci_per_year', 'emergency_pci_per_year'],
          unmet: ['STD1.39', 'STD1.42'],
          ...{ looseEnds: 25, unassessed: 15 },
        }),
      },
      { edition: EMR, target: level(4), opened: 14, due: 12, answers: records('xinjiang', 3) },
    ],
  },
  {
    key: 'xixia',
    region: '411323',
    zh: '西峡县人民医院',
    en: "Xixia County People's Hospital",
    assessments: [
      {
        ...{ edition: COUNTY, target: rate('recommended', '90'), opened: 18, due: 9 },
        answers: county(
          'xixia',
          { basic: 251, recommended: 276 },
          {
            door_to_wire_minutes: '50',
            door_to_needle_stroke_minutes: '15',
            emr_level: '4级',
          },
        ),
      },
      {
        ...{ edition: CHEST_STANDARD, target: GATE, opened: 18, due: 6, stage: 12, awarded: 9 },
        answers: centre('xixia', {}),
      },
      {
        ...{ edition: STROKE, options: { level: ['L2'] }, target: GATE },
        ...{ opened: 16, due: 6, stage: 5, awarded: 7, answers: centre('xixia', {}) },
      },
      {
        ...{ edition: TRAUMA, options: COUNTY_LEVEL, target: GATE },
        ...{ opened: 16, due: 6, stage: 5, awarded: 8, answers: centre('xixia', {}) },
      },
      { edition: EMR, target: level(5), opened: 15, due: 18, answers: records('xixia', 4) },
    ],
  },
  {
    key: 'fenyang',
    region: '141182',
    zh: '山西省汾阳医院',
    en: 'Shanxi Fenyang Hospital',
    assessments: [
      {
        ...{ edition: CHEST_STANDARD, target: GATE, opened: 18, due: 6, stage: 12, awarded: 14 },
        answers: centre('fenyang', { looseEnds: 3 }),
      },
      {
        ...{ edition: STROKE, options: { level: ['L3'] }, target: GATE },
        ...{ opened: 18, due: 12, stage: 3, answers: centre('fenyang', { looseEnds: 15, unassessed: 4 }) },
      },
      {
        ...{ edition: TRAUMA, options: CITY_LEVEL, target: GATE },
        ...{ opened: 17, due: 6, stage: 5, awarded: 12, answers: centre('fenyang', { looseEnds: 3 }) },
      },
      {
        ...{ edition: MATERNAL, options: CITY_LEVEL, target: GATE },
        ...{ opened: 17, due: 6, stage: 4, answers: centre('fenyang', FENYANG_MATERNAL) },
      },
      {
        ...{ edition: NEONATAL, options: CITY_LEVEL, target: GATE },
        ...{ opened: 17, due: 6, stage: 4, answers: centre('fenyang', { looseEnds: 3 }) },
      },
      { edition: EMR, target: level(6), opened: 16, due: 24, answers: records('fenyang', 5) },
    ],
  },
  {
    key: 'changzhi',
    region: '140400',
    zh: '长治市人民医院',
    en: "Changzhi People's Hospital",
    assessments: [
      {
        ...{ edition: CHEST_STANDARD, target: GATE, opened: 18, due: 8, stage: 12, awarded: 13 },
        answers: centre('changzhi', { looseEnds: 4 }),
      },
      {
        ...{ edition: TRAUMA, options: CITY_LEVEL, target: GATE },
        ...{ opened: 12, due: 8, stage: 3, answers: centre('changzhi', { looseEnds: 12, unassessed: 6 }) },
      },
      { edition: EMR, target: level(5), opened: 12, due: 14, answers: records('changzhi', 4) },
    ],
  },
];
