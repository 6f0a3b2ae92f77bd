import type { EditionProblem, Path } from './problem';
import { text, tree, trees, type Tree } from './tree';

/** The requirement table and the items' categories agree: as many basic and optional items as each level declares. */
export function checkLadder(edition: Tree, items: readonly Tree[]): EditionProblem[] {
  const levels = trees(edition['levels']);
  const known = levels.map((level) => String(level['level']));
  return [
    ...levels.flatMap((level, i): EditionProblem[] =>
      level['level'] === i
        ? []
        : [{ key: 'edition.level.order', params: { level: i }, path: ['levels', i, 'level'] }],
    ),
    ...items.flatMap((item, i) =>
      Object.keys(tree(item['levels']))
        .filter((level) => level === '0' || !known.includes(level))
        .map((level): EditionProblem => ({
          key: 'edition.level.unknown',
          params: { level, code: text(item['code']) ?? '' },
          path: ['clauses', i, 'levels', level],
        })),
    ),
    ...levels.flatMap((level, i) => (i === 0 ? [] : checkLevel(level, edition, items, ['levels', i]))),
  ];
}

function checkLevel(level: Tree, edition: Tree, items: readonly Tree[], path: Path): EditionProblem[] {
  const cells = items.map((item) => tree(tree(item['levels'])[String(level['level'])]));
  const excluded = tree(edition['settings'])['noRequirement'] === 'excluded';
  const counted = excluded ? cells.filter((cell) => cell['requirement'] !== undefined) : cells;
  const count = (category: string): number => counted.filter((cell) => cell['category'] === category).length;
  const missing = ['basic', 'optional', 'pool', 'total']
    .filter((field) => level[field] === undefined)
    .map((field): EditionProblem => ({ key: 'edition.field.missing', params: { field }, path }));
  const wrong = (field: string, found: number): EditionProblem[] =>
    typeof level[field] === 'number' && level[field] !== found
      ? [
          {
            key: 'edition.level.count',
            params: { level: String(level['level']), field, declared: level[field], found },
            path: [...path, field],
          },
        ]
      : [];
  const tooMany: EditionProblem[] =
    typeof level['optional'] === 'number' &&
    typeof level['pool'] === 'number' &&
    level['optional'] > level['pool']
      ? [
          {
            key: 'edition.level.pool',
            params: { level: String(level['level']) },
            path: [...path, 'optional'],
          },
        ]
      : [];
  return [...missing, ...wrong('basic', count('basic')), ...wrong('pool', count('optional')), ...tooMany];
}
