import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { departmentsWith, reachOf, type Permission } from '@dabiao/access';
import { conflict, forbidden, invalid, isDay, notFound, type Day, type DomainError } from '@dabiao/kernel';
import { isProofOverdue, mayAccept, nextProofRequest, type ProofRequestAction } from '@dabiao/inspection';
import {
  EvidenceRepository,
  PeopleRepository,
  PlaceRepository,
  ProofRequestRepository,
  UnitOfWork,
  type Change,
  type ClauseKey,
  type Hospital,
  type Page,
  type PageRequest,
  type ProofRequest,
  type ProofRequestFilter,
  type ProofRequestLine,
  type Stamp,
} from '@dabiao/persistence';
import { reachable, type Caller } from '../caller';
import { EvidenceLinksService } from '../evidence/evidence-links.service';
import { refuseOnsite } from '../evidence/evidence-book';
import { Recorder } from '../recorder';
import { EditionsService } from '../standards/editions.service';
import { clauseBrief, type ClauseBrief } from './finding-view';
import { InspectionBook } from './inspection-book';
import type { Names } from './visit-view';

export interface NewProofRequest {
  readonly departmentId: string;
  /** What is asked for. */
  readonly text: string;
  readonly dueOn: Day;
}

export interface ProofAnswer {
  readonly version: number;
  readonly answer: string;
  /** Proofs of the hospital; each supports the clause from now on. */
  readonly evidenceIds: readonly string[];
}

export interface ProofRequestListing extends Omit<ProofRequestFilter, 'dueBefore'> {
  /** Only what was due before today and is not answered. */
  readonly overdue?: boolean;
}

export interface ProofRequestView extends ProofRequestLine {
  /** What the clause is about. */
  readonly clause: ClauseBrief;
  readonly overdue: boolean;
}

export interface ProofRequestsPage extends Page<ProofRequestView> {
  readonly people: Names;
}

export interface ProofRequestDetail extends ProofRequestView {
  readonly people: Names;
}

