import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { reachOf, type Permission } from '@dabiao/access';
import type { Edition } from '@dabiao/catalog';
import {
  addDays,
  addMonths,
  conflict,
  invalid,
  isDay,
  notFound,
  type Day,
  type DomainError,
} from '@dabiao/kernel';
import {
  AssessmentRepository,
  PlaceRepository,
  UnitOfWork,
  type Assessment as AssessmentRow,
  type Hospital,
  type Page,
  type PageRequest,
} from '@dabiao/persistence';
import { checkChoices, type ChoiceProblem, type Choices } from '@dabiao/scoring';
import { reachable, type Caller } from '../caller';
import { Recorder } from '../recorder';
import { EditionsService } from '../standards/editions.service';

/** What a hospital wants to reach: a tier's rate in percent, the open gate, or a level. */
export type Target =
  | { readonly kind: 'rate'; readonly tier: string; readonly percent: string }
  | { readonly kind: 'gate' }
  | { readonly kind: 'level'; readonly level: number };

/** A target as somebody wrote it; which fields belong to it depends on its kind and the edition. */
export interface WrittenTarget {
  readonly kind: Target['kind'];
  readonly tier?: string;
  readonly percent?: string;
  readonly level?: number;
}

/** One hospital working on one edition. */
export interface Assessment extends Omit<AssessmentRow, 'options' | 'target'> {
  readonly options: Choices;
  readonly target: Target | null;
}

/** An assessment as its readers see it. */
export interface AssessmentView extends Assessment {
  /**
   * Days on which to be reminded that the certificate runs out: when its renewal may begin by the edition, then
   * 30, 7 and 1 days before. Empty without a validity.
   */
  readonly remindOn: readonly Day[];
}

export interface OpenAssessment {
  readonly editionId: string;
  readonly options?: Choices;
  readonly target?: WrittenTarget | null;
  readonly dueOn?: string | null;
}

/** Fields that are absent stay as they are; null empties one. */
export interface ChangeAssessment {
  readonly version: number;
  readonly options?: Choices;
  readonly target?: WrittenTarget | null;
  readonly dueOn?: string | null;
  readonly stage?: number | null;
  readonly awardedOn?: string | null;
  readonly validUntil?: string | null;
}

/** An assessment somebody may see or change, with what it rests on. */
export interface Reached {
  readonly assessment: Assessment;
  readonly hospital: Hospital;
  readonly edition: Edition;
}

@Injectable()
export class AssessmentsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly assessments: AssessmentRepository,
    private readonly places: PlaceRepository,
    private readonly editions: EditionsService,
    private readonly record: Recorder,
  ) {}

  async page(
    caller: Caller,
    filter: { hospitalId?: string; editionId?: string },
    page: PageRequest,
  ): Promise<Page<AssessmentView>> {
    const found = await this.assessments.page(reachOf(caller.actor, 'assessment.read'), filter, page);
    const items = await Promise.all(
      found.items.map(async (row) => toView(await this.editions.get(row.editionId), toAssessment(row))),
    );
    return { items, total: found.total };
  }

  async get(caller: Caller, id: string): Promise<AssessmentView> {
    const { edition, assessment } = await this.reach(caller, 'assessment.read', id);
    return toView(edition, assessment);
  }

  /** Opens an edition for a hospital. Throws assessment.exists, standard.notFound, assessment.invalid. */
  open(caller: Caller, hospitalId: string, wanted: OpenAssessment): Promise<AssessmentView> {
    return this.uow.run(async () => {
      const hospital = reachable(caller, 'assessment.manage', await this.places.hospital(hospitalId));
      await this.record.lock(hospitalId);
      const edition = await this.editions.get(wanted.editionId);
      const { options = {}, dueOn = null } = wanted;
      checkPlan(edition, { options, dueOn });
      const target = readTarget(edition, wanted.target ?? null);
      if (await this.assessments.onEdition(hospitalId, wanted.editionId)) throw conflict('assessment.exists');
      const assessment: Assessment = {
        id: randomUUID(),
        hospitalId: hospital.id,
        editionId: wanted.editionId,
        options,
        target,
        dueOn,
        stage: null,
        awardedOn: null,
        validUntil: null,
        createdAt: this.record.now(),
        ...{ movedFrom: null, movedTo: null },
        version: 1,
      };
      await this.assessments.add(toRow(assessment));
      await this.recordChange(caller, assessment, null, assessment);
      return toView(edition, assessment);
    });
  }

  /** Target, date, options, certification stage. Throws record.changed with the current value. */
  change(
    caller: Caller,
    id: string,
    { version, target, ...change }: ChangeAssessment,
  ): Promise<AssessmentView> {
    return this.uow.run(async () => {
      const { assessment: before, edition } = await this.reachLocked(caller, 'assessment.manage', id);
      const stale = (): DomainError => conflict('record.changed', {}, { current: toView(edition, before) });
      if (before.version !== version) throw stale();
      const after: Assessment = {
        ...before,
        ...withoutUndefined(change),
        target: target === undefined ? before.target : readTarget(edition, target),
        version: version + 1,
      };
      checkPlan(edition, after);
      checkCertification(edition, after);
      const { id: _id, version: _version, ...row } = toRow(after);
      if (!(await this.assessments.change(id, version, row))) throw stale();
      await this.recordChange(caller, after, before, after);
      return toView(edition, after);
    });
  }

  private recordChange(
    caller: Caller,
    { id, hospitalId }: Assessment,
    before: unknown,
    after: unknown,
  ): Promise<void> {
    const change = { kind: 'assessment', subject: id, assessmentId: id, before, after } as const;
    return this.record.append(hospitalId, this.record.stamp(caller), [change]);
  }

  /** Loads an assessment the caller may act on. Absent and not yours look the same. */
  async reach(caller: Caller, permission: Permission, id: string): Promise<Reached> {
    const found = await this.assessments.withHospital(id);
    if (!found) throw notFound('assessment');
    const hospital = reachable(caller, permission, found.hospital, 'assessment');
    const assessment = toAssessment(found.assessment);
    return { assessment, hospital, edition: await this.editions.get(assessment.editionId) };
  }

  /**
   * The same for writing: from here on nobody else writes to this hospital until the unit of work ends. Throws
   * assessment.moved.
   */
  async reachLocked(caller: Caller, permission: Permission, id: string): Promise<Reached> {
    const { hospital } = await this.reach(caller, permission, id);
    await this.record.lock(hospital.id);
    const reached = await this.reach(caller, permission, id);
    refuseMoved(reached.assessment);
    return reached;
  }
}

