import { heading, column, compactTable, list, paragraph } from '../blocks';
import { RUNGS, type AssessmentFigures, type TargetFigures } from '../figures';
import { closureText, levelGap, levelText, shortfallText } from '../headline-text';
import type { Block, Cell, TableBlock } from '../model';
import { monthAfter } from '../month';
import { assessed, type Subject } from '../subject';

/** The leaders' one page: the figures, what changed, and what needs them. */
export function summary(subject: Subject): Block[] {
  const { wording, current } = subject;
  const { assessments } = current;
  return [
    { kind: 'pageBreak' },
    heading(1, wording.say('report.summary')),
    paragraph(
      wording.say('report.summary.lead', {
        day: wording.day(current.asOf),
        count: assessments.length,
      }),
    ),
    ...compactTable(
      wording.say('report.summary.figures'),
      [
        column(wording.say('report.standard'), 27),
        ...RUNGS.map((rung) => column(wording.say(`report.rung.${rung}`), 20, 'figure')),
        column(wording.say('report.target'), 14),
      ],
      assessments.flatMap((assessment) => figureRows(subject, assessment)),
    ),
    ...monthTable(subject),
    ...attention(subject),
    { kind: 'pageBreak' },
  ];
}

function figureRows(subject: Subject, assessment: AssessmentFigures): Cell[][] {
  const { wording } = subject;
  const { result, target } = assessment;
  const title = subject.title(assessment);
  switch (result.method) {
    case 'rate':
      return result.tiers.map((tier) => [
        `${title} · ${wording.words(tier.title)}`,
        ...RUNGS.map((rung) => wording.rate(tier.three[rung])),
        target?.kind === 'rate' && target.tier === tier.code ? targetText(subject, target) : wording.none,
      ]);
    case 'weighted-elements':
      return [
        [
          title,
          ...RUNGS.map((rung) => wording.rate(result.three[rung].clauses)),
          targetText(subject, target),
        ],
      ];
    case 'level-ladder':
      return [
        [title, ...RUNGS.map((rung) => levelText(wording, result.three[rung])), targetText(subject, target)],
      ];
  }
}

function targetText({ wording }: Subject, target: TargetFigures | null): string {
  switch (target?.kind) {
    case undefined:
      return wording.none;
    case 'rate':
      return wording.say('report.target.rate', { percent: target.percent });
    case 'gate':
      return wording.say('report.target.gate');
    case 'level':
      return wording.say('report.target.level', { level: target.level });
  }
}

/** What the month brought, in one row. */
function monthTable({ wording, current, changes, previous }: Subject): TableBlock[] {
  const { findings, expiring } = current;
  const count = (list: readonly unknown[] | undefined): string => (list ? String(list.length) : wording.none);
  const cells: [key: Parameters<typeof wording.say>[0], text: string][] = [
    ['report.summary.met', count(changes?.newlyMet)],
    ['report.summary.lost', count(changes?.newlyLost)],
    ['report.summary.confirmed', count(changes?.newlyConfirmed)],
    ['report.summary.expiring', count(expiring)],
    ['report.findings.raised', String(findings.raised)],
    ['report.findings.closed', String(findings.closedInMonth)],
    ['report.findings.open', String(findings.open)],
    ['report.findings.overdue', String(findings.overdue)],
    ['report.findings.closure', closureText(wording, findings)],
  ];
  const caption = previous
    ? wording.say('report.summary.since', { month: wording.month(previous.month) })
    : wording.say('report.summary.month');
  return compactTable(
    caption,
    cells.map(([key], i) => column(wording.say(key), i === cells.length - 1 ? 20 : 10, 'mark')),
    [cells.map(([, text]) => text)],
  );
}

/** What stands between the hospital and its targets, most binding first. */
function attention(subject: Subject): Block[] {
  const { wording, current } = subject;
  const closed = assessed(current.assessments, 'weighted-elements').flatMap((centre) => {
    const { gate } = centre.result.three.claimed;
    if (gate.missing.length === 0) return [];
    const params = { centre: subject.title(centre), count: gate.missing.length, of: gate.of };
    return [wording.say('report.attention.centre', params)];
  });
  const month = wording.month(monthAfter(current.month, 1));
  const items = [
    ...(closed.length > 0 ? [wording.say('report.attention.gates', { centres: wording.join(closed) })] : []),
    ...assessed(current.assessments, 'rate').flatMap((assessment) => shortfallText(subject, assessment)),
    ...assessed(current.assessments, 'level-ladder').flatMap((assessment) => levelGap(subject, assessment)),
    ...(current.due.length > 0
      ? [wording.say('report.attention.due', { month, count: current.due.length })]
      : []),
  ];
  if (items.length === 0) return [paragraph(wording.say('report.attention.none'))];
  return [paragraph(wording.say('report.attention')), list(items)];
}
