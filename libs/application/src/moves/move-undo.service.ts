import { Injectable } from '@nestjs/common';
import { conflict } from '@dabiao/kernel';
import {
  FindingRepository,
  UnitOfWork,
  type Appeal,
  type Change,
  type Finding,
  type HistoryEntry,
  type ProofRequest,
} from '@dabiao/persistence';
import { AssessmentsService, toView, type AssessmentView } from '../assessments/assessments.service';
import type { Caller } from '../caller';
import { Recorder } from '../recorder';
import type { Step } from './carry-inspection';
import { MoveTrail, type MoveSpan } from './move-trail';
import { assessmentChange, MoveWriter } from './move-writer';
import type { OpenSteps } from './open-matters';

/** Taking a move back on its day, as long as nobody has worked in the new edition. */
@Injectable()
export class MoveUndoService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly assessments: AssessmentsService,
    private readonly trail: MoveTrail,
    private readonly writer: MoveWriter,
    private readonly findings: FindingRepository,
    private readonly record: Recorder,
  ) {}

  /**
   * Everything is again as it was before; only versions go on, so that nobody saves over it what they read meanwhile.
   * `id` is that of the assessment that moved. Throws move.none, record.changed, move.late, move.worked with what was
   * done.
   */
  undo(caller: Caller, id: string, version: number): Promise<AssessmentView> {
    return this.uow.run(async () => {
      const { hospital } = await this.assessments.reach(caller, 'assessment.manage', id);
      await this.record.lock(hospital.id);
      const { assessment: old, edition } = await this.assessments.reach(caller, 'assessment.manage', id);
      if (old.movedTo === null) throw conflict('move.none');
      const stale = (): Error => conflict('record.changed', {}, { current: toView(edition, old) });
      if (old.version !== version) throw stale();
      const span = await this.trail.span(old);
      if (span.day !== this.record.today()) throw conflict('move.late', { day: span.day });
      const { count, changes: done } = await this.trail.since(old, span);
      if (count > 0) throw conflict('move.worked', { count }, { changes: done });

      const { assessment: next } = await this.assessments.reach(caller, 'assessment.manage', old.movedTo);
      if (!(await this.writer.point(old, null))) throw stale();
      const gone = await this.writer.discard(next, await this.stepsBack(span));
      const back = { ...old, movedTo: null, version: version + 1 };
      const stamp = this.record.stamp(caller);
      const quiet = gone.filter((change) => !isReopened(change));
      await this.record.carry(hospital.id, stamp, [...quiet, assessmentChange(id, old, back)]);
      await this.record.note(hospital.id, stamp, gone.filter(isReopened));
      return toView(edition, back);
    });
  }

  /** What the move changed, the other way round. */
  private async stepsBack({ entries }: MoveSpan): Promise<OpenSteps> {
    const findings = reversed<Finding>(entries, 'finding');
    const [before, after] = await Promise.all(
      [findings.map((step) => step.before), findings.map((step) => step.after)].map((some) =>
        this.findings.withNumbers(some),
      ),
    );
    return {
      findings: findings.map((_, i) => ({ before: before![i]!, after: after![i]! })),
      appeals: reversed<Appeal>(entries, 'appeal'),
      requests: reversed<ProofRequest>(entries, 'proofRequest'),
    };
  }
}

/** People were told that it was withdrawn. */
const isReopened = ({ kind, before }: Change): boolean =>
  kind === 'finding' && (before as Finding | null)?.state === 'withdrawn';

function reversed<T extends { readonly version: number }>(
  entries: readonly HistoryEntry[],
  kind: HistoryEntry['kind'],
): Step<T>[] {
  const own = entries.filter((entry) => entry.kind === kind);
  return [...new Set(own.map(({ subject }) => subject))].map((subject) => {
    // Under another code it has two entries: one says what it was, the other what it became.
    const of = own.filter((entry) => entry.subject === subject);
    const was = of.find(({ before }) => before !== null)!.before as T;
    const is = of.findLast(({ after }) => after !== null)!.after as T;
    return { before: is, after: { ...was, version: is.version + 1 } };
  });
}
