import type { Edition, Words } from './schema';

/** The text in the language asked for; Chinese, the text of record, where there is no English. */
export function wordsIn(lang: 'zh' | 'en', words: Words): string {
  return lang === 'en' ? (words.en ?? words.zh) : words.zh;
}

/** For every section the code of the top-level section it is in the end part of; a top-level section is its own. */
export function topSections(edition: Edition): ReadonlyMap<string, string> {
  const parents = new Map(edition.sections.map(({ code, parent }) => [code, parent]));
  const topOf = (code: string): string => {
    const parent = parents.get(code);
    return parent === undefined ? code : topOf(parent);
  };
  return new Map(edition.sections.map(({ code }) => [code, topOf(code)]));
}
