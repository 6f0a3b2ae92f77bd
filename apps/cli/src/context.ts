import { resolve } from 'node:path';
import { EditionStore, seedsFolder } from '@dabiao/edition-store';
import { say, type Lang, type MessageKey, type Params } from '@dabiao/messages';

/** Everything wrong that is the caller's to mend ends the command with exit code 2 and nothing on standard output. */
export class Refusal extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}

/** The command did its work and the answer is no: it stands on standard output, and the exit code is 1. */
export class No extends Error {}

/** What every command is given: the language, the standards, and where to write. */
export class Context {
  readonly store: EditionStore;

  constructor(
    readonly lang: Lang,
    standardsFolder: string | undefined,
    readonly out: (text: string) => void,
    readonly warn: (text: string) => void,
  ) {
    this.store = new EditionStore(
      standardsFolder === undefined ? seedsFolder('standards') : callersPath(standardsFolder),
    );
  }

  /** Refuses a standards folder without a single standards file: a slip of the pen would otherwise check nothing. */
  async requireStandards(): Promise<void> {
    const files = [...(await this.store.ids()), ...(await this.store.misnamedFiles())];
    if (files.length === 0) throw this.refuse('cli.standards.none', { folder: this.store.folder });
  }

  say(key: MessageKey, params: Params = {}): string {
    return say(this.lang, key, params);
  }

  refuse(key: MessageKey, params: Params = {}): Refusal {
    return new Refusal([this.say(key, params)]);
  }
}

/** A path as the caller means it. `npm run` changes to the project's folder and leaves the caller's in INIT_CWD. */
export const callersPath = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);

/** What names a standard: an id as it is, a file as the caller means it. */
export const standardName = (name: string): string => (/\.ya?ml$/.test(name) ? callersPath(name) : name);
