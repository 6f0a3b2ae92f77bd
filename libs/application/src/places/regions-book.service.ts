import { Injectable } from '@nestjs/common';
import { regionContains } from '@dabiao/access';
import { conflict, invalid, notFound } from '@dabiao/kernel';
import { PlaceRepository, SYSTEM_CHAIN, TrailRepository, UnitOfWork, type Region } from '@dabiao/persistence';
import type { Caller } from '../caller';
import { Clock } from '../clock';

export interface NewRegion {
  /** GB/T 2260: province, city, county, two digits each. */
  readonly code: string;
  /** The region it lies in; null at the top. */
  readonly parent: string | null;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** Code and parent stay for ever: hospitals and roles rest on them. */
export interface RegionChange {
  readonly version: number;
  readonly nameZh?: string;
  readonly nameEn?: string;
}

/** The tree of regions, kept by the administrators of everything: it concerns everybody. */
@Injectable()
export class RegionsBookService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly places: PlaceRepository,
    private readonly trail: TrailRepository,
    private readonly clock: Clock,
  ) {}

  /** Throws region.exists, region.parent where it does not lie in what is said to contain it. */
  add(caller: Caller, { code, parent, nameZh, nameEn }: NewRegion): Promise<Region> {
    return this.uow.run(async () => {
      await this.trail.lock(SYSTEM_CHAIN);
      if (await this.places.region(code)) throw conflict('region.exists', { code });
      await this.checkParent(code, parent);
      const region = { code, parent, nameZh: nameZh.trim(), nameEn: nameEn.trim(), version: 1 };
      await this.places.addRegion(region);
      await this.trail.append(SYSTEM_CHAIN, this.clock.stamp(caller), [
        { kind: 'region', subject: code, before: null, after: region },
      ]);
      return region;
    });
  }

  /** Throws region.notFound, record.changed with the current value. */
  change(caller: Caller, code: string, { version, nameZh, nameEn }: RegionChange): Promise<Region> {
    return this.uow.run(async () => {
      await this.trail.lock(SYSTEM_CHAIN);
      const before = await this.places.region(code);
      if (!before) throw notFound('region');
      const change = {
        ...(nameZh === undefined ? {} : { nameZh: nameZh.trim() }),
        ...(nameEn === undefined ? {} : { nameEn: nameEn.trim() }),
      };
      if (!(await this.places.changeRegion(code, version, change)))
        throw conflict('record.changed', {}, { current: before });
      const after = { ...before, ...change, version: version + 1 };
      await this.trail.append(SYSTEM_CHAIN, this.clock.stamp(caller), [
        { kind: 'region', subject: code, before, after },
      ]);
      return after;
    });
  }

  /** A province lies in nothing; a city or a county in a region that is there and whose code contains its own. */
  private async checkParent(code: string, parent: string | null): Promise<void> {
    const isProvince = code.endsWith('0000');
    const fits =
      parent === null ? isProvince : !isProvince && parent !== code && regionContains(parent, code);
    if (!fits || (parent !== null && !(await this.places.region(parent))))
      throw invalid('region.parent', { code, parent: parent ?? '—' });
  }
}
