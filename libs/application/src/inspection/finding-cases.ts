import { Injectable } from '@nestjs/common';
import { conflict, invalid } from '@dabiao/kernel';
import { FINDING_SIDES, nextFinding, type FindingAction } from '@dabiao/inspection';
import type { Change, Finding, FindingLine, Stamp } from '@dabiao/persistence';
import type { Caller } from '../caller';
import { FindingBook, type FindingMove } from './finding-book';
import { FINDING_PERMISSIONS } from './finding-choices';
import type { FindingView } from './finding-view';
import { FindingsService } from './findings.service';
import { InspectionBook } from './inspection-book';

/** A finding somebody takes a step with, and where the step leads. */
export interface FindingCase {
  readonly line: FindingLine;
  readonly finding: Finding;
  readonly next: Pick<Finding, 'state' | 'extensionAsked'>;
  readonly stamp: Stamp;
}

/** The frame of every step with a finding: who may take it, whether the life cycle allows it, and how it is kept. */
@Injectable()
export class FindingCases {
  constructor(
    private readonly findings: FindingsService,
    private readonly book: FindingBook,
    private readonly inspection: InspectionBook,
  ) {}

  /** Loads a finding on which the caller may take this step; from here on nobody else writes to its hospital. */
  async reach(caller: Caller, id: string, action: FindingAction): Promise<FindingLine> {
    const permission = FINDING_PERMISSIONS[FINDING_SIDES[action]];
    const { hospital } = await this.findings.reach(caller, permission, id);
    await this.inspection.lock(hospital.id);
    return this.findings.reach(caller, permission, id);
  }

  /** Where the step leads. Throws record.changed with the finding as it is, and finding.state. */
  async begin(
    caller: Caller,
    line: FindingLine,
    version: number,
    action: FindingAction,
  ): Promise<FindingCase> {
    const { finding } = line;
    if (finding.version !== version)
      throw conflict('record.changed', {}, { current: await this.findings.view(line) });
    const next = nextFinding(finding, action);
    if (!next) throw conflict('finding.state', {}, { state: finding.state, action });
    return { line, finding, next, stamp: this.inspection.stamp(caller) };
  }

  /** Saves a step of the hospital; what it changes takes inspectors' verdicts back. */
  async saveStep({ line, stamp }: FindingCase, move: FindingMove): Promise<FindingView> {
    const entries = await this.book.save([move]);
    await this.inspection.append(
      line.hospital.id,
      stamp,
      entries.map(([, change]) => change),
    );
    const same = move.after.departmentId === line.finding.departmentId;
    return this.findings.view(
      same ? { ...line, finding: move.after } : await this.findings.again(line.finding.id),
    );
  }

  /** Saves a ruling of an inspector, with what else it changed. */
  async saveRuling(
    { line, stamp }: FindingCase,
    move: FindingMove,
    more: readonly Change[],
  ): Promise<FindingView> {
    const entries = await this.book.save([move]);
    const also = more.map((change) => [line.hospital.id, change] as const);
    await this.inspection.note(stamp, [...entries, ...also]);
    return this.findings.view({ ...line, finding: move.after });
  }

  today(): string {
    return this.findings.today();
  }
}

/** A field of a step that is wrong, and why. */
export const wrong = (field: string, key: string): Error =>
  invalid('finding.invalid', {}, { errors: [{ field, key }] });
