import type { AssessmentFigures, ClauseFigures } from '../figures';
import { standingText } from '../sections/annexes';
import type { Subject } from '../subject';
import type { Sheet, SheetCell } from '../workbook-model';
import { leadOf } from './lead';

/** Columns of the ledger that the overview counts by. */
export const COUNTED = {
  edition: 'edition',
  tier: 'tier',
  verdict: 'verdict',
  proof: 'proof',
  inspector: 'inspector',
};

/** One row for each clause that applies: what is said of it, what proves it, what the inspector decided. */
export function ledgerSheet(subject: Subject): Sheet {
  const { wording, current } = subject;
  return {
    name: ledgerName(subject),
    lead: leadOf(subject),
    columns: [
      { key: COUNTED.edition, header: wording.say('report.editionId'), width: 28, kind: 'text' },
      { key: COUNTED.tier, header: wording.say('result.tier'), width: 12, kind: 'text' },
      { key: 'section', header: wording.say('result.section'), width: 24, kind: 'long' },
      { key: 'code', header: wording.say('report.code'), width: 14, kind: 'text' },
      { key: 'title', header: wording.say('report.clause'), width: 36, kind: 'long' },
      { key: 'department', header: wording.say('report.department'), width: 16, kind: 'text' },
      { key: COUNTED.verdict, header: wording.say('report.verdict'), width: 12, kind: 'text' },
      { key: COUNTED.proof, header: wording.say('report.evidence'), width: 10, kind: 'text' },
      { key: COUNTED.inspector, header: wording.say('report.inspector'), width: 12, kind: 'text' },
      { key: 'due', header: wording.say('report.due'), width: 12, kind: 'day' },
      { key: 'reason', header: wording.say('report.remark'), width: 36, kind: 'long' },
      { key: 'provenance', header: wording.say('report.provenance'), width: 22, kind: 'text' },
    ],
    rows: current.assessments.flatMap((assessment) => {
      const names = namesOf(subject, assessment);
      return assessment.clauses.map((clause) => row(subject, assessment, clause, names));
    }),
  };
}

export const ledgerName = ({ wording }: Subject): string => wording.say('report.sheet.ledger');

function namesOf(
  { wording }: Subject,
  { result, sections }: AssessmentFigures,
): { tiers: ReadonlyMap<string, string>; sections: ReadonlyMap<string, string> } {
  const tiers = result.method === 'rate' ? result.tiers : [];
  return {
    tiers: new Map(tiers.map(({ code, title }) => [code, wording.words(title)])),
    sections: new Map(sections.map(({ code, title }) => [code, wording.words(title)])),
  };
}

function row(
  subject: Subject,
  { edition }: AssessmentFigures,
  clause: ClauseFigures,
  names: ReturnType<typeof namesOf>,
): SheetCell[] {
  const { wording } = subject;
  return [
    edition.id,
    clause.tier === null ? null : (names.tiers.get(clause.tier) ?? clause.tier),
    clause.section === null ? null : (names.sections.get(clause.section) ?? clause.section),
    clause.code,
    wording.words(clause.title),
    clause.department,
    standingText(subject, clause),
    wording.say(`report.proof.${clause.proof}`),
    wording.say(`report.inspector.${clause.inspector}`),
    clause.due,
    clause.reason,
    wording.say(`report.provenance.${clause.provenance}`),
  ];
}
