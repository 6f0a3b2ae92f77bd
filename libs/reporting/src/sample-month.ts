import type { AssessmentFigures, ClauseFigures, MonthFigures } from './figures';

/** Small frozen months for the specs: one checklist of one tier, one section, few clauses. */

/** A clause that is met, proven and confirmed, unless said otherwise. */
export const clause = (code: string, over: Partial<ClauseFigures> = {}): ClauseFigures => ({
  code,
  title: { zh: `条目${code}`, en: `Clause ${code}` },
  tier: 'basic',
  section: null,
  department: null,
  standing: 'met',
  level: null,
  proof: 'inForce',
  inspector: 'confirmed',
  reason: null,
  due: null,
  provenance: 'found',
  must: null,
  ...over,
});

export function checklist(
  clauses: readonly ClauseFigures[],
  over: Partial<AssessmentFigures> = {},
): AssessmentFigures {
  const claimed = clauses.filter(({ standing }) => standing === 'met');
  const evidenced = claimed.filter(({ proof }) => proof === 'inForce');
  const confirmed = evidenced.filter(({ inspector }) => inspector === 'confirmed');
  const of = clauses.length;
  return {
    id: 'a',
    edition: {
      id: 'county@1',
      title: { zh: '县标准', en: 'County standard' },
      status: 'official',
      authority: { zh: '卫健委' },
      document: '文件',
      caution: null,
    },
    target: null,
    dueOn: null,
    stage: null,
    options: [],
    result: {
      method: 'rate',
      notApplicable: 'counts-as-unmet',
      conditional: 'counts-as-unmet',
      tiers: [
        {
          code: 'basic',
          title: { zh: '基本标准', en: 'Basic' },
          three: {
            claimed: { met: claimed.length, of },
            evidenced: { met: evidenced.length, of },
            confirmed: { met: confirmed.length, of },
          },
          unassessed: 0,
          notApplicable: 0,
          conditionals: 0,
          sections: [],
        },
      ],
    },
    sections: [],
    clauses,
    ...over,
  };
}

export const month = (
  assessments: readonly AssessmentFigures[],
  over: Partial<MonthFigures> = {},
): MonthFigures => ({
  kind: 'hospital-month',
  hospital: { id: 'h', name: { zh: '县医院', en: 'County hospital' } },
  region: { code: '140101', names: [{ zh: '某县', en: 'Some county' }] },
  month: '2026-03',
  asOf: '2026-03-31',
  revision: 1,
  restatement: null,
  demo: false,
  formula: 1,
  assessments,
  indicators: [],
  findings: { raised: 0, closedInMonth: 0, open: 0, overdue: 0, closure: { met: 0, of: 0 }, list: [] },
  expiring: [],
  due: [],
  history: [],
  ...over,
});
