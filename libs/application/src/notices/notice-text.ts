import type { Level } from '@dabiao/notices';
import { say, type Lang, type Params } from '@dabiao/messages';
import type { Notice } from '@dabiao/persistence';

/** What a notice says, in the reader's language. */
export function noticeText(lang: Lang, { kind, params }: Pick<Notice, 'kind' | 'params'>): string {
  const { count, codes, names = codes, values } = params;
  return say(lang, `notice.${kind}`, { ...spelt(lang, values), count, codes: codesText(lang, count, names) });
}

/** The first codes or names, and whether there are more. */
function codesText(lang: Lang, count: number, names: readonly string[]): string {
  const first = names.join(lang === 'zh' ? '、' : ', ');
  return count > names.length ? say(lang, 'notice.more', { codes: first }) : first;
}

function spelt(lang: Lang, values: Params): Params {
  const { level } = values;
  return level === undefined ? values : { ...values, level: say(lang, `notice.level.${level as Level}`) };
}
