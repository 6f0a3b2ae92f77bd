import { readWritten, writtenText } from './written';

it.each([
  ['93/97', { numerator: '93', denominator: '97' }],
  ['９３／９７', { numerator: '93', denominator: '97' }],
  [' 1,200 / 3 ', { numerator: '1,200', denominator: '3' }],
  ['８．５', { value: '8.5' }],
  ['0', { value: '0' }],
  ['1：1.5', { value: '1:1.5' }],
  ['50万', { value: '50万' }],
  ['1/2/3', { value: '1/2/3' }], // the server says what is wrong with it
  ['　', {}],
])('%j is %j', (typed, fields) => {
  expect(readWritten(typed)).toEqual(fields);
});

const none = { value: null, numerator: null, denominator: null };
it.each([
  [null, ''],
  [none, ''],
  [{ ...none, value: '8.5' }, '8.5'],
  [{ ...none, numerator: '93', denominator: '97' }, '93/97'],
  [{ value: '95.88', numerator: '93', denominator: '97' }, '93/97'],
  [{ ...none, value: '8.5', denominator: '1200' }, undefined],
])('%j is typed as %j', (reading, text) => {
  expect(writtenText(reading)).toBe(text);
});
