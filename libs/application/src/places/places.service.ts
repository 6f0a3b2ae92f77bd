import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { can, canWithin, reachOf, type Permission } from '@dabiao/access';
import { conflict, notFound } from '@dabiao/kernel';
import {
  PlaceRepository,
  TrailRepository,
  UnitOfWork,
  type Department,
  type Hospital,
  type HospitalFilter,
  type Page,
  type PageRequest,
  type Region,
} from '@dabiao/persistence';
import { reachable, type Caller } from '../caller';
import { Clock } from '../clock';

export interface NewHospital {
  readonly region: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

export interface HospitalChange {
  readonly version: number;
  readonly nameZh?: string;
  readonly nameEn?: string;
}

export interface DepartmentChange {
  readonly version: number;
  readonly name?: string;
  /** True retires it from today on, false takes it back into use. */
  readonly retired?: boolean;
}

/** Hospitals and their departments, and which regions there are. */
@Injectable()
export class PlacesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly places: PlaceRepository,
    private readonly trail: TrailRepository,
    private readonly clock: Clock,
  ) {}

  /** All regions by code, each naming its parent. */
  regions(): Promise<Region[]> {
    return this.places.regions();
  }

  hospitals(caller: Caller, request: PageRequest, filter: HospitalFilter = {}): Promise<Page<Hospital>> {
    return this.places.hospitals(reachOf(caller.actor, 'hospital.read'), request, filter);
  }

  hospital(caller: Caller, id: string): Promise<Hospital> {
    return this.reach(caller, 'hospital.read', id);
  }

  /** Hospitals with this id or whole name that the caller reaches. */
  async hospitalsNamed(caller: Caller, name: string): Promise<Hospital[]> {
    const found = await this.places.hospitalsNamed(name.trim());
    return found.filter(({ id, region }) => can(caller.actor, 'hospital.read', { hospitalId: id, region }));
  }

  createHospital(caller: Caller, { region, nameZh, nameEn }: NewHospital): Promise<Hospital> {
    const id = randomUUID();
    const stamp = this.clock.stamp(caller);
    return this.uow.run(async () => {
      await this.trail.lock(id);
      const mine = canWithin(caller.actor, 'hospital.manage', { kind: 'region', region }, () => undefined);
      if (!mine || !(await this.places.region(region))) throw notFound('region');
      const names = { nameZh: nameZh.trim(), nameEn: nameEn.trim() };
      const hospital = { id, region, ...names, demo: false, createdAt: stamp.at, version: 1 };
      await this.places.addHospital(hospital);
      await this.trail.append(id, stamp, [{ kind: 'hospital', subject: id, before: null, after: hospital }]);
      return hospital;
    });
  }

  changeHospital(caller: Caller, id: string, { version, nameZh, nameEn }: HospitalChange): Promise<Hospital> {
    return this.uow.run(async () => {
      await this.trail.lock(id);
      const before = await this.reach(caller, 'hospital.manage', id);
      const change = {
        ...(nameZh === undefined ? {} : { nameZh: nameZh.trim() }),
        ...(nameEn === undefined ? {} : { nameEn: nameEn.trim() }),
      };
      if (!(await this.places.changeHospital(id, version, change))) throw changed(before);
      const after = { ...before, ...change, version: version + 1 };
      await this.trail.append(id, this.clock.stamp(caller), [
        { kind: 'hospital', subject: id, before, after },
      ]);
      return after;
    });
  }

  /** Departments of a hospital by name, retired ones too. */
  async departments(caller: Caller, hospitalId: string): Promise<Department[]> {
    await this.reach(caller, 'hospital.read', hospitalId);
    return this.places.departments(hospitalId);
  }

  createDepartment(caller: Caller, hospitalId: string, name: string): Promise<Department> {
    return this.uow.run(async () => {
      await this.trail.lock(hospitalId);
      await this.reach(caller, 'department.manage', hospitalId);
      const id = randomUUID();
      const department = { id, hospitalId, name: name.trim(), retiredOn: null, version: 1 };
      await this.refuseNameInUse(department);
      await this.places.addDepartment(department);
      await this.trail.append(hospitalId, this.clock.stamp(caller), [
        { kind: 'department', subject: id, before: null, after: department },
      ]);
      return department;
    });
  }

  /** Renames a department, retires it or takes it back into use. */
  changeDepartment(
    caller: Caller,
    id: string,
    { version, name, retired }: DepartmentChange,
  ): Promise<Department> {
    return this.uow.run(async () => {
      const { hospitalId } = await this.reachDepartment(caller, id);
      await this.trail.lock(hospitalId);
      const before = await this.reachDepartment(caller, id);
      if (before.version !== version) throw changed(before);
      const change = {
        ...(name === undefined ? {} : { name: name.trim() }),
        ...(retired === undefined
          ? {}
          : { retiredOn: retired ? (before.retiredOn ?? this.clock.today()) : null }),
      };
      const after = { ...before, ...change, version: version + 1 };
      await this.refuseNameInUse(after);
      if (!(await this.places.changeDepartment(id, version, change))) throw changed(before);
      await this.trail.append(hospitalId, this.clock.stamp(caller), [
        { kind: 'department', subject: id, before, after },
      ]);
      return after;
    });
  }

  /** Two departments in use have different names; a retired one may share its name with another. */
  private async refuseNameInUse({ id, hospitalId, name, retiredOn }: Department): Promise<void> {
    if (retiredOn !== null) return;
    const others = await this.places.departments(hospitalId);
    if (others.some((other) => other.id !== id && other.retiredOn === null && other.name === name))
      throw conflict('department.exists');
  }

  private async reach(caller: Caller, permission: Permission, id: string): Promise<Hospital> {
    return reachable(caller, permission, await this.places.hospital(id));
  }

  private async reachDepartment(caller: Caller, id: string): Promise<Department> {
    const department = await this.places.department(id);
    if (!department) throw notFound('department');
    const hospital = await this.places.hospital(department.hospitalId);
    reachable(caller, 'department.manage', hospital, 'department');
    return department;
  }
}

const changed = (current: Hospital | Department): Error => conflict('record.changed', {}, { current });
