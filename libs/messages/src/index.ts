import { apiMessages } from './api';
import { cliMessages } from './cli';
import { inspectionMessages } from './inspection';
import { editionMessages } from './edition';
import { packageMessages } from './evidence-package';
import { evidenceSheetMessages, evidenceSheetRefusals } from './evidence-sheet';
import { findingSheetMessages, findingSheetRefusals } from './finding-sheet';
import { readingMessages } from './readings';
import { monthMessages, monthRefusals } from './month';
import { readingsSheetMessages, readingsSheetRefusals } from './readings-sheet';
import { moveMessages, moveRemarks } from './move';
import { noticeMessages, noticeRefusals } from './notice';
import { regionMessages } from './region';
import { reportMessages } from './report';
import { reportWords } from './report-words';
import { reportJobRefusals } from './report-jobs';
import { resultMessages } from './result';
import { roundTripMessages, sheetRefusals } from './round-trip';
import { sheetMessages } from './sheet';
import { startMessages } from './start';
import { trailMessages } from './trail';
import { visitMessages } from './visits';
import { fill, type Bilingual, type Lang, type Params } from './message';

export { fill, LANG_NAMES, LANGS, systemLang, type Lang, type Params } from './message';
export { endingWithUnit, unitIn } from './units';
export { textsOf, type WebKey } from './web';

const catalogue = {
  ...editionMessages,
  ...sheetMessages,
  ...resultMessages,
  ...cliMessages,
  ...apiMessages,
  ...inspectionMessages,
  ...readingMessages,
  ...startMessages,
  ...trailMessages,
  ...visitMessages,
  ...moveMessages,
  ...moveRemarks,
  ...roundTripMessages,
  ...packageMessages,
  ...sheetRefusals,
  ...monthMessages,
  ...monthRefusals,
  ...reportJobRefusals,
  ...noticeMessages,
  ...noticeRefusals,
  ...reportMessages,
  ...reportWords,
  ...regionMessages,
  ...readingsSheetMessages,
  ...readingsSheetRefusals,
  ...evidenceSheetMessages,
  ...evidenceSheetRefusals,
  ...findingSheetMessages,
  ...findingSheetRefusals,
};

export type MessageKey = keyof typeof catalogue;
export const MESSAGE_KEYS = Object.keys(catalogue) as MessageKey[];

/** Codes of everything the server refuses, stable and public. */
export const API_CODES: readonly string[] = Object.keys({
  ...apiMessages,
  ...inspectionMessages,
  ...visitMessages,
  ...moveMessages,
  ...readingMessages,
  ...sheetRefusals,
  ...noticeRefusals,
  ...monthRefusals,
  ...reportJobRefusals,
  ...readingsSheetRefusals,
  ...evidenceSheetRefusals,
  ...findingSheetRefusals,
});

/** The text of a message in one language, its `{name}` places filled. */
export function say(lang: Lang, key: MessageKey, params: Params = {}): string {
  const entry: Bilingual = catalogue[key];
  return fill(entry[lang], params);
}
