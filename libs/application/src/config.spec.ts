import { readConfig } from './config';

it.each([
  [{}, true],
  [{ JOBS: 'on' }, true],
  [{ JOBS: 'off' }, false],
])('with %j jobs run: %p', (env, jobs) => {
  expect(readConfig(env).jobs).toBe(jobs);
});

it('names every variable that is wrong', () => {
  const env = { JOBS: 'maybe', PORT: 'x', DIGEST_HOUR: '25', WEBHOOK_HOSTS: 'x' };
  const names = /PORT.*\n.*JOBS.*\n.*DIGEST_HOUR.*\n.*WEBHOOK_HOSTS/;
  expect(() => readConfig(env)).toThrow(names);
});
