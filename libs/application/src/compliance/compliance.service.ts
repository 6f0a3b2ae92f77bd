import { Injectable } from '@nestjs/common';
import { reachOf } from '@dabiao/access';
import { addDays, type Day, dayInShanghai, daysBetween, groupBy, invalid, isDay } from '@dabiao/kernel';
import {
  AssessmentRepository,
  HistoryRepository,
  PlaceRepository,
  type Hospital,
  type Page,
  type PageRequest,
} from '@dabiao/persistence';
import type { Headline, Result } from '@dabiao/scoring';
import {
  AssessmentsService,
  recorded,
  toAssessment,
  type Assessment,
  type Reached,
} from '../assessments/assessments.service';
import { reachable, type Caller } from '../caller';
import { Clock } from '../clock';
import { toRecord, toStates, type ClauseRecord } from '../clauses/clause-record';
import { EditionsService } from '../standards/editions.service';
import { ProofsService } from './proofs.service';
import { decidedOf, ReviewsInTimeService } from './reviews-in-time.service';
import { headlines, threeResults, type Standings, type Three } from './three-results';
import { foldTrend, planOn, type TrendPoint } from './trend';

export interface Compliance extends Three<Result> {
  readonly assessment: Assessment;
  readonly asOf: Day;
}

/** One line of an overview. */
export interface ComplianceLine extends Three<Headline> {
  readonly assessmentId: string;
  readonly editionId: string;
  readonly target: Assessment['target'];
  readonly dueOn: string | null;
  readonly stage: number | null;
}

export interface HospitalCompliance {
  readonly hospital: Hospital;
  readonly assessments: readonly ComplianceLine[];
}

/** The longest trend that is computed at once, in days. */
const TREND_DAYS = 800;

const NONE: ReadonlySet<string> = new Set();

