import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RateEdition } from '@dabiao/catalog';
import fc from 'fast-check';
import { parse } from 'yaml';
import { evaluate, percent, rateOf, type ClauseState, type RateResult, type TierResult } from './index';
import { VERDICTS, type Standing, type Verdict } from './verdict';
import { editionFrom } from './spec-editions';

const FILE = join(__dirname, '../../../seeds/standards/county-capability@2016-w1.yaml');
const county = editionFrom('rate', parse(readFileSync(FILE, 'utf8')));
const codesOf = (tier: string): string[] =>
  county.clauses.filter((clause) => clause.tier === tier).map(({ code }) => code);
const BASIC = codesOf('basic');
const RECOMMENDED = codesOf('recommended');
const TODAY = '2026-03-15';

function resultOf(states: ReadonlyMap<string, ClauseState>, edition: RateEdition = county, asOf = TODAY) {
  return evaluate(edition, { kind: 'verdicts', verdicts: states }, {}, asOf) as RateResult;
}

const tierOf = (result: RateResult, code: string): TierResult =>
  result.tiers.find((tier) => tier.code === code)!;

const all = (codes: readonly string[], verdict: Verdict): [string, ClauseState][] =>
  codes.map((code) => [code, { verdict }]);

describe('percent', () => {
  it.each<[number, number, string | null]>([
    [240, 260, '92.31'], // 240 / 260 = 0.923076…
    [237, 319, '74.29'], // 237 / 319 = 0.742946…
    [1, 800, '0.13'], //    1 / 800 = 0.00125, half goes up
    [3, 800, '0.38'], //    3 / 800 = 0.00375, half goes up
    [1, 3, '33.33'],
    [2, 3, '66.67'],
    [0, 260, '0.00'],
    [319, 319, '100.00'],
    [19999, 20000, '100.00'], // 0.99995, half goes up
    [0, 0, null],
  ])('%i of %i prints as %s', (met, of, text) => {
    expect(percent({ met, of })).toBe(text);
  });
});

describe('the denominator', () => {
  const mixed: Standing[] = ['met', 'met', 'unmet', 'notApplicable', 'conditional', 'unassessed', 'expired'];

  it.each([
    ['counts-as-unmet', 'counts-as-unmet', 2, 7],
    ['counts-as-unmet', 'counts-as-met', 3, 7], //      the promise that holds is met, the expired one is not
    ['leaves-denominator', 'counts-as-unmet', 2, 6], // 7 less the one that does not apply
    ['leaves-denominator', 'counts-as-met', 3, 6],
  ] as const)('not applicable %s, conditional %s', (notApplicable, conditional, met, of) => {
    expect(rateOf(mixed, { notApplicable, conditional })).toEqual({ met, of });
  });

  it.each(['counts-as-unmet', 'leaves-denominator'] as const)(
    'nothing applies and not applicable %s: there is nothing to count',
    (notApplicable) => {
      const rules = { notApplicable, conditional: 'counts-as-unmet' } as const;
      expect(percent(rateOf(['notApplicable', 'notApplicable'], rules))).toBeNull();
      expect(percent(rateOf([], rules))).toBeNull();
      expect(percent(rateOf(['notApplicable', 'unassessed'], rules))).toBe('0.00');
    },
  );
});

describe('a county hospital', () => {
  it('has its rates per tier', () => {
    const result = resultOf(
      new Map([...all(BASIC.slice(0, 240), 'met'), ...all(RECOMMENDED.slice(0, 237), 'met')]),
    );
    expect(tierOf(result, 'basic')).toMatchObject({ met: 240, of: 260, percent: '92.31', unassessed: 20 });
    expect(tierOf(result, 'recommended')).toMatchObject({
      met: 237,
      of: 319,
      percent: '74.29',
      unassessed: 82, // 319 − 237
    });
    expect(result).toMatchObject({
      standard: 'county-capability@2016-w1',
      method: 'rate',
      status: 'working',
      asOf: TODAY,
    });
  });

  it('that has assessed nothing is at 0 of all, not at nothing', () => {
    const result = resultOf(new Map());
    expect(tierOf(result, 'basic')).toMatchObject({ met: 0, of: 260, percent: '0.00', unassessed: 260 });
  });

  it.each(['counts-as-unmet', 'leaves-denominator'] as const)(
    'to which nothing applies has no rate (%s)',
    (notApplicable) => {
      const edition = { ...county, notApplicable };
      expect(tierOf(resultOf(new Map(all(BASIC, 'notApplicable')), edition), 'basic')).toMatchObject({
        met: 0,
        of: 0,
        percent: null,
        notApplicable: 260,
      });
    },
  );

  it('keeps a clause that does not apply in the denominator unless the edition lets it leave', () => {
    const states = new Map([
      ...all(BASIC.slice(0, 240), 'met'),
      ...all(BASIC.slice(240, 250), 'notApplicable'),
    ]);
    expect(tierOf(resultOf(states), 'basic').percent).toBe('92.31'); // 240 / 260
    const leaving: RateEdition = { ...county, notApplicable: 'leaves-denominator' };
    expect(tierOf(resultOf(states, leaving), 'basic')).toMatchObject({
      met: 240,
      of: 250,
      percent: '96.00',
      unassessed: 10,
    });
  });
});

