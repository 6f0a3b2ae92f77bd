import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DataSource } from 'typeorm';
import { verifyTrail } from '@dabiao/application';
import { Snapshot } from '@dabiao/persistence';
import { databases } from '../support/databases';
import { fillLongTrail } from '../support/long-trail';
import { startTestApp, type TestApp } from '../support/test-app';

jest.setTimeout(120_000);

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Remembers what was read without keeping it, and looks now and then how much of it is still held. */
class Watched extends Snapshot {
  readonly pages: WeakRef<object>[] = [];
  rows = 0;
  largest = 0;
  held = 0;

  override async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const page = await super.query<Row>(sql, parameters);
    this.pages.push(new WeakRef(page));
    this.rows += page.length;
    this.largest = Math.max(this.largest, page.length);
    if (this.pages.length % 20 === 0) await this.look();
    return page;
  }

  private async look(): Promise<void> {
    // What a WeakRef points to lives until the job in which it was made is over.
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
    this.held = Math.max(this.held, this.pages.filter((page) => page.deref() !== undefined).length);
  }
}

describe.each(databases())('verifying 50,000 entries on %s', (database) => {
  let t: TestApp;
  beforeAll(async () => {
    t = await startTestApp({ database });
    await fillLongTrail(t.app, 2, 50_000);
  });
  afterAll(() => t.stop());

  it('never holds more than a few pages of them', async () => {
    const source = t.app.get(DataSource);
    const snapshot = new Watched(source, source.createQueryRunner());
    const report = await verifyTrail(snapshot);
    expect(report).toMatchObject({ chains: 3, entries: 50_001, problems: [] });
    expect(snapshot.rows).toBeGreaterThan(50_000);
    expect(snapshot.pages.length).toBeGreaterThan(100);
    expect(snapshot.largest).toBe(1_000);
    // The page in hand, the one just read, and what the drivers remember of their last answer.
    expect(snapshot.held).toBeLessThanOrEqual(4);
  });

  it('ends between two pages when it is told to', async () => {
    const source = t.app.get(DataSource);
    const stop = new AbortController();
    let seen = 0;
    const verifying = verifyTrail(new Snapshot(source, source.createQueryRunner()), {
      signal: stop.signal,
      onProgress: ({ entries, of }) => {
        seen = entries;
        expect(of).toBe(50_001);
        if (entries >= 3_000) stop.abort();
      },
    });
    await expect(verifying).rejects.toThrow(/abort/i);
    expect(seen).toBe(3_000);
  });
});
