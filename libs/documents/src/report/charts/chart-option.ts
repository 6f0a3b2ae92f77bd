import type { Chart } from '@dabiao/reporting';
import type { EChartsCoreOption } from 'echarts/core';
import { FONT_FAMILY, printable } from '../fonts';

export interface Drawing {
  readonly option: EChartsCoreOption;
  /** In pixels of the drawing; the picture is scaled to the width of the page. */
  readonly width: number;
  readonly height: number;
}

const WIDTH = 900;
/** From light to dark, because each series is a part of the one before. */
const BLUES = ['#9ecae1', '#4292c6', '#08519c'];
const INK = '#222222';
const GRID = '#dddddd';

/** How a chart is drawn. Sizes follow the number of things to draw, so that labels never meet. */
export function drawingOf(chart: Chart): Drawing {
  switch (chart.form) {
    case 'bars':
      return bars(chart);
    case 'lines':
      return lines(chart);
    case 'heat':
      return heat(chart);
  }
}

const label = { color: INK, fontSize: 17 };
const common = {
  animation: false,
  textStyle: { fontFamily: FONT_FAMILY, fontSize: 17, color: INK },
  color: BLUES,
} as const;

const axisLine = { lineStyle: { color: INK } };
const splitLine = { lineStyle: { color: GRID } };

/** A value axis that begins at nothing, so that no difference looks larger than it is. */
function valueAxis({ unit, top, series }: Chart): object {
  const counts = series.every(({ points }) => points.every(({ value }) => Number.isInteger(value ?? 0)));
  return {
    type: 'value',
    name: unit,
    nameTextStyle: label,
    min: 0,
    ...(top === null ? {} : { max: top }),
    // There is no half hospital.
    ...(counts ? { minInterval: 1 } : {}),
    axisLabel: label,
    splitLine,
  };
}

function legend({ series }: Chart): object {
  return series.length > 1
    ? { legend: { top: 0, itemGap: 28, textStyle: label, data: series.map(({ name }) => printable(name)) } }
    : {};
}

/** Lying bars: names of sections are long, and stand at their left. */
function bars(chart: Chart): Drawing {
  const { categories, series } = chart;
  const height = 80 + categories.length * (series.length * 16 + 14);
  const option = {
    ...common,
    ...legend(chart),
    grid: { left: 16, right: 110, top: 44, bottom: 16, containLabel: true },
    xAxis: valueAxis(chart),
    yAxis: {
      type: 'category',
      inverse: true,
      data: categories.map(printable),
      axisLabel: { ...label, width: 230, overflow: 'break' },
      axisTick: { show: false },
      axisLine,
    },
    series: series.map(({ name, points }) => ({
      type: 'bar',
      name: printable(name),
      barWidth: 13,
      barGap: '15%',
      data: points.map(({ value }) => value),
      label: { show: true, position: 'right', ...label, fontSize: 14, formatter: textAt(points) },
    })),
  };
  return { option, width: WIDTH, height };
}

function lines(chart: Chart): Drawing {
  const { categories, series } = chart;
  const option = {
    ...common,
    ...legend(chart),
    grid: { left: 16, right: 40, top: 60, bottom: 12, containLabel: true },
    xAxis: {
      type: 'category',
      data: categories.map(printable),
      axisLabel: { ...label, hideOverlap: true },
      boundaryGap: true,
      axisLine,
    },
    yAxis: valueAxis(chart),
    series: series.map(({ name, points }) => ({
      type: 'line',
      name: printable(name),
      symbolSize: 7,
      lineStyle: { width: 3 },
      connectNulls: false,
      data: points.map(({ value }) => value),
      // Where there are several lines only their ends are labelled; the table has every number.
      endLabel: { show: false },
      label:
        series.length > 1
          ? { show: false }
          : { show: true, position: 'top', ...label, formatter: textAt(points) },
    })),
  };
  return { option, width: WIDTH, height: 380 };
}

function heat(chart: Chart): Drawing {
  const { categories, series, top } = chart;
  const height = 120 + series.length * 30;
  const room = 640 / Math.max(1, categories.length);
  const cells = series.flatMap(({ points }, row) =>
    points.flatMap(({ value, text }, column) =>
      value === null ? [] : [{ value: [column, row, value], text }],
    ),
  );
  const option = {
    ...common,
    grid: { left: 16, right: 16, top: 16, bottom: 16, containLabel: true },
    visualMap: {
      show: false,
      min: 0,
      max: top ?? 100,
      inRange: { color: ['#f7fbff', '#9ecae1', '#4292c6'] },
    },
    xAxis: {
      type: 'category',
      position: 'top',
      data: categories.map(printable),
      // The longest word takes eleven letters of half their height.
      axisLabel: {
        ...label,
        interval: 0,
        width: room - 6,
        overflow: 'break',
        fontSize: Math.min(17, room / 6.5),
      },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: series.map(({ name }) => printable(name)),
      axisLabel: label,
      axisTick: { show: false },
    },
    series: [
      {
        type: 'heatmap',
        data: cells.map(({ value }) => value),
        itemStyle: { borderColor: '#ffffff', borderWidth: 1 },
        label: {
          show: true,
          ...label,
          formatter: ({ dataIndex }: { dataIndex: number }) => cells[dataIndex]?.text ?? '',
        },
      },
    ],
  };
  return { option, width: WIDTH, height };
}

/** The printed text of a point instead of its number: the page knows one way to print a figure. */
const textAt =
  (points: Chart['series'][number]['points']) =>
  ({ dataIndex }: { dataIndex: number }): string =>
    printable(points[dataIndex]?.text ?? '');
