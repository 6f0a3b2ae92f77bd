import { createHash } from 'node:crypto';
import { readdir, readlink } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { Workbook } from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { CENTRE, COUNTY, startChecklist, type Agent, type Checklist } from './support/checklist';
import { databases } from './support/databases';
import { download } from './support/sheets';
import { PASSWORD } from './support/test-app';

const MEGABYTE = 2 ** 20;

describe.each(databases())('the evidence package on %s', (database) => {
  let c: Checklist;
  let office: Agent;
  let county: string;
  let codes: string[];

  beforeAll(async () => {
    c = await startChecklist(database, [COUNTY, CENTRE]);
    office = await c.t.as('office');
    county = await c.open(office, COUNTY);
    codes = (await c.edition(COUNTY)).clauses.map(({ code }) => code);
    await c.t.person('viewer', [
      { role: 'hospitalViewer', scope: { kind: 'hospital', hospitalId: c.ours.id } },
    ]);
  });
  afterAll(() => c.t.stop());

  const add = async (
    record: object,
    links: readonly string[],
    ...files: (readonly [string, Buffer])[]
  ): Promise<string> => {
    const form = office
      .post(`/api/hospitals/${c.ours.id}/evidence`)
      .field('record', JSON.stringify({ kind: 'policy', ...record }));
    for (const [name, content] of files) form.attach('files', content, name);
    const { body, status } = await form;
    if (status !== 201) throw new Error(JSON.stringify(body));
    const { id } = body as { id: string };
    await office
      .post(`/api/evidence/${id}/links`)
      .send({ links: [{ assessmentId: county, codes: links }] })
      .expect(200);
    return id;
  };
  const url = (query = ''): string => `/api/assessments/${county}/evidence-package?lang=zh${query}`;
  const opened = async (agent: Agent, query = '') => {
    const parts = unzipSync(new Uint8Array(await download(agent, url(query))));
    const workbook = new Workbook();
    await workbook.xlsx.load(new Uint8Array(parts['目录.xlsx']!).buffer);
    const [header, ...rows] = workbook.worksheets[0]!.getSheetValues()
      .slice(1)
      .map((row) =>
        Array.from(row as unknown[])
          .slice(1)
          .map((cell) => (cell ?? '') as string),
      );
    const index = rows.map((row) => Object.fromEntries(header!.map((name, i) => [name, row[i] ?? ''])));
    return { parts, index, of: (code: string) => index.filter((row) => row['条目编号'] === code) };
  };

  describe('with proofs of every sort', () => {
    const scan = Buffer.from('%PDF-1.7\n扫描件');
    let title: string;

    beforeAll(async () => {
      const [a, b, , , d] = codes as [string, string, string, string, string];
      title = (await c.edition(COUNTY)).clauses[0]!.title.zh;
      const expired = { inForceFrom: '2020-01-01', inForceTo: '2020-12-31', issuedOn: '2019-12-20' };
      await add(
        { title: '甲 院感制度', ...expired },
        [a, b],
        ['制度 CON.pdf', scan],
        ['附件?.txt', Buffer.from('附')],
      );
      await add(
        { title: '=乙 合同', kind: 'contract', confidential: true },
        [a],
        ['合同.txt', Buffer.from('密')],
      );
      const retired = await add({ title: '丙 旧制度' }, [b], ['旧.txt', Buffer.from('旧')]);
      await office
        .post(`/api/evidence/${retired}/retirement`)
        .send({ version: 1, reason: '作废' })
        .expect(200);
      const inspector = await c.t.as('inspector');
      await inspector
        .post(`/api/hospitals/${c.ours.id}/onsite-evidence`)
        .field(
          'record',
          JSON.stringify({
            ...{ title: '丁 现场照片', kind: 'picture', against: true },
            links: [{ assessmentId: county, codes: [d] }],
          }),
        )
        .attach('files', Buffer.from('照'), '照片.txt')
        .expect(201);
    });

    it('has a folder for each clause with numbered proofs, named so that Windows takes them', async () => {
      const { parts } = await opened(office);
      const [a, b, , , d] = codes as [string, string, string, string, string];
      const folder = `${a} ${title}`;
      const names = Object.keys(parts);
      expect(names.filter((name) => name.startsWith(`${a} `))).toEqual([
        // By the titles of the proofs: "=" comes before 甲.
        `${folder}/01-合同.txt`,
        `${folder}/02-制度 CON.pdf`,
        `${folder}/03-附件_.txt`,
      ]);
      expect(names.filter((name) => name.startsWith(`${b} `))).toHaveLength(2);
      expect(names.filter((name) => name.startsWith(`${d} `))).toHaveLength(1);
      // 3 + 2 + 1 files and the index.
      expect(names).toHaveLength(7);
      expect(Buffer.from(parts[`${folder}/02-制度 CON.pdf`]!).equals(scan)).toBe(true);
    });

    it('the index has days, provenance and the hash of each file, and every clause without a proof', async () => {
      const { index, of, parts } = await opened(office);
      const [a, b, third, , d] = codes as [string, string, string, string, string];
      const file = of(a).find((row) => row['文件'] === '02-制度 CON.pdf')!;
      expect(file).toMatchObject({
        ...{ 条目: title, 文件夹: `${a} ${title}`, 说明: '', 佐证名称: '甲 院感制度', 类别: '制度' },
        ...{ 状态: '已失效', 来源: '医院', 出具日期: '2019-12-20', 生效日期: '2020-01-01' },
        ...{ 失效日期: '2020-12-31', 内部: '', 修订: '1', 上传人: '王芳', 上传日期: c.t.clock.today() },
        ...{ 字节数: String(scan.length), 'SHA-256': createHash('sha256').update(scan).digest('hex') },
      });
      for (const row of index.filter((one) => one['文件'] !== ''))
        expect(createHash('sha256').update(parts[`${row['文件夹']}/${row['文件']}`]!).digest('hex')).toBe(
          row['SHA-256'],
        );
      expect(of(b).map((row) => [row['说明'], row['佐证名称']])).toEqual([
        ['', '甲 院感制度'],
        ['', '甲 院感制度'],
        ['已停用，未收入', '丙 旧制度'],
      ]);
      expect(of(d)[0]).toMatchObject({ 说明: '现场核查认为不达标', 来源: '现场核查' });
      expect(of(third)).toEqual([expect.objectContaining({ 说明: '无佐证材料', 文件: '', 'SHA-256': '' })]);
      // Every clause once, but 3 files of a, and 2 files and a retired proof of b.
      expect(index).toHaveLength(codes.length + 2 + 2);
    });

    it('what would be a formula is text', async () => {
      const { parts } = await opened(office);
      const cells = strFromU8(unzipSync(parts['目录.xlsx']!)['xl/worksheets/sheet1.xml']!);
      expect(cells).not.toContain('<f>');
      expect(cells).not.toMatch(/<c [^>]*t="str"/);
    });

    it('leaves confidential proofs out for whoever may not read them, and says how many', async () => {
      const { parts, of, index } = await opened(await c.t.as('viewer'));
      expect(Object.keys(parts).join()).not.toContain('合同');
      expect(JSON.stringify(index)).not.toContain('乙 合同');
      expect(of(codes[0]!).map((row) => row['说明'])).toEqual(['', '', '内部材料 1 份，您无权查看，未收入']);
      await (await c.t.as('stranger')).get(url()).expect(404);
      await (await c.t.as('root')).get(url()).expect(403);
    });

    it('of one department, in English', async () => {
      await c.assign(office, county, { code: codes[1], version: 0, departmentId: c.surgery.id }).expect(200);
      const answer = await office.get(url(`&departmentId=${c.surgery.id}`).replace('lang=zh', 'lang=en'));
      expect(decodeURIComponent(answer.headers['content-disposition']!)).toMatch(
        new RegExp(`Evidence package 外科 ${c.t.clock.today()}\\.zip$`),
      );
      const { index } = await opened(office, `&departmentId=${c.surgery.id}`);
      expect(new Set(index.map((row) => row['条目编号']))).toEqual(new Set([codes[1]]));
      await office.get(url(`&departmentId=${c.theirDepartment.id}`)).expect(404);
    });
  });

  describe('of a size that is no matter', () => {
    let cookie: string;
    let sha256: string;
    const COPIES = 10;

    beforeAll(async () => {
      const big = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(40 * MEGABYTE, '达标')]);
      sha256 = createHash('sha256').update(big).digest('hex');
      await add({ title: '大文件' }, codes.slice(100, 100 + COPIES), ['大.pdf', big]);
      const answer = await c.t.anonymous().post('/api/session').send({ login: 'office', password: PASSWORD });
      cookie = (answer.headers['set-cookie'] as unknown as string[])
        .map((line) => line.split(';')[0])
        .join('; ');
    });

    const reading = (): Promise<IncomingMessage> =>
      new Promise((resolve, reject) => {
        get(`${c.t.base}${url()}`, { headers: { cookie } }, resolve).on('error', reject);
      });
    const isOpen = async (): Promise<boolean> => {
      const open = await Promise.all(
        (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
      );
      return open.some((path) => path.endsWith(sha256));
    };

    it('memory stays flat: 400 MB of proofs pass through a small part of it', async () => {
      const before = process.memoryUsage().rss;
      let [bytes, most] = [0, before];
      for await (const chunk of await reading()) {
        bytes += (chunk as Buffer).length;
        most = Math.max(most, process.memoryUsage().rss);
      }
      expect(bytes).toBeGreaterThan(COPIES * 40 * MEGABYTE);
      expect(most - before).toBeLessThan(150 * MEGABYTE);
    }, 60_000);

    it('a reader who goes away stops it: the file is closed and no other one opened', async () => {
      const answer = await reading();
      // Past the small files, so that the big one is being read; nobody takes more than this.
      let bytes = 0;
      for await (const chunk of answer) {
        bytes += (chunk as Buffer).length;
        if (bytes > MEGABYTE) break;
      }
      answer.destroy();
      while (await isOpen()) await new Promise((resolve) => setImmediate(resolve));
      expect(await isOpen()).toBe(false);
      await office.get('/api/session').expect(200);
    }, 20_000);
  });
});
