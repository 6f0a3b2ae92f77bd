import type { Rule, ThresholdRule } from '@dabiao/catalog';
import { toExact, fraction } from '@dabiao/kernel';
import fc from 'fast-check';
import { judgeValue, ruleText, type Judged, type Judgement, type Measured } from './index';

/** `>= 85 %` or `85–90 %` as a rule. */
function rule(text: string): ThresholdRule {
  const between = /^([\d.]+)–([\d.]+) (\S+)$/.exec(text);
  const [, operator, value, unit] = between
    ? ['', 'between', between[1], between[3]]
    : /^(\S+) (-?[\d.]+) (\S+)$/.exec(text)!;
  return {
    kind: 'threshold',
    indicator: 'indicator',
    operator: operator as ThresholdRule['operator'],
    value: value!,
    unit: unit!,
    ...(between ? { upTo: between[2]! } : {}),
  };
}

function judged(wanted: Rule, measured: Measured): Judgement {
  const result = judgeValue(wanted, measured);
  if (result.kind !== 'judged') throw new Error(JSON.stringify(result));
  return result.judgement;
}

/** `value.unit at value`, or how the value was judged if it was not refused. */
function refusal(result: Judged): string {
  return result.kind === 'problem' ? `${result.problem.key} at ${result.problem.field}` : result.kind;
}

describe('nothing measured', () => {
  it.each([
    ['', false],
    ['   ', false],
    ['无', true],
    ['未统计', true],
    ['未评', true],
    ['—', false], // a filler is an empty cell
    ['/', false],
    ['n/a', false],
  ])('“%s” is no figure (written down: %s)', (value, said) => {
    expect(judgeValue(rule('>= 85 %'), { value })).toEqual({ kind: 'nothing', said });
    expect(judgeValue(rule('<= 0 起'), { value })).toEqual({ kind: 'nothing', said }); // never the zero that would pass
  });

  it('in any field', () => {
    expect(judgeValue(rule('>= 85 %'), {})).toEqual({ kind: 'nothing', said: false });
    expect(judgeValue(rule('>= 85 %'), { value: '', numerator: '无', denominator: '未统计' })).toEqual({
      kind: 'nothing',
      said: true,
    });
    // Where no value is asked for, 无 takes nothing back.
    expect(judgeValue({ kind: 'attest' }, { value: '无' })).toEqual({ kind: 'nothing', said: false });
  });
});

