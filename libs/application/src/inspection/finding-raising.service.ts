import { Injectable } from '@nestjs/common';
import { editionId } from '@dabiao/catalog';
import { conflict, isDay, notFound, type Day } from '@dabiao/kernel';
import { isSettled, type Severity } from '@dabiao/inspection';
import { clauseKey, PlaceRepository, UnitOfWork, type Finding, type FindingLine } from '@dabiao/persistence';
import type { Caller } from '../caller';
import { FindingBook } from './finding-book';
import { wrong } from './finding-cases';
import { findingView, type FindingView } from './finding-view';
import { InspectionBook } from './inspection-book';
import { VisitsService } from './visits.service';

/** A finding raised by hand. */
export interface NewFinding {
  readonly description: string;
  readonly severity: Severity;
  readonly dueOn?: Day;
  readonly departmentId?: string;
  readonly visitId?: string;
}

/** Raising findings by hand, at the desk or on a visit. */
@Injectable()
export class FindingRaisingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly book: FindingBook,
    private readonly inspection: InspectionBook,
    private readonly visits: VisitsService,
    private readonly places: PlaceRepository,
  ) {}

  /**
   * Raises a finding; where the clause has a settled one, that opens again in its next round. Throws finding.exists with
   * the one that is not settled, clause.notFound, finding.invalid, visit.hospital.
   */
  raise(caller: Caller, assessmentId: string, code: string, said: NewFinding): Promise<FindingView> {
    return this.uow.run(async () => {
      const all = await this.inspection.reachAllLocked(caller, 'finding.supervise', [assessmentId]);
      const { hospital, edition } = all.get(assessmentId)!;
      if (!edition.clauses.some((clause) => clause.code === code)) throw notFound('clause');
      const today = this.inspection.today();
      const { dueOn, departmentId, visitId = null } = said;
      if (dueOn !== undefined && !(isDay(dueOn) && dueOn >= today)) throw wrong('dueOn', 'finding.dueOn');
      if (departmentId !== undefined) await this.checkDepartment(hospital.id, departmentId);
      if (visitId !== null) await this.visits.check(caller, visitId, [hospital.id]);

      const stamp = this.inspection.stamp(caller);
      const key = { assessmentId, code };
      const existing = await this.book.of([key]);
      const before = existing.get(clauseKey(key));
      const lineOf = async (finding: Finding): Promise<FindingLine> => ({
        ...{ finding, hospital, editionId: editionId(edition) },
        departmentName: await this.departmentName(finding),
      });
      if (before && !isSettled(before.state)) {
        const current = findingView(await lineOf(before), edition, today);
        throw conflict('finding.exists', {}, { current });
      }
      const raising = { ...said, ...key, hospitalId: hospital.id, edition, origin: 'hand', visitId } as const;
      const [move] = await this.book.raise([raising], existing, stamp);
      await this.inspection.note(stamp, await this.book.save([move!]));
      return findingView(await lineOf(move!.after), edition, today);
    });
  }

  private async departmentName({ departmentId }: Finding): Promise<string | null> {
    return departmentId === null ? null : ((await this.places.department(departmentId))?.name ?? null);
  }

  private async checkDepartment(hospitalId: string, id: string): Promise<void> {
    const department = await this.places.department(id);
    const retiredOn = department?.retiredOn ?? null;
    const retired = retiredOn !== null && retiredOn <= this.inspection.today();
    if (department?.hospitalId !== hospitalId || retired)
      throw wrong('departmentId', 'assignment.department');
  }
}
