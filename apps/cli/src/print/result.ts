import { editionId, wordsIn, type Edition } from '@dabiao/catalog';
import type { Result } from '@dabiao/scoring';
import type { Context } from '../context';
import { printLadder } from './ladder';
import { Names } from './names';
import { printRate } from './rate';
import { printWeighted } from './weighted';

/** A result as a page of text. */
export function printResult(context: Context, edition: Edition, result: Result): string {
  const names = new Names(context, edition);
  const head = [
    wordsIn(context.lang, edition.title),
    `${editionId(edition)} · ${context.say('result.asOf', { day: result.asOf })} · ${context.say(`result.${result.status}`)}`,
    ...(edition.caution
      ? [
          context.say('result.line', {
            label: context.say('result.caution'),
            text: wordsIn(context.lang, edition.caution),
          }),
        ]
      : []),
  ].join('\n');
  switch (result.method) {
    case 'rate':
      return [head, ...printRate(context, names, result)].join('\n\n');
    case 'weighted-elements':
      return [head, ...printWeighted(context, names, result)].join('\n\n');
    case 'level-ladder':
      return [head, ...printLadder(context, names, result)].join('\n\n');
  }
}
