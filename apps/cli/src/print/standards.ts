import { stringify } from 'yaml';
import { editionId, wordsIn, type Clause, type Edition, type EditionDifference } from '@dabiao/catalog';
import { isUnverified } from '@dabiao/scoring';
import type { Context } from '../context';
import { textTable } from './table';

type Format = 'table' | 'json';

export function printList(context: Context, editions: readonly Edition[], format: Format): string {
  const rows = editions.map((edition) => ({
    standard: editionId(edition),
    title: wordsIn(context.lang, edition.title),
    method: edition.method,
    clauses: edition.clauses.length,
    ...verifiedOf(edition),
    status: edition.status,
  }));
  if (format === 'json') return JSON.stringify(rows, null, 2);
  return textTable(
    (['standard', 'title', 'method', 'clauses', 'verified', 'status'] as const).map((key) =>
      context.say(`cli.list.${key}`),
    ),
    rows.map((row) => [
      row.standard,
      row.title,
      context.say(`cli.method.${row.method}`),
      String(row.clauses),
      `${row.verified} / ${row.verifiable}`,
      context.say(`cli.status.${row.status}`),
    ]),
    ['left', 'left', 'left', 'right', 'right'],
  );
}

export function printEdition(context: Context, edition: Edition, format: Format): string {
  if (format === 'json') return JSON.stringify(edition, null, 2);
  const { lang } = context;
  const words = (text: Edition['title']): string => wordsIn(lang, text);
  const provenance = countBy(edition.clauses.map((clause) => clause.provenance));
  const facts: [string, string][] = [
    [context.say('cli.show.authority'), words(edition.authority)],
    [context.say('cli.show.document'), edition.document],
    [context.say('cli.show.status'), context.say(`cli.status.${edition.status}`)],
    [context.say('cli.show.method'), context.say(`cli.method.${edition.method}`)],
    [context.say('cli.show.clauses'), String(edition.clauses.length)],
    [context.say('cli.show.provenance'), provenance],
  ];
  if (edition.method === 'rate')
    facts.push([
      context.say('cli.show.tiers'),
      edition.tiers.map((tier) => `${tier.code} ${words(tier.title)} ${tier.declared}`).join('; '),
    ]);
  for (const option of edition.options)
    facts.push([
      context.say('cli.show.options'),
      `${option.code} (${words(option.title)}): ${option.choices
        .map((choice) => `${choice.code} ${words(choice.title)}`)
        .join(', ')}${option.default ? ` [${option.default.join(', ')}]` : ''}`,
    ]);
  if (edition.method === 'level-ladder')
    facts.push([
      context.say('cli.show.settings'),
      Object.entries(edition.settings)
        .map(([name, value]) => `${name} ${value}`)
        .join('; '),
    ]);
  const parts = [
    `${words(edition.title)}\n${editionId(edition)}`,
    facts.map(([name, value]) => `  ${name}: ${value}`).join('\n'),
  ];
  if (edition.caution) parts.push(`  ${context.say('result.caution')}: ${words(edition.caution)}`);
  if (edition.sections.length > 0)
    parts.push(
      `${context.say('cli.show.sections')}\n${textTable(
        ['', context.say('cli.list.title'), context.say('cli.show.clauses')],
        edition.sections.map((section) => [
          section.code,
          words(section.title),
          String(edition.clauses.filter((clause) => clause.section === section.code).length),
        ]),
        ['left', 'left', 'right'],
      )}`,
    );
  const stages = edition.certification?.stages ?? [];
  if (stages.length > 0)
    parts.push(
      `${context.say('cli.show.stages')}\n${stages
        .map((stage, i) => `  ${i + 1}. ${words(stage.title)} (${stage.provenance})`)
        .join('\n')}`,
    );
  if (edition.upgrade)
    parts.push(
      `${context.say('cli.show.upgrade', { from: edition.upgrade.from })}\n${edition.upgrade.steps
        .map(
          (step) => `  ${step.code} ${words(step.dimension)}: ${words(step.before)} → ${words(step.after)}`,
        )
        .join('\n')}`,
    );
  return parts.join('\n\n');
}

/** A clause as its author would write it, or as JSON. */
export function printClause(clause: Clause, format: Format): string {
  return format === 'json' ? JSON.stringify(clause, null, 2) : stringify(clause, { lineWidth: 0 }).trimEnd();
}

export function printDifference(
  context: Context,
  difference: EditionDifference,
  [before, after]: readonly [Edition, Edition],
  format: Format,
): string {
  if (format === 'json')
    return JSON.stringify({ before: editionId(before), after: editionId(after), ...difference }, null, 2);
  const titles = new Map(
    [...before.clauses, ...after.clauses].map((clause) => [clause.code, wordsIn(context.lang, clause.title)]),
  );
  const line = (code: string, more = ''): string => `  ${code} ${titles.get(code) ?? ''}${more}`;
  const { added, removed, changed, renumbered, reclassified, unchanged } = difference;
  const part = (
    key: 'added' | 'removed' | 'changed' | 'renumbered' | 'reclassified',
    lines: readonly string[],
  ): string => [`${context.say(`cli.diff.${key}`)}: ${lines.length}`, ...lines].join('\n');
  return [
    `${editionId(before)} → ${editionId(after)}`,
    part(
      'added',
      added.map((code) => line(code)),
    ),
    part(
      'removed',
      removed.map((code) => line(code)),
    ),
    part(
      'changed',
      changed.map(({ code, fields }) => line(code, ` (${fields.join(', ')})`)),
    ),
    part(
      'renumbered',
      renumbered.map(({ from, to }) => `  ${from} → ${to} ${titles.get(to) ?? ''}`),
    ),
    part(
      'reclassified',
      reclassified.map(({ code, fields }) => line(code, ` (${fields.join(', ')})`)),
    ),
    `${context.say('cli.diff.unchanged')}: ${unchanged.length}`,
  ].join('\n');
}

/** How many facts are verified: clauses, or in a ladder the category of every item at every level. */
function verifiedOf(edition: Edition): { verified: number; verifiable: number } {
  const facts =
    edition.method === 'level-ladder'
      ? edition.clauses.flatMap((item) => Object.values(item.levels).map(({ verified }) => verified))
      : edition.clauses.map((clause) => !isUnverified(clause));
  return { verified: facts.filter(Boolean).length, verifiable: facts.length };
}

function countBy(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${name} ${count}`).join(', ');
}
