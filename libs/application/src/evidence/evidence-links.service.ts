import { Injectable } from '@nestjs/common';
import { departmentsWith } from '@dabiao/access';
import { conflict, forbidden, invalid, notFound } from '@dabiao/kernel';
import {
  AssessmentRepository,
  EvidenceRepository,
  UnitOfWork,
  type Change,
  type EvidenceLink,
  type Stamp,
} from '@dabiao/persistence';
import type { Caller } from '../caller';
import { EditionsService } from '../standards/editions.service';
import { EvidenceBook, type ReachedEvidence } from './evidence-book';
import { LINK_LIMIT } from './evidence-limits';
import type { ClauseRefs, EvidenceDetail } from './evidence-record';

/** Which clauses a proof supports: many clauses of many assessments of its hospital, all of a request or nothing. */
@Injectable()
export class EvidenceLinksService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly repository: EvidenceRepository,
    private readonly assessments: AssessmentRepository,
    private readonly editions: EditionsService,
    private readonly book: EvidenceBook,
  ) {}

  /** Links; what is linked already stays. Throws assessment.notFound, clause.invalid, clause.notAssigned, evidence.retired. */
  link(caller: Caller, id: string, refs: readonly ClauseRefs[]): Promise<EvidenceDetail> {
    return this.change(caller, id, refs, async ({ evidence }, wanted, present, { at, by }) => {
      if (evidence.retired) throw conflict('evidence.retired');
      const added = wanted
        .filter((ref) => !present.has(keyOf(ref)))
        .map((ref) => ({ evidenceId: id, ...ref, against: false, linkedAt: at, linkedBy: by }));
      await this.repository.addLinks(added);
      return added.map((link) => entry(link, null, link));
    });
  }

  /** Unlinks; what is not linked stays so. Throws as `link` does, but works on retired proofs too. */
  unlink(caller: Caller, id: string, refs: readonly ClauseRefs[]): Promise<EvidenceDetail> {
    return this.change(caller, id, refs, async (_reached, wanted, present) => {
      const removed = wanted.flatMap((ref) => present.get(keyOf(ref)) ?? []);
      for (const [assessmentId, links] of byAssessment(removed))
        await this.repository.removeLinks(
          id,
          assessmentId,
          links.map(({ code }) => code),
        );
      return removed.map((link) => entry(link, link, null));
    });
  }

  private change(
    caller: Caller,
    id: string,
    refs: readonly ClauseRefs[],
    apply: (
      reached: ReachedEvidence,
      wanted: readonly ClauseRef[],
      present: ReadonlyMap<string, EvidenceLink>,
      stamp: Stamp,
    ) => Promise<Change[]>,
  ): Promise<EvidenceDetail> {
    return this.uow.run(async () => {
      const reached = await this.book.reachLocked(caller, id);
      const wanted = unique(refs);
      await this.check(caller, reached, wanted);
      const before = await this.repository.linksOf(id);
      const present = new Map(before.map((link) => [keyOf(link), link]));
      const stamp = this.book.stamp(caller);
      const changes = await apply(reached, wanted, present, stamp);
      await this.book.record(reached.hospital.id, stamp, changes);
      const { evidence } = reached;
      const files = await this.repository.files(id);
      return { evidence, files, links: await this.repository.linksOf(id) };
    });
  }

  /** Every clause exists in an assessment of this hospital, and the caller may touch it. */
  private async check(
    caller: Caller,
    { hospital }: ReachedEvidence,
    wanted: readonly ClauseRef[],
  ): Promise<void> {
    if (wanted.length > LINK_LIMIT) throw invalid('evidence.tooManyLinks', { limit: LINK_LIMIT });
    const ours = new Map((await this.assessments.ofHospitals([hospital.id])).map((one) => [one.id, one]));
    const place = { hospitalId: hospital.id, region: hospital.region };
    const confined = departmentsWith(caller.actor, 'evidence.save', place);
    for (const [assessmentId, refs] of byAssessment(wanted)) {
      const assessment = ours.get(assessmentId);
      if (!assessment) throw notFound('assessment');
      const edition = await this.editions.get(assessment.editionId);
      const known = new Set(edition.clauses.map(({ code }) => code));
      const codes = refs.map(({ code }) => code);
      checkKnown(assessmentId, codes, known);
      if (confined !== 'all') await this.checkAssigned(assessmentId, codes, new Set(confined));
    }
  }

  private async checkAssigned(
    assessmentId: string,
    codes: readonly string[],
    departments: ReadonlySet<string>,
  ): Promise<void> {
    const assigned = await this.assessments.departmentsOf(assessmentId, codes);
    const other = codes.find((code) => ![...assigned.get(code)!].some((id) => departments.has(id)));
    if (other !== undefined) throw forbidden('clause.notAssigned', { code: other });
  }
}

interface ClauseRef {
  readonly assessmentId: string;
  readonly code: string;
}

const keyOf = ({ assessmentId, code }: ClauseRef): string => `${assessmentId} ${code}`;

function byAssessment<T extends ClauseRef>(refs: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const ref of refs) {
    const group = groups.get(ref.assessmentId);
    if (group) group.push(ref);
    else groups.set(ref.assessmentId, [ref]);
  }
  return groups;
}

function unique(refs: readonly ClauseRefs[]): ClauseRef[] {
  const all = refs.flatMap(({ assessmentId, codes }) => codes.map((code) => ({ assessmentId, code })));
  return [...new Map(all.map((ref) => [keyOf(ref), ref])).values()];
}

function checkKnown(assessmentId: string, codes: readonly string[], known: ReadonlySet<string>): void {
  const problems = codes
    .filter((code) => !known.has(code))
    .map((code) => ({ field: 'code', key: 'clause.notFound', params: { code } }));
  if (problems.length === 0) return;
  const clauses = problems.map((problem) => ({
    assessmentId,
    code: problem.params.code,
    problems: [problem],
  }));
  throw invalid('clause.invalid', { count: problems.length }, { clauses });
}

const entry = (link: EvidenceLink, before: EvidenceLink | null, after: EvidenceLink | null): Change => ({
  kind: 'link',
  subject: link.evidenceId,
  assessmentId: link.assessmentId,
  code: link.code,
  before,
  after,
});
