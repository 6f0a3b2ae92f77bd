import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { editionId, parseEdition, type Edition, type EditionProblem } from '@dabiao/catalog';
import {
  fileNameOf,
  hasRightName,
  readStandardsFile,
  readStandardsText,
  type FileProblem,
  type StandardsFile,
} from './standards-file';

export interface CheckedFile {
  readonly file: string;
  readonly edition?: Edition;
  readonly problems: readonly FileProblem[];
}

export type Found =
  | {
      readonly kind: 'found';
      readonly edition: Edition;
      readonly file: string;
      /** The edition as its file has it, overlays laid on. */
      readonly tree: unknown;
    }
  | { readonly kind: 'unknown'; readonly known: readonly string[] }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly string[] }
  | { readonly kind: 'broken'; readonly problems: readonly FileProblem[] };

type ReadFile = Extract<StandardsFile, { ok: true }>;

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

  /** Standards files of the folder whose name is not of the form that makes them found. */
  async misnamedFiles(): Promise<string[]> {
    const known = new Set((await this.ids()).map((id) => this.fileOf(id)));
    return (await this.filesInFolder()).filter((file) => !known.has(file));
  }

  /** An edition by full id, by the standard's name where there is only one edition of it, or by the path of a file. */
  async find(name: string): Promise<Found> {
    if (/\.ya?ml$/.test(name)) return outcome(name, await this.read(name));
    const known = await this.ids();
    const candidates = known.filter((id) => id === name || id.startsWith(`${name}@`));
    if (candidates.length === 0) return { kind: 'unknown', known };
    if (candidates.length > 1) return { kind: 'ambiguous', candidates };
    const file = this.fileOf(candidates[0]!);
    return outcome(file, await this.readNamed(candidates[0]!));
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
      const id = editionId(edition);
      const other = definedIn.get(id);
      if (other !== undefined)
        problems.push(read.placed({ key: 'file.twice', params: { id, other }, path: ['edition'] }));
      definedIn.set(id, file);
      if (this.isInFolder(file) && !hasRightName(file, edition)) problems.push(misnamed(file, edition));
      problems.push(...(await this.checkUpgrade(read)));
      checked.push({ file, edition, problems });
    }
    return checked;
  }

  /** `above` are the overlays that wait for this file: overlays that name each other end in an error, not in a circle. */
  private read(file: string, above: readonly string[] = []): Promise<StandardsFile> {
    return readStandardsFile(file, async (id, of) => {
      const waiting = [...above, of];
      if (waiting.includes(id)) return 'circle';
      return (await this.ids()).includes(id) ? this.readNamed(id, waiting) : 'unknown';
    });
  }

  /** Reads an edition of the folder by its id. A file that holds another edition than its name says is refused. */
  private async readNamed(id: string, above: readonly string[] = []): Promise<StandardsFile> {
    const file = this.fileOf(id);
    const read = await this.read(file, above);
    return !read.ok || hasRightName(file, read.edition)
      ? read
      : { ok: false, problems: [misnamed(file, read.edition)] };
  }

  /** An upgrade table names clauses of two editions; all of them must exist in one or the other. */
  private async checkUpgrade({ edition, placed }: ReadFile): Promise<FileProblem[]> {
    if (!edition.upgrade) return [];
    const { from, steps } = edition.upgrade;
    const codes = new Set(edition.clauses.map(({ code }) => code));
    // A standard without an edition means any edition of it, the overlays of local authorities among them.
    for (const id of (await this.ids()).filter((id) => id === from || id.startsWith(`${from}@`))) {
      const earlier = await this.readNamed(id);
      // What a broken file holds is not known; it is reported for itself.
      if (!earlier.ok) return [];
      earlier.edition.clauses.forEach(({ code }) => codes.add(code));
    }
    return steps.flatMap((step, i) =>
      step.clauses.flatMap((code, j) =>
        codes.has(code)
          ? []
          : [
              placed({
                key: 'edition.upgrade.unknown',
                params: { code },
                path: ['upgrade', 'steps', i, 'clauses', j],
              }),
            ],
      ),
    );
  }

  private fileOf(id: string): string {
    return join(this.folder, `${id}.yaml`);
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

/**
 * Reads an edition from text that is in no folder. `treeOf` gives the base of an overlay, as its file had it, by
 * its id. `name` is what problems call the text.
 */
export async function readEdition(
  name: string,
  text: string,
  treeOf: (id: string) => Promise<unknown>,
): Promise<Extract<Found, { kind: 'found' | 'broken' }>> {
  const read = await readStandardsText(name, text, async (id, of) => {
    const tree = id === of ? undefined : await treeOf(id);
    if (tree === undefined) return id === of ? 'circle' : 'unknown';
    const base = parseEdition(tree);
    if (!base.ok) throw new Error(`The stored edition ${id} no longer passes its checks.`);
    const placed = ({ path: _path, ...problem }: EditionProblem): FileProblem => ({
      ...{ file: id, line: 1, column: 1, path: '' },
      ...problem,
    });
    return { ok: true, edition: base.value, tree, placed };
  });
  return outcome(name, read);
}

const outcome = (file: string, read: StandardsFile): Extract<Found, { kind: 'found' | 'broken' }> =>
  read.ok
    ? { kind: 'found', edition: read.edition, file, tree: read.tree }
    : { kind: 'broken', problems: read.problems };

const misnamed = (file: string, edition: Edition): FileProblem => ({
  file,
  line: 1,
  column: 1,
  path: '',
  key: 'file.name',
  params: { expected: fileNameOf(edition) },
});
