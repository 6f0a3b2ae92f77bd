import { useSyncExternalStore } from 'react';
import type { Lang } from '@dabiao/messages';

export type Theme = 'light' | 'dark';

/** What this browser remembers of its user's taste. */
export interface Settings {
  readonly lang: Lang;
  readonly theme: Theme;
}

const KEY = 'dabiao.settings';
const listeners = new Set<() => void>();
let settings = read();

function read(): Settings {
  const theme: Theme = globalThis.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const chosen = stored();
  return {
    lang: chosen.lang === 'en' ? 'en' : 'zh',
    theme: chosen.theme === 'light' || chosen.theme === 'dark' ? chosen.theme : theme,
  };
}

/** A browser may keep nothing for a page; then the defaults hold. */
function stored(): Partial<Settings> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Settings>;
  } catch {
    return {};
  }
}

export function changeSettings(change: Partial<Settings>): void {
  settings = { ...settings, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // It holds until the page is closed.
  }
  for (const listener of listeners) listener();
}

// Another window of the page has chosen.
globalThis.addEventListener('storage', ({ key }) => {
  if (key !== KEY) return;
  settings = read();
  for (const listener of listeners) listener();
});

export function useSettings(): Settings {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => settings,
  );
}

export const currentLang = (): Lang => settings.lang;
