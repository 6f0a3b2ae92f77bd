import { percent, type Rate } from '@dabiao/scoring';
import { column, heading, note, paragraph, table } from '../blocks';
import { RUNGS, type Rung } from '../figures';
import type { Block, Cell, Chart } from '../model';
import type { Wording } from '../wording';
import { CLASSES, distribution, ranking, tierOf } from './ranking';
import type { RegionFigures, RegionPoint, StandardInRegion } from './region-figures';

/** Each tier of each rate edition. */
function tiersOf({
  standards,
}: RegionFigures): { standard: StandardInRegion; tier: StandardInRegion['tiers'][number] }[] {
  return standards.flatMap((standard) => standard.tiers.map((tier) => ({ standard, tier })));
}

const tierName = (wording: Wording, { standard, tier }: ReturnType<typeof tiersOf>[number]): string =>
  `${wording.words(standard.edition.title)} · ${wording.words(tier.title)}`;

/** All hospitals together, and over the months. */
export function overall(figures: RegionFigures, wording: Wording): Block[] {
  const { hospitals, late: missing, trend, month } = figures;
  const rows = tiersOf(figures).map((entry): Cell[] => {
    const point = pointOf(trend, entry.standard.edition.id, entry.tier.code, month);
    return [
      tierName(wording, entry),
      String(point?.hospitals ?? 0),
      ...RUNGS.map((rung) => (point ? wording.stacked(point.three[rung]) : wording.none)),
    ];
  });
  return [
    heading(1, wording.say('region.overall')),
    paragraph(
      wording.say('region.overall.lead', {
        day: wording.day(figures.asOf),
        closed: hospitals.length,
        of: hospitals.length + missing.length,
        late: missing.length,
      }),
    ),
    ...table(
      wording.say('region.overall.table'),
      [
        column(wording.say('report.standard'), 30),
        column(wording.say('region.hospitals'), 10, 'figure'),
        ...RUNGS.map((rung) => column(wording.say(`report.rung.${rung}`), 20, 'figure')),
      ],
      rows,
    ),
    ...tiersOf(figures).flatMap((entry) => trendChart(figures, wording, entry)),
  ];
}

function pointOf(
  trend: readonly RegionPoint[],
  edition: string,
  tier: string,
  month: string,
): RegionPoint | undefined {
  return trend.find((point) => point.edition === edition && point.tier === tier && point.month === month);
}

function trendChart(
  { trend }: RegionFigures,
  wording: Wording,
  entry: ReturnType<typeof tiersOf>[number],
): Chart[] {
  const { standard, tier } = entry;
  const points = trend.filter((point) => point.edition === standard.edition.id && point.tier === tier.code);
  if (points.length < 2) return [];
  return [
    {
      kind: 'chart',
      form: 'lines',
      caption: wording.say('report.trend', { tier: tierName(wording, entry) }),
      categories: points.map(({ month }) => month),
      series: RUNGS.map((rung) => ({
        name: wording.say(`report.rung.${rung}`),
        points: points.map(({ three }) => ({ value: drawn(three[rung]), text: wording.rate(three[rung]) })),
      })),
      unit: '%',
      top: 100,
    },
  ];
}

function drawn(rate: Rate): number | null {
  const text = percent(rate);
  return text === null ? null : Number(text);
}

/** In the order in which hospitals are ranked. */
const DOWNWARDS = [...RUNGS].reverse();

/** Hospitals in order, one table for each tier. */
export function rankings(figures: RegionFigures, wording: Wording): Block[] {
  const all = tiersOf(figures);
  if (all.length === 0) return [];
  return [
    heading(1, wording.say('region.ranking')),
    note(wording.say('region.ranking.rule')),
    ...all.flatMap((entry) => [
      heading(2, tierName(wording, entry)),
      ...table(
        '',
        [
          column(wording.say('region.rank'), 7, 'figure'),
          column(wording.say('report.fact.hospital'), 24),
          column(wording.say('report.fact.region'), 14),
          ...DOWNWARDS.flatMap(() => [
            column(wording.say('report.metOf'), 10, 'figure'),
            column(wording.say('result.rate'), 11, 'figure'),
          ]),
        ],
        ranking(figures, entry.standard.edition.id, entry.tier.code).map(({ rank, hospital, three }) => [
          String(rank),
          wording.words(hospital.name),
          wording.words(hospital.region),
          ...DOWNWARDS.flatMap((rung) => [wording.ratio(three[rung]), wording.percent(three[rung])]),
        ]),
        [
          { title: '', span: 3 },
          ...DOWNWARDS.map((rung) => ({ title: wording.say(`report.rung.${rung}`), span: 2 })),
        ],
      ),
    ]),
  ];
}