describe('a value', () => {
  it.each<[string, string, boolean, string]>([
    // zero is a value
    ['<= 0 起', '0', true, '0'],
    ['<= 0 起', '0起', true, '0'],
    ['<= 0 起', '1起', false, '1'],
    ['<= 0 例', '0起', true, '0'], // both count
    ['<= 3 %', '0起', true, '0'], //  none is a share of zero
    ['<= 3 ‰', '0例', true, '0'],
    ['>= 0.4 人/床', '0人', false, '0'],
    ['>= 85 %', '0', false, '0'],
    ['>= 85 %', '0%', false, '0'],
    // shares and percentages
    ['>= 85 %', '0.85', true, '85'],
    ['>= 85 %', '0.8499', false, '84.99'],
    ['>= 85 %', '85', true, '85'],
    ['>= 85 %', '85%', true, '85'],
    ['>= 85 %', '８５％', true, '85'],
    ['>= 85 %', '84.99%', false, '84.99'],
    ['>= 85 %', '0.85%', false, '0.85'], // a written sign is believed
    ['>= 85 %', '850‰', true, '85'], //   850 / 10
    ['<= 3 ‰', '0.3%', true, '3'], //     0.3 × 10
    ['<= 3 ‰', '0.31%', false, '3.1'],
    ['<= 3 ‰', '3', true, '3'],
    ['<= 3 ‰', '0.5', true, '0.5'], //    a share is only read against a percentage
    ['= 100 %', '100', true, '100'],
    ['= 100 %', '100%', true, '100'],
    ['= 100 %', '99.99', false, '99.99'],
    ['= 100 %', '0.9999', false, '99.99'],
    // ratios
    ['>= 1.5 比1', '1:1.5', true, '1.5'],
    ['>= 1.5 比1', '1.5:1', true, '1.5'],
    ['>= 1.5 比1', '1:1.49', false, '1.49'],
    ['>= 0.4 人/床', '1:0.4', true, '0.4'],
    ['>= 0.4 人/床', '0.4', true, '0.4'],
    ['>= 0.4 人/床', '0.4人/床', true, '0.4'],
    ['>= 0.6 比1', '0.6比1', true, '0.6'],
    // large numbers
    ['>= 500000 元', '50万', true, '500000'],
    ['>= 500000 元', '50万元', true, '500000'],
    ['>= 500000 元', '499,999', false, '499999'],
    ['>= 500000 元', '500，000', true, '500000'],
    // the same unit in other words
    ['<= 30 分钟', '30', true, '30'],
    ['<= 30 分钟', '30分钟', true, '30'],
    ['<= 30 分钟', '30 min', true, '30'],
    ['<= 30 分钟', '30.01分', false, '30.01'],
    ['<= 8 天', '8天', true, '8'],
    ['<= 8 天', '8日', true, '8'],
    ['>= 50 例/年', '35例', false, '35'],
    ['>= 50 例/年', '50例/年', true, '50'],
    ['>= 6 月', '6个月', true, '6'],
    ['>= 6 月', '6 months', true, '6'],
    ['>= 100 平方米', '120㎡', true, '120'],
    ['>= 2 人', '2名', true, '2'],
    // both ends of a range count
    ['85–93 %', '85', true, '85'],
    ['85–93 %', '93%', true, '93'],
    ['85–93 %', '0.9', true, '90'],
    ['85–93 %', '84.99', false, '84.99'],
    ['85–93 %', '93.01', false, '93.01'],
    // strict ends do not
    ['> 30 分钟', '30', false, '30'],
    ['> 30 分钟', '30.01', true, '30.01'],
    ['< 30 分钟', '30', false, '30'],
    ['< 30 分钟', '29.99', true, '29.99'],
  ])('against %s, “%s” is met: %s', (text, value, met, read) => {
    expect(judged(rule(text), { value })).toMatchObject({ met, value: read, rule: text });
  });

  it('says when a bare share was read as a percentage', () => {
    expect(judged(rule('>= 85 %'), { value: '0.85' }).readAsShare).toBe(true);
    expect(judged(rule('>= 85 %'), { value: '85' }).readAsShare).toBe(false);
    expect(judged(rule('>= 85 %'), { value: '0.85%' }).readAsShare).toBe(false);
    expect(judged(rule('>= 85 %'), { value: '0' }).readAsShare).toBe(false);
  });

  it('shows the number and its unit, however it was spelt', () => {
    expect(judged(rule('>= 85 %'), { value: ' 85.0 % ' })).toMatchObject({
      calculation: '85%',
      value: '85',
      unit: '%',
    });
  });

  it.each([
    ['>= 85 %', '≥85'],
    ['>= 85 %', '＞85'],
    ['>= 85 %', '约85'],
    ['<= 30 分钟', '30-40'],
    ['<= 30 分钟', '1e3'],
    ['<= 30 分钟', '约30'],
    ['<= 30 分钟', '三十'],
    ['<= 30 分钟', '1 234'],
    ['<= 30 分钟', '达标'],
  ])('against %s, “%s” is not a number', (text, value) => {
    expect(refusal(judgeValue(rule(text), { value }))).toBe('value.notNumber at value');
  });

  it.each([
    ['<= 30 分钟', '30秒'],
    ['<= 30 分钟', '0.5小时'], //  never converted: half an hour has to be written in minutes
    ['<= 30 分钟', '0小时'],
    ['<= 30 分钟', '0例'], //      no case at all is not a case of 0 minutes
    ['<= 8 天', '0起'],
    ['<= 30 分钟', '30%'],
    ['<= 30 分钟', '1:30'],
    ['<= 8 天', '8月'],
    ['>= 85 %', '85分钟'],
    ['>= 85 %', '85例'],
    ['>= 85 %', '1:1.5'],
    ['>= 6 月', '6天'],
    ['>= 500000 元', '50万人'],
    ['>= 0.4 人/床', '40%'],
    ['<= 30 分钟', '30至40'],
  ])('against %s, “%s” has another unit', (text, value) => {
    expect(refusal(judgeValue(rule(text), { value }))).toBe('value.unit at value');
  });

  it.each([
    ['<= 1 %', '0.5'], //  0.5 % passes, 50 % does not
    ['>= 0.5 %', '0.3'], // 0.3 % fails, 30 % passes
    ['>= 85 %', '1'], //   1 % fails, 100 % passes
    ['>= 85 %', '1.00'],
    ['= 100 %', '1'],
  ])('against %s, “%s” can be read in two ways', (text, value) => {
    expect(refusal(judgeValue(rule(text), { value }))).toBe('value.ambiguousShare at value');
    expect(judgeValue(rule(text), { value: `${value}%` }).kind).toBe('judged'); // with the sign it cannot
  });

  it.each<[string, string, boolean, string]>([
    ['>= 0.5 %', '0.6', true, '0.6'], // 0.6 % and 60 % both pass
    ['> 0 %', '1', true, '1'], //        1 % and 100 % both pass
    ['<= 0.2 %', '0.5', false, '0.5'], // 0.5 % and 50 % both fail
  ])('against %s, “%s” may be read either way: the verdict is the same', (text, value, met, read) => {
    expect(judged(rule(text), { value })).toMatchObject({ met, value: read, readAsShare: false });
  });

  it.each([
    ['<= 8 %', '0.5'], // 0.5 % is met, 50 % is not: who hopes for little may well write 0.5 for 0.5 %
    ['< 5 %', '0.8'],
    ['<= 1 %', '0.9'],
    ['>= 1 %', '0.9'],
    ['>= 85 %', '1'],
  ])('against %s, “%s” has two readings with two verdicts: refused', (text, value) => {
    expect(refusal(judgeValue(rule(text), { value }))).toBe('value.ambiguousShare at value');
  });

  it('written with its percent sign it has one reading', () => {
    expect(judged(rule('<= 8 %'), { value: '0.5%' })).toMatchObject({ met: true, value: '0.5' });
    expect(judged(rule('<= 8 %'), { value: '50%' })).toMatchObject({ met: false, value: '50' });
    expect(judged(rule('<= 30 %'), { value: '0.28' })).toMatchObject({
      met: true,
      value: '28',
      readAsShare: true,
    });
  });

  it.each([
    ['>= 75 例/年', '1:80'], // a number of cases is no ratio
    ['>= 2 次/年', '1:3'],
    ['>= 75 例/年', '80床'],
    ['>= 3 人', '3张'],
  ])('against %s, “%s” counts something else', (text, value) => {
    expect(refusal(judgeValue(rule(text), { value }))).toBe('value.unit at value');
  });

  it('a percentage beyond all measure is a slip; bed use above 100 % is not', () => {
    expect(refusal(judgeValue(rule('>= 85 %'), { value: '50万' }))).toBe('value.notNumber at value');
    expect(judged(rule('>= 85 %'), { value: '104.5%' })).toMatchObject({ met: true, value: '104.5' });
  });

  it('a value beside 0/0 is refused: one of them is wrong', () => {
    const both = { value: '85%', numerator: '0', denominator: '0' };
    expect(refusal(judgeValue(rule('>= 85 %'), both))).toBe('value.disagrees at value');
  });

  it('50.5万 is exact to thousands', () => {
    const measured = { value: '50.5万', numerator: '505300', denominator: '1' };
    expect(judged(rule('>= 500000 元'), measured).met).toBe(true);
    const wrong = { ...measured, numerator: '506000' };
    expect(refusal(judgeValue(rule('>= 500000 元'), wrong))).toBe('value.disagrees at value');
  });

  it('is never negative', () => {
    expect(refusal(judgeValue(rule('<= 30 分钟'), { value: '-5' }))).toBe('value.negative at value');
    expect(refusal(judgeValue(rule('<= 30 分钟'), { value: '-5分钟' }))).toBe('value.negative at value');
    expect(refusal(judgeValue(rule('<= 30 分钟'), { value: '-0' }))).toBe('value.negative at value');
  });

  it('needs a threshold', () => {
    expect(refusal(judgeValue({ kind: 'attest' }, { value: '85' }))).toBe('value.noThreshold at value');
    expect(refusal(judgeValue({ kind: 'attest' }, { numerator: '85', denominator: '100' }))).toBe(
      'value.noThreshold at numerator',
    );
    const trend: Rule = { kind: 'trend', indicator: 'i', direction: 'up', unit: '%', months: 6 };
    expect(refusal(judgeValue(trend, { value: '85' }))).toBe('value.trend at value');
  });
});

