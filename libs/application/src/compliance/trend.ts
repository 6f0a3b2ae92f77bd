import type { Clause, Edition } from '@dabiao/catalog';
import { addDays, addMonths, type Day } from '@dabiao/kernel';
import type { HistoryEntry } from '@dabiao/persistence';
import type { Headline } from '@dabiao/scoring';
import { recorded, type Assessment } from '../assessments/assessments.service';
import { toStates, type ClauseRecord } from '../clauses/clause-record';
import { headlines, threeResults, type Three } from './three-results';
import { provenCodes, type Force } from './proofs.service';
import { decidedCodes } from './reviews-in-time.service';

export interface TrendPoint extends Three<Headline> {
  readonly day: Day;
  /** The edition it was reckoned by: another one before the assessment moved. */
  readonly editionId: string;
}

/** Everything that happened to one assessment, each list oldest first. */
export interface Past {
  readonly edition: Edition;
  readonly assessment: Assessment;
  readonly clauses: readonly HistoryEntry[];
  readonly plans: readonly HistoryEntry[];
  readonly links: readonly HistoryEntry[];
  readonly proofs: readonly HistoryEntry[];
  readonly reviews: readonly HistoryEntry[];
}

/** The figures at the end of each day. A day on which nothing happened and nothing expired repeats the one before. */
export function foldTrend(past: Past, from: Day, to: Day): TrendPoint[] {
  const records = new Map<string, ClauseRecord>();
  const links = new Map<string, HistoryEntry>();
  const proofs = new Map<string, Force>();
  const reviews = new Map<string, HistoryEntry>();
  let assessment = planOn(past.plans, past.assessment, '');
  const clauses = cursor(past.clauses, ({ code, after }) => records.set(code!, after as ClauseRecord));
  const linking = cursor(past.links, (entry) => links.set(`${entry.subject}/${entry.code}`, entry));
  const proving = cursor(past.proofs, ({ subject, after }) => proofs.set(subject, after as Force));
  const reviewing = cursor(past.reviews, (entry) => reviews.set(entry.code!, entry));
  const planning = cursor(past.plans, ({ after }) => {
    assessment = recorded(after);
  });

  const points: TrendPoint[] = [];
  let turns = new Set<Day>();
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const moved = [clauses, linking, proving, reviewing, planning]
      .map((advance) => advance(day))
      .some(Boolean);
    const previous = points.at(-1);
    if (previous && !moved && !turns.has(day)) {
      points.push({ ...previous, day });
      continue;
    }
    const standings = {
      proven: provenCodes([...links.values()], proofs, day),
      decided: decidedCodes(reviews.values()),
    };
    const states = toStates(past.edition, records.values());
    points.push({
      ...{ day, editionId: assessment.editionId },
      ...headlines(threeResults(past.edition, states, assessment.options, standings, day)),
    });
    turns = turningDays(past.edition, records.values(), proofs.values());
  }
  return points;
}

/** Days on which a figure changes by itself: a proof comes into force or has expired, a promise has run out or come within its grace. */
function turningDays(edition: Edition, records: Iterable<ClauseRecord>, proofs: Iterable<Force>): Set<Day> {
  const days = new Set<Day>();
  const grace = new Map(edition.clauses.map((clause) => [clause.code, graceOf(clause)]));
  for (const { code, promisedBy } of records) {
    if (promisedBy === null) continue;
    days.add(addDays(promisedBy, 1));
    const months = grace.get(code);
    if (months !== undefined) days.add(withinReachFrom(promisedBy, months));
  }
  for (const { inForceFrom, inForceTo } of proofs) {
    if (inForceFrom !== null) days.add(inForceFrom);
    if (inForceTo !== null) days.add(addDays(inForceTo, 1));
  }
  return days;
}

const graceOf = (clause: Clause): number | undefined =>
  'grace' in clause ? clause.grace?.months : undefined;

/** The first day from which a promise keeps within so many months of grace. */
function withinReachFrom(promisedBy: Day, months: number): Day {
  let day = addMonths(promisedBy, -months);
  while (addMonths(day, months) < promisedBy) day = addDays(day, 1);
  return day;
}

/** The assessment as it was on a day; before it was opened, as it was opened. */
export function planOn(plans: readonly HistoryEntry[], now: Assessment, day: Day): Assessment {
  const plan = plans.findLast((one) => one.day <= day) ?? plans[0];
  return plan ? recorded(plan.after) : now;
}

/** Walks entries in order, applying those up to the end of a day; tells whether there were any. */
function cursor(
  entries: readonly HistoryEntry[],
  apply: (entry: HistoryEntry) => void,
): (day: Day) => boolean {
  let at = 0;
  return (day) => {
    const start = at;
    for (; at < entries.length && entries[at]!.day <= day; at++) apply(entries[at]!);
    return at > start;
  };
}
