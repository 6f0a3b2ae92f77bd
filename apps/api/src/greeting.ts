import type { Started } from '@dabiao/application';
import { say, type Lang, type MessageKey } from '@dabiao/messages';

/** What is printed once the server listens: where, and who can sign in. */
export function greeting(lang: Lang, url: string, { demoAccounts, hasAdministrator }: Started): string {
  const lines = ['', say(lang, 'start.address', { url })];
  if (!hasAdministrator) lines.push(say(lang, 'start.noAdministrator'));
  if (demoAccounts.length > 0) {
    lines.push(say(lang, 'start.demo.title'), say(lang, 'start.demo.passwords'));
    const rows = demoAccounts.map(({ login, password, role, place }) => [
      login,
      password,
      say(lang, `role.${role}` satisfies MessageKey),
      place[lang],
    ]);
    const columns = (['login', 'password', 'role', 'place'] as const).map((name) =>
      say(lang, `start.demo.${name}` satisfies MessageKey),
    );
    const widths = columns.map((title, i) =>
      Math.max(...[columns, ...rows].map((row) => width(row[i] ?? title))),
    );
    for (const row of [columns, ...rows])
      lines.push(`  ${row.map((cell, i) => padded(cell, widths[i]!)).join('  ')}`.trimEnd());
  }
  return [...lines, '', ''].join('\n');
}

/** Chinese characters take two places on a terminal. */
const width = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0);
const padded = (text: string, to: number): string => text + ' '.repeat(to - width(text));
