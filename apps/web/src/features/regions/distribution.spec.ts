import { bandsOf, gatesOf } from './distribution';
import { columnsOf, type Entry } from './columns';
import { sectionGaps } from './section-gaps';

const t = (key: string): string => key;
const text = { t, lang: 'zh', words: ({ zh }: { zh: string }) => zh } as never;

const entryOf = (id: string, headline: object): Entry =>
  ({
    hospital: { id },
    assessments: [{ editionId: 'e@1', claimed: headline, evidenced: headline, confirmed: headline }],
  }) as unknown as Entry;
const rate = (id: string, met: number, of: number): Entry =>
  entryOf(id, { method: 'rate', tiers: [{ code: 'basic', met, of, percent: null }] });
const inBands = (entries: Entry[]): [string, string[]][] =>
  bandsOf(entries, columnsOf(entries, [], text)[0]!, 'claimed').map(({ key, entries: own }) => [
    key,
    own.map(({ hospital }) => hospital.id),
  ]);

it('puts every hospital with something to count into one class, by whole numbers', () => {
  const entries = [
    rate('a', 3, 5), //     60 % exactly
    rate('b', 153, 255), // 60 % exactly
    rate('c', 599, 1000), // 59.9 %
    rate('d', 9, 10), //    90 % exactly
    rate('e', 899, 1000), // 89.9 %
    rate('f', 0, 0), //     nothing to count
    rate('g', 0, 7),
  ];
  expect(inBands(entries)).toEqual([
    ['90', ['d']],
    ['80', ['e']],
    ['70', []],
    ['60', ['a', 'b']],
    ['0', ['c', 'g']],
  ]);
});

it('takes each level of a ladder as a class, the highest first', () => {
  const ladder = (id: string, level: number): Entry =>
    entryOf(id, { method: 'level-ladder', level, lowest: 0, highest: 8, total: '1.00' });
  expect(inBands([ladder('a', 3), ladder('b', 4), ladder('c', 3)])).toEqual([
    ['4', ['b']],
    ['3', ['a', 'c']],
  ]);
});

it('counts the gates that are passed', () => {
  const centre = (id: string, gate: 'passed' | 'failed' | 'undecided' | 'none'): Entry =>
    entryOf(id, { method: 'weighted-elements', total: null, gate, vetoes: 1, met: 1, clauses: 2 });
  // Where the source names no compulsory clause there is nothing to pass: the hospital is not one of the three.
  const entries = [
    centre('a', 'passed'),
    centre('b', 'failed'),
    centre('c', 'undecided'),
    centre('d', 'none'),
  ];
  const column = columnsOf(entries, [], text)[0]!;
  expect(gatesOf(entries, column, 'claimed')).toEqual({ passed: 1, of: 3 });
});

it('names the sections with the largest share missing first, of equal ones the larger', () => {
  const sections = [
    { code: 'A', met: 5, of: 10 }, // 5/10
    { code: 'B', met: 10, of: 20 }, // 10/20, as large a share, more clauses
    { code: 'C', met: 1, of: 4 }, // 3/4
    { code: 'D', met: 4, of: 4 },
  ];
  const result = { method: 'rate', tiers: [{ code: 'basic', sections }] } as never;
  expect(sectionGaps(result, 'basic')).toEqual([
    { code: 'C', missing: 3, of: 4 },
    { code: 'B', missing: 10, of: 20 },
    { code: 'A', missing: 5, of: 10 },
  ]);
});