/** What has moved to another edition stays as it was. Throws assessment.moved with where it goes on. */
export function refuseMoved({ movedTo }: Pick<Assessment, 'movedTo'>): void {
  if (movedTo !== null) throw conflict('assessment.moved', {}, { movedTo });
}

/** An assessment as the trail has it; entries from before editions could be moved do not say that it was not. */
export const recorded = (after: unknown): Assessment => ({
  ...{ movedFrom: null, movedTo: null },
  ...(after as Assessment),
});

export function toAssessment({ options, target, ...row }: AssessmentRow): Assessment {
  return {
    ...row,
    options: JSON.parse(options) as Choices,
    target: target === null ? null : (JSON.parse(target) as Target),
  };
}

export function toRow({ options, target, ...rest }: Assessment): AssessmentRow {
  return { ...rest, options: JSON.stringify(options), target: target && JSON.stringify(target) };
}

const REMINDER_DAYS = [30, 7, 1];

export function toView(edition: Edition, assessment: Assessment): AssessmentView {
  const { validUntil } = assessment;
  if (validUntil === null) return { ...assessment, remindOn: [] };
  const lead = edition.certification?.renewalLeadMonths;
  const days = REMINDER_DAYS.map((before) => addDays(validUntil, -before));
  if (lead !== undefined) days.push(addMonths(validUntil, -lead));
  return { ...assessment, remindOn: [...new Set(days)].sort() };
}

/** Names the field and, where more is known than that it is wrong, why. */
function refuseField(field: string, why: readonly ChoiceProblem[] = []): never {
  const problems = why.length > 0 ? why : [{ key: 'assessment.invalid', params: { field } }];
  throw invalid(
    'assessment.invalid',
    { field },
    { errors: problems.map((problem) => ({ field, ...problem })) },
  );
}

export function checkPlan(edition: Edition, { options, dueOn }: Pick<Assessment, 'options' | 'dueOn'>): void {
  if (!Object.values(options).every(isList)) refuseField('options');
  const wrong = checkChoices(edition, options);
  if (wrong.length > 0) refuseField('options', wrong);
  if (dueOn !== null && !isDay(dueOn)) refuseField('dueOn');
}

const isList = (chosen: unknown): boolean =>
  Array.isArray(chosen) && chosen.every((choice) => typeof choice === 'string');

/** A target that the edition's method knows: a tier's rate, the gate, or a level. */
export function readTarget(edition: Edition, target: WrittenTarget | null): Target | null {
  if (target === null) return null;
  const { kind, tier, percent, level } = target;
  if (kind === 'gate' && edition.method === 'weighted-elements') return { kind };
  if (kind === 'rate' && edition.method === 'rate' && percent !== undefined)
    for (const { code } of edition.tiers) if (code === tier) return { kind, tier: code, percent };
  if (kind === 'level' && edition.method === 'level-ladder')
    for (const row of edition.levels) if (row.level === level) return { kind, level: row.level };
  return refuseField('target');
}

function checkCertification(edition: Edition, { stage, awardedOn, validUntil }: Assessment): void {
  const stages = edition.certification?.stages.length ?? 0;
  const field =
    stage !== null && (stage < 1 || stage > stages)
      ? 'stage'
      : awardedOn !== null && !isDay(awardedOn)
        ? 'awardedOn'
        : validUntil !== null && (!isDay(validUntil) || (awardedOn !== null && validUntil < awardedOn))
          ? 'validUntil'
          : undefined;
  if (field !== undefined) refuseField(field);
}

/** A change without the fields that are not part of it. */
export function withoutUndefined<T extends object>(change: T): Partial<T> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>;
}
