import { daysBetween } from '@dabiao/kernel';
import { column, compactTable, heading, paragraph, table } from '../blocks';
import { SEVERITIES, type FindingFigures } from '../figures';
import { closureText } from '../headline-text';
import type { Block } from '../model';
import { LIST_LIMIT, type Subject } from '../subject';
import { more } from './more';

/** How old open findings are, in days since they were raised: up to and including `to`. */
export const AGES = [
  { key: 'month', to: 30 },
  { key: 'two', to: 60 },
  { key: 'quarter', to: 90 },
  { key: 'older', to: Infinity },
] as const;

/** Which of the ages a number of days belongs to. */
export const ageOf = (days: number): (typeof AGES)[number]['key'] => AGES.find(({ to }) => days <= to)!.key;

/** Findings: how many, how old, and which ones are open. */
export function findings(subject: Subject): Block[] {
  const { wording, current } = subject;
  const { raised, closedInMonth, open, overdue, list } = current.findings;
  const title = heading(1, wording.say('report.findings'));
  if (list.length === 0 && current.findings.closure.of === 0)
    return [title, paragraph(wording.say('report.findings.none'))];
  const openOnes = list
    .filter(({ state }) => state !== 'closed')
    .sort((a, b) => b.overdueDays - a.overdueDays || a.number.localeCompare(b.number, 'en'));
  return [
    title,
    ...table(
      wording.say('report.findings.totals'),
      (['raised', 'closed', 'open', 'overdue'] as const)
        .map((key) => column(wording.say(`report.findings.${key}`), 18, 'figure'))
        .concat(column(wording.say('report.findings.closure'), 28, 'figure')),
      [[...[raised, closedInMonth, open, overdue].map(String), closureText(wording, current.findings)]],
    ),
    ...table(
      wording.say('report.findings.ages'),
      [
        column(wording.say('report.severity'), 20),
        ...AGES.map(({ key }) => column(wording.say(`report.age.${key}`), 16, 'figure')),
        column(wording.say('report.findings.overdue'), 16, 'figure'),
      ],
      openOnes.length === 0 ? [] : SEVERITIES.map((severity) => ageRow(subject, severity, openOnes)),
    ),
    ...compactTable(
      wording.say('report.findings.list'),
      [
        column(wording.say('report.number'), 17),
        column(wording.say('report.finding'), 42),
        column(wording.say('report.department'), 14),
        column(wording.say('report.severity'), 9, 'mark'),
        column(wording.say('report.state'), 11, 'mark'),
        column(wording.say('report.due'), 15, 'mark'),
        column(wording.say('report.overdueDays'), 8, 'figure'),
        column(wording.say('report.round'), 8, 'figure'),
      ],
      openOnes.slice(0, LIST_LIMIT).map((finding) => findingRow(subject, finding)),
    ),
    ...more(subject, openOnes.length),
  ];
}

function ageRow(
  { wording, current }: Subject,
  severity: FindingFigures['severity'],
  open: readonly FindingFigures[],
): string[] {
  const own = open.filter((finding) => finding.severity === severity);
  const ages = own.map(({ raisedOn }) => ageOf(daysBetween(raisedOn, current.asOf)));
  return [
    wording.say(`report.severity.${severity}`),
    ...AGES.map(({ key }) => String(ages.filter((age) => age === key).length)),
    String(own.filter(({ overdueDays }) => overdueDays > 0).length),
  ];
}

function findingRow(subject: Subject, finding: FindingFigures): string[] {
  const { wording } = subject;
  return [
    finding.number,
    wording.say('report.finding.on', {
      clause: subject.clauseName(finding.edition, finding.code),
      description: finding.description,
    }),
    subject.department(finding.department),
    wording.say(`report.severity.${finding.severity}`),
    wording.say(`report.state.${finding.state}`),
    finding.dueOn ?? wording.none,
    String(finding.overdueDays),
    String(finding.round),
  ];
}
