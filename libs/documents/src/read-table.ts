import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { readCsv } from './read-csv';
import { readXlsx } from './read-xlsx';
import { LIMITS, MEGABYTE, refused, type TableRead } from './table';

const ZIP = Buffer.from('PK\x03\x04', 'latin1');
const OLE = Buffer.from('d0cf11e0', 'hex');
/** An .xlsx with a password is wrapped in the container that .xls files use, under this name. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** Reads a filled-in sheet. The content decides what it is; the name only where the content cannot. */
export async function readTable(file: string): Promise<TableRead> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return refused('table.missing', { file });
  if (found.size > LIMITS.fileMegabytes * MEGABYTE)
    return refused('table.tooLarge', {
      megabytes: Math.ceil(found.size / MEGABYTE),
      limit: LIMITS.fileMegabytes,
    });

  return readTableBytes(file, await readFile(file));
}

/** The same for a file that is in memory. */
export async function readTableBytes(name: string, bytes: Buffer): Promise<TableRead> {
  const extension = extname(name).toLowerCase();
  if (bytes.length === 0) return refused('table.empty');
  if (extension === '.xlsm') return refused('table.macro');
  if (startsWith(bytes, OLE))
    return refused(bytes.includes(ENCRYPTED) ? 'table.encrypted' : 'table.oldExcel');
  if (startsWith(bytes, ZIP)) return readXlsx(bytes);
  if (extension === '.xlsx') return refused('table.notXlsx');
  if (isWebPage(bytes)) return refused('table.format', { found: 'html' });
  return readCsv(bytes);
}

function startsWith(bytes: Buffer, signature: Buffer): boolean {
  return bytes.subarray(0, signature.length).equals(signature);
}

/** Hospital systems export web pages and XML named .xls, which spreadsheet programs open without complaint. */
function isWebPage(bytes: Buffer): boolean {
  return /^(?:\xef\xbb\xbf)?\s*<(!doctype|html|table|\?xml)/i.test(bytes.toString('latin1', 0, 256));
}
