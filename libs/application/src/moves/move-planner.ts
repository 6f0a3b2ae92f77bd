import { Injectable } from '@nestjs/common';
import { planMove, type CodeMapping, type Edition } from '@dabiao/catalog';
import { conflict, invalid } from '@dabiao/kernel';
import { AssessmentRepository } from '@dabiao/persistence';
import { AssessmentsService, refuseMoved, type Reached } from '../assessments/assessments.service';
import type { Caller } from '../caller';
import { Clock } from '../clock';
import { EditionsService } from '../standards/editions.service';
import { MoveSources, type MoveBasis } from './move-basis';

/** Where somebody wants to move an assessment. */
export interface MoveWish {
  /** Full id of the new edition. */
  readonly to: string;
  /** New codes by old ones, where they cannot be told by code or text. */
  readonly mapping?: CodeMapping;
}

/** Checks whether an assessment can move, and gathers what the move rests on. */
@Injectable()
export class MovePlanner {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly rows: AssessmentRepository,
    private readonly editions: EditionsService,
    private readonly sources: MoveSources,
    private readonly clock: Clock,
  ) {}

  /** Throws assessment.moved, standard.notFound, move.same, move.standard, assessment.exists, move.mapping. */
  async basis(caller: Caller, id: string, wish: MoveWish): Promise<MoveBasis> {
    const reached = await this.assessments.reach(caller, 'assessment.manage', id);
    refuseMoved(reached.assessment);
    return this.basisOf(reached, wish);
  }

  /** The same for writing: nobody else writes to the hospital until the unit of work ends. */
  reachLocked(caller: Caller, id: string): Promise<Reached> {
    return this.assessments.reachLocked(caller, 'assessment.manage', id);
  }

  async basisOf(reached: Reached, { to: toId, mapping }: MoveWish): Promise<MoveBasis> {
    const { assessment, edition } = reached;
    const to = await this.editions.get(toId);
    checkEditions(edition, to, toId, assessment.editionId);
    if (await this.rows.onEdition(assessment.hospitalId, toId)) throw conflict('assessment.exists');
    const planned = planMove(edition, to, mapping);
    if (!planned.ok) {
      const errors = planned.problems.map((problem) => ({ field: 'mapping', ...problem }));
      throw invalid('move.mapping', {}, { errors });
    }
    const today = this.clock.today();
    return { ...reached, to, toId, plan: planned.plan, today, ...(await this.sources.of(assessment, today)) };
  }
}

/** Another edition of the same standard, judged by the same method. */
function checkEditions(from: Edition, to: Edition, toId: string, fromId: string): void {
  if (toId === fromId) throw invalid('move.same');
  if (from.standard !== to.standard || from.method !== to.method)
    throw invalid('move.standard', { id: toId });
}
