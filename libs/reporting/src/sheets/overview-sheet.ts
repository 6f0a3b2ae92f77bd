import { percent, type Rate } from '@dabiao/scoring';
import { RUNGS, type AssessmentFigures, type Rung, type Three } from '../figures';
import { gateText, levelText } from '../headline-text';
import type { Subject } from '../subject';
import type { Formula, Sheet, SheetCell } from '../workbook-model';
import { leadOf } from './lead';
import { COUNTED, ledgerName } from './ledger-sheet';

/** The figures of every assessment; the rates are formulas over the ledger that give what the report prints. */
export function overviewSheet(subject: Subject): Sheet {
  const { wording, current } = subject;
  return {
    name: wording.say('report.sheet.overview'),
    lead: [...leadOf(subject), wording.say('report.sheet.formulas')],
    columns: [
      { key: 'standard', header: wording.say('report.standard'), width: 44, kind: 'long' },
      { key: 'tier', header: wording.say('result.tier'), width: 24, kind: 'text' },
      { key: 'of', header: wording.say('report.of'), width: 9, kind: 'whole' },
      ...RUNGS.flatMap((rung) => [
        {
          key: `${rung}Met`,
          header: wording.say('report.sheet.met', { rung: wording.say(`report.rung.short.${rung}`) }),
          width: 10,
          kind: 'whole' as const,
        },
        {
          key: `${rung}Rate`,
          header: wording.say(`report.rung.${rung}`),
          width: 11,
          kind: 'percent' as const,
        },
      ]),
      { key: 'result', header: wording.say('report.result'), width: 40, kind: 'long' },
    ],
    rows: current.assessments.flatMap((assessment) => rowsOf(subject, assessment)),
  };
}

function rowsOf(subject: Subject, assessment: AssessmentFigures): SheetCell[][] {
  const { wording } = subject;
  const { result, edition } = assessment;
  const title = wording.edition(subject.title(assessment), edition.status);
  switch (result.method) {
    case 'rate':
      return result.tiers.map((tier) => {
        const name = wording.words(tier.title);
        const counted = { edition: edition.id, tier: name };
        return [title, name, ...figureCells(subject, tier.three, counted, result), null];
      });
    case 'weighted-elements': {
      const { total, estimated, gate } = result.three.claimed;
      const points =
        total === null ? '' : `${wording.say('report.total', { total, mark: estimated ? ' *' : '' })} · `;
      const three = {
        claimed: result.three.claimed.clauses,
        evidenced: result.three.evidenced.clauses,
        confirmed: result.three.confirmed.clauses,
      };
      const rules = { notApplicable: 'stays', conditional: result.conditional } as const;
      const cells = figureCells(subject, three, { edition: edition.id }, rules);
      return [[title, null, ...cells, points + gateText(wording, gate)]];
    }
    case 'level-ladder': {
      const levels = RUNGS.flatMap((rung): SheetCell[] => [
        result.three[rung].items.met,
        wording.say('report.level', { level: result.three[rung].level }),
      ]);
      const { claimed } = result.three;
      return [[title, null, claimed.items.of, ...levels, levelText(wording, claimed)]];
    }
  }
}

interface Rules {
  /** `stays`: the clauses of a centre are counted as they are. */
  readonly notApplicable: 'counts-as-unmet' | 'leaves-denominator' | 'stays';
  readonly conditional: 'counts-as-met' | 'counts-as-unmet';
}

/** Denominator, then met and rate on each rung. The formulas follow the rules of the edition, as the scoring does. */
function figureCells(
  subject: Subject,
  three: Three<Rate>,
  counted: Readonly<Record<string, string>>,
  rules: Rules,
): SheetCell[] {
  const { wording } = subject;
  const count = (more: Readonly<Record<string, string>>): Formula => ({
    op: 'count',
    sheet: ledgerName(subject),
    where: Object.entries({ ...counted, ...more }).map(([key, is]) => ({ key, is })),
  });
  const standing = (name: 'met' | 'conditional' | 'notApplicable'): Readonly<Record<string, string>> => ({
    [COUNTED.verdict]: wording.say(`report.standing.${name}`),
  });
  const met = (rung: Rung): Formula => {
    const more = rungColumns(subject, rung);
    const said = count({ ...standing('met'), ...more });
    if (rules.conditional === 'counts-as-unmet') return said;
    return { op: 'sum', of: [said, count({ ...standing('conditional'), ...more })] };
  };
  const all = count({});
  const apart = count(standing('notApplicable'));
  const counting: Formula =
    rules.notApplicable === 'leaves-denominator' ? { op: 'difference', from: all, take: apart } : all;
  const of: Formula =
    rules.notApplicable === 'stays'
      ? all
      : { op: 'ifEqual', a: all, b: apart, then: { op: 'number', value: 0 }, otherwise: counting };
  return [
    { formula: of, result: three.claimed.of },
    ...RUNGS.flatMap((rung): SheetCell[] => {
      const text = percent(three[rung]);
      return [
        { formula: met(rung), result: three[rung].met },
        {
          formula: {
            op: 'percent',
            met: { op: 'column', key: `${rung}Met` },
            of: { op: 'column', key: 'of' },
            none: wording.none,
          },
          result: text === null ? wording.none : Number(text),
        },
      ];
    }),
  ];
}

/** What the ledger must say of a clause beside its verdict, for it to count on this rung. */
function rungColumns({ wording }: Subject, rung: Rung): Readonly<Record<string, string>> {
  const proven = { [COUNTED.proof]: wording.say('report.proof.inForce') };
  const confirmed = { [COUNTED.inspector]: wording.say('report.inspector.confirmed') };
  return rung === 'claimed' ? {} : rung === 'evidenced' ? proven : { ...proven, ...confirmed };
}
