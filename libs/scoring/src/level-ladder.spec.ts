import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LadderEdition, LadderItem } from '@dabiao/catalog';
import { parseFraction, sum, toExact, toFixed } from '@dabiao/kernel';
import fc from 'fast-check';
import { parse } from 'yaml';
import {
  evaluate,
  levelsAhead,
  type Blocker,
  type ItemState,
  type LadderResult,
  type LevelResult,
} from './index';
import { combineQuality, toHundredths } from './item-score';
import { editionFrom } from './spec-editions';
import vectorFile from './emr-2018-vectors.json';

type Category = 'basic' | 'optional';
type Cell = LadderItem['levels'][string];
type Settings = LadderEdition['settings'];
type States = ReadonlyMap<string, ItemState>;

interface VectorItem {
  readonly code: string;
  readonly function: number;
  readonly application: string;
  readonly quality: string;
}

const FILE = join(__dirname, '../../../seeds/standards/emr-level@2018.yaml');
const real = editionFrom('level-ladder', parse(readFileSync(FILE, 'utf8')));
const CODES = real.clauses.map(({ code }) => code);

/** The edition with other cells, where a cell is not undefined. */
function withCells(
  edition: LadderEdition,
  change: (cell: Cell, code: string, level: number) => Cell,
): LadderEdition {
  const clauses = edition.clauses.map((item): LadderItem => ({
    ...item,
    levels: Object.fromEntries(
      Object.entries(item.levels).map(([level, cell]) => [level, change(cell, item.code, Number(level))]),
    ),
  }));
  return { ...edition, clauses };
}

const withSettings = (settings: Partial<Settings>, edition: LadderEdition = real): LadderEdition => ({
  ...edition,
  settings: { ...edition.settings, ...settings },
});

const resultOf = (states: States, edition: LadderEdition = real): LadderResult =>
  evaluate(edition, { kind: 'items', items: states }, {}, '2026-03-15') as LadderResult;

const levelOf = (result: LadderResult, level: number): LevelResult =>
  result.levels.find((row) => row.level === level)!;

const scoreOf = (state: ItemState, code = '01.01', edition: LadderEdition = real) =>
  resultOf(new Map([[code, state]]), edition).items.find((item) => item.code === code)!;

/** `0.95` as 95. */
const hundredths = (decimal: string): number => toHundredths(parseFraction(decimal)!, 'half-up');
const exact = (decimal: string): string => toExact(parseFraction(decimal)!);

const stateOf = (item: Omit<VectorItem, 'code'>): ItemState => ({
  level: item.function,
  application: hundredths(item.application),
  quality: hundredths(item.quality),
});

function blockerOf<K extends Blocker['kind']>(result: LadderResult, kind: K) {
  const found = result.next?.blockers.filter((blocker) => blocker.kind === kind) ?? [];
  return found as Extract<Blocker, { kind: K }>[];
}

const vectorOf = (id: string) => vectorFile.vectors.find((vector) => vector.id === id)!;
const edgeOf = (id: string) => vectorFile.edge_cases.find((edge) => edge.id === id)!;

function statesOf(id: string, overrides: readonly ({ code: string } & Partial<VectorItem>)[] = []): States {
  return new Map(
    vectorOf(id).items.map((item) => {
      const override = overrides.find(({ code }) => code === item.code);
      return [item.code, stateOf({ ...item, ...override })];
    }),
  );
}

/** The synthetic flags of the vectors. They cover levels 3, 4 and 5; nothing is asserted of the other levels. */
const FLAGGED_BASIC: Readonly<Record<string, readonly string[]>> = vectorFile.flag_sets['synthetic-v1'].basic;
const synthetic = withCells(real, (cell, code, level): Cell => {
  const basic = FLAGGED_BASIC[String(level)];
  return basic ? { ...cell, category: basic.includes(code) ? 'basic' : 'optional', verified: true } : cell;
});

/** Only what was seen in the standard: verified there, and unverified everywhere else. */
const FOUND = vectorFile.flag_sets['found-only'];
const FOUND_BASIC: Readonly<Record<string, readonly string[]>> = FOUND.basic;
const FOUND_OPTIONAL: Readonly<Record<string, readonly string[]>> = FOUND.optional;
const isFound = (flags: typeof FOUND_BASIC, code: string, level: number): boolean =>
  flags[String(level)]?.includes(code) ?? false;
const foundOnly = withCells(real, (cell, code, level): Cell => {
  if (isFound(FOUND_BASIC, code, level)) return { ...cell, category: 'basic', verified: true };
  if (isFound(FOUND_OPTIONAL, code, level)) return { ...cell, category: 'optional', verified: true };
  return { ...cell, verified: false };
});

