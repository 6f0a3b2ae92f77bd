import { useState } from 'react';
import { useMe } from './queries';

/** What somebody typed into a form and did not save. */
export interface Draft<T> {
  readonly values: T;
  /** When it was typed last: ISO 8601. */
  readonly at: string;
  /** The version of the record that was seen; 0 for a new one. */
  readonly version: number;
}

interface Kept<T> {
  /** What was there when the form was opened. */
  readonly left: Draft<T> | undefined;
  readonly keep: (values: T, version: number) => void;
  readonly drop: () => void;
}

const PREFIX = 'dabiao.draft.';

/** Keeps what is typed into a form on this device, for this person alone, until it is saved or given up. */
export function useDraft<T>(name: string): Kept<T> {
  const key = `${PREFIX}${useMe().person.id}.${name}`;
  const [left] = useState(() => draftIn<T>(key));
  return {
    left,
    keep: (values, version) => {
      try {
        const draft: Draft<T> = { values, version, at: new Date().toISOString() };
        localStorage.setItem(key, JSON.stringify(draft));
      } catch {
        // A browser that keeps nothing loses a form with its window, as ever.
      }
    },
    drop: () => localStorage.removeItem(key),
  };
}

function draftIn<T>(key: string): Draft<T> | undefined {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft<T> | null;
    return draft ?? undefined;
  } catch {
    return undefined;
  }
}
