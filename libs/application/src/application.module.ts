import { AnswerKeyService } from './assessments/answer-key.service';
import { join } from 'node:path';
import { Module, type DynamicModule } from '@nestjs/common';
import { EvidenceStore } from '@dabiao/evidence-store';
import { PersistenceModule } from '@dabiao/persistence';
import { AssessmentsService } from './assessments/assessments.service';
import { TargetPlanService } from './assessments/target-plan.service';
import { ChecklistSources } from './clauses/checklist-sources';
import { AssigneesService } from './clauses/assignees';
import { AlikeService } from './clauses/alike.service';
import { ClausesService } from './clauses/clauses.service';
import { VerdictsService } from './clauses/verdicts.service';
import { ComplianceService } from './compliance/compliance.service';
import { ReviewsInTimeService } from './compliance/reviews-in-time.service';
import { ProofsService } from './compliance/proofs.service';
import { DemoData } from './demo/demo-data';
import { DemoHospitals, DemoInspection } from './demo/demo-hospitals';
import { DemoMonths } from './demo/demo-months';
import { DemoPeople } from './demo/demo-people';
import { DemoReadings } from './demo/demo-readings';
import { DemoScripts } from './demo/demo-scripts';
import { DemoVisits } from './demo/demo-visits';
import { EvidenceBook } from './evidence/evidence-book';
import { EvidenceIntake } from './evidence/evidence-intake';
import { EvidenceLedgerService } from './evidence/evidence-ledger.service';
import { EvidenceLimits } from './evidence/evidence-limits';
import { EvidenceLinksService } from './evidence/evidence-links.service';
import { EvidencePackageService } from './evidence/evidence-package.service';
import { EvidenceService } from './evidence/evidence.service';
import { EvidenceSheetBasisService } from './evidence/evidence-sheet-basis.service';
import { EvidenceSheetImportService } from './evidence/evidence-sheet-import.service';
import { EvidenceSheetPlanService } from './evidence/evidence-sheet-plan.service';
import { EvidenceSheetWriter } from './evidence/evidence-sheet-writer';
import { EvidenceWriter } from './evidence/evidence-writer';
import { OnsiteEvidenceService } from './evidence/onsite-evidence.service';
import { HistoryService } from './history/history.service';
import { AskedIndicators } from './readings/asked-indicators';
import { ChecklistReadings } from './readings/checklist-readings';
import { GoalsService } from './readings/goals.service';
import { HospitalBook } from './readings/hospital-book';
import { IndicatorsService } from './readings/indicators.service';
import { OwnIndicatorsService } from './readings/own-indicators.service';
import { ReadingEntryService } from './readings/reading-entry.service';
import { ReadingsJudgementService } from './readings/readings-judgement.service';
import { ReadingsGridService } from './readings/readings-grid.service';
import { ReadingsService } from './readings/readings.service';
import { WindowsService } from './readings/windows.service';
import { OutstandingService } from './outstanding/outstanding.service';
import { Clock } from './clock';
import { AppealOutcomes } from './inspection/appeal-outcomes';
import { AppealsService } from './inspection/appeals.service';
import { ClauseRulings } from './inspection/clause-rulings';
import { DeskNames } from './inspection/desk-names';
import { DeskService } from './inspection/desk.service';
import { FindingCases } from './inspection/finding-cases';
import { FindingRaisingService } from './inspection/finding-raising.service';
import { FindingStepsService } from './inspection/finding-steps.service';
import { FindingSheetService } from './inspection/finding-sheet.service';
import { FindingsService } from './inspection/findings.service';
import { SupervisionService } from './inspection/supervision.service';
import { DecisionsService } from './inspection/decisions.service';
import { FindingBook } from './inspection/finding-book';
import { InspectionBook } from './inspection/inspection-book';
import { DeskMarksService } from './inspection/desk-marks.service';
import { ProofRequestsService } from './inspection/proof-requests.service';
import { AnnouncedVisitsService } from './inspection/announced-visits.service';
import { VisitPeopleService } from './inspection/visit-people.service';
import { VisitsService } from './inspection/visits.service';
import { ReviewFollower } from './inspection/review-follower';
import { Recorder } from './recorder';
import { MovePlanner } from './moves/move-planner';
import { MoveSources } from './moves/move-basis';
import { MoveTrail } from './moves/move-trail';
import { MoveUndoService } from './moves/move-undo.service';
import { MoveWriter } from './moves/move-writer';
import { MovesService } from './moves/moves.service';
import { OpenMatters } from './moves/open-matters';
import { EditionsService } from './standards/editions.service';
import { ColleaguesService } from './people/colleagues.service';
import { PeopleService } from './people/people.service';
import { SessionsService } from './people/sessions.service';
import { PlacesService } from './places/places.service';
import { RegionsBookService } from './places/regions-book.service';
import { ReadingsSheetExportService } from './sheets/readings-sheet-export.service';
import { ReadingsSheetImportService } from './sheets/readings-sheet-import.service';
import { ReadingsSheetPlanService } from './sheets/readings-sheet-plan.service';
import { SheetBasisService } from './sheets/sheet-basis.service';
import { SheetExportService } from './sheets/sheet-export.service';
import { SheetImportService } from './sheets/sheet-import.service';
import { SheetNamesService } from './sheets/sheet-names';
import { SheetPlanService } from './sheets/sheet-plan.service';
import { ContactsService } from './digests/contacts.service';
import { DIGEST_SETTINGS, NO_DIGESTS, type DigestSettings } from './digests/digest-settings';
import { DigestContent } from './digests/digest-content';
import { DigestsService } from './digests/digests.service';
import { OutboxService } from './digests/outbox.service';
import { JobRunsService } from './jobs/job-runs.service';
import { MonthBasisService } from './months/month-basis.service';
import { MonthFreezer } from './months/month-freezer.service';
import { MonthOpeningService } from './months/month-opening.service';
import { MonthDocumentsService } from './months/month-documents.service';
import { MonthReportsService } from './months/month-reports.service';
import { MONTH_SETTINGS, USUAL_MONTHS, type MonthSettings } from './months/month-settings';
import { MonthStepsService } from './months/month-steps.service';
import { MonthsService } from './months/months.service';
import { Rendering } from './months/rendering';
import { RegionReportsService } from './months/region-reports.service';
import { ReportJobRunner } from './report-jobs/report-job-runner';
import { ReportJobsService } from './report-jobs/report-jobs.service';
import { REPORT_SETTINGS, USUAL_REPORTS, type ReportSettings } from './report-jobs/report-settings';
import { ReportStore } from './report-jobs/report-store';
import { RegionBasisService } from './regions/region-basis.service';
import { RegionStandingsService } from './regions/region-standings.service';
import { RegionsService } from './regions/regions.service';
import { NoticeBook } from './notices/notice-book';
import { NoticeFollower } from './notices/notice-follower';
import { NoticesService } from './notices/notices.service';
import { NoticeRetentionService } from './notices/notice-retention.service';
import { NOTICE_SETTINGS, USUAL_NOTICES, type NoticeSettings } from './notices/notice-settings';
import { TimeNoticesService } from './notices/time-notices.service';
import { ServerStart } from './start/server-start';
import { ShippedData } from './start/shipped-data';

