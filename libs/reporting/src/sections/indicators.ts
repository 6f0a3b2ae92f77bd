import { toFixed } from '@dabiao/kernel';
import { parseReading } from '@dabiao/scoring';
import { column, heading, note, paragraph, table } from '../blocks';
import type { IndicatorFigures, ReadingFigures } from '../figures';
import type { Block, Chart } from '../model';
import type { Subject } from '../subject';
import type { Wording } from '../wording';

/** Charts are drawn for so many of those that miss their target. */
const MOST_CHARTS = 4;

/** Indicators and numeric goals with the readings behind them. */
export function indicators(subject: Subject): Block[] {
  const { wording, current } = subject;
  const title = heading(1, wording.say('report.indicators'));
  if (current.indicators.length === 0) return [title, paragraph(wording.say('report.indicators.none'))];
  const missed = current.indicators.filter(({ met }) => met === false);
  const read = current.indicators.filter(({ met }) => met !== null);
  const gaps = current.indicators.filter(({ missingMonths }) => missingMonths.length > 0);
  return [
    title,
    paragraph(
      wording.say(read.length === 0 ? 'report.indicators.unjudged' : 'report.indicators.lead', {
        count: current.indicators.length,
        rate: wording.rate({ met: read.length - missed.length, of: read.length }),
      }),
    ),
    ...table(
      wording.say('report.indicators.table'),
      [
        column(wording.say('report.indicator'), 28),
        column(wording.say('report.target'), 14, 'figure'),
        column(wording.say('report.reading'), 14, 'figure'),
        column(wording.say('report.parts'), 19, 'figure'),
        column(wording.say('report.period'), 16, 'mark'),
        column(wording.say('report.judged'), 12, 'mark'),
        column(wording.say('report.gap'), 18),
      ],
      current.indicators.map((indicator) => indicatorRow(subject, indicator)),
    ),
    ...(gaps.length > 0 ? [note(missingText(subject, gaps))] : []),
    ...missed
      .filter(({ monthly }) => monthly.length > 1)
      .slice(0, MOST_CHARTS)
      .map((indicator) => monthlyChart(subject, indicator)),
  ];
}

function indicatorRow({ wording }: Subject, indicator: IndicatorFigures): string[] {
  const { reading, window, met } = indicator;
  const { target, value, gap } = measuredTexts(wording, indicator);
  return [
    wording.words(indicator.name),
    target ?? wording.none,
    value ?? wording.none,
    partsText(reading) ?? wording.none,
    window ? `${window.from} ${wording.say('report.until.sign')} ${window.to}` : wording.none,
    met === null ? wording.none : wording.say(met ? 'report.met' : 'report.unmet'),
    gap ?? wording.none,
  ];
}

/** What is asked, what was read and what is missing, with their units in the language; null where there is nothing. */
export function measuredTexts(
  wording: Wording,
  { target, reading, gap, unit }: IndicatorFigures,
): Readonly<Record<'target' | 'value' | 'gap', string | null>> {
  const measured = (text: string | null): string | null =>
    text === null ? null : wording.measured(text, unit);
  return {
    target: measured(target),
    value: measured(reading?.value ?? null),
    gap: measured(gap && wording.words(gap)),
  };
}

/** `412/450`. */
export function partsText(reading: ReadingFigures | null): string | undefined {
  if (reading?.numerator === undefined || reading.numerator === null || reading.denominator === null)
    return undefined;
  return `${reading.numerator}/${reading.denominator}`;
}

function missingText({ wording }: Subject, gaps: readonly IndicatorFigures[]): string {
  const parts = gaps.map(({ name, missingMonths }) =>
    wording.say('result.line', { label: wording.words(name), text: missingMonths.join(', ') }),
  );
  // An indicator may be held against several thresholds; its months are missing once.
  const once = [...new Set(parts)];
  return wording.say('report.indicators.missing', { list: once.join(wording.lang === 'zh' ? '；' : '; ') });
}

function monthlyChart({ wording }: Subject, indicator: IndicatorFigures): Chart {
  const { name, unit, monthly } = indicator;
  return {
    kind: 'chart',
    form: 'lines',
    caption: wording.say('report.indicators.chart', {
      name: wording.words(name),
      target: measuredTexts(wording, indicator).target ?? wording.none,
    }),
    categories: monthly.map(({ month }) => month),
    series: [
      {
        name: wording.words(name),
        points: monthly.map(({ value }) => ({ value: numberOf(value), text: wording.measured(value, unit) })),
      },
    ],
    unit: wording.unit(unit),
    top: null,
  };
}

/** A value as a height to draw; what cannot be read as a number is a gap in the line. */
function numberOf(value: string): number | null {
  const reading = parseReading(value);
  return reading ? Number(toFixed(reading.value, 4)) : null;
}
