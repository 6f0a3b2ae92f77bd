import type { Blocker, ItemGap, LadderResult } from '@dabiao/scoring';
import type { Context } from '../context';
import { list, type Names } from './names';
import { textTable } from './table';

/** The level with its bounds, every level's conditions, and what blocks the next one. */
export function printLadder(context: Context, names: Names, result: LadderResult): string[] {
  const parts = [
    levelText(context, result),
    textTable(
      [
        context.say('result.level'),
        ...(['total', 'basic', 'optional', 'reached', 'certainty'] as const).map((key) =>
          context.say(`result.level.${key}`),
        ),
      ],
      result.levels.map((row) => [
        String(row.level),
        `${row.total.have} / ${row.total.need}`,
        `${row.basic.met} / ${row.basic.of}`,
        `${row.optional.met} / ${row.optional.need} (${row.optional.of})`,
        context.say(row.reached ? 'result.yes' : 'result.no'),
        context.say(`result.certainty.${row.certainty}`, { count: row.flagsToCheck.length }),
      ]),
      ['right', 'right', 'right', 'right'],
    ),
    nextText(context, names, result),
  ];
  if (result.lowerLevelsFailing.length > 0)
    parts.push(context.say('result.lowerFailing', { levels: result.lowerLevelsFailing.join(', ') }));
  const missing = result.items.filter((item) => item.missing.length > 0);
  if (missing.length > 0) {
    const items = missing.map(
      (item) =>
        `${item.code} ${item.missing.map((factor) => context.say(`result.factor.${factor}`)).join(', ')}`,
    );
    parts.push(context.say('result.missingFactors', { items: items.join('; ') }));
  }
  if (result.functionRatios.length > 0)
    parts.push(context.say('result.functionRatios', { items: result.functionRatios.join(', ') }));
  if (result.unassessed.length > 0)
    parts.push(
      [
        context.say('result.unassessedCount', { count: result.unassessed.length }),
        ...list(
          context,
          result.unassessed.map((code) => names.clause(code)),
        ),
      ].join('\n'),
    );
  return parts;
}

export function levelText(context: Context, { level, bounds, total }: LadderResult): string {
  return `${context.say('result.level.is', { level, ...bounds })} · ${context.say('result.total')} ${total}`;
}

export function nextText(context: Context, names: Names, { next }: LadderResult): string {
  if (!next) return context.say('result.next.none');
  return [
    context.say('result.next', { level: next.level }),
    ...next.blockers.flatMap((blocker) => blockerLines(context, names, blocker)),
  ].join('\n');
}

function blockerLines(context: Context, names: Names, blocker: Blocker): string[] {
  switch (blocker.kind) {
    case 'total':
      return [`  ${context.say('result.block.total', { ...blocker })}`];
    case 'basic':
      return [
        `  ${context.say('result.block.basic', { item: names.clause(blocker.code), failed: lacks(context, blocker) })}`,
      ];
    case 'optional': {
      const { missing, met, need, nearest } = blocker;
      return [
        `  ${context.say('result.block.optional', { missing, met, need })}`,
        ...nearest
          .slice(0, missing + 2)
          .map((gap) => `    ${names.clause(gap.code)}: ${lacks(context, gap)}`),
      ];
    }
  }
}

function lacks(context: Context, { failed }: ItemGap): string {
  return failed
    .map(({ condition, have, need }) => context.say(`result.lack.${condition}`, { have, need }))
    .join('; ');
}
