import { checklist, clause, month } from '../sample-month';
import type { CentreFigures, ClauseFigures, MonthFigures } from '../figures';
import { distribution, ranking } from './ranking';
import { regionModel } from './region-model';
import { RegionTally, type RegionScope } from './region-tally';

const SCOPE: RegionScope = {
  region: { code: '140000', names: [{ zh: '某省', en: 'Some province' }] },
  month: '2026-03',
  asOf: '2026-03-31',
  expected: ['a', 'b', 'c', 'd'].map((id) => ({
    id,
    name: { zh: `医院${id}`, en: id },
    region: { zh: '某县', en: 'x' },
  })),
};

/** A hospital with four clauses: how many are claimed, evidenced and confirmed. */
function hospital(
  id: string,
  claimed: number,
  evidenced: number,
  confirmed: number,
  when = '2026-03',
): MonthFigures {
  const clauses = ['1', '2', '3', '4'].map((code, i): ClauseFigures =>
    clause(code, {
      standing: i < claimed ? 'met' : 'unmet',
      proof: i < evidenced ? 'inForce' : 'none',
      inspector: i < confirmed ? 'confirmed' : 'none',
    }),
  );
  return month([checklist(clauses)], {
    hospital: { id, name: { zh: `医院${id}`, en: id } },
    month: when,
    findings: { raised: 0, closedInMonth: 0, open: 2, overdue: 1, closure: { met: 3, of: 4 }, list: [] },
  });
}

const tallied = (...all: MonthFigures[]) => {
  const tally = new RegionTally(SCOPE);
  all.forEach((one) => tally.add(one));
  return tally.figures();
};

it('hospitals are added up exactly, month by month', () => {
  const { trend } = tallied(
    hospital('a', 3, 2, 1),
    hospital('b', 4, 4, 0),
    hospital('a', 1, 1, 0, '2026-02'),
  );
  expect(trend).toMatchObject([
    { month: '2026-02', hospitals: 1, three: { claimed: { met: 1, of: 4 } } },
    // 3 + 4 of 4 + 4, 2 + 4, 1 + 0
    {
      month: '2026-03',
      hospitals: 2,
      three: { claimed: { met: 7, of: 8 }, evidenced: { met: 6, of: 8 }, confirmed: { met: 1, of: 8 } },
    },
  ]);
});

it('ranks by what is confirmed, then evidenced, then claimed; equal figures share a rank', () => {
  const figures = tallied(
    hospital('a', 4, 1, 1),
    hospital('b', 3, 3, 1),
    hospital('c', 3, 3, 1),
    hospital('d', 4, 4, 0),
  );
  expect(ranking(figures, 'county@1', 'basic').map(({ rank, hospital: { id } }) => `${rank}${id}`)).toEqual([
    '1b',
    '1c',
    '3a',
    '4d',
  ]);
});

it.each([
  [
    [
      [59, 100],
      [3, 5],
      [7, 10],
      [89, 100],
      [9, 10],
      [0, 0],
    ],
    [1, 1, 1, 1, 1],
  ], // 60 %, 70 %, 90 % begin their class
  [[], [0, 0, 0, 0, 0]],
  [[[5999, 10000]], [1, 0, 0, 0, 0]], // prints as 59.99, and 60.00 would not be true
])('%j falls into the classes %j', (rates, counts) => {
  expect(distribution(rates.map(([met, of]) => ({ met: met!, of: of! })))).toEqual(counts);
});

it('names who is late and which clauses many lack', () => {
  const { late, weak } = tallied(hospital('a', 3, 0, 0), hospital('c', 2, 0, 0));
  expect(late.map(({ id }) => id)).toEqual(['b', 'd']);
  expect(weak.map(({ code, short }) => [code, short.met, short.of])).toEqual([
    ['4', 2, 2],
    ['3', 1, 2],
  ]);
});

it('the order of the hospitals makes no difference', () => {
  const all = [
    hospital('a', 3, 2, 1),
    hospital('b', 4, 4, 0),
    hospital('c', 0, 0, 0),
    hospital('a', 1, 1, 0, '2026-01'),
  ];
  expect(tallied(...[...all].reverse())).toEqual(tallied(...all));
});

describe('the gates of a centre', () => {
  /** A hospital with so many compulsory clauses, and those of them that block. */
  const centre = (id: string, of: number, missing: number, undecided = false): MonthFigures => {
    const clauses = { met: 3, of: 4 };
    const figures: CentreFigures = {
      ...{ total: null, estimated: false, clauses },
      gate: {
        ...{ passed: missing === 0 && !undecided, of, suggested: [] },
        missing: Array.from({ length: missing }, (_, i) => ({ code: String(i), why: 'unmet' })),
        undecided: undecided ? [{ zh: '救治方式', en: 'Treatment' }] : [],
      },
    };
    return month(
      [
        checklist([], {
          result: {
            ...{ method: 'weighted-elements', conditional: 'counts-as-unmet', elements: [] },
            three: { claimed: figures, evidenced: figures, confirmed: figures },
          },
        }),
      ],
      { hospital: { id, name: { zh: `医院${id}`, en: id } }, month: '2026-03' },
    );
  };
  const shown = (...all: MonthFigures[]): string => {
    const { body, sheets } = regionModel(tallied(...all), 'zh');
    return JSON.stringify({ body, sheets });
  };

  it('those that are passed are counted, of those where there is something to pass', () => {
    const text = shown(centre('a', 5, 0), centre('b', 5, 2), centre('c', 5, 0, true));
    // One of three; two are not passed: one is short of two clauses, of the other nobody can say.
    for (const said of ['33.33', '1/3', '已通过', '缺必备 2 条', '先要选择救治方式等选项'])
      expect(text).toContain(said);
    expect(text).not.toContain('来源没有写明');
  });

  it('a source without compulsory clauses lets nobody pass', () => {
    const text = shown(centre('a', 0, 0), centre('b', 0, 0));
    expect(text).toContain('来源没有写明一票否决条目');
    expect(text).not.toContain('2/2');
  });
});

it('refuses a month that comes twice, which would count twice, and one that is too late', () => {
  expect(() => tallied(hospital('a', 1, 1, 1), hospital('a', 2, 2, 2))).toThrow('a/2026-03 was added twice.');
  expect(() => tallied(hospital('a', 1, 1, 1, '2026-04'))).toThrow('later than 2026-03');
});

it.each(['zh', 'en'] as const)('a region without any hospital has a report all the same (%s)', (lang) => {
  const { body, sheets } = regionModel(tallied(), lang);
  expect(body.some(({ kind }) => kind === 'heading')).toBe(true);
  expect(JSON.stringify({ body, sheets })).not.toMatch(/\{\w+\}|undefined|NaN/);
});
