import { Injectable } from '@nestjs/common';
import { reachOf } from '@dabiao/access';
import type { Clause } from '@dabiao/catalog';
import { differenceOf, type Difference } from '@dabiao/inspection';
import { notFound } from '@dabiao/kernel';
import {
  DeskRepository,
  type DeskRow,
  type Finding,
  type Hospital,
  type HospitalQueues,
  type Page,
  type PageRequest,
  type QueueFilter,
  type Review,
} from '@dabiao/persistence';
import type { Caller } from '../caller';
import { toRecord, untouched, type ClauseRecord } from '../clauses/clause-record';
import { Clock } from '../clock';
import { ProofsService } from '../compliance/proofs.service';
import { EditionsService } from '../standards/editions.service';
import { DeskNames } from './desk-names';

/** A clause of a hospital with both verdicts side by side. */
export interface DeskLine {
  readonly hospital: Hospital;
  readonly assessmentId: string;
  readonly editionId: string;
  readonly clause: Clause;
  readonly record: ClauseRecord;
  readonly proven: boolean;
  /** null where nobody has answered, proven or decided anything. */
  readonly review: Review | null;
  readonly difference: Difference | null;
  readonly finding: Finding | null;
}

export interface DeskPage extends Page<DeskLine> {
  /** The moment of reading: to mark everything up to here as seen. */
  readonly at: string;
  /** Names of the people the lines name. */
  readonly people: Readonly<Record<string, string>>;
}

export interface DeskHospital extends HospitalQueues {
  readonly hospital: Hospital;
}

/** What lies on an inspector's desk. Few queries, whatever the number of hospitals and clauses. */
@Injectable()
export class DeskService {
  constructor(
    private readonly desk: DeskRepository,
    private readonly editions: EditionsService,
    private readonly proofs: ProofsService,
    private readonly names: DeskNames,
    private readonly clock: Clock,
  ) {}

  /** One queue, the clauses that changed last first. */
  async queue(
    caller: Caller,
    filter: Omit<QueueFilter, 'personId' | 'today'>,
    page: PageRequest,
  ): Promise<DeskPage> {
    const at = this.clock.now();
    const found = await this.desk.queue(
      reachOf(caller.actor, 'assessment.read'),
      { ...filter, personId: caller.actor.userId, today: this.clock.today() },
      page,
    );
    return this.page(found, at);
  }

  /** One clause of an edition at every hospital that works on it, by region and name. Throws standard.notFound, clause.notFound. */
  async across(
    caller: Caller,
    question: { editionId: string; code: string; region?: string },
    page: PageRequest,
  ): Promise<DeskPage> {
    const edition = await this.editions.get(question.editionId);
    if (!edition.clauses.some(({ code }) => code === question.code)) throw notFound('clause');
    const at = this.clock.now();
    return this.page(await this.desk.across(reachOf(caller.actor, 'assessment.read'), question, page), at);
  }

  /** How much lies in each queue, hospital by hospital: those with most that is new come first. */
  async hospitals(
    caller: Caller,
    region: string | undefined,
    page: PageRequest,
  ): Promise<Page<DeskHospital>> {
    const counts = await this.desk.counts(reachOf(caller.actor, 'assessment.read'), {
      personId: caller.actor.userId,
      today: this.clock.today(),
      region,
    });
    const order = (a: HospitalQueues, b: HospitalQueues): number =>
      b.counts.new - a.counts.new || a.hospitalId.localeCompare(b.hospitalId);
    const shown = [...counts].sort(order).slice((page.page - 1) * page.size, page.page * page.size);
    const hospitals = await this.names.hospitals(shown.map(({ hospitalId }) => hospitalId));
    return {
      items: shown.map((one) => ({ ...one, hospital: hospitals.get(one.hospitalId)! })),
      total: counts.length,
    };
  }

  private async page({ items, total }: Page<DeskRow>, at: string): Promise<DeskPage> {
    const ids = [...new Set(items.map(({ assessment }) => assessment.id))];
    const proven = await this.proofs.inForce(ids, this.clock.today());
    const lines = await Promise.all(
      items.map(async (row) => this.line(row, proven.get(row.assessment.id)?.has(row.code) ?? false)),
    );
    const people = lines.flatMap(({ record, review }) => [
      record.updatedBy,
      record.personId,
      review?.decidedBy ?? null,
    ]);
    return { items: lines, total, at, people: await this.names.people(people) };
  }

  private async line(row: DeskRow, proven: boolean): Promise<DeskLine> {
    const { hospital, assessment, code, finding } = row;
    const edition = await this.editions.get(assessment.editionId);
    const clause = edition.clauses.find((one) => one.code === code)!;
    const record = row.clause ? toRecord(row.clause) : untouched(code);
    const said = { verdict: record.verdict, isItem: record.item !== null };
    return {
      ...{ hospital, assessmentId: assessment.id, editionId: assessment.editionId, clause, record, proven },
      ...{ review: row.review, difference: differenceOf(said, row.review?.verdict ?? 'none'), finding },
    };
  }
}
