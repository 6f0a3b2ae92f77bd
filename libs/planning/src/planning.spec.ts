import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEdition, type Edition } from '@dabiao/catalog';
import { addDays } from '@dabiao/kernel';
import {
  evaluate,
  type ClauseState,
  type ItemState,
  type States,
  type WeightedResult,
} from '@dabiao/scoring';
import fc from 'fast-check';
import { parse } from 'yaml';
import {
  cheapest,
  leastCapacity,
  needOf,
  outlookOf,
  targetPlan,
  weekdayAfter,
  weekdaysUntil,
  type Standing,
  type Task,
  type Wanted,
} from './index';

const MONDAY = '2026-11-23';

describe('weekdays', () => {
  it.each([
    [MONDAY, '2026-11-23', 0], // the same day
    [MONDAY, '2026-11-24', 1], // Tuesday
    [MONDAY, '2026-11-27', 4], // to Friday
    [MONDAY, '2026-11-29', 4], // Saturday and Sunday add nothing
    [MONDAY, '2026-11-30', 5], // a whole week
    [MONDAY, '2026-12-14', 15], // three weeks
    ['2026-11-27', '2026-11-30', 1], // Friday to Monday
    [MONDAY, '2026-11-20', 0], // over
  ])('after %s up to %s: %i', (after, until, count) => {
    expect(weekdaysUntil(after, until)).toBe(count);
  });

  it('the n-th weekday is the first day up to which there are n', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 300 }), (from, n) => {
        const day = addDays('2026-01-01', from);
        const nth = weekdayAfter(day, n);
        expect(weekdaysUntil(day, nth)).toBe(n);
        expect(weekdaysUntil(day, addDays(nth, -1))).toBe(n - 1);
      }),
    );
  });
});

describe('the fewest days', () => {
  const task = (code: string, days: number, department: string | null): Task => ({ code, days, department });
  const of = [task('a', 8, 'lab'), task('b', 2, 'ward'), task('c', 3, 'ward'), task('d', 2, null)];

  it.each([
    [2, 10, 'b d', 0], // 2 + 2
    [3, 10, 'b d c', 0], // and 3
    [3, 4, 'b d', 1], // the ward has 4 days: 2 + 3 is too much; the laboratory would need 8
    [4, 8, 'b d c a', 0],
    [9, 99, 'b d c a', 5], // there are no nine
    [2, 0, '', 2],
  ])('%i with %i days each: %s, %i short', (count, capacity, codes, short) => {
    const choice = cheapest({ all: [], some: { count, of } }, capacity);
    expect([choice.chosen.map(({ code }) => code).join(' '), choice.short]).toEqual([codes, short]);
  });

  it('what is needed in any case comes first and takes the room of the rest', () => {
    const wanted = { all: [task('veto', 4, 'ward')], some: { count: 1, of } };
    expect(cheapest(wanted, 5).chosen.map(({ code }) => code)).toEqual(['veto', 'd']);
    expect(cheapest(wanted, 3)).toMatchObject({ overloaded: ['ward'], short: 0 });
    expect(leastCapacity(wanted)).toBe(4); // the veto; whoever has nothing yet does d in 2
    expect(leastCapacity({ all: [], some: { count: 5, of } })).toBeNull();
    expect(leastCapacity({ all: [], some: { count: 0, of: [] } })).toBe(0);
  });

  it('agrees with trying every selection', () => {
    const tasks = (prefix: string, most: number): fc.Arbitrary<Task[]> =>
      fc
        .array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom('a', 'b', null)), { maxLength: most })
        .map((list) => list.map(([days, department], i) => task(`${prefix}${i}`, days, department)));
    fc.assert(
      fc.property(
        tasks('all', 2),
        tasks('some', 8),
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 0, max: 14 }),
        (all, some, count, capacity) => {
          const wanted: Wanted = { all, some: { count, of: some } };
          const { chosen, short, overloaded } = cheapest(wanted, capacity);
          const best = everySelection(wanted, capacity);
          const days = (list: readonly Task[]): number => list.reduce((sum, one) => sum + one.days, 0);
          expect(
            chosen
              .slice(0, all.length)
              .map(({ code }) => code)
              .sort(),
          ).toEqual(all.map(({ code }) => code).sort());
          expect(overloaded.length > 0).toBe(!fits(all, capacity));
          if (overloaded.length > 0) return;
          expect([chosen.length - all.length, short]).toEqual([best.count, count - best.count]);
          expect(days(chosen) - days(all)).toBe(best.days);
          const least = leastCapacity(wanted);
          if (least !== null) expect(capacity >= least).toBe(short === 0);
        },
      ),
      { numRuns: 300 },
    );
  });

  const fits = (list: readonly Task[], capacity: number): boolean =>
    ['a', 'b', null].every(
      (department) =>
        list.filter((one) => one.department === department).reduce((sum, { days }) => sum + days, 0) <=
        capacity,
    );

  /** The largest number of tasks up to the count, and of those selections the one with the fewest days. */
  function everySelection({ all, some }: Wanted, capacity: number): { count: number; days: number } {
    let best = { count: 0, days: 0 };
    for (let bits = 0; bits < 2 ** some.of.length; bits++) {
      const picked = some.of.filter((_, i) => (bits >> i) % 2 === 1);
      if (picked.length > some.count || !fits([...all, ...picked], capacity)) continue;
      const days = picked.reduce((sum, one) => sum + one.days, 0);
      if (picked.length > best.count || (picked.length === best.count && days < best.days))
        best = { count: picked.length, days };
    }
    return best;
  }
});

