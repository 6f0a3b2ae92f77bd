import { Injectable } from '@nestjs/common';
import { assessmentSheet, FACTS_SCHEMA } from '@dabiao/assessment';
import { editionId, wordsIn } from '@dabiao/catalog';
import { sheetBytes, type SheetFormat } from '@dabiao/documents';
import { dayInShanghai, notFound } from '@dabiao/kernel';
import type { Lang } from '@dabiao/messages';
import { ProofRepository } from '@dabiao/persistence';
import { appliesTo } from '@dabiao/scoring';
import type { Caller } from '../caller';
import { untouched } from '../clauses/clause-record';
import { SheetBasisService, type SheetBasis } from './sheet-basis.service';
import { SheetNamesService } from './sheet-names';

export interface SheetWish {
  readonly format: SheetFormat;
  readonly lang: Lang;
  /** Only what this department has to do. */
  readonly departmentId?: string;
}

/** A file made for somebody. */
export interface MadeFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export const MEDIA_TYPES: Readonly<Record<SheetFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** Assessments as sheets to be filled in. */
@Injectable()
export class SheetExportService {
  constructor(
    private readonly basis: SheetBasisService,
    private readonly proofs: ProofRepository,
    private readonly names: SheetNamesService,
  ) {}

  /** The clauses that apply, with their state. Throws assessment.notFound, department.notFound. */
  async export(caller: Caller, id: string, { format, lang, departmentId }: SheetWish): Promise<MadeFile> {
    const basis = await this.basis.load(caller, 'assessment.read', id);
    const { assessment, edition, hospital, records, names, now } = basis;
    const department = departmentId === undefined ? '' : departmentOf(basis, departmentId);
    const [counts, exporter] = await Promise.all([
      this.proofs.counts(id),
      this.names.names([caller.actor.userId]),
    ]);
    const applies = appliesTo(edition, assessment.options);
    const lines = edition.clauses
      .filter(applies)
      .map((clause) => ({
        clause,
        record: records.get(clause.code) ?? untouched(clause.code),
        proofs: counts.get(clause.code) ?? 0,
      }))
      .filter(({ record }) => departmentId === undefined || record.departmentId === departmentId);
    const chosen = (labels: ReadonlyMap<string, string>, ids: ReadonlySet<string>): string[] =>
      [...labels].flatMap(([one, label]) => (ids.has(one) ? [label] : []));
    const sheet = assessmentSheet(
      {
        ...{ edition, lines, labels: names.labels },
        choices: {
          departments: chosen(names.labels.departments, names.assignees.departments),
          people: chosen(names.labels.people, names.assignees.people),
        },
        facts: {
          schema: FACTS_SCHEMA,
          assessmentId: id,
          editionId: editionId(edition),
          exportedAt: now,
          exportedBy: exporter.get(caller.actor.userId) ?? caller.actor.userId,
        },
      },
      lang,
    );
    const place = lang === 'zh' ? hospital.nameZh : hospital.nameEn;
    const about = [place, wordsIn(lang, edition.title), department, dayInShanghai(new Date(now))];
    return {
      name: `${about.filter((part) => part !== '').join(' ')}.${format}`,
      mediaType: MEDIA_TYPES[format],
      bytes: await sheetBytes(sheet, format),
    };
  }
}

/** What a department is called in sheets. Throws department.notFound. */
export function departmentOf({ names }: Pick<SheetBasis, 'names'>, id: string): string {
  const label = names.labels.departments.get(id);
  if (label === undefined) throw notFound('department');
  return label;
}
