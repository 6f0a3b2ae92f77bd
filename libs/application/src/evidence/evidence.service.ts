import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { addDays, invalid, isDay, notFound } from '@dabiao/kernel';
import {
  EvidenceRepository,
  PlaceRepository,
  UnitOfWork,
  type Evidence,
  type EvidenceFile,
  type EvidenceFilter,
  type EvidenceSort,
  type Page,
  type PageRequest,
} from '@dabiao/persistence';
import { reachable, type Caller } from '../caller';
import { checkVersion, EvidenceBook, readsConfidential, refuseOnsite } from './evidence-book';
import { EvidenceIntake, type Upload } from './evidence-intake';
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
import { EvidenceWriter } from './evidence-writer';

/** What a list of proofs is narrowed to. */
export interface EvidenceListing extends Pick<
  EvidenceFilter,
  'search' | 'kind' | 'origin' | 'visitId' | 'state' | 'assessmentId' | 'code'
> {
  /** The day the state is told for; today without it. */
  readonly day?: string;
  /** How many days ahead counts as expiring. */
  readonly within?: number;
  readonly sort?: EvidenceSort;
  readonly order?: 'asc' | 'desc';
}

/** Stored bytes and what they are called. */
export interface FileDownload {
  readonly file: Pick<EvidenceFile, 'name' | 'mediaType' | 'sha256' | 'bytes'>;
  readonly open: () => Promise<Readable>;
}

export interface Download extends FileDownload {
  readonly file: EvidenceFile;
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
    private readonly writer: EvidenceWriter,
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
        const said = { ...metadata, origin: 'hospital' as const, visitId: null };
        const { detail, entry } = await this.writer.add(hospitalId, said, accepted, stamp);
        await this.book.record(hospitalId, stamp, [entry]);
        return detail;
      }),
    );
  }

  /** Adds a revision: new files; the old ones stay. Throws record.changed, evidence.retired. */
  async revise(caller: Caller, id: string, upload: Upload<NewRevision>): Promise<EvidenceDetail> {
    await this.book.reach(caller, 'evidence.save', id);
    const { version, note } = await upload.record();
    // A stale request is told before its files arrive; whether it still holds is decided below.
    const { evidence } = await this.book.reach(caller, 'evidence.save', id);
    refuseOnsite(evidence);
    checkVersion(evidence, version);
    return this.intake.accept(upload, (accepted) =>
      this.uow.run(async () => {
        const { evidence: before } = await this.book.reachVersion(caller, id, version);
        const stamp = this.book.stamp(caller);
        const said = note === undefined ? before.note : note;
        const { detail, entry } = await this.writer.revise(before, said, accepted, stamp);
        await this.book.record(before.hospitalId, stamp, [entry]);
        return detail;
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
    return this.writer.detail(evidence);
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
      { ...filter, hospitalId, day, until: addDays(day, within), confidential },
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
    const { detail, entry } = await this.writer.change(before, change, stamp);
    await this.book.record(before.hospitalId, stamp, [entry]);
    return detail;
  }
}

const metadataOf = (evidence: Evidence): EvidenceMetadata => ({
  ...evidence,
  kind: evidence.kind as EvidenceMetadata['kind'],
});
