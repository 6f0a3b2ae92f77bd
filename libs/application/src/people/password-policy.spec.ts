import { passwordProblems } from './password-policy';

it.each([
  ['Liulin-2026-spring', []],
  ['柳林达标工作二零二六1号', []], // letters of any script
  ['ｌｉｕｌｉｎ２０２６ｘｙ', []], // full width, as an input method may write it
  ['Short1', ['tooShort']],
  ['长长长长长长长长长长', ['noDigit']],
  ['0123456789', ['noLetter']],
  ['', ['tooShort', 'noLetter', 'noDigit']],
  ['Password123', ['common']],
  ['wang.fang.2026', ['isLogin']],
  ['WANG.FANG.2026', ['isLogin']],
  [`a1${'x'.repeat(199)}`, ['tooLong']],
])('%s: %j', (password, problems) => {
  expect(passwordProblems(password, 'wang.fang.2026')).toEqual(problems);
});
