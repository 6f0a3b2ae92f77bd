import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CellValue, Worksheet } from 'exceljs';
import { Workbook } from 'exceljs';
import type { LadderResult, RateResult, WeightedResult } from '@dabiao/scoring';
import { run } from '../../apps/cli/src/run';

// A machine that is busy must not turn a slow test into a failed one.
jest.setTimeout(60_000);

export const ROOT = join(__dirname, '..', '..');
export const LIULIN = join(ROOT, 'seeds/demo/liulin');

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command in this process and catches what it says; in English unless the arguments say otherwise. */
export async function dabiao(...args: readonly string[]): Promise<Outcome> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args.includes('--lang') ? args : ['--lang', 'en', ...args], {
    out: (text) => out.push(text),
    warn: (text) => err.push(text),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** Standard output of a command that must go well. */
export async function said(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await dabiao(...args);
  if (code !== 0) throw new Error(`exit code ${code}: ${err}`);
  return out;
}

/** The lines of standard error of a command that must be refused with nothing on standard output. */
export async function refusedWith(...args: readonly string[]): Promise<string[]> {
  const outcome = await dabiao(...args);
  expect({ code: outcome.code, out: outcome.out }).toEqual({ code: 2, out: '' });
  return outcome.err.split('\n');
}

const evaluation = (standard: string, sheet: string, more: readonly string[]): string[] => [
  'evaluate',
  '--standard',
  standard,
  '--sheet',
  sheet,
  ...more,
];

/** The JSON of an evaluation that must go well. */
export async function evaluated(
  standard: string,
  sheet: string,
  ...more: readonly string[]
): Promise<unknown> {
  return JSON.parse(await said(...evaluation(standard, sheet, ['--format', 'json', ...more])));
}

export const rated = async (...args: Parameters<typeof evaluated>): Promise<RateResult> =>
  (await evaluated(...args)) as RateResult;
export const weighted = async (...args: Parameters<typeof evaluated>): Promise<WeightedResult> =>
  (await evaluated(...args)) as WeightedResult;
export const graded = async (...args: Parameters<typeof evaluated>): Promise<LadderResult> =>
  (await evaluated(...args)) as LadderResult;

/** The page of an evaluation that must go well. */
export const page = (standard: string, sheet: string, ...more: readonly string[]): Promise<string> =>
  said(...evaluation(standard, sheet, more));

/** The lines that refuse an evaluation, without the path of the sheet. */
export async function refusedSheet(
  standard: string,
  sheet: string,
  ...more: readonly string[]
): Promise<string[]> {
  const lines = await refusedWith(...evaluation(standard, sheet, ['--format', 'json', ...more]));
  return lines.map((line) => line.replace(`${sheet}, `, '').replace(`${sheet}: `, ''));
}

/** A fresh folder for the files of one test file. */
export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), 'dabiao-cli-'));
  private count = 0;

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Writes a file of its own and returns its path. */
  file(content: string | Uint8Array, extension = '.csv'): string {
    const file = this.path(`sheet-${++this.count}${extension}`);
    writeFileSync(file, content);
    return file;
  }

  /** A CSV with these lines. */
  csv(...lines: readonly string[]): string {
    return this.file(`${lines.join('\n')}\n`);
  }

  /** An xlsx with these rows, which `edit` may touch up. */
  async xlsx(rows: readonly (readonly CellValue[])[], edit?: (sheet: Worksheet) => void): Promise<string> {
    const book = new Workbook();
    const sheet = book.addWorksheet('自评');
    rows.forEach((row) => sheet.addRow([...row]));
    edit?.(sheet);
    const file = this.path(`sheet-${++this.count}.xlsx`);
    await book.xlsx.writeFile(file);
    return file;
  }

  clear(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** Text in GB18030, as Excel on a Chinese Windows saves CSV. Node only decodes it, so the table is turned around. */
export function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const bytesOf = new Map<string, readonly number[]>();
  for (let byte = 0; byte < 0x80; byte++) bytesOf.set(String.fromCharCode(byte), [byte]);
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) bytesOf.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const bytes = bytesOf.get(character);
      if (!bytes) throw new Error(`"${character}" has no two bytes in GB18030.`);
      return bytes;
    }),
  );
}