/** How the hospitals are spread: classes of rates, gates, levels. */
export function distributions(figures: RegionFigures, wording: Wording): Block[] {
  const names = CLASSES.map((from, i) => {
    const below = CLASSES[i + 1];
    if (below === undefined) return wording.say('region.class.from', { from });
    return i === 0
      ? wording.say('region.class.below', { below })
      : wording.say('region.class.between', { from, below });
  });
  return [
    heading(1, wording.say('region.distribution')),
    ...tiersOf(figures).flatMap((entry) => tierDistribution(figures, wording, entry, names)),
    ...gates(figures, wording),
    ...levels(figures, wording),
  ];
}

function tierDistribution(
  { hospitals }: RegionFigures,
  wording: Wording,
  entry: ReturnType<typeof tiersOf>[number],
  names: readonly string[],
): Block[] {
  const { standard, tier } = entry;
  const rates = (rung: Rung): Rate[] =>
    hospitals.flatMap((hospital) => tierOf(hospital, standard.edition.id, tier.code)?.[rung] ?? []);
  const caption = wording.say('region.distribution.tier', { tier: tierName(wording, entry) });
  const counted = RUNGS.map((rung) => distribution(rates(rung)));
  const chart: Chart = {
    kind: 'chart',
    form: 'bars',
    caption,
    categories: names,
    series: RUNGS.map((rung, i) => ({
      name: wording.say(`report.rung.${rung}`),
      points: counted[i]!.map((value) => ({ value, text: String(value) })),
    })),
    unit: wording.say('region.hospitals'),
    top: null,
  };
  return [
    ...table(
      caption,
      [column(wording.say('report.rung'), 24), ...names.map((name) => column(name, 15, 'figure'))],
      RUNGS.map((rung, i) => [wording.say(`report.rung.${rung}`), ...counted[i]!.map(String)]),
    ),
    chart,
  ];
}

function gates({ standards, hospitals }: RegionFigures, wording: Wording): Block[] {
  const rows = standards
    .filter(({ method }) => method === 'weighted-elements')
    .map(({ edition }): Cell[] => {
      const states = hospitals.flatMap((hospital) =>
        hospital.standards.flatMap((line) =>
          line.edition === edition.id && line.method === 'weighted-elements' && line.gate !== 'none'
            ? [line.gate]
            : [],
        ),
      );
      const title = wording.words(edition.title);
      // What has no gate has passed none.
      if (states.length === 0) return [title, wording.say('result.gate.none'), '—'];
      const passed = states.filter((gate) => gate === 'passed').length;
      return [title, wording.rate({ met: passed, of: states.length }), String(states.length - passed)];
    });
  return table(
    wording.say('region.gates'),
    [
      column(wording.say('report.centre'), 44),
      column(wording.say('region.gates.passed'), 30, 'figure'),
      column(wording.say('region.gates.failed'), 26, 'figure'),
    ],
    rows,
  );
}

function levels({ standards, hospitals }: RegionFigures, wording: Wording): Block[] {
  return standards
    .filter(({ method }) => method === 'level-ladder')
    .flatMap(({ edition }) => {
      const reached = hospitals.flatMap(({ standards: own }) =>
        own.flatMap((line) =>
          line.edition === edition.id && line.method === 'level-ladder' ? [line.level] : [],
        ),
      );
      const counts = new Map<number, number>();
      for (const level of reached) counts.set(level, (counts.get(level) ?? 0) + 1);
      return table(
        wording.say('region.levels', { title: wording.words(edition.title) }),
        [
          column(wording.say('result.level'), 40, 'mark'),
          column(wording.say('region.hospitals'), 60, 'mark'),
        ],
        [...counts]
          .sort(([a], [b]) => a - b)
          .map(([level, count]) => [
            wording.say('report.level', { level }),
            wording.rate({ met: count, of: reached.length }),
          ]),
      );
    });
}
