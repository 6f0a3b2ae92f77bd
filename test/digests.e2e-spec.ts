import { randomUUID } from 'node:crypto';
import { EditionsService, TimeNoticesService, VerdictsService } from '@dabiao/application';
import { DailyJobs, Postman } from '@dabiao/jobs';
import { plainEdition } from './support/checklist';
import { databases, freshDatabase, type Database } from './support/databases';
import { startMailServer, startRobot } from './support/post-office';
import { startServer } from './support/server-process';
import { startTestApp, type TestApp } from './support/test-app';

const PUBLIC_URL = 'https://dabiao.example';
const code = (i: number): string => `C${String(i).padStart(5, '0')}`;

interface Contact {
  readonly version: number;
  readonly email: string | null;
  readonly lastFailure: { channel: string; error: string; attempts: number; retryAt: string | null } | null;
}

/** A hospital whose clerk has clauses, on an app that sends. */
async function startHospital(options: Parameters<typeof startTestApp>[0]) {
  const t = await startTestApp(options);
  await t.regions();
  const hospital = await t.hospital('141125', '柳林县人民医院');
  const surgery = await t.department(hospital.id, '外科');
  const scope = { kind: 'hospital', hospitalId: hospital.id } as const;
  const office = await t.person('office', [{ role: 'qualityOffice', scope }]);
  await t.person('clerk', [{ role: 'departmentClerk', scope, departmentId: surgery.id }]);
  await t.app.get(EditionsService).load(t.system, plainEdition(300));
  const agent = await t.as('office');
  const { body } = await agent
    .post(`/api/hospitals/${hospital.id}/assessments`)
    .send({ editionId: 'plain@2026' })
    .expect(201);
  const { id } = body as { id: string };
  const caller = {
    actor: { userId: office.id, memberships: [{ role: 'qualityOffice' as const, scope }] },
    requestId: randomUUID(),
  };
  let next = 1;
  return {
    ...{ t, hospital, surgery, scope },
    /** So many clauses more for the clerk: one notice. */
    assign: async (many = 1): Promise<void> => {
      const changes = Array.from({ length: many }, () => ({
        ...{ code: code(next++), version: 0, departmentId: surgery.id },
      }));
      await t.app.get(VerdictsService).assign(caller, id, changes);
    },
  };
}

type World = Awaited<ReturnType<typeof startHospital>>;

const jobsOf = ({ app }: TestApp) => app.get(DailyJobs);
const deliver = ({ app }: TestApp): Promise<number> => app.get(Postman).deliver();
const setContact = async (t: TestApp, login: string, change: object, status = 200): Promise<Contact> => {
  const agent = await t.as(login);
  const { version } = (await agent.get('/api/session/contact').expect(200)).body as Contact;
  const body = { version, email: null, webhookUrl: null, digestLang: 'zh', ...change };
  return (await agent.put('/api/session/contact').send(body).expect(status)).body as Contact;
};
const contactOf = async (t: TestApp, login: string): Promise<Contact> =>
  (await (await t.as(login)).get('/api/session/contact').expect(200)).body as Contact;
const states = (t: TestApp) =>
  t.query<{ state: string; attempts: number }>('SELECT state, attempts FROM digest ORDER BY day, channel');

