import { Injectable } from '@nestjs/common';
import type { Permission } from '@dabiao/access';
import { PlaceRepository, type Change, type Hospital, type Stamp } from '@dabiao/persistence';
import { reachable, type Caller } from '../caller';
import { Recorder } from '../recorder';

/** Reaching a hospital, for reading or for writing, and its trail. */
@Injectable()
export class HospitalBook {
  constructor(
    private readonly places: PlaceRepository,
    private readonly record: Recorder,
  ) {}

  async reach(caller: Caller, permission: Permission, hospitalId: string, what?: string): Promise<Hospital> {
    return reachable(caller, permission, await this.places.hospital(hospitalId), what);
  }

  /** From here on nobody else writes to this hospital until the unit of work ends. */
  async reachLocked(caller: Caller, permission: Permission, hospitalId: string): Promise<Hospital> {
    await this.reach(caller, permission, hospitalId);
    await this.record.lock(hospitalId);
    return this.reach(caller, permission, hospitalId);
  }

  stamp(caller: Caller): Stamp {
    return this.record.stamp(caller);
  }

  append(hospitalId: string, stamp: Stamp, changes: readonly Change[]): Promise<void> {
    return this.record.append(hospitalId, stamp, changes);
  }
}
