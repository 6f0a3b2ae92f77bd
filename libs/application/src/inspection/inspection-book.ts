import { Injectable } from '@nestjs/common';
import type { Permission } from '@dabiao/access';
import { type Day, groupBy, notFound } from '@dabiao/kernel';
import { AssessmentRepository, type Change, type Stamp } from '@dabiao/persistence';
import { refuseMoved, toAssessment, type Reached } from '../assessments/assessments.service';
import { reachable, type Caller } from '../caller';
import { Recorder } from '../recorder';
import { EditionsService } from '../standards/editions.service';

/** Finds assessments for inspectors, many at once, and writes to the trail what became of them. */
@Injectable()
export class InspectionBook {
  constructor(
    private readonly assessments: AssessmentRepository,
    private readonly editions: EditionsService,
    private readonly recorder: Recorder,
  ) {}

  /** Assessments the caller may act on, by id. Throws assessment.notFound for one that is absent or not theirs. */
  async reachAll(
    caller: Caller,
    permission: Permission,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Reached>> {
    const wanted = [...new Set(ids)];
    const found = await this.assessments.withHospitals(wanted);
    if (found.length < wanted.length) throw notFound('assessment');
    const reached = await Promise.all(
      found.map(async ({ assessment, hospital }): Promise<readonly [string, Reached]> => {
        reachable(caller, permission, hospital, 'assessment');
        const edition = await this.editions.get(assessment.editionId);
        return [assessment.id, { assessment: toAssessment(assessment), hospital, edition }];
      }),
    );
    return new Map(reached);
  }

  /**
   * The same for writing: from here on nobody else writes to these hospitals until the unit of work ends. Throws
   * assessment.moved.
   */
  async reachAllLocked(
    caller: Caller,
    permission: Permission,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, Reached>> {
    const before = await this.reachAll(caller, permission, ids);
    await this.recorder.lockAll([...before.values()].map(({ hospital }) => hospital.id));
    const reached = await this.reachAll(caller, permission, ids);
    for (const { assessment } of reached.values()) refuseMoved(assessment);
    return reached;
  }

  /** From here on nobody else writes to this hospital until the unit of work ends. */
  lock(hospitalId: string): Promise<void> {
    return this.recorder.lock(hospitalId);
  }

  today(): Day {
    return this.recorder.today();
  }

  stamp(caller: Caller): Stamp {
    return this.recorder.stamp(caller);
  }

  /** Writes what inspectors changed to the trails of its hospitals. */
  async note(
    stamp: Stamp,
    changes: readonly (readonly [hospitalId: string, change: Change])[],
  ): Promise<void> {
    for (const [hospitalId, own] of groupBy(changes, ([hospital]) => hospital))
      await this.recorder.note(
        hospitalId,
        stamp,
        own.map(([, change]) => change),
      );
  }

  /** Writes what a hospital changed, and what follows from it. */
  append(hospitalId: string, stamp: Stamp, changes: readonly Change[]): Promise<void> {
    return this.recorder.append(hospitalId, stamp, changes);
  }
}
