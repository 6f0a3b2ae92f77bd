import { useMemo } from 'react';
import { fill, type Lang, type Params, type WebKey } from '@dabiao/messages';
import { languageOf } from '../languages/languages';
import { currentLang, useSettings } from './settings';

export type Say = (key: WebKey, params?: Params) => string;

/** A title or a text of a standard: Chinese is the text of record, English where there is one. */
export interface Words {
  readonly zh: string;
  readonly en?: string;
}

export interface Text {
  readonly lang: Lang;
  readonly t: Say;
  readonly words: (words: Words) => string;
  /** The name of a hospital or region. */
  readonly nameOf: (place: { readonly nameZh: string; readonly nameEn: string }) => string;
  readonly titleOf: (edition: { readonly titleZh: string; readonly titleEn: string }) => string;
}

/** The texts of the page in the language that is chosen. */
export function useText(): Text {
  const { lang } = useSettings();
  return useMemo(() => {
    const { texts } = languageOf(lang);
    return {
      lang,
      t: (key, params = {}) => fill(texts[key], params),
      words: ({ zh, en }) => (lang === 'en' ? (en ?? zh) : zh),
      nameOf: ({ nameZh, nameEn }) => (lang === 'en' ? nameEn : nameZh),
      titleOf: ({ titleZh, titleEn }) => (lang === 'en' ? titleEn : titleZh),
    };
  }, [lang]);
}

/** Whether a text is the key of a message: keys that are put together from data may not be. */
export const isWebKey = (key: string): key is WebKey => Object.hasOwn(languageOf(currentLang()).texts, key);