it('the vectors are synthetic and about this edition', () => {
  expect(vectorFile).toMatchObject({ standard: 'emr-2018', synthetic: true });
  const required = vectorFile.requirements.map((row) => [
    row.level,
    row.basic,
    row.optional_min,
    row.optional_pool,
    row.min_total,
  ]);
  expect(
    real.levels.slice(1).map((row) => [row.level, row.basic, row.optional, row.pool, row.total]),
  ).toEqual(required);
  expect(vectorOf('A').items.map(({ code }) => code)).toEqual(CODES);
});

describe.each(['A', 'B'])('vector %s', (id) => {
  const { items, expected } = vectorOf(id);
  const result = resultOf(statesOf(id), synthetic);

  it('every item has its score', () => {
    expect(result.items.map(({ code, score }) => [code, score])).toEqual(
      items.map((item) => [item.code, exact(item.expected_score)]),
    );
  });

  it('the total and the level are right', () => {
    expect([result.total, result.totalExact, result.level]).toEqual([
      expected.total,
      exact(expected.total),
      expected.level,
    ]);
  });

  it.each(Object.entries(expected.per_level))('level %s is explained', (level, row) => {
    const { total, basic, optional, reached } = levelOf(result, Number(level));
    expect({ ...basic, failing: basic.failing.length }).toEqual({
      met: row.basic_passed,
      of: row.basic_required,
      failing: row.basic_required - row.basic_passed,
    });
    if ('basic_failed_codes' in row) expect(basic.failing).toEqual(row.basic_failed_codes);
    expect(optional).toEqual({
      met: row.optional_passed,
      need: row.optional_required,
      of: row.optional_pool,
    });
    expect([total.ok, total.need, reached]).toEqual([row.total_ok, `${row.min_total}.00`, row.pass]);
  });

  it('every flag of the levels covered is verified, so they are certain or excluded', () => {
    for (const level of [3, 4, 5])
      expect(levelOf(result, level)).toMatchObject({
        unverified: 0,
        flagsToCheck: [],
        certainty: levelOf(result, level).reached ? 'certain' : 'excluded',
      });
  });
});

describe('what is missing for the next level', () => {
  it('B lacks one optional item, and 03.06 is the nearest', () => {
    const { next } = resultOf(statesOf('B'), synthetic);
    expect(next).toMatchObject({ level: 4, blockers: [{ kind: 'optional', met: 9, need: 10, missing: 1 }] });
    const [optional] = blockerOf(resultOf(statesOf('B'), synthetic), 'optional');
    // 5 hundredths of application; its score of 1.62 is above the line of 1.00 all the same
    expect(optional!.nearest[0]).toEqual({
      code: '03.06',
      category: 'optional',
      failed: [{ condition: 'application', have: '0.45', need: '0.50' }],
    });
    // then those a level short, then two, then three
    const missingLevels = optional!.nearest
      .slice(1)
      .map(({ failed }) => failed.find(({ condition }) => condition === 'function')!)
      .map(({ have, need }) => Number(need) - Number(have));
    expect(missingLevels).toEqual(missingLevels.toSorted((a, b) => a - b));
    expect(optional!.nearest).toHaveLength(23 - 9);
  });

  it('the remedy of B is enough', () => {
    const { override, expected } = vectorOf('B').remedy!;
    const result = resultOf(statesOf('B', [override]), synthetic);
    expect(result.items.find(({ code }) => code === override.code)!.score).toBe(exact(expected.item_score));
    expect([result.total, result.level]).toEqual([expected.total, expected.level]);
    expect(levelOf(result, 4).optional.met).toBe(expected.optional_passed_L4);
  });

  it('A lacks 30 points, every basic item and 6 optional ones for level 5', () => {
    const result = resultOf(statesOf('A'), synthetic);
    expect(result.next?.level).toBe(5);
    expect(blockerOf(result, 'total')).toEqual([
      { kind: 'total', have: '110.00', need: '140.00', missing: '30.00' },
    ]);
    expect(blockerOf(result, 'basic')).toHaveLength(20);
    expect(blockerOf(result, 'optional')).toMatchObject([{ met: 0, need: 6, missing: 6 }]);
    expect(blockerOf(result, 'basic')[0]!.failed[0]).toEqual({ condition: 'function', have: '4', need: '5' });
  });

  it('nothing assessed: everything, and nothing is certain but level 0', () => {
    const result = resultOf(new Map());
    expect(result).toMatchObject({ level: 0, total: '0.00', bounds: { lowest: 0, highest: 0 } });
    expect(result.unassessed).toEqual(CODES);
    expect(blockerOf(result, 'basic').map(({ failed }) => failed)).toEqual(
      Array.from({ length: 5 }, () => [{ condition: 'assessed', have: '—', need: '1' }]),
    );
    expect(result.items.map(({ level }) => level)).toEqual(CODES.map(() => null));
  });

  it('every level ahead has its blockers, the first being the next', () => {
    const result = resultOf(statesOf('B'), synthetic);
    const ahead = levelsAhead(synthetic, statesOf('B'));
    expect(ahead.map(({ level }) => level)).toEqual([4, 5, 6, 7, 8]);
    expect(ahead[0]).toEqual(result.next);
    for (const { level, blockers } of ahead) {
      const { basic } = levelOf(result, level);
      const named = blockers.flatMap((blocker) => (blocker.kind === 'basic' ? [blocker.code] : []));
      expect([...named].sort()).toEqual([...basic.failing].sort());
    }
  });

  it('at the top there is no next level', () => {
    const result = resultOf(
      new Map(CODES.map((code) => [code, { level: 8, application: 100, quality: 100 }])),
    );
    expect(result).toMatchObject({ level: 8, total: '312.00', next: null, lowerLevelsFailing: [] }); // 39 × 8
    const top = new Map(CODES.map((code) => [code, { level: 8, application: 100, quality: 100 }]));
    expect(levelsAhead(real, top)).toEqual([]);
    expect(result.bounds).toEqual({ lowest: 8, highest: 8 });
  });

  it('a lower level that fails is named', () => {
    const states = new Map(statesOf('A'));
    states.set('01.01', { ...states.get('01.01')!, at: { 2: { application: 79 } } });
    expect(resultOf(states, synthetic)).toMatchObject({ level: 4, lowerLevelsFailing: [2] });
  });
});

