import { Injectable } from '@nestjs/common';
import { sheetBytes, TABLE_LIMITS, type SheetFormat } from '@dabiao/documents';
import { invalid } from '@dabiao/kernel';
import { say, type Lang } from '@dabiao/messages';
import type { Caller } from '../caller';
import { MEDIA_TYPES, type MadeFile } from '../sheets/sheet-export.service';
import { SheetNamesService } from '../sheets/sheet-names';
import { EditionsService } from '../standards/editions.service';
import { findingSheet, type FindingRow } from './finding-sheet';
import { FindingsService, type FindingListing } from './findings.service';

const FINDINGS_PER_QUERY = 500;

/** The ledger of findings 整改台账, of a hospital or of a region. */
@Injectable()
export class FindingSheetService {
  constructor(
    private readonly findings: FindingsService,
    private readonly editions: EditionsService,
    private readonly names: SheetNamesService,
  ) {}

  /** What the list of findings shows, all of its pages. Throws findingSheet.tooMany. */
  async export(
    caller: Caller,
    listing: FindingListing,
    { format, lang }: { readonly format: SheetFormat; readonly lang: Lang },
  ): Promise<MadeFile> {
    const limit = TABLE_LIMITS.rows - 1;
    const rows: FindingRow[] = [];
    const people: Record<string, string> = {};
    for (let page = 1, total = 1; (page - 1) * FINDINGS_PER_QUERY < total; page += 1) {
      const found = await this.findings.page(caller, listing, { page, size: FINDINGS_PER_QUERY });
      total = found.total;
      if (total > limit) throw invalid('findingSheet.tooMany', { rows: total, limit });
      Object.assign(people, found.people);
      for (const view of found.items) rows.push({ view, edition: await this.editions.get(view.editionId) });
    }
    const day = this.findings.today();
    const { userId } = caller.actor;
    const by = (await this.names.names([userId])).get(userId) ?? userId;
    const note = say(lang, 'findingSheet.note', { day, count: rows.length, by });
    const sheet = findingSheet(rows, people, lang, [note]);
    return {
      name: `${[placeOf(rows, lang), sheet.name, day].filter((part) => part !== '').join(' ')}.${format}`,
      mediaType: MEDIA_TYPES[format],
      bytes: await sheetBytes(sheet, format),
    };
  }
}

/** The hospital, where all findings are of one. */
function placeOf(rows: readonly FindingRow[], lang: Lang): string {
  const [first, another] = new Map(rows.map(({ view: { hospital } }) => [hospital.id, hospital])).values();
  if (!first || another) return '';
  return lang === 'zh' ? first.nameZh : first.nameEn;
}
