import { Injectable } from '@nestjs/common';
import type { ReportFormat } from '@dabiao/documents';
import { monthsLater, type Month } from '@dabiao/indicators';
import { notFound } from '@dabiao/kernel';
import { say, type Lang } from '@dabiao/messages';
import { MonthRepository, type Hospital, type MonthRevision } from '@dabiao/persistence';
import { reportModel, type ReportModel } from '@dabiao/reporting';
import type { Caller } from '../caller';
import { HospitalBook } from '../readings/hospital-book';
import type { MadeFile } from '../sheets/sheet-export.service';
import { readFrozen } from './month-freezer.service';
import { Rendering, type PreparedReport } from './rendering';

/** Frozen figures as they are kept, byte for byte. */
export interface FrozenText {
  readonly hospital: Hospital;
  readonly revision: MonthRevision;
  readonly figures: string;
}

/** What a report is called as a file, in letters that every file system takes. */
export const reportTitle = (lang: Lang, hospital: string, month: Month): string =>
  say(lang, 'month.file', { hospital, month }).replace(/[\\/:*?"<>|]/g, '_');

/** Reports of months: made from what was frozen, and from nothing else. */
@Injectable()
export class MonthReportsService {
  constructor(
    private readonly months: MonthRepository,
    private readonly book: HospitalBook,
    private readonly rendering: Rendering,
  ) {}

  /** The accepted revision without one, else the newest. Throws month.notFrozen. */
  async figures(caller: Caller, hospitalId: string, month: Month, revision?: number): Promise<FrozenText> {
    const hospital = await this.book.reach(caller, 'report.read', hospitalId);
    const report = await this.months.find(hospitalId, month);
    const wanted = revision ?? report?.acceptedRevision ?? report?.revision ?? 0;
    const found = report && (await this.months.frozen(report.id, wanted));
    if (!found) throw notFound('monthRevision');
    return { hospital, ...found };
  }

  /** The report of a month beside the one before, as both were frozen. */
  async model(frozen: FrozenText, month: Month, lang: Lang): Promise<ReportModel> {
    const { figures, basis } = readFrozen(frozen.figures);
    const previous = await this.previous(
      frozen.hospital.id,
      monthsLater(month, -1),
      basis.comparedWith?.revision,
    );
    return reportModel(figures, previous, lang);
  }

  async file(
    caller: Caller,
    hospitalId: string,
    month: Month,
    wish: { readonly format: ReportFormat; readonly lang: Lang; readonly revision?: number },
  ): Promise<MadeFile> {
    return this.rendering.file(await this.prepare(caller, hospitalId, month, wish), wish.format);
  }

  /** What the files of a month's report are made of. */
  async prepare(
    caller: Caller,
    hospitalId: string,
    month: Month,
    { lang, revision }: { readonly lang: Lang; readonly revision?: number },
  ): Promise<PreparedReport> {
    const frozen = await this.figures(caller, hospitalId, month, revision);
    return this.prepareFrozen(frozen, month, lang);
  }

  /** What the files of a report are made of, of figures that are at hand. */
  async prepareFrozen(frozen: FrozenText, month: Month, lang: Lang): Promise<PreparedReport> {
    const { nameZh, nameEn } = frozen.hospital;
    const title = reportTitle(lang, lang === 'zh' ? nameZh : nameEn, month);
    return { model: await this.model(frozen, month, lang), title: `${title}-r${frozen.revision.revision}` };
  }

  private async previous(
    hospitalId: string,
    month: Month,
    revision: number | undefined,
  ): Promise<ReturnType<typeof readFrozen>['figures'] | undefined> {
    if (revision === undefined) return undefined;
    const report = await this.months.find(hospitalId, month);
    const found = report && (await this.months.frozen(report.id, revision));
    // Revisions are never deleted.
    if (!found) throw new Error(`Revision ${revision} of ${month} is gone.`);
    return readFrozen(found.figures).figures;
  }
}
