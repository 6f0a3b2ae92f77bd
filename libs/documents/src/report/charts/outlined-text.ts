import { outlineOf } from '../fonts';

const TEXT = /<text([^>]*)>([^<]*)<\/text>/g;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
/** What says where the text stands and what it looks like: the outline has it in itself. */
const PLACED = ['x', 'y', 'text-anchor', 'dominant-baseline', 'style', 'xml:space'];
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
/** How much of the width stands left of the anchor. */
const ANCHORS: Readonly<Record<string, number>> = { start: 0, middle: 0.5, end: 1 };

/**
 * The drawing with the outlines of its letters instead of texts. The renderer reads the whole font file, 10 MB, once
 * for every text: that was nine tenths of the time of a picture. Texts are those of ECharts: one line each.
 */
export const withOutlines = (svg: string): string =>
  svg.replace(TEXT, (_, attributes: string, content: string) => outlined(attributes, content));

function outlined(text: string, content: string): string {
  const given = new Map([...text.matchAll(ATTRIBUTE)].map(([, name, value]) => [name!, value!]));
  const size = Number(/font-size:([\d.]+)px/.exec(given.get('style') ?? '')?.[1] ?? 12);
  const line = outlineOf(plain(content), size);
  const left = Number(given.get('x') ?? 0) - line.width * (ANCHORS[given.get('text-anchor') ?? ''] ?? 0);
  const base = Number(given.get('y') ?? 0) + (given.get('dominant-baseline') === 'central' ? line.middle : 0);
  const kept = [...given].flatMap(([name, value]) => (PLACED.includes(name) ? [] : ` ${name}="${value}"`));
  return `<path d="${line.path(left, base)}"${kept.join('')}></path>`;
}

const plain = (content: string): string =>
  content.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name]!);
