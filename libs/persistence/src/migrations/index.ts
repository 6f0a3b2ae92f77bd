import { LivingBackend1763700000001 } from './1763700000001-living-backend';
import { Inspection1764000000001 } from './1764000000001-inspection';
import { AppendOnlyTrail1764100000001 } from './1764100000001-append-only-trail';
import { Notices1764150000001 } from './1764150000001-notices';
import { Readings1764200000001 } from './1764200000001-readings';
import { Months1764400000001 } from './1764400000001-months';
import { Moves1764500000001 } from './1764500000001-moves';
import { Efforts1764800000001 } from './1764800000001-efforts';
import { ReportJobs1765300000001 } from './1765300000001-report-jobs';
import { OnsiteVisits1765310000001 } from './1765310000001-onsite-visits';
import { MonthDocuments1765320000001 } from './1765320000001-month-documents';
import { AnnouncedVisits1765330000001 } from './1765330000001-announced-visits';
import { OwnIndicators1765340000001 } from './1765340000001-own-indicators';
import { RegionVersions1765340000002 } from './1765340000002-region-versions';
import { JobProgress1765345000001 } from './1765345000001-job-progress';
import { FindingNumbers1765350000001 } from './1765350000001-finding-numbers';

export const MIGRATIONS = [
  LivingBackend1763700000001,
  Inspection1764000000001,
  AppendOnlyTrail1764100000001,
  Notices1764150000001,
  Readings1764200000001,
  Months1764400000001,
  Moves1764500000001,
  Efforts1764800000001,
  ReportJobs1765300000001,
  OnsiteVisits1765310000001,
  MonthDocuments1765320000001,
  AnnouncedVisits1765330000001,
  OwnIndicators1765340000001,
  RegionVersions1765340000002,
  JobProgress1765345000001,
  FindingNumbers1765350000001,
];