const edition = (name: string): Edition => {
  const file = join(__dirname, '../../../seeds/standards', `${name}.yaml`);
  const parsed = parseEdition(parse(readFileSync(file, 'utf8')));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};
const county = edition('county-capability@2016-w1');
const basic = county.clauses
  .filter((clause) => 'tier' in clause && clause.tier === 'basic')
  .map(({ code }) => code);

/** The first `met` basic clauses are met; nobody has looked at the others. */
function countyStanding(met: number): Standing {
  const verdicts = new Map<string, ClauseState>(
    basic.slice(0, met).map((code) => [code, { verdict: 'met' }]),
  );
  return { edition: county, states: { kind: 'verdicts', verdicts }, choices: {}, asOf: MONDAY };
}

const everyOne = (days: number) => (code: string) => ({ code, days, department: 'all' });

describe('a rate', () => {
  it.each([
    ['95', 7], //     95 % of 260 = 247; 247 − 240 = 7
    ['92.31', 1], //  240 / 260 = 92.3076… is less: 240.006 clauses, so 241
    ['92.30', 0], //  239.98, so 240
    ['100', 20],
    ['80', 0],
  ])('of 240/260 to %s %%: %i clauses', (percent, count) => {
    const need = needOf(countyStanding(240), { kind: 'rate', tier: 'basic', percent });
    expect([need.all, need.some.count]).toEqual([[], count]);
    expect(need.some.of).toEqual(count === 0 ? [] : basic.slice(240));
  });

  it('is planned with the scoring itself, in weekdays', () => {
    const goal = { kind: 'rate', tier: 'basic', percent: '95' } as const;
    const plan = targetPlan(countyStanding(240), goal, everyOne(2), '2026-12-31');
    expect(plan.outlook).toEqual({
      ...{ kind: 'rate', tier: 'basic', target: '95' },
      now: { met: 240, of: 260, percent: '92.31' },
      after: { met: 247, of: 260, percent: '95.00' },
    });
    // 23 November to 31 December: 4 + 5 + 5 + 5 + 5 + 4 weekdays.
    expect(plan).toMatchObject({ weekdays: 28, days: 14, short: 0, leftOut: 13, overloaded: [] });
    // One department, two days each: 14 weekdays from Tuesday 24 November are over on Friday 11 December.
    expect(plan.earliest).toBe('2026-12-11');
    expect(plan.steps.map(({ startsOn, finishesOn }) => [startsOn, finishesOn]).slice(0, 3)).toEqual([
      ['2026-11-24', '2026-11-25'],
      ['2026-11-26', '2026-11-27'],
      ['2026-11-30', '2026-12-01'],
    ]);
    expect(plan.loads).toEqual([{ department: 'all', tasks: 7, days: 14, finishesOn: '2026-12-11' }]);
  });

  it('says how much is missing where the days are not enough', () => {
    const goal = { kind: 'rate', tier: 'basic', percent: '95' } as const;
    const plan = targetPlan(countyStanding(240), goal, everyOne(3), '2026-12-04'); // 9 weekdays: 3 clauses
    expect(plan).toMatchObject({ weekdays: 9, short: 4, days: 9, reaches: false });
    expect(plan.outlook).toMatchObject({ after: { met: 243, of: 260, percent: '93.46' } });
    expect(plan.earliest).toBe('2026-12-22'); // 21 weekdays
  });

  it('a clause that does not apply cannot be won, whatever the edition does with it', () => {
    const standing = countyStanding(240);
    const verdicts = new Map((standing.states as Extract<States, { kind: 'verdicts' }>).verdicts);
    verdicts.set(basic[250]!, { verdict: 'notApplicable' });
    const need = needOf(
      { ...standing, states: { kind: 'verdicts', verdicts } },
      { kind: 'rate', tier: 'basic', percent: '100' },
    );
    expect(need.some.of).not.toContain(basic[250]);
  });
});

