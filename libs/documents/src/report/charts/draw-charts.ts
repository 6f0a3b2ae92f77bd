import { Resvg } from '@resvg/resvg-js';
import { init } from 'echarts';
import type { Block, Chart, ReportModel } from '@dabiao/reporting';
import type { Steps } from '../steps';
import { drawingOf } from './chart-option';
import { opaquePng } from './opaque-png';
import { withOutlines } from './outlined-text';

export interface Picture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export type Pictures = ReadonlyMap<Chart, Picture>;

/** Share of the work of a document that its charts are. */
export const CHARTS_DONE = 0.5;

/** How many pixels of the picture make one of the drawing: about 250 to the inch on paper. */
const ZOOM = 1.7;

/** Every chart of the report as a picture. */
export async function drawCharts(model: ReportModel, steps: Steps): Promise<Pictures> {
  const charts = chartsOf([...model.body, ...model.annexes.flatMap(({ blocks }) => blocks)]);
  const pictures = new Map<Chart, Picture>();
  for (const [i, chart] of charts.entries()) {
    pictures.set(chart, drawChart(chart));
    await steps.part(i, charts.length, 0, CHARTS_DONE);
  }
  return pictures;
}

const chartsOf = (blocks: readonly Block[]): Chart[] =>
  blocks.filter((block): block is Chart => block.kind === 'chart');

/** The chart as SVG, drawn on the server without a browser: lines and shapes only, no texts. */
export function chartSvg(chart: Chart): string {
  const { option, width, height } = drawingOf(chart);
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    drawing.setOption(option);
    return withOutlines(drawing.renderToSVGString());
  } finally {
    drawing.dispose();
  }
}

function drawChart(chart: Chart): Picture {
  const rendered = new Resvg(chartSvg(chart), {
    background: '#ffffff',
    // What is installed on the machine must not change the picture.
    font: { loadSystemFonts: false },
    fitTo: { mode: 'zoom', value: ZOOM },
  }).render();
  const { width, height } = rendered;
  return { png: opaquePng(rendered.pixels, width, height), width, height };
}
