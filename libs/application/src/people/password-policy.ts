export type PasswordProblem = 'tooShort' | 'tooLong' | 'noLetter' | 'noDigit' | 'isLogin' | 'common';

export const PASSWORD_LENGTH = { min: 10, max: 200 } as const;

/** Passwords that people choose when letters, digits and ten characters are asked for. In lower case. */
const COMMON: ReadonlySet<string> = new Set([
  '1q2w3e4r5t',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  '123456789a',
  '1234567890a',
  '1234567890q',
  'a123456789',
  'a1234567890',
  'aa123456789',
  'aaa1234567',
  'abc1234567',
  'abc123456789',
  'abcd123456',
  'abcd1234567',
  'abcdef1234',
  'abcdefg123',
  'admin12345',
  'admin123456',
  'administrator1',
  'asd1234567',
  'asdf123456',
  'dabiao1234',
  'dabiao123456',
  'hospital123',
  'hospital1234',
  'iloveyou123',
  'p@ssw0rd123',
  'pass123456',
  'passw0rd123',
  'password01',
  'password12',
  'password123',
  'password1234',
  'password12345',
  'q1w2e3r4t5',
  'q1w2e3r4t5y6',
  'qaz1234567',
  'qazwsx1234',
  'qwe1234567',
  'qwer123456',
  'qwerty1234',
  'qwerty12345',
  'qwerty123456',
  'qwertyuiop1',
  'root123456',
  'test123456',
  'user123456',
  'welcome123',
  'woaini1314',
  'woaini520520',
  'woaini521521',
  'yiyuan1234',
  'yiyuan123456',
  'zaq12wsxcde3',
  'zxc1234567',
  'zxcvbnm123',
]);

/** Everything that is wrong with a password for this sign-in name; nothing when it will do. */
export function passwordProblems(password: string, login: string): PasswordProblem[] {
  const text = password.normalize('NFKC');
  const plain = text.toLowerCase();
  const checks: [PasswordProblem, boolean][] = [
    ['tooShort', text.length < PASSWORD_LENGTH.min],
    ['tooLong', text.length > PASSWORD_LENGTH.max],
    ['noLetter', !/\p{L}/u.test(text)],
    ['noDigit', !/\p{N}/u.test(text)],
    ['isLogin', plain === login.toLowerCase()],
    ['common', COMMON.has(plain)],
  ];
  return checks.flatMap(([problem, found]) => (found ? [problem] : []));
}
