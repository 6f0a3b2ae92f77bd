import { printable } from './fonts';

it.each([
  ['≥ ‰ ① Ⅲ — × ㎡ ℃', '≥ ‰ ① Ⅲ — × ㎡ ℃'],
  ['咬𬌗、赟、喆、䶮', '咬𬌗、赟、喆、䶮'], // of the second and later planes, and of names
  ['𠮷野', '[U+20BB7]野'], // not in the font: named, not an empty box
  ['a\tb\u200bc', 'a b c'],
  ['92.31\u00a0%\n240/260', '92.31\u00a0%\n240/260'],
])('%j is printed as %j', (text, printed) => {
  expect(printable(text)).toBe(printed);
});
