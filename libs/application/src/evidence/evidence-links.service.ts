import { Injectable } from '@nestjs/common';
import { departmentsWith } from '@dabiao/access';
import { conflict, type DomainError, forbidden, groupBy, invalid, notFound } from '@dabiao/kernel';
import {
  AssessmentRepository,
  clauseKey,
  EvidenceRepository,
  UnitOfWork,
  type Change,
  type ClauseKey,
  type EvidenceLink,
  type Hospital,
  type Stamp,
} from '@dabiao/persistence';
import { refuseMoved } from '../assessments/assessments.service';
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

  /** Links; what is linked already stays. Throws assessment.notFound, assessment.moved, clause.invalid, clause.notAssigned, evidence.retired. */
  link(caller: Caller, id: string, refs: readonly ClauseRefs[]): Promise<EvidenceDetail> {
    return this.change(caller, id, refs, async ({ evidence }, wanted, present, stamp) => {
      if (evidence.retired) throw conflict('evidence.retired');
      const added = wanted.filter((ref) => !present.has(clauseKey(ref)));
      return this.add([id], added, false, stamp);
    });
  }

  /** Unlinks; what is not linked stays so. Throws as `link` does, but works on retired proofs too. */
  unlink(caller: Caller, id: string, refs: readonly ClauseRefs[]): Promise<EvidenceDetail> {
    return this.change(caller, id, refs, async (_reached, wanted, present) => {
      return this.remove(
        id,
        wanted.flatMap((ref) => present.get(clauseKey(ref)) ?? []),
      );
    });
  }

  /** Removes links of a proof, for a use case that has checked that it may, and gives the entries for the trail. */
  async remove(id: string, removed: readonly EvidenceLink[]): Promise<Change[]> {
    for (const [assessmentId, links] of byAssessment(removed))
      await this.repository.removeLinks(
        id,
        assessmentId,
        links.map(({ code }) => code),
      );
    return removed.map((link) => entry(link, link, null));
  }

  /**
   * Adds links that are not there yet, for a use case that has checked that it may, and gives the entries it has to
   * write to the trail.
   */
  async add(
    evidenceIds: readonly string[],
    clauses: readonly ClauseKey[],
    against: boolean,
    { at, by }: Stamp,
  ): Promise<Change[]> {
    const links = evidenceIds.flatMap((evidenceId) =>
      clauses.map((ref) => ({ evidenceId, ...ref, against, linkedAt: at, linkedBy: by })),
    );
    await this.repository.addLinks(links);
    return links.map((link) => entry(link, null, link));
  }

  /** Each of these clauses once. Throws assessment.notFound and clause.invalid unless all are clauses of the hospital. */
  async clausesAt(hospitalId: string, refs: readonly ClauseRefs[]): Promise<ClauseKey[]> {
    const wanted = unique(refs);
    if (wanted.length > LINK_LIMIT) throw invalid('evidence.tooManyLinks', { limit: LINK_LIMIT });
    const ours = new Map((await this.assessments.ofHospitals([hospitalId])).map((one) => [one.id, one]));
    for (const [assessmentId, own] of byAssessment(wanted)) {
      const assessment = ours.get(assessmentId);
      if (!assessment) throw await this.unreachable(hospitalId, assessmentId);
      const edition = await this.editions.get(assessment.editionId);
      const known = new Set(edition.clauses.map(({ code }) => code));
      checkKnown(
        assessmentId,
        own.map(({ code }) => code),
        known,
      );
    }
    return wanted;
  }

  /** Why an assessment is not among those at work: it has moved on, or it is not of the hospital. */
  private async unreachable(hospitalId: string, assessmentId: string): Promise<DomainError> {
    const assessment = await this.assessments.find(assessmentId);
    if (assessment?.hospitalId === hospitalId) refuseMoved(assessment);
    return notFound('assessment');
  }

  private change(
    caller: Caller,
    id: string,
    refs: readonly ClauseRefs[],
    apply: (
      reached: ReachedEvidence,
      wanted: readonly ClauseKey[],
      present: ReadonlyMap<string, EvidenceLink>,
      stamp: Stamp,
    ) => Promise<Change[]>,
  ): Promise<EvidenceDetail> {
    return this.uow.run(async () => {
      const reached = await this.book.reachLocked(caller, id);
      const wanted = await this.clausesAt(reached.hospital.id, refs);
      await this.checkConfined(caller, reached, wanted);
      const before = await this.repository.linksOf(id);
      const present = new Map(before.map((link) => [clauseKey(link), link]));
      const stamp = this.book.stamp(caller);
      const changes = await apply(reached, wanted, present, stamp);
      await this.book.record(reached.hospital.id, stamp, changes);
      const { evidence } = reached;
      const files = await this.repository.files(id);
      return { evidence, files, links: await this.repository.linksOf(id) };
    });
  }

  /** Whoever is confined to departments touches only clauses assigned to them. */
  private async checkConfined(
    caller: Caller,
    { hospital }: ReachedEvidence,
    wanted: readonly ClauseKey[],
  ): Promise<void> {
    const [other] = await this.notAssigned(caller, hospital, wanted);
    if (other !== undefined) throw forbidden('clause.notAssigned', { code: other.code });
  }

  /** The clauses that the caller, confined to departments, may not touch. Two queries for each assessment. */
  async notAssigned(
    caller: Caller,
    { id: hospitalId, region }: Pick<Hospital, 'id' | 'region'>,
    wanted: readonly ClauseKey[],
  ): Promise<ClauseKey[]> {
    const confined = departmentsWith(caller.actor, 'evidence.save', { hospitalId, region });
    if (confined === 'all') return [];
    const others: ClauseKey[] = [];
    for (const [assessmentId, refs] of byAssessment(wanted)) {
      const codes = [...new Set(refs.map(({ code }) => code))];
      const assigned = await this.assessments.departmentsOf(assessmentId, codes);
      const other = codes.filter((code) => ![...assigned.get(code)!].some((id) => confined.includes(id)));
      others.push(...other.map((code) => ({ assessmentId, code })));
    }
    return others;
  }
}

const byAssessment = <T extends ClauseKey>(refs: readonly T[]): Map<string, T[]> =>
  groupBy(refs, ({ assessmentId }) => assessmentId);

function unique(refs: readonly ClauseRefs[]): ClauseKey[] {
  const all = refs.flatMap(({ assessmentId, codes }) => codes.map((code) => ({ assessmentId, code })));
  return [...new Map(all.map((ref) => [clauseKey(ref), ref])).values()];
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
