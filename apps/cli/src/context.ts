import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
    this.store = new EditionStore(standardsFolder ?? seedsFolder('standards'));
  }

  say(key: MessageKey, params: Params = {}): string {
    return say(this.lang, key, params);
  }

  refuse(key: MessageKey, params: Params = {}): Refusal {
    return new Refusal([this.say(key, params)]);
  }
}

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
