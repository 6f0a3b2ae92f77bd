export { PersistenceModule } from './persistence.module';
export {
  PeopleRepository,
  type Colleague,
  type Person,
  type PersonWithMemberships,
  type Session,
  type SessionWithPerson,
} from './repositories/people';
export type { PeopleFilter } from './repositories/people-filter';
export {
  PlaceRepository,
  type Department,
  type EditionRow,
  type Hospital,
  type HospitalFilter,
  type Page,
  type PageRequest,
  type Region,
} from './repositories/places';
export {
  CHANGE_KINDS,
  entryHash,
  fingerprint,
  GENESIS,
  SYSTEM_CHAIN,
  TrailRepository,
  type Act,
  type Change,
  type ChangeKind,
  type HistoryEntry,
  type Stamp,
} from './repositories/trail';
export { SinceLastWrite } from './since-last-write';
export { UnitOfWork } from './unit-of-work';
export { clauseKey, type ClauseKey } from './repositories/clause-key';
export {
  AppealRepository,
  ReviewRepository,
  type Appeal,
  type AppealFilter,
  type AppealLine,
  type DecidedCodes,
  type Review,
} from './repositories/reviews';
export {
  FindingRepository,
  type Finding,
  type FindingCounts,
  type FindingFilter,
  type FindingGroup,
  type FindingLine,
} from './repositories/findings';
export { FINDING_FIGURES, type FigureDays, type FindingFigure } from './repositories/finding-figures';
export {
  VisitRepository,
  type AnnouncedVisit,
  type Visit,
  type VisitFilter,
  type VisitLine,
  type VisitUse,
} from './repositories/visits';
export {
  ProofRequestRepository,
  type ProofRequest,
  type ProofRequestFilter,
  type ProofRequestLine,
} from './repositories/proof-requests';
export {
  DeskRepository,
  QUEUES,
  type DeskRow,
  type HospitalQueues,
  type Queue,
  type QueueFilter,
} from './repositories/desk';
export { AssessmentRepository, type Assessment, type ClauseRow } from './repositories/assessments';
export { HistoryRepository, type ChainHead, type HistoryFilter } from './repositories/history';
export { ProofRepository, type ProvenCodes } from './repositories/proofs';
export {
  EVIDENCE_SORTS,
  EVIDENCE_STATES,
  EvidenceRepository,
  type Evidence,
  type EvidenceFile,
  type EvidenceFilter,
  type EvidenceLink,
  type EvidenceSort,
  type EvidenceState,
} from './repositories/evidence';
export {
  GoalRepository,
  IndicatorRepository,
  type GoalRow,
  type IndicatorSetRow,
  type OwnIndicatorRow,
} from './repositories/indicators';
export {
  RegionStandingRepository,
  type AtWork,
  type MonthLines,
  type SaidOfClause,
} from './repositories/region-standings';
export {
  MonthRepository,
  type FigureLine,
  type HospitalMonth,
  type HospitalMonthFilter,
  type MonthDecision,
  type MonthReport,
  type MonthRevision,
} from './repositories/months';
export { MonthDocumentRepository, type MonthDocument } from './repositories/month-documents';
export { ReadingRepository, type ReadingFilter, type ReadingRow } from './repositories/readings';
export { StandingRepository, type AssessmentStanding } from './repositories/standing';
export { Snapshot } from './trail/snapshot';
export { Findings, TRAIL_FAULTS, type TrailFault, type TrailProblem } from './trail/findings';
export { walkChains } from './trail/walk-chains';
export { compareRows, findMissingRows } from './trail/compare-rows';
export { ROW_KINDS } from './trail/row-kinds';
export {
  chainNames,
  compareHeads,
  entriesAtMost,
  headsOn,
  type KeptHead,
  type NamedHead,
} from './trail/heads';
export { MoveRepository } from './repositories/moves';
export { MemberRepository } from './repositories/members';
export { DueRepository } from './repositories/due';
export {
  NoticeRepository,
  type Notice,
  type NoticeFilter,
  type NoticeItemRow,
  type NoticeParams,
} from './repositories/notices';
export {
  CHANNELS,
  ContactRepository,
  DIGEST_STATES,
  DigestRepository,
  type Channel,
  type Contact,
  type Digest,
  type DigestState,
} from './repositories/digests';
export { JobRunRepository, type JobRun, type Lease } from './repositories/job-runs';
export {
  REPORT_JOB_PHASES,
  REPORT_JOB_STATES,
  ReportJobRepository,
  type ReportFile,
  type ReportJob,
  type ReportJobFailure,
  type ReportJobFilter,
  type ReportJobPhase,
  type ReportJobState,
} from './repositories/report-jobs';
