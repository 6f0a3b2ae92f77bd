import { Injectable } from '@nestjs/common';
import { VisitEntity, VisitHospitalEntity, VisitPersonEntity } from '../entities/visits';
import { UnitOfWork } from '../unit-of-work';

export const VISIT_STATES = ['planned', 'held', 'cancelled'] as const;
export type VisitState = (typeof VISIT_STATES)[number];

/** An inspection visit with the hospitals it goes to and the inspectors who go. */
export interface Visit extends Readonly<Omit<VisitEntity, 'state'>> {
  readonly state: VisitState;
  readonly hospitalIds: readonly string[];
  readonly personIds: readonly string[];
}

@Injectable()
export class VisitRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** One visit. Three queries. */
  async find(id: string): Promise<Visit | null> {
    const row = await this.uow.reader.findOneBy(VisitEntity, { id });
    if (!row) return null;
    const hospitals = await this.uow.reader.find(VisitHospitalEntity, {
      where: { visitId: id },
      order: { hospitalId: 'ASC' },
    });
    const people = await this.uow.reader.find(VisitPersonEntity, {
      where: { visitId: id },
      order: { personId: 'ASC' },
    });
    const { state, ...visit } = row;
    return {
      ...visit,
      state: state as VisitState,
      hospitalIds: hospitals.map(({ hospitalId }) => hospitalId),
      personIds: people.map(({ personId }) => personId),
    };
  }
}