describe.each(databases())('digests on %s', (database) => {
  let w: World;
  let mail: Awaited<ReturnType<typeof startMailServer>>;
  let robot: Awaited<ReturnType<typeof startRobot>>;
  let day = 0;

  /** The next day's digest, sent as far as it can be now. */
  const nextDay = async (): Promise<void> => {
    day += 1;
    await jobsOf(w.t).run('digests', `2031-01-${String(day).padStart(2, '0')}`);
    await deliver(w.t);
  };

  beforeAll(async () => {
    [mail, robot] = [await startMailServer(), await startRobot()];
    const env = {
      ...{ PUBLIC_URL, SMTP_URL: mail.url, MAIL_FROM: '达标 <dabiao@hospital.example>' },
      WEBHOOK_HOSTS: `wecom=${robot.host},dingtalk=localhost:${robot.host.split(':')[1]!}`,
    };
    w = await startHospital({ database, env });
  });
  beforeEach(() => {
    mail.mails.length = 0;
    robot.calls.length = 0;
    mail.state.answer = () => Promise.resolve();
    robot.state.answer = robot.ok;
  });
  afterAll(async () => {
    await Promise.all([w.t.stop(), mail.stop(), robot.stop()]);
  });

  it('sends nothing to whoever has not asked for it', async () => {
    await w.assign(200);
    await nextDay();
    expect([mail.mails, robot.calls, await states(w.t)]).toEqual([[], [], []]);
  });

  it('sends one mail a day: counts, codes, titles and a link', async () => {
    await setContact(w.t, 'clerk', { email: 'clerk@hospital.example' });
    await w.assign(3);
    await nextDay();
    expect(mail.mails).toHaveLength(1);
    const [{ to, subject, text, id, raw }] = mail.mails as [(typeof mail.mails)[0]];
    expect({ to, subject }).toEqual({ to: ['clerk@hospital.example'], subject: '达标：2 项待阅提醒' });
    expect(text).toContain('200 个条目已分配给您或您的科室：C00001、C00002、C00003、C00004、C00005 等');
    expect(text).toContain('3 个条目已分配给您或您的科室：C00201、C00202、C00203');
    expect(text).toContain('C00201 第201条');
    expect(text).toContain(`查看：${PUBLIC_URL}/notices`);
    expect(id).toMatch(/^<[0-9a-f-]{36}@hospital\.example>$/);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
    await jobsOf(w.t).run('digests', '2031-01-02');
    await deliver(w.t);
    await nextDay();
    expect(mail.mails).toHaveLength(1);
  });

  it('does not send what has been read, and speaks the language asked for', async () => {
    await w.assign();
    const agent = await w.t.as('clerk');
    await agent.post('/api/notices/read').send({ upTo: '2999-01-01T00:00:00.000Z' }).expect(200);
    await nextDay();
    expect(mail.mails).toEqual([]);
    await w.assign();
    await setContact(w.t, 'clerk', { email: 'clerk@hospital.example', digestLang: 'en' });
    await nextDay();
    expect(mail.mails).toMatchObject([{ subject: 'Dabiao: 1 unread notice(s)' }]);
  });

  it('keeps reasons and titles of proofs to itself', async () => {
    await w.t.query(`UPDATE notice SET "readAt" = NULL, "digestDay" = NULL`);
    await w.t.query(`UPDATE clause_state SET reason = '绝密原因'`);
    const clerk = await w.t.as('clerk');
    const record = { title: '绝密制度', kind: 'policy', inForceTo: '2031-02-01', confidential: true };
    const { body } = await clerk
      .post(`/api/hospitals/${w.hospital.id}/evidence`)
      .field('record', JSON.stringify(record))
      .attach('files', Buffer.from('proof'), 'proof.txt')
      .expect(201);
    const [{ id: assessmentId }] = (await w.t.query<{ id: string }>('SELECT id FROM assessment')) as [
      { id: string },
    ];
    const links = [{ assessmentId, codes: [code(1)] }];
    await clerk
      .post(`/api/evidence/${(body as { id: string }).id}/links`)
      .send({ links })
      .expect(200);
    await w.t.app.get(TimeNoticesService).remind(w.hospital.id, { day: '2031-01-20', at: w.t.clock.now() });
    await nextDay();
    expect(mail.mails).toHaveLength(1);
    expect(mail.mails[0]!.text).toContain('1 proof(s) in force for at most 30 more day(s)');
    expect(mail.mails[0]!.raw + mail.mails[0]!.text + mail.mails[0]!.subject).not.toContain('绝密');
  });

  it('tries again later, tells the person, and gives up at last', async () => {
    mail.state.answer = () => Promise.reject(Object.assign(new Error('later'), { responseCode: 451 }));
    await w.assign();
    await nextDay();
    expect((await states(w.t)).at(-1)).toEqual({ state: 'failed', attempts: 1 });
    const { lastFailure } = await contactOf(w.t, 'clerk');
    expect(lastFailure).toMatchObject({ channel: 'email', error: 'smtp 451', attempts: 1 });
    expect(await deliver(w.t)).toBe(0);
    w.t.advance(6);
    expect(await deliver(w.t)).toBe(1);
    for (const minutes of [31, 121, 361]) {
      w.t.advance(minutes);
      expect(await deliver(w.t)).toBe(1);
    }
    expect((await states(w.t)).at(-1)).toEqual({ state: 'failed', attempts: 5 });
    expect((await contactOf(w.t, 'clerk')).lastFailure).toMatchObject({ attempts: 5, retryAt: null });
    w.t.advance(24 * 60);
    expect(await deliver(w.t)).toBe(0);
    mail.state.answer = () => Promise.resolve();
    await w.assign();
    await nextDay();
    expect(mail.mails).toMatchObject([{ subject: 'Dabiao: 1 unread notice(s)' }]);
    expect((await contactOf(w.t, 'clerk')).lastFailure).toBeNull();
  });

  it('does not try again what a mail server refuses for good', async () => {
    mail.state.answer = () => Promise.reject(Object.assign(new Error('unknown'), { responseCode: 550 }));
    await w.assign();
    await nextDay();
    expect((await contactOf(w.t, 'clerk')).lastFailure).toMatchObject({ error: 'smtp 550', retryAt: null });
    w.t.advance(24 * 60);
    expect(await deliver(w.t)).toBe(0);
  });

  it('after a crash between sending and saying so it is the same mail again', async () => {
    await w.assign();
    await nextDay();
    const id = mail.mails[0]!.id;
    // As the row is when a process dies before it could write that it had sent.
    const [{ now }] = [{ now: w.t.clock.now() }];
    await w.t.query(
      `UPDATE digest SET state = 'claimed', "dueAt" = '${now}', "settledAt" = NULL WHERE id = '${id.slice(1, 37)}'`,
    );
    expect(await deliver(w.t)).toBe(1);
    expect(mail.mails.map((one) => one.id)).toEqual([id, id]);
    expect((await states(w.t)).at(-1)).toEqual({ state: 'sent', attempts: 2 });
  });

  it('sends nothing to whoever left, was disabled, or is a demonstration', async () => {
    await setContact(w.t, 'clerk', { email: null });
    const role = { role: 'departmentClerk', scope: w.scope, departmentId: w.surgery.id } as const;
    for (const login of ['demo.person', 'gone.person', 'off.person', 'late.person']) {
      await w.t.person(login, [role], { demo: login === 'demo.person' });
      await setContact(w.t, login, { email: `${login}@hospital.example` });
    }
    await w.assign();
    await w.t.query(`UPDATE person SET disabled = (1 = 1) WHERE login = 'off.person'`);
    await w.t.query(
      `DELETE FROM membership WHERE "personId" = (SELECT id FROM person WHERE login = 'gone.person')`,
    );
    await jobsOf(w.t).run('digests', '2031-02-01');
    await w.t.query(`UPDATE person SET disabled = (1 = 1) WHERE login = 'late.person'`);
    await deliver(w.t);
    expect(mail.mails).toEqual([]);
    expect((await states(w.t)).at(-1)).toEqual({ state: 'dropped', attempts: 1 });
  });

  it.each(['wecom', 'dingtalk'])('speaks to a robot of %s as it wants', async (format) => {
    const host = format === 'wecom' ? robot.host : `localhost:${robot.host.split(':')[1]!}`;
    const url = `http://${host}/send?key=k`;
    await setContact(w.t, 'clerk', {
      webhookUrl: url,
      ...(format === 'dingtalk' ? { webhookSecret: 'SEC' } : {}),
    });
    await w.assign(2);
    await nextDay();
    expect(robot.calls).toHaveLength(1);
    const [{ body, url: called }] = robot.calls as [(typeof robot.calls)[0]];
    const said = format === 'wecom' ? body.markdown['content'] : body.markdown['text'];
    expect(body.msgtype).toBe('markdown');
    expect(said).toContain('2 个条目已分配给您或您的科室');
    expect(said).toContain(`(${PUBLIC_URL}/notices)`);
    expect(called).toMatch(
      format === 'wecom' ? /^\/send\?key=k$/ : /^\/send\?key=k&timestamp=\d{13}&sign=[\w%]+$/,
    );
    expect(mail.mails).toEqual([]);
  });

  it.each([
    ['wecom 93000', '{"errcode":93000}', 200],
    ['wecom answer', 'hello', 200],
    ['webhook 500', '', 500],
    ['webhook 302', '', 302],
  ])('says %s of a robot that does not take it', async (error, answer, status) => {
    await setContact(w.t, 'clerk', { webhookUrl: `http://${robot.host}/send` });
    robot.state.answer = (reply) =>
      void reply.writeHead(status, { location: `http://${robot.host}/elsewhere` }).end(answer);
    await w.assign();
    await nextDay();
    expect(robot.calls.map(({ url }) => url)).toEqual(['/send']);
    expect((await contactOf(w.t, 'clerk')).lastFailure).toMatchObject({ channel: 'webhook', error });
    await w.t.query(`UPDATE digest SET "dueAt" = NULL`);
  });

  it('refuses addresses that lead into the network, and keeps secrets', async () => {
    for (const webhookUrl of [
      ...['http://127.0.0.1/', 'http://169.254.169.254/', 'https://evil.example/send'],
      ...['http://qyapi.weixin.qq.com/x', 'https://qyapi.weixin.qq.com:1/x', 'nothing', 'file:///etc/passwd'],
    ])
      expect(await setContact(w.t, 'clerk', { webhookUrl }, 422)).toMatchObject({ code: 'contact.webhook' });
    const wecom = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1';
    const withSecret = { webhookUrl: wecom, webhookSecret: 'x' };
    expect(await setContact(w.t, 'clerk', withSecret, 422)).toMatchObject({ code: 'contact.secret' });
    const dingtalk = 'https://oapi.dingtalk.com/robot/send?access_token=1';
    const saved = await setContact(w.t, 'clerk', { webhookUrl: dingtalk, webhookSecret: 'SEC-RET' });
    expect(saved).toMatchObject({ webhookFormat: 'dingtalk', hasWebhookSecret: true });
    expect(await setContact(w.t, 'clerk', { webhookUrl: dingtalk })).toMatchObject({
      hasWebhookSecret: true,
    });
    const away = await setContact(w.t, 'clerk', { webhookUrl: wecom });
    expect(away).toMatchObject({ hasWebhookSecret: false, open: { email: true, webhook: true } });
    const trail = JSON.stringify(await w.t.history());
    expect(trail).toContain('contactChanged');
    expect(trail).not.toMatch(/SEC-RET|access_token|clerk@hospital|webhook\/send/);
    for (const email of ['nobody', 'a@b.c, d@e.f', 'a@b.example\nBcc: x@y.example', '', 7])
      await setContact(w.t, 'clerk', { email }, 422);
    const agent = await w.t.as('clerk');
    const stale = { version: 0, email: null, webhookUrl: null, digestLang: 'zh' };
    const { body } = await agent.put('/api/session/contact').send(stale).expect(409);
    expect(body).toMatchObject({ code: 'record.changed', current: { webhookUrl: wecom } });
  });
});

