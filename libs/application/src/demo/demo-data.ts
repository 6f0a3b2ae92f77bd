import { Injectable } from '@nestjs/common';
import { DEMO_REGIONS, type DemoAccount } from '@dabiao/demo';
import { dayInShanghai } from '@dabiao/kernel';
import { PlaceRepository, UnitOfWork, type Stamp } from '@dabiao/persistence';
import { DemoHospitals } from './demo-hospitals';
import { DemoPeople } from './demo-people';
import { DemoScripts } from './demo-scripts';
import { DemoVisits } from './demo-visits';

/**
 * The demonstration: hospitals, people, and eighteen months of invented history that end at the published figures.
 * The same everywhere; only its days move with the day of filling.
 */
@Injectable()
export class DemoData {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly places: PlaceRepository,
    private readonly scripts: DemoScripts,
    private readonly people: DemoPeople,
    private readonly visits: DemoVisits,
    private readonly hospitals: DemoHospitals,
  ) {}

  /** Fills a database that has no hospital, all of it or nothing. Returns whether it did. */
  async fill(stamp: Stamp): Promise<boolean> {
    if (await this.hasHospital()) return false;
    const today = dayInShanghai(new Date(stamp.at));
    const scripts = await this.scripts.all(today);
    const hashes = await this.people.hashes();
    return this.uow.run(async () => {
      await this.people.lock();
      // Another process may have been faster.
      if (await this.hasHospital()) return false;
      await this.places.addRegions(
        DEMO_REGIONS.map(({ code, parent, zh, en }) => ({ code, parent, nameZh: zh, nameEn: en })),
      );
      await this.hospitals.writePlaces(scripts);
      await this.people.write(hashes, stamp);
      await this.visits.write(today, stamp);
      await this.hospitals.writeWork(scripts);
      return true;
    });
  }

  /** Accounts of the demonstration that can be used. */
  accounts(): Promise<DemoAccount[]> {
    return this.people.usable();
  }

  private async hasHospital(): Promise<boolean> {
    const everywhere = { everywhere: true, hospitals: [], regions: [] };
    return (await this.places.hospitals(everywhere, { page: 1, size: 1 })).total > 0;
  }
}
