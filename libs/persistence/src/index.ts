export { PersistenceModule } from './persistence.module';
export {
  PeopleRepository,
  type Colleague,
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
