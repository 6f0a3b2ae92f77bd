import type { Schemas } from '../../shared/api';
import type { Headline, RateName } from '../../shared/rates';
import type { Text } from '../../shared/text';

export type Entry = Schemas['HospitalCompliance'];
type Line = Schemas['ComplianceLine'];

/** One figure of an edition, comparable between hospitals. */
export interface Column {
  readonly key: string;
  readonly title: string;
  readonly editionId: string;
  readonly tier?: string;
  readonly method: Headline['method'];
  /** Whole numbers behind the share: clauses met and counted, or the level of all levels. */
  readonly standing: (
    line: Line,
    rate: RateName,
  ) => { readonly met: number; readonly of: number } | undefined;
  /** 0 to 1 for order and shade; undefined where there is nothing to compare. */
  readonly share: (line: Line, rate: RateName) => number | undefined;
  readonly text: (line: Line, rate: RateName) => string;
  /** A second line: what is missing. */
  readonly note: (line: Line, rate: RateName) => string;
}

const TOP_LEVEL = 8;

/** The figures of all editions that any of the hospitals works on. */
export function columnsOf(
  entries: readonly Entry[],
  standards: readonly Schemas['EditionSummary'][],
  { t, titleOf }: Text,
): Column[] {
  const first = new Map<string, Line>();
  for (const { assessments } of entries)
    for (const line of assessments) if (!first.has(line.editionId)) first.set(line.editionId, line);
  const methods = ['rate', 'weighted-elements', 'level-ladder'];
  const inOrder = [...first].sort(
    ([, a], [, b]) => methods.indexOf(a.claimed.method) - methods.indexOf(b.claimed.method),
  );
  return inOrder.flatMap(([editionId, { claimed }]): Column[] => {
    const standard = standards.find(({ id }) => id === editionId);
    const title = standard ? titleOf(standard) : editionId;
    switch (claimed.method) {
      case 'rate':
        return claimed.tiers.map(({ code }) => rateColumn(editionId, code, title, t));
      case 'weighted-elements':
        return [centreColumn(editionId, title, t)];
      case 'level-ladder':
        return [ladderColumn(editionId, title, t)];
    }
  });
}

type Say = Text['t'];

function rateColumn(editionId: string, tier: string, title: string, t: Say): Column {
  const of = (headline: Headline) =>
    headline.method === 'rate' ? headline.tiers.find(({ code }) => code === tier) : undefined;
  return {
    ...{ key: `${editionId} ${tier}`, title: `${title} · ${tier}`, editionId, tier },
    method: 'rate',
    standing: (line, rate) => counted(of(line[rate])),
    share: (line, rate) => {
      const found = of(line[rate]);
      return found && found.of > 0 ? found.met / found.of : undefined;
    },
    text: (line, rate) => {
      const percent = of(line[rate])?.percent;
      return typeof percent === 'string' ? `${percent} %` : '—';
    },
    note: (line, rate) => {
      const found = of(line[rate]);
      return found ? t('web.rate.fraction', { met: found.met, of: found.of }) : '';
    },
  };
}

function centreColumn(editionId: string, title: string, t: Say): Column {
  const of = (headline: Headline) => (headline.method === 'weighted-elements' ? headline : undefined);
  return {
    ...{ key: editionId, title, editionId },
    method: 'weighted-elements',
    standing: (line, rate) => {
      const found = of(line[rate]);
      return counted(found && { met: found.met, of: found.clauses });
    },
    share: (line, rate) => {
      const found = of(line[rate]);
      return found && found.clauses > 0 ? found.met / found.clauses : undefined;
    },
    text: (line, rate) => {
      const found = of(line[rate]);
      return found ? `${found.met}/${found.clauses}` : '—';
    },
    note: (line, rate) => {
      const found = of(line[rate]);
      if (!found) return '';
      switch (found.gate) {
        case 'passed':
        case 'none':
          return t(`web.home.gate.${found.gate}`);
        case 'undecided':
          return t('web.region.gate.undecided');
        case 'failed':
          return t('web.region.gate', { count: found.vetoes });
      }
    },
  };
}

function ladderColumn(editionId: string, title: string, t: Say): Column {
  const of = (headline: Headline) => (headline.method === 'level-ladder' ? headline : undefined);
  return {
    ...{ key: editionId, title, editionId },
    method: 'level-ladder',
    standing: (line, rate) => {
      const found = of(line[rate]);
      return found && { met: found.level, of: TOP_LEVEL };
    },
    share: (line, rate) => {
      const found = of(line[rate]);
      return found && found.level / TOP_LEVEL;
    },
    text: (line, rate) => t('web.home.ladder.level', { level: of(line[rate])?.level ?? '—' }),
    note: (line, rate) => t('web.home.ladder.total', { total: of(line[rate])?.total ?? '—' }),
  };
}

/** Nothing to count is no standing, neither 0 % nor 100 %. */
const counted = (
  rate: { readonly met: number; readonly of: number } | undefined,
): { met: number; of: number } | undefined =>
  rate && rate.of > 0 ? { met: rate.met, of: rate.of } : undefined;

export const lineOf = ({ assessments }: Entry, { editionId }: Column): Line | undefined =>
  assessments.find((line) => line.editionId === editionId);

/** Best first; hospitals that do not work on it stand at the end, without a rank. */
export function ranked(
  entries: readonly Entry[],
  column: Column,
  rate: RateName,
): { entry: Entry; rank?: number }[] {
  const shareOf = (entry: Entry): number | undefined => {
    const line = lineOf(entry, column);
    return line && column.share(line, rate);
  };
  const sorted = [...entries].sort((a, b) => (shareOf(b) ?? -1) - (shareOf(a) ?? -1));
  return sorted.map((entry) => {
    const own = shareOf(entry);
    if (own === undefined) return { entry };
    // Equal figures share a rank.
    return { entry, rank: 1 + sorted.filter((other) => (shareOf(other) ?? -1) > own).length };
  });
}