describe('one item on the edge', () => {
  /** Vector A with one item of level 4 replaced; A has no margin, so that the item alone decides about level 4. */
  const onEdge = (code: string, state: ItemState, edition = synthetic): LadderResult =>
    resultOf(new Map([...statesOf('A'), [code, state]]), edition);
  const fails = (
    code: string,
    category: Category,
    state: ItemState,
    level: number,
    edition = real,
  ): boolean => {
    const changed = withCells(edition, (cell, of, at) =>
      of === code && at === level ? { ...cell, category } : cell,
    );
    const row = levelOf(resultOf(new Map([[code, state]]), changed), level);
    return category === 'basic' ? row.basic.failing.includes(code) : row.optional.met === 0;
  };

  it('E1: exactly on every line of a basic item', () => {
    const { item, expected, level } = edgeOf('E1');
    const state = stateOf(item as VectorItem);
    const strict = withSettings({ comparison: '>' });
    expect(scoreOf(state).score).toBe(exact(expected.score!));
    expect(fails('01.01', 'basic', state, level!)).toBe(!expected.pass_when_gte);
    expect(fails('01.01', 'basic', state, level!, strict)).toBe(!expected.pass_when_strict_gt);
    const [blocker] = blockerOf(
      onEdge('01.01', state, withSettings({ comparison: '>' }, synthetic)),
      'basic',
    );
    expect(blocker).toMatchObject({
      code: '01.01',
      failed: [{ condition: 'score', have: '1.60', need: expected.threshold }],
    });
  });

  it('E2: a high score does not replace the application floor', () => {
    const { item, expected, level } = edgeOf('E2');
    const state = stateOf(item as VectorItem);
    expect(scoreOf(state).score).toBe(exact(expected.score!));
    expect(fails('01.01', 'basic', state, level!)).toBe(!expected.pass_as_basic);
    expect(fails('03.06', 'optional', state, level!)).toBe(!expected.pass_as_optional);
    expect(blockerOf(onEdge('01.01', state), 'basic')).toEqual([
      {
        kind: 'basic',
        code: '01.01',
        category: 'basic',
        failed: [{ condition: expected.failed_condition, have: '0.79', need: '0.80' }],
      },
    ]);
  });

  it('E3: quality below 0.50 fails an optional item', () => {
    const { item, expected, level } = edgeOf('E3');
    const state = stateOf(item as VectorItem);
    expect(scoreOf(state).score).toBe(exact(expected.score!)); // 4 × 0.50 × 0.49
    expect(fails('03.06', 'optional', state, level!)).toBe(!expected.pass_as_optional);
    const [optional] = blockerOf(onEdge('03.06', state), 'optional');
    expect(optional!.nearest[0]).toEqual({
      code: '03.06',
      category: 'optional',
      failed: [
        { condition: expected.failed_condition, have: '0.49', need: '0.50' },
        { condition: 'score', have: '0.98', need: expected.threshold },
      ],
    });
  });

  it('the quality of the item is that of the level it is rated at; only one given for level 3 drops it there', () => {
    const state = stateOf(edgeOf('E3').item as VectorItem);
    expect(scoreOf(state)).toMatchObject({ level: 4, counted: 4, score: '0.98' }); // 4 × 0.50 × 0.49
    const poor = { ...state, at: { 3: { quality: 49 } } };
    expect(scoreOf(poor)).toMatchObject({ level: 4, counted: 3, score: '0.735' }); // 3 × 0.50 × 0.49
  });

  it('E4: a poor quality below the level reported', () => {
    const { item, expected } = edgeOf('E4');
    const { application_by_level: application, quality_by_level: quality } = item!;
    const at = (level: '3' | '4') => ({
      application: hundredths(application![level]),
      quality: hundredths(quality![level]),
    });
    const state: ItemState = { level: item!.function_met_through!, at: { 3: at('3'), 4: at('4') } };
    expect(scoreOf(state)).toMatchObject({ level: 4, counted: expected.rated_level, score: expected.score });
    expect(fails('01.01', 'basic', state, 3)).toBe(!expected.pass_as_basic_L3);
    expect(fails('05.01', 'optional', state, 3)).toBe(!expected.pass_as_optional_L3);
    expect(fails('05.01', 'optional', state, 4)).toBe(true);
    // With 0.50 at level 3 the same item is rated at level 4: 4 × 0.95 × 0.90.
    const enough: ItemState = { ...state, at: { 3: { ...at('3'), quality: 50 }, 4: at('4') } };
    expect(scoreOf(enough)).toMatchObject({ counted: 4, score: '3.42' });
  });

  it.each(['E5', 'E6', 'E6b'])('%s: vector A with items replaced', (id) => {
    const { base, override, expected } = edgeOf(id);
    const result = resultOf(statesOf(base!, override), synthetic);
    const row = expected.level4 as Exclude<typeof expected.level4, string | undefined>;
    expect([result.totalExact, result.level]).toEqual([exact(expected.total!), expected.level]);
    expect(levelOf(result, 3).reached).toBe(expected.level3_pass);
    expect(levelOf(result, 4)).toMatchObject({
      reached: row.pass,
      total: { ok: row.total_ok },
      basic: { met: row.basic_passed, of: row.basic_required },
      optional: { met: row.optional_passed, need: row.optional_required },
    });
  });

  // What is missing is never less than what is really missing.
  it.each<[string, string | undefined, string[]]>([
    ['E5', '0.02', []], //         110 − 109.98
    ['E6', '0.855', ['01.01']], // 110 − 109.145; printed totals would say 110.00 − 109.15 = 0.85
    ['E6b', undefined, ['01.01']],
  ])('%s lacks %s points and the basic items %j', (id, missing, basic) => {
    const { base, override } = edgeOf(id);
    const result = resultOf(statesOf(base!, override), synthetic);
    expect(blockerOf(result, 'total').map((blocker) => blocker.missing)).toEqual(missing ? [missing] : []);
    expect(blockerOf(result, 'basic').map(({ code }) => code)).toEqual(basic);
  });
});

