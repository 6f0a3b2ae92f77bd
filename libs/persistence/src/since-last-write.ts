import type { UnitOfWork } from './unit-of-work';

/** More than anybody has open at once; beyond it nothing new is remembered. */
const LIMIT = 10_000;

/**
 * Remembers what was read for as long as nothing is written. Only where this process is the only one that
 * writes, on SQLite; elsewhere it reads every time.
 */
export class SinceLastWrite<V> {
  private readonly values = new Map<string, V>();
  private writes: number | undefined;

  constructor(private readonly uow: UnitOfWork) {}

  async get(key: string, read: () => Promise<V>): Promise<V> {
    const writes = this.uow.writes;
    if (writes === undefined) return read();
    if (writes !== this.writes) {
      this.values.clear();
      this.writes = writes;
    }
    const known = this.values.get(key);
    if (known !== undefined) return known;
    const value = await read();
    // What was written meanwhile may not be in the value.
    if (this.uow.writes === writes && this.values.size < LIMIT) this.values.set(key, value);
    return value;
  }
}
