import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
const ASK_AGAIN_MS = 2_000;
let online = true;
let asking: ReturnType<typeof setInterval> | undefined;

/** Sends a request and notices whether the server can be reached at all. */
export async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    const response = await globalThis.fetch(url, init);
    // What stands in front of the server answers so while it is gone.
    change(![502, 503, 504].includes(response.status));
    return response;
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) change(false);
    throw error;
  }
}

function change(to: boolean): void {
  if (to === online) return;
  online = to;
  if (online) clearInterval(asking);
  else asking = setInterval(() => void ask(), ASK_AGAIN_MS);
  for (const listener of listeners) listener();
}

const ask = (): Promise<unknown> => reach('/api/health/live', { method: 'GET' }).catch(() => undefined);

globalThis.addEventListener('offline', () => change(false));
globalThis.addEventListener('online', () => void ask());

export const isOnline = (): boolean => online;

export function onConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the server answered the last time it was asked. */
export const useOnline = (): boolean => useSyncExternalStore(onConnection, isOnline);
