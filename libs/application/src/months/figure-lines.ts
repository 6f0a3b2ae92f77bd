import type { FigureLine } from '@dabiao/persistence';
import type { AssessmentFigures, MonthFigures, PastMonth, Three } from '@dabiao/reporting';
import type { Rate } from '@dabiao/scoring';

const NOTHING = '—';

/** The headlines of frozen figures as texts: rates as whole numbers, so that a difference is seen to the clause. */
export const figureLines = ({ assessments }: Pick<MonthFigures, 'assessments'>): FigureLine[] =>
  assessments.flatMap(linesOf);

function linesOf({ edition, result }: AssessmentFigures): FigureLine[] {
  const line = <T>(key: string, three: Three<T>, text: (one: T) => string): FigureLine => ({
    ...{ editionId: edition.id, key, claimed: text(three.claimed) },
    ...{ evidenced: text(three.evidenced), confirmed: text(three.confirmed) },
  });
  switch (result.method) {
    case 'rate':
      return result.tiers.map(({ code, three }) => line(code, three, rateText));
    case 'weighted-elements':
      return [
        line('clauses', result.three, ({ clauses }) => rateText(clauses)),
        line('total', result.three, ({ total }) => total ?? NOTHING),
        line('gate', result.three, ({ gate: { of, missing } }) => rateText({ met: of - missing.length, of })),
      ];
    case 'level-ladder':
      return [
        line('items', result.three, ({ items }) => rateText(items)),
        line('total', result.three, ({ total }) => total),
        line('level', result.three, ({ level }) => String(level)),
      ];
  }
}

const rateText = ({ met, of }: Rate): string => `${met}/${of}`;

/** A line that is not the same in two revisions. */
export interface LineChange {
  readonly editionId: string;
  readonly key: string;
  readonly before: FigureLine | null;
  readonly after: FigureLine | null;
}

/** What differs between two sets of headlines. */
export function lineChanges(before: readonly FigureLine[], after: readonly FigureLine[]): LineChange[] {
  const keyOf = ({ editionId, key }: FigureLine): string => `${editionId} ${key}`;
  const [old, now] = [before, after].map((lines) => new Map(lines.map((line) => [keyOf(line), line])));
  return [...new Set([...old!.keys(), ...now!.keys()])].flatMap((key) => {
    const [was, is] = [old!.get(key) ?? null, now!.get(key) ?? null];
    const { editionId, key: of } = (is ?? was)!;
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ editionId, key: of, before: was, after: is }];
  });
}

/** As many earlier months as a trend shows. */
const PAST_MONTHS = 12;

/** The trend that a month carries on: that of the month before, and that month itself. */
export function pastMonths(previous: MonthFigures | undefined): PastMonth[] {
  if (!previous) return [];
  const tiers = previous.assessments.flatMap(({ edition, result }) =>
    result.method === 'rate'
      ? result.tiers.map(({ code, three }) => ({ edition: edition.id, tier: code, three }))
      : [],
  );
  return [...previous.history, { month: previous.month, tiers }].slice(-PAST_MONTHS);
}
