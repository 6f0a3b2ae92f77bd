import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readSheet } from '@dabiao/assessment';
import type { Edition, Words } from '@dabiao/catalog';
import { departmentFor } from '@dabiao/demo';
import { readTable } from '@dabiao/documents';
import { EditionStore, seedsFolder } from '@dabiao/edition-store';
import { addDays, type Day } from '@dabiao/kernel';
import {
  assessmentFigures,
  lastDayOf,
  monthAfter,
  type AssessmentBasis,
  type MonthFigures,
  type ProofState,
} from '@dabiao/reporting';
import { FORMULA_VERSION, type ClauseState, type States } from '@dabiao/scoring';

/*
 * Frozen figures to make reports from: the demonstration hospital with invented proofs, decisions, findings and
 * readings, the same on every run.
 */

interface Plan {
  readonly hospital: Words;
  readonly assessments: readonly {
    readonly standard: string;
    readonly sheet: string;
    readonly choices?: Readonly<Record<string, readonly string[]>>;
    readonly stage?: Words;
  }[];
}

export interface Answered {
  readonly edition: Edition;
  readonly states: States;
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly stage: Words | null;
}

/** The answers of the demonstration hospital for all of its standards. */
export async function liulinAnswered(): Promise<Answered[]> {
  const folder = join(seedsFolder('demo'), 'liulin');
  const plan = parse(readFileSync(join(folder, 'hospital.yaml'), 'utf8')) as Plan;
  const store = new EditionStore(seedsFolder('standards'));
  return Promise.all(
    plan.assessments.map(async ({ standard, sheet, choices = {}, stage = null }) => {
      const found = await store.find(standard);
      const table = await readTable(join(folder, sheet));
      if (found.kind !== 'found' || !table.ok) throw new Error(`${standard} cannot be read.`);
      const read = readSheet(table.table, found.edition);
      if (!read.ok) throw new Error(`${sheet} has problems.`);
      return { edition: found.edition, states: read.states, choices, stage };
    }),
  );
}

/** A number from 0 to 99 that belongs to a text. */
function draw(text: string): number {
  let hash = 7;
  for (const character of text) hash = (hash * 31 + character.codePointAt(0)!) % 1_000_003;
  return hash % 100;
}

/** Some verdicts as they were in another hospital, or some months ago: with `share` percent fewer met. */
function fewerMet({ states }: Answered, seed: string, share: number): States {
  if (states.kind === 'items') return states;
  const changed = new Map<string, ClauseState>();
  for (const [code, state] of states.verdicts) {
    const fails = state.verdict === 'met' && draw(`${seed}/${code}`) < share;
    changed.set(code, fails ? { verdict: 'unmet' } : state);
  }
  return { kind: 'verdicts', verdicts: changed };
}

interface Stage {
  readonly seed: string;
  readonly month: string;
  /** Percent of met clauses that are unmet here. */
  readonly fewer: number;
  /** Percent of clauses with a proof, and of those that are confirmed. */
  readonly proven: number;
  readonly confirmed: number;
}

function basisOf(answered: Answered, { seed, fewer, proven, confirmed }: Stage, asOf: Day): AssessmentBasis {
  const { edition, choices, stage } = answered;
  const proofs = new Map<string, Exclude<ProofState, 'none' | 'rejected'>>();
  const decisions = new Map<string, 'confirmed' | 'rejected'>();
  const dues = new Map<string, Day>();
  for (const { code } of edition.clauses) {
    // A proof that is there one month is there the next, unless it has run out.
    if (draw(`proof/${code}`) < proven)
      proofs.set(code, draw(`out/${seed}/${code}`) < 3 ? 'expired' : 'inForce');
    const decided = draw(`decision/${code}`);
    if (decided < confirmed) decisions.set(code, 'confirmed');
    else if (decided > 97) decisions.set(code, 'rejected');
    if (draw(`due/${code}`) < 8) dues.set(code, addDays(asOf, 10 + (draw(code) % 20)));
  }
  const departments = edition.clauses.map(
    (clause) => [clause.code, departmentFor(edition.standard, clause.section)] as const,
  );
  return {
    id: `${edition.standard}-${seed}`,
    edition,
    states: fewer === 0 ? answered.states : fewerMet(answered, seed, fewer),
    options: choices,
    target:
      edition.method === 'rate'
        ? { kind: 'rate', tier: 'recommended', percent: '80' }
        : edition.method === 'level-ladder'
          ? { kind: 'level', level: 4 }
          : { kind: 'gate' },
    dueOn: '2025-12-31',
    stage,
    proofs,
    decisions,
    departments: new Map(departments),
    dues,
  };
}

