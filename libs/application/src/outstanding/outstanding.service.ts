import { Injectable } from '@nestjs/common';
import { AssessmentRepository, PlaceRepository, ProofRepository } from '@dabiao/persistence';
import { toAssessment } from '../assessments/assessments.service';
import { reachable, type Caller } from '../caller';
import { Clock } from '../clock';
import { toRecord, type ClauseRecord } from '../clauses/clause-record';
import { EditionsService } from '../standards/editions.service';
import { outstanding, type Outstanding } from './outstanding';

const NONE: ReadonlySet<string> = new Set();

/** What is still to be done at a hospital. */
@Injectable()
export class OutstandingService {
  constructor(
    private readonly places: PlaceRepository,
    private readonly rows: AssessmentRepository,
    private readonly proofs: ProofRepository,
    private readonly editions: EditionsService,
    private readonly clock: Clock,
  ) {}

  /** Four queries, whatever the number of assessments and clauses. */
  async ofHospital(caller: Caller, hospitalId: string): Promise<Outstanding> {
    reachable(caller, 'assessment.read', await this.places.hospital(hospitalId));
    const day = this.clock.today();
    const assessments = (await this.rows.ofHospitals([hospitalId])).map(toAssessment);
    const ids = assessments.map(({ id }) => id);
    const [rows, proven] = await Promise.all([this.rows.clauseRows(ids), this.proofs.inForce(ids, day)]);
    const records = new Map<string, ClauseRecord[]>(ids.map((id) => [id, []]));
    for (const row of rows) records.get(row.assessmentId)?.push(toRecord(row));
    const standings = await Promise.all(
      assessments.map(async (assessment) => ({
        assessment,
        edition: await this.editions.get(assessment.editionId),
        records: records.get(assessment.id)!,
        proven: proven.get(assessment.id) ?? NONE,
      })),
    );
    return outstanding(standings, day);
  }
}
