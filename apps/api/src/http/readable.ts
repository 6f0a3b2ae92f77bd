import { VERDICT_WORDS } from '@dabiao/assessment';
import { MESSAGE_KEYS, say, type Lang, type MessageKey, type Params } from '@dabiao/messages';
import type { Verdict } from '@dabiao/scoring';

type Details = Readonly<Record<string, unknown>>;

/** What is wrong with a field, by the key of its message. */
interface Keyed {
  readonly key?: string;
  readonly params?: Params;
}

interface FieldError extends Keyed {
  readonly field: string;
  readonly messages?: readonly string[];
}

const KEYS: ReadonlySet<string> = new Set(MESSAGE_KEYS);

/** Details in which every problem of a field, a clause or a line of a file also says in words what is wrong. */
export function readable(details: Details, lang: Lang, title: string): Details {
  const inWords = ({ key = '', params = {} }: Keyed): string =>
    KEYS.has(key) ? say(lang, key as MessageKey, inLanguage(params, lang)) : title;
  // What a password lacks is said in single words; they stay as they are.
  const withMessages = (problems: unknown): unknown[] =>
    (problems as readonly (Keyed | string)[]).map((problem) =>
      typeof problem === 'string' ? problem : { ...problem, message: inWords(problem) },
    );
  const rendered: Record<string, unknown> = { ...details };
  const { problems, errors } = details;
  if (Array.isArray(problems)) rendered['problems'] = withMessages(problems);
  for (const batch of ['clauses', 'readings']) {
    const entries = details[batch];
    if (Array.isArray(entries))
      rendered[batch] = (entries as readonly { problems: unknown }[]).map((entry) => ({
        ...entry,
        problems: withMessages(entry.problems),
      }));
  }
  if (Array.isArray(errors))
    rendered['errors'] = (errors as readonly FieldError[]).map(({ field, messages = [], ...keyed }) => ({
      field,
      messages: messages.length > 0 ? messages : [inWords(keyed)],
    }));
  return rendered;
}

/** A verdict stands in a message as people call it. */
function inLanguage(params: Params, lang: Lang): Params {
  const { verdict } = params;
  if (typeof verdict !== 'string' || !Object.hasOwn(VERDICT_WORDS, verdict)) return params;
  return { ...params, verdict: VERDICT_WORDS[verdict as Verdict][lang === 'zh' ? 1 : 0]! };
}
