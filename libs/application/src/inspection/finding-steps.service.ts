import { Injectable } from '@nestjs/common';
import { departmentsWith } from '@dabiao/access';
import { forbidden, isDay, type Day } from '@dabiao/kernel';
import type { FindingAction } from '@dabiao/inspection';
import { UnitOfWork, type Finding, type FindingLine } from '@dabiao/persistence';
import type { Caller } from '../caller';
import { AssigneesService } from '../clauses/assignees';
import { EvidenceLinksService } from '../evidence/evidence-links.service';
import { moved } from './finding-book';
import { FindingCases, wrong, type FindingCase } from './finding-cases';
import type { FindingView } from './finding-view';

/** What the hospital found and means to do. */
export interface Plan {
  readonly version: number;
  readonly rootCause: string;
  readonly correctiveAction: string;
  /** Who is responsible; absent: as before. */
  readonly personId?: string | null;
  readonly departmentId?: string | null;
}

export interface Fix {
  readonly version: number;
  /** What was done. */
  readonly fix: string;
  /** Proofs of it. */
  readonly evidenceIds: readonly string[];
}

export interface ExtensionRequest {
  readonly version: number;
  readonly until: Day;
  readonly reason: string;
}

/**
 * The steps a hospital takes with a finding: analysis, fix, asking for more time. Each throws record.changed with the
 * finding as it is, finding.state where the life cycle does not allow it, finding.notYours for a clerk of another department.
 */
@Injectable()
export class FindingStepsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cases: FindingCases,
    private readonly assignees: AssigneesService,
    private readonly links: EvidenceLinksService,
  ) {}

  /** Root cause, corrective action and who is responsible. Throws finding.invalid. */
  plan(caller: Caller, id: string, { version, personId, departmentId, ...said }: Plan): Promise<FindingView> {
    return this.step(caller, id, version, 'plan', async ({ finding, line: { hospital }, stamp }) => {
      const { departments, people } = await this.assignees.of(hospital.id, this.cases.today());
      if (personId && personId !== finding.personId && !people.has(personId))
        throw wrong('personId', 'assignment.person');
      if (departmentId !== undefined && departmentId !== finding.departmentId) {
        if (confined(caller, hospital) !== 'all') throw forbidden('finding.notYours');
        if (departmentId !== null && !departments.has(departmentId))
          throw wrong('departmentId', 'assignment.department');
      }
      return {
        ...said,
        personId: personId === undefined ? finding.personId : personId,
        departmentId: departmentId === undefined ? finding.departmentId : departmentId,
        plannedAt: stamp.at,
        plannedBy: stamp.by,
      };
    });
  }

  /** What was done, with proofs; they support the clause from here on. Throws what linking evidence throws. */
  fix(caller: Caller, id: string, { version, fix, evidenceIds }: Fix): Promise<FindingView> {
    return this.step(caller, id, version, 'fix', async ({ finding: { assessmentId, code }, stamp }) => {
      const proofs = [...new Set(evidenceIds)];
      for (const evidenceId of proofs)
        await this.links.link(caller, evidenceId, [{ assessmentId, codes: [code] }]);
      return { fix, fixEvidence: proofs, fixedAt: stamp.at, fixedBy: stamp.by };
    });
  }

  /** Asks for a later day. Throws finding.invalid where it is not later. */
  askExtension(
    caller: Caller,
    id: string,
    { version, until, reason }: ExtensionRequest,
  ): Promise<FindingView> {
    return this.step(caller, id, version, 'askExtension', ({ finding }) => {
      if (!isDay(until) || until <= finding.dueOn || until < this.cases.today())
        throw wrong('until', 'finding.until');
      return Promise.resolve({ extensionUntil: until, extensionReason: reason });
    });
  }

  private step(
    caller: Caller,
    id: string,
    version: number,
    action: FindingAction,
    change: (one: FindingCase) => Promise<Partial<Finding>>,
  ): Promise<FindingView> {
    return this.uow.run(async () => {
      const line = await this.cases.reach(caller, id, action);
      const departments = confined(caller, line.hospital);
      if (departments !== 'all' && !departments.includes(line.finding.departmentId ?? ''))
        throw forbidden('finding.notYours');
      const one = await this.cases.begin(caller, line, version, action);
      const after = moved(one.finding, { ...one.next, ...(await change(one)) }, one.stamp);
      return this.cases.saveStep(one, { before: one.finding, after });
    });
  }
}

/** The departments a clerk is confined to. */
const confined = (caller: Caller, { id, region }: FindingLine['hospital']): 'all' | readonly string[] =>
  departmentsWith(caller.actor, 'finding.rectify', { hospitalId: id, region });
