import { fill, type Bilingual, type Lang, type Params } from './message';
import { resultMessages } from './result';
import { webAlikeMessages } from './web/alike';
import { webAdminMessages } from './web/admin';
import { webChecklistMessages } from './web/checklist';
import { webDeskMessages } from './web/desk';
import { webEvidenceMessages } from './web/evidence';
import { webFindingMessages } from './web/findings';
import { webHomeMessages } from './web/home';
import { webMonthsMessages } from './web/months';
import { webRequestMessages } from './web/requests';
import { webNoticesMessages } from './web/notices';
import { webReportJobsMessages } from './web/report-jobs';
import { webRegionsMessages } from './web/regions';
import { webReadingsMessages } from './web/readings';
import { webReportsMessages } from './web/reports';
import { webSheetsMessages } from './web/sheets';
import { webMovesMessages } from './web/moves';
import { webPlanningMessages } from './web/planning';
import { webOnsiteMessages } from './web/onsite';
import { webVisitMessages } from './web/visits';
import { webTrailMessages } from './web/trail';
import { webShellMessages } from './web/shell';

/** Topics of the page. The words of a result are those of every other print of it. */
export const WEB_TOPICS = [
  webShellMessages,
  webHomeMessages,
  webChecklistMessages,
  webAlikeMessages,
  webEvidenceMessages,
  webAdminMessages,
  webFindingMessages,
  webVisitMessages,
  webOnsiteMessages,
  webRequestMessages,
  webMonthsMessages,
  webReportJobsMessages,
  webRegionsMessages,
  webPlanningMessages,
  webDeskMessages,
  webNoticesMessages,
  webTrailMessages,
  webReadingsMessages,
];

const catalogue = {
  ...resultMessages,
  ...webShellMessages,
  ...webHomeMessages,
  ...webChecklistMessages,
  ...webAlikeMessages,
  ...webEvidenceMessages,
  ...webAdminMessages,
  ...webFindingMessages,
  ...webVisitMessages,
  ...webOnsiteMessages,
  ...webRequestMessages,
  ...webMovesMessages,
  ...webSheetsMessages,
  ...webReportsMessages,
  ...webReportJobsMessages,
  ...webMonthsMessages,
  ...webRegionsMessages,
  ...webPlanningMessages,
  ...webDeskMessages,
  ...webNoticesMessages,
  ...webTrailMessages,
  ...webReadingsMessages,
};

export type WebKey = keyof typeof catalogue;

/** Whether a text is the key of a message: keys that are put together from data may not be. */
export const isWebKey = (key: string): key is WebKey => Object.hasOwn(catalogue, key);

/** The text of a message of the page in one language, its `{name}` places filled. */
export function sayOnPage(lang: Lang, key: WebKey, params: Params = {}): string {
  const entry: Bilingual = catalogue[key];
  return fill(entry[lang], params);
}
