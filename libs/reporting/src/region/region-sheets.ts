import { percent, type Rate } from '@dabiao/scoring';
import { RUNGS, type Three } from '../figures';
import { levelText } from '../headline-text';
import type { Formula, Sheet, SheetCell, SheetColumn } from '../workbook-model';
import type { Wording } from '../wording';
import type { RegionFigures, StandardLine } from './region-figures';
import { standingText } from './region-work';

/** The workbook of a region: all hospitals together as formulas over the sheet of their rates, then what is common. */
export function regionSheets(figures: RegionFigures, wording: Wording): Sheet[] {
  return [
    pooled(figures, wording),
    hospitalRates(figures, wording),
    otherResults(figures, wording),
    weakSheet(figures, wording),
    lateSheet(figures, wording),
  ];
}

function leadOf(figures: RegionFigures, wording: Wording): string[] {
  return [
    wording.say('region.sheet.lead', {
      region: figures.region.names.map((name) => wording.words(name)).join(wording.lang === 'zh' ? '' : ', '),
      month: wording.month(figures.month),
      day: wording.day(figures.asOf),
    }),
    ...(figures.demo ? [wording.say('report.notice.demo')] : []),
  ];
}

function rateColumns(wording: Wording): SheetColumn[] {
  return [
    { key: 'of', header: wording.say('report.of'), width: 10, kind: 'whole' },
    ...RUNGS.flatMap((rung): SheetColumn[] => [
      {
        key: `${rung}Met`,
        header: wording.say('report.sheet.met', { rung: wording.say(`report.rung.short.${rung}`) }),
        width: 10,
        kind: 'whole',
      },
      { key: `${rung}Rate`, header: wording.say(`report.rung.${rung}`), width: 11, kind: 'percent' },
    ]),
  ];
}

/** Denominator, then met and rate on each rung; `number` gives the cell of a count. */
function rateCells(
  wording: Wording,
  three: Three<Rate>,
  number: (key: string, value: number) => SheetCell,
): SheetCell[] {
  return [
    number('of', three.claimed.of),
    ...RUNGS.flatMap((rung): SheetCell[] => {
      const text = percent(three[rung]);
      const formula: Formula = {
        op: 'percent',
        met: { op: 'column', key: `${rung}Met` },
        of: { op: 'column', key: 'of' },
        none: wording.none,
      };
      return [
        number(`${rung}Met`, three[rung].met),
        { formula, result: text === null ? wording.none : Number(text) },
      ];
    }),
  ];
}

function pooled(figures: RegionFigures, wording: Wording): Sheet {
  const sheet = wording.say('region.sheet.rates');
  return {
    name: wording.say('report.sheet.overview'),
    lead: [...leadOf(figures, wording), wording.say('region.sheet.formulas')],
    columns: [
      { key: 'edition', header: wording.say('report.editionId'), width: 30, kind: 'text' },
      { key: 'tier', header: wording.say('result.tier'), width: 22, kind: 'text' },
      { key: 'hospitals', header: wording.say('region.hospitals'), width: 9, kind: 'whole' },
      ...rateColumns(wording),
    ],
    rows: figures.trend
      .filter(({ month }) => month === figures.month)
      .map(({ edition, tier, hospitals, three }): SheetCell[] => {
        const name = tierTitle(figures, wording, edition, tier);
        const where = [
          { key: 'edition', is: edition },
          { key: 'tier', is: name },
        ];
        return [
          edition,
          name,
          { formula: { op: 'count', sheet, where }, result: hospitals },
          ...rateCells(wording, three, (key, value) => ({
            formula: { op: 'total', sheet, key, where },
            result: value,
          })),
        ];
      }),
  };
}

function tierTitle({ standards }: RegionFigures, wording: Wording, edition: string, tier: string): string {
  const standard = standards.find((one) => one.edition.id === edition);
  const found = standard?.tiers.find(({ code }) => code === tier);
  return found ? wording.words(found.title) : tier;
}

