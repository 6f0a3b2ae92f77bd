import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DemoAccount } from '@dabiao/demo';
import { conflict } from '@dabiao/kernel';
import { PeopleRepository, type Stamp } from '@dabiao/persistence';
import { Clock } from '../clock';
import { DemoData } from '../demo/demo-data';
import { ShippedData } from './shipped-data';

/** What whoever started the server should be told. */
export interface Started {
  /** Accounts with public passwords, outside production only. */
  readonly demoAccounts: readonly DemoAccount[];
  /** False where nobody can make the first account over HTTP. */
  readonly hasAdministrator: boolean;
}

/** Brings a database whose tables exist up to date, before anybody is served. Changes nothing the second time. */
@Injectable()
export class ServerStart {
  constructor(
    private readonly shipped: ShippedData,
    private readonly demo: DemoData,
    private readonly people: PeopleRepository,
    private readonly clock: Clock,
  ) {}

  /** Throws demo.inProduction: accounts whose passwords stand in the source must never face real users. */
  async prepare(production: boolean): Promise<Started> {
    if (production && (await this.people.demoLogins()).length > 0) throw conflict('demo.inProduction');
    const stamp: Stamp = { by: 'system', requestId: randomUUID(), at: this.clock.now() };
    await this.shipped.load(stamp);
    if (!production) await this.demo.fill(stamp);
    return {
      demoAccounts: production ? [] : await this.demo.accounts(),
      hasAdministrator: await this.people.hasAdministrator(),
    };
  }
}