describe('E7: vector A under the flags that were found', () => {
  const { expected } = edgeOf('E7');
  const result = resultOf(statesOf('A'), foundOnly);
  /** Vector A when the cells of a level have these categories. */
  const judgedAs = (level: number, category: (code: string) => Category): LevelResult =>
    levelOf(
      resultOf(
        statesOf('A'),
        withCells(foundOnly, (cell, code, at) =>
          at === level ? { ...cell, category: category(code) } : cell,
        ),
      ),
      level,
    );

  it('level 1 is certain, level 4 possible', () => {
    expect(result.bounds).toEqual({ lowest: expected.certain_level, highest: expected.possible_level });
    expect(levelOf(result, 4).certainty).toBe(expected.level4);
  });

  it.each(Object.entries(expected.by_level!))('level %s', (key, facts) => {
    const level = Number(key);
    const certainty = { reached: 'certain', possible: 'possible', not_reached: 'excluded' }[facts.status];
    const row = levelOf(result, level);
    expect([row.certainty, row.unverified, row.flagsToCheck]).toEqual([
      certainty,
      facts.unknown,
      facts.flags_to_check,
    ]);
    const cells = real.clauses.filter((item) => item.levels[key] !== undefined).map(({ code }) => code);
    expect([
      cells.filter((code) => isFound(FOUND_BASIC, code, level)).length,
      cells.filter((code) => isFound(FOUND_OPTIONAL, code, level)).length,
    ]).toEqual([facts.known_basic, facts.known_optional]);
    expect(judgedAs(level, () => 'basic').basic.met).toBe(facts.pass_basic_floor);
    expect(judgedAs(level, () => 'optional').optional.met).toBe(facts.pass_optional_floor);
    const maybeBasic = judgedAs(level, (code) =>
      isFound(FOUND_OPTIONAL, code, level) ? 'optional' : 'basic',
    );
    expect(maybeBasic.basic.met).toBe(facts.pass_basic_floor_and_maybe_basic);
  });
});