const HOSPITAL = { id: 'liulin', name: { zh: '柳林县人民医院', en: "Liulin County People's Hospital" } };
const REGION = {
  code: '141125',
  names: [
    { zh: '山西省', en: 'Shanxi' },
    { zh: '吕梁市', en: 'Lüliang' },
    { zh: '柳林县', en: 'Liulin County' },
  ],
};

/** What a month is without findings, readings, proofs that expire, and history. */
export const QUIET = {
  indicators: [],
  findings: { raised: 0, closedInMonth: 0, open: 0, overdue: 0, closure: { met: 0, of: 0 }, list: [] },
  expiring: [],
  due: [],
  history: [],
} as const satisfies Partial<MonthFigures>;

export function monthOf(answered: readonly Answered[], stage: Stage): MonthFigures {
  const asOf = lastDayOf(stage.month);
  return {
    kind: 'hospital-month',
    hospital: HOSPITAL,
    region: REGION,
    month: stage.month,
    asOf,
    revision: 1,
    restatement: null,
    demo: true,
    formula: FORMULA_VERSION,
    assessments: answered.map((one) => assessmentFigures(basisOf(one, stage, asOf), asOf)),
    ...QUIET,
  };
}

/** December 2024 with everything a month can have, and the November before it. */
export function sampleMonths(answered: readonly Answered[]): {
  current: MonthFigures;
  previous: MonthFigures;
} {
  const previous = monthOf(answered, { seed: 'nov', month: '2024-11', fewer: 4, proven: 70, confirmed: 40 });
  const bare = monthOf(answered, { seed: 'dec', month: '2024-12', fewer: 0, proven: 78, confirmed: 52 });
  const county = bare.assessments[0]!;
  const open = county.clauses.filter(({ standing }) => standing === 'unmet');
  const current: MonthFigures = {
    ...bare,
    ...busyMonth(
      county.edition.id,
      open.map(({ code }) => code),
    ),
    history: Array.from({ length: 11 }, (_, i) => {
      const month = monthAfter('2024-12', i - 11);
      const past = monthOf([answered[0]!], {
        seed: 'past',
        month,
        fewer: 22 - 2 * i,
        proven: 20 + 5 * i,
        confirmed: 4 * i,
      });
      const { result } = past.assessments[0]!;
      return {
        month,
        tiers:
          result.method === 'rate'
            ? result.tiers.map(({ code, three }) => ({ edition: county.edition.id, tier: code, three }))
            : [],
      };
    }),
  };
  return { current, previous };
}