describe('a numerator and a denominator', () => {
  it.each<[string, string, string, boolean, string, string]>([
    ['>= 92 %', '240', '260', true, '92.31', '240 / 260 = 92.31 %'], // 240 / 260 = 0.923076…
    ['>= 85 %', '17', '20', true, '85', '17 / 20 = 85.00 %'],
    ['<= 3 ‰', '3', '1000', true, '3', '3 / 1000 = 3.00 ‰'],
    ['>= 0.4 人/床', '120', '300', true, '0.4', '120 / 300 = 0.40 人/床'],
    ['>= 85 %', '0', '20', false, '0', '0 / 20 = 0.00 %'],
    ['>= 85 %', '17人', '20人', true, '85', '17 / 20 = 85.00 %'],
    ['>= 85 %', '１７', '２０', true, '85', '17 / 20 = 85.00 %'],
    ['>= 33 %', '1,000', '3,000', true, '33.33', '1000 / 3000 = 33.33 %'],
    ['>= 10 平方米', '1200㎡', '100', true, '12', '1200 / 100 = 12.00 平方米'],
    ['>= 66.67 %', '2', '3', false, '66.67', '2 / 3 = 66.67 %'], // 66.666… prints as the threshold and is below it
  ])('against %s, %s of %s is met: %s', (text, numerator, denominator, met, value, calculation) => {
    expect(judged(rule(text), { numerator, denominator })).toMatchObject({ met, value, calculation });
  });

  it('0 of 0 is nothing to count, neither 0 % nor 100 %', () => {
    expect(judgeValue(rule('>= 85 %'), { numerator: '0', denominator: '0' })).toEqual({
      kind: 'nothing',
      said: true,
    });
    expect(judgeValue(rule('<= 3 ‰'), { numerator: '0例', denominator: '0' }).kind).toBe('nothing');
  });

  it.each<[string, Measured, string]>([
    ['n of 0', { numerator: '5', denominator: '0' }, 'value.zeroDenominator at denominator'],
    ['no denominator', { numerator: '5' }, 'value.denominator at denominator'],
    ['no numerator', { denominator: '5' }, 'value.denominator at numerator'],
    ['a denominator in words', { numerator: '5', denominator: '未统计' }, 'value.denominator at denominator'],
    ['a numerator in words', { numerator: '无', denominator: '5' }, 'value.denominator at numerator'],
    ['a bound', { numerator: '≥5', denominator: '10' }, 'value.notNumber at numerator'],
    ['a bound below', { numerator: '5', denominator: '约10' }, 'value.notNumber at denominator'],
    ['a ratio', { numerator: '1:2', denominator: '10' }, 'value.notNumber at numerator'],
    ['a range', { numerator: '30-40', denominator: '100' }, 'value.notNumber at numerator'],
    ['a range in words', { numerator: '30至40', denominator: '100' }, 'value.notNumber at numerator'],
    ['a range with a dash', { numerator: '30–40', denominator: '100' }, 'value.notNumber at numerator'],
    ['spaces between thousands', { numerator: '1 234', denominator: '2000' }, 'value.notNumber at numerator'],
    ['a fraction', { numerator: '30', denominator: '30/40' }, 'value.notNumber at denominator'],
    ['a percentage', { numerator: '85%', denominator: '100' }, 'value.notNumber at numerator'],
    ['a negative numerator', { numerator: '-1', denominator: '10' }, 'value.negative at numerator'],
    ['a negative denominator', { numerator: '1', denominator: '-10' }, 'value.negative at denominator'],
  ])('refuses %s', (_, measured, problem) => {
    expect(refusal(judgeValue(rule('>= 85 %'), measured))).toBe(problem);
  });

  // 240 / 260 = 92.3076… %: a written value agrees if it is that, as exactly as it was written.
  it.each<[string, string, string, string]>([
    ['240', '260', '92.31', 'judged'],
    ['240', '260', '92.31%', 'judged'],
    ['240', '260', '92.3', 'judged'],
    ['240', '260', '92.3%', 'judged'],
    ['240', '260', '92', 'judged'],
    ['240', '260', '0.9231', 'judged'],
    ['240', '260', '0.92', 'judged'],
    ['240', '260', '923.1‰', 'judged'],
    ['240', '260', '92.30', 'value.disagrees at value'], // 0.0077 off, 0.005 allowed
    ['240', '260', '92.30%', 'value.disagrees at value'],
    ['240', '260', '92.7%', 'value.disagrees at value'], //  0.39 off, 0.05 allowed
    ['240', '260', '93', 'value.disagrees at value'],
    ['240', '260', '0.93', 'value.disagrees at value'],
    ['240', '260', '924‰', 'value.disagrees at value'], //   92.4 %: 0.092 off, 0.05 allowed
    ['240', '260', '约92', 'value.notNumber at value'],
    ['240', '260', '未统计', 'judged'], //                   what was counted is a figure all the same
  ])('%s of %s with “%s” written beside it: %s', (numerator, denominator, value, outcome) => {
    expect(refusal(judgeValue(rule('>= 85 %'), { value, numerator, denominator }))).toBe(outcome);
  });

  it.each([
    ['8.5‰', '85', '10000', 'judged'], //                     0.85 %
    ['8.5‰', '120', '10000', 'value.disagrees at value'], //  1.2 % beside 0.85 %: 0.35 off, 0.005 allowed
  ])('a percentage written as “%s” beside %s of %s: %s', (value, numerator, denominator, outcome) => {
    expect(refusal(judgeValue(rule('<= 3 %'), { value, numerator, denominator }))).toBe(outcome);
  });

  it.each([
    ['0.30%', 'judged'], //                    3 ‰
    ['0.31%', 'value.disagrees at value'], //  3.1 ‰: 0.1 off, 0.05 allowed
  ])('a permillage written as “%s” beside 3 of 1000: %s', (value, outcome) => {
    expect(refusal(judgeValue(rule('<= 5 ‰'), { value, numerator: '3', denominator: '1000' }))).toBe(outcome);
  });

  it('is judged by the computed value, not by the rounded one beside it', () => {
    const measured = { value: '66.67', numerator: '2', denominator: '3' };
    expect(judged(rule('>= 66.67 %'), measured).met).toBe(false); // 2 / 3 = 66.666… %
  });
});