function hospitalRates(figures: RegionFigures, wording: Wording): Sheet {
  return {
    name: wording.say('region.sheet.rates'),
    lead: leadOf(figures, wording),
    columns: [
      { key: 'hospital', header: wording.say('report.fact.hospital'), width: 28, kind: 'text' },
      { key: 'region', header: wording.say('report.fact.region'), width: 16, kind: 'text' },
      { key: 'edition', header: wording.say('report.editionId'), width: 28, kind: 'text' },
      { key: 'tier', header: wording.say('result.tier'), width: 14, kind: 'text' },
      ...rateColumns(wording),
    ],
    rows: figures.hospitals.flatMap(({ name, region, standards }) =>
      standards.flatMap((line) =>
        (line.method === 'rate' ? line.tiers : []).map(({ code, three }): SheetCell[] => [
          wording.words(name),
          wording.words(region),
          line.edition,
          tierTitle(figures, wording, line.edition, code),
          ...rateCells(wording, three, (_, value) => value),
        ]),
      ),
    ),
  };
}

function otherResults(figures: RegionFigures, wording: Wording): Sheet {
  const titles = new Map(figures.standards.map(({ edition }) => [edition.id, wording.words(edition.title)]));
  return {
    name: wording.say('region.sheet.results'),
    lead: leadOf(figures, wording),
    columns: [
      { key: 'hospital', header: wording.say('report.fact.hospital'), width: 28, kind: 'text' },
      { key: 'standard', header: wording.say('report.standard'), width: 36, kind: 'text' },
      { key: 'result', header: wording.say('report.result'), width: 60, kind: 'long' },
    ],
    rows: figures.hospitals.flatMap(({ name, standards }) =>
      standards.flatMap((line): SheetCell[][] => {
        if (line.method === 'rate') return [];
        const result =
          line.method === 'level-ladder'
            ? levelText(wording, line)
            : wording.say('region.centre', {
                rate: wording.rate(line.three.claimed),
                gate: gateOf(line, wording),
              });
        return [[wording.words(name), titles.get(line.edition) ?? line.edition, result]];
      }),
    ),
  };
}

function weakSheet(figures: RegionFigures, wording: Wording): Sheet {
  return {
    name: wording.say('region.sheet.weak'),
    lead: leadOf(figures, wording),
    columns: [
      { key: 'edition', header: wording.say('report.editionId'), width: 28, kind: 'text' },
      { key: 'code', header: wording.say('report.code'), width: 14, kind: 'text' },
      { key: 'title', header: wording.say('report.clause'), width: 40, kind: 'long' },
      { key: 'shortMet', header: wording.say('region.weak.hospitals'), width: 12, kind: 'whole' },
      { key: 'of', header: wording.say('region.weak.of'), width: 12, kind: 'whole' },
      { key: 'share', header: wording.say('report.share'), width: 11, kind: 'percent' },
    ],
    rows: figures.weak.map(({ edition, code, title, short }): SheetCell[] => [
      edition,
      code,
      wording.words(title),
      short.met,
      short.of,
      {
        formula: {
          op: 'percent',
          met: { op: 'column', key: 'shortMet' },
          of: { op: 'column', key: 'of' },
          none: wording.none,
        },
        result: Number(percent(short)),
      },
    ]),
  };
}

function lateSheet(figures: RegionFigures, wording: Wording): Sheet {
  return {
    name: wording.say('region.sheet.late'),
    lead: leadOf(figures, wording),
    columns: [
      { key: 'hospital', header: wording.say('report.fact.hospital'), width: 36, kind: 'text' },
      { key: 'region', header: wording.say('report.fact.region'), width: 24, kind: 'text' },
      { key: 'standing', header: wording.say('region.standing'), width: 24, kind: 'text' },
    ],
    rows: figures.late.map((hospital) => [
      wording.words(hospital.name),
      wording.words(hospital.region),
      standingText(hospital, wording),
    ]),
  };
}

type CentreLine = Extract<StandardLine, { readonly method: 'weighted-elements' }>;

function gateOf({ gate, missing }: CentreLine, wording: Wording): string {
  switch (gate) {
    case 'passed':
      return wording.say('region.gates.passed');
    case 'none':
      return wording.say('result.gate.none');
    case 'undecided':
      return wording.say('region.gate.undecided');
    case 'failed':
      return wording.say('region.gate.missing', { count: missing });
  }
}