export interface ApplicationSettings {
  readonly databaseUrl: string;
  /** Folder for the bytes of evidence. */
  readonly dataDir: string;
  /** How daily digests leave the server. Absent: not at all. */
  readonly digests?: DigestSettings;
  /** Who accepts months, and when they are due. Absent: the county, on the 5th. */
  readonly months?: MonthSettings;
  /** How long notices that were read are kept. Absent: 400 days. */
  readonly notices?: NoticeSettings;
  /** How many reports people may order at once, and a day's job keep. Absent: 20 and 500. */
  readonly reports?: ReportSettings;
}

/** Where a use case finds the folder of the evidence. */
export const APPLICATION_SETTINGS = Symbol('ApplicationSettings');

const SERVICES = [
  Clock,
  EditionsService,
  PeopleService,
  ColleaguesService,
  SessionsService,
  PlacesService,
  RegionsBookService,
  Recorder,
  ReviewFollower,
  InspectionBook,
  FindingBook,
  DecisionsService,
  FindingsService,
  FindingCases,
  FindingStepsService,
  FindingRaisingService,
  ClauseRulings,
  SupervisionService,
  AppealOutcomes,
  AppealsService,
  DeskNames,
  DeskService,
  VisitsService,
  AnnouncedVisitsService,
  VisitPeopleService,
  DeskMarksService,
  ProofRequestsService,
  AssessmentsService,
  TargetPlanService,
  ProofsService,
  ReviewsInTimeService,
  AssigneesService,
  ChecklistSources,
  ClausesService,
  AlikeService,
  VerdictsService,
  ComplianceService,
  OutstandingService,
  MoveSources,
  MovePlanner,
  OpenMatters,
  MoveWriter,
  MovesService,
  MoveTrail,
  MoveUndoService,
  HistoryService,
  HospitalBook,
  IndicatorsService,
  OwnIndicatorsService,
  ReadingsService,
  ReadingEntryService,
  WindowsService,
  AskedIndicators,
  ChecklistReadings,
  ReadingsGridService,
  ReadingsJudgementService,
  GoalsService,
  EvidenceLimits,
  EvidenceIntake,
  EvidenceBook,
  EvidenceWriter,
  EvidenceService,
  EvidenceLinksService,
  OnsiteEvidenceService,
  EvidenceLedgerService,
  EvidencePackageService,
  EvidenceSheetBasisService,
  EvidenceSheetPlanService,
  EvidenceSheetWriter,
  EvidenceSheetImportService,
  FindingSheetService,
  SheetNamesService,
  SheetBasisService,
  SheetExportService,
  SheetPlanService,
  SheetImportService,
  ReadingsSheetExportService,
  ReadingsSheetPlanService,
  ReadingsSheetImportService,
  DemoScripts,
  DemoVisits,
  DemoPeople,
  DemoInspection,
  DemoReadings,
  DemoMonths,
  DemoHospitals,
  DemoData,
  ShippedData,
  ServerStart,
  AnswerKeyService,
  MonthBasisService,
  MonthFreezer,
  MonthsService,
  MonthStepsService,
  Rendering,
  MonthReportsService,
  MonthDocumentsService,
  RegionReportsService,
  RegionBasisService,
  RegionStandingsService,
  RegionsService,
  MonthOpeningService,
  ReportJobsService,
  ReportJobRunner,
  NoticeBook,
  NoticeFollower,
  NoticesService,
  TimeNoticesService,
  NoticeRetentionService,
  ContactsService,
  DigestContent,
  DigestsService,
  OutboxService,
  JobRunsService,
];

/** Every use case, on one database. */
@Module({})
export class ApplicationModule {
  static with(settings: ApplicationSettings): DynamicModule {
    return {
      module: ApplicationModule,
      imports: [PersistenceModule.forDatabase(settings.databaseUrl)],
      providers: [
        ...SERVICES,
        { provide: APPLICATION_SETTINGS, useValue: settings },
        { provide: DIGEST_SETTINGS, useValue: settings.digests ?? NO_DIGESTS },
        { provide: REPORT_SETTINGS, useValue: settings.reports ?? USUAL_REPORTS },
        { provide: MONTH_SETTINGS, useValue: settings.months ?? USUAL_MONTHS },
        { provide: NOTICE_SETTINGS, useValue: settings.notices ?? USUAL_NOTICES },
        { provide: ReportStore, useValue: new ReportStore(join(settings.dataDir, 'reports')) },
        { provide: EvidenceStore, useValue: new EvidenceStore(join(settings.dataDir, 'evidence')) },
      ],
      exports: [...SERVICES, DIGEST_SETTINGS, REPORT_SETTINGS, PersistenceModule],
    };
  }
}
