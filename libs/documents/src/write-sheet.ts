import { extname } from 'node:path';
import { csvText } from './csv-text';
import type { EmptySheet } from '@dabiao/assessment';
import { replaceFile } from './replace-file';
import { xlsxBytes } from './xlsx-bytes';

/** Writes the sheet; the extension says how. */
export async function writeSheet(sheet: EmptySheet, file: string): Promise<void> {
  const content = await contentFor(extname(file).toLowerCase(), sheet);
  await replaceFile(file, content);
}

async function contentFor(extension: string, sheet: EmptySheet): Promise<string | Uint8Array> {
  if (extension === '.csv') return csvText(sheet);
  if (extension === '.xlsx') return xlsxBytes(sheet);
  throw new Error(`A sheet is written as .csv or .xlsx, not as "${extension}".`);
}
