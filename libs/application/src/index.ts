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
export type { ClauseRecord } from './clauses/clause-record';
export { ClausesService, type ClauseFilter, type ClauseLine } from './clauses/clauses.service';
export {
  BATCH_LIMIT,
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
export { HistoryService } from './history/history.service';
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
export { EvidenceLimits, LINK_LIMIT } from './evidence/evidence-limits';
export { type IncomingFile, type Upload } from './evidence/evidence-intake';
export { EvidenceLinksService } from './evidence/evidence-links.service';
export {
  EVIDENCE_KINDS,
  type ChangeEvidence,
  type ClauseRefs,
  type EvidenceDetail,
  type EvidenceKind,
  type NewEvidence,
  type NewRevision,
  type Retirement,
} from './evidence/evidence-record';
export { EvidenceService, type Download, type EvidenceListing } from './evidence/evidence.service';
export { DemoData } from './demo/demo-data';
export { ServerStart, type Started } from './start/server-start';
export { AnswerKeyService } from './assessments/answer-key.service';
