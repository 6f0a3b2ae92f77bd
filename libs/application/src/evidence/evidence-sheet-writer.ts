import { Injectable } from '@nestjs/common';
import type { Change, Stamp } from '@dabiao/persistence';
import { EvidenceLinksService } from './evidence-links.service';
import type { ProofChange } from './evidence-sheet-compare';
import { EvidenceWriter } from './evidence-writer';

/** Saves what a ledger changes, inside the unit of work of a use case that has checked that it may. */
@Injectable()
export class EvidenceSheetWriter {
  constructor(
    private readonly writer: EvidenceWriter,
    private readonly links: EvidenceLinksService,
  ) {}

  /** At most 500 proofs. Gives the entries for the trail. */
  async save(changes: readonly ProofChange[], stamp: Stamp): Promise<Change[]> {
    const said = changes
      .filter((change) => Object.keys(change.said).length > 0)
      .map(({ before, said: change }) => ({ before, change }));
    const entries = await this.writer.changeAll(said, stamp);
    for (const { before, added, removed } of changes) {
      entries.push(...(await this.links.remove(before.id, removed)));
      if (added.length > 0) entries.push(...(await this.links.add([before.id], added, false, stamp)));
    }
    return entries;
  }
}
