import { checkLadder } from './check-ladder';
import { checkWeights } from './check-weights';
import type { EditionProblem, Path } from './problem';
import { compare, parseFraction, toExact } from '@dabiao/kernel';
import { decimalText, placedTexts, text, tree, trees, type Tree } from './tree';

/**
 * What one field cannot know of another: names that must be unique, names that must exist, totals that
 * must be right. Works on the file as written, so that one broken clause does not hide the next one.
 */
export function checkEdition(source: unknown): EditionProblem[] {
  const edition = tree(source);
  const clauses = trees(edition['clauses']);
  const shared = [
    ...repeated(clauses, ['clauses'], 'code'),
    ...repeated(trees(edition['sections']), ['sections'], 'code'),
    ...repeated(trees(edition['options']), ['options'], 'code'),
    ...checkSections(edition, clauses),
    ...checkBranches(edition, clauses),
    ...clauses.flatMap((clause, i) => checkRule(tree(clause['rule']), ['clauses', i, 'rule'])),
    ...checkDeclared(tree(edition['declared'])['clauses'], clauses.length, ['declared', 'clauses']),
  ];
  switch (edition['method']) {
    case 'rate':
      return [...shared, ...checkTiers(edition, clauses)];
    case 'weighted-elements':
      return [...shared, ...checkWeights(edition, clauses)];
    case 'level-ladder':
      return [...shared, ...checkLadder(edition, clauses)];
    default:
      // Nobody knows this method; the parts that only one method has say which checks make sense.
      if (edition['tiers'] !== undefined) return [...shared, ...checkTiers(edition, clauses)];
      if (edition['levels'] !== undefined) return [...shared, ...checkLadder(edition, clauses)];
      return [...shared, ...checkWeights(edition, clauses)];
  }
}

/** One problem for every use of a name after its first. */
function repeated(entries: readonly Tree[], path: Path, field: string): EditionProblem[] {
  const first = new Map<string, number>();
  return entries.flatMap((entry, i): EditionProblem[] => {
    const name = text(entry[field]);
    if (name === undefined) return [];
    if (!first.has(name)) {
      first.set(name, i);
      return [];
    }
    return [{ key: 'edition.code.twice', params: { code: name }, path: [...path, i, field] }];
  });
}

function checkSections(edition: Tree, clauses: readonly Tree[]): EditionProblem[] {
  const sections = trees(edition['sections']);
  const parents = new Map(sections.map((section) => [text(section['code']), text(section['parent'])]));
  const dangling = (code: string | undefined, path: Path): EditionProblem[] =>
    code === undefined || parents.has(code)
      ? []
      : [{ key: 'edition.section.unknown', params: { section: code }, path }];
  const circular = (start: string | undefined): boolean => {
    const seen = new Set<string>();
    for (let at = start; at !== undefined; at = parents.get(at)) {
      // A section below a circle is not part of itself.
      if (seen.has(at)) return at === start;
      seen.add(at);
    }
    return false;
  };
  return [
    ...sections.flatMap((section, i) => dangling(text(section['parent']), ['sections', i, 'parent'])),
    ...sections.flatMap((section, i): EditionProblem[] => {
      const code = text(section['code']);
      return code !== undefined && circular(code)
        ? [{ key: 'edition.section.circle', params: { section: code }, path: ['sections', i, 'parent'] }]
        : [];
    }),
    ...clauses.flatMap((clause, i) => dangling(text(clause['section']), ['clauses', i, 'section'])),
  ];
}

function checkBranches(edition: Tree, clauses: readonly Tree[]): EditionProblem[] {
  const options = trees(edition['options']);
  const choices = new Map(
    options.map((option) => [
      text(option['code']),
      trees(option['choices']).map((choice) => text(choice['code'])),
    ]),
  );
  const check = (option: string, choice: unknown, path: Path): EditionProblem[] => {
    const known = choices.get(option);
    if (!known) return [{ key: 'edition.option.unknown', params: { option }, path }];
    if (typeof choice !== 'string' || known.includes(choice)) return [];
    return [{ key: 'edition.choice.unknown', params: { option, choice, choices: known.join(', ') }, path }];
  };
  return [
    ...options.flatMap((option, i) => repeated(trees(option['choices']), ['options', i, 'choices'], 'code')),
    ...options.flatMap((option, i) =>
      placedTexts(option['default']).flatMap(([choice, j]) =>
        check(text(option['code']) ?? '', choice, ['options', i, 'default', j]),
      ),
    ),
    ...clauses.flatMap((clause, i) =>
      Object.entries(tree(clause['branch'])).flatMap(([option, choice]) =>
        check(option, choice, ['clauses', i, 'branch', option]),
      ),
    ),
  ];
}

/** `between` has two ends in order; every other operator has one value. */
function checkRule(rule: Tree, path: Path): EditionProblem[] {
  if (rule['kind'] !== 'threshold') return [];
  const [value, upTo] = [decimalText(rule['value']), decimalText(rule['upTo'])];
  if (rule['operator'] !== 'between')
    return upTo === undefined ? [] : [{ key: 'edition.upTo.unwanted', params: {}, path: [...path, 'upTo'] }];
  if (upTo === undefined) return [{ key: 'edition.upTo.missing', params: {}, path }];
  const [low, high] = [value && parseFraction(value), parseFraction(upTo)];
  return low && high && compare(low, high) >= 0
    ? [{ key: 'edition.upTo.order', params: { value: toExact(low), upTo }, path: [...path, 'upTo'] }]
    : [];
}

function checkTiers(edition: Tree, clauses: readonly Tree[]): EditionProblem[] {
  const tiers = trees(edition['tiers']);
  const codes = tiers.map((tier) => text(tier['code']));
  return [
    ...repeated(tiers, ['tiers'], 'code'),
    ...clauses.flatMap((clause, i): EditionProblem[] => {
      const tier = text(clause['tier']);
      return tier === undefined || codes.includes(tier)
        ? []
        : [
            {
              key: 'edition.tier.unknown',
              params: { tier, tiers: codes.join(', ') },
              path: ['clauses', i, 'tier'],
            },
          ];
    }),
    ...tiers.flatMap((tier, i) =>
      checkDeclared(tier['declared'], clauses.filter((clause) => clause['tier'] === tier['code']).length, [
        'tiers',
        i,
        'declared',
      ]),
    ),
  ];
}

function checkDeclared(declared: unknown, found: number, path: Path): EditionProblem[] {
  if (typeof declared !== 'number' || declared === found) return [];
  return [{ key: 'edition.declared', params: { declared, found }, path }];
}
