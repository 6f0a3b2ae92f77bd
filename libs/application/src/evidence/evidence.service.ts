import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { invalid, isDay, notFound } from '@dabiao/kernel';
import {
  EvidenceRepository,
  PlaceRepository,
  UnitOfWork,
  type Change,
  type Evidence,
  type EvidenceFile,
  type EvidenceFilter,
  type EvidenceSort,
  type Page,
  type PageRequest,
  type Stamp,
} from '@dabiao/persistence';
import { reachable, type Caller } from '../caller';
import { checkVersion, EvidenceBook, readsConfidential } from './evidence-book';
import { EvidenceIntake, type AcceptedFile, type Upload } from './evidence-intake';
import {
  changedMetadata,
  newMetadata,
  type ChangeEvidence,
  type EvidenceDetail,
  type EvidenceMetadata,
  type NewEvidence,
  type NewRevision,
  type Retirement,
} from './evidence-record';

/** What a list of proofs is narrowed to. */
export interface EvidenceListing extends Pick<
  EvidenceFilter,
  'search' | 'kind' | 'state' | 'assessmentId' | 'code'
> {
  /** The day the state is told for; today without it. */
  readonly day?: string;
  /** How many days ahead counts as expiring. */
  readonly within?: number;
  readonly sort?: EvidenceSort;
  readonly order?: 'asc' | 'desc';
}

export interface Download {
  readonly file: EvidenceFile;
  readonly open: () => Promise<Readable>;
}

const EXPIRING_DAYS = 30;
/** On PostgreSQL another process may be receiving; a draft nobody wrote to for an hour is nobody's. */
const IDLE_MS = 3_600_000;

