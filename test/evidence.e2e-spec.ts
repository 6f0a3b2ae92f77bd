import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EditionsService, EvidenceLimits } from '@dabiao/application';
import { EditionStore } from '@dabiao/edition-store';
import { EvidenceRepository, HistoryRepository, ProofRepository, type Hospital } from '@dabiao/persistence';
import { databases } from './support/databases';
import { answerOf, PASSWORD, startTestApp, type TestApp } from './support/test-app';

interface Detail {
  readonly id: string;
  readonly version: number;
  readonly revision: number;
  readonly files: readonly {
    id: string;
    name: string;
    revision: number;
    sha256: string;
    mediaType: string;
  }[];
  readonly links: readonly { assessmentId: string; code: string }[];
}
type TestAgent = Awaited<ReturnType<TestApp['as']>>;
type File = readonly [name: string | undefined, content: string | Buffer];

const EDITION = 'county-capability@2016-w1';
const RECORD = { title: '院感管理制度（2026 年）', kind: 'policy' };
const PDF = Buffer.from('%PDF-1.7\n%达标\n');
const FORM = 'multipart/form-data; boundary=X';

describe.each(databases())('evidence on %s', (database) => {
  let t: TestApp;
  let dataDir: string;
  let liulin: Hospital;
  let fenyang: Hospital;
  let office: TestAgent;
  let assessmentId: string;
  let codes: string[];

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'dabiao-evidence-'));
    await writeLeftover();
    t = await startTestApp({ database, env: { DATA_DIR: dataDir } });
    await t.regions();
    liulin = await t.hospital('141125', '柳林县人民医院');
    fenyang = await t.hospital('141182', '汾阳医院');
    const at = (hospital: Hospital) => ({ kind: 'hospital', hospitalId: hospital.id }) as const;
    await t.person('office', [{ role: 'qualityOffice', scope: at(liulin) }]);
    await t.person('viewer', [{ role: 'hospitalViewer', scope: at(liulin) }]);
    await t.person('inspector', [{ role: 'inspector', scope: { kind: 'region', region: '141100' } }]);
    await t.person('fenyang', [{ role: 'qualityOffice', scope: at(fenyang) }]);
    const editions = t.app.get(EditionsService);
    const stamp = { by: 'system', requestId: randomUUID(), at: new Date().toISOString() };
    await editions.loadFile(new EditionStore('seeds/standards'), EDITION, stamp);
    codes = (await editions.get(EDITION)).clauses.map(({ code }) => code);
    office = await t.as('office');
    assessmentId = await openAt(office, liulin);
  });

  afterAll(async () => {
    await t.stop();
    await rm(dataDir, { recursive: true });
  });

  async function writeLeftover(): Promise<void> {
    await mkdir(join(dataDir, 'evidence', 'incoming'), { recursive: true });
    await writeFile(join(dataDir, 'evidence', 'incoming', 'left'), 'by a killed process');
  }

  const openAt = async (agent: TestAgent, { id }: Hospital): Promise<string> => {
    const opened = await agent.post(`/api/hospitals/${id}/assessments`).send({ editionId: EDITION });
    return (opened.body as { id: string }).id;
  };
  const upload = (agent: TestAgent, path: string, record: unknown, ...files: File[]) => {
    const form = agent
      .post(path)
      .field('record', typeof record === 'string' ? record : JSON.stringify(record));
    for (const [name, content] of files)
      void form.attach('files', Buffer.from(content as string), { filename: name });
    return form;
  };
  const add = (record: object = {}, ...files: File[]) =>
    upload(office, `/api/hospitals/${liulin.id}/evidence`, { ...RECORD, ...record }, ...files);
  const added = async (record: object = {}, ...files: File[]): Promise<Detail> => {
    const answer = await add(record, ...(files.length > 0 ? files : [['制度.pdf', PDF] as const]));
    expect(answer.status).toBe(201);
    return answer.body as Detail;
  };
  const stored = async (): Promise<string[]> =>
    (await readdir(join(dataDir, 'evidence'), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort();
  const drafts = (): Promise<string[]> => readdir(join(dataDir, 'evidence', 'incoming'));
  const count = async (): Promise<number> =>
    ((await office.get(`/api/hospitals/${liulin.id}/evidence`)).body as { total: number }).total;
  const titles = async (query: object, agent = office): Promise<string[]> => {
    const answer = await agent.get(`/api/hospitals/${liulin.id}/evidence`).query(query).expect(200);
    return (answer.body as { items: { title: string }[] }).items.map(({ title }) => title);
  };
  const withLimits = async (limits: Partial<EvidenceLimits>, work: () => Promise<void>): Promise<void> => {
    const now = t.app.get(EvidenceLimits);
    const before = { fileBytes: now.fileBytes, files: now.files };
    Object.assign(now, limits);
    try {
      await work();
    } finally {
      Object.assign(now, before);
    }
  };
  /** The request is refused, and neither a row, nor stored bytes, nor a draft is there that was not before. */
  const refused = async (
    send: () => PromiseLike<{ status: number; body: unknown }>,
    status: number,
    code: string,
  ): Promise<void> => {
    const before = [await stored(), await count()];
    const answer = await send();
    expect({ status: answer.status, code: (answer.body as { code: string }).code }).toEqual({ status, code });
    expect([await stored(), await count()]).toEqual(before);
    expect(await drafts()).toEqual([]);
  };

  it('what a killed server left half received is gone at the start', async () => {
    // On PostgreSQL another process may still be receiving it: an hour has to pass.
    expect(await drafts()).toEqual(database === 'SQLite' ? [] : ['left']);
    await rm(join(dataDir, 'evidence', 'incoming', 'left'), { force: true });
  });

  describe('adding', () => {
    it('keeps the record, the files and the bytes', async () => {
      const detail = await added(
        { issuedOn: '2026-01-01', inForceFrom: '2026-01-01', inForceTo: '2026-12-31', note: '首次' },
        ['制度.pdf', PDF],
        ['台账.csv', '条目,结论\n'],
      );
      expect(detail).toMatchObject({ ...RECORD, revision: 1, version: 1, retired: false, links: [] });
      expect(detail.files.map(({ name, mediaType }) => [name, mediaType])).toEqual([
        ['制度.pdf', 'application/pdf'],
        ['台账.csv', 'text/csv'],
      ]);
      expect((await office.get(`/api/evidence/${detail.id}`).expect(200)).body).toEqual(detail);
    });

    it('stores the same bytes once', async () => {
      await added({}, ['a.txt', '同样的内容'], ['b.txt', '同样的内容']);
      const before = await stored();
      const [one, two] = await Promise.all([
        added({}, ['c.txt', '同样的内容']),
        added({}, ['d.txt', '同样的内容']),
      ]);
      expect(one.files[0]!.sha256).toBe(two.files[0]!.sha256);
      expect(await stored()).toEqual(before);
    });

    it.each([
      ['../../x.pdf', 'x.pdf'],
      ['..\\..\\windows\\x.pdf', 'x.pdf'],
      ['/etc/passwd', 'passwd'],
      ['%2e%2e%2fx.pdf', '%2e%2e%2fx.pdf'],
      ['长'.repeat(251) + '.pdf', '长'.repeat(251) + '.pdf'],
      ["引'号 与（括号）.pdf", "引'号 与（括号）.pdf"],
    ])('a name is data: %s', async (sent, name) => {
      expect((await added({}, [sent, PDF])).files[0]!.name).toBe(name);
    });

    it('takes the record as a browser sends JSON: as a typed field or a small file', async () => {
      const asFile = await office
        .post(`/api/hospitals/${liulin.id}/evidence`)
        .attach('record', Buffer.from(JSON.stringify(RECORD)), {
          filename: 'blob',
          contentType: 'application/json',
        })
        .attach('files', PDF, 'x.pdf');
      expect(asFile.status).toBe(201);
      const asField = await office
        .post(`/api/hospitals/${liulin.id}/evidence`)
        .field('record', JSON.stringify(RECORD), { contentType: 'application/json' })
        .attach('files', PDF, 'x.pdf');
      expect(asField.status).toBe(201);
    });

    it.each<[string, File]>([
      ['a program called PDF', ['报告.pdf', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')]],
      ['a page called text', ['说明.txt', '<html><script>alert(1)</script>']],
      ['a drawing that runs', ['图.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>']],
      ['a shell script', ['run.txt', '#!/bin/sh\n']],
      ['bytes of no type', ['x.pdf', Buffer.from([0, 1, 2, 3])]],
      ['a NUL in text', ['x.txt', 'a\0b']],
    ])('refuses %s', (_what, file) => refused(() => add({}, file), 422, 'evidence.type'));

    it('refuses all files when the last one is wrong', () =>
      refused(() => add({}, ['好.txt', '没有存过的内容'], ['坏.exe', 'MZ']), 422, 'evidence.type'));
    it('refuses an empty file', () => refused(() => add({}, ['空.txt', '']), 422, 'evidence.empty'));
    it('refuses no file', () => refused(() => add(), 422, 'evidence.noFiles'));
    it('refuses a name that is none', () => refused(() => add({}, ['..', PDF]), 422, 'evidence.name'));
    it('refuses a name that is too long', () =>
      refused(() => add({}, ['长'.repeat(300), PDF]), 422, 'evidence.name'));
    it('refuses the 21st file', () =>
      refused(
        () => add({}, ...Array.from({ length: 21 }, (_, i) => [`${i}.txt`, `文件 ${i}`] as const)),
        413,
        'evidence.tooManyFiles',
      ));
    it('takes 20 files', async () => {
      const files = Array.from({ length: 20 }, (_, i) => [`${i}.txt`, `文件 ${i}`] as const);
      expect((await added({}, ...files)).files.map(({ name }) => name)).toEqual(files.map(([name]) => name));
    });

    it('refuses one byte over the limit and takes the limit', () =>
      withLimits({ fileBytes: 100_000 }, async () => {
        await refused(() => add({}, ['大.txt', 'x'.repeat(100_001)]), 413, 'evidence.tooLarge');
        await added({}, ['大.txt', 'y'.repeat(100_000)]);
      }));

    it('answers a file far over the limit, and the connection serves the next request', () =>
      withLimits({ fileBytes: 1_000 }, async () => {
        await refused(() => add({}, ['大.txt', Buffer.alloc(20_000_000, 'x')]), 413, 'evidence.tooLarge');
      }));

    it.each<[string, unknown]>([
      ['no title', { kind: 'policy' }],
      ['an unknown kind', { ...RECORD, kind: 'rumour' }],
      ['an unknown field', { ...RECORD, hospitalId: 'x' }],
      ['a NUL in the title', { ...RECORD, title: 'a\0b' }],
      ['a NUL in the note', { ...RECORD, note: 'a\0b' }],
      ['a long title', { ...RECORD, title: '长'.repeat(201) }],
    ])('refuses %s', (_what, record) =>
      refused(
        () => upload(office, `/api/hospitals/${liulin.id}/evidence`, record, ['x.pdf', PDF]),
        422,
        'http.validation',
      ),
    );
    it.each<[string, object]>([
      ['a day that is none', { inForceFrom: '2026-02-30' }],
      ['an end before its beginning', { inForceFrom: '2026-02-02', inForceTo: '2026-02-01' }],
      ['a period that ends first', { periodFrom: '2026-02-02', periodTo: '2026-02-01' }],
    ])('refuses %s', (_what, record) => refused(() => add(record, ['x.pdf', PDF]), 422, 'evidence.dates'));
    it.each(['', 'null', '[]', '5', '{', '"x"'])('refuses the record %j', (record) =>
      refused(
        () => upload(office, `/api/hospitals/${liulin.id}/evidence`, record, ['x.pdf', PDF]),
        422,
        'evidence.recordNotJson',
      ),
    );

    const part = (headers: string, content: string): string => `--X\r\n${headers}\r\n\r\n${content}\r\n`;
    const record = part('Content-Disposition: form-data; name="record"', JSON.stringify(RECORD));
    const file = 'Content-Disposition: form-data; name="files"; filename="x.pdf"';
    it.each<[string, string, string, string]>([
      ['no boundary', 'multipart/form-data', 'x', 'evidence.malformed'],
      ['no parts', FORM, '--X--\r\n', 'evidence.recordMissing'],
      ['an empty body', FORM, '', 'evidence.recordMissing'],
      ['not a form', FORM, 'hello', 'evidence.malformed'],
      ['a form that breaks off', FORM, `${record}--X\r\n${file}\r\n\r\n%PDF`, 'evidence.malformed'],
      ['a form that breaks off between parts', FORM, record, 'evidence.malformed'],
      [
        'files before the record',
        FORM,
        `${part(file, '%PDF-1.7')}${record}--X--\r\n`,
        'evidence.recordMissing',
      ],
      [
        'a field for a file',
        FORM,
        `${record}${part('Content-Disposition: form-data; name="a"', 'b')}--X--\r\n`,
        'http.validation',
      ],
      [
        'a prototype for a field',
        FORM,
        `${part('Content-Disposition: form-data; name="__proto__"', '{}')}--X--\r\n`,
        'evidence.malformed',
      ],
      ['JSON', 'application/json', '{}', 'evidence.notMultipart'],
    ])('refuses %s', (_what, type, body, code) =>
      refused(
        () => office.post(`/api/hospitals/${liulin.id}/evidence`).set('content-type', type).send(body),
        422,
        code,
      ),
    );

    it('refuses a NUL in the header of a part', async () => {
      const body = `${record}${part(file.replace('x.pdf', 'x\0.pdf'), '%PDF-1.7')}--X--\r\n`;
      const answer = await office
        .post(`/api/hospitals/${liulin.id}/evidence`)
        .set('content-type', FORM)
        .send(body);
      expect([201, 422]).toContain(answer.status);
      if (answer.status === 201) expect((answer.body as Detail).files[0]!.name).toBe('x.pdf');
    });

    it.each([
      ['within a file', 1],
      ['after a whole file', 2],
    ])('an upload cut off %s leaves nothing', async (_when, files) => {
      const before = [await stored(), await count()];
      const cookie = await sessionCookie();
      await new Promise<void>((resolve) => {
        const sending = httpRequest(`${t.base}/api/hospitals/${liulin.id}/evidence`, {
          method: 'POST',
          headers: { 'content-type': FORM, 'content-length': 10_000_000, cookie },
        });
        sending.on('error', () => undefined);
        sending.on('close', resolve);
        sending.write(record);
        for (let i = 0; i < files; i++)
          sending.write(`--X\r\n${file}\r\n\r\n%PDF-${'cut off'.repeat(20_000)}\r\n`);
        setTimeout(() => sending.destroy(), 150);
      });
      await until(async () => (await drafts()).length === 0);
      expect([await stored(), await count()]).toEqual(before);
    });

    const sessionCookie = async (): Promise<string> => {
      const answer = await t.anonymous().post('/api/session').send({ login: 'office', password: PASSWORD });
      return (answer.headers['set-cookie'] as unknown as string[])
        .map((line) => line.split(';')[0])
        .join('; ');
    };
  });

  describe('download', () => {
    it('is an attachment with its own name, of the sniffed type, in a sandbox', async () => {
      const { id, files } = await added({}, ["院感 '制度'.html.txt", '就是文字']);
      const answer = await office.get(`/api/evidence/${id}/files/${files[0]!.id}`).expect(200);
      expect(answer.text).toBe('就是文字');
      expect(answer.headers).toMatchObject({
        'content-type': 'text/plain',
        'content-length': '12',
        'content-disposition': `attachment; filename="__ '__'.html.txt"; filename*=UTF-8''%E9%99%A2%E6%84%9F%20%27%E5%88%B6%E5%BA%A6%27.html.txt`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        etag: `"${files[0]!.sha256}"`,
      });
      await office
        .get(`/api/evidence/${id}/files/${files[0]!.id}`)
        .set('if-none-match', answer.headers['etag']!)
        .expect(304);
    });

    it('finds a file only under its own record', async () => {
      const [one, two] = [await added(), await added()];
      const answer = await office.get(`/api/evidence/${one.id}/files/${two.files[0]!.id}`).expect(404);
      expect(answer.body).toMatchObject({ code: 'file.notFound' });
    });
  });

  describe('changing', () => {
    it('changes what is given, empties what is null, and refuses a stale version with the current value', async () => {
      const { id } = await added({ note: '旧', inForceTo: '2026-12-31' });
      const changed = await office
        .patch(`/api/evidence/${id}`)
        .send({ version: 1, title: '新', note: null })
        .expect(200);
      expect(changed.body).toMatchObject({ version: 2, title: '新', note: null, inForceTo: '2026-12-31' });
      const stale = await office.patch(`/api/evidence/${id}`).send({ version: 1, title: '又' }).expect(409);
      expect(stale.body).toMatchObject({ code: 'record.changed', current: { version: 2, title: '新' } });
      await office.patch(`/api/evidence/${id}`).send({ version: 2, inForceFrom: '2027-01-01' }).expect(422);
      await office.patch(`/api/evidence/${id}`).send({ version: 2, title: null }).expect(422);
    });

    it('one of two at once wins', async () => {
      const { id } = await added();
      const send = (title: string) => office.patch(`/api/evidence/${id}`).send({ version: 1, title });
      const answers = await Promise.all([send('甲'), send('乙')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    });

    it('a revision adds files and keeps the old ones', async () => {
      const { id } = await added({}, ['一.txt', '第一版']);
      const path = `/api/evidence/${id}/revisions`;
      const second = await upload(
        office,
        path,
        { version: 1, note: '换证' },
        ['二.txt', '第二版'],
        ['附.txt', '附件'],
      ).expect(201);
      expect(second.body).toMatchObject({ revision: 2, version: 2, note: '换证' });
      const { files } = (await office.get(`/api/evidence/${id}`)).body as Detail;
      expect(files.map(({ name, revision }) => [revision, name])).toEqual([
        [2, '二.txt'],
        [2, '附.txt'],
        [1, '一.txt'],
      ]);
      expect((await office.get(`/api/evidence/${id}/files/${files[2]!.id}`)).text).toBe('第一版');
      await refused(() => upload(office, path, { version: 1 }, ['三.txt', '第三版']), 409, 'record.changed');
    });

    it('a retired proof stays readable and changes no more', async () => {
      const { id, files } = await added();
      await office.post(`/api/evidence/${id}/retirement`).send({ version: 1 }).expect(422);
      const retired = await office
        .post(`/api/evidence/${id}/retirement`)
        .send({ version: 1, reason: '作废' })
        .expect(200);
      expect(retired.body).toMatchObject({ retired: true, retiredReason: '作废', version: 2 });
      await office.get(`/api/evidence/${id}/files/${files[0]!.id}`).expect(200);
      const again = [
        await office.patch(`/api/evidence/${id}`).send({ version: 2, title: '新' }),
        await office.post(`/api/evidence/${id}/retirement`).send({ version: 2, reason: '再' }),
        await office.post(`/api/evidence/${id}/links`).send({ links: [{ assessmentId, codes: [codes[0]] }] }),
        await upload(office, `/api/evidence/${id}/revisions`, { version: 2 }, ['x.pdf', PDF]),
      ];
      for (const { status, body } of again)
        expect([status, (body as { code: string }).code]).toEqual([409, 'evidence.retired']);
    });

    it('history holds the whole record before and after', async () => {
      const { id, files } = await added({}, ['一.txt', '历史']);
      await office.patch(`/api/evidence/${id}`).send({ version: 1, inForceTo: '2026-06-30' });
      const entries = await t.app
        .get(HistoryRepository)
        .all({ chain: liulin.id, kind: 'evidence', subject: id });
      expect(entries).toMatchObject([
        {
          before: null,
          after: { version: 1, inForceTo: null, files: [{ id: files[0]!.id, sha256: files[0]!.sha256 }] },
        },
        {
          before: { version: 1, inForceTo: null },
          after: { version: 2, inForceTo: '2026-06-30', files: [{ id: files[0]!.id }] },
        },
      ]);
    });
  });

  describe('links', () => {
    const linksOf = async (id: string): Promise<string[]> =>
      ((await office.get(`/api/evidence/${id}`)).body as Detail).links.map(({ code }) => code);

    it('links and unlinks many clauses at once, and says so in the history', async () => {
      const { id } = await added();
      const some = codes.slice(0, 150).sort();
      const send = { links: [{ assessmentId, codes: some }] };
      expect(
        ((await office.post(`/api/evidence/${id}/links`).send(send).expect(200)).body as Detail).links,
      ).toHaveLength(150);
      await office.post(`/api/evidence/${id}/links`).send(send).expect(200);
      expect((await linksOf(id)).sort()).toEqual(some);
      const part = { links: [{ assessmentId, codes: some.slice(1) }] };
      expect(
        ((await office.delete(`/api/evidence/${id}/links`).send(part).expect(200)).body as Detail).links,
      ).toHaveLength(1);
      await office.delete(`/api/evidence/${id}/links`).send(part).expect(200);
      const entries = await t.app
        .get(HistoryRepository)
        .all({ chain: liulin.id, kind: 'link', subject: id, code: some[1]! });
      expect(entries).toMatchObject([
        { assessmentId, before: null, after: { evidenceId: id, code: some[1] } },
        { assessmentId, before: { evidenceId: id, code: some[1] }, after: null },
      ]);
    });

    it('all or nothing: an unknown clause or an assessment of another hospital links nothing', async () => {
      const { id } = await added();
      const fenyangs = await openAt(await t.as('fenyang'), fenyang);
      const good = { assessmentId, codes: [codes[0]] };
      const unknown = await office
        .post(`/api/evidence/${id}/links`)
        .send({ links: [good, { assessmentId, codes: ['没有'] }] })
        .expect(422);
      expect(unknown.body).toMatchObject({ code: 'clause.invalid', clauses: [{ code: '没有' }] });
      const theirs = await office
        .post(`/api/evidence/${id}/links`)
        .send({ links: [good, { assessmentId: fenyangs, codes: [codes[0]] }] });
      const nobodys = await office
        .post(`/api/evidence/${id}/links`)
        .send({ links: [good, { assessmentId: randomUUID(), codes: [codes[0]] }] });
      expect(answerOf(theirs)).toEqual(answerOf(nobodys));
      expect(theirs.status).toBe(404);
      expect(await linksOf(id)).toEqual([]);
    });

    it('a clerk links what is assigned to the department, and nothing else', async () => {
      const department = await t.department(liulin.id, '院感科');
      const scope = { kind: 'hospital', hospitalId: liulin.id } as const;
      await t.person('clerk', [{ role: 'departmentClerk', scope, departmentId: department.id }]);
      const [mine, other] = [codes[200]!, codes[201]!];
      await office
        .put(`/api/assessments/${assessmentId}/assignments`)
        .send({ changes: [{ code: mine, version: 0, departmentId: department.id }] })
        .expect(200);
      const { id } = await added();
      const clerk = await t.as('clerk');
      await clerk
        .post(`/api/evidence/${id}/links`)
        .send({ links: [{ assessmentId, codes: [mine] }] })
        .expect(200);
      const answer = await clerk
        .post(`/api/evidence/${id}/links`)
        .send({ links: [{ assessmentId, codes: [mine, other] }] })
        .expect(403);
      expect(answer.body).toMatchObject({ code: 'clause.notAssigned' });
      expect(await linksOf(id)).toEqual([mine]);
    });

    it.each([
      ['2026-02-28', false],
      ['2026-03-01', true], // the first day
      ['2026-03-31', true], // the last day
      ['2026-04-01', false],
    ])('a clause is proven on %s: %s', async (day, proven) => {
      const code = codes[250]!;
      const present = await titles({ assessmentId, code });
      if (present.length === 0) {
        const { id } = await added({ title: '三月', inForceFrom: '2026-03-01', inForceTo: '2026-03-31' });
        await office.post(`/api/evidence/${id}/links`).send({ links: [{ assessmentId, codes: [code] }] });
      }
      const found = await t.app.get(ProofRepository).inForce([assessmentId], day);
      expect(found.get(assessmentId)?.has(code) ?? false).toBe(proven);
      expect(await titles({ state: 'inForce', day, search: '三月' })).toEqual(proven ? ['三月'] : []);
    });
  });

  describe('lists', () => {
    it('tell the states apart at their borders', async () => {
      await added({ title: '状态甲', inForceTo: '2030-01-31' });
      await added({ title: '状态乙', inForceFrom: '2030-01-01' });
      const { id } = await added({ title: '状态丙', inForceTo: '2030-01-10' });
      const at = (state: string, day: string, within = 30) =>
        titles({ state, day, within, search: '状态', sort: 'title', order: 'asc' });
      expect((await at('inForce', '2029-12-31')).sort()).toEqual(['状态丙', '状态甲']);
      expect(await at('expiring', '2030-01-01')).toHaveLength(2); // day 31 is 30 days ahead
      expect(await at('expiring', '2030-01-01', 29)).toEqual(['状态丙']);
      expect(await at('expired', '2030-01-31')).toEqual(['状态丙']);
      expect((await at('expired', '2030-02-01')).sort()).toEqual(['状态丙', '状态甲']);
      await office.post(`/api/evidence/${id}/retirement`).send({ version: 1, reason: '作废' });
      expect(await at('expired', '2030-01-31')).toEqual([]);
      expect(await at('retired', '2030-01-31')).toEqual(['状态丙']);
      const soon = await t.app.get(EvidenceRepository).expiring(liulin.id, '2030-01-01', '2030-01-31');
      expect(soon.map(({ title }) => title)).toEqual(['状态甲']);
    });

    it('search for text as it stands, page and sort', async () => {
      await added({ title: '覆盖率 100% 证明_A' });
      await added({ title: '覆盖率 1000 证明BA' });
      expect(await titles({ search: '100%' })).toEqual(['覆盖率 100% 证明_A']);
      expect(await titles({ search: '证明_a' })).toEqual(['覆盖率 100% 证明_A']);
      expect(await titles({ search: '\\' })).toEqual([]);
      expect(await titles({ search: '覆盖率', sort: 'title', order: 'asc', size: 1, page: 1 })).toHaveLength(
        1,
      );
      expect(await titles({ search: '覆盖率', size: 1, page: 3 })).toEqual([]);
      expect(await titles({ search: '覆盖率', kind: 'picture' })).toEqual([]);
      await office.get(`/api/hospitals/${liulin.id}/evidence`).query({ day: '2026-13-45' }).expect(422);
      await office.get(`/api/hospitals/${liulin.id}/evidence`).query({ state: 'lost' }).expect(422);
    });
  });

  describe('who', () => {
    it('another hospital’s proof answers like one that does not exist', async () => {
      const { id, files } = await added();
      const them = await t.as('fenyang');
      const body = { links: [{ assessmentId, codes: [codes[0]] }] };
      const ask = async (evidence: string, file: string) =>
        [
          await them.get(`/api/evidence/${evidence}`),
          await them.patch(`/api/evidence/${evidence}`).send({ version: 1, title: 'x' }),
          await them.post(`/api/evidence/${evidence}/links`).send(body),
          await them.delete(`/api/evidence/${evidence}/links`).send(body),
          await them.post(`/api/evidence/${evidence}/retirement`).send({ version: 1, reason: 'x' }),
          await upload(them, `/api/evidence/${evidence}/revisions`, { version: 1 }, ['x.pdf', PDF]),
          await them.get(`/api/evidence/${evidence}/files/${file}`),
        ].map(answerOf);
      const answers = await ask(id, files[0]!.id);
      expect(answers).toEqual(await ask(randomUUID(), randomUUID()));
      for (const answer of answers) expect(answer).toMatchObject({ status: 404 });
      const hospital = (of: string) => upload(them, `/api/hospitals/${of}/evidence`, RECORD, ['x.pdf', PDF]);
      expect(answerOf(await hospital(liulin.id))).toEqual(answerOf(await hospital(randomUUID())));
      await them.get(`/api/hospitals/${liulin.id}/evidence`).expect(404);
    });

    it('a confidential proof is for those who save proofs, and for inspectors', async () => {
      const { id, files } = await added({ title: '机密', confidential: true });
      const [viewer, inspector] = [await t.as('viewer'), await t.as('inspector')];
      await viewer.get(`/api/evidence/${id}`).expect(404);
      await viewer.get(`/api/evidence/${id}/files/${files[0]!.id}`).expect(404);
      expect(await titles({ search: '机密' }, viewer)).toEqual([]);
      await inspector.get(`/api/evidence/${id}`).expect(200);
      expect(await titles({ search: '机密' }, inspector)).toEqual(['机密']);
      await inspector.patch(`/api/evidence/${id}`).send({ version: 1, title: 'x' }).expect(403);
    });

    it('nobody without a session', async () => {
      await t.anonymous().get(`/api/evidence/${randomUUID()}`).expect(401);
      await t
        .anonymous()
        .post(`/api/hospitals/${liulin.id}/evidence`)
        .field('record', '{}')
        .attach('files', PDF, 'x')
        .expect(401);
    });
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 100; i++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('It never came to that.');
}
