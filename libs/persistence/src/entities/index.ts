import { AssessmentEntity, ClauseStateEntity } from './assessments';
import { EvidenceEntity, EvidenceFileEntity, EvidenceLinkEntity } from './evidence';
import { ChainHeadEntity, HistoryEntity } from './history';
import { GoalEntity, IndicatorSetEntity, OwnIndicatorEntity, ReadingEntity } from './readings';
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
  IndicatorSetEntity,
  OwnIndicatorEntity,
  ReadingEntity,
  GoalEntity,
  HistoryEntity,
  ChainHeadEntity,
];
