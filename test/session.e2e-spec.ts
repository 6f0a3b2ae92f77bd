import type { Membership } from '@dabiao/access';
import { databases, freshDatabase } from './support/databases';
import { answerOf, PASSWORD, startTestApp, type TestApp } from './support/test-app';

const ADMINISTRATOR: Membership = { role: 'administrator', scope: { kind: 'everywhere' } };
const NEXT = 'Another-2026-password';

describe.each(databases())('sessions on %s', (database) => {
  let t: TestApp;
  const signIn = (login: string, password = PASSWORD) =>
    t.anonymous().post('/api/session').send({ login, password });
  const failTimes = async (login: string, times: number): Promise<void> => {
    for (let i = 0; i < times; i += 1) await signIn(login, 'wrong').expect(401);
  };

  beforeAll(async () => {
    t = await startTestApp({ database });
  });
  afterAll(() => t.stop());
  // The limit per address is counted by the minute.
  beforeEach(() => t.advance(2));

  it('signs in, says who one is, and signs out', async () => {
    await t.person('zhang.wei', [ADMINISTRATOR]);
    const agent = await t.as('ZHANG.wei');
    const { body } = await agent.get('/api/session').expect(200);
    expect(body).toMatchObject({
      person: { login: 'zhang.wei', memberships: [{ role: 'administrator', scope: { kind: 'everywhere' } }] },
    });
    expect((body as { permissions: string[] }).permissions).toContain('people.manage');
    expect(JSON.stringify(body)).not.toMatch(/argon2|passwordHash|failedAttempts/);
    await agent.delete('/api/session').expect(204);
    await agent.get('/api/session').expect(401);
  });

  it('ends the session on the server, not only the cookie', async () => {
    await t.person('li.na', [ADMINISTRATOR]);
    const answer = await signIn('li.na').expect(201);
    const cookie = answer.get('Set-Cookie')![0]!.split(';')[0]!;
    await t.anonymous().get('/api/session').set('Cookie', cookie).expect(200);
    await t.anonymous().delete('/api/session').set('Cookie', cookie).expect(204);
    await t.anonymous().get('/api/session').set('Cookie', cookie).expect(401);
  });

  it('gives a cookie that scripts and other sites cannot use', async () => {
    await t.person('cookie', [ADMINISTRATOR]);
    const cookie = (await signIn('cookie').expect(201)).get('Set-Cookie')![0]!;
    expect(cookie).toMatch(/^dabiao_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('refuses an unknown name, a wrong password and a disabled person alike', async () => {
    await t.person('disabled', [ADMINISTRATOR], { disabled: true });
    await t.person('enabled', [ADMINISTRATOR]);
    const answers = await Promise.all([
      signIn('nobody'),
      signIn('enabled', 'wrong'),
      signIn('disabled'),
      signIn('disabled', 'wrong'),
    ]);
    expect(answers[0].body).toMatchObject({ status: 401, code: 'session.refused' });
    for (const answer of answers) expect(answerOf(answer)).toEqual(answerOf(answers[0]));
  });

  it('locks after five failures in a row for 15 minutes, with the right password too', async () => {
    await t.person('locked', [ADMINISTRATOR]);
    await failTimes('locked', 4);
    await signIn('locked').expect(201); // in a row: a success forgives
    await failTimes('locked', 5);
    const { body } = await signIn('locked').expect(429);
    expect(body).toMatchObject({ code: 'session.locked' });
    expect((body as { retryAfterSeconds: number }).retryAfterSeconds).toBeGreaterThan(14 * 60);
    t.advance(14);
    await signIn('locked').expect(429);
    t.advance(1);
    await signIn('locked').expect(201);
  });

  it('guesses at the same moment do not get round the lock', async () => {
    await t.person('guessed', [ADMINISTRATOR]);
    const guesses = Array.from({ length: 12 }, () => signIn('guessed', 'wrong'));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
    await signIn('guessed').expect(429);
  });

  it('stays locked when the server is started again', async () => {
    const fresh = await freshDatabase(database);
    const first = await startTestApp({ databaseUrl: fresh.url });
    await first.person('restart', [ADMINISTRATOR]);
    const attempt = (app: TestApp, password: string) =>
      app.anonymous().post('/api/session').send({ login: 'restart', password });
    for (let i = 0; i < 5; i += 1) await attempt(first, 'wrong').expect(401);
    await first.stop();
    const second = await startTestApp({ databaseUrl: fresh.url });
    await attempt(second, PASSWORD).expect(429);
    await second.stop();
    await fresh.drop();
  });

  it('limits failures from one address', async () => {
    for (let i = 0; i < 30; i += 1) await signIn(`unknown-${i}`).expect(401);
    const { body } = await signIn('unknown').expect(429);
    expect(body).toMatchObject({ code: 'session.tooMany' });
    t.advance(1);
    await signIn('unknown').expect(401);
  });

  it('ends after 12 hours without use, and after 7 days with it', async () => {
    await t.person('idle', [ADMINISTRATOR]);
    const idle = await t.as('idle');
    t.advance(11 * 60);
    await idle.get('/api/session').expect(200);
    t.advance(11 * 60);
    await idle.get('/api/session').expect(200);
    t.advance(12 * 60);
    await idle.get('/api/session').expect(401);

    const busy = await t.as('idle');
    for (let hours = 0; hours < 7 * 24 - 8; hours += 8) {
      t.advance(8 * 60);
      await busy.get('/api/session').expect(200);
    }
    t.advance(8 * 60);
    await busy.get('/api/session').expect(401);
  });

  it('lists sessions and signs out everywhere', async () => {
    await t.person('many', [ADMINISTRATOR]);
    const [one, two] = [await t.as('many'), await t.as('many')];
    const { body } = await one.get('/api/sessions').expect(200);
    const list = body as { id: string; current: boolean }[];
    expect(list).toHaveLength(2);
    expect(list.filter(({ current }) => current)).toHaveLength(1);
    await one.delete('/api/sessions').expect(204);
    await one.get('/api/session').expect(401);
    await two.get('/api/session').expect(401);
  });

  it('changing the password ends the other sessions and gives a new one', async () => {
    await t.person('change', [ADMINISTRATOR]);
    const [one, two] = [await t.as('change'), await t.as('change')];
    await one.post('/api/session/password').send({ current: 'wrong', next: NEXT }).expect(422);
    const weak = await one.post('/api/session/password').send({ current: PASSWORD, next: 'short' });
    expect(weak.body).toMatchObject({
      status: 422,
      code: 'password.weak',
      problems: ['tooShort', 'noDigit'],
    });
    await one.post('/api/session/password').send({ current: PASSWORD, next: PASSWORD }).expect(422);
    await one.post('/api/session/password').send({ current: PASSWORD, next: NEXT }).expect(200);
    await one.get('/api/session').expect(200);
    await two.get('/api/session').expect(401);
    await signIn('change').expect(401);
    await signIn('change', NEXT).expect(201);
  });

  it('lets whoever has an initial password do nothing but replace it', async () => {
    await t.person('initial', [ADMINISTRATOR], { mustChangePassword: true });
    const agent = await t.as('initial');
    const { body } = await agent.get('/api/people').expect(403);
    expect(body).toMatchObject({ code: 'session.changePassword' });
    await agent.get('/api/regions').expect(403);
    await agent.get('/api/session').expect(200);
    await agent.get('/api/sessions').expect(200);
    await agent.post('/api/session/password').send({ current: PASSWORD, next: NEXT }).expect(200);
    await agent.get('/api/people').expect(200);
  });

  it('refuses pages of other sites', async () => {
    await t.person('origin', [ADMINISTRATOR]);
    const agent = await t.as('origin');
    const body = { region: '1', nameZh: '', nameEn: '' };
    for (const origin of ['https://evil.example', 'null', `${t.base}1`]) {
      const answer = await agent.post('/api/hospitals').set('Origin', origin).send(body);
      expect(answer.body).toMatchObject({ status: 403, code: 'http.origin' });
    }
    await agent.post('/api/hospitals').set('Origin', t.base).send(body).expect(422);
    await agent.get('/api/session').set('Origin', 'https://evil.example').expect(200);
  });

  it('answers strange requests with a clear 4xx', async () => {
    await t.person('strange', [ADMINISTRATOR]);
    const agent = await t.as('strange');
    const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    const bodies: [string, number][] = [
      ['{', 400],
      ['', 400],
      ['[]', 422],
      ['null', 422],
      ['"text"', 422],
      ['7', 422],
      ['{}', 422],
      ['{"login":{"a":1},"password":[]}', 422],
      ['{"login":"a","password":"b","more":1}', 422],
      ['{"login":"a\\u0000","password":"b"}', 422],
      ['{"__proto__":{"a":1}}', 400],
      [deep, 422],
      [`{"login":"${'a'.repeat(1024 * 1024)}"}`, 413],
    ];
    for (const [body, status] of bodies) {
      const answer = await agent.post('/api/session').type('json').send(body);
      expect([body.slice(0, 40), answer.status]).toEqual([body.slice(0, 40), status]);
      expect(answer.type).toBe('application/problem+json');
      expect((answer.body as { requestId?: string }).requestId).toMatch(/^[0-9a-f-]{36}$/);
    }
    await agent.post('/api/session').type('application/xml').send('<a/>').expect(415);
    await agent.get('/api/people/not-an-id').expect(400);
    await agent.get('/api/people/%00').expect(422);
    await agent.get('/api/people?page=0').expect(422);
    await agent.get('/api/people?page=1&page=2').expect(422);
    await agent.get('/api/people?page=1e300').expect(422);
    await agent.get('/api/nothing').expect(404);
    await t.anonymous().get('/api/session').set('Cookie', 'dabiao_session=%00').expect(401);
  });

  it('sends the headers that keep a page safe, and its own request id', async () => {
    const answer = await t.anonymous().get('/api/session').set('x-request-id', 'mine').expect(401);
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    });
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
    expect((answer.body as { requestId: string }).requestId).not.toBe('mine');
  });
});

it('sends the cookie only over HTTPS in production', async () => {
  const t = await startTestApp({ env: { NODE_ENV: 'production' } });
  await t.person('secure', [ADMINISTRATOR]);
  const answer = await t.anonymous().post('/api/session').send({ login: 'secure', password: PASSWORD });
  expect(answer.get('Set-Cookie')![0]).toContain('; Secure');
  await t.stop();
});
