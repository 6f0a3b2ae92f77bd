import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Edition } from '@dabiao/catalog';
import {
  catalogueOf,
  parseIndicatorSet,
  type Catalogue,
  type Combine,
  type Direction,
  type Indicator,
  type IndicatorKind,
  type IndicatorSet,
  type OwnIndicator,
} from '@dabiao/indicators';
import { conflict, notFound } from '@dabiao/kernel';
import {
  IndicatorRepository,
  SYSTEM_CHAIN,
  TrailRepository,
  UnitOfWork,
  type OwnIndicatorRow,
  type Page,
  type PageRequest,
  type Stamp,
} from '@dabiao/persistence';
import { EditionsService } from '../standards/editions.service';

export interface IndicatorFilter {
  /** Only those that clauses of this edition are judged by. */
  readonly editionId?: string;
  /** Part of the code or name. */
  readonly text?: string;
  readonly kind?: IndicatorKind;
  /** Only those the hospital has defined for itself, or only the others. */
  readonly own?: boolean;
  /** Only those that are retired, or only those in use. */
  readonly retired?: boolean;
}

/** Which indicators there are, and how their months combine. */
@Injectable()
export class IndicatorsService {
  private readonly parsed = new Map<string, IndicatorSet>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: IndicatorRepository,
    private readonly editions: EditionsService,
    private readonly trail: TrailRepository,
  ) {}

  /** Indicators by code; with a hospital, its own too. */
  async page(
    hospitalId: string | null,
    filter: IndicatorFilter,
    { page, size }: PageRequest,
  ): Promise<Page<Indicator>> {
    const all = [...(await this.catalogue(hospitalId)).values()].filter((one) => matches(one, filter));
    return { items: all.slice((page - 1) * size, page * size), total: all.length };
  }

  /** Two queries, and one more with a hospital; editions and sets that were read before are remembered. */
  async catalogue(hospitalId: string | null): Promise<Catalogue> {
    const listed = await this.editions.list();
    const editions = await Promise.all(listed.map(({ id }) => this.editions.get(id)));
    return this.catalogueFor(editions, hospitalId);
  }

  /** The same for some editions alone. */
  async catalogueFor(editions: readonly Edition[], hospitalId: string | null): Promise<Catalogue> {
    const own = hospitalId === null ? [] : await this.rows.own(hospitalId);
    return catalogueOf(await this.sets(), editions, own.map(toOwn));
  }

  /** Keeps the sets that come with the program. One whose content is the same is no change. */
  async keep(sets: readonly IndicatorSet[], stamp: Stamp): Promise<void> {
    for (const set of sets)
      await this.uow.run(async () => {
        await this.trail.lock(SYSTEM_CHAIN);
        const source = JSON.stringify(set);
        const sha256 = createHash('sha256').update(source).digest('hex');
        const stored = await this.rows.set(set.set);
        if (stored?.sha256 === sha256) return;
        await this.rows.keepSet({ id: set.set, source, sha256, loadedAt: stamp.at });
        await this.trail.append(SYSTEM_CHAIN, stamp, [
          {
            ...{ kind: 'indicatorSet', subject: set.set },
            before: stored && { id: stored.id, sha256: stored.sha256, loadedAt: stored.loadedAt },
            after: { id: set.set, sha256, loadedAt: stamp.at, content: set },
          },
        ]);
      });
  }

  private async sets(): Promise<IndicatorSet[]> {
    const rows = await this.rows.sets();
    return Promise.all(
      rows.map(async ({ id, sha256 }) => {
        const known = this.parsed.get(sha256);
        if (known) return known;
        const row = await this.rows.set(id);
        const read = parseIndicatorSet(JSON.parse(row!.source));
        if (!read.ok) throw new Error(`The stored indicators ${id} no longer pass their checks.`);
        this.parsed.set(row!.sha256, read.set);
        return read.set;
      }),
    );
  }
}

/** The indicator of a catalogue. Throws indicator.notFound. */
export function indicatorIn(catalogue: Catalogue, code: string): Indicator {
  const found = catalogue.get(code);
  if (!found) throw notFound('indicator');
  return found;
}

/** A code that somebody else has defined cannot be a hospital's own. */
export function checkFree(catalogue: Catalogue, code: string): void {
  if (catalogue.has(code)) throw conflict('indicator.exists', { code });
}

/** Nothing new is measured of a retired indicator, and no goal set on it. */
export function checkInUse(indicator: Indicator): Indicator {
  if (indicator.retiredOn !== undefined) throw conflict('indicator.retired', { code: indicator.code });
  return indicator;
}

/** What a hospital has defined for itself and still measures: it is asked for by itself. */
export const isOwnInUse = ({ definedBy, retiredOn }: Indicator): boolean =>
  definedBy === 'hospital' && retiredOn === undefined;

function matches(indicator: Indicator, { editionId, text, kind, own, retired }: IndicatorFilter): boolean {
  if (own !== undefined && (indicator.definedBy === 'hospital') !== own) return false;
  if (retired !== undefined && (indicator.retiredOn !== undefined) !== retired) return false;
  if (kind !== undefined && indicator.kind !== kind) return false;
  if (editionId !== undefined && !indicator.uses.some((use) => use.editionId === editionId)) return false;
  const { code, name } = indicator;
  return text === undefined || plain([code, name.zh, name.en ?? ''].join('\n')).includes(plain(text.trim()));
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

function toOwn(row: OwnIndicatorRow): OwnIndicator {
  const { code, unit, note, version, nameZh, nameEn } = row;
  const { numeratorMeaning, denominatorMeaning, decimals, retiredOn } = row;
  const direction = row.direction as Direction | null;
  return {
    ...{ code, unit, note, version },
    name: { zh: nameZh, ...(nameEn === null ? {} : { en: nameEn }) },
    kind: row.kind as IndicatorKind,
    combine: row.combine as Combine,
    ...said({ numeratorMeaning, denominatorMeaning, direction, decimals, retiredOn }),
  };
}

/** The fields that say something: what nobody has said is absent. */
const said = <T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
