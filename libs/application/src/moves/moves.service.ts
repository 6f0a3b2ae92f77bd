import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { conflict } from '@dabiao/kernel';
import { UnitOfWork, type Change, type Finding } from '@dabiao/persistence';
import { toView, type AssessmentView } from '../assessments/assessments.service';
import type { Caller } from '../caller';
import { Recorder } from '../recorder';
import { carry } from './carry';
import { MovePlanner, type MoveWish } from './move-planner';
import { movePreview, type MovePreview } from './move-preview';
import { assessmentChange, MoveWriter } from './move-writer';

/** An assessment that has moved, and the one it moved from. */
export interface Moved {
  readonly assessment: AssessmentView;
  readonly from: AssessmentView;
}

/**
 * Moving an assessment to another edition of its standard. A new assessment goes on from the old one, which stays as it
 * was: its days are reckoned by its own edition for ever.
 */
@Injectable()
export class MovesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly planner: MovePlanner,
    private readonly writer: MoveWriter,
    private readonly record: Recorder,
  ) {}

  /** What would become of every clause and of the figures. Writes nothing. Throws what MovePlanner.basis throws. */
  async preview(caller: Caller, id: string, wish: MoveWish): Promise<MovePreview> {
    const basis = await this.planner.basis(caller, id, wish);
    return movePreview(basis, carry(basis, randomUUID(), this.record.stamp(caller)));
  }

  /** Moves: all of it or nothing. Throws record.changed with the current value, and what MovePlanner.basis throws. */
  move(caller: Caller, id: string, { version, ...wish }: MoveWish & { version: number }): Promise<Moved> {
    return this.uow.run(async () => {
      const reached = await this.planner.reachLocked(caller, id);
      const { assessment: old, edition, hospital } = reached;
      const stale = (): Error => conflict('record.changed', {}, { current: toView(edition, old) });
      if (old.version !== version) throw stale();
      const basis = await this.planner.basisOf(reached, wish);
      const stamp = this.record.stamp(caller);
      const carried = carry(basis, randomUUID(), stamp);
      const changes = await this.writer.write(carried);
      const { assessment } = carried;
      if (!(await this.writer.point(old, assessment.id))) throw stale();
      const moved = { ...old, movedTo: assessment.id, version: version + 1 };
      const carriedOver = changes.filter((change) => !isWithdrawal(change));
      await this.record.carry(hospital.id, stamp, carriedOver);
      await this.record.note(hospital.id, stamp, changes.filter(isWithdrawal));
      // The entry of the old assessment comes last: it says where in the trail the move ends.
      await this.record.carry(hospital.id, stamp, [assessmentChange(id, old, moved)]);
      return { assessment: toView(basis.to, assessment), from: toView(edition, moved) };
    });
  }
}

/** People are told of findings that end with their clause. */
const isWithdrawal = ({ kind, after }: Change): boolean =>
  kind === 'finding' && (after as Finding | null)?.state === 'withdrawn';
