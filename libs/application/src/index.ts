export { reachable, type Caller } from './caller';
export { Clock } from './clock';
export { readConfig, type Config } from './config';
export { APPLICATION_SETTINGS, ApplicationModule, type ApplicationSettings } from './application.module';
export { EditionsService, type Loaded } from './standards/editions.service';
export {
  AssessmentsService,
  type Assessment,
  type AssessmentView,
  type ChangeAssessment,
  type OpenAssessment,
  type Target,
} from './assessments/assessments.service';
export {
  ASSUMED_DAYS,
  TargetPlanService,
  type LoadView,
  type StepView,
  type TargetPlanView,
} from './assessments/target-plan.service';
export type { ClauseRecord, FormerAnswer } from './clauses/clause-record';
export { MovesService, type Moved } from './moves/moves.service';
export { MoveUndoService } from './moves/move-undo.service';
export type { CarriedOver, ClauseText, MoveCounts, MoveLine, MovePreview } from './moves/move-preview';
export type { WorkSince } from './moves/move-trail';
export { AlikeService, type AlikeClause, type AlikeClauses, type AlikeHere } from './clauses/alike.service';
export { ClausesService, type ClauseFilter, type ClauseLine } from './clauses/clauses.service';
export {
  BATCH_LIMIT,
  EFFORT_LIMIT,
  VerdictsService,
  type AssignmentChange,
  type VerdictChange,
} from './clauses/verdicts.service';
export {
  ComplianceService,
  type Compliance,
  type ComplianceLine,
  type HospitalCompliance,
} from './compliance/compliance.service';
export type { TrendPoint } from './compliance/trend';
export type {
  AssessmentWork,
  DepartmentWork,
  DueClause,
  EditionHead,
  GateWork,
  Owed,
  Outstanding,
} from './outstanding/outstanding';
export { OutstandingService } from './outstanding/outstanding.service';
export { HistoryService, type HistoryHead, type TrailPage } from './history/history.service';
export { PeopleService, type NewPerson, type PersonChange } from './people/people.service';
export { ColleaguesService } from './people/colleagues.service';
export { hashNewPassword } from './people/password-hash';
export { PASSWORD_LENGTH, passwordProblems, type PasswordProblem } from './people/password-policy';
export { type PersonView } from './people/person-view';
export {
  SessionsService,
  type Begun,
  type Me,
  type SessionView,
  type SignedInCaller,
} from './people/sessions.service';
export {
  PlacesService,
  type DepartmentChange,
  type HospitalChange,
  type NewHospital,
} from './places/places.service';
export { RegionsBookService, type NewRegion, type RegionChange } from './places/regions-book.service';
export {
  HOSPITAL_LIMIT,
  PEOPLE_LIMIT,
  VisitsService,
  type ChangeVisit,
  type NewVisit,
  type VisitListing,
} from './inspection/visits.service';
export { AnnouncedVisitsService } from './inspection/announced-visits.service';
export {
  VisitPeopleService,
  type CandidateListing,
  type VisitCandidate,
} from './inspection/visit-people.service';
export { type VisitDetail, type VisitsPage } from './inspection/visit-view';
export { DeskMarksService, type DeskMark } from './inspection/desk-marks.service';
export {
  ProofRequestsService,
  type NewProofRequest,
  type ProofAnswer,
  type ProofRequestDetail,
  type ProofRequestListing,
  type ProofRequestsPage,
  type ProofRequestView,
} from './inspection/proof-requests.service';
export { OnsiteEvidenceService, type NewOnsiteEvidence } from './evidence/onsite-evidence.service';
export { EvidenceLimits, LINK_LIMIT } from './evidence/evidence-limits';
export { type IncomingFile, type Upload } from './evidence/evidence-intake';
export { EvidenceLinksService } from './evidence/evidence-links.service';
export {
  EVIDENCE_KINDS,
  EVIDENCE_ORIGINS,
  type ChangeEvidence,
  type ClauseRefs,
  type EvidenceDetail,
  type EvidenceKind,
  type EvidenceOrigin,
  type NewEvidence,
  type NewRevision,
  type Retirement,
} from './evidence/evidence-record';
export {
  EvidenceService,
  type Download,
  type FileDownload,
  type EvidenceListing,
} from './evidence/evidence.service';
export {
  DECISION_LIMIT,
  DecisionsService,
  type Decision,
  type DecisionOutcome,
} from './inspection/decisions.service';
export {
  FindingsService,
  type FindingFigures,
  type FindingListing,
  type FindingToActOn,
  type NamedPage,
} from './inspection/findings.service';
export { type ClauseBrief, type CycleMark, type FindingView } from './inspection/finding-view';
export { FINDING_PERMISSIONS } from './inspection/finding-choices';
export { FindingRaisingService, type NewFinding } from './inspection/finding-raising.service';
export {
  FindingStepsService,
  type ExtensionRequest,
  type Fix,
  type Plan,
} from './inspection/finding-steps.service';
export { SupervisionService, type Ruling } from './inspection/supervision.service';
export {
  AppealsService,
  type AppealDecision,
  type ClauseAppeals,
  type NewAppeal,
} from './inspection/appeals.service';
export { type AppealChoice, type AppealView } from './inspection/appeal-view';
export { DeskService, type DeskHospital, type DeskLine, type DeskPage } from './inspection/desk.service';
export {
  JUDGEMENT_ACTIONS,
  type JudgementAction,
  type JudgementLine,
  type ReadingsJudgement,
} from './readings/checklist-readings';
export {
  GOAL_OPERATORS,
  GoalsService,
  type Goal,
  type GoalChange,
  type GoalView,
  type NewGoal,
} from './readings/goals.service';
export { IndicatorsService, type IndicatorFilter } from './readings/indicators.service';
export {
  OwnIndicatorsService,
  type IndicatorChange,
  type NewIndicator,
} from './readings/own-indicators.service';
export { ReadingEntryService } from './readings/reading-entry.service';
export {
  EVIDENCE_LIMIT,
  type ReadingChange,
  type ReadingProblems,
  type ReadingRecord,
} from './readings/reading-record';
export { ReadingsJudgementService, type ApplyJudgement } from './readings/readings-judgement.service';
export {
  GRID_MONTHS,
  ReadingsGridService,
  type GridCell,
  type GridClause,
  type GridFilter,
  type GridRow,
  type ReadingsGrid,
} from './readings/readings-grid.service';
export { ReadingsService, type ReadingsFilter } from './readings/readings.service';
export { type IndicatorName, type Point, type WindowView } from './readings/window-view';
export { WindowsService, type IndicatorWindows } from './readings/windows.service';
export { DemoData } from './demo/demo-data';
export { ServerStart, type Started } from './start/server-start';
export { Rendering } from './months/rendering';
export { AnswerKeyService } from './assessments/answer-key.service';
export {
  verifyDatabase,
  verifyTrail,
  type TrailProgress,
  type TrailReport,
  type VerifyOptions,
} from './trail/verify-trail';
export { listFingerprint, trailHeads, type TrailHeads } from './trail/trail-heads';
export { EvidenceLedgerService, type LedgerWish } from './evidence/evidence-ledger.service';
export {
  EvidencePackageService,
  type EvidencePackage,
  type PackageWish,
} from './evidence/evidence-package.service';
export {
  EvidenceSheetImportService,
  shownProofConflict,
  type EvidenceApplied,
  type SavedProof,
  type ShownProofConflict,
} from './evidence/evidence-sheet-import.service';
export { FindingSheetService } from './inspection/finding-sheet.service';
export { type EvidencePlan } from './evidence/evidence-sheet-plan.service';
export { type PlannedProof } from './evidence/evidence-sheet-compare';
export { NobodyWaits, type SheetProgress, type Watch } from './sheets/sheet-watch';
export { SheetExportService, type MadeFile, type SheetWish } from './sheets/sheet-export.service';
export { type FileAbout, type SheetHead } from './sheets/sheet-file';
export {
  SheetImportService,
  shownConflict,
  type ApplySheet,
  type PreviewSheet,
  type SavedClause,
  type SheetApplied,
  type ShownConflict,
} from './sheets/sheet-import.service';
export { type PlannedChange, type SheetConflict, type SheetPlan } from './sheets/sheet-plan.service';
export { ReadingsSheetExportService, type ReadingsSheetWish } from './sheets/readings-sheet-export.service';
export {
  ReadingsSheetImportService,
  shownReadingConflict,
  type ReadingsApplied,
  type SavedReading,
  type ShownReadingConflict,
} from './sheets/readings-sheet-import.service';
export {
  type PlannedReading,
  type ReadingConflict,
  type ReadingsPlan,
} from './sheets/readings-sheet-plan.service';
export { Recorder } from './recorder';
export { noticeText } from './notices/notice-text';
export { NoticesService, type NoticesPage, type Reading } from './notices/notices.service';
export { TimeNoticesService } from './notices/time-notices.service';
export { ContactsService, type ContactChange, type ContactView } from './digests/contacts.service';
export { digestMarkdown, digestText, type DigestMessage } from './digests/digest-message';
export { DIGEST_SETTINGS, type DigestSettings } from './digests/digest-settings';
export { DigestsService, type Written } from './digests/digests.service';
export { ATTEMPTS, CLAIM_MINUTES, OutboxService, RETRY_MINUTES } from './digests/outbox.service';
export { WEBHOOK_FORMATS, webhookFormat, type WebhookFormat, type WebhookHost } from './digests/webhook';
export { JobRunsService, type DailyJob, type JobBounds, type JobOutcome } from './jobs/job-runs.service';
export { CHECK_KINDS, type CheckCounts, type CheckItem, type CheckKind } from './months/month-check';
export { type LineChange } from './months/figure-lines';
export { MonthOpeningService } from './months/month-opening.service';
export { MonthDocumentsService } from './months/month-documents.service';
export { MonthReportsService, type FrozenText } from './months/month-reports.service';
export { type FrozenMonth } from './months/month-freezer.service';
export { type MonthSettings } from './months/month-settings';
export { DELETED_AT_ONCE, NoticeRetentionService } from './notices/notice-retention.service';
export { type NoticeSettings } from './notices/notice-settings';
export { REPORT_SETTINGS, type ReportSettings } from './report-jobs/report-settings';
export { MonthStepsService, type MonthSubmission } from './months/month-steps.service';
export { type MonthDetail, type MonthView } from './months/month-view';
export { MonthsService, type MonthCheck, type RegionMonth } from './months/months.service';
export { RegionReportsService, type ReadingOptions } from './months/region-reports.service';
export { ReportJobRunner } from './report-jobs/report-job-runner';
export { ReportJobsService, type ReportJobView, type ReportOrder } from './report-jobs/report-jobs.service';
export { RegionStandingsService, type RegionStandings } from './regions/region-standings.service';
export { RegionsService, type RegionTrend, type WeakClauses } from './regions/regions.service';
export type { RegionTrendPoint } from './regions/region-trend';
export type { WeakClause } from './regions/weak-clauses';
