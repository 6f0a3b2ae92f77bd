import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseIndicatorSet, type IndicatorSet } from '@dabiao/indicators';
import { readYaml } from './read-yaml';

/**
 * Reads every set of indicators in a folder, by file name. They ship with the program, so a broken one stops the
 * start: the error names every problem with its file and line.
 */
export async function readIndicatorSets(folder: string): Promise<IndicatorSet[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const sets: IndicatorSet[] = [];
  const problems: string[] = [];
  for (const name of names) {
    const yaml = readYaml(await readFile(join(folder, name), 'utf8'));
    const say = (line: number, message: string): void => void problems.push(`${name}:${line}: ${message}`);
    for (const { line, key, params } of yaml.problems) say(line, `${key} ${JSON.stringify(params)}`);
    if (yaml.problems.length > 0) continue;
    const read = parseIndicatorSet(yaml.value);
    if (!read.ok)
      for (const { path, message } of read.problems)
        say(yaml.placeOf(path).line, `${path.join('.')} ${message}`);
    else if (`${read.set.set}.yaml` !== basename(name)) say(1, `holds the set ${read.set.set}`);
    else sets.push(read.set);
  }
  if (problems.length > 0) throw new Error(`Indicators that cannot be read:\n${problems.join('\n')}`);
  return sets;
}
