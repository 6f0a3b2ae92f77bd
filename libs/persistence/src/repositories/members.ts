import { Injectable } from '@nestjs/common';
import { groupBy } from '@dabiao/kernel';
import type { Role, Scope } from '@dabiao/access';
import type { Member } from '@dabiao/notices';
import { MembershipEntity, PersonEntity } from '../entities/people';
import { HospitalEntity } from '../entities/places';
import { VisitPersonEntity } from '../entities/visits';
import { UnitOfWork } from '../unit-of-work';
import { regionsAround, toScope } from './people';
import type { Hospital } from './places';

/** Somebody who inspects, and where. */
export interface Inspector {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
}

/** Who has to do with a hospital: for deciding whom to tell, and who may go there. */
@Injectable()
export class MemberRepository {
  constructor(private readonly uow: UnitOfWork) {}

  /** Everybody who can sign in and holds a role at the hospital or inspects a region it lies in. One query. */
  async around(hospitalId: string): Promise<Member[]> {
    const code = 'hospital.region';
    const above = [`substr(${code}, 1, 4) || '00'`, `substr(${code}, 1, 2) || '0000'`, `'000000'`];
    const rows = await this.uow.reader
      .createQueryBuilder(MembershipEntity, 'membership')
      .innerJoin(PersonEntity, 'person', 'person.id = membership.personId')
      .innerJoin(HospitalEntity, 'hospital', 'hospital.id = :hospitalId', { hospitalId })
      .where('person.disabled = :disabled', { disabled: false })
      .andWhere(
        `(membership.hospitalId = hospital.id OR (membership.role = :role AND membership.hospitalId IS NULL
          AND (membership.region IS NULL OR membership.region IN (${code}, ${above.join(', ')}))))`,
        { role: 'inspector' satisfies Role },
      )
      .getMany();
    return rows.map(toMember);
  }

  /** The quality offices of hospitals that can sign in, by hospital. One query. */
  async qualityOffices(hospitalIds: readonly string[]): Promise<ReadonlyMap<string, readonly Member[]>> {
    const rows = await this.uow.reader
      .createQueryBuilder(MembershipEntity, 'membership')
      .innerJoin(PersonEntity, 'person', 'person.id = membership.personId')
      .where('person.disabled = :disabled', { disabled: false })
      .andWhere('membership.role = :role', { role: 'qualityOffice' satisfies Role })
      .andWhere('membership.hospitalId IN (:...hospitalIds)', { hospitalIds: [...hospitalIds] })
      .getMany();
    return new Map(
      [...groupBy(rows, ({ hospitalId }) => hospitalId!)].map(([id, held]) => [id, held.map(toMember)]),
    );
  }

  /** Those who can sign in and inspect at least one of the hospitals, by name. One query. */
  async inspectorsOf(hospitals: readonly Hospital[]): Promise<Inspector[]> {
    const regions = hospitals.flatMap(({ region }) => regionsAround(region));
    const rows = (await this.uow.reader
      .createQueryBuilder(MembershipEntity, 'membership')
      .innerJoinAndMapOne('membership.person', PersonEntity, 'person', 'person.id = membership.personId')
      .where('membership.role = :role', { role: 'inspector' satisfies Role })
      .andWhere('person.disabled = :disabled', { disabled: false })
      .andWhere(
        `(membership.hospitalId IN (:...ids) OR (membership.hospitalId IS NULL
          AND (membership.region IS NULL OR membership.region IN (:...regions))))`,
        { ids: hospitals.map(({ id }) => id), regions: [...new Set(regions)] },
      )
      .orderBy('person.name', 'ASC')
      .addOrderBy('person.id', 'ASC')
      .getMany()) as (MembershipEntity & { person: PersonEntity })[];
    const people = groupBy(rows, ({ personId }) => personId);
    return [...people].map(([id, held]) => ({
      ...{ id, name: held[0]!.person.name },
      scopes: held.map(({ hospitalId, region }) => toScope(hospitalId, region)),
    }));
  }

  /** The inspectors who went on visits, by visit. One query. */
  async ofVisits(visitIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const found = new Map<string, string[]>();
    if (visitIds.length === 0) return found;
    const rows = await this.uow.reader
      .createQueryBuilder(VisitPersonEntity, 'goes')
      .where('goes.visitId IN (:...visitIds)', { visitIds: [...new Set(visitIds)] })
      .getMany();
    for (const { visitId, personId } of rows) found.set(visitId, [...(found.get(visitId) ?? []), personId]);
    return found;
  }
}

const toMember = ({ personId, role, hospitalId, region, departmentId }: MembershipEntity): Member => ({
  ...{ personId, role: role as Role, departmentId },
  scope: toScope(hospitalId, region),
});
