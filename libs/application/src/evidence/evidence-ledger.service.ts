import { Injectable } from '@nestjs/common';
import { EVIDENCE_FACTS_SCHEMA } from '@dabiao/assessment';
import { sheetBytes, type SheetFormat } from '@dabiao/documents';
import { dayInShanghai, groupBy } from '@dabiao/kernel';
import { say, type Lang } from '@dabiao/messages';
import { EvidenceRepository, PlaceRepository, type EvidenceFile } from '@dabiao/persistence';
import { reachable, type Caller } from '../caller';
import { Clock } from '../clock';
import { MEDIA_TYPES, type MadeFile } from '../sheets/sheet-export.service';
import { SheetNamesService } from '../sheets/sheet-names';
import { readsConfidential } from './evidence-book';
import { clausesOf, EvidenceSheetBasisService } from './evidence-sheet-basis.service';
import { ledgerSheet } from './ledger-sheet';

export interface LedgerWish {
  readonly format: SheetFormat;
  readonly lang: Lang;
  /** Only what supports this assessment, and only its clauses. */
  readonly assessmentId?: string;
}

const PROOFS_PER_QUERY = 500;

/** The ledger of a hospital's proofs: each with its days, its files and the clauses it supports. It can be read back in. */
@Injectable()
export class EvidenceLedgerService {
  constructor(
    private readonly basis: EvidenceSheetBasisService,
    private readonly evidence: EvidenceRepository,
    private readonly places: PlaceRepository,
    private readonly names: SheetNamesService,
    private readonly clock: Clock,
  ) {}

  /** Confidential proofs only for those who may read them. */
  async export(caller: Caller, hospitalId: string, wish: LedgerWish): Promise<MadeFile> {
    const hospital = reachable(caller, 'evidence.read', await this.places.hospital(hospitalId));
    const { format, lang, assessmentId } = wish;
    const now = this.clock.now();
    const day = dayInShanghai(new Date(now));
    const basis = await this.basis.load(hospitalId, readsConfidential(caller, hospital));
    const assessments = new Map(
      [...basis.assessments].filter(([, id]) => assessmentId === undefined || id === assessmentId),
    );
    const lines = [...basis.proofs.values()]
      .map((evidence) => ({
        evidence,
        clauses: clausesOf(basis.links.get(evidence.id) ?? [], assessments),
      }))
      .filter(({ clauses }) => assessmentId === undefined || clauses.size > 0);
    const files = await this.filesOf(lines.map(({ evidence }) => evidence.id));
    const exporter = await this.names.names([caller.actor.userId]);
    const sheet = ledgerSheet(
      lines.map(({ evidence, clauses }) => {
        const own = (files.get(evidence.id) ?? []).filter(({ revision }) => revision === evidence.revision);
        return { evidence, clauses, files: own };
      }),
      {
        ...{ schema: EVIDENCE_FACTS_SCHEMA, hospitalId, assessmentId: assessmentId ?? '' },
        ...{ seen: String(basis.seen), exportedAt: now },
        exportedBy: exporter.get(caller.actor.userId) ?? caller.actor.userId,
      },
      lang,
      day,
    );
    const name = lang === 'zh' ? hospital.nameZh : hospital.nameEn;
    return {
      name: `${name} ${say(lang, 'ledger.name')} ${day}.${format}`,
      mediaType: MEDIA_TYPES[format],
      bytes: await sheetBytes(sheet, format),
    };
  }

  private async filesOf(ids: readonly string[]): Promise<Map<string, EvidenceFile[]>> {
    const files: EvidenceFile[] = [];
    for (let i = 0; i < ids.length; i += PROOFS_PER_QUERY)
      files.push(...(await this.evidence.filesOfAll(ids.slice(i, i + PROOFS_PER_QUERY))));
    return groupBy(files, ({ evidenceId }) => evidenceId);
  }
}
