import { Injectable } from '@nestjs/common';
import { reachOf } from '@dabiao/access';
import type { Edition } from '@dabiao/catalog';
import type { Day } from '@dabiao/kernel';
import {
  PlaceRepository,
  ProofRepository,
  RegionStandingRepository,
  ReviewRepository,
  type DecidedCodes,
  type Hospital,
  type SaidOfClause,
} from '@dabiao/persistence';
import { assessmentFigures, type AssessmentFigures } from '@dabiao/reporting';
import { toAssessment, type Assessment } from '../assessments/assessments.service';
import type { Caller } from '../caller';
import { Clock } from '../clock';
import { EditionsService } from '../standards/editions.service';
import { statesOf } from './said-states';
import { wholeRegion } from './whole-region';

/** One edition at all hospitals of a region that work on it, as it stands today. */
export interface RegionBasis {
  readonly edition: Edition;
  readonly day: Day;
  readonly hospitals: readonly Hospital[];
  /** The figures of one hospital after the other: those of one are in memory at a time. */
  readonly figures: () => Iterable<{ readonly hospital: Hospital; readonly figures: AssessmentFigures }>;
}

interface Standing {
  readonly hospital: Hospital;
  readonly assessment: Assessment;
  readonly said: readonly SaidOfClause[];
  readonly proven: ReadonlySet<string>;
  readonly decided: DecidedCodes | undefined;
}

const NONE: ReadonlySet<string> = new Set();

@Injectable()
export class RegionBasisService {
  constructor(
    private readonly places: PlaceRepository,
    private readonly standings: RegionStandingRepository,
    private readonly proofs: ProofRepository,
    private readonly reviews: ReviewRepository,
    private readonly editions: EditionsService,
    private readonly clock: Clock,
  ) {}

  /** Five queries for up to 500 hospitals. Throws region.notFound, standard.notFound. */
  async of(caller: Caller, code: string, editionId: string): Promise<RegionBasis> {
    wholeRegion(caller, 'assessment.read', code, await this.places.regions());
    const edition = await this.editions.get(editionId);
    const day = this.clock.today();
    const reach = reachOf(caller.actor, 'assessment.read');
    const atWork = await this.standings.atWork(reach, code, editionId);
    const ids = atWork.map(({ assessment: { id } }) => id);
    const [said, proven, decided] = await Promise.all([
      this.standings.said(ids),
      this.proofs.inForce(ids, day),
      this.reviews.decided(ids),
    ]);
    const standings = atWork.map(({ hospital, assessment }): Standing => ({
      hospital,
      assessment: toAssessment(assessment),
      said: said.get(assessment.id) ?? [],
      proven: proven.get(assessment.id) ?? NONE,
      decided: decided.get(assessment.id),
    }));
    return {
      ...{ edition, day, hospitals: standings.map(({ hospital }) => hospital) },
      figures: function* () {
        for (const standing of standings)
          yield { hospital: standing.hospital, figures: figuresOf(standing, edition, day) };
      },
    };
  }
}

/** By the same function that freezes a month, so that a region adds up what its hospitals see. */
function figuresOf(
  { assessment, said, proven, decided }: Standing,
  edition: Edition,
  day: Day,
): AssessmentFigures {
  const { id, options, target, dueOn } = assessment;
  return assessmentFigures(
    {
      ...{ id, edition, options, target, dueOn, stage: null },
      states: statesOf(edition, said),
      proofs: new Map([...proven].map((code) => [code, 'inForce'])),
      decisions: new Map([
        ...[...(decided?.confirmed ?? [])].map((code) => [code, 'confirmed'] as const),
        ...[...(decided?.rejected ?? [])].map((code) => [code, 'rejected'] as const),
      ]),
      ...{ departments: new Map(), dues: new Map() },
    },
    day,
  );
}
