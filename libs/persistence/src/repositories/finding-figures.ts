import { AT_WORK_STATES } from '@dabiao/inspection';

/** What is counted of findings; a list can be narrowed to what each of these counts. */
export const FINDING_FIGURES = [
  ...(['raised', 'closed', 'closedInTime', 'fixed', 'atWork', 'unsettled', 'overdue'] as const),
  ...(['age7', 'age15', 'age30', 'age60', 'ageMore'] as const),
] as const;
export type FindingFigure = (typeof FINDING_FIGURES)[number];

/** The day the figures are of, and the days so many days before it. */
export interface FigureDays {
  readonly today: string;
  readonly d7: string;
  readonly d15: string;
  readonly d30: string;
  readonly d60: string;
}

const WORKING = `finding.state IN (${AT_WORK_STATES.map((state) => `'${state}'`).join(', ')})`;
const UNSETTLED = `(${WORKING} OR finding.state = 'fixed')`;
const age = (from: string, before?: string): string =>
  `${UNSETTLED} AND finding.raisedOn >= ${from}${before === undefined ? '' : ` AND finding.raisedOn < ${before}`}`;

/** Which findings each figure counts. The list behind a figure and the figure cannot differ: both are asked like this. */
export const FIGURE_CONDITIONS: Readonly<Record<FindingFigure, string>> = {
  raised: `finding.state <> 'withdrawn'`,
  closed: `finding.state = 'closed'`,
  closedInTime: `finding.state = 'closed' AND finding.closedOn <= finding.dueOn`,
  fixed: `finding.state = 'fixed'`,
  atWork: WORKING,
  unsettled: UNSETTLED,
  overdue: `${WORKING} AND finding.dueOn < :today`,
  age7: age(':d7'),
  age15: age(':d15', ':d7'),
  age30: age(':d30', ':d15'),
  age60: age(':d60', ':d30'),
  ageMore: `${UNSETTLED} AND finding.raisedOn < :d60`,
};
