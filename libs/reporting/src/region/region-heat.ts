import { percent, type Rate } from '@dabiao/scoring';
import { column, heading, note, compactTable } from '../blocks';
import type { Block, Cell, Chart } from '../model';
import type { Wording } from '../wording';
import { tierOf } from './ranking';
import type { RegionFigures } from './region-figures';

/** As a picture only so many hospitals can be told apart; the table has all of them. */
const HEAT_PICTURE = 40;

/** Hospitals × standards, the darker the more is met. */
export function heat(figures: RegionFigures, wording: Wording): Block[] {
  const columns = heatColumns(figures, wording);
  if (columns.length === 0 || figures.hospitals.length === 0) return [];
  const cells = figures.hospitals.map((hospital) => columns.map(({ rateOf }) => rateOf(hospital)));
  const caption = wording.say('region.heat.caption');
  const chart: Chart = {
    kind: 'chart',
    form: 'heat',
    caption,
    categories: columns.map(({ name }) => name),
    series: figures.hospitals.map((hospital, i) => ({
      name: wording.words(hospital.name),
      points: cells[i]!.map((rate) => ({
        value: rate && rate.of > 0 ? Number(percent(rate)) : null,
        text: rate ? wording.percent(rate) : wording.none,
      })),
    })),
    unit: '%',
    top: 100,
  };
  return [
    heading(1, wording.say('region.heat')),
    note(wording.say('region.heat.rule')),
    ...compactTable(
      caption,
      [
        column(wording.say('report.fact.hospital'), 24),
        ...columns.map(({ name }) => column(name, 11, 'mark')),
      ],
      figures.hospitals.map((hospital, i) => [
        wording.words(hospital.name),
        ...cells[i]!.map((rate): Cell => {
          const shade = rate && rate.of > 0 ? Math.floor((100 * rate.met) / rate.of) : undefined;
          const text = rate ? wording.percent(rate) : wording.none;
          return shade === undefined ? text : { text, shade };
        }),
      ]),
    ),
    ...(figures.hospitals.length <= HEAT_PICTURE ? [chart] : []),
  ];
}

interface HeatColumn {
  readonly name: string;
  readonly rateOf: (hospital: RegionFigures['hospitals'][number]) => Rate | undefined;
}

/** One column for each tier and each centre. A level is no share of anything and has its own table. */
function heatColumns(figures: RegionFigures, wording: Wording): HeatColumn[] {
  return figures.standards.flatMap(({ edition, method, tiers }): HeatColumn[] => {
    if (method === 'rate')
      return tiers.map(({ code, title }) => ({
        name: wording.words(title),
        rateOf: (hospital) => tierOf(hospital, edition.id, code)?.claimed,
      }));
    if (method === 'level-ladder') return [];
    return [
      {
        name: wording.words(edition.title),
        rateOf: ({ standards }) => {
          const line = standards.find((one) => one.edition === edition.id);
          return line?.method === 'weighted-elements' ? line.three.claimed : undefined;
        },
      },
    ];
  });
}
