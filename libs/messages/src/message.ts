export const LANGS = ['zh', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** What each language calls itself. */
export const LANG_NAMES: Readonly<Record<Lang, string>> = { zh: '中文', en: 'English' };

/** One text in both languages, side by side, so that neither can be forgotten. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Values for the `{name}` places of a text. */
export type Params = Readonly<Record<string, string | number>>;

export type Topic = Readonly<Record<string, Bilingual>>;

/** Fills `{name}` places. A place without a value stays visible, so that a slip is seen and not hidden. */
export function fill(text: string, params: Params): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place));
}

/** The language of the terminal, as the operating system names it: Chinese, or else English. */
export function systemLang(): Lang {
  return Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh') ? 'zh' : 'en';
}