describe('whatever the threshold', () => {
  // Minutes, so that no share can be meant; hundredths, so that the threshold is a short decimal.
  const anyThreshold = fc.nat({ max: 1_000_000 }).map((hundredths) => toExact(fraction(hundredths, 100)));

  it('a value equal to it meets >=, <=, = and between, and neither > nor <', () => {
    fc.assert(
      fc.property(anyThreshold, (value) => {
        const met = (operator: string): boolean => judged(rule(`${operator} ${value} 分钟`), { value }).met;
        expect(['>=', '<=', '=', '>', '<'].map(met)).toEqual([true, true, true, false, false]);
        expect(judged(rule(`${value}–${value} 分钟`), { value }).met).toBe(true);
      }),
    );
  });

  it('any other value is on exactly one side', () => {
    fc.assert(
      fc.property(anyThreshold, anyThreshold, (threshold, value) => {
        fc.pre(threshold !== value);
        const met = (operator: string): boolean =>
          judged(rule(`${operator} ${threshold} 分钟`), { value }).met;
        expect(met('>=')).toBe(met('>'));
        expect(met('<=')).toBe(met('<'));
        expect(met('>=')).toBe(!met('<='));
        expect(met('=')).toBe(false);
      }),
    );
  });

  it('a count and its exact percentage get one verdict', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1000 }), fc.nat({ max: 10_000 }), (numerator, threshold) => {
        const wanted = rule(`>= ${toExact(fraction(threshold, 100))} %`);
        const counted = judged(wanted, { numerator: String(numerator), denominator: '1000' });
        const written = judged(wanted, { value: `${toExact(fraction(numerator, 10))}%` });
        expect([counted.met, counted.value]).toEqual([written.met, written.value]);
      }),
    );
  });

  it('is printed in one line', () => {
    expect([rule('>= 85 %'), rule('85–93 %'), rule('< 30 分钟')].map(ruleText)).toEqual([
      '>= 85 %',
      '85–93 %',
      '< 30 分钟',
    ]);
  });
});
