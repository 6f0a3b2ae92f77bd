import { Injectable } from '@nestjs/common';
import { AssessmentEntity } from '../entities/assessments';
import { ChainHeadEntity } from '../entities/history';
import { HospitalEntity } from '../entities/places';
import { UnitOfWork } from '../unit-of-work';

/** Where an assessment belongs, and the end of its hospital's trail. */
export interface AssessmentStanding {
  readonly hospitalId: string;
  readonly region: string;
  /** Changes with every change at the hospital; empty before the first one. */
  readonly trailHash: string;
}

/** Whether anything has changed at a hospital, in one small query. */
@Injectable()
export class StandingRepository {
  constructor(private readonly uow: UnitOfWork) {}

  async ofAssessment(id: string): Promise<AssessmentStanding | undefined> {
    return this.uow.reader
      .createQueryBuilder(AssessmentEntity, 'assessment')
      .innerJoin(HospitalEntity, 'hospital', 'hospital.id = assessment.hospitalId')
      .innerJoin(ChainHeadEntity, 'head', 'head.chain = assessment.hospitalId')
      .select('assessment.hospitalId', 'hospitalId')
      .addSelect('hospital.region', 'region')
      .addSelect('head.hash', 'trailHash')
      .where('assessment.id = :id', { id })
      .getRawOne<AssessmentStanding>();
  }
}
