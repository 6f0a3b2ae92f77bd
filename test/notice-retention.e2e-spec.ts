import { randomUUID } from 'node:crypto';
import { DELETED_AT_ONCE, NoticeRetentionService } from '@dabiao/application';
import { DailyJobs } from '@dabiao/jobs';
import { NoticeRepository, UnitOfWork, type Notice } from '@dabiao/persistence';
import { databases } from './support/databases';
import { startTestApp, type TestApp } from './support/test-app';

const DAY = 86_400_000;

describe.each(databases())('notices that were read on %s', (database) => {
  let t: TestApp;
  let hospitalId: string;
  const people = { li: '', zhao: '' };
  beforeAll(async () => {
    t = await startTestApp({ database, env: { NOTICE_DAYS: '100' } });
    await t.regions();
    hospitalId = (await t.hospital('141125', '柳林县人民医院')).id;
    const scope = { kind: 'hospital', hospitalId } as const;
    people.li = (await t.person('li', [{ role: 'qualityOffice', scope }])).id;
    people.zhao = (await t.person('zhao', [{ role: 'hospitalViewer', scope }])).id;
  });
  afterAll(() => t.stop());

  const ago = (days: number): string => new Date(Date.parse(t.clock.now()) - days * DAY).toISOString();
  const notice = (personId: string, key: string, written: number, read: number | null): Notice => ({
    ...{ id: randomUUID(), personId, kind: 'findingRaised', key, hospitalId, assessmentId: null, code: null },
    ...{ subject: null, params: { count: 1, codes: [], values: {} }, day: ago(written).slice(0, 10) },
    ...{ createdAt: ago(written), readAt: read === null ? null : ago(read), digestDay: null },
  });
  const add = (...notices: readonly Notice[]) =>
    t.app.get(UnitOfWork).run(() => t.app.get(NoticeRepository).add(notices));
  const keys = async (): Promise<string[]> =>
    (await t.query<{ key: string }>('SELECT key FROM notice ORDER BY key')).map(({ key }) => key);

  it('go once they were read longer ago than they are kept; what nobody has read stays', async () => {
    await add(
      notice(people.li, 'read 101 days ago', 101, 101),
      notice(people.li, 'read 99 days ago', 300, 99),
      notice(people.li, 'never read', 3_000, null),
      notice(people.zhao, 'read long ago', 3_000, 2_000),
    );
    expect(await t.app.get(DailyJobs).run('notices', t.clock.today())).toBe('done');
    expect(await keys()).toEqual(['never read', 'read 99 days ago']);
    // Once a day.
    await add(notice(people.zhao, 'read 101 days ago', 101, 101));
    expect(await t.app.get(DailyJobs).run('notices', t.clock.today())).toBe('elsewhere');
    expect(await keys()).toContain('read 101 days ago');
  });

  it('go a bounded number of a person at a time, the longest ago first', async () => {
    const rest = 3;
    await add(
      ...Array.from({ length: DELETED_AT_ONCE + rest }, (_, i) =>
        notice(people.li, `old ${i}`, 1_000, 1_000 - i / 1_000),
      ),
    );
    const retention = t.app.get(NoticeRetentionService);
    expect(await retention.clear(people.li, t.clock.now())).toBe(DELETED_AT_ONCE);
    expect((await keys()).filter((key) => key.startsWith('old'))).toEqual([
      `old ${DELETED_AT_ONCE}`,
      `old ${DELETED_AT_ONCE + 1}`,
      `old ${DELETED_AT_ONCE + 2}`,
    ]);
    expect(await retention.clear(people.li, t.clock.now())).toBe(rest);
    expect(await retention.people('', 10, t.clock.now())).toEqual([people.zhao]);
    expect(await retention.people(people.zhao, 10, t.clock.now())).toEqual([]);
  });
});