/**
 * Proofs and their files. Bytes are in the store, durably, before the rows that name them are committed: whatever
 * moment the process dies at, every record has its bytes.
 */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly repository: EvidenceRepository,
    private readonly places: PlaceRepository,
    private readonly book: EvidenceBook,
    private readonly intake: EvidenceIntake,
  ) {}

  /** Adds a proof with its first files. Throws evidence.dates and what EvidenceIntake.accept throws. */
  async create(caller: Caller, hospitalId: string, upload: Upload<NewEvidence>): Promise<EvidenceDetail> {
    reachable(caller, 'evidence.save', await this.places.hospital(hospitalId));
    const metadata = newMetadata(await upload.record());
    return this.intake.accept(upload, (accepted) =>
      this.uow.run(async () => {
        await this.book.lock(hospitalId);
        reachable(caller, 'evidence.save', await this.places.hospital(hospitalId));
        const stamp = this.book.stamp(caller);
        const evidence: Evidence = {
          id: randomUUID(),
          hospitalId,
          ...metadata,
          origin: 'hospital',
          revision: 1,
          retired: false,
          retiredReason: null,
          createdAt: stamp.at,
          createdBy: stamp.by,
          updatedAt: stamp.at,
          version: 1,
        };
        await this.intake.keep(accepted);
        await this.repository.add(evidence);
        const files = await this.addFiles(evidence, accepted, stamp);
        await this.book.record(hospitalId, stamp, [entry(evidence.id, null, { ...evidence, files })]);
        return { evidence, files, links: [] };
      }),
    );
  }

  /** Adds a revision: new files; the old ones stay. Throws record.changed, evidence.retired. */
  async revise(caller: Caller, id: string, upload: Upload<NewRevision>): Promise<EvidenceDetail> {
    await this.book.reach(caller, 'evidence.save', id);
    const { version, note } = await upload.record();
    // A stale request is told before its files arrive; whether it still holds is decided below.
    checkVersion((await this.book.reach(caller, 'evidence.save', id)).evidence, version);
    return this.intake.accept(upload, (accepted) =>
      this.uow.run(async () => {
        const { evidence: before } = await this.book.reachVersion(caller, id, version);
        const stamp = this.book.stamp(caller);
        const oldFiles = await this.repository.files(id);
        const change = { revision: before.revision + 1, note: note === undefined ? before.note : note };
        await this.intake.keep(accepted);
        const after = await this.change(before, change, stamp);
        const files = await this.addFiles(after, accepted, stamp);
        const current = oldFiles.filter(({ revision }) => revision === before.revision);
        await this.book.record(before.hospitalId, stamp, [
          entry(id, { ...before, files: current }, { ...after, files }),
        ]);
        return { evidence: after, files: [...files, ...oldFiles], links: await this.repository.linksOf(id) };
      }),
    );
  }

  /** Changes what is said of a proof. Throws record.changed with the current value, evidence.retired, evidence.dates. */
  update(caller: Caller, id: string, { version, ...said }: ChangeEvidence): Promise<EvidenceDetail> {
    return this.uow.run(async () => {
      const { evidence: before } = await this.book.reachVersion(caller, id, version);
      return this.save(caller, before, changedMetadata(metadataOf(before), said));
    });
  }

  /** Takes a proof out of use. It, its files and its past stay. */
  retire(caller: Caller, id: string, { version, reason }: Retirement): Promise<EvidenceDetail> {
    return this.uow.run(async () => {
      const { evidence: before } = await this.book.reachVersion(caller, id, version);
      return this.save(caller, before, { retired: true, retiredReason: reason });
    });
  }

  async get(caller: Caller, id: string): Promise<EvidenceDetail> {
    const { evidence } = await this.book.reach(caller, 'evidence.read', id);
    return this.detail(evidence);
  }

  async page(
    caller: Caller,
    hospitalId: string,
    { day = this.book.today(), within = EXPIRING_DAYS, sort, order = 'desc', ...filter }: EvidenceListing,
    page: PageRequest,
  ): Promise<Page<Evidence>> {
    const hospital = reachable(caller, 'evidence.read', await this.places.hospital(hospitalId));
    if (!isDay(day)) throw invalid('day.invalid', { found: day });
    const confidential = readsConfidential(caller, hospital);
    return this.repository.page(
      { ...filter, hospitalId, day, until: daysAfter(day, within), confidential },
      page,
      sort,
      order === 'asc' ? 'ASC' : 'DESC',
    );
  }

  /** A file of any revision. Throws evidence.notFound, file.notFound. */
  async download(caller: Caller, id: string, fileId: string): Promise<Download> {
    await this.book.reach(caller, 'evidence.read', id);
    const file = await this.repository.file(id, fileId);
    if (!file) throw notFound('file');
    return { file, open: () => this.intake.open(file.sha256) };
  }

  /** At the start of the server: removes what a killed process left half received. Returns how many files. */
  sweep(): Promise<number> {
    return this.intake.sweep(this.uow.isPostgres ? IDLE_MS : 0);
  }

  private async save(caller: Caller, before: Evidence, change: Partial<Evidence>): Promise<EvidenceDetail> {
    const stamp = this.book.stamp(caller);
    const after = await this.change(before, change, stamp);
    const detail = await this.detail(after);
    const files = detail.files.filter(({ revision }) => revision === after.revision);
    await this.book.record(before.hospitalId, stamp, [
      entry(before.id, { ...before, files }, { ...after, files }),
    ]);
    return detail;
  }

  private async change(before: Evidence, change: Partial<Evidence>, { at }: Stamp): Promise<Evidence> {
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

  private async detail(evidence: Evidence): Promise<EvidenceDetail> {
    const files = await this.repository.files(evidence.id);
    return { evidence, files, links: await this.repository.linksOf(evidence.id) };
  }
}

const entry = (subject: string, before: unknown, after: unknown): Change => ({
  kind: 'evidence',
  subject,
  before,
  after,
});

const metadataOf = (evidence: Evidence): EvidenceMetadata => ({
  ...evidence,
  kind: evidence.kind as EvidenceMetadata['kind'],
});

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
