import { AssessmentEntity, ClauseStateEntity } from './assessments';
import { EvidenceEntity, EvidenceFileEntity, EvidenceLinkEntity } from './evidence';
import { ChainHeadEntity, HistoryEntity } from './history';
import { MembershipEntity, PersonEntity, SessionEntity } from './people';
import { DepartmentEntity, EditionEntity, HospitalEntity, RegionEntity } from './places';

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
  HistoryEntity,
  ChainHeadEntity,
];
