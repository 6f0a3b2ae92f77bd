import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { REPORT_FORMATS, type ReportFormat } from '@dabiao/documents';
import { EvidenceStore } from '@dabiao/evidence-store';
import type { Month } from '@dabiao/indicators';
import type { Lang } from '@dabiao/messages';
import {
  MonthDocumentRepository,
  MonthRepository,
  PlaceRepository,
  UnitOfWork,
  type MonthDocument,
} from '@dabiao/persistence';
import type { Caller } from '../caller';
import type { FileDownload } from '../evidence/evidence.service';
import { HospitalBook } from '../readings/hospital-book';
import { Recorder } from '../recorder';
import { readFrozen } from './month-freezer.service';
import { MonthReportsService, reportTitle } from './month-reports.service';
import { MonthsService } from './months.service';
import { Rendering, REPORT_MEDIA_TYPES } from './rendering';

/** The language in which a report is signed and filed. */
const KEPT_LANG: Lang = 'zh';
/** Far beyond the largest report there is. */
const LIMIT_BYTES = 1_000_000_000;

/** Which file of a month is wanted; the accepted revision without one. */
export interface DocumentWish {
  readonly format: ReportFormat;
  readonly lang: Lang;
  readonly revision?: number;
}

/**
 * Documents of closed months: rendered once after the last level has accepted a revision, kept with the evidence under
 * their hash, and handed out as they are for ever, whatever later versions of the program would make of the figures.
 */
@Injectable()
export class MonthDocumentsService {
  private readonly listeners: ((revisionId: string) => void)[] = [];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly documents: MonthDocumentRepository,
    private readonly months: MonthRepository,
    private readonly places: PlaceRepository,
    private readonly book: HospitalBook,
    private readonly recorder: Recorder,
    private readonly reading: MonthsService,
    private readonly reports: MonthReportsService,
    private readonly rendering: Rendering,
    private readonly store: EvidenceStore,
  ) {}

  /** Whoever makes documents in this process need not wait for the daily job. */
  onClosed(listener: (revisionId: string) => void): void {
    this.listeners.push(listener);
  }

  /** The last level has accepted a revision, and that is committed. */
  closed(revisionId: string): void {
    for (const listener of this.listeners) listener(revisionId);
  }

  /** Kept files of a month, of its newest revision first. */
  async list(caller: Caller, hospitalId: string, month: Month): Promise<MonthDocument[]> {
    await this.book.reach(caller, 'report.read', hospitalId);
    return this.documents.ofMonth(hospitalId, this.reading.begun(month));
  }

  /** The kept file, if there is one; without, it has to be rendered. */
  async file(
    caller: Caller,
    hospitalId: string,
    month: Month,
    { format, lang, revision }: DocumentWish,
  ): Promise<FileDownload | undefined> {
    const hospital = await this.book.reach(caller, 'report.read', hospitalId);
    const wanted = revision ?? (await this.months.find(hospitalId, month))?.acceptedRevision;
    if (wanted === undefined || wanted === null) return undefined;
    const kept = await this.documents.find({ hospitalId, month, revision: wanted, lang, format });
    if (!kept || !(await this.store.has(kept.sha256))) return undefined;
    const { sha256, bytes } = kept;
    const name = `${reportTitle(lang, lang === 'zh' ? hospital.nameZh : hospital.nameEn, month)}-r${wanted}.${format}`;
    const file = { name, mediaType: REPORT_MEDIA_TYPES[format], sha256, bytes };
    return { file, open: () => this.store.open(sha256) };
  }

  /** Ids of accepted revisions without documents, after one, those of the newest months first. */
  missing(after: string, limit: number): Promise<string[]> {
    return this.documents.missing(after, limit);
  }

  /** How many accepted revisions are without documents. */
  missingCount(): Promise<number> {
    return this.documents.missingCount();
  }

  /** Renders and keeps what an accepted revision does not have yet. The second time changes nothing. */
  async keep(revisionId: string): Promise<void> {
    const found = await this.months.frozenById(revisionId);
    if (found?.revision.outcome !== 'accepted') throw new Error(`Revision ${revisionId} is not accepted.`);
    if ((await this.documents.ofRevision(revisionId)).length > 0) return;
    const { hospitalId, revision, formula } = found.revision;
    const { month } = readFrozen(found.figures).figures;
    const hospital = (await this.places.hospital(hospitalId))!;
    const report = await this.reports.prepareFrozen({ hospital, ...found }, month, KEPT_LANG);
    const documents: MonthDocument[] = [];
    for (const format of REPORT_FORMATS) {
      const made = Readable.from([Buffer.from(await this.rendering.render(report.model, format))]);
      const { sha256, bytes } = await this.store.put(made, { limitBytes: LIMIT_BYTES });
      documents.push({
        ...{ id: randomUUID(), revisionId, hospitalId, month, revision, lang: KEPT_LANG, format },
        ...{ sha256, bytes, formulaVersion: formula, renderedAt: this.recorder.now() },
      });
    }
    await this.write(hospitalId, revisionId, documents);
  }

  /** Unless another process was faster: what is kept stays. */
  private write(hospitalId: string, revisionId: string, documents: readonly MonthDocument[]): Promise<void> {
    return this.uow.run(async () => {
      await this.recorder.lock(hospitalId);
      if ((await this.documents.ofRevision(revisionId)).length > 0) return;
      await this.documents.add(documents);
      const stamp = { by: 'system', requestId: randomUUID(), at: this.recorder.now() };
      const changes = documents.map((after) => ({
        ...{ kind: 'monthDocument' as const, subject: after.id, before: null, after },
      }));
      await this.recorder.note(hospitalId, stamp, changes);
    });
  }
}
