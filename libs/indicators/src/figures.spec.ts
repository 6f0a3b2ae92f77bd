import { toExact } from '@dabiao/kernel';
import type { Measured } from '@dabiao/scoring';
import { readFigures, type Definition } from './index';

const share: Definition = { unit: '%', combine: 'ratio' };
const days: Definition = { unit: '天', combine: 'mean' };
const yuan: Definition = { unit: '元', combine: 'ratio', scale: 100 };
const staff: Definition = { unit: '人/床', combine: 'last' };

/** Numerator, denominator and value as text, or what is wrong at which field. */
function shown(definition: Definition, written: Measured, unitIsSaid = false): (string | null)[] {
  const read = readFigures(definition, written, unitIsSaid);
  if (read.kind === 'problem') return [read.problem.field, read.problem.key];
  if (read.kind === 'nothing') return [];
  const { numerator, denominator, value } = read.figures;
  return [numerator, denominator, value].map((number) => number && toExact(number));
}

it.each<[string, Definition, Measured, (string | null)[]]>([
  ['two parts: 12 / 240', share, { numerator: '12', denominator: '240' }, ['12', '240', '5']],
  ['a percentage', share, { value: '92.3%' }, [null, null, '92.3']],
  ['a share of a thousand in percent: 3 ‰', share, { value: '3‰' }, [null, null, '0.3']],
  [
    'parts and the value they make',
    share,
    { value: '5', numerator: '12', denominator: '240' },
    ['12', '240', '5'],
  ],
  [
    'a value and the cases it is the mean of: 8.5 × 20',
    days,
    { value: '8.5', denominator: '20' },
    ['170', '20', '8.5'],
  ],
  ['a share and its cases: 25 % of 8', share, { value: '25%', denominator: '8' }, ['2', '8', '25']],
  ['a scale of its own: 12 / 240 × 100', yuan, { numerator: '12', denominator: '240' }, ['12', '240', '5']],
  [
    'that scale with the value',
    yuan,
    { value: '5', numerator: '12', denominator: '240' },
    ['12', '240', '5'],
  ],
  ['a staffing ratio', staff, { value: '1:1.5' }, [null, null, '1.5']],
  ['ten thousands', { unit: '人次', combine: 'sum' }, { value: '1.2万' }, [null, null, '12000']],
  ['no case at all', share, { numerator: '0', denominator: '0' }, ['0', '0', null]],
  ['zero', share, { value: '0' }, [null, null, '0']],
  ['nothing', share, {}, []],
  ['nothing, in words', share, { value: '未统计' }, []],
  ['a numerator alone', share, { numerator: '12' }, ['denominator', 'value.denominator']],
  ['a denominator alone', share, { denominator: '12' }, ['numerator', 'value.denominator']],
  [
    'a value the parts contradict',
    share,
    { value: '6', numerator: '12', denominator: '240' },
    ['value', 'value.disagrees'],
  ],
  ['the wrong unit', share, { value: '30天' }, ['value', 'value.unit']],
  ['a bare share, which may be 0.85 % or 85 %', share, { value: '0.85' }, ['value', 'value.ambiguousShare']],
  ['a negative number', days, { value: '-3' }, ['value', 'value.negative']],
  ['no number', days, { value: '约30' }, ['value', 'value.notNumber']],
  ['a mean of no cases', days, { value: '8', denominator: '0' }, ['denominator', 'value.zeroDenominator']],
  ['cases that are no number', days, { value: '8', denominator: 'x' }, ['denominator', 'value.notNumber']],
  ['a slip of a thousand', share, { value: '50万' }, ['value', 'value.notNumber']],
])('%s', (_, definition, written, expected) => {
  expect(shown(definition, written)).toEqual(expected);
});

it('a bare number is in the unit that is said beside it', () => {
  expect(shown(share, { value: '0.85' }, true)).toEqual([null, null, '0.85']);
});
