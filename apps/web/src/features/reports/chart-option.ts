import type { EChartsCoreOption } from 'echarts/core';
import type { ChartBlock, Series } from './model';

/** Told apart without colours too: by their shade, and in lines by their dashes. */
const BLUES = ['#6baed6', '#2b7bba', '#08306b'];
const DASHES = ['solid', 'dashed', 'dotted'] as const;
const INK = '#222';
const GRID = '#ddd';

interface Drawing {
  readonly option: EChartsCoreOption;
  readonly height: number;
}

const label = { color: INK, fontSize: 12 };

/** How a chart is drawn on white paper; every label is a text of the model. */
export function drawingOf(chart: ChartBlock, narrow: boolean): Drawing {
  const { caption, series } = chart;
  const common = {
    animation: false,
    aria: { enabled: true, label: { description: caption } },
    color: BLUES,
    textStyle: label,
    ...(series.length > 1 && chart.form !== 'heat' ? { legend: { top: 0, textStyle: label } } : {}),
  };
  const parts = { bars, lines, heat }[chart.form](chart, narrow);
  return { ...parts, option: { ...common, ...parts.option } };
}

/** It begins at nothing, so that no difference looks larger than it is. */
const valueAxis = ({ unit, top }: ChartBlock): object => ({
  ...{ type: 'value', name: unit, nameTextStyle: label, min: 0, axisLabel: label },
  ...(top === null ? {} : { max: top }),
  splitLine: { lineStyle: { color: GRID } },
});

const axisLine = { lineStyle: { color: INK } };

function bars(chart: ChartBlock, narrow: boolean): Drawing {
  const { categories, series } = chart;
  const option = {
    grid: { left: 4, right: narrow ? 56 : 84, top: 32, bottom: 4, containLabel: true },
    xAxis: valueAxis(chart),
    yAxis: {
      ...{ type: 'category', inverse: true, data: categories, axisTick: { show: false }, axisLine },
      axisLabel: { ...label, width: narrow ? 84 : 170, overflow: 'break' },
    },
    series: series.map(({ name, points }) => ({
      ...{ type: 'bar', name, barWidth: 10, barGap: '15%', data: points.map(({ value }) => value) },
      label: { show: true, position: 'right', ...label, fontSize: 11, formatter: textAt(points) },
    })),
  };
  return { option, height: 60 + categories.length * (series.length * 13 + 12) };
}

function lines(chart: ChartBlock): Drawing {
  const { categories, series } = chart;
  const option = {
    grid: { left: 4, right: 24, top: 44, bottom: 4, containLabel: true },
    tooltip: { trigger: 'item', confine: true, formatter: tip(series) },
    xAxis: { type: 'category', data: categories, axisLine, axisLabel: { ...label, hideOverlap: true } },
    yAxis: valueAxis(chart),
    series: series.map(({ name, points }, i) => ({
      ...{ type: 'line', name, symbolSize: 6, data: points.map(({ value }) => value) },
      lineStyle: { width: 2, type: DASHES[i % DASHES.length] },
    })),
  };
  return { option, height: 260 };
}

function heat(chart: ChartBlock, narrow: boolean): Drawing {
  const { categories, series, top } = chart;
  const cells = series.flatMap(({ points }, row) =>
    points.flatMap(({ value, text }, column) =>
      value === null ? [] : [{ value: [column, row, value], text }],
    ),
  );
  const option = {
    grid: { left: 4, right: 4, top: 8, bottom: 4, containLabel: true },
    visualMap: {
      show: false,
      min: 0,
      max: top ?? 100,
      inRange: { color: ['#f7fbff', '#9ecae1', '#5ba3d0'] },
    },
    xAxis: {
      ...{ type: 'category', position: 'top', data: categories, axisTick: { show: false } },
      axisLabel: {
        ...label,
        interval: 0,
        width: (narrow ? 220 : 520) / categories.length,
        overflow: 'break',
      },
    },
    yAxis: {
      ...{ type: 'category', inverse: true, data: series.map(({ name }) => name), axisTick: { show: false } },
      axisLabel: { ...label, width: narrow ? 70 : 150, overflow: 'break' },
    },
    series: [
      {
        ...{ type: 'heatmap', data: cells.map(({ value }) => value) },
        itemStyle: { borderColor: '#fff', borderWidth: 1 },
        label: {
          ...{ show: !narrow, ...label, fontSize: 11 },
          formatter: ({ dataIndex }: { dataIndex: number }) => cells[dataIndex]?.text ?? '',
        },
      },
    ],
  };
  return { option, height: 60 + series.length * 30 };
}

/** The printed text of a point instead of its number. */
const textAt =
  (points: Series['points']) =>
  ({ dataIndex }: { dataIndex: number }): string =>
    points[dataIndex]?.text ?? '';

const tip =
  (series: readonly Series[]) =>
  ({ seriesIndex, dataIndex, name }: { seriesIndex: number; dataIndex: number; name: string }): string =>
    `${name} ${series[seriesIndex]?.name ?? ''} ${series[seriesIndex]?.points[dataIndex]?.text ?? ''}`;
