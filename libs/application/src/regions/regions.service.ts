import { Injectable } from '@nestjs/common';
import { reachOf } from '@dabiao/access';
import { monthsUpTo } from '@dabiao/indicators';
import { groupBy, invalid, type Day } from '@dabiao/kernel';
import { RegionStandingRepository, type Hospital, type Page, type PageRequest } from '@dabiao/persistence';
import type { Rung } from '@dabiao/reporting';
import type { Caller } from '../caller';
import { figureLines } from '../months/figure-lines';
import { RegionBasisService } from './region-basis.service';
import { addedUp, figuresOf, type HospitalLines, type RegionTrendPoint } from './region-trend';
import { WeakClauseTally, type WeakClause } from './weak-clauses';

/** Which clauses of an edition the hospitals of a region lack. */
export interface WeakClauses extends Page<WeakClause> {
  readonly day: Day;
  /** Hospitals that work on the edition. */
  readonly hospitals: number;
}

export interface WeakClausesWish {
  readonly standard: string;
  readonly tier?: string;
  readonly figure: Rung;
}

export interface RegionTrend {
  readonly standard: string;
  readonly figure: string;
  /** The oldest first; the last one is live. */
  readonly points: readonly RegionTrendPoint[];
  /** Everybody who is in any of them. */
  readonly hospitals: readonly Pick<Hospital, 'id' | 'nameZh' | 'nameEn'>[];
}

export interface RegionTrendWish {
  readonly standard: string;
  readonly figure: string;
  readonly months: number;
}

/** A region as a whole: what its hospitals have in common, and where it is going. Only for people of all of it. */
@Injectable()
export class RegionsService {
  constructor(
    private readonly basis: RegionBasisService,
    private readonly standings: RegionStandingRepository,
  ) {}

  /** A page of clauses, those that most hospitals lack first. Throws region.notFound, standard.notFound. */
  async weakClauses(
    caller: Caller,
    code: string,
    { standard, tier, figure }: WeakClausesWish,
    { page, size }: PageRequest,
  ): Promise<WeakClauses> {
    const { edition, day, hospitals, figures } = await this.basis.of(caller, code, standard);
    const tally = new WeakClauseTally(edition);
    for (const one of figures()) tally.add(one.figures);
    const all = tally.clauses(figure, tier);
    return {
      ...{ day, hospitals: hospitals.length, total: all.length },
      items: all.slice((page - 1) * size, page * size),
    };
  }

  /**
   * Numerators and denominators of all hospitals added up, month by month: past months as they were frozen, the current
   * one as it stands. Six queries. Throws region.notFound, standard.notFound, region.figure.
   */
  async trend(
    caller: Caller,
    code: string,
    { standard, figure, months }: RegionTrendWish,
  ): Promise<RegionTrend> {
    const { edition, day, figures } = await this.basis.of(caller, code, standard);
    const known = figuresOf(edition);
    if (!known.includes(figure)) throw invalid('region.figure', { found: figure, known: known.join(', ') });
    const span = monthsUpTo(day.slice(0, 7), months);
    const reach = reachOf(caller.actor, 'report.read');
    const frozen = groupBy(
      await this.standings.monthLines(reach, code, span[0]!, span.at(-1)!),
      ({ month }) => month,
    );
    const now: HospitalLines[] = [];
    for (const { hospital, figures: own } of figures())
      now.push({ hospital, lines: figureLines({ assessments: [own] }) });
    const points = span.map((month, i) => {
      const live = i === span.length - 1;
      return addedUp({ month, live }, live ? now : (frozen.get(month) ?? []), { standard, figure });
    });
    const counted = new Set(points.flatMap(({ hospitalIds }) => hospitalIds));
    const names = new Map(
      [...[...frozen.values()].flat(), ...now].map(({ hospital: { id, nameZh, nameEn } }) => [
        id,
        { id, nameZh, nameEn },
      ]),
    );
    return { standard, figure, points, hospitals: [...names.values()].filter(({ id }) => counted.has(id)) };
  }
}
