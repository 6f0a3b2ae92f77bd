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
export { HistoryService } from './history/history.service';
export { PeopleService, type NewPerson, type PersonChange } from './people/people.service';
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
  EVIDENCE_ORIGINS,
  type ChangeEvidence,
  type ClauseRefs,
  type EvidenceDetail,
  type EvidenceKind,
  type NewEvidence,
  type NewRevision,
  type Retirement,
} from './evidence/evidence-record';
export { EvidenceService, type Download, type EvidenceListing } from './evidence/evidence.service';
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
  type NamedPage,
} from './inspection/findings.service';
export { type ClauseBrief, type CycleMark, type FindingView } from './inspection/finding-view';
export { FINDING_PERMISSIONS } from './inspection/finding-cases';
export { FindingRaisingService, type NewFinding } from './inspection/finding-raising.service';
export {
  FindingStepsService,
  type ExtensionRequest,
  type Fix,
  type Plan,
} from './inspection/finding-steps.service';
export { SupervisionService, type Ruling } from './inspection/supervision.service';
export { AppealsService, type AppealDecision, type NewAppeal } from './inspection/appeals.service';
export { DeskService, type DeskHospital, type DeskLine, type DeskPage } from './inspection/desk.service';
export { DemoData } from './demo/demo-data';
export { ServerStart, type Started } from './start/server-start';
export { AnswerKeyService } from './assessments/answer-key.service';
export { Recorder } from './recorder';
export { noticeText } from './notices/notice-text';
export { NoticesService, type Reading } from './notices/notices.service';
export { TimeNoticesService } from './notices/time-notices.service';
export { ContactsService, type ContactChange, type ContactView } from './digests/contacts.service';
export { digestMarkdown, digestText, type DigestMessage } from './digests/digest-message';
export { DIGEST_SETTINGS, type DigestSettings } from './digests/digest-settings';
export { DigestsService, type Written } from './digests/digests.service';
export { ATTEMPTS, CLAIM_MINUTES, OutboxService, RETRY_MINUTES } from './digests/outbox.service';
export { WEBHOOK_FORMATS, webhookFormat, type WebhookFormat, type WebhookHost } from './digests/webhook';
export { JobRunsService, type DailyJob, type JobOutcome } from './jobs/job-runs.service';