/** Departments are asked for proofs of single clauses, and answer with proofs that then support them. */
@Injectable()
export class ProofRequestsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly requests: ProofRequestRepository,
    private readonly places: PlaceRepository,
    private readonly people: PeopleRepository,
    private readonly evidence: EvidenceRepository,
    private readonly links: EvidenceLinksService,
    private readonly book: InspectionBook,
    private readonly recorder: Recorder,
    private readonly editions: EditionsService,
  ) {}

  /** Asks a department in use. Throws assessment.notFound, clause.notFound, assignment.department, proofRequest.dueOn. */
  ask(
    caller: Caller,
    key: ClauseKey,
    { departmentId, text, dueOn }: NewProofRequest,
  ): Promise<ProofRequestDetail> {
    return this.uow.run(async () => {
      const { assessmentId, code } = key;
      const reached = await this.book.reachAllLocked(caller, 'proof.request', [assessmentId]);
      const { assessment, hospital, edition } = reached.get(assessmentId)!;
      if (!edition.clauses.some((clause) => clause.code === code)) throw notFound('clause');
      const department = await this.places.department(departmentId);
      if (department?.hospitalId !== hospital.id || department.retiredOn !== null)
        throw invalid('assignment.department', {}, wrong('departmentId'));
      if (!isDay(dueOn) || dueOn < this.book.today()) throw invalid('proofRequest.dueOn', {}, wrong('dueOn'));
      const stamp = this.book.stamp(caller);
      const request: ProofRequest = {
        ...{ id: randomUUID(), hospitalId: hospital.id, assessmentId, code, departmentId },
        ...{ text: text.trim(), dueOn, state: 'open', askedAt: stamp.at, askedBy: stamp.by },
        ...{ answer: null, evidenceIds: null, answeredAt: null, answeredBy: null },
        ...{ remark: null, settledAt: null, settledBy: null, version: 1 },
      };
      await this.requests.add(request);
      await this.recorder.note(hospital.id, stamp, [requestChange(null, request)]);
      return this.detailOf({ request, hospital, department, editionId: assessment.editionId });
    });
  }

  /**
   * Answers with words and proofs, which support the clause from now on; a department clerk only for the own department.
   * Throws record.changed with the current value, proofRequest.state, proofRequest.notYours, proofRequest.evidence,
   * evidence.onsite.
   */
  answer(
    caller: Caller,
    id: string,
    { version, answer, evidenceIds }: ProofAnswer,
  ): Promise<ProofRequestDetail> {
    return this.act(caller, 'evidence.save', id, version, 'answer', async ({ request, hospital }, stamp) => {
      refuseOthers(caller, request, hospital);
      const ids = [...new Set(evidenceIds)];
      const linked = await this.link(request, ids, stamp);
      const change = { answer: answer.trim(), evidenceIds: ids, answeredAt: stamp.at, answeredBy: stamp.by };
      return { change: { ...change, remark: null }, linked };
    });
  }

  /** The answer will do. Throws record.changed, proofRequest.state and, for who gave it, proofRequest.ownAnswer. */
  accept(caller: Caller, id: string, version: number): Promise<ProofRequestDetail> {
    return this.act(caller, 'proof.request', id, version, 'accept', ({ request }, stamp) => {
      if (!mayAccept(request.answeredBy, stamp.by)) throw forbidden('proofRequest.ownAnswer');
      return { change: { settledAt: stamp.at, settledBy: stamp.by } };
    });
  }

  /** The answer will not do; the department answers again. Throws record.changed, proofRequest.state. */
  return(caller: Caller, id: string, version: number, reason: string): Promise<ProofRequestDetail> {
    return this.act(caller, 'proof.request', id, version, 'return', () => ({
      change: { remark: reason.trim() },
    }));
  }

  /** Nothing is asked for any more. Throws record.changed, proofRequest.state. */
  withdraw(
    caller: Caller,
    id: string,
    version: number,
    reason: string | null = null,
  ): Promise<ProofRequestDetail> {
    return this.act(caller, 'proof.request', id, version, 'withdraw', (_line, stamp) => ({
      change: { remark: reason?.trim() ? reason.trim() : null, settledAt: stamp.at, settledBy: stamp.by },
    }));
  }

  async get(caller: Caller, id: string): Promise<ProofRequestDetail> {
    return this.detailOf(await this.reach(caller, 'evidence.read', id));
  }

  async page(
    caller: Caller,
    { overdue = false, ...filter }: ProofRequestListing,
    page: PageRequest,
  ): Promise<ProofRequestsPage> {
    const today = this.recorder.today();
    const wanted = { ...filter, ...(overdue ? { dueBefore: today } : {}) };
    const { items, total } = await this.requests.page(reachOf(caller.actor, 'evidence.read'), wanted, page);
    const people = await this.people.names([...new Set(items.flatMap(({ request }) => peopleOf(request)))]);
    return { items: await Promise.all(items.map((line) => this.view(line))), total, people };
  }

  /** One step of a request: nobody else writes to the hospital meanwhile, and version and state are as they must be. */
  private act(
    caller: Caller,
    permission: Permission,
    id: string,
    version: number,
    action: ProofRequestAction,
    work: (line: ProofRequestLine, stamp: Stamp) => Step | Promise<Step>,
  ): Promise<ProofRequestDetail> {
    return this.uow.run(async () => {
      const { hospital } = await this.reach(caller, permission, id);
      await this.recorder.lock(hospital.id);
      const line = await this.reach(caller, permission, id);
      const { request: before } = line;
      if (before.version !== version) throw changed(before);
      const state = nextProofRequest(before.state, action);
      if (!state) throw conflict('proofRequest.state', {}, { current: before });
      const stamp = this.recorder.stamp(caller);
      const { change, linked = [] } = await work(line, stamp);
      const request: ProofRequest = { ...before, ...change, state, version: version + 1 };
      if (!(await this.requests.save(request))) throw changed(before);
      await this.recorder.append(hospital.id, stamp, [...linked, requestChange(before, request)]);
      return this.detailOf({ ...line, request });
    });
  }

  /** Lets proofs that do not support the clause yet support it. They are the hospital's own and in use. */
  private async link(
    { hospitalId, assessmentId, code }: ProofRequest,
    ids: readonly string[],
    stamp: Stamp,
  ): Promise<Change[]> {
    const proofs = await this.evidence.ofHospital(hospitalId, ids);
    if (proofs.length < ids.length || proofs.some(({ retired }) => retired))
      throw invalid('proofRequest.evidence', {}, wrong('evidenceIds'));
    proofs.forEach(refuseOnsite);
    const there = await this.evidence.linksAt(assessmentId, code, ids);
    const linked = new Set(there.map(({ evidenceId }) => evidenceId));
    const missing = ids.filter((id) => !linked.has(id));
    return this.links.add(missing, [{ assessmentId, code }], false, stamp);
  }

  /** A request the caller may act on. Absent and not yours look the same. */
  private async reach(caller: Caller, permission: Permission, id: string): Promise<ProofRequestLine> {
    const line = await this.requests.find(id);
    reachable(caller, permission, line?.hospital ?? null, 'proofRequest');
    return line!;
  }

  private async detailOf(line: ProofRequestLine): Promise<ProofRequestDetail> {
    const people = await this.people.names(peopleOf(line.request));
    return { ...(await this.view(line)), people };
  }

  /** Editions are in memory. */
  private async view(line: ProofRequestLine): Promise<ProofRequestView> {
    const edition = await this.editions.get(line.editionId);
    const overdue = isProofOverdue(line.request, this.recorder.today());
    return { ...line, clause: clauseBrief(edition, line.request.code), overdue };
  }
}

interface Step {
  readonly change: Partial<ProofRequest>;
  /** Entries of the proofs that support the clause from now on. */
  readonly linked?: readonly Change[];
}

/** Whoever is confined to departments answers what theirs is asked. */
function refuseOthers(caller: Caller, { departmentId }: ProofRequest, { id, region }: Hospital): void {
  const own = departmentsWith(caller.actor, 'evidence.save', { hospitalId: id, region });
  if (own !== 'all' && !own.includes(departmentId)) throw forbidden('proofRequest.notYours');
}

const peopleOf = ({ askedBy, answeredBy, settledBy }: ProofRequest): string[] => [
  ...new Set([askedBy, answeredBy, settledBy].filter((id) => id !== null)),
];

const requestChange = (before: ProofRequest | null, after: ProofRequest): Change => ({
  kind: 'proofRequest',
  subject: after.id,
  assessmentId: after.assessmentId,
  code: after.code,
  before,
  after,
});

const changed = (current: ProofRequest): DomainError => conflict('record.changed', {}, { current });

const wrong = (field: string): { errors: { field: string; messages: string[] }[] } => ({
  errors: [{ field, messages: [] }],
});
