import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A folder of the seeds that come with the program, from the sources or from a build. */
export function seedsFolder(name: string): string {
  for (let at = __dirname; ; at = dirname(at)) {
    const folder = join(at, 'seeds', name);
    if (existsSync(folder)) return folder;
    if (dirname(at) === at) throw new Error(`The folder seeds/${name} is missing.`);
  }
}
