export { PersistenceModule } from './persistence.module';
export {
  PeopleRepository,
  type Person,
  type PersonWithMemberships,
  type Session,
  type SessionWithPerson,
} from './repositories/people';
export {
  PlaceRepository,
  type Department,
  type EditionRow,
  type Hospital,
  type Page,
  type PageRequest,
  type Region,
} from './repositories/places';
export {
  entryHash,
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
export { VISIT_STATES, VisitRepository, type Visit, type VisitState } from './repositories/visits';
export {
  DeskRepository,
  QUEUES,
  type DeskRow,
  type HospitalQueues,
  type Queue,
  type QueueFilter,
} from './repositories/desk';
export { AssessmentRepository, type Assessment, type ClauseRow } from './repositories/assessments';
export { HistoryRepository, type HistoryFilter } from './repositories/history';
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
export { StandingRepository, type AssessmentStanding } from './repositories/standing';
export { MemberRepository } from './repositories/members';
export { DueRepository, type ProofRequest } from './repositories/due';
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