it('the hour is that of Shanghai', async () => {
  const mail = await startMailServer();
  const env = { PUBLIC_URL, SMTP_URL: mail.url, MAIL_FROM: 'dabiao@hospital.example', DIGEST_HOUR: '8' };
  const { t, assign } = await startHospital({ env });
  await setContact(t, 'clerk', { email: 'clerk@hospital.example' });
  await assign();
  const at = async (now: string): Promise<number> => {
    t.clock.now = () => now;
    await jobsOf(t).catchUp();
    await deliver(t);
    return mail.mails.length;
  };
  expect(await at('2031-06-30T23:59:59.000Z')).toBe(0);
  expect(await at('2031-07-01T00:00:00.000Z')).toBe(1);
  await assign();
  expect(await at('2031-07-01T15:59:59.000Z')).toBe(1);
  expect(await at('2031-07-01T16:00:00.000Z')).toBe(1);
  // It stood still in the morning.
  expect(await at('2031-07-02T05:00:00.000Z')).toBe(2);
  await t.stop();
  await mail.stop();
});

it('nothing leaves a server that is not told to send, and the person can see so', async () => {
  const { t, assign } = await startHospital({});
  const saved = await setContact(t, 'clerk', { email: 'clerk@hospital.example' });
  expect(saved).toMatchObject({ open: { email: false, webhook: false } });
  await assign();
  expect(await jobsOf(t).run('digests', '2031-01-01')).toBe('done');
  expect([await deliver(t), await states(t)]).toEqual([0, []]);
  await t.stop();
});

