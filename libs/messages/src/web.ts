import type { Lang } from './message';
import { resultMessages } from './result';
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

/** All texts of the page in one language, by key, with the places of values still in them. */
export function textsOf(lang: Lang): Readonly<Record<WebKey, string>> {
  const texts = Object.entries(catalogue).map(([key, entry]) => [key, entry[lang]]);
  return Object.fromEntries(texts) as Record<WebKey, string>;
}