describe('the points the standard leaves open', () => {
  const of = (...decimals: string[]) => decimals.map((decimal) => parseFraction(decimal)!);

  it.each<[Settings['qualityCombine'], Settings['rounding'], string[], number]>([
    ['mean', 'half-up', ['0.90', '0.80'], 85],
    ['min', 'half-up', ['0.90', '0.80'], 80],
    ['min', 'half-up', ['0.80', '0.90'], 80],
    ['product', 'half-up', ['0.90', '0.80'], 72],
    ['mean', 'half-up', ['1', '0.59'], 80], //         0.795
    ['mean', 'truncate', ['1', '0.59'], 79],
    ['mean', 'half-up', ['0.9', '0.8', '0.7'], 80], // 2.4 / 3, exactly 0.80
    ['mean', 'truncate', ['0.9', '0.8', '0.7'], 80],
    ['mean', 'half-up', ['1', '1', '0'], 67], //       0.666…
    ['product', 'truncate', ['0.99', '0.99'], 98], //  0.9801
    ['mean', 'half-up', ['0.75'], 75],
  ])('qualityCombine %s, rounding %s: %j is %i hundredths', (qualityCombine, rounding, given, combined) => {
    expect(combineQuality(of(...given), { qualityCombine, rounding })).toBe(combined);
  });

  it.each<[string, number, number]>([
    ['0.795', 80, 79],
    ['0.794', 79, 79],
    ['0.80', 80, 80],
    ['0.285', 29, 28], // as a binary number 0.285 × 100 is below 28.5
    ['2/3', 67, 66],
    ['1', 100, 100],
    ['0', 0, 0],
  ])('rounding: %s is %i half up and %i cut', (decimal, halfUp, cut) => {
    const value = parseFraction(decimal)!;
    expect([toHundredths(value, 'half-up'), toHundredths(value, 'truncate')]).toEqual([halfUp, cut]);
  });

  it('lowerLevelFactors: a level below is judged by its own factors, or by those of the rated level', () => {
    const states = new Map(statesOf('A'));
    states.set('01.01', { level: 4, application: 95, quality: 90, at: { 3: { application: 79 } } });
    const perLevel = resultOf(states, synthetic);
    const rated = resultOf(states, withSettings({ lowerLevelFactors: 'rated-level' }, synthetic));
    expect(levelOf(perLevel, 3).basic.failing).toEqual(['01.01']);
    expect(levelOf(rated, 3).basic.failing).toEqual([]);
    expect([perLevel.total, rated.total]).toEqual(['110.00', '110.00']); // the total is the rated level's either way
  });

  it('lowerLevelFactors: what is given of a level above holds at a level below that has nothing of its own', () => {
    const state: ItemState = {
      level: 4,
      at: { 4: { application: 85, quality: 90 }, 2: { application: 60 } },
    };
    const basicAt = (level: number): boolean => {
      const changed = withCells(real, (cell) => ({ ...cell, category: 'basic' }));
      return !levelOf(resultOf(new Map([['01.02', state]]), changed), level).basic.failing.includes('01.02');
    };
    expect([1, 2, 3, 4].map(basicAt)).toEqual([false, false, true, true]); // 0.60, 0.60, 0.85, 0.85 against 0.80
  });

  it('noRequirement: an item that a level asks nothing of is met there, or is not counted', () => {
    // 10.02 asks nothing at level 1, 10.03 nothing at levels 1 and 2.
    const states = new Map<string, ItemState>([
      ['10.02', { level: 0 }],
      ['10.03', { level: 0 }],
    ]);
    const [met, excluded] = [resultOf(states), resultOf(states, withSettings({ noRequirement: 'excluded' }))];
    expect([1, 2, 3].map((level) => levelOf(met, level).optional)).toEqual([
      { met: 2, need: 20, of: 32 },
      { met: 1, need: 15, of: 27 },
      { met: 0, need: 12, of: 25 },
    ]);
    expect([1, 2, 3].map((level) => levelOf(excluded, level).optional)).toEqual([
      { met: 0, need: 20, of: 30 },
      { met: 0, need: 15, of: 26 },
      { met: 0, need: 12, of: 25 },
    ]);
    expect(levelOf(resultOf(new Map()), 1).optional.met).toBe(0); // unassessed is never met
    expect(scoreOf({ level: 1 }, '10.02')).toMatchObject({ score: '1', missing: [] });
    expect(scoreOf({ level: 2 }, '10.02')).toMatchObject({ score: '0', missing: ['application'] });
  });

  it.each<[string, ItemState, string, string]>([
    ['01.01', { level: 8, application: 100, quality: 60 }, '4.8', '8'], //           8 × 0.60
    ['01.01', { level: 8, application: 100, at: { 7: { quality: 60 } } }, '4.8', '8'],
    ['01.01', { level: 8, application: 50, at: { 7: { quality: 60 }, 8: { quality: 90 } } }, '3.6', '4'],
    ['02.02', { level: 8, application: 100, quality: 60 }, '8', '8'], //             nothing is assessed at level 7
    ['01.01', { level: 7, application: 100, quality: 60 }, '4.2', '4.2'], //         7 × 0.60: not the top
  ])('qualityAtTop: %s with %j has %s as the level below, %s with one', (code, state, asBelow, one) => {
    expect(scoreOf(state, code).score).toBe(asBelow);
    expect(scoreOf(state, code, withSettings({ qualityAtTop: 'one' })).score).toBe(one);
  });

  it('denominator: 09.01 works or not by annex 1, and has a volume by annex 3', () => {
    const annex3 = withSettings({ denominator: 'annex-3' });
    expect(scoreOf({ level: 4 }, '09.01')).toMatchObject({ score: '4', missing: [] });
    expect(scoreOf({ level: 4 }, '09.01', annex3)).toMatchObject({ score: '0', missing: ['application'] });
    expect(scoreOf({ level: 4, application: 60 }, '09.01', annex3).score).toBe('2.4');
    expect(scoreOf({ level: 4 }, '09.03', annex3).score).toBe('4'); // both annexes agree
  });

  it('noSuchBusiness: the item stays, with a score of 0', () => {
    const states = new Map([...statesOf('A'), ['06.03', { level: 0, noSuchBusiness: true }] as const]);
    const result = resultOf(states, synthetic);
    expect(result.total).toBe('108.20'); // 110 − 1.80
    expect(result.items.find(({ code }) => code === '06.03')).toMatchObject({ score: '0', missing: [] });
    expect(scoreOf({ level: 3, application: 80, quality: 75, noSuchBusiness: true }).score).toBe('0');
    expect(result.unassessed).toEqual([]);
    expect(levelOf(result, 4).optional).toMatchObject({ met: 10, of: 23 });
  });

  it('a factor that is needed and not given counts as 0 and is named', () => {
    expect(scoreOf({ level: 4, application: 95 })).toMatchObject({ missing: ['quality'], score: '0' });
    expect(scoreOf({ level: 4 })).toMatchObject({ missing: ['application', 'quality'], score: '0' });
    expect(scoreOf({ level: 2, application: 95 })).toMatchObject({ missing: [], score: '1.9' }); // quality from level 3
    expect(scoreOf({ level: 4, application: 95 }, '02.02')).toMatchObject({ missing: ['quality'] });
    // 02.02 is not assessed at level 7, so the factor there is 1: 7 × 0.50 × 1.
    const below: ItemState = { level: 7, application: 50, at: { 6: { quality: 80 } } };
    expect(scoreOf(below, '02.02')).toMatchObject({ counted: 7, missing: [], score: '3.5' });
    // Level 7 assesses no quality of 02.02, and a lower level's that was not given does not drop it.
    expect(scoreOf({ level: 7, application: 50 }, '02.02')).toMatchObject({
      counted: 7,
      missing: [],
      score: '3.5',
    });
    expect(scoreOf({ level: 0 })).toMatchObject({ missing: [], score: '0' });
  });

  it('are all named in the result', () => {
    expect(resultOf(new Map()).settings).toEqual(real.settings);
  });
});