it('two processes on PostgreSQL send each digest once', async () => {
  const mail = await startMailServer();
  mail.state.answer = () => new Promise((resolve) => setTimeout(resolve, 20));
  const fresh = await freshDatabase('PostgreSQL');
  const env = { PUBLIC_URL, SMTP_URL: mail.url, MAIL_FROM: 'dabiao@hospital.example' };
  const w = await startHospital({ databaseUrl: fresh.url, env });
  const other = await startTestApp({ databaseUrl: fresh.url, env });
  const role = { role: 'departmentClerk', scope: w.scope, departmentId: w.surgery.id } as const;
  for (let i = 0; i < 25; i += 1) {
    await w.t.person(`clerk${i}`, [role]);
    await w.t.query(
      `INSERT INTO contact ("personId", email, "digestLang", "updatedAt", version)
       SELECT id, 'c${i}@hospital.example', 'zh', '2031-01-01T00:00:00.000Z', 1 FROM person WHERE login = 'clerk${i}'`,
    );
  }
  await w.assign();
  const apps = [w.t, other, w.t, other];
  const outcomes = await Promise.all(apps.map((t) => jobsOf(t).run('digests', '2031-01-01')));
  expect(outcomes.sort()).toEqual(['done', 'elsewhere', 'elsewhere', 'elsewhere']);
  await Promise.all(apps.map(deliver));
  const to = mail.mails.flatMap((one) => one.to).sort();
  expect(to).toEqual(Array.from({ length: 25 }, (_, i) => `c${i}@hospital.example`).sort());
  await w.t.stop();
  await other.stop();
  await fresh.drop();
  await mail.stop();
}, 60_000);

