import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { groupBy } from '@dabiao/kernel';
import {
  EvidenceRepository,
  type Change,
  type Evidence,
  type EvidenceFile,
  type Stamp,
} from '@dabiao/persistence';
import { EvidenceIntake, type AcceptedFile } from './evidence-intake';
import type { EvidenceDetail, EvidenceMetadata, EvidenceOrigin } from './evidence-record';

/** A proof as it was saved, and the entry for the trail that whoever called has to write. */
export interface Written {
  readonly detail: EvidenceDetail;
  readonly entry: Change;
}

/** Who recorded a proof, and on which visit. */
interface Origin {
  readonly id?: string | undefined;
  readonly origin: EvidenceOrigin;
  readonly visitId: string | null;
}

/**
 * Saves proofs and their files, inside the unit of work of a use case that has the hospital locked and has checked that
 * it may. Bytes are kept before the rows that name them.
 */
@Injectable()
export class EvidenceWriter {
  constructor(
    private readonly repository: EvidenceRepository,
    private readonly intake: EvidenceIntake,
  ) {}

  /** A new proof with its first files. Its id is made here, unless whoever sends it has chosen one. */
  async add(
    hospitalId: string,
    { id = randomUUID(), ...said }: EvidenceMetadata & Origin,
    accepted: readonly AcceptedFile[],
    stamp: Stamp,
  ): Promise<Written> {
    const evidence: Evidence = {
      ...{ id, hospitalId, ...said, revision: 1, retired: false, retiredReason: null },
      ...{ createdAt: stamp.at, createdBy: stamp.by, updatedAt: stamp.at, version: 1 },
    };
    await this.intake.keep(accepted);
    await this.repository.add(evidence);
    const files = await this.addFiles(evidence, accepted, stamp);
    return {
      detail: { evidence, files, links: [] },
      entry: entry(evidence.id, null, { ...evidence, files }),
    };
  }

  /** The next revision: new files; the old ones stay. */
  async revise(
    before: Evidence,
    note: string | null,
    accepted: readonly AcceptedFile[],
    stamp: Stamp,
  ): Promise<Written> {
    const oldFiles = await this.repository.files(before.id);
    await this.intake.keep(accepted);
    const after = await this.save(before, { revision: before.revision + 1, note }, stamp);
    const files = await this.addFiles(after, accepted, stamp);
    const current = oldFiles.filter(({ revision }) => revision === before.revision);
    return {
      detail: {
        evidence: after,
        files: [...files, ...oldFiles],
        links: await this.repository.linksOf(before.id),
      },
      entry: entry(before.id, { ...before, files: current }, { ...after, files }),
    };
  }

  /** Another state of a proof; its files stay. */
  async change(before: Evidence, change: Partial<Evidence>, stamp: Stamp): Promise<Written> {
    const after = await this.save(before, change, stamp);
    const detail = await this.detail(after);
    const files = detail.files.filter(({ revision }) => revision === after.revision);
    return { detail, entry: entry(before.id, { ...before, files }, { ...after, files }) };
  }

  /** Other states of many proofs, at most 500; their files stay. Gives the entries for the trail. */
  async changeAll(
    changes: readonly { readonly before: Evidence; readonly change: Partial<Evidence> }[],
    stamp: Stamp,
  ): Promise<Change[]> {
    const files = await this.repository.filesOfAll(changes.map(({ before }) => before.id));
    const byProof = groupBy(files, ({ evidenceId }) => evidenceId);
    const entries: Change[] = [];
    for (const { before, change } of changes) {
      const after = await this.save(before, change, stamp);
      const own = (byProof.get(before.id) ?? []).filter(({ revision }) => revision === after.revision);
      entries.push(entry(before.id, { ...before, files: own }, { ...after, files: own }));
    }
    return entries;
  }

  async detail(evidence: Evidence): Promise<EvidenceDetail> {
    const files = await this.repository.files(evidence.id);
    return { evidence, files, links: await this.repository.linksOf(evidence.id) };
  }

  private async save(before: Evidence, change: Partial<Evidence>, { at }: Stamp): Promise<Evidence> {
    const changed = { ...change, updatedAt: at };
    // The hospital is locked and the version was checked: nobody can have come between.
    if (!(await this.repository.change(before.id, before.version, changed)))
      throw new Error(`Evidence ${before.id} changed under its lock.`);
    return { ...before, ...changed, version: before.version + 1 };
  }

  private async addFiles(
    { id, revision }: Evidence,
    accepted: readonly AcceptedFile[],
    { at, by }: Stamp,
  ): Promise<EvidenceFile[]> {
    const files = accepted.map(({ name, mediaType, draft: { sha256, bytes } }, i) => ({
      ...{ id: randomUUID(), evidenceId: id, revision, position: i + 1 },
      ...{ name, sha256, bytes, mediaType, addedAt: at, addedBy: by },
    }));
    await this.repository.addFiles(files);
    return files;
  }
}

const entry = (subject: string, before: unknown, after: unknown): Change => ({
  kind: 'evidence',
  subject,
  before,
  after,
});
