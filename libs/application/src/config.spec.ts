import { readConfig } from './config';

it.each([
  [{}, true],
  [{ JOBS: 'on' }, true],
  [{ JOBS: 'off' }, false],
])('with %j jobs run: %p', (env, jobs) => {
  expect(readConfig(env).jobs).toBe(jobs);
});

it.each([
  [{}, ['county'], 5],
  [{ MONTH_LEVELS: '', MONTH_DEADLINE_DAY: '' }, ['county'], 5],
  [{ MONTH_LEVELS: 'county, city,province', MONTH_DEADLINE_DAY: '10' }, ['county', 'city', 'province'], 10],
  [{ MONTH_LEVELS: 'province' }, ['province'], 5],
])('with %j months are accepted by %j, and due on day %i', (env, levels, deadlineDay) => {
  expect(readConfig(env).months).toEqual({ levels, deadlineDay });
});

it.each([
  [{}, 400],
  [{ NOTICE_DAYS: ' ' }, 400],
  [{ NOTICE_DAYS: '30' }, 30],
])('with %j notices are kept for %i days', (env, days) => {
  expect(readConfig(env).notices).toEqual({ days });
});

it.each([
  [{}, 20, 500],
  [{ REPORT_ORDERS: '', DOCUMENTS_PER_DAY: ' ' }, 20, 500],
  [{ REPORT_ORDERS: '1', DOCUMENTS_PER_DAY: '100000' }, 1, 100_000],
])(
  'with %j people order %i reports at once, and %i months a day get documents',
  (env, orders, documentsPerDay) => {
    expect(readConfig(env).reports).toEqual({ orders, documentsPerDay });
  },
);

it('names every variable that is wrong', () => {
  const env = {
    ...{ JOBS: 'maybe', PORT: 'x', DIGEST_HOUR: '25', WEBHOOK_HOSTS: 'x' },
    ...{ MONTH_LEVELS: 'city,county', MONTH_DEADLINE_DAY: '29', NOTICE_DAYS: '29' },
    ...{ REPORT_ORDERS: '0', DOCUMENTS_PER_DAY: '1.5' },
  };
  const names =
    /PORT.*\n.*JOBS.*\n.*DIGEST_HOUR.*\n.*WEBHOOK_HOSTS.*\n.*MONTH_LEVELS.*\n.*MONTH_DEADLINE_DAY.*\n.*NOTICE_DAYS.*\n.*REPORT_ORDERS.*\n.*DOCUMENTS_PER_DAY/;
  expect(() => readConfig(env)).toThrow(names);
});
