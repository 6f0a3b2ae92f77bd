import { Command } from 'commander';
import { evaluateSheet } from '@dabiao/evaluation';
import { dayInShanghai, isDay, type Day } from '@dabiao/kernel';
import type { Choices } from '@dabiao/scoring';
import { callersPath, standardName, type Context } from '../context';
import { refusal } from '../print/problems';
import { printResult } from '../print/result';

interface Options {
  readonly standard: string;
  readonly sheet: string;
  readonly option: readonly string[];
  readonly level?: string;
  readonly asOf?: string;
  readonly format: string;
}

export function evaluate(context: () => Context): Command {
  return new Command('evaluate')
    .description('Evaluate a filled-in sheet')
    .requiredOption('--standard <id>', 'edition, standard with one edition, or path of a standards file')
    .requiredOption('--sheet <file>', 'CSV (UTF-8 or GB18030) or xlsx')
    .option(
      '--option <option=choice,…>',
      'choices that switch clauses on, e.g. reperfusion=thrombolysis',
      collect,
      [],
    )
    .option('--level <level>', 'short for --option level=…')
    .option('--as-of <day>', 'day of the result, YYYY-MM-DD (default: today in Shanghai)')
    .option('--format <format>', 'table or json', 'table')
    .action(async (options: Options) => {
      const made = context();
      if (options.format !== 'table' && options.format !== 'json')
        throw made.refuse('cli.format', { found: options.format });
      const request = {
        standard: standardName(options.standard),
        sheet: callersPath(options.sheet),
        choices: readChoices(made, options),
        asOf: readDay(made, options.asOf),
      };
      const outcome = await evaluateSheet(made.store, request);
      if (outcome.kind !== 'evaluated') throw refusal(made, options.standard, request.sheet, outcome);
      for (const { letter, header } of outcome.ignoredColumns)
        made.warn(`${options.sheet}: ${made.say('sheet.column.ignored', { column: letter, header })}`);
      if (outcome.ignoredWorksheets.length > 0) {
        const names = { read: outcome.worksheet ?? '', others: outcome.ignoredWorksheets.join(', ') };
        made.warn(`${options.sheet}: ${made.say('sheet.worksheets.ignored', names)}`);
      }
      made.out(
        options.format === 'json'
          ? JSON.stringify(outcome.result, null, 2)
          : printResult(made, outcome.edition, outcome.result),
      );
    });
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

/** `a=x,y` and `a=x,b=y` both mean what they look like: a part with `=` begins the next option. */
function readChoices(context: Context, { option, level }: Options): Choices {
  // A map, because a name may be anything, `constructor` too.
  const choices = new Map<string, string[]>();
  const choose = (name: string, choice: string): unknown =>
    choices.set(name, [...(choices.get(name) ?? []), choice]);
  for (const written of option) {
    let current: string | undefined;
    for (const part of written.split(',')) {
      const [, name, choice] = /^(?:([^=]*)=)?(.*)$/.exec(part.trim())!;
      current = name?.trim() ?? current;
      if (!current || !choice?.trim()) throw context.refuse('cli.option', { found: written });
      choose(current, choice.trim());
    }
  }
  if (level !== undefined) choose('level', level);
  return Object.fromEntries(choices);
}

function readDay(context: Context, written: string | undefined): Day {
  if (written === undefined) return dayInShanghai(new Date());
  if (!isDay(written)) throw context.refuse('cli.day', { found: written });
  return written;
}
