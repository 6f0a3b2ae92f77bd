import { toExact } from '@dabiao/kernel';
import { parseReading, saysNothing } from './index';

describe('no figure', () => {
  it.each([
    '',
    '  ',
    '　',
    '无',
    '未统计',
    '未评',
    '暂无',
    '空',
    '—',
    '-',
    '－',
    '/',
    '／',
    'N/A',
    'n/a',
    'NA',
  ])('“%s” says nothing', (text) => {
    expect(saysNothing(text)).toBe(true);
  });

  it.each(['0', '０', '0起', '0%', '无菌', '85', '达标'])('“%s” says something', (text) => {
    expect(saysNothing(text)).toBe(false);
  });
});

describe('a number as somebody wrote it', () => {
  it.each<[string, string, string, number]>([
    ['0', '0', '', 0],
    ['0起', '0', '起', 0],
    ['０起', '0', '起', 0],
    ['85', '85', '', 0],
    ['0.85', '0.85', '', 2],
    ['85%', '85', '%', 0],
    ['92.31 %', '92.31', '%', 2],
    ['８５．５％', '85.5', '%', 1],
    ['3‰', '3', '‰', 0],
    ['30分钟', '30', '分钟', 0],
    ['　30　分钟　', '30', '分钟', 0],
    ['6个月', '6', '个月', 0],
    ['50万', '500000', '', -4],
    ['５０万', '500000', '', -4],
    ['50万元', '500000', '元', -4],
    ['1.5亿', '150000000', '', -7],
    ['1,234', '1234', '', 0],
    ['1，234，567.5', '1234567.5', '', 1],
    ['120㎡', '120', 'm2', 0],
    ['-5', '-5', '', 0],
    ['－5', '-5', '', 0],
    ['0.10', '0.1', '', 2], // two decimals were written, so it is as exact as 0.10
  ])('“%s” is %s with unit “%s”, %i decimals', (text, value, unit, decimals) => {
    const reading = parseReading(text)!;
    expect([toExact(reading.value), reading.unit, reading.ratio, reading.decimals]).toEqual([
      value,
      unit,
      false,
      decimals,
    ]);
  });

  it.each([
    ['1:1.5', '1.5'],
    ['1.5:1', '1.5'],
    ['1：0.4', '0.4'],
    ['1∶0.4', '0.4'],
    ['0.6比1', '0.6'],
    ['3:2', '1.5'],
    ['2:3', '2/3'],
  ])('“%s” is a ratio of %s', (text, value) => {
    const reading = parseReading(text)!;
    expect([toExact(reading.value), reading.ratio]).toEqual([value, true]);
  });

  it.each([
    '≥85',
    '≥ 85%',
    '>85',
    '<5',
    '＞85',
    '约30',
    '30-40',
    '30～40',
    '30~40',
    '1e3',
    '1E3',
    '+5',
    '.5',
    '5.',
    '1.2.3',
    '1,23',
    '1,2345',
    '12,34,567',
    '0,85',
    '1 234', // a space between thousands, or two numbers
    '30 40',
    '85 ≥',
    '85 -',
    '0:5',
    '5:0',
    '1:2:3',
    '万',
    '%',
    '八十五',
    '−5', // a typographic minus
    '',
  ])('“%s” is not a number', (text) => {
    expect(parseReading(text)).toBeUndefined();
  });
});
