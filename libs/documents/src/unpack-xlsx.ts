import { unzipSync, type UnzipFileInfo } from 'fflate';
import { LIMITS, MEGABYTE, refused, type TableRead } from './table';

/** The XML parts of a workbook that say what is in its cells, by their name in the package. */
export type Parts = ReadonlyMap<string, string>;

const WANTED =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/;

/**
 * Unpacks a workbook, or says why not.
 *
 * The sizes in the zip's directory are added up before anything is unpacked. A directory that lies gains nothing:
 * an entry is unpacked into as many bytes as it promised and no more.
 */
export function unpackXlsx(bytes: Uint8Array): { ok: true; parts: Parts } | (TableRead & { ok: false }) {
  const entries = directory(bytes);
  if (entries === null) return refused('table.notXlsx');

  const size = entries.reduce((sum, entry) => sum + entry.originalSize, 0);
  if (size > LIMITS.unpackedMegabytes * MEGABYTE || entries.length > LIMITS.packedEntries)
    return refused('table.tooLarge', {
      megabytes: Math.ceil(size / MEGABYTE),
      limit: LIMITS.unpackedMegabytes,
      entries: entries.length,
    });

  const names = entries.map(nameOf);
  if (names.includes('xl/vbaProject.bin')) return refused('table.macro');
  if (names.includes('xl/workbook.bin')) return refused('table.format', { found: 'xlsb' });
  if (!names.includes('xl/workbook.xml')) return refused('table.notXlsx');

  const parts = new Map<string, string>();
  const unpacked = unzipSync(bytes, { filter: (entry) => WANTED.test(nameOf(entry)) });
  for (const [name, content] of Object.entries(unpacked))
    parts.set(nameOf({ name }), Buffer.from(content.buffer, content.byteOffset, content.length).toString());
  return { ok: true, parts };
}

function directory(bytes: Uint8Array): UnzipFileInfo[] | null {
  const entries: UnzipFileInfo[] = [];
  try {
    unzipSync(bytes, { filter: (entry) => entries.push(entry) < 0 });
    return entries;
  } catch {
    return null;
  }
}

/** Some programs write a leading slash. */
function nameOf({ name }: { name: string }): string {
  return name.replace(/^\/+/, '');
}
