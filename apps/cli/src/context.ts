import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { EditionStore } from '@dabiao/edition-store';
import { say, type Lang, type MessageKey, type Params } from '@dabiao/messages';

/** Everything wrong that is the caller's to mend ends the command with exit code 2 and nothing on standard output. */
export class Refusal extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}

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

/** A folder of the seeds that come with the program, from the sources or from a build. */
export function seedsFolder(name: string): string {
  for (let at = __dirname; ; at = dirname(at)) {
    const folder = join(at, 'seeds', name);
    if (existsSync(folder)) return folder;
    if (dirname(at) === at) throw new Error(`The folder seeds/${name} is missing.`);
  }
}

/** The language of the terminal, as the operating system names it: Chinese, or else English. */
export function terminalLang(): Lang {
  return Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh') ? 'zh' : 'en';
}
