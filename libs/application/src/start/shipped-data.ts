import { Injectable } from '@nestjs/common';
import { EditionStore, readIndicatorSets, seedsFolder } from '@dabiao/edition-store';
import type { Stamp } from '@dabiao/persistence';
import { IndicatorsService } from '../readings/indicators.service';
import { EditionsService } from '../standards/editions.service';

/** What comes with the program: the standards, and the indicators they name. */
@Injectable()
export class ShippedData {
  constructor(
    private readonly editions: EditionsService,
    private readonly indicators: IndicatorsService,
  ) {}

  /** Brings a database up to date with it. Changes nothing the second time. */
  async load(stamp: Stamp): Promise<void> {
    await this.editions.loadFolder(new EditionStore(seedsFolder('standards')), stamp);
    await this.indicators.keep(await readIndicatorSets(seedsFolder('indicators')), stamp);
  }
}