describe('the bounds against every way the unverified categories can turn out', () => {
  interface SmallCell {
    readonly present: boolean;
    readonly asks: boolean;
    readonly quality: boolean;
    readonly basic: boolean;
    readonly verified: boolean;
  }
  interface SmallItem {
    readonly cells: readonly [SmallCell, SmallCell];
    readonly state: ItemState | undefined;
  }

  const anyCell = fc.record({
    present: fc.constantFrom(true, true, true, true, true, false),
    asks: fc.constantFrom(true, true, true, true, true, false),
    quality: fc.boolean(),
    basic: fc.boolean(),
    verified: fc.constantFrom(false, false, true),
  });
  const anyState = fc.record({
    level: fc.constantFrom(0, 1, 2, 2, 2),
    application: fc.constantFrom(40, 50, 79, 80, 100, 100),
    quality: fc.constantFrom(40, 50, 90, 100),
  });
  const anyItem = fc.record({
    cells: fc.tuple(anyCell, anyCell),
    state: fc.option(anyState, { nil: undefined, freq: 12 }),
  });
  const anyLadder = fc.record({
    items: fc.array(anyItem, { minLength: 6, maxLength: 6 }),
    optional: fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })),
    total: fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 6 })),
    comparison: fc.constantFrom('>=' as const, '>' as const),
    noRequirement: fc.constantFrom('met' as const, 'excluded' as const),
  });

  /** Six items and two levels; the basic count of a level is that of its working categories. */
  function smallLadder({
    items,
    optional,
    total,
    comparison,
    noRequirement,
  }: typeof anyLadder extends fc.Arbitrary<infer T> ? T : never): LadderEdition {
    const counts = ({ present, asks }: SmallCell): boolean => present && (asks || noRequirement === 'met');
    const clauses = items.map(({ cells }, i): LadderItem => ({
      ...real.clauses[0]!,
      code: `i${i}`,
      levels: Object.fromEntries(
        cells.flatMap((cell, at): [string, Cell][] =>
          cell.present
            ? [
                [
                  String(at + 1),
                  {
                    category: cell.basic ? 'basic' : 'optional',
                    verified: cell.verified,
                    ...(cell.asks ? { requirement: { zh: '要求' } } : {}),
                    ...(cell.quality ? { quality: { zh: '质量' } } : {}),
                  },
                ],
              ]
            : [],
        ),
      ),
    }));
    return {
      ...withSettings({ comparison, noRequirement }),
      floors: { ...real.floors, qualityFromLevel: 1 },
      clauses,
      levels: [
        real.levels[0]!,
        ...[0, 1].map((at) => ({
          ...real.levels[at + 1]!,
          basic: items.filter(({ cells }) => counts(cells[at]!) && cells[at]!.basic).length,
          optional: optional[at]!,
          total: String(total[at]!),
        })),
      ],
    };
  }

  const statesIn = (items: readonly SmallItem[]): States =>
    new Map(items.flatMap(({ state }, i) => (state ? [[`i${i}`, state] as const] : [])));

  /** Every set of basic items at a level that holds the verified ones and has the declared size. */
  function waysAt(edition: LadderEdition, level: number): Set<string>[] {
    const counted = edition.clauses.flatMap(({ code, levels }) => {
      const cell = levels[level];
      const out = !cell || (!cell.requirement && edition.settings.noRequirement === 'excluded');
      return out ? [] : [{ code, cell }];
    });
    const known = counted.filter(({ cell }) => cell.verified && cell.category === 'basic');
    const open = counted.filter(({ cell }) => !cell.verified).map(({ code }) => code);
    const subsets = open.reduce<string[][]>(
      (sets, code) => [...sets, ...sets.map((set) => [...set, code])],
      [[]],
    );
    return subsets
      .map((set) => new Set([...known.map(({ code }) => code), ...set]))
      .filter(({ size }) => size === edition.levels[level]!.basic);
  }

  it('are its lowest and its highest level', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(anyLadder, (ladder) => {
        const edition = smallLadder(ladder);
        const states = statesIn(ladder.items);
        const found: number[] = [];
        for (const first of waysAt(edition, 1))
          for (const second of waysAt(edition, 2)) {
            const basics = [first, second];
            const settled = withCells(edition, (cell, code, level): Cell => ({
              ...cell,
              category: basics[level - 1]!.has(code) ? 'basic' : 'optional',
              verified: true,
            }));
            const { level, bounds } = resultOf(states, settled);
            expect(bounds).toEqual({ lowest: level, highest: level }); // nothing is open any more
            found.push(level);
          }
        const { level, bounds, levels } = resultOf(states, edition);
        expect(bounds).toEqual({ lowest: Math.min(...found), highest: Math.max(...found) });
        expect(found).toContain(level);
        for (const { certainty } of levels) seen.set(certainty, (seen.get(certainty) ?? 0) + 1);
      }),
      { numRuns: 300 },
    );
    // All three answers must have come up, or little was shown.
    for (const certainty of ['certain', 'possible', 'excluded'])
      expect(seen.get(certainty) ?? 0).toBeGreaterThan(10);
  });

  it('the flags to check are those that can turn a possible level down', () => {
    fc.assert(
      fc.property(anyLadder, (ladder) => {
        const edition = smallLadder(ladder);
        const states = statesIn(ladder.items);
        for (const { level, certainty, flagsToCheck } of resultOf(states, edition).levels) {
          expect(flagsToCheck.length > 0).toBe(certainty === 'possible');
          for (const set of waysAt(edition, level)) {
            const settled = withCells(edition, (cell, code, at): Cell =>
              at === level
                ? { ...cell, category: set.has(code) ? 'basic' : 'optional', verified: true }
                : cell,
            );
            if (certainty === 'possible')
              expect(levelOf(resultOf(states, settled), level).reached).toBe(
                flagsToCheck.every((code) => !set.has(code)),
              );
          }
        }
      }),
    );
  });
});

