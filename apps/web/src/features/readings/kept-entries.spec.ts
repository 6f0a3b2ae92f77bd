import { keepEntries, keptEntries } from './kept-entries';
import type { Entry } from './entry';

const entry = (month: string): Entry => ({
  ...{ hospitalId: 'h', name: { zh: '平均住院日' }, at: '2026-05-11T01:00:00.000Z', state: 'waiting' },
  change: { indicator: 'stay', month, version: 0, value: '8' },
});

describe('readings kept on the device', () => {
  const cells = new Map<string, string>();
  beforeEach(() => {
    cells.clear();
    Object.assign(globalThis, {
      localStorage: {
        getItem: (key: string) => cells.get(key) ?? null,
        setItem: (key: string, value: string) => {
          if (value.length > 1_000) throw new Error('QuotaExceededError');
          cells.set(key, value);
        },
        removeItem: (key: string) => cells.delete(key),
      },
    });
  });
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'localStorage');
  });

  it('come back as they were, to nobody else', () => {
    expect(keepEntries('wang', [entry('2026-04'), entry('2026-05')])).toBe(true);
    expect(keptEntries('wang')).toEqual([entry('2026-04'), entry('2026-05')]);
    expect(keptEntries('li')).toEqual([]);
  });

  it('leave nothing behind once all are saved', () => {
    keepEntries('wang', [entry('2026-04')]);
    expect(keepEntries('wang', [])).toBe(true);
    expect([...cells.keys()]).toEqual([]);
  });

  it('say when there is no room', () => {
    expect(
      keepEntries(
        'wang',
        Array.from({ length: 50 }, (_, i) => entry(String(i))),
      ),
    ).toBe(false);
  });

  it.each(['', 'x', '{}', 'null', '[1, null, {"hospitalId":"h"}]'])('%j is nothing', (text) => {
    cells.set('dabiao.readings.wang', text);
    expect(keptEntries('wang')).toEqual([]);
  });
});
