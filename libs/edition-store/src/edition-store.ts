import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { editionId, type Edition } from '@dabiao/catalog';
import {
  fileNameOf,
  hasRightName,
  readStandardsFile,
  type FileProblem,
  type StandardsFile,
} from './standards-file';

export interface CheckedFile {
  readonly file: string;
  readonly edition?: Edition;
  readonly problems: readonly FileProblem[];
}

export type Found =
  | { readonly kind: 'found'; readonly edition: Edition; readonly file: string }
  | { readonly kind: 'unknown'; readonly known: readonly string[] }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] }
  | { readonly kind: 'broken'; readonly problems: readonly FileProblem[] };

/**
 * Editions in a folder, one YAML file each, named `<standard>@<edition>.yaml`. The name is the index:
 * one edition is found without reading the others.
 */
export class EditionStore {
  constructor(readonly folder: string) {}

  /** Ids of all editions by file name, sorted. */
  async ids(): Promise<string[]> {
    const names = await readdir(this.folder).catch((): string[] => []);
    return names
      .filter((name) => /^[^@]+@[^@]+\.yaml$/.test(name))
      .map((name) => name.slice(0, -'.yaml'.length))
      .sort();
  }

  /** An edition by full id, by the standard's name where there is only one edition of it, or by the path of a file. */
  async find(name: string): Promise<Found> {
    if (/\.ya?ml$/.test(name)) return this.load(name);
    const known = await this.ids();
    const candidates = known.filter((id) => id === name || id.startsWith(`${name}@`));
    if (candidates.length === 0) return { kind: 'unknown', known };
    if (candidates.length > 1) return { kind: 'ambiguous', candidates };
    return this.load(join(this.folder, `${candidates[0]}.yaml`));
  }

  /** Reads the files given, or all of the folder, and checks them also against one another. */
  async check(files?: readonly string[]): Promise<CheckedFile[]> {
    const chosen = files ?? (await this.filesInFolder());
    const checked: CheckedFile[] = [];
    const definedIn = new Map<string, string>();
    for (const file of chosen) {
      const read = await this.read(file);
      if (!read.ok) {
        checked.push({ file, problems: read.problems });
        continue;
      }
      const { edition } = read;
      const problems: FileProblem[] = [];
      const at = { file, line: 1, column: 1, path: '' };
      const id = editionId(edition);
      const other = definedIn.get(id);
      if (other !== undefined) problems.push({ ...at, key: 'file.twice', params: { id, other } });
      definedIn.set(id, file);
      if (this.isInFolder(file) && !hasRightName(file, edition))
        problems.push({ ...at, key: 'file.name', params: { expected: fileNameOf(edition) } });
      problems.push(...(await this.checkUpgrade(edition, file)));
      checked.push({ file, edition, problems });
    }
    return checked;
  }

  private async load(file: string): Promise<Found> {
    const read = await this.read(file);
    return read.ok
      ? { kind: 'found', edition: read.edition, file }
      : { kind: 'broken', problems: read.problems };
  }

  /** `above` are the overlays that wait for this file: two that name each other end in an error, not in a circle. */
  private read(file: string, above: readonly string[] = []): Promise<StandardsFile> {
    return readStandardsFile(file, async (id) => {
      if (above.includes(id) || !(await this.ids()).includes(id)) return undefined;
      return this.read(join(this.folder, `${id}.yaml`), [...above, id]);
    });
  }

  /** An upgrade table names clauses of two editions; all of them must exist in one or the other. */
  private async checkUpgrade(edition: Edition, file: string): Promise<FileProblem[]> {
    if (!edition.upgrade) return [];
    const earlier = await this.find(edition.upgrade.from);
    const codes = new Set(edition.clauses.map(({ code }) => code));
    if (earlier.kind === 'found') earlier.edition.clauses.forEach(({ code }) => codes.add(code));
    return edition.upgrade.steps.flatMap((step) =>
      step.clauses
        .filter((code) => !codes.has(code))
        .map((code): FileProblem => ({
          file,
          line: 1,
          column: 1,
          path: `upgrade.steps.${step.code}`,
          key: 'edition.upgrade.unknown',
          params: { code },
        })),
    );
  }

  private async filesInFolder(): Promise<string[]> {
    const names = await readdir(this.folder).catch((): string[] => []);
    return names
      .filter((name) => /\.ya?ml$/.test(name))
      .sort()
      .map((name) => join(this.folder, name));
  }

  private isInFolder(file: string): boolean {
    return dirname(resolve(file)) === resolve(this.folder);
  }
}
