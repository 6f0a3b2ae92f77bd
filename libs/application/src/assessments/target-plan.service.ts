import { Injectable } from '@nestjs/common';
import type { Clause } from '@dabiao/catalog';
import { invalid, isDay, type Day } from '@dabiao/kernel';
import { AssessmentRepository } from '@dabiao/persistence';
import { targetPlan, type PlannedStep, type TargetPlan } from '@dabiao/planning';
import type { Caller } from '../caller';
import { toRecord, toStates } from '../clauses/clause-record';
import { Clock } from '../clock';
import { AssessmentsService, type Target } from './assessments.service';

/** Days of work of a clause for which nobody has reckoned any: a week. */
export const ASSUMED_DAYS = 5;

/** A step with what people need to do it. */
export interface StepView extends Omit<PlannedStep, 'department'> {
  readonly title: Clause['title'];
  readonly departmentId: string | null;
  /** Whether the days are an assumption, because nobody has reckoned them. */
  readonly assumed: boolean;
  readonly dueOn: Day | null;
  /** Of the clause: for changing its days, its department or its due day. */
  readonly version: number;
}

export interface LoadView {
  readonly departmentId: string | null;
  readonly tasks: number;
  readonly days: number;
  readonly finishesOn: Day;
}

/** The cheapest way to the target of an assessment. */
export interface TargetPlanView extends Omit<TargetPlan, 'steps' | 'loads' | 'overloaded'> {
  readonly assessmentId: string;
  readonly target: Target;
  readonly asOf: Day;
  /** The day by which; null where neither the question nor the assessment has one. */
  readonly by: Day | null;
  readonly steps: readonly StepView[];
  readonly loads: readonly LoadView[];
  readonly overloaded: readonly (string | null)[];
  /** How many steps count with assumed days, and how many days those are for each. */
  readonly assumed: { readonly steps: number; readonly days: number };
}

/** What is the cheapest way to the target by the day? */
@Injectable()
export class TargetPlanService {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly rows: AssessmentRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * The plan with the fewest days of work, by what the hospital says of itself (claimed). `by`: the assessment's own
   * day without it. Throws plan.noTarget, day.invalid, and plan.past for a day that is over.
   */
  async plan(
    caller: Caller,
    id: string,
    question: { readonly by?: Day; readonly assume?: number } = {},
  ): Promise<TargetPlanView> {
    const { assessment, edition } = await this.assessments.reach(caller, 'assessment.read', id);
    const { target, options } = assessment;
    if (target === null) throw invalid('plan.noTarget');
    const asOf = this.clock.today();
    const by = dayOf(question.by, assessment.dueOn, asOf);
    const assumed = question.assume ?? ASSUMED_DAYS;

    const records = (await this.rows.checklistRows(id)).map(toRecord);
    const byCode = new Map(records.map((record) => [record.code, record]));
    const clauses = new Map<string, Clause>(edition.clauses.map((clause) => [clause.code, clause]));
    const { steps, loads, overloaded, ...plan } = targetPlan(
      { edition, states: toStates(edition, records), choices: options, asOf },
      target,
      (code) => ({
        code,
        days: byCode.get(code)?.effortDays ?? assumed,
        department: byCode.get(code)?.departmentId ?? null,
      }),
      by,
    );
    const views = steps.map(({ department, ...step }): StepView => {
      const record = byCode.get(step.code);
      return {
        ...step,
        title: clauses.get(step.code)!.title,
        departmentId: department,
        assumed: (record?.effortDays ?? null) === null,
        dueOn: record?.dueOn ?? null,
        version: record?.version ?? 0,
      };
    });
    return {
      ...plan,
      ...{ assessmentId: id, target, asOf, by, overloaded },
      steps: views,
      loads: loads.map(({ department, ...load }) => ({ ...load, departmentId: department })),
      assumed: { steps: views.filter((step) => step.assumed).length, days: assumed },
    };
  }
}

/** The day somebody asks for must lie ahead; a due day of the assessment that is over leaves no time. */
function dayOf(asked: Day | undefined, dueOn: Day | null, today: Day): Day | null {
  if (asked === undefined) return dueOn;
  if (!isDay(asked)) throw invalid('day.invalid', { found: asked });
  if (asked <= today) throw invalid('plan.past', { day: asked });
  return asked;
}