describe('a promise', () => {
  const promised = new Map<string, ClauseState>([
    [BASIC[0]!, { verdict: 'conditional', promisedBy: '2026-03-31' }],
    [BASIC[1]!, { verdict: 'conditional' }],
  ]);
  const counting: RateEdition = { ...county, conditional: 'counts-as-met' };

  it.each([
    ['2026-03-30', 1, 1],
    ['2026-03-31', 1, 1], // the promised day itself still counts
    ['2026-04-01', 0, 0], // the next day it is unmet
  ])('on %s counts %i where the edition counts promises', (day, met, conditional) => {
    const tier = tierOf(resultOf(promised, counting, day), 'basic');
    expect(tier).toMatchObject({ met, of: 260, conditional });
    expect(tier.codes.conditional).toEqual(conditional === 1 ? [BASIC[0]] : []);
  });

  it('is unmet once it has run out, and one without a day has run out at once', () => {
    const tier = tierOf(resultOf(promised, counting, '2026-04-01'), 'basic');
    expect(tier.unmet).toEqual([BASIC[0], BASIC[1]]);
    expect(tier.codes.expired).toEqual([BASIC[0], BASIC[1]]);
  });

  it('earns nothing where the edition does not count promises', () => {
    expect(tierOf(resultOf(promised), 'basic')).toMatchObject({ met: 0, conditional: 1 });
  });
});

describe('the clauses behind a figure', () => {
  it('say which verdicts rest on a word instead of a value', () => {
    const measured = county.clauses.find(({ rule }) => rule.kind === 'threshold')!;
    const attested = county.clauses.find(({ rule }) => rule.kind === 'attest')!;
    const judgement = {
      met: true,
      value: '1',
      unit: '%',
      calculation: '1',
      rule: '>= 1 %',
      readAsShare: false,
    };
    const attestedOf = (state: ClauseState): readonly string[] =>
      tierOf(
        resultOf(
          new Map([
            [measured.code, state],
            [attested.code, { verdict: 'met' }],
          ]),
        ),
        measured.tier,
      ).attested;
    expect(attestedOf({ verdict: 'met' })).toEqual([measured.code]);
    expect(attestedOf({ verdict: 'unmet' })).toEqual([measured.code]);
    expect(attestedOf({ verdict: 'met', judgement })).toEqual([]);
    expect(attestedOf({ verdict: 'notApplicable' })).toEqual([]);
  });

  it('say how many are not verified', () => {
    const unverified = county.clauses.filter(
      ({ tier, provenance }) => tier === 'basic' && provenance !== 'found',
    );
    const result = resultOf(new Map(all(BASIC, 'met')));
    expect(unverified.length).toBeGreaterThan(0);
    expect(tierOf(result, 'basic').unverified).toEqual({
      clauses: unverified.length,
      met: unverified.length,
    });
    expect(tierOf(resultOf(new Map()), 'basic').unverified.met).toBe(0);
  });

  it('add up over the top-level sections', () => {
    const tier = tierOf(resultOf(new Map(all(BASIC.slice(0, 100), 'met'))), 'basic');
    const total = (pick: (section: { met: number; of: number }) => number): number =>
      tier.sections.reduce((count, section) => count + pick(section), 0);
    expect([total(({ met }) => met), total(({ of }) => of)]).toEqual([100, 260]);
    const tops = county.sections.filter(({ parent }) => parent === undefined).map(({ code }) => code);
    expect(tops).toEqual(expect.arrayContaining(tier.sections.map(({ code }) => code)));
  });
});

