import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { editionId, parseEdition, wordsIn, type Edition } from '@dabiao/catalog';
import { readEdition, type EditionStore, type Found } from '@dabiao/edition-store';
import { conflict, invalid, notFound } from '@dabiao/kernel';
import {
  PlaceRepository,
  SYSTEM_CHAIN,
  TrailRepository,
  UnitOfWork,
  type EditionRow,
  type Stamp,
} from '@dabiao/persistence';
import type { Caller } from '../caller';
import { Clock } from '../clock';

/** An edition that is in the database now, and whether it was not before. */
export interface Loaded {
  readonly id: string;
  readonly added: boolean;
}

/** Editions in the database. One that was loaded never changes, so a parsed edition is kept in memory. */
@Injectable()
export class EditionsService {
  private readonly parsed = new Map<string, Edition>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly places: PlaceRepository,
    private readonly trail: TrailRepository,
    private readonly clock: Clock,
  ) {}

  list(): Promise<Omit<EditionRow, 'source'>[]> {
    return this.places.editions();
  }

  /** An edition by its full id. Throws standard.notFound. */
  async get(id: string): Promise<Edition> {
    const known = this.parsed.get(id);
    if (known) return known;
    const row = await this.places.edition(id);
    if (!row) throw notFound('standard');
    const outcome = parseEdition(JSON.parse(row.source));
    if (!outcome.ok) throw new Error(`The stored edition ${id} no longer passes its checks.`);
    this.parsed.set(id, outcome.value);
    return outcome.value;
  }

  /** Loads every edition of a folder that the database does not have yet. Returns the ids that were added. */
  async loadFolder(store: EditionStore, stamp: Stamp): Promise<string[]> {
    const added: string[] = [];
    for (const id of await store.ids()) if (await this.loadFile(store, id, stamp)) added.push(id);
    return added;
  }

  /**
   * Loads one file. The same content again is no change; other content under the same id is refused, because
   * verdicts may rest on it: a change is a new edition.
   */
  async loadFile(store: EditionStore, file: string, stamp: Stamp): Promise<boolean> {
    const found = await store.find(file);
    if (found.kind === 'unknown' || found.kind === 'ambiguous') throw notFound('standard');
    return (await this.keep(found, stamp)).added;
  }

  /**
   * Loads an edition or an overlay from its text, for an administrator. An overlay finds its base among the
   * editions that are loaded. Throws standard.broken with every problem at its line and column, standard.changed.
   */
  async load(caller: Caller, yaml: string): Promise<Loaded> {
    const found = await readEdition('yaml', yaml, async (id) => {
      const base = await this.places.edition(id);
      return base ? (JSON.parse(base.source) as unknown) : undefined;
    });
    return this.keep(found, this.clock.stamp(caller));
  }

  private async keep(found: Extract<Found, { kind: 'found' | 'broken' }>, stamp: Stamp): Promise<Loaded> {
    if (found.kind === 'broken') throw invalid('standard.broken', {}, { problems: found.problems });
    const { edition, tree } = found;
    const source = JSON.stringify(tree);
    const sha256 = createHash('sha256').update(source).digest('hex');
    const id = editionId(edition);
    return this.uow.run(async () => {
      await this.trail.lock(SYSTEM_CHAIN);
      const stored = await this.places.edition(id);
      if (stored?.sha256 === sha256) return { id, added: false };
      if (stored) throw conflict('standard.changed', { id });
      const row: EditionRow = {
        id,
        titleZh: wordsIn('zh', edition.title),
        titleEn: wordsIn('en', edition.title),
        method: edition.method,
        status: edition.status,
        clauses: edition.clauses.length,
        source,
        sha256,
        loadedAt: stamp.at,
      };
      await this.places.addEdition(row);
      // The text itself stays in its table; its hash stands for it.
      const { source: _source, ...after } = row;
      await this.trail.append(SYSTEM_CHAIN, stamp, [{ kind: 'edition', subject: id, before: null, after }]);
      return { id, added: true };
    });
  }
}