/** The figures, for any day. Every one of them comes out of `threeResults`. */
@Injectable()
export class ComplianceService {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly rows: AssessmentRepository,
    private readonly places: PlaceRepository,
    private readonly history: HistoryRepository,
    private readonly editions: EditionsService,
    private readonly proofs: ProofsService,
    private readonly reviews: ReviewsInTimeService,
    private readonly clock: Clock,
  ) {}

  /** One assessment, on a day (default today). Before it moved to its edition: the one it moved from. */
  async ofAssessment(caller: Caller, id: string, asOf?: Day): Promise<Compliance> {
    const today = this.clock.today();
    const day = this.checkDay(asOf ?? today);
    const reached = (await this.stages(caller, id, day)).at(0)!;
    const { assessment, records, standings } =
      day < today ? await this.onPastDay(reached, day) : await this.now(reached, day);
    return {
      assessment,
      asOf: day,
      ...threeResults(
        reached.edition,
        toStates(reached.edition, records),
        assessment.options,
        standings,
        day,
      ),
    };
  }

  /** A figure for each day from the one it was opened on, first and last included, each by the edition of that day. */
  async trend(caller: Caller, id: string, from: Day, to: Day): Promise<TrendPoint[]> {
    const today = this.clock.today();
    const last = this.checkDay(to) < today ? to : today;
    if (this.checkDay(from) > last || daysBetween(from, last) > TREND_DAYS)
      throw invalid('trend.range', { days: TREND_DAYS });
    const stages = await this.stages(caller, id, from);
    const points: TrendPoint[] = [];
    for (const [i, stage] of stages.entries()) {
      const next = stages[i + 1];
      const opened = openedOn(stage);
      const first = opened < from ? from : opened;
      const until = next && openedOn(next) <= last ? addDays(openedOn(next), -1) : last;
      if (first <= until) points.push(...(await this.trendOf(stage, first, until)));
    }
    return points;
  }

  private async trendOf(
    { assessment, hospital, edition }: Reached,
    from: Day,
    to: Day,
  ): Promise<TrendPoint[]> {
    const { id } = assessment;
    const [clauses, plans, { links, proofs }, reviews] = await Promise.all([
      this.history.all({ chain: hospital.id, kind: 'clause', assessmentId: id }),
      this.history.all({ chain: hospital.id, kind: 'assessment', assessmentId: id }),
      this.proofs.past(hospital.id, id),
      this.reviews.past(hospital.id, id),
    ]);
    return foldTrend({ edition, assessment, clauses, plans, links, proofs, reviews }, from, to);
  }

  /** An assessment and those it moved from, back to the one that was at work on a day; that one comes first. */
  private async stages(caller: Caller, id: string, day: Day): Promise<Reached[]> {
    const stages = [await this.assessments.reach(caller, 'assessment.read', id)];
    for (;;) {
      const first = stages[0]!;
      if (first.assessment.movedFrom === null || openedOn(first) <= day) return stages;
      stages.unshift(await this.assessments.reach(caller, 'assessment.read', first.assessment.movedFrom));
    }
  }

  async ofHospital(caller: Caller, hospitalId: string, asOf?: Day): Promise<HospitalCompliance> {
    const hospital = reachable(caller, 'assessment.read', await this.places.hospital(hospitalId));
    return (await this.overview([hospital], asOf))[0]!;
  }

  /** Hospitals of a region, a page at a time. */
  async ofRegion(
    caller: Caller,
    region: string,
    page: PageRequest,
    asOf?: Day,
  ): Promise<Page<HospitalCompliance>> {
    const { items, total } = await this.places.hospitals(reachOf(caller.actor, 'assessment.read'), page, {
      under: region,
    });
    return { items: await this.overview(items, asOf), total };
  }

  /** Four queries for today, five for a past day, whatever the number of hospitals. */
  private async overview(hospitals: readonly Hospital[], asOf?: Day): Promise<HospitalCompliance[]> {
    const today = this.clock.today();
    const day = this.checkDay(asOf ?? today);
    const bases = day < today ? await this.basesOn(hospitals, day) : await this.basesNow(hospitals, day);
    const lines = await Promise.all(
      bases.map(async ({ assessment, records, standings }) => {
        const edition = await this.editions.get(assessment.editionId);
        const three = threeResults(edition, toStates(edition, records), assessment.options, standings, day);
        const { id, editionId, target, dueOn, stage, hospitalId } = assessment;
        return {
          hospitalId,
          line: { assessmentId: id, editionId, target, dueOn, stage, ...headlines(three) },
        };
      }),
    );
    return hospitals.map((hospital) => ({
      hospital,
      assessments: lines.filter(({ hospitalId }) => hospitalId === hospital.id).map(({ line }) => line),
    }));
  }

  private async basesNow(hospitals: readonly Hospital[], day: Day): Promise<Basis[]> {
    const assessments = (await this.rows.ofHospitals(hospitals.map(({ id }) => id))).map(toAssessment);
    const ids = assessments.map(({ id }) => id);
    const [rows, proven, decided] = await Promise.all([
      this.rows.clauseRows(ids),
      this.proofs.inForce(ids, day),
      this.reviews.now(ids),
    ]);
    const records = groupBy(rows, ({ assessmentId }) => assessmentId);
    return assessments.map((assessment) => ({
      assessment,
      records: (records.get(assessment.id) ?? []).map(toRecord),
      standings: {
        proven: proven.get(assessment.id) ?? NONE,
        decided: decidedOf(decided, assessment.id),
      },
    }));
  }

  /** Assessments that were not open yet on that day, or had moved to another edition by then, are not there. */
  private async basesOn(hospitals: readonly Hospital[], day: Day): Promise<Basis[]> {
    const ids = hospitals.map(({ id }) => id);
    const [plans, clauses, proven, decided] = await Promise.all([
      this.history.lastOn(ids, { kind: 'assessment' }, day),
      this.history.lastOn(ids, { kind: 'clause' }, day),
      this.proofs.inForceOn(ids, day),
      this.reviews.on(ids, day),
    ]);
    const records = groupBy(clauses, ({ subject }) => subject);
    const atWork = plans.filter(({ after }) => after !== null && recorded(after).movedTo === null);
    return atWork.map(({ subject, after }) => ({
      assessment: recorded(after),
      records: (records.get(subject) ?? []).map((entry) => entry.after as ClauseRecord),
      standings: { proven: proven.get(subject) ?? NONE, decided: decidedOf(decided, subject) },
    }));
  }

  private async now({ assessment }: Reached, day: Day): Promise<Basis> {
    const { id } = assessment;
    const [rows, proven, decided] = await Promise.all([
      this.rows.checklistRows(id),
      this.proofs.inForce([id], day),
      this.reviews.now([id]),
    ]);
    return {
      assessment,
      records: rows.map(toRecord),
      standings: { proven: proven.get(id) ?? NONE, decided: decidedOf(decided, id) },
    };
  }

  /** How things stood at the end of a past day, from the trail. Five queries. */
  private async onPastDay({ assessment, hospital }: Reached, day: Day): Promise<Basis> {
    const { id } = assessment;
    const [clauses, plans, proven, decided] = await Promise.all([
      this.history.lastOn([hospital.id], { kind: 'clause', assessmentId: id }, day),
      this.history.all({ chain: hospital.id, kind: 'assessment', assessmentId: id }),
      this.proofs.inForceOn([hospital.id], day, id),
      this.reviews.on([hospital.id], day, id),
    ]);
    return {
      assessment: planOn(plans, assessment, day),
      records: clauses.map(({ after }) => after as ClauseRecord),
      standings: { proven: proven.get(id) ?? NONE, decided: decidedOf(decided, id) },
    };
  }

  private checkDay(day: Day): Day {
    if (!isDay(day)) throw invalid('day.invalid', { found: day });
    return day;
  }
}

interface Basis {
  readonly assessment: Assessment;
  readonly records: readonly ClauseRecord[];
  readonly standings: Standings;
}

const openedOn = ({ assessment }: Reached): Day => dayInShanghai(new Date(assessment.createdAt));
