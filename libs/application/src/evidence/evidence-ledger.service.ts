import { Injectable } from '@nestjs/common';
import type { EmptySheet, EmptySheetColumn } from '@dabiao/assessment';
import { sheetBytes, type SheetFormat } from '@dabiao/documents';
import { say, type Lang, type MessageKey } from '@dabiao/messages';
import {
  AssessmentRepository,
  EvidenceRepository,
  PlaceRepository,
  type Evidence,
  type EvidenceFile,
  type EvidenceLink,
} from '@dabiao/persistence';
import { reachable, type Caller } from '../caller';
import { Clock } from '../clock';
import { MEDIA_TYPES, type MadeFile } from '../sheets/sheet-export.service';
import { readsConfidential } from './evidence-book';
import { kindWord, stateWord } from './evidence-words';

export interface LedgerWish {
  readonly format: SheetFormat;
  readonly lang: Lang;
  /** Only what supports this assessment, and only its clauses. */
  readonly assessmentId?: string;
}

interface Entry {
  readonly evidence: Evidence;
  readonly files: readonly EvidenceFile[];
  readonly links: readonly EvidenceLink[];
}

const PROOFS_PER_QUERY = 500;
const WIDTHS = {
  title: 36,
  kind: 10,
  state: 10,
  day: 12,
  files: 40,
  clauses: 50,
  note: 30,
  count: 8,
} as const;

/** The ledger of a hospital's proofs: each with its days, its files and the clauses it supports. */
@Injectable()
export class EvidenceLedgerService {
  constructor(
    private readonly evidence: EvidenceRepository,
    private readonly places: PlaceRepository,
    private readonly assessments: AssessmentRepository,
    private readonly clock: Clock,
  ) {}

  /** Confidential proofs only for those who may read them. */
  async export(caller: Caller, hospitalId: string, wish: LedgerWish): Promise<MadeFile> {
    const hospital = reachable(caller, 'evidence.read', await this.places.hospital(hospitalId));
    const { format, lang, assessmentId } = wish;
    const day = this.clock.today();
    const editions = new Map(
      (await this.assessments.ofHospitals([hospitalId])).map(({ id, editionId }) => [id, editionId]),
    );
    const filter = {
      ...{ hospitalId, day, until: day, confidential: readsConfidential(caller, hospital) },
      ...(assessmentId === undefined ? {} : { assessmentId }),
    };
    const entries: Entry[] = [];
    for (let page = 1, total = 1; entries.length < total; page += 1) {
      const found = await this.evidence.page(filter, { page, size: PROOFS_PER_QUERY }, 'title', 'ASC');
      total = found.items.length === 0 ? entries.length : found.total;
      entries.push(...(await this.withDetail(found.items, assessmentId)));
    }
    const name = lang === 'zh' ? hospital.nameZh : hospital.nameEn;
    const sheet = ledger(entries, editions, lang, day);
    return {
      name: `${name} ${say(lang, 'ledger.name')} ${day}.${format}`,
      mediaType: MEDIA_TYPES[format],
      bytes: await sheetBytes(sheet, format),
    };
  }

  private async withDetail(proofs: readonly Evidence[], assessmentId?: string): Promise<Entry[]> {
    if (proofs.length === 0) return [];
    const ids = proofs.map(({ id }) => id);
    const [files, links] = await Promise.all([this.evidence.filesOfAll(ids), this.evidence.linksOfAll(ids)]);
    const own = links.filter((link) => assessmentId === undefined || link.assessmentId === assessmentId);
    return proofs.map((evidence) => ({
      evidence,
      files: files.filter(
        ({ evidenceId, revision }) => evidenceId === evidence.id && revision === evidence.revision,
      ),
      links: own.filter(({ evidenceId }) => evidenceId === evidence.id),
    }));
  }
}

function ledger(
  entries: readonly Entry[],
  editions: ReadonlyMap<string, string>,
  lang: Lang,
  day: string,
): EmptySheet {
  const column = (key: string, width: number, wrap = false): EmptySheetColumn => ({
    ...{ key, header: say(lang, `ledger.${key}` as MessageKey), width, wrap },
  });
  return {
    name: say(lang, 'ledger.name'),
    notes: [],
    columns: [
      column('title', WIDTHS.title, true),
      column('kind', WIDTHS.kind),
      column('state', WIDTHS.state),
      ...['issuedOn', 'inForceFrom', 'inForceTo', 'periodFrom', 'periodTo'].map((key) =>
        column(key, WIDTHS.day),
      ),
      column('clauses', WIDTHS.clauses, true),
      column('files', WIDTHS.files, true),
      column('revision', WIDTHS.count),
      column('confidential', WIDTHS.count),
      column('note', WIDTHS.note, true),
    ],
    rows: entries.map(({ evidence, files, links }) => [
      evidence.title,
      kindWord(lang, evidence),
      stateWord(lang, evidence, day),
      ...[evidence.issuedOn, evidence.inForceFrom, evidence.inForceTo].map((date) => date ?? ''),
      ...[evidence.periodFrom, evidence.periodTo].map((date) => date ?? ''),
      clausesOf(links, editions),
      files.map(({ name }) => name).join('\n'),
      String(evidence.revision),
      evidence.confidential ? say(lang, 'ledger.yes') : '',
      evidence.note ?? '',
    ]),
  };
}

/** A line for each edition, with the codes of its clauses. */
function clausesOf(links: readonly EvidenceLink[], editions: ReadonlyMap<string, string>): string {
  const codes = new Map<string, string[]>();
  for (const { assessmentId, code } of links) {
    const edition = editions.get(assessmentId) ?? assessmentId;
    codes.set(edition, [...(codes.get(edition) ?? []), code]);
  }
  return [...codes].map(([edition, own]) => `${edition}: ${own.join(', ')}`).join('\n');
}
