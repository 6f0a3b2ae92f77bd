import type { Edition, Words } from './schema';

/** The text in the language asked for; Chinese, the text of record, where there is no English. */
export function wordsIn(lang: 'zh' | 'en', words: Words): string {
  return lang === 'en' ? (words.en ?? words.zh) : words.zh;
}

/** Codes of a section and all it is part of, outermost first: `['CLIN', 'CV', 'CV-D']`. */
export function sectionsOf(edition: Edition, code: string | undefined): string[] {
  const parents = new Map(edition.sections.map((section) => [section.code, section.parent]));
  const trail: string[] = [];
  for (let at = code; at !== undefined && parents.has(at); at = parents.get(at)) trail.unshift(at);
  return trail;
}
