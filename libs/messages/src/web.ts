import { fill, type Bilingual, type Lang, type Params } from './message';
import { resultMessages } from './result';
import { webAdminMessages } from './web/admin';
import { webChecklistMessages } from './web/checklist';
import { webEvidenceMessages } from './web/evidence';
import { webFindingMessages } from './web/findings';
import { webHomeMessages } from './web/home';
import { webMonthsMessages } from './web/months';
import { webRegionsMessages } from './web/regions';
import { webReportsMessages } from './web/reports';
import { webSheetsMessages } from './web/sheets';
import { webMovesMessages } from './web/moves';
import { webPlanningMessages } from './web/planning';
import { webShellMessages } from './web/shell';

/** Topics of the page. The words of a result are those of every other print of it. */
export const WEB_TOPICS = [
  webShellMessages,
  webHomeMessages,
  webChecklistMessages,
  webEvidenceMessages,
  webAdminMessages,
  webFindingMessages,
  webMonthsMessages,
  webRegionsMessages,
  webPlanningMessages,
];

const catalogue = {
  ...resultMessages,
  ...webShellMessages,
  ...webHomeMessages,
  ...webChecklistMessages,
  ...webEvidenceMessages,
  ...webAdminMessages,
  ...webFindingMessages,
  ...webMovesMessages,
  ...webSheetsMessages,
  ...webReportsMessages,
  ...webMonthsMessages,
  ...webRegionsMessages,
  ...webPlanningMessages,
};

export type WebKey = keyof typeof catalogue;

/** The text of a message of the page in one language, its `{name}` places filled. */
export function sayOnPage(lang: Lang, key: WebKey, params: Params = {}): string {
  const entry: Bilingual = catalogue[key];
  return fill(entry[lang], params);
}
