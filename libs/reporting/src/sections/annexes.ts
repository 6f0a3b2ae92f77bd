import { isUnverified } from '@dabiao/scoring';
import { column, compactTable, heading, note, paragraph, table } from '../blocks';
import type { AssessmentFigures, ClauseFigures } from '../figures';
import type { Block } from '../model';
import { holds } from '../standing';
import type { Subject } from '../subject';

/** Annexes with their titles, in order; those without content are left out. */
export function annexes(subject: Subject): { title: string; blocks: Block[] }[] {
  const { wording } = subject;
  return [
    { title: wording.say('report.annex.departments'), blocks: departments(subject) },
    { title: wording.say('report.annex.unmet'), blocks: unmet(subject) },
    { title: wording.say('report.annex.unverified'), blocks: unverified(subject) },
  ].filter(({ blocks }) => blocks.length > 0);
}

/** So many rows stand on the page of an annex; more than these are set smaller. */
const ONE_PAGE = 25;

/** Who owes how much: clauses not met, met without proof, and rejected, by department. */
function departments(subject: Subject): Block[] {
  const { wording, current } = subject;
  const owing = new Map<string, { unmet: number; unproven: number; rejected: number; of: number }>();
  for (const { clauses, result } of current.assessments)
    for (const clause of clauses) {
      if (clause.department === null) continue;
      const row = owing.get(clause.department) ?? { unmet: 0, unproven: 0, rejected: 0, of: 0 };
      const claimed = holds(clause, 'claimed', result);
      row.of += 1;
      if (!claimed && clause.standing !== 'notApplicable') row.unmet += 1;
      if (claimed && clause.proof !== 'inForce' && clause.proof !== 'rejected') row.unproven += 1;
      if (clause.inspector === 'rejected') row.rejected += 1;
      owing.set(clause.department, row);
    }
  const rows = [...owing].sort(([a, x], [b, y]) => y.unmet - x.unmet || (a < b ? -1 : 1));
  const make = rows.length > ONE_PAGE ? compactTable : table;
  return make(
    '',
    [
      column(wording.say('report.department'), 28),
      column(wording.say('report.clauses'), 16, 'figure'),
      column(wording.say('report.notMet'), 18, 'figure'),
      column(wording.say('report.unproven'), 20, 'figure'),
      column(wording.say('report.inspector.rejected'), 18, 'figure'),
    ],
    rows.map(([department, row]) => [
      department,
      ...[row.of, row.unmet, row.unproven, row.rejected].map(String),
    ]),
  );
}

/** Every clause that does not count as met, by edition. */
function unmet(subject: Subject): Block[] {
  const { wording, current } = subject;
  return current.assessments.flatMap((assessment) => {
    const open = assessment.clauses.filter((clause) => isOpen(clause, assessment));
    if (open.length === 0) return [];
    return [
      heading(2, subject.title(assessment)),
      ...table(
        wording.say('report.annex.unmetOf', { count: open.length, of: assessment.clauses.length }),
        [
          column(wording.say('report.code'), 19),
          column(wording.say('report.clause'), 32),
          column(wording.say('report.department'), 15),
          column(wording.say('report.verdict'), 11, 'mark'),
          column(wording.say('report.due'), 16, 'mark'),
          column(wording.say('report.remark'), 22),
        ],
        open.map((clause) => [
          clause.code,
          wording.words(clause.title),
          subject.department(clause.department),
          standingText(subject, clause),
          clause.due ?? wording.none,
          clause.reason ?? wording.none,
        ]),
      ),
    ];
  });
}

function isOpen(clause: ClauseFigures, { result }: AssessmentFigures): boolean {
  return clause.standing !== 'notApplicable' && !holds(clause, 'claimed', result);
}

/** The self verdict on the day; the level of an item of a ladder. */
export function standingText({ wording }: Subject, { standing, level }: ClauseFigures): string {
  if (standing !== null) return wording.say(`report.standing.${standing}`);
  return level === null ? wording.say('report.standing.unassessed') : wording.say('report.level', { level });
}

/** Facts that nobody here has seen in a public text, by edition and by how weak they are. */
function unverified(subject: Subject): Block[] {
  const { wording, current } = subject;
  const rows = current.assessments.flatMap((assessment) => {
    const counts = new Map<string, number>();
    for (const { provenance } of assessment.clauses.filter(isUnverified))
      counts.set(provenance, (counts.get(provenance) ?? 0) + 1);
    return [...counts].map(([provenance, count]) => [
      subject.title(assessment),
      wording.say(`report.provenance.${provenance as ClauseFigures['provenance']}`),
      wording.rate({ met: count, of: assessment.clauses.length }),
    ]);
  });
  if (rows.length === 0) return [];
  return [
    paragraph(wording.say('report.annex.unverified.lead')),
    ...table(
      '',
      [
        column(wording.say('report.standard'), 40),
        column(wording.say('report.provenance'), 34),
        column(wording.say('report.share'), 26, 'figure'),
      ],
      rows,
    ),
    note(wording.say('report.annex.unverified.ledger')),
  ];
}
