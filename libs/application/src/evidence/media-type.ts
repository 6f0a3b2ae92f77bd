import { fileTypeFromBuffer } from 'file-type/core';

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** Office files are zips. The name says which, where the beginning does not show it. */
const NEW_OFFICE: Readonly<Record<string, string>> = {
  docx: `${OFFICE}.wordprocessingml.document`,
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
  pptx: `${OFFICE}.presentationml.presentation`,
};

/** Types told by their signature. Zips and Office files are stored as they are, never unpacked. */
const SIGNED = new Set([
  'application/pdf',
  'image/png',
  'image/apng',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/heic',
  'image/heif',
  ...Object.values(NEW_OFFICE),
  'video/mp4',
  'application/zip',
]);

/** One container holds all older Office files (and installers); there the name decides which, and nothing else passes. */
const OLD_OFFICE: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  wps: 'application/msword',
  xls: 'application/vnd.ms-excel',
  et: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  dps: 'application/vnd.ms-powerpoint',
};

/** Names a computer runs when they are opened, whatever is inside. */
const RUNS =
  /\.(exe|com|scr|pif|bat|cmd|msi|msp|dll|cpl|lnk|url|reg|inf|hta|jar|app|apk|sh|bash|ps1|psm1|vb|vbs|vbe|js|mjs|jse|ws|wsf|wsh|py|php|pl|rb|html?|xhtml|shtml|mht|mhtml|svgz?|xml|xsl|swf|(do[ct]|xl[sta]|pp[tas]|pot)m)$/i;

/** Text a browser or a shell would run. */
const ACTIVE =
  /^\s*#!|<(!doctype|html|head|body|script|svg|iframe|object|embed|\?xml|\?php)\b|<\?xml|<\?php/i;

/** The media type by content; undefined for what is not accepted. `head` is the beginning of the file. */
export async function mediaTypeOf(head: Buffer, name: string): Promise<string | undefined> {
  if (RUNS.test(name)) return undefined;
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  // A beginning made to confuse the reader is not of any type.
  const sniffed = (await fileTypeFromBuffer(head).catch(() => undefined))?.mime;
  if (sniffed === 'application/zip') return NEW_OFFICE[extension] ?? sniffed;
  if (sniffed === 'application/x-cfb') return OLD_OFFICE[extension];
  if (sniffed !== undefined) return SIGNED.has(sniffed) ? sniffed : undefined;
  const text = decoded(head);
  if (text === undefined || ACTIVE.test(text)) return undefined;
  return extension === 'csv' ? 'text/csv' : 'text/plain';
}

/** The text, if the bytes are text: UTF-8, or GB18030 as Chinese Windows writes it. */
function decoded(head: Buffer): string | undefined {
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(head.toString('latin1'))) return undefined;
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      // The beginning may end in the middle of a character: `stream` lets that pass.
      return new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
    } catch {
      continue;
    }
  }
  return undefined;
}
