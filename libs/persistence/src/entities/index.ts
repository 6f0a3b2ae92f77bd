import { AssessmentEntity, ClauseStateEntity } from './assessments';
import { EvidenceEntity, EvidenceFileEntity, EvidenceLinkEntity } from './evidence';
import { FindingEntity } from './findings';
import { ChainHeadEntity, HistoryEntity } from './history';
import { GoalEntity, IndicatorSetEntity, OwnIndicatorEntity, ReadingEntity } from './readings';
import { ContactEntity, DigestEntity, JobRunEntity, NoticeEntity, NoticeItemEntity } from './notices';
import { MonthReportEntity, MonthRevisionEntity } from './months';
import { MonthDocumentEntity } from './month-documents';
import { MembershipEntity, PersonEntity, SessionEntity } from './people';
import { DepartmentEntity, EditionEntity, HospitalEntity, RegionEntity } from './places';
import { ReportFileEntity, ReportJobEntity } from './report-jobs';
import { AppealEntity, DeskMarkEntity, ProofRequestEntity, ReviewEntity } from './reviews';
import { VisitEntity, VisitHospitalEntity, VisitPersonEntity } from './visits';

export const ENTITIES = [
  RegionEntity,
  HospitalEntity,
  DepartmentEntity,
  EditionEntity,
  PersonEntity,
  MembershipEntity,
  SessionEntity,
  AssessmentEntity,
  ClauseStateEntity,
  EvidenceEntity,
  EvidenceFileEntity,
  EvidenceLinkEntity,
  VisitEntity,
  VisitHospitalEntity,
  VisitPersonEntity,
  ReviewEntity,
  AppealEntity,
  FindingEntity,
  ProofRequestEntity,
  DeskMarkEntity,
  IndicatorSetEntity,
  OwnIndicatorEntity,
  ReadingEntity,
  GoalEntity,
  MonthReportEntity,
  MonthRevisionEntity,
  MonthDocumentEntity,
  ReportJobEntity,
  ReportFileEntity,
  NoticeEntity,
  NoticeItemEntity,
  ContactEntity,
  DigestEntity,
  JobRunEntity,
  HistoryEntity,
  ChainHeadEntity,
];
