import { percent } from '@dabiao/scoring';
import { RUNGS, type TierFigures } from '../figures';
import type { Chart } from '../model';
import type { Assessed, Subject } from '../subject';

/** The three rates of each tier over the months that were frozen, this one last. */
export function trendCharts(subject: Subject, assessment: Assessed<'rate'>): Chart[] {
  return assessment.result.tiers.flatMap((tier) => {
    const chart = trendChart(subject, assessment.edition.id, tier);
    return chart ? [chart] : [];
  });
}

function trendChart({ wording, current }: Subject, edition: string, tier: TierFigures): Chart | undefined {
  const past = current.history.flatMap(({ month, tiers }) => {
    const point = tiers.find((entry) => entry.edition === edition && entry.tier === tier.code);
    return point ? [{ month, three: point.three }] : [];
  });
  if (past.length === 0) return undefined;
  const months = [...past, { month: current.month, three: tier.three }];
  return {
    kind: 'chart',
    form: 'lines',
    caption: wording.say('report.trend', { tier: wording.words(tier.title) }),
    categories: months.map(({ month }) => month),
    series: RUNGS.map((rung) => ({
      name: wording.say(`report.rung.${rung}`),
      points: months.map(({ three }) => {
        const text = percent(three[rung]);
        return { value: text === null ? null : Number(text), text: wording.rate(three[rung]) };
      }),
    })),
    unit: '%',
    top: 100,
  };
}
