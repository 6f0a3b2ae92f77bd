import { Injectable } from '@nestjs/common';
import type { Permission } from '@dabiao/access';
import { AssessmentRepository, HistoryRepository } from '@dabiao/persistence';
import { AssessmentsService, type Reached } from '../assessments/assessments.service';
import type { Caller } from '../caller';
import { toRecord, type ClauseRecord } from '../clauses/clause-record';
import { Clock } from '../clock';
import { SheetNamesService, type SheetNames } from './sheet-names';

/** An assessment with everything its sheets are made of and compared with. */
export interface SheetBasis extends Reached {
  readonly records: ReadonlyMap<string, ClauseRecord>;
  readonly names: SheetNames;
  /** UTC instant of reading. */
  readonly now: string;
  /** Place in the hospital's trail up to which everything is in the records. */
  readonly seen: number;
}

@Injectable()
export class SheetBasisService {
  constructor(
    private readonly assessments: AssessmentsService,
    private readonly rows: AssessmentRepository,
    private readonly names: SheetNamesService,
    private readonly history: HistoryRepository,
    private readonly clock: Clock,
  ) {}

  /** Before anything is received: whether the caller may at all. Throws assessment.notFound. */
  async admit(caller: Caller, permission: Permission, id: string): Promise<void> {
    await this.assessments.reach(caller, permission, id);
  }

  async load(caller: Caller, permission: Permission, id: string): Promise<SheetBasis> {
    return this.basisOf(await this.assessments.reach(caller, permission, id));
  }

  /** The same for writing: nobody else writes to the hospital until the unit of work ends. */
  async loadLocked(caller: Caller, permission: Permission, id: string): Promise<SheetBasis> {
    return this.basisOf(await this.assessments.reachLocked(caller, permission, id));
  }

  private async basisOf(reached: Reached): Promise<SheetBasis> {
    const { assessment, hospital } = reached;
    const now = this.clock.now();
    // First, so that what is written meanwhile counts as not seen.
    const seen = await this.history.end(hospital.id);
    const rows = await this.rows.checklistRows(assessment.id);
    const records = new Map(rows.map((row) => [row.code, toRecord(row)]));
    const mentioned = rows.flatMap(({ personId }) => personId ?? []);
    return { ...reached, records, now, seen, names: await this.names.of(hospital.id, now, mentioned) };
  }
}