describe('a gate', () => {
  const centre = edition('chest-pain-primary@2015-v1');
  const standing: Standing = {
    ...{ edition: centre, states: { kind: 'verdicts', verdicts: new Map() }, asOf: MONDAY },
    choices: { reperfusion: ['thrombolysis', 'transfer_pci'] },
  };

  it('needs every veto that fails, and is open once they are done', () => {
    const { gate } = evaluate(centre, standing.states, standing.choices, MONDAY) as WeightedResult;
    const plan = targetPlan(standing, { kind: 'gate' }, everyOne(1), null);
    expect(gate.vetoes.length).toBeGreaterThan(100);
    expect(plan.steps.map(({ code }) => code)).toEqual(gate.vetoes);
    expect(plan.steps.every(({ needed }) => needed)).toBe(true);
    expect(plan.outlook).toEqual({
      ...{ kind: 'gate', of: gate.of, failing: gate.vetoes.length, failingAfter: 0, undecided: [] },
    });
    expect(plan).toMatchObject({ weekdays: null, short: 0, overloaded: [] });
  });

  it('stays shut as long as a choice is open, and says which', () => {
    const open = { ...standing, choices: {} };
    expect(targetPlan(open, { kind: 'gate' }, everyOne(1), null)).toMatchObject({
      ...{ reaches: false, earliest: null },
    });
    const outlook = outlookOf(open, { kind: 'gate' }, []);
    expect(outlook).toMatchObject({ kind: 'gate', undecided: ['reperfusion'] });
  });

  it('names the department that cannot make it', () => {
    const plan = targetPlan(standing, { kind: 'gate' }, everyOne(1), '2026-11-27');
    expect(plan).toMatchObject({ weekdays: 4, overloaded: ['all'], short: 0 });
  });
});

describe('a level', () => {
  const ladder = edition('emr-level@2018');
  const level = (of: number): ItemState => ({ level: of, application: 100, quality: 100 });
  /** Every item at level 3. */
  const items = new Map<string, ItemState>(ladder.clauses.map(({ code }) => [code, level(3)]));
  const standing: Standing = { edition: ladder, states: { kind: 'items', items }, choices: {}, asOf: MONDAY };

  it('needs the basic items that fail and as many optional ones as are missing', () => {
    const need = needOf(standing, { kind: 'level', level: 4 });
    const basics = ladder.clauses.filter((item) => 'levels' in item && item.levels[4]?.category === 'basic');
    // Items of which level 4 asks nothing pass as they are.
    expect(need.all.length).toBeGreaterThan(0);
    expect(basics.map(({ code }) => code)).toEqual(expect.arrayContaining([...need.all]));
    const plan = targetPlan(standing, { kind: 'level', level: 4 }, everyOne(5), null);
    expect(
      plan.steps
        .filter(({ needed }) => needed)
        .map(({ code }) => code)
        .sort(),
    ).toEqual([...need.all].sort());
    expect(plan.outlook).toMatchObject({ kind: 'level', target: 4, now: 3, after: { most: { level: 4 } } });
    expect(plan.reaches).toBe(true);
    // Everything is applied in full already and stays so: the least is the most.
    const { after } = plan.outlook as Extract<typeof plan.outlook, { kind: 'level' }>;
    expect(after.least).toEqual(after.most);
    const halves = new Map(
      ladder.clauses.map(({ code }) => [code, { level: 3, application: 50, quality: 50 }]),
    );
    const half = { ...standing, states: { kind: 'items', items: halves } } as const;
    const [code] = need.all as [string];
    const total = (outlook: typeof plan.outlook, end: 'least' | 'most'): string =>
      (outlook as Extract<typeof outlook, { kind: 'level' }>).after[end].total;
    const raised = outlookOf(half, { kind: 'level', level: 4 }, [code]);
    const before = outlookOf(half, { kind: 'level', level: 4 }, []);
    // 3 × 0.5 × 0.5 = 0.75 becomes 4 × 0.8 × 0.5 = 1.60 with the floors, 4 × 1 × 1 in full.
    expect((Number(total(raised, 'least')) - Number(total(before, 'least'))).toFixed(2)).toBe('0.85');
    expect((Number(total(raised, 'most')) - Number(total(before, 'most'))).toFixed(2)).toBe('3.25');
  });

  it('is reached already: nothing to do', () => {
    expect(targetPlan(standing, { kind: 'level', level: 2 }, everyOne(1), null)).toMatchObject({
      ...{ steps: [], days: 0, short: 0, earliest: MONDAY },
    });
  });
});
