import { isUnverified } from '@dabiao/scoring';
import { column, heading, list, paragraph, table } from '../blocks';
import type { Block } from '../model';
import { holds } from '../standing';
import type { Subject } from '../subject';

/** What the figures rest on: formula, editions, and how much of each edition nobody here has seen in a public text. */
export function sources(subject: Subject): Block[] {
  const { wording, current } = subject;
  const { assessments } = current;
  const cautions = assessments.flatMap(({ edition }) =>
    edition.caution
      ? [
          wording.say('result.line', {
            label: wording.words(edition.title),
            text: wording.words(edition.caution),
          }),
        ]
      : [],
  );
  return [
    heading(1, wording.say('report.sources')),
    paragraph(
      wording.say('report.sources.formula', { version: current.formula, day: wording.day(current.asOf) }),
    ),
    paragraph(wording.say('report.sources.rungs')),
    ...table(
      wording.say('report.sources.table'),
      [
        column(wording.say('report.standard'), 30),
        column(wording.say('report.editionId'), 28),
        column(wording.say('report.status'), 12, 'mark'),
        column(wording.say('report.verified'), 28, 'figure'),
        column(wording.say('report.unverifiedMet'), 16, 'figure'),
      ],
      assessments.map((assessment) => {
        const { clauses, edition, result } = assessment;
        const unverified = clauses.filter(isUnverified);
        const claimed = unverified.filter((clause) => holds(clause, 'claimed', result)).length;
        return [
          wording.words(edition.title),
          edition.id,
          wording.say(`report.status.${edition.status}`),
          wording.rate({ met: clauses.length - unverified.length, of: clauses.length }),
          `${claimed}/${unverified.length}`,
        ];
      }),
    ),
    paragraph(wording.say('report.sources.unverified')),
    ...(cautions.length > 0 ? [list(cautions)] : []),
  ];
}
