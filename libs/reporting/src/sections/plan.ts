import { column, heading, paragraph, table } from '../blocks';
import type { DueClause } from '../figures';
import type { Block } from '../model';
import { monthAfter } from '../month';
import { LIST_LIMIT, type Subject } from '../subject';
import { more } from './more';

/** Next month: what is due, and which proofs run out. */
export function plan(subject: Subject): Block[] {
  const { wording, current } = subject;
  const month = wording.month(monthAfter(current.month, 1));
  const due = [...current.due].sort(byDay);
  const shown = due.slice(0, LIST_LIMIT);
  const editions = [...new Set(shown.map(({ edition }) => edition))];
  return [
    heading(1, wording.say('report.plan')),
    ...(due.length === 0
      ? [paragraph(wording.say('report.plan.none', { month }))]
      : [paragraph(wording.say('report.plan.due', { month, count: due.length }))]),
    ...editions.flatMap((edition) =>
      table(
        subject.editionTitle(edition),
        [
          column(wording.say('report.due'), 16, 'mark'),
          column(wording.say('report.clause'), 50),
          column(wording.say('report.department'), 19),
          column(wording.say('report.dueKind'), 12, 'mark'),
        ],
        shown
          .filter((one) => one.edition === edition)
          .map(({ code, department, due: day, kind }) => [
            day,
            subject.clauseName(edition, code),
            subject.department(department),
            wording.say(`report.due.${kind}`),
          ]),
      ),
    ),
    ...more(subject, due.length),
    ...table(
      wording.say('report.plan.expiring', { count: current.expiring.length }),
      [
        column(wording.say('report.until'), 15, 'mark'),
        column(wording.say('report.proof'), 34),
        column(wording.say('report.daysLeft'), 12, 'figure'),
        column(wording.say('report.supports'), 40),
      ],
      [...current.expiring]
        .sort((a, b) => a.daysLeft - b.daysLeft)
        .slice(0, LIST_LIMIT)
        .map(({ title, until, daysLeft, supports }) => [
          until,
          title,
          daysLeft < 0 ? wording.say('report.ranOut') : String(daysLeft),
          supportText(subject, supports),
        ]),
    ),
    ...more(subject, current.expiring.length),
  ];
}

/** So many clauses of a proof are named, the others counted. */
const NAMED = 2;

function supportText(subject: Subject, supports: readonly { edition: string; code: string }[]): string {
  const { wording } = subject;
  const named = supports.slice(0, NAMED).map(({ edition, code }) => subject.clauseName(edition, code));
  const text = wording.join(named);
  return supports.length <= NAMED
    ? text
    : wording.say('report.supports.more', { clauses: text, count: supports.length });
}

function byDay(a: DueClause, b: DueClause): number {
  return a.due === b.due ? (a.code < b.code ? -1 : 1) : a.due < b.due ? -1 : 1;
}