function busyMonth(
  edition: string,
  codes: readonly string[],
): Pick<MonthFigures, 'indicators' | 'findings' | 'expiring' | 'due'> {
  const months = Array.from({ length: 12 }, (_, i) => monthAfter('2024-12', i - 11));
  const severities = ['critical', 'major', 'minor'] as const;
  const states = ['raised', 'rectifying', 'submitted'] as const;
  return {
    indicators: [
      {
        code: 'grade_a_record_rate',
        kind: 'indicator',
        name: { zh: '甲级病案率', en: 'Share of grade-A records' },
        unit: '%',
        target: '≥ 90 %',
        reading: { numerator: '10242', denominator: '10448', value: '98.03 %' },
        met: true,
        gap: null,
        window: { from: '2024-01', to: '2024-12' },
        missingMonths: [],
        monthly: months.map((month, i) => ({
          month,
          numerator: null,
          denominator: null,
          value: `${97 + (i % 3)}.${i}0 %`,
        })),
      },
      {
        code: 'surgical_mortality_rate',
        kind: 'indicator',
        name: { zh: '手术患者死亡率（Ⅲ、Ⅳ级手术）', en: 'Surgical mortality (grades Ⅲ and Ⅳ)' },
        unit: '‰',
        target: '≤ 0.2 ‰',
        reading: { numerator: '1', denominator: '4762', value: '0.21 ‰' },
        met: false,
        gap: { zh: '高 0.01 ‰', en: '0.01 ‰ too high' },
        window: { from: '2024-01', to: '2024-12' },
        missingMonths: ['2024-02', '2024-07'],
        monthly: months.map((month, i) => ({
          month,
          numerator: null,
          denominator: null,
          value: `0.${20 + (i % 4)} ‰`,
        })),
      },
      {
        code: 'icu_beds',
        kind: 'goal',
        name: { zh: '①重症医学科床位（含咬𬌗诊室过渡床）', en: '① Beds of the intensive care unit' },
        unit: '张',
        target: null,
        reading: null,
        met: null,
        gap: null,
        window: null,
        missingMonths: [],
        monthly: [],
      },
    ],
    findings: {
      raised: 4,
      closedInMonth: 2,
      open: 9,
      overdue: 3,
      closure: { met: 31, of: 40 },
      list: codes.slice(0, 11).map((code, i) => ({
        number: `WT-2024-${String(30 + i).padStart(3, '0')}`,
        edition,
        code,
        department: '质控科',
        description:
          i === 0 ? '=1+1 开头的文字不得变成公式' : `现场核查未见相应记录，请于期限内补齐第 ${i} 项`,
        severity: severities[i % 3]!,
        state: i < 9 ? states[i % 3]! : ('closed' as const),
        raisedOn: addDays('2024-12-31', -20 - 15 * i),
        dueOn: addDays('2024-12-31', i < 3 ? -5 * (i + 1) : 20),
        closedOn: i < 9 ? null : '2024-12-20',
        overdueDays: i < 3 ? 5 * (i + 1) : 0,
        round: 1 + (i % 3),
      })),
    },
    expiring: [
      {
        title: '检验仪器校准证书',
        until: '2025-01-20',
        daysLeft: 20,
        supports: codes.slice(0, 4).map((code) => ({ edition, code })),
      },
      {
        title: '与市级医院转诊协议',
        until: '2024-12-16',
        daysLeft: -15,
        supports: codes.slice(4, 5).map((code) => ({ edition, code })),
      },
    ],
    due: codes.slice(0, 34).map((code, i) => ({
      edition,
      code,
      department: '医务科',
      due: addDays('2025-01-05', i % 24),
      kind: (['clause', 'promise', 'finding'] as const)[i % 3]!,
    })),
  };
}

/** Months of many hospitals, one at a time, oldest first. Each hospital is somewhat worse than 柳林, in its own way. */
export function* regionMonths(
  answered: readonly Answered[],
  hospitals: number,
  months: number,
  last = '2024-12',
): Generator<MonthFigures> {
  for (let back = months - 1; back >= 0; back--)
    for (let i = 0; i < hospitals; i++) {
      const seed = `county-${String(i).padStart(3, '0')}`;
      const month = monthAfter(last, -back);
      const fewer = (draw(seed) % 30) + back;
      const made = monthOf(answered, {
        seed,
        month,
        fewer,
        proven: 40 + (draw(`p${seed}`) % 50),
        confirmed: draw(`c${seed}`) % 50,
      });
      yield {
        ...made,
        hospital: hospitalName(i),
        region: { ...REGION, code: String(140100 + i), names: [...REGION.names.slice(0, 2), countyName(i)] },
        findings: { ...made.findings, open: i % 7, overdue: i % 3, closure: { met: 20, of: 20 + (i % 7) } },
      };
    }
}

export const hospitalName = (i: number): { id: string; name: Words } => ({
  id: `hospital-${String(i).padStart(3, '0')}`,
  name: { zh: `第${i + 1}县人民医院`, en: `People's Hospital of County ${i + 1}` },
});
export const countyName = (i: number): Words => ({ zh: `第${i + 1}县`, en: `County ${i + 1}` });
