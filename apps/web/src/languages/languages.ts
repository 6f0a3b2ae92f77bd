import type { Lang } from '@dabiao/messages';
import type { Language } from './language';

const LOADERS: Readonly<Record<Lang, () => Promise<{ readonly language: Language }>>> = {
  zh: () => import('./zh'),
  en: () => import('./en'),
};

const loaded: Partial<Record<Lang, Language>> = {};

/** Fetches a language, once; most people never need the other one. */
export async function loadLanguage(lang: Lang): Promise<void> {
  loaded[lang] ??= (await LOADERS[lang]()).language;
}

/**
 * A language that has been fetched.
 * @throws when it has not: the settings change to a language only after it is there.
 */
export function languageOf(lang: Lang): Language {
  const language = loaded[lang];
  if (!language) throw new Error(`The texts of ${lang} are not loaded.`);
  return language;
}
