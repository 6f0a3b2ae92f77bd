import { Command } from 'commander';
import { compareEditions, standardsFileSchema, type Edition } from '@dabiao/catalog';
import { callersPath, Refusal, standardName, type Context } from '../context';
import { fileProblemLine, notFound, shortPath } from '../print/problems';
import { printClause, printDifference, printEdition, printList } from '../print/standards';

export function standards(context: () => Context): Command {
  const command = new Command('standards').description('Look at the standards and check them');
  command
    .command('list')
    .description('All editions')
    .option('--format <format>', 'table or json', 'table')
    .action(async ({ format }: { format: string }) => {
      const made = context();
      await list(made, formatOf(made, format));
    });
  command
    .command('check')
    .description('Name every problem of the files given, or of all standards')
    .argument('[files...]')
    .action(async (files: string[]) => {
      await check(context(), files);
    });
  command
    .command('show')
    .description('What an edition holds, or one of its clauses')
    .argument('<id>')
    .argument('[clause]')
    .option('--format <format>', 'table or json', 'table')
    .action(async (id: string, code: string | undefined, { format }: { format: string }) => {
      const made = context();
      const edition = await load(made, id);
      if (code === undefined) {
        made.out(printEdition(made, edition, formatOf(made, format)));
        return;
      }
      const clause = edition.clauses.find((candidate) => candidate.code === code);
      if (!clause) throw made.refuse('cli.clause.unknown', { standard: id, code });
      made.out(printClause(clause, formatOf(made, format)));
    });
  command
    .command('diff')
    .description('What changed between two editions: added, removed, changed, unchanged')
    .argument('<before>')
    .argument('<after>')
    .option('--format <format>', 'table or json', 'table')
    .action(async (before: string, after: string, { format }: { format: string }) => {
      const made = context();
      const [a, b] = [await load(made, before), await load(made, after)];
      made.out(printDifference(made, compareEditions(a, b), [a, b], formatOf(made, format)));
    });
  command
    .command('schema')
    .description('The JSON Schema of a standards file, for editors')
    .action(() => {
      context().out(JSON.stringify(standardsFileSchema(), null, 2));
    });
  return command;
}

/** One broken file does not hide the others: they are listed, and what is wrong is said after. */
async function list(context: Context, format: 'table' | 'json'): Promise<void> {
  await context.requireStandards();
  const found = await Promise.all((await context.store.ids()).map((id) => context.store.find(id)));
  const editions = found.flatMap((one) => (one.kind === 'found' ? [one.edition] : []));
  context.out(printList(context, editions, format));
  const problems = found.flatMap((one) => (one.kind === 'broken' ? one.problems : []));
  const lines = problems.map((problem) => fileProblemLine(context, problem));
  for (const file of await context.store.misnamedFiles())
    lines.push(context.say('cli.standards.misnamed', { file: shortPath(file) }));
  if (lines.length > 0) throw new Refusal(lines);
}

/** Clean files are named on standard output; problems on standard error, and then the exit code is 2. */
async function check(context: Context, files: readonly string[]): Promise<void> {
  if (files.length === 0) await context.requireStandards();
  const checked = await context.store.check(files.length > 0 ? files.map(callersPath) : undefined);
  const lines: string[] = [];
  for (const { file, edition, problems } of checked) {
    if (edition && problems.length === 0)
      context.out(context.say('cli.check.ok', { file: shortPath(file), count: edition.clauses.length }));
    else {
      lines.push(...problems.map((problem) => fileProblemLine(context, problem)));
      lines.push(context.say('cli.check.bad', { file: shortPath(file), count: problems.length }));
    }
  }
  if (lines.length > 0) throw new Refusal(lines);
}

async function load(context: Context, id: string): Promise<Edition> {
  const found = await context.store.find(standardName(id));
  if (found.kind !== 'found') throw notFound(context, id, found);
  return found.edition;
}

function formatOf(context: Context, format: string): 'table' | 'json' {
  if (format === 'table' || format === 'json') return format;
  throw context.refuse('cli.format', { found: format });
}
