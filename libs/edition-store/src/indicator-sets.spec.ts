import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogueOf } from '@dabiao/indicators';
import { EditionStore, readIndicatorSets, seedsFolder } from './index';

const SHARE = '{ code: a, name: { zh: 甲, en: A }, unit: "%", kind: share, combine: ratio }';

async function read(files: Readonly<Record<string, string>>): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'dabiao-indicators-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return await readIndicatorSets(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const set = (...lines: readonly string[]): string =>
  [
    'set: local',
    'provenance: found',
    'source: 测试',
    'indicators:',
    ...lines.map((line) => `  - ${line}`),
  ].join('\n');

it('reads every set of a folder', async () => {
  expect(await read({ 'local.yaml': set(SHARE), 'notes.txt': 'x' })).toMatchObject([
    { set: 'local', indicators: [{ code: 'a', unit: '%', combine: 'ratio' }] },
  ]);
});

it.each<[string, Readonly<Record<string, string>>, string[]]>([
  ['a name that is not its own', { 'other.yaml': set(SHARE) }, ['other.yaml:1: holds the set local']],
  ['a code twice', { 'local.yaml': set(SHARE, SHARE) }, ['local.yaml:6: indicators.1.code "a" stands twice']],
  [
    'an unknown way of combining, with everything else that is wrong',
    { 'local.yaml': set(SHARE, SHARE.replace('ratio', 'median')), 'broken.yaml': 'set: [' },
    ['broken.yaml:1', 'local.yaml:6: indicators.1.combine'],
  ],
  [
    'a missing unit',
    { 'local.yaml': set(SHARE.replace('unit: "%", ', '')) },
    ['local.yaml:5: indicators.0.unit'],
  ],
])('names %s, with file and line', async (_, files, named) => {
  const message = await read(files).then(String, String);
  for (const one of named) expect(message).toContain(one);
});

describe('the indicators that ship', () => {
  it('define what every edition names, in the same unit, and nothing else twice', async () => {
    const sets = await readIndicatorSets(seedsFolder('indicators'));
    const store = new EditionStore(seedsFolder('standards'));
    const editions = (await store.check()).map(({ edition }) => edition!);
    const catalogue = [...catalogueOf(sets, editions).values()];
    expect(catalogue.filter(({ definedBy }) => definedBy !== 'set')).toEqual([]);
    const otherUnits = catalogue.flatMap(({ code, unit, uses }) =>
      uses.filter(({ rule }) => rule.unit !== unit).map((use) => `${code}: ${use.code}`),
    );
    expect(otherUnits).toEqual([]);
    const codes = sets.flatMap(({ indicators }) => indicators.map(({ code }) => code));
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('say that nobody has checked them against an official dictionary', async () => {
    for (const { provenance, caution } of await readIndicatorSets(seedsFolder('indicators')))
      expect([provenance, caution?.zh]).toEqual(['reconstructed', expect.stringContaining('未与')]);
  });
});
