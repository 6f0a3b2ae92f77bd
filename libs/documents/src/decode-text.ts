const UTF16_LE = [0xff, 0xfe];
const UTF16_BE = [0xfe, 0xff];

/**
 * The text of a CSV file, or null when it is in none of the encodings that spreadsheet programs save here:
 * UTF-8, GB18030 (the "ANSI" of a Chinese Windows), UTF-16 with a byte order mark ("Unicode text").
 *
 * Every decoder strips its own byte order mark and refuses bytes it does not know, so nothing is read as U+FFFD.
 */
export function decodeText(bytes: Uint8Array): string | null {
  if (startsWith(bytes, UTF16_LE)) return decode('utf-16le', bytes);
  if (startsWith(bytes, UTF16_BE)) return decode('utf-16be', bytes);
  if (bytes.includes(0)) return null;
  return decode('utf-8', bytes) ?? decode('gb18030', bytes);
}

function decode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}
