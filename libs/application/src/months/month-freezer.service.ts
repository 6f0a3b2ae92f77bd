import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { canonicalJson } from '@dabiao/documents';
import { monthsLater, type Month } from '@dabiao/indicators';
import {
  HistoryRepository,
  MonthRepository,
  PlaceRepository,
  type Hospital,
  type MonthReport,
  type MonthRevision,
  type Stamp,
} from '@dabiao/persistence';
import type { MonthFigures } from '@dabiao/reporting';
import { FORMULA_VERSION } from '@dabiao/scoring';
import { figureLines, pastMonths } from './figure-lines';
import { MonthBasisService, type MonthBasis, type MonthDays } from './month-basis.service';
import { monthFigures } from './month-figures';

/** What is kept of a month for ever, as canonical JSON. */
export interface FrozenMonth {
  readonly kind: 'frozen-month';
  readonly figures: MonthFigures;
  /** What they were made from. */
  readonly basis: {
    /** Entries of the trail up to the end of this day counted. */
    readonly knownOn: string;
    /** Readings and goals as they were known on this day. */
    readonly readOn: string;
    /** End of the hospital's trail at that moment. */
    readonly trail: { readonly n: number; readonly hash: string };
    readonly editions: readonly { readonly id: string; readonly sha256: string }[];
    readonly formula: number;
    /** The frozen month that the report compares with. */
    readonly comparedWith: { readonly month: Month; readonly revision: number } | null;
  };
}

export interface Freezing {
  readonly hospital: Hospital;
  readonly days: MonthDays;
  /** The month it is a revision of, as it is before. */
  readonly report: MonthReport;
  readonly restatement: string | null;
  readonly stamp: Stamp;
}

const NO_ENTRY = { n: 0, hash: '' } as const;

/** Freezes a month: the figures of its day, what they rest on, and the hash of all of it. */
@Injectable()
export class MonthFreezer {
  constructor(
    private readonly basis: MonthBasisService,
    private readonly months: MonthRepository,
    private readonly places: PlaceRepository,
    private readonly history: HistoryRepository,
  ) {}

  /** What a month would be made from. */
  basisOf(hospital: Hospital, days: MonthDays): Promise<MonthBasis> {
    return this.basis.of(hospital, days);
  }

  /** The next revision, with its text. Whoever calls has the hospital locked. */
  async freeze(
    basis: MonthBasis,
    { hospital, days, report, restatement, stamp }: Freezing,
  ): Promise<{ revision: MonthRevision; figures: string }> {
    const number = report.revision + 1;
    const earlier = await this.earlier(hospital.id, days.month);
    const regions = await this.places.regions();
    const figures = monthFigures(basis, {
      ...{ revision: number, restatement, regions },
      history: pastMonths(earlier?.figures),
    });
    const { n, hash } = (await this.history.head(hospital.id)) ?? NO_ENTRY;
    const hashes = new Map((await this.places.editions()).map(({ id, sha256 }) => [id, sha256]));
    const previous = monthsLater(days.month, -1);
    const comparedRevision = earlier?.figures.month === previous ? earlier.figures.revision : null;
    const frozen: FrozenMonth = {
      kind: 'frozen-month',
      figures,
      basis: {
        ...{ knownOn: days.knownOn, readOn: days.readOn, trail: { n, hash }, formula: FORMULA_VERSION },
        editions: figures.assessments.map(({ edition: { id } }) => ({ id, sha256: hashes.get(id)! })),
        comparedWith: comparedRevision === null ? null : { month: previous, revision: comparedRevision },
      },
    };
    const text = canonicalJson(frozen);
    const revision: MonthRevision = {
      ...{ id: randomUUID(), monthId: report.id, hospitalId: hospital.id, revision: number },
      ...{ outcome: 'submitted', reason: restatement, asOf: days.asOf, knownOn: days.knownOn },
      ...{ formula: FORMULA_VERSION, trailN: n, trailHash: hash, comparedRevision },
      ...{ lines: figureLines(figures), decisions: [] },
      sha256: createHash('sha256').update(text).digest('hex'),
      ...{ submittedAt: stamp.at, submittedBy: stamp.by, version: 1 },
    };
    return { revision, figures: text };
  }

  /** The newest month before this one as it was frozen: the accepted revision, else the newest. */
  private async earlier(hospitalId: string, month: Month): Promise<FrozenMonth | undefined> {
    const report = await this.months.frozenBefore(hospitalId, month);
    if (!report) return undefined;
    const found = await this.months.frozen(report.id, report.acceptedRevision ?? report.revision);
    return readFrozen(found!.figures);
  }
}

/** A frozen text as what it says. */
export const readFrozen = (text: string): FrozenMonth => JSON.parse(text) as FrozenMonth;
