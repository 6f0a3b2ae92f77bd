import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import type { Lang } from '@dabiao/messages';
import { loadLanguage } from '../languages/languages';

export type Theme = 'light' | 'dark';

/** What this browser remembers of its user's taste. */
export interface Settings {
  readonly lang: Lang;
  readonly theme: Theme;
}

const KEY = 'dabiao.settings';
const listeners = new Set<() => void>();
let settings = read();
/** The same on paper, which is white. */
let printed: Settings | undefined;

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

function tell(): void {
  for (const listener of listeners) listener();
}

/** @throws when another language cannot be fetched; then nothing changes */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  if (change.lang !== undefined) await loadLanguage(change.lang);
  settings = { ...settings, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // It holds until the page is closed.
  }
  tell();
}

// Another window of the page has chosen.
globalThis.addEventListener('storage', ({ key }) => {
  if (key !== KEY) return;
  const chosen = read();
  // Without the other language this window stays in its own.
  const take = (): void => {
    settings = chosen;
    tell();
  };
  loadLanguage(chosen.lang).then(take, () => undefined);
});

// Everything has to be drawn anew before the browser takes its picture of the page.
globalThis.addEventListener('beforeprint', () => {
  printed = { ...settings, theme: 'light' };
  flushSync(tell);
});
globalThis.addEventListener('afterprint', () => {
  printed = undefined;
  tell();
});

export function useSettings(): Settings {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => printed ?? settings,
  );
}

export const currentLang = (): Lang => settings.lang;
