import { useEffect, useRef, type ReactNode } from 'react';
import { BarChart, HeatmapChart, LineChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useText } from '../../shared/text';
import { useWide } from '../../shared/use-wide';
import { drawingOf } from './chart-option';
import type { ChartBlock } from './model';

register([
  ...[BarChart, HeatmapChart, LineChart, SVGRenderer],
  ...[AriaComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent],
]);

/** A chart of a report, and its numbers below it. */
export function ReportChart({ chart }: { readonly chart: ChartBlock }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const narrow = !useWide();
  const { option, height } = drawingOf(chart, narrow);
  const latest = useRef(option);
  latest.current = option;
  useEffect(() => {
    const element = place.current!;
    const made = init(element, undefined, { renderer: 'svg' });
    made.setOption(latest.current);
    const resizing = new ResizeObserver(() => made.resize());
    resizing.observe(element);
    return () => {
      resizing.disconnect();
      made.dispose();
    };
  }, [chart, narrow]);
  return (
    <figure className="report-chart">
      <figcaption>{chart.caption}</figcaption>
      <div ref={place} role="img" aria-label={chart.caption} style={{ height }} />
      <Numbers chart={chart} />
    </figure>
  );
}

/** Every number of the chart as its printed text. */
function Numbers({ chart: { caption, categories, series } }: { readonly chart: ChartBlock }): ReactNode {
  const { t } = useText();
  return (
    <details className="report-numbers">
      <summary>{t('web.report.numbers')}</summary>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={caption}>
        <table aria-label={caption}>
          <thead>
            <tr>
              <th scope="col" className="report-text">
                {t('web.report.category')}
              </th>
              {series.map(({ name }) => (
                <th key={name} scope="col" className="report-figure">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {categories.map((category, i) => (
              <tr key={category}>
                <th scope="row" className="report-text">
                  {category}
                </th>
                {series.map(({ name, points }) => (
                  <td key={name} className="report-figure">
                    {points[i]?.text ?? '—'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