describe('whatever the verdicts', () => {
  const TIER_SIZE = 30;
  const codes = BASIC.slice(0, TIER_SIZE);
  const small: RateEdition = {
    ...county,
    clauses: county.clauses.filter(({ code }) => codes.includes(code)),
  };
  const anyState = fc.record({
    verdict: fc.constantFrom(...VERDICTS),
    promisedBy: fc.constantFrom('2026-03-14', '2026-03-15', '2026-03-16', undefined),
  });
  const anyStates = fc.array(anyState, { minLength: TIER_SIZE, maxLength: TIER_SIZE });
  const anyEdition = fc
    .record({
      notApplicable: fc.constantFrom('counts-as-unmet' as const, 'leaves-denominator' as const),
      conditional: fc.constantFrom('counts-as-met' as const, 'counts-as-unmet' as const),
    })
    .map((rules): RateEdition => ({ ...small, ...rules }));
  const judged = (states: readonly ClauseState[], edition: RateEdition): TierResult =>
    tierOf(resultOf(new Map(states.map((state, i) => [codes[i]!, state])), edition), 'basic');
  /** a/b ≤ c/d with nothing to count below everything. */
  const atMost = (a: TierResult, b: TierResult): boolean => a.met * b.of <= b.met * a.of;

  it('the lists of codes share out the tier', () => {
    fc.assert(
      fc.property(anyStates, anyEdition, (states, edition) => {
        const tier = judged(states, edition);
        const { met, unassessed, notApplicable, conditional, expired } = tier.codes;
        const shared = [...met, ...unassessed, ...notApplicable, ...conditional, ...tier.unmet];
        expect(shared.toSorted()).toEqual(codes.toSorted());
        expect(tier.unmet).toEqual(expect.arrayContaining([...expired]));
        expect([tier.unassessed, tier.notApplicable, tier.conditional]).toEqual([
          unassessed.length,
          notApplicable.length,
          conditional.length,
        ]);
      }),
    );
  });

  it('no more is met than counted', () => {
    fc.assert(
      fc.property(anyStates, anyEdition, (states, edition) => {
        const { met, of } = judged(states, edition);
        expect(met).toBeLessThanOrEqual(of);
        expect(of).toBeLessThanOrEqual(TIER_SIZE);
      }),
    );
  });

  it('one more clause met never lowers the rate', () => {
    fc.assert(
      fc.property(anyStates, anyEdition, fc.nat({ max: TIER_SIZE - 1 }), (states, edition, at) => {
        const better = states.with(at, { verdict: 'met', promisedBy: undefined });
        expect(atMost(judged(states, edition), judged(better, edition))).toBe(true);
      }),
    );
  });

  it('one more clause in the tier and met never lowers the rate, one unassessed never raises it', () => {
    const anyStanding = fc.constantFrom<Standing>(...VERDICTS, 'expired');
    fc.assert(
      fc.property(fc.array(anyStanding), anyEdition, (standings, edition) => {
        const [rate, more, less] = [
          rateOf(standings, edition),
          rateOf([...standings, 'met'], edition),
          rateOf([...standings, 'unassessed'], edition),
        ];
        expect(rate.met * more.of <= more.met * rate.of).toBe(true);
        expect(less.met * rate.of <= rate.met * less.of).toBe(true);
      }),
    );
  });

  it('a clause that becomes unassessed never raises the count of what is met, nor the rate of what applies', () => {
    fc.assert(
      fc.property(anyStates, anyEdition, fc.nat({ max: TIER_SIZE - 1 }), (states, edition, at) => {
        const fewer = states.with(at, { verdict: 'unassessed', promisedBy: undefined });
        const [before, after] = [judged(states, edition), judged(fewer, edition)];
        expect(after.met).toBeLessThanOrEqual(before.met);
        if (before.of > 0) expect(atMost(after, before)).toBe(true);
      }),
    );
  });

  it('all of n is 100.00, none of n is 0.00', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (n) => {
        expect(percent({ met: n, of: n })).toBe('100.00');
        expect(percent({ met: 0, of: n })).toBe('0.00');
      }),
    );
  });

  it('the text is the exact rate to half a hundredth of a percent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(), (of, seed) => {
        const met = seed % (of + 1);
        const hundredths = BigInt(percent({ met, of })!.replace('.', ''));
        // hundredths − ½ ≤ 10000·met/of < hundredths + ½
        const twice = 2n * 10_000n * BigInt(met);
        expect((2n * hundredths - 1n) * BigInt(of) <= twice).toBe(true);
        expect(twice < (2n * hundredths + 1n) * BigInt(of)).toBe(true);
      }),
    );
  });
});
