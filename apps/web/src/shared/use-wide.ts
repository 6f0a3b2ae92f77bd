import { useSyncExternalStore } from 'react';

const query = globalThis.matchMedia('(min-width: 768px)');

/** Whether there is room for what stands side by side on a desktop. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => query.matches,
  );
}
