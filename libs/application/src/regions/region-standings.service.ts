import { Injectable } from '@nestjs/common';
import { reachOf } from '@dabiao/access';
import { groupBy, type Day } from '@dabiao/kernel';
import {
  AssessmentRepository,
  PlaceRepository,
  ProofRepository,
  RegionStandingRepository,
  ReviewRepository,
  type Page,
} from '@dabiao/persistence';
import { toAssessment } from '../assessments/assessments.service';
import type { Caller } from '../caller';
import { Clock } from '../clock';
import type { ComplianceLine, HospitalCompliance } from '../compliance/compliance.service';
import { decidedOf } from '../compliance/reviews-in-time.service';
import { headlines, threeResults } from '../compliance/three-results';
import { EditionsService } from '../standards/editions.service';
import { statesOf } from './said-states';
import { wholeRegion } from './whole-region';

/** A whole province; of the country the first of them, with the number of all. */
const MOST = 500;
const NONE: ReadonlySet<string> = new Set();

export interface RegionStandings extends Page<HospitalCompliance> {
  readonly day: Day;
}

/** Where all hospitals of a region stand today, at once: ranks and classes are of all of them. */
@Injectable()
export class RegionStandingsService {
  constructor(
    private readonly places: PlaceRepository,
    private readonly assessments: AssessmentRepository,
    private readonly standings: RegionStandingRepository,
    private readonly proofs: ProofRepository,
    private readonly reviews: ReviewRepository,
    private readonly editions: EditionsService,
    private readonly clock: Clock,
  ) {}

  /** Six queries, whatever the number of hospitals, and one more where they are more than the 500 that are given. Throws region.notFound. */
  async of(caller: Caller, code: string): Promise<RegionStandings> {
    wholeRegion(caller, 'assessment.read', code, await this.places.regions());
    const day = this.clock.today();
    const reach = reachOf(caller.actor, 'assessment.read');
    const { items, total } = await this.places.hospitals(reach, { page: 1, size: MOST }, { under: code });
    const lines = groupBy(
      await this.lines(
        items.map(({ id }) => id),
        day,
      ),
      ({ hospitalId }) => hospitalId,
    );
    const standing = items.map((hospital) => ({
      hospital,
      assessments: (lines.get(hospital.id) ?? []).map(({ line }) => line),
    }));
    return { day, items: standing, total };
  }

  private async lines(
    hospitalIds: readonly string[],
    day: Day,
  ): Promise<{ readonly hospitalId: string; readonly line: ComplianceLine }[]> {
    if (hospitalIds.length === 0) return [];
    const assessments = (await this.assessments.ofHospitals(hospitalIds)).map(toAssessment);
    const ids = assessments.map(({ id }) => id);
    const [said, proven, decided] = await Promise.all([
      this.standings.said(ids),
      this.proofs.inForce(ids, day),
      this.reviews.decided(ids),
    ]);
    return Promise.all(
      assessments.map(async ({ id, hospitalId, editionId, options, target, dueOn, stage }) => {
        const edition = await this.editions.get(editionId);
        const states = statesOf(edition, said.get(id) ?? []);
        const standing = { proven: proven.get(id) ?? NONE, decided: decidedOf(decided, id) };
        const three = headlines(threeResults(edition, states, options, standing, day));
        return { hospitalId, line: { assessmentId: id, editionId, target, dueOn, stage, ...three } };
      }),
    );
  }
}
