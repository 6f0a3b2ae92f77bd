import type { Entry } from './entry';

/*
 * Readings that are not saved, on this device: a list for each person. Two windows of the same person share it, so the
 * second one may offer what the first is about to save; saved twice it is the same reading, and nobody is asked.
 */

const PREFIX = 'dabiao.readings.';

/** Keeps the readings in place of those kept before. False where the browser keeps nothing. */
export function keepEntries(personId: string, entries: readonly Entry[]): boolean {
  try {
    if (entries.length === 0) localStorage.removeItem(PREFIX + personId);
    else localStorage.setItem(PREFIX + personId, JSON.stringify(entries));
    return true;
  } catch {
    return entries.length === 0;
  }
}

/** What was kept of a person; nothing where it cannot be read. */
export function keptEntries(personId: string): Entry[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + personId) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isEntry) : [];
  } catch {
    return [];
  }
}

function isEntry(value: unknown): value is Entry {
  const { hospitalId, name, at, change } = (value ?? {}) as Partial<Entry>;
  return [hospitalId, name?.zh, at, change?.indicator, change?.month].every(
    (text) => typeof text === 'string',
  );
}
