import { rm, stat, utimes } from 'node:fs/promises';
import { EvidenceStore, type Draft } from '@dabiao/evidence-store';

/** A file that somebody kept again within this time is not removed: their job is about to name it. */
const FRESH_MS = 86_400_000;

/** Files that jobs made, under their SHA-256, beside the evidence: they can be made again, and are removed some day. */
export class ReportStore extends EvidenceStore {
  override async keep(draft: Draft): Promise<void> {
    await super.keep(draft);
    const now = new Date();
    await utimes(this.path(draft.sha256), now, now);
  }

  /** Removes bytes that no job names any more. Those that are gone already, or were kept again, are no error. */
  async remove(sha256: string): Promise<void> {
    const path = this.path(sha256);
    const found = await stat(path).catch(() => undefined);
    if (found && Date.now() - found.mtimeMs > FRESH_MS) await rm(path, { force: true });
  }
}
