/** What Windows, which hospitals use, does not allow in a name; control characters too. */
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]/gu;
/** Names of devices on Windows, with or without an extension. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i;
/** Characters of a name; with folder and name a path stays below the 260 of Windows. */
const LONGEST = 80;

/**
 * One part of a path that is safe everywhere: never empty, never `.` or `..`, without separators, without what Windows
 * refuses, and not too long. What it says is kept as far as that allows.
 */
export function safeName(name: string, instead = '_'): string {
  const cleaned = name
    .normalize('NFC')
    .replace(FORBIDDEN, '_')
    .trim()
    // Windows drops dots and spaces at the end, so that two names would become one.
    .replace(/[. ]+$/, '')
    .replace(/^\.+/, '_');
  const { stem, extension } = split(cleaned);
  const letters = Array.from(stem).slice(0, LONGEST - Array.from(extension).length);
  const kept = letters.join('').trimEnd() + extension;
  if (kept === '') return instead;
  return DEVICE.test(kept) ? `_${kept}` : kept;
}

/** Gives every name within one folder once: the second `a.pdf` is `a (2).pdf`. Windows does not tell A from a. */
export class NamesOnce {
  private readonly taken = new Set<string>();

  take(name: string): string {
    const { stem, extension } = split(name);
    let candidate = name;
    for (let count = 2; this.taken.has(candidate.toLowerCase()); count++)
      candidate = `${stem} (${count})${extension}`;
    this.taken.add(candidate.toLowerCase());
    return candidate;
  }
}

/** The extension with its dot, where it looks like one. */
function split(name: string): { stem: string; extension: string } {
  const extension = /\.[^. ]{1,10}$/.exec(name)?.[0] ?? '';
  return { stem: name.slice(0, name.length - extension.length), extension };
}
