import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';

/* Documents opened by parsers other than those that wrote them. */

const run = promisify(execFile);
const script = async (name: string, file: string): Promise<unknown> => {
  const { stdout } = await run(process.execPath, [join(__dirname, name), file], { maxBuffer: 50_000_000 });
  return JSON.parse(stdout);
};

/** Texts of a PDF, page by page. */
export const pdfPages = (file: string): Promise<string[]> =>
  script('read-pdf.mjs', file) as Promise<string[]>;

/** A sheet of paper: its texts and, in points, its width, how far texts reach, and how high the highest is. */
export interface PrintedSheet {
  readonly text: string;
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly highest: number;
}

/** What a browser printed, sheet by sheet. */
export const printedSheets = (file: string): Promise<PrintedSheet[]> =>
  script('read-print.mjs', file) as Promise<PrintedSheet[]>;

/** Every formula of a workbook, calculated anew: `sheet!A1` and what it gives. */
export const recalculated = (file: string): Promise<Record<string, string>> =>
  script('recalculate.mjs', file) as Promise<Record<string, string>>;

/** The parts of a Word document as text. */
export function wordParts(bytes: Uint8Array): ReadonlyMap<string, string> {
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('.png'));
  return new Map(parts.map(([name, part]) => [name, strFromU8(part)]));
}

/** The running text of a Word part: paragraphs on lines of their own. */
export function wordText(xml: string): string {
  return xml
    .replace(/<w:br\/>|<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}

/** Text without any white space, so that line breaks and glued spaces make no difference. */
export const squeezed = (text: string): string => text.replace(/\s/g, '');
