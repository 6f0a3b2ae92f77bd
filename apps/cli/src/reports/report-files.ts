import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile, REPORT_FORMATS, type ReportFormat } from '@dabiao/documents';
import { callersPath, type Context } from '../context';

export interface ReportOptions {
  readonly format: string;
  readonly out: string;
  readonly force?: boolean;
}

/** Files of one report, one for each format that was asked for. */
export class ReportFiles {
  readonly formats: readonly ReportFormat[];
  private readonly folder: string;

  /** Throws a refusal for an unknown format. */
  constructor(
    private readonly context: Context,
    private readonly options: ReportOptions,
  ) {
    this.formats = options.format.split(',').map((name) => readFormat(context, name.trim()));
    this.folder = callersPath(options.out);
  }

  /** Nothing is replaced unasked: throws a refusal that names the file. */
  check(name: string): void {
    const there = this.formats.map((format) => this.fileOf(name, format)).find((file) => existsSync(file));
    if (there !== undefined && this.options.force !== true)
      throw this.context.refuse('cli.out.exists', { file: there });
  }

  async write(name: string, format: ReportFormat, bytes: Uint8Array): Promise<void> {
    const file = this.fileOf(name, format);
    try {
      await mkdir(this.folder, { recursive: true });
      await replaceFile(file, bytes);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      throw this.context.refuse('cli.out.failed', { file, detail });
    }
    const kilobytes = Math.ceil(bytes.length / 1024);
    this.context.out(this.context.say('cli.report.written', { file, kilobytes }));
  }

  private fileOf(name: string, format: ReportFormat): string {
    return join(this.folder, `${name}.${format}`);
  }
}

function readFormat(context: Context, name: string): ReportFormat {
  const format = REPORT_FORMATS.find((known) => known === name);
  if (!format) throw context.refuse('cli.report.format', { found: name, known: REPORT_FORMATS.join(', ') });
  return format;
}
