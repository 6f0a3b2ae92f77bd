import { apiMessages } from './api';
import { cliMessages } from './cli';
import { editionMessages } from './edition';
import { resultMessages } from './result';
import { sheetMessages } from './sheet';
import { startMessages } from './start';
import { fill, type Bilingual, type Lang, type Params } from './message';

export { LANG_NAMES, LANGS, systemLang, type Lang, type Params } from './message';
export { sayOnPage, type WebKey } from './web';

const catalogue = {
  ...editionMessages,
  ...sheetMessages,
  ...resultMessages,
  ...cliMessages,
  ...apiMessages,
  ...startMessages,
};

export type MessageKey = keyof typeof catalogue;
export const MESSAGE_KEYS = Object.keys(catalogue) as MessageKey[];

/** Codes of everything the server refuses, stable and public. */
export const API_CODES: readonly string[] = Object.keys(apiMessages);

/** The text of a message in one language, its `{name}` places filled. */
export function say(lang: Lang, key: MessageKey, params: Params = {}): string {
  const entry: Bilingual = catalogue[key];
  return fill(entry[lang], params);
}
