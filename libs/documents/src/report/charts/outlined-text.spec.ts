import type { Chart } from '@dabiao/reporting';
import { outlineOf } from '../fonts';
import { chartSvg } from './draw-charts';
import { withOutlines } from './outlined-text';

/** Leftmost and rightmost point of the first path of a drawing. */
function reach(svg: string): [number, number] {
  const [, path] = / d="([^"]+)"/.exec(svg)!;
  const xs = [...path!.matchAll(/(-?[\d.]+) -?[\d.]+/g)].map(([, x]) => Number(x));
  return [Math.min(...xs), Math.max(...xs)];
}
const text = (anchor: string, content = '口'): string =>
  `<svg><text dominant-baseline="central" text-anchor="${anchor}" style="font-size:20px;font-family:x;" x="100" fill="#222222">${content}</text></svg>`;

describe('letters as outlines', () => {
  it('a Chinese character is as wide as its size, and its line stands around the middle', () => {
    const { width, middle } = outlineOf('达标', 20);
    expect(width).toBe(40);
    // Ascent 1160, descent −288 of 1000: (1160 − 288) / 2 = 436 thousandths of 20.
    expect(middle).toBeCloseTo(8.72, 10);
  });

  it.each([
    ['start', 0],
    ['middle', -10], // half of 20
    ['end', -20],
  ])('anchored at its %s it is moved by %d', (anchor, by) => {
    const [left, right] = reach(withOutlines(text(anchor)));
    const [from, to] = reach(`<path d="${outlineOf('口', 20).path(100 + by, 0)}">`);
    expect([left, right]).toEqual([from, to]);
    expect([left > 100 + by, right < 120 + by]).toEqual([true, true]);
  });

  it('keeps its colour and place, and reads escaped characters', () => {
    expect(withOutlines(text('start'))).toContain(' fill="#222222"');
    const less = outlineOf('<', 20);
    expect(withOutlines(text('start', '&lt;'))).toContain(`d="${less.path(100, less.middle)}"`);
    const moved = '<text style="font-size:9px" transform="translate(3 4)">1</text>';
    expect(withOutlines(moved)).toMatch(/^<path d="M[^"]+Z" transform="translate\(3 4\)"><\/path>$/);
  });

  it.each(['bars', 'lines', 'heat'] as const)('no text is left for the renderer in a chart of %s', (form) => {
    const points = [
      { value: 92.31, text: '92.31 %' },
      { value: null, text: '—' },
    ];
    const series = [
      { name: '自评 <1>', points },
      { name: '佐证 & 核定', points },
    ];
    const chart = { kind: 'chart', form, unit: '%', top: 100, categories: ['甲', '乙'], series };
    const svg = chartSvg(chart as unknown as Chart);
    expect(svg).not.toContain('<text');
    expect(svg.match(/<path d="M[^"]+Z"/g)!.length).toBeGreaterThan(5);
  });
});
