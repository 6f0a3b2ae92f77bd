import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { EvidenceStore, type Draft } from '@dabiao/evidence-store';
import { DomainError, invalid } from '@dabiao/kernel';
import { EvidenceLimits } from './evidence-limits';
import { fileName } from './file-name';
import { mediaTypeOf } from './media-type';

/** A file on its way in. */
export interface IncomingFile {
  /** As the sender calls it. */
  readonly name: string | undefined;
  readonly content: Readable;
}

/** An upload: what is said of it comes first, then the files one after the other. */
export interface Upload<T> {
  record(): Promise<T>;
  files(): AsyncIterable<IncomingFile>;
}

/** A file that arrived whole and was accepted. */
export interface AcceptedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly draft: Draft;
}

/** Takes files in. They are drafts until the use case keeps them; whatever it does not keep is gone afterwards. */
@Injectable()
export class EvidenceIntake {
  constructor(
    private readonly store: EvidenceStore,
    private readonly limits: EvidenceLimits,
  ) {}

  /** Throws evidence.tooLarge, evidence.tooManyFiles, evidence.noFiles, evidence.empty, evidence.type, evidence.name. */
  async accept<T>(
    upload: Pick<Upload<unknown>, 'files'>,
    work: (files: readonly AcceptedFile[]) => Promise<T>,
  ): Promise<T> {
    const drafts: Draft[] = [];
    const accepted: AcceptedFile[] = [];
    try {
      for await (const { name: sent, content } of upload.files()) {
        if (accepted.length === this.limits.files)
          throw new DomainError('tooLarge', 'evidence.tooManyFiles', { limit: this.limits.files });
        const name = fileName(sent);
        const draft = await this.store.receive(content, { limitBytes: this.limits.fileBytes });
        drafts.push(draft);
        if (draft.bytes === 0) throw invalid('evidence.empty', { name });
        const mediaType = await mediaTypeOf(draft.head, name);
        if (mediaType === undefined) throw invalid('evidence.type', { name });
        accepted.push({ name, mediaType, draft });
      }
      if (accepted.length === 0) throw invalid('evidence.noFiles');
      return await work(accepted);
    } finally {
      for (const draft of drafts) await this.store.discard(draft);
    }
  }

  /** Puts the bytes into the store, durably. Call it before the rows that name them are committed. */
  async keep(files: readonly AcceptedFile[]): Promise<void> {
    for (const { draft } of files) await this.store.keep(draft);
  }

  open(sha256: string): Promise<Readable> {
    return this.store.open(sha256);
  }

  /** Removes what a killed process left half received. Returns how many files. */
  sweep(idleMs: number): Promise<number> {
    return this.store.sweepIncoming(idleMs);
  }
}
