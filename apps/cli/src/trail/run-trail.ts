import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { listFingerprint, trailHeads, verifyDatabase, type TrailReport } from '@dabiao/application';
import { dayInShanghai, isDay } from '@dabiao/kernel';
import { configOrRefusal } from '../config';
import { callersPath, No, Refusal, type Context } from '../context';
import { headsAsCsv, headsAsText } from '../print/trail-heads';
import { printReport } from '../print/trail-report';
import { readHeads } from './heads-file';
import { Progress } from './progress';

/** Checks the trail of the database that the environment names. Exit code 0 it holds, 1 it does not, 2 cannot check. */
export async function verify(
  context: Context,
  { heads: file, json }: { heads?: string; json?: boolean },
): Promise<void> {
  const kept = file === undefined ? [] : await readHeads(context, file);
  const { databaseUrl } = configOrRefusal();
  const progress = new Progress(context);
  let report: TrailReport;
  try {
    report = await verifyDatabase(databaseUrl, { heads: kept, ...progress.options });
  } catch (error) {
    throw progress.interrupted ?? cannot(context, error);
  } finally {
    progress.end();
  }
  const list = kept.length === 0 ? null : listFingerprint(kept);
  context.out(
    json ? JSON.stringify({ ...report, listFingerprint: list }, null, 2) : printReport(context, report, list),
  );
  if (report.count > 0) throw new No();
}

/** Prints or writes the head of each chain. */
export async function heads(
  context: Context,
  { day, format, out }: { day?: string; format?: string; out?: string },
): Promise<void> {
  const chosen = formatOf(context, format, out);
  const now = new Date();
  if (day !== undefined && !isDay(day)) throw context.refuse('cli.day', { found: day });
  if (day !== undefined && day > dayInShanghai(now)) throw context.refuse('trail.day.future', { day });
  const file = out === undefined ? undefined : callersPath(out);
  // What was signed is not written over.
  if (file !== undefined && existsSync(file)) throw context.refuse('trail.out.exists', { file: out! });
  // Today has not ended: its heads are those of this moment.
  const ended = day === dayInShanghai(now) ? null : (day ?? null);
  const { databaseUrl } = configOrRefusal();
  const found = await trailHeads(databaseUrl, ended, now.toISOString()).catch((error: unknown) => {
    throw cannot(context, error);
  });
  const text =
    chosen === 'json'
      ? `${JSON.stringify(found, null, 2)}\n`
      : chosen === 'csv'
        ? headsAsCsv(context, found)
        : `${headsAsText(context, found)}\n`;
  if (file === undefined) {
    context.out(text.trimEnd());
    return;
  }
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    throw context.refuse('cli.out.failed', { file: out!, detail: detailOf(error) });
  }
  context.out(context.say('trail.written', { file: out!, count: found.heads.length }));
}

const FORMATS = ['text', 'json', 'csv'] as const;
type Format = (typeof FORMATS)[number];

function formatOf(context: Context, format: string | undefined, out: string | undefined): Format {
  const named = extname(out ?? '')
    .slice(1)
    .toLowerCase();
  const wanted = format ?? (named === 'json' || named === 'csv' ? named : 'text');
  for (const known of FORMATS) if (known === wanted) return known;
  throw context.refuse('trail.format', { found: wanted });
}

const cannot = (context: Context, error: unknown): Refusal =>
  error instanceof Refusal ? error : context.refuse('trail.cannot', { detail: detailOf(error) });

/** Some errors of the network have a code and no words. */
function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ((error as NodeJS.ErrnoException).code ?? error.name);
}