it.each<Database>(['SQLite', 'PostgreSQL'])(
  'a server killed while it sends, on %s: the next one sends the same mail',
  async (database) => {
    const mail = await startMailServer();
    const fresh = await freshDatabase(database);
    const env = {
      ...{ PUBLIC_URL, SMTP_URL: mail.url, MAIL_FROM: 'dabiao@hospital.example', DIGEST_HOUR: '0' },
    };
    const first = await startHospital({ databaseUrl: fresh.url, env });
    await setContact(first.t, 'clerk', { email: 'clerk@hospital.example' });
    await first.assign();
    await first.t.app.close();

    // The mail server has the whole mail and does not answer: the server has claimed the digest and waits.
    const given: string[] = [];
    const arrived = new Promise<void>((resolve) => {
      mail.state.answer = ({ id }) => {
        given.push(id);
        resolve();
        return new Promise(() => undefined);
      };
    });
    const server = await startServer({ ...env, DATABASE_URL: fresh.url, DATA_DIR: fresh.dataDir });
    await arrived;
    await server.kill();

    mail.state.answer = () => Promise.resolve();
    const second = await startTestApp({ databaseUrl: fresh.url, env });
    expect(await states(second)).toEqual([{ state: 'claimed', attempts: 1 }]);
    await jobsOf(second).catchUp();
    expect(await deliver(second)).toBe(0);
    second.advance(6);
    expect(await deliver(second)).toBe(1);
    expect(mail.mails.map(({ id }) => id)).toEqual(given);
    expect(await states(second)).toEqual([{ state: 'sent', attempts: 2 }]);
    expect(await second.query('SELECT id FROM notice')).toHaveLength(1);
    await second.stop();
    await fresh.drop();
    await mail.stop();
  },
  90_000,
);
