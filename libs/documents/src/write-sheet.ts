import { extname } from 'node:path';
import { csvText } from './csv-text';
import type { EmptySheet } from '@dabiao/assessment';
import { replaceFile } from './replace-file';
import { xlsxBytes } from './xlsx-bytes';

export const SHEET_FORMATS = ['xlsx', 'csv'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

/** The sheet as the content of a file. */
export async function sheetBytes(sheet: EmptySheet, format: SheetFormat): Promise<Uint8Array> {
  return format === 'csv' ? Buffer.from(csvText(sheet)) : xlsxBytes(sheet);
}

/** Writes the sheet; the extension says how. */
export async function writeSheet(sheet: EmptySheet, file: string): Promise<void> {
  const content = await contentFor(extname(file).toLowerCase(), sheet);
  await replaceFile(file, content);
}

async function contentFor(extension: string, sheet: EmptySheet): Promise<Uint8Array> {
  const format = SHEET_FORMATS.find((known) => `.${known}` === extension);
  if (format) return sheetBytes(sheet, format);
  throw new Error(`A sheet is written as .csv or .xlsx, not as "${extension}".`);
}
