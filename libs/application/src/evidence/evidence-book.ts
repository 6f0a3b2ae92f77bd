import { Injectable } from '@nestjs/common';
import { can, type Permission } from '@dabiao/access';
import { conflict, notFound } from '@dabiao/kernel';
import {
  EvidenceRepository,
  type Change,
  type Evidence,
  type Hospital,
  type Stamp,
} from '@dabiao/persistence';
import { reachable, type Caller } from '../caller';
import { Recorder } from '../recorder';

/** A proof somebody may see or change, and where it belongs. */
export interface ReachedEvidence {
  readonly evidence: Evidence;
  readonly hospital: Hospital;
}

/** Finds proofs for a caller, and writes to the trail what became of them. */
@Injectable()
export class EvidenceBook {
  constructor(
    private readonly repository: EvidenceRepository,
    private readonly recorder: Recorder,
  ) {}

  /** Loads a proof the caller may act on. Absent, confidential and not yours look the same. */
  async reach(caller: Caller, permission: Permission, id: string): Promise<ReachedEvidence> {
    const found = await this.repository.withHospital(id);
    const hospital = reachable(caller, permission, found?.hospital ?? null, 'evidence');
    if (!found || (found.evidence.confidential && !readsConfidential(caller, hospital)))
      throw notFound('evidence');
    return found;
  }

  /**
   * The same for writing: from here on nobody else writes to this hospital until the unit of work ends. Throws
   * evidence.onsite: what an inspector recorded is not the hospital's to change.
   */
  async reachLocked(caller: Caller, id: string): Promise<ReachedEvidence> {
    const { hospital } = await this.reach(caller, 'evidence.save', id);
    await this.lock(hospital.id);
    const reached = await this.reach(caller, 'evidence.save', id);
    refuseOnsite(reached.evidence);
    return reached;
  }

  /** The same for a change of the version the caller read. Throws record.changed and evidence.retired. */
  async reachVersion(caller: Caller, id: string, version: number): Promise<ReachedEvidence> {
    const reached = await this.reachLocked(caller, id);
    checkVersion(reached.evidence, version);
    return reached;
  }

  lock(hospitalId: string): Promise<void> {
    return this.recorder.lock(hospitalId);
  }

  stamp(caller: Caller): Stamp {
    return this.recorder.stamp(caller);
  }

  today(): string {
    return this.recorder.today();
  }

  record(hospitalId: string, stamp: Stamp, changes: readonly Change[]): Promise<void> {
    return this.recorder.append(hospitalId, stamp, changes);
  }

  /** What inspectors recorded: nothing of theirs is taken back by it. */
  note(hospitalId: string, stamp: Stamp, changes: readonly Change[]): Promise<void> {
    return this.recorder.note(hospitalId, stamp, changes);
  }
}

export function readsConfidential(caller: Caller, { id, region }: Hospital): boolean {
  return can(caller.actor, 'evidence.readConfidential', { hospitalId: id, region });
}

/** Throws evidence.onsite: what an inspector recorded is not the hospital's to change. */
export function refuseOnsite({ origin }: Evidence): void {
  if (origin === 'onsite') throw conflict('evidence.onsite');
}

/** Throws record.changed with the current value, and evidence.retired. */
export function checkVersion(evidence: Evidence, version: number): void {
  if (evidence.version !== version) throw conflict('record.changed', {}, { current: evidence });
  if (evidence.retired) throw conflict('evidence.retired');
}