describe('on the real edition, whatever is reported', () => {
  const anyFactor = fc.oneof(fc.constantFrom(50, 80, 95, 100), fc.nat({ max: 100 }));
  const anyReport = fc.record({ level: fc.nat({ max: 8 }), application: anyFactor, quality: anyFactor });
  /** A hospital at about one level, or one of the vectors, with some items that differ. */
  const anyHospital = fc
    .record({
      base: fc.oneof(
        fc.constantFrom(statesOf('A'), statesOf('B')),
        fc
          .record({ level: fc.integer({ min: 1, max: 8 }), factor: fc.constantFrom(80, 90, 100) })
          .map(
            ({ level, factor }): States =>
              new Map(CODES.map((code) => [code, { level, application: factor, quality: factor }])),
          ),
      ),
      others: fc.array(fc.tuple(fc.constantFrom(...CODES), anyReport), { maxLength: 12 }),
      left: fc.subarray(CODES, { maxLength: 2 }),
    })
    .map(({ base, others, left }) => {
      const states = new Map([...base, ...others]);
      for (const code of left) states.delete(code);
      return states;
    });
  const anyEdition = fc
    .record({
      comparison: fc.constantFrom('>=' as const, '>' as const),
      lowerLevelFactors: fc.constantFrom('per-level' as const, 'rated-level' as const),
      noRequirement: fc.constantFrom('met' as const, 'excluded' as const),
      qualityAtTop: fc.constantFrom('as-level-below' as const, 'one' as const),
      denominator: fc.constantFrom('annex-1' as const, 'annex-3' as const),
    })
    .chain((settings) =>
      fc.constantFrom(
        withSettings(settings, real),
        withSettings(settings, synthetic),
        withSettings(settings, foundOnly),
      ),
    );

  it('the working level lies within its bounds', () => {
    const met = new Set<number>();
    fc.assert(
      fc.property(anyHospital, fc.constantFrom(real, synthetic), (states, edition) => {
        const { level, bounds } = resultOf(states, edition);
        expect(bounds.lowest <= level && level <= bounds.highest).toBe(true);
        met.add(level);
      }),
      { numRuns: 300 },
    );
    expect(met.size).toBeGreaterThan(4);
  });

  it('the total is the sum of the item scores', () => {
    fc.assert(
      fc.property(anyHospital, anyEdition, (states, edition) => {
        const { items, total, totalExact } = resultOf(states, edition);
        const added = sum(items.map(({ score }) => parseFraction(score)!));
        expect([totalExact, total]).toEqual([toExact(added), toFixed(added)]);
      }),
    );
  });

  it('a level is reached exactly when nothing is named that keeps the hospital from it', () => {
    fc.assert(
      fc.property(anyHospital, anyEdition, (states, edition) => {
        const { level, levels, next } = resultOf(states, edition);
        if (next) {
          expect(next.level).toBe(level + 1);
          expect(next.blockers.length).toBeGreaterThan(0);
        }
        for (const row of levels)
          expect(row.reached).toBe(
            row.total.ok && row.basic.failing.length === 0 && row.optional.met >= row.optional.need,
          );
      }),
    );
  });

  function expectNotLower(before: LadderResult, after: LadderResult): void {
    expect(after.level).toBeGreaterThanOrEqual(before.level);
    expect(after.bounds.lowest).toBeGreaterThanOrEqual(before.bounds.lowest);
    expect(after.bounds.highest).toBeGreaterThanOrEqual(before.bounds.highest);
    expect(Number(after.totalExact)).toBeGreaterThanOrEqual(Number(before.totalExact));
  }

  it('a better application or quality of an item never lowers the level', () => {
    const anyGain = fc.record({
      code: fc.constantFrom(...CODES),
      application: fc.nat({ max: 100 }),
      quality: fc.nat({ max: 100 }),
    });
    fc.assert(
      fc.property(anyHospital, anyEdition, anyGain, (states, edition, gain) => {
        const state = states.get(gain.code);
        fc.pre(state !== undefined);
        const better: ItemState = {
          ...state,
          application: Math.max(state.application!, gain.application),
          quality: Math.max(state.quality!, gain.quality),
        };
        expectNotLower(resultOf(states, edition), resultOf(new Map(states).set(gain.code, better), edition));
      }),
      { numRuns: 200 },
    );
  });

  /*
   * Data quality is assessed from level 3, and a level that asks nothing of an item has the factor 1 (10.02 at
   * level 1). A step across either line brings in a factor below 1 and may cost more than the level gains.
   */
  it('a higher level of an item never lowers the level, from 3 upwards or below 3', () => {
    fc.assert(
      fc.property(
        anyHospital,
        anyEdition,
        fc.constantFrom(...CODES),
        fc.nat({ max: 8 }),
        (states, edition, code, level) => {
          const state = states.get(code);
          fc.pre(state !== undefined && level > state.level);
          fc.pre(state.level >= 3 || level < 3);
          fc.pre(!(code === '10.02' && state.level === 1));
          expectNotLower(
            resultOf(states, edition),
            resultOf(new Map(states).set(code, { ...state, level }), edition),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each<[string, number, ItemState, string, string]>([
    ['01.02', 3, { level: 2, application: 100, quality: 50 }, '2', '1.5'], //   3 × 1.00 × 0.50: quality counts from level 3
    ['10.02', 2, { level: 1, application: 10, quality: 100 }, '1', '0.2'], //   2 × 0.10: level 1 asks nothing
  ])('%s loses points by the step to level %i', (code, level, state, before, after) => {
    expect([scoreOf(state, code).score, scoreOf({ ...state, level }, code).score]).toEqual([before, after]);
  });
});
