import { Injectable } from '@nestjs/common';
import { conflict, notFound } from '@dabiao/kernel';
import { EvidenceRepository, PlaceRepository, UnitOfWork } from '@dabiao/persistence';
import { reachable, type Caller } from '../caller';
import { VisitsService } from '../inspection/visits.service';
import { checkVersion, EvidenceBook } from './evidence-book';
import { EvidenceIntake, type Upload } from './evidence-intake';
import { EvidenceLinksService } from './evidence-links.service';
import {
  newMetadata,
  type ClauseRefs,
  type EvidenceDetail,
  type NewEvidence,
  type Retirement,
} from './evidence-record';
import { EvidenceWriter } from './evidence-writer';

/** What an inspector saw on site: the clauses it is about, and whether it speaks against them. */
export interface NewOnsiteEvidence extends Pick<NewEvidence, 'title' | 'kind' | 'note'> {
  /** Chosen by the sender, so that what is sent twice, because the first receipt was lost, is there once. */
  readonly id?: string;
  /** The visit on which it was seen. */
  readonly visitId?: string;
  /** It shows that the clauses are not met: it proves nothing. */
  readonly against: boolean;
  readonly links: readonly ClauseRefs[];
}

/**
 * What inspectors record on site. It is theirs alone: the hospital cannot change, link or retire it, and because the
 * inspector has seen it, it takes no review back.
 */
@Injectable()
export class OnsiteEvidenceService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly places: PlaceRepository,
    private readonly book: EvidenceBook,
    private readonly intake: EvidenceIntake,
    private readonly writer: EvidenceWriter,
    private readonly links: EvidenceLinksService,
    private readonly repository: EvidenceRepository,
    private readonly visits: VisitsService,
  ) {}

  /**
   * Adds a record with its files, linked to its clauses: all of it or nothing. One that the caller has sent before, under
   * the same id, is answered as it is. Throws assessment.notFound, clause.invalid, visit.notFound, visit.hospital,
   * evidence.idTaken and what EvidenceIntake.accept throws.
   */
  async record(
    caller: Caller,
    hospitalId: string,
    upload: Upload<NewOnsiteEvidence>,
  ): Promise<EvidenceDetail> {
    const reach = async (): Promise<void> => {
      reachable(caller, 'evidence.recordOnsite', await this.places.hospital(hospitalId));
    };
    await reach();
    const { against, links: refs, id, visitId = null, ...said } = await upload.record();
    // Clauses that are not there are told before the files arrive.
    await this.links.clausesAt(hospitalId, refs);
    return this.intake.accept(upload, (accepted) =>
      this.uow.run(async () => {
        await this.book.lock(hospitalId);
        await reach();
        const known = id === undefined ? null : await this.sentBefore(caller, hospitalId, id);
        if (known) return known;
        if (visitId !== null) await this.visits.check(caller, visitId, [hospitalId]);
        const clauses = await this.links.clausesAt(hospitalId, refs);
        const stamp = this.book.stamp(caller);
        const metadata = { ...newMetadata(said), id, visitId, origin: 'onsite' as const };
        const { detail, entry } = await this.writer.add(hospitalId, metadata, accepted, stamp);
        const links = await this.links.add([detail.evidence.id], clauses, against, stamp);
        await this.book.note(hospitalId, stamp, [entry, ...links]);
        return this.writer.detail(detail.evidence);
      }),
    );
  }

  /** What the caller has recorded at the hospital under this id. Throws evidence.idTaken for what somebody else has. */
  private async sentBefore(caller: Caller, hospitalId: string, id: string): Promise<EvidenceDetail | null> {
    const known = (await this.repository.withHospital(id))?.evidence;
    if (!known) return null;
    const { origin, createdBy } = known;
    if (known.hospitalId !== hospitalId || origin !== 'onsite' || createdBy !== caller.actor.userId)
      throw conflict('evidence.idTaken');
    return this.writer.detail(known);
  }

  /** Takes a record of an inspector out of use; it stays to be read. Throws record.changed, evidence.retired. */
  retire(caller: Caller, id: string, { version, reason }: Retirement): Promise<EvidenceDetail> {
    return this.uow.run(async () => {
      const { hospital } = await this.book.reach(caller, 'evidence.recordOnsite', id);
      await this.book.lock(hospital.id);
      const { evidence: before } = await this.book.reach(caller, 'evidence.recordOnsite', id);
      if (before.origin !== 'onsite') throw notFound('evidence');
      checkVersion(before, version);
      const stamp = this.book.stamp(caller);
      const change = { retired: true, retiredReason: reason };
      const { detail, entry } = await this.writer.change(before, change, stamp);
      await this.book.note(hospital.id, stamp, [entry]);
      return detail;
    });
  }
}
