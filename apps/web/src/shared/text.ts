import { useMemo } from 'react';
import { sayOnPage, type Lang, type Params, type WebKey } from '@dabiao/messages';
import { useSettings } from './settings';

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
  return useMemo(
    () => ({
      lang,
      t: (key, params) => sayOnPage(lang, key, params),
      words: ({ zh, en }) => (lang === 'en' ? (en ?? zh) : zh),
      nameOf: ({ nameZh, nameEn }) => (lang === 'en' ? nameEn : nameZh),
      titleOf: ({ titleZh, titleEn }) => (lang === 'en' ? titleEn : titleZh),
    }),
    [lang],
  );
}
