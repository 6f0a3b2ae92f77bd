import { Injectable } from '@nestjs/common';
import type { Edition } from '@dabiao/catalog';
import { monthsLater, type Catalogue, type Month } from '@dabiao/indicators';
import { compareText, type Day, groupBy } from '@dabiao/kernel';
import {
  FindingRepository,
  HistoryRepository,
  type Appeal,
  type ChangeKind,
  type DecidedCodes,
  type Department,
  type Evidence,
  type EvidenceLink,
  type Finding,
  type Hospital,
  type ProofRequest,
} from '@dabiao/persistence';
import type { Assessment } from '../assessments/assessments.service';
import type { ClauseRecord } from '../clauses/clause-record';
import { decidedOf, ReviewsInTimeService } from '../compliance/reviews-in-time.service';
import type { Goal } from '../readings/goals.service';
import { IndicatorsService } from '../readings/indicators.service';
import type { ReadingRecord } from '../readings/reading-record';
import { ReadingsService } from '../readings/readings.service';
import { EditionsService } from '../standards/editions.service';

/** Which days a month is seen from. */
export interface MonthDays {
  readonly month: Month;
  /** The day whose figures it has. */
  readonly asOf: Day;
  /** What was entered up to the end of this day counts. */
  readonly knownOn: Day;
  /** Readings and goals belong to months by themselves: they are taken as they are known on this day. */
  readonly readOn: Day;
}

/** One assessment as the trail has it. */
export interface AssessmentInMonth {
  readonly assessment: Assessment;
  readonly edition: Edition;
  readonly records: ReadonlyMap<string, ClauseRecord>;
  /** Proofs in use that support clauses, by code. */
  readonly proofs: ReadonlyMap<string, readonly Evidence[]>;
  readonly decided: DecidedCodes;
}

/** Everything a month is made from. */
export interface MonthBasis extends MonthDays {
  readonly hospital: Hospital;
  readonly assessments: readonly AssessmentInMonth[];
  readonly departments: ReadonlyMap<string, string>;
  /** Proofs in use, with the clauses they support. */
  readonly proofs: readonly { readonly proof: Evidence; readonly links: readonly EvidenceLink[] }[];
  readonly findings: readonly Finding[];
  readonly requests: readonly ProofRequest[];
  readonly appeals: readonly Appeal[];
  readonly catalogue: Catalogue;
  readonly readings: readonly ReadingRecord[];
  readonly goals: readonly Goal[];
}

/** The longest window and the year before it. */
const READING_MONTHS = 48;

/** Gathers what a month is made from, always from the trail: a constant number of queries. */
@Injectable()
export class MonthBasisService {
  constructor(
    private readonly history: HistoryRepository,
    private readonly findings: FindingRepository,
    private readonly reviews: ReviewsInTimeService,
    private readonly editions: EditionsService,
    private readonly indicators: IndicatorsService,
    private readonly readings: ReadingsService,
  ) {}

  async of(hospital: Hospital, days: MonthDays): Promise<MonthBasis> {
    const { month, knownOn, readOn } = days;
    const last = async <T>(kind: ChangeKind, day = knownOn): Promise<T[]> =>
      (await this.history.lastOn([hospital.id], { kind }, day)).flatMap(({ after }) =>
        after === null ? [] : [after as T],
      );
    const plans = (await last<Assessment>('assessment')).sort(byOpening);
    const editions = await Promise.all(plans.map(({ editionId }) => this.editions.get(editionId)));
    const clauses = groupBy(
      await this.history.lastOn([hospital.id], { kind: 'clause' }, knownOn),
      ({ subject }) => subject,
    );
    const decided = await this.reviews.on([hospital.id], knownOn);
    const evidence = (await last<Evidence>('evidence')).filter(({ retired }) => !retired);
    const links = groupBy(
      (await last<EvidenceLink>('link')).filter(({ against }) => !against),
      ({ evidenceId }) => evidenceId,
    );
    const proofs = evidence.map((proof) => ({ proof, links: links.get(proof.id) ?? [] })).sort(byProof);
    const supporting = groupBy(
      proofs.flatMap(({ proof, links: own }) => own.map((link) => ({ proof, link }))),
      ({ link }) => `${link.assessmentId} ${link.code}`,
    );
    const assessments = plans.map((assessment, i): AssessmentInMonth => {
      const { id } = assessment;
      const edition = editions[i]!;
      const records = (clauses.get(id) ?? []).map(({ after }) => after as ClauseRecord);
      return {
        ...{ assessment, edition, decided: decidedOf(decided, id) },
        records: new Map(records.map((record) => [record.code, record])),
        proofs: new Map(
          edition.clauses.flatMap(({ code }) => {
            const own = supporting.get(`${id} ${code}`);
            return own ? [[code, own.map(({ proof }) => proof)] as const] : [];
          }),
        ),
      };
    });
    const departments = await last<Department>('department');
    const from = monthsLater(month, 1 - READING_MONTHS);
    return {
      ...{ ...days, hospital, assessments, proofs },
      departments: new Map(departments.map(({ id, name }) => [id, name])),
      findings: (await this.findings.withNumbers(await last<Finding>('finding'))).sort(byDue),
      requests: (await last<ProofRequest>('proofRequest')).sort(byDue),
      appeals: (await last<Appeal>('appeal')).sort((a, b) => compareText(a.filedAt + a.id, b.filedAt + b.id)),
      catalogue: await this.indicators.catalogueFor(editions, hospital.id),
      readings: await this.readings.between(hospital.id, from, month, { asOf: readOn }),
      goals: (await last<Goal>('goal', readOn))
        .filter(({ retired }) => !retired)
        .sort((a, b) => compareText(a.createdAt + a.id, b.createdAt + b.id)),
    };
  }
}

const byOpening = (a: Assessment, b: Assessment): number =>
  compareText(a.createdAt + a.id, b.createdAt + b.id);

const byDue = <T extends { readonly dueOn: string; readonly id: string }>(a: T, b: T): number =>
  compareText(a.dueOn + a.id, b.dueOn + b.id);

/** By the last day in force; those without one last. */
const byProof = (a: { readonly proof: Evidence }, b: { readonly proof: Evidence }): number =>
  compareText(`${a.proof.inForceTo ?? '9'} ${a.proof.id}`, `${b.proof.inForceTo ?? '9'} ${b.proof.id}`);
