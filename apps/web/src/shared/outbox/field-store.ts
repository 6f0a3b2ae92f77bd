/*
 * Photos and what was loaded for a visit are too large for localStorage: they are in the IndexedDB of the browser. Where
 * it keeps nothing, they are held in memory until the page is closed.
 */

const STORES = ['photos', 'packs'] as const;
type Store = (typeof STORES)[number];

const held = new Map<string, unknown>();
let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('dabiao.field', 1);
    request.onupgradeneeded = () => {
      for (const store of STORES) request.result.createObjectStore(store);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB'));
  });
  return opened;
}

async function run<T>(
  store: Store,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const transaction = (await open()).transaction(store, mode);
  const request = act(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    // Only a transaction that is complete is on the disk.
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB'));
  });
}

/** Keeps something under a key. False where it is only held in memory. */
export async function keepInStore(store: Store, key: string, value: unknown): Promise<boolean> {
  try {
    await run(store, 'readwrite', (all) => all.put(value, key));
    held.delete(`${store} ${key}`);
    return true;
  } catch {
    held.set(`${store} ${key}`, value);
    return false;
  }
}

export async function readFromStore<T>(store: Store, key: string): Promise<T | undefined> {
  const inMemory = held.get(`${store} ${key}`);
  if (inMemory !== undefined) return inMemory as T;
  try {
    return (await run<unknown>(store, 'readonly', (all) => all.get(key))) as T | undefined;
  } catch {
    return undefined;
  }
}

export async function dropFromStore(store: Store, key: string): Promise<void> {
  held.delete(`${store} ${key}`);
  try {
    await run(store, 'readwrite', (all) => all.delete(key));
  } catch {
    // Nothing was kept, so that nothing is left.
  }
}

/** Keys of everything kept. */
export async function keysInStore(store: Store): Promise<string[]> {
  try {
    return (await run(store, 'readonly', (all) => all.getAllKeys())).map(String);
  } catch {
    return [];
  }
}

export async function emptyStore(store: Store): Promise<void> {
  for (const key of await keysInStore(store)) await dropFromStore(store, key);
}
