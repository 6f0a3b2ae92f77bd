import { useEffect, useRef, type ReactNode } from 'react';
import { theme } from 'antd';
import { LineChart as Line } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, use as register, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useSettings } from '../settings';
import { usePrinting } from '../use-printing';

register([
  Line,
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

export interface LinesProps {
  readonly label: string;
  /** Days, or months. */
  readonly days: readonly string[];
  readonly unit: string;
  readonly max: number | undefined;
  readonly target: { readonly name: string; readonly at: number } | undefined;
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

/** Width of a chart on A4, between the margins of the page and those of its card. */
const ON_PAPER = 640;

const COLORS = {
  light: ['#0958d9', '#2f7d0f', '#ad6800'],
  dark: ['#78b3ff', '#7cc55b', '#e3a02f'],
};
/** Told apart without colours too. */
const DASHES = ['solid', 'dashed', 'dotted'] as const;

const isMonth = (day: string): boolean => day.length === 7;
const isFirst = (day: string): boolean => day.endsWith('-01');

/** Lines over days. Whoever shows it offers the same numbers as a table. */
export function DrawnLines({ label, days, unit, max, target, series }: LinesProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const { theme: name } = useSettings();
  const { token } = theme.useToken();
  const printing = usePrinting();
  useEffect(() => {
    const element = place.current!;
    const made = init(element, undefined, { renderer: 'svg' });
    chart.current = made;
    const resizing = new ResizeObserver(() => made.resize());
    resizing.observe(element);
    return () => {
      resizing.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => {
    const text = { color: token.colorTextSecondary, fontFamily: token.fontFamily, fontSize: 12 };
    chart.current?.setOption(
      {
        animation: false,
        aria: { enabled: true, label: { description: label } },
        color: COLORS[name],
        textStyle: text,
        legend: {
          top: 0,
          left: 0,
          itemWidth: 22,
          itemHeight: 3,
          icon: 'rect',
          textStyle: text,
          show: series.length > 1,
        },
        grid: { left: 8, right: 14, top: 34, bottom: 4, containLabel: true },
        tooltip: {
          trigger: 'axis',
          confine: true,
          backgroundColor: token.colorBgElevated,
          borderColor: token.colorBorderSecondary,
          textStyle: { ...text, color: token.colorText },
          valueFormatter: (value: unknown) => (typeof value === 'number' ? `${String(value)} ${unit}` : '—'),
        },
        xAxis: {
          type: 'category',
          data: days,
          boundaryGap: false,
          axisLabel: {
            ...text,
            hideOverlap: true,
            interval: (i: number, day: string) =>
              isMonth(day) || isFirst(day) || (i === 0 && !days.some(isFirst)),
            formatter: (day: string) => day.slice(0, 7),
          },
          axisTick: { show: false },
          axisLine: { lineStyle: { color: token.colorBorder } },
        },
        yAxis: {
          type: 'value',
          min: 0,
          max,
          name: unit === '%' ? '' : unit,
          nameTextStyle: { ...text, align: 'left' },
          axisLabel: { ...text, formatter: unit === '%' ? '{value} %' : '{value}' },
          splitLine: { lineStyle: { color: token.colorBorderSecondary } },
        },
        series: series.map(({ name: title, values }, i) => ({
          type: 'line',
          name: title,
          data: values,
          // A month without one before and after it is a point, as is a first day.
          showSymbol: days.length === 1 || days.some(isMonth),
          step: unit === '%' || days.some(isMonth) ? false : 'end',
          lineStyle: { width: 2, type: DASHES[i] },
          ...(i === 0 && target
            ? {
                markLine: {
                  silent: true,
                  symbol: 'none',
                  label: { ...text, position: 'insideEndTop', formatter: `${target.name} ${target.at}` },
                  lineStyle: { color: token.colorError, type: 'dashed', width: 1 },
                  data: [{ yAxis: target.at }],
                },
              }
            : {}),
        })),
      },
      { notMerge: true },
    );
  }, [days, label, max, name, series, target, token, unit]);
  // The page is laid out for the paper only after it was asked to draw itself.
  useEffect(() => chart.current?.resize({ width: printing ? ON_PAPER : 'auto' }), [printing]);
  return <div ref={place} role="img" aria-label={label} style={{ height: 280 }} />;
}
