import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { wordsIn, type Edition } from '@dabiao/catalog';
import { evidencePackage, type PackedClause } from '@dabiao/documents';
import { dayInShanghai, groupBy, type Day } from '@dabiao/kernel';
import { say, type Lang } from '@dabiao/messages';
import { EvidenceRepository, type Evidence, type EvidenceFile, type EvidenceLink } from '@dabiao/persistence';
import { appliesTo } from '@dabiao/scoring';
import type { Caller } from '../caller';
import { SheetBasisService } from '../sheets/sheet-basis.service';
import { departmentOf } from '../sheets/sheet-export.service';
import { SheetNamesService } from '../sheets/sheet-names';
import { readsConfidential } from './evidence-book';
import { EvidenceIntake } from './evidence-intake';
import { fileAbout, leftOut, packageColumns, type Proven } from './package-index';

export interface PackageWish {
  readonly lang: Lang;
  /** Only clauses that this department has to do. */
  readonly departmentId?: string;
}

/** A ZIP that is made while it is read. */
export interface EvidencePackage {
  readonly name: string;
  readonly content: Readable;
}

const PROOFS_PER_QUERY = 500;

/** What is known of the proofs of an assessment. */
interface Proofs {
  readonly links: ReadonlyMap<string, readonly EvidenceLink[]>;
  readonly proofs: ReadonlyMap<string, Evidence>;
  readonly files: ReadonlyMap<string, readonly EvidenceFile[]>;
  readonly people: ReadonlyMap<string, string>;
}

interface Known extends Proofs {
  readonly day: Day;
  readonly mayReadConfidential: boolean;
}

/** All proofs of an assessment in one file, to be handed over or put on a stick. */
@Injectable()
export class EvidencePackageService {
  constructor(
    private readonly basis: SheetBasisService,
    private readonly evidence: EvidenceRepository,
    private readonly intake: EvidenceIntake,
    private readonly names: SheetNamesService,
  ) {}

  /**
   * A folder for each clause that applies, with the newest files of its proofs, and an index. Retired proofs, and
   * confidential ones for whoever may not read them, are left out; the index says so. Files are opened one at a time
   * while the content is read. Throws assessment.notFound, department.notFound.
   */
  async open(caller: Caller, id: string, { lang, departmentId }: PackageWish): Promise<EvidencePackage> {
    const basis = await this.basis.load(caller, 'evidence.read', id);
    const { assessment, edition, hospital, records } = basis;
    const department = departmentId === undefined ? '' : departmentOf(basis, departmentId);
    const applies = appliesTo(edition, assessment.options);
    const clauses = edition.clauses.filter(
      (clause) =>
        applies(clause) &&
        (departmentId === undefined || records.get(clause.code)?.departmentId === departmentId),
    );
    const known = {
      ...(await this.know(id, clauses)),
      day: dayInShanghai(new Date(basis.now)),
      mayReadConfidential: readsConfidential(caller, hospital),
    };
    const place = lang === 'zh' ? hospital.nameZh : hospital.nameEn;
    const standard = wordsIn(lang, edition.title);
    const about = [place, standard, say(lang, 'package.name'), department, known.day];
    const content = evidencePackage(
      clauses.map((clause) => this.packed(clause, known, lang)),
      {
        day: known.day,
        index: {
          ...{ name: say(lang, 'package.index'), format: 'xlsx', columns: packageColumns(lang) },
          notes: [
            say(lang, 'package.note.about', { hospital: place, standard, day: known.day }),
            say(lang, 'package.note.hash'),
          ],
        },
      },
    );
    return { name: `${about.filter((part) => part !== '').join(' ')}.zip`, content };
  }

  private packed(clause: Edition['clauses'][number], known: Known, lang: Lang): PackedClause {
    const { proofs, files, links, day, people } = known;
    const proven = (links.get(clause.code) ?? []).flatMap(({ evidenceId, against }): Proven[] => {
      const evidence = proofs.get(evidenceId);
      return evidence ? [{ evidence, against }] : [];
    });
    const shown = proven.filter(({ evidence }) => known.mayReadConfidential || !evidence.confidential);
    const packed = shown.filter(({ evidence }) => !evidence.retired);
    return {
      ...{ clause: clause.code, title: wordsIn(lang, clause.title) },
      files: packed.flatMap((proof) =>
        (files.get(proof.evidence.id) ?? []).map((file) => ({
          name: file.name,
          about: fileAbout(proof, file, { lang, day, by: people.get(file.addedBy) ?? '' }),
          open: () => this.intake.open(file.sha256),
        })),
      ),
      left: leftOut({
        ...{ lang, day, none: packed.length === 0 },
        retired: shown.filter(({ evidence }) => evidence.retired),
        confidential: proven.length - shown.length,
      }),
    };
  }

  /** A constant number of queries for up to 500 proofs. */
  private async know(assessmentId: string, clauses: readonly { readonly code: string }[]): Promise<Proofs> {
    const codes = new Set(clauses.map(({ code }) => code));
    const links = (await this.evidence.linksOfAssessment(assessmentId)).filter(({ code }) => codes.has(code));
    const ids = [...new Set(links.map(({ evidenceId }) => evidenceId))];
    const proofs: Evidence[] = [];
    const files: EvidenceFile[] = [];
    for (let i = 0; i < ids.length; i += PROOFS_PER_QUERY) {
      const part = ids.slice(i, i + PROOFS_PER_QUERY);
      const [found, all] = await Promise.all([this.evidence.byIds(part), this.evidence.filesOfAll(part)]);
      const revisions = new Map(found.map(({ id, revision }) => [id, revision]));
      proofs.push(...found);
      files.push(...all.filter(({ evidenceId, revision }) => revisions.get(evidenceId) === revision));
    }
    return {
      links: groupBy(inOrder(links, proofs), ({ code }) => code),
      proofs: new Map(proofs.map((proof) => [proof.id, proof])),
      files: groupBy(files, ({ evidenceId }) => evidenceId),
      people: await this.names.names([...new Set(files.map(({ addedBy }) => addedBy))]),
    };
  }
}

/** By title, so that the numbers of a folder are the same again. */
function inOrder(links: readonly EvidenceLink[], proofs: readonly Evidence[]): EvidenceLink[] {
  const titles = new Map(proofs.map(({ id, title }) => [id, title]));
  const key = ({ evidenceId }: EvidenceLink): string => `${titles.get(evidenceId) ?? ''} ${evidenceId}`;
  return links.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
