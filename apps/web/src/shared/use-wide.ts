import { useSyncExternalStore } from 'react';

const queries = new Map<string, MediaQueryList>();

function listFor(query: string): MediaQueryList {
  const known = queries.get(query) ?? globalThis.matchMedia(query);
  queries.set(query, known);
  return known;
}

/** Whether a media query holds. */
export function useMedia(query: string): boolean {
  const list = listFor(query);
  return useSyncExternalStore(
    (listener) => {
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    () => list.matches,
  );
}

/** Whether there is room for what stands side by side on a desktop. */
export const useWide = (): boolean => useMedia('(min-width: 768px)');
