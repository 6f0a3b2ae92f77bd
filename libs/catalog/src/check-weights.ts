import {
  add,
  compare,
  fraction,
  multiply,
  parseFraction,
  sum,
  toExact,
  ZERO,
  type Fraction,
} from '@dabiao/kernel';
import type { EditionProblem, Path } from './problem';
import { decimalText, placedTexts, text, texts, tree, trees, type Tree } from './tree';

/** The arithmetic of a weighted-elements edition: points add up, groups exist, branches scale to the same total. */
export function checkWeights(edition: Tree, clauses: readonly Tree[]): EditionProblem[] {
  const sections = trees(edition['sections']);
  return [
    ...sections.flatMap((section, i) => checkGroups(section, clauses, ['sections', i, 'groups'])),
    ...sections.flatMap((section, i) => checkPoints(section, sections, clauses, ['sections', i])),
    ...sections.flatMap((section, i) => checkScale(section, edition, clauses, ['sections', i, 'scale'])),
    ...checkWeightSum(sections),
    ...clauses.flatMap((clause, i): EditionProblem[] =>
      clause['grace'] !== undefined && clause['must'] !== 'grace'
        ? [{ key: 'edition.grace.unwanted', params: {}, path: ['clauses', i, 'grace'] }]
        : [],
    ),
  ];
}

function checkGroups(section: Tree, clauses: readonly Tree[], path: Path): EditionProblem[] {
  const inSection = new Map(
    clauses
      .filter((clause) => clause['section'] === section['code'])
      .map((clause) => [text(clause['code']), clause]),
  );
  const grouped = new Set<string>();
  return trees(section['groups']).flatMap((group, g) =>
    placedTexts(group['clauses']).flatMap(([code, c]): EditionProblem[] => {
      const at = [...path, g, 'clauses', c];
      const clause = inSection.get(code);
      if (!clause) return [{ key: 'edition.group.unknown', params: { code }, path: at }];
      if (grouped.has(code) || clause['points'] !== undefined)
        return [{ key: 'edition.group.twice', params: { code }, path: at }];
      grouped.add(code);
      return [];
    }),
  );
}

/** Where the points of every line and of every section below are known they add up to what the section declares. */
function checkPoints(
  section: Tree,
  sections: readonly Tree[],
  clauses: readonly Tree[],
  path: Path,
): EditionProblem[] {
  const declared = number(section['points']);
  if (!declared) return [];
  const children = sections.filter(
    (child) => child['parent'] === section['code'] && section['code'] !== undefined,
  );
  const own = clauses.filter((clause) => clause['section'] === section['code']);
  const groups = trees(section['groups']);
  const grouped = new Set(groups.flatMap((group) => texts(group['clauses'])));
  const complete = own.every(
    (clause) => clause['points'] !== undefined || grouped.has(text(clause['code']) ?? ''),
  );
  const wrong = (found: Fraction, field: string): EditionProblem[] => {
    const wanted = number(section[field]);
    return wanted && compare(wanted, found) !== 0
      ? [
          {
            key: 'edition.points',
            params: { declared: toExact(wanted), found: toExact(found) },
            path: [...path, field],
          },
        ]
      : [];
  };
  if (!complete || children.some((child) => child['points'] === undefined)) return [];
  const scaled = tree(section['scale'])['option'];
  const lines = add(
    sum(
      groups.filter((group) => !isScaled(group, own, scaled)).map((group) => number(group['points']) ?? ZERO),
    ),
    sum(
      [...own.filter((clause) => !branchOf(clause, scaled)), ...children].map(
        (line) => number(line['points']) ?? ZERO,
      ),
    ),
  );
  return wrong(
    add(lines, scaledTotal(section) ?? ZERO),
    section['linesTotal'] === undefined ? 'points' : 'linesTotal',
  );
}

/** Points of all choices together, which the multipliers keep the same however many are chosen. */
function scaledTotal(section: Tree): Fraction | undefined {
  const scale = tree(section['scale']);
  const perChoice = number(scale['perChoice']);
  const [count, factor] = Object.entries(tree(scale['factors']))[0] ?? [];
  const multiplier = number(factor);
  return perChoice && count && multiplier
    ? multiply(multiply(perChoice, fraction(BigInt(count))), multiplier)
    : undefined;
}

function checkScale(section: Tree, edition: Tree, clauses: readonly Tree[], path: Path): EditionProblem[] {
  if (section['scale'] === undefined) return [];
  const scale = tree(section['scale']);
  const name = text(scale['option']) ?? '';
  const option = trees(edition['options']).find((candidate) => candidate['code'] === name);
  if (!option)
    return [{ key: 'edition.option.unknown', params: { option: name }, path: [...path, 'option'] }];
  const problems: EditionProblem[] = [];
  const own = clauses.filter((clause) => clause['section'] === section['code']);
  const choices = trees(option['choices']).map((choice) => text(choice['code']) ?? '');
  const perChoice = number(scale['perChoice']);
  for (const choice of choices) {
    const lines = own.filter((clause) => branchOf(clause, name) === choice);
    const groups = trees(section['groups']).filter((group) =>
      texts(group['clauses']).some((code) => lines.some((line) => line['code'] === code)),
    );
    const found = add(
      sum(lines.map((line) => number(line['points']) ?? ZERO)),
      sum(groups.map((group) => number(group['points']) ?? ZERO)),
    );
    if (perChoice && compare(found, perChoice) !== 0)
      problems.push({
        key: 'edition.scale.choice',
        params: { choice, declared: toExact(perChoice), found: toExact(found) },
        path: [...path, 'perChoice'],
      });
  }
  const total = scaledTotal(section);
  choices.forEach((_, i) => {
    const count = String(i + 1);
    const factor = number(tree(scale['factors'])[count]);
    const at = [...path, 'factors', count];
    if (!factor) problems.push({ key: 'edition.scale.factor', params: { count }, path: at });
    else if (
      perChoice &&
      total &&
      compare(multiply(multiply(perChoice, fraction(i + 1)), factor), total) !== 0
    )
      problems.push({ key: 'edition.scale.total', params: { count, total: toExact(total) }, path: at });
  });
  return problems;
}

/** Known weights leave room for the unknown ones: below 1 where some are unknown, exactly 1 where none is. */
function checkWeightSum(sections: readonly Tree[]): EditionProblem[] {
  const elements = sections
    .map((section, i) => ({ section, i }))
    .filter(({ section }) => section['parent'] === undefined);
  const known = elements.filter(({ section }) => section['weight'] !== undefined);
  if (known.length === 0) return [];
  const total = sum(known.map(({ section }) => number(section['weight']) ?? ZERO));
  const order = compare(total, fraction(1));
  if (known.length === elements.length ? order === 0 : order < 0) return [];
  return [
    { key: 'edition.weights', params: { total: toExact(total) }, path: ['sections', known[0]!.i, 'weight'] },
  ];
}

function branchOf(clause: Tree, option: unknown): string | undefined {
  return typeof option === 'string' ? text(tree(clause['branch'])[option]) : undefined;
}

function isScaled(group: Tree, own: readonly Tree[], option: unknown): boolean {
  const codes = texts(group['clauses']);
  return own.some(
    (clause) => codes.includes(text(clause['code']) ?? '') && branchOf(clause, option) !== undefined,
  );
}

function number(value: unknown): Fraction | undefined {
  const written = decimalText(value);
  return written === undefined ? undefined : parseFraction(written);
}
