import { CENTRE, COUNTY, startChecklist, type Agent, type Checklist } from './support/checklist';
import { databases } from './support/databases';
import { download, evidenceSheet, inLines, placed, type Sent } from './support/sheets';

/** The columns of a ledger in a CSV, from the first. */
const AT = {
  title: 0,
  kind: 1,
  from: 4,
  to: 5,
  clauses: 8,
  confidential: 11,
  note: 12,
  version: 14,
} as const;

describe.each(databases())('ledgers of proofs on their way back, on %s', (database) => {
  let c: Checklist;
  let office: Agent;
  let county: string;
  let centre: string;
  let codes: string[];
  let centreCodes: string[];

  beforeAll(async () => {
    c = await startChecklist(database, [COUNTY, CENTRE]);
    office = await c.t.as('office');
    county = await c.open(office, COUNTY);
    centre = await c.open(office, CENTRE, { options: { reperfusion: ['thrombolysis'] } });
    codes = (await c.edition(COUNTY)).clauses.map(({ code }) => code).sort();
    centreCodes = (await c.edition(CENTRE)).clauses.map(({ code }) => code).sort();
  });
  afterAll(() => c.t.stop());

  const url = (query = ''): string => `/api/hospitals/${c.ours.id}/evidence-sheet?format=csv&lang=zh${query}`;
  const prove = (record: object, own: readonly string[] = [codes[0]!]): Promise<string> =>
    c.prove(office, county, own, record);
  /** A ledger taken out with one row, of the proof; `cells` replaces columns of it. */
  const sheet = async (id: string, query = '') => {
    const text = (await download(office, url(query))).toString().replace('\uFEFF', '');
    const [header, ...lines] = records(text);
    const row = lines.find((cells) => cells[13] === id)!;
    return (cells: Partial<Record<keyof typeof AT, string>>): Buffer => {
      const changed = [...row];
      for (const [name, cell] of Object.entries(cells)) changed[AT[name as keyof typeof AT]] = cell;
      return csv(header!, changed);
    };
  };
  const preview = (bytes: Buffer, sent: Sent = {}, agent = office) =>
    evidenceSheet.preview(agent, c.ours.id, bytes, { name: 'a.csv', ...sent });
  const apply = (bytes: Buffer, record: object, agent = office) =>
    evidenceSheet.apply(agent, c.ours.id, bytes, record, 'a.csv');
  const proof = async (id: string) => {
    const { body } = await office.get(`/api/evidence/${id}`).expect(200);
    return body as {
      readonly title: string;
      readonly inForceTo: string | null;
      readonly note: string | null;
      readonly kind: string;
      readonly confidential: boolean;
      readonly version: number;
      readonly links: readonly { readonly assessmentId: string; readonly code: string }[];
    };
  };
  const linked = async (id: string): Promise<string[]> =>
    (await proof(id)).links.map(({ code }) => code).sort();
  const head = async (): Promise<string> => {
    const { body } = await office.get(`/api/hospitals/${c.ours.id}/history/head`).expect(200);
    return JSON.stringify(body);
  };

  it('what was taken out and not touched changes nothing, and says where it is from', async () => {
    await prove({ title: '=院感制度', note: '-注', inForceFrom: '2026-01-01', inForceTo: '2026-12-31' });
    const out = await download(office, url());
    const { changes, conflicts, errors, unchanged, facts } = await preview(out);
    expect([changes, conflicts, errors]).toEqual([[], [], []]);
    expect(unchanged).toBe(1);
    expect(facts).toMatchObject({ exportedBy: '王芳', hospitalId: c.ours.id });
    const xlsx = await download(office, url().replace('csv', 'xlsx'));
    expect(await preview(xlsx, { name: 'a.xlsx' })).toMatchObject({ changes: [], errors: [], unchanged: 1 });
  });

  it('shows every change, writes nothing, then saves all of it', async () => {
    const id = await prove({ title: '急诊制度', inForceTo: '2026-12-31' }, [codes[0]!, codes[1]!]);
    const bytes = (await sheet(id))({
      ...{ title: '急诊制度（修订）', kind: '合同', to: '2027/6/30', confidential: '是', note: '换证' },
      clauses: `${COUNTY}：${codes[1]}，${codes[2]}\n${CENTRE}: ${centreCodes[0]}`,
    });
    const before = await head();
    const { changes, seen, errors } = await preview(bytes);
    expect(errors).toEqual([]);
    expect(changes.map(({ evidenceId, title, row }) => [evidenceId, title, row])).toEqual([
      [id, '急诊制度', 2],
    ]);
    expect(inLines(changes.map((change) => ({ ...change, code: '' })))).toEqual([
      ' title 急诊制度→急诊制度（修订）',
      ' kind policy→contract',
      ' inForceTo 2026-12-31→2027-06-30',
      ' confidential →yes',
      ' note →换证',
      ` clauses ${COUNTY}: ${codes[0]}, ${codes[1]}→${CENTRE}: ${centreCodes[0]}\n${COUNTY}: ${codes[1]}, ${codes[2]}`,
    ]);
    expect(await head()).toBe(before);

    const applied = await apply(bytes, { seen });
    expect([applied.status, applied.saved.map(({ version }) => version), applied.unchanged]).toEqual([
      200,
      [2],
      0,
    ]);
    const after = await proof(id);
    expect(after).toMatchObject({
      ...{ title: '急诊制度（修订）', kind: 'contract', inForceTo: '2027-06-30', confidential: true },
      ...{ note: '换证', version: 2 },
    });
    expect(after.links.map(({ assessmentId, code }) => `${assessmentId} ${code}`).sort()).toEqual(
      [`${county} ${codes[1]}`, `${county} ${codes[2]}`, `${centre} ${centreCodes[0]}`].sort(),
    );
    // One entry for the proof, one for each of three links that came or went; the trail holds.
    const entries = await c.t.history(id);
    expect(
      entries
        .slice(-4)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['evidence', 'link', 'link', 'link']);
    // Once more it changes nothing.
    expect((await preview(bytes)).changes).toEqual([]);
  });

  describe('conflicts', () => {
    it('two who change the same: both values with author; neither is saved without a choice', async () => {
      const id = await prove({ title: '同一份', inForceTo: '2026-12-31' });
      const other = await prove({ title: '另一份' });
      const ours = await sheet(id);
      const bytes = Buffer.concat([ours({ to: '2027-01-31' })]);
      await office.patch(`/api/evidence/${id}`).send({ version: 1, inForceTo: '2027-12-31' }).expect(200);
      const { conflicts, changes, seen } = await preview(bytes);
      expect(changes).toEqual([]);
      expect(conflicts).toMatchObject([
        {
          ...{ evidenceId: id, by: { name: '王芳' } },
          fields: [{ field: 'inForceTo', from: '2027-12-31', to: '2027-01-31' }],
          theirs: [{ field: 'inForceTo', from: '2026-12-31', to: '2027-12-31' }],
        },
      ]);
      const refused = await apply(bytes, { seen });
      expect([refused.status, refused.code]).toEqual([409, 'evidenceSheet.conflicts']);
      expect(refused.conflicts).toMatchObject([{ evidenceId: id }]);
      const kept = await apply(bytes, { seen, theirs: [id] });
      expect([kept.status, kept.saved, kept.kept]).toEqual([200, [], ['同一份']]);
      expect((await proof(id)).inForceTo).toBe('2027-12-31');
      expect((await apply(bytes, { seen, mine: [id] })).saved).toHaveLength(1);
      expect((await proof(id)).inForceTo).toBe('2027-01-31');
      expect(await proof(other)).toMatchObject({ version: 1 });
    });

    it('two who change different things of a proof do not contradict one another', async () => {
      const id = await prove({ title: '各改各的' });
      const bytes = (await sheet(id))({ note: '表格写的' });
      await office.patch(`/api/evidence/${id}`).send({ version: 1, title: '网页改的' }).expect(200);
      const { conflicts, changes, seen } = await preview(bytes);
      expect([conflicts, changes.length]).toEqual([[], 1]);
      await apply(bytes, { seen });
      expect(await proof(id)).toMatchObject({ title: '网页改的', note: '表格写的', version: 3 });
    });

    it('links that others made or removed meanwhile are seen, though they do not change the version', async () => {
      const id = await prove({ title: '条目变了' }, [codes[5]!]);
      const bytes = (await sheet(id))({ clauses: `${COUNTY}: ${codes[5]}, ${codes[6]}` });
      const links = [{ assessmentId: county, codes: [codes[7]] }];
      await office.post(`/api/evidence/${id}/links`).send({ links }).expect(200);
      const { conflicts, seen } = await preview(bytes);
      expect(conflicts).toMatchObject([
        {
          theirs: [
            {
              field: 'clauses',
              from: `${COUNTY}: ${codes[5]}`,
              to: `${COUNTY}: ${codes[5]}, ${codes[7]}`,
            },
          ],
        },
      ]);
      expect((await apply(bytes, { seen, mine: [id] })).status).toBe(200);
      expect(await linked(id)).toEqual([codes[5], codes[6]]);
    });

    it('somebody who came after the preview has to be seen first', async () => {
      const id = await prove({ title: '后来居上' });
      const bytes = (await sheet(id))({ title: '表格' });
      const { seen } = await preview(bytes);
      await office.patch(`/api/evidence/${id}`).send({ version: 1, title: '后来' }).expect(200);
      const refused = await apply(bytes, { seen, otherwise: 'mine' });
      expect([refused.status, refused.conflicts.length]).toEqual([409, 1]);
      expect((await apply(bytes, { seen: refused.seen, mine: [id] })).status).toBe(200);
      expect((await proof(id)).title).toBe('表格');
    });
  });

  describe('errors', () => {
    it.each<[string, Partial<Record<keyof typeof AT, string>>, string]>([
      ['a title that is empty', { title: '' }, '2 A evidenceSheet.title'],
      ['a kind that is empty', { kind: '' }, '2 B evidenceSheet.kindMissing'],
      ['a kind that is none', { kind: '传闻' }, '2 B evidenceSheet.kind'],
      ['a day that is none', { from: '2026-02-30' }, '2 E sheet.promise.day'],
      ['a term that ends first', { from: '2027-02-02', to: '2027-02-01' }, '2 F evidenceSheet.backwards'],
      ['neither yes nor no', { confidential: '也许' }, '2 L evidenceSheet.confidential'],
      ['another edition', { clauses: 'emr-level@2018: 01.01' }, '2 I evidenceSheet.edition.unknown'],
      ['no edition where there are two', { clauses: 'B-FUNC-001' }, '2 I evidenceSheet.edition.missing'],
      ['an unknown clause', { clauses: `${COUNTY}: B-FUNC-999` }, '2 I evidenceSheet.clause.unknown'],
      ['an edited version', { version: '77' }, '2 O sheet.version.unknown'],
      ['a version that is text', { version: 'x' }, '2 O sheet.version.unknown'],
      ['a long note', { note: '长'.repeat(2001) }, '2 M sheet.cell.tooLong'],
    ])('%s', async (_what, cells, expected) => {
      const id = await prove({ title: '要改错的' });
      const bytes = (await sheet(id))(cells);
      const before = await head();
      const { errors, seen, changes } = await preview(bytes);
      expect([placed(errors), changes]).toEqual([[expected], []]);
      const refused = await apply(bytes, { seen });
      expect([refused.status, refused.code, placed(refused.problems)]).toEqual([
        422,
        'sheet.invalid',
        [expected],
      ]);
      expect(await head()).toBe(before);
    });

    it('one row that is wrong, and no other one is saved', async () => {
      const [a, b] = [await prove({ title: '对的' }), await prove({ title: '错的' })];
      const text = (await download(office, url())).toString().replace('\uFEFF', '');
      const [header, ...lines] = records(text);
      const rows = lines.filter((cells) => [a, b].includes(cells[13]!));
      for (const row of rows) row[AT.note] = '都改';
      rows.find((cells) => cells[13] === b)![AT.kind] = '传闻';
      const bytes = csv(header!, ...rows);
      const { seen, changes } = await preview(bytes);
      expect(changes.map(({ evidenceId }) => evidenceId)).toEqual([a]);
      expect((await apply(bytes, { seen })).status).toBe(422);
      expect((await proof(a)).note).toBeNull();
    });

    it('a new row is told that a proof needs a file; a copied row, that it stands there already', async () => {
      const id = await prove({ title: '原有' });
      const ours = await sheet(id);
      const [header, row] = records(ours({}).toString());
      const fresh = row!.map((cell, i) => (i === 0 ? '新来的' : i > 12 ? '' : cell));
      const { errors } = await preview(csv(header!, row!, fresh, row!));
      expect(placed(errors)).toEqual(['3 A evidenceSheet.noFile', '4 N evidenceSheet.twice']);
      expect(errors[0]!.message).toContain('新来的');
    });

    it('retired proofs, and what inspectors recorded, are nobody’s to change here', async () => {
      const retired = await prove({ title: '已停用的' });
      await office
        .post(`/api/evidence/${retired}/retirement`)
        .send({ version: 1, reason: '作废' })
        .expect(200);
      const onsite = await (
        await c.t.as('inspector')
      )
        .post(`/api/hospitals/${c.ours.id}/onsite-evidence`)
        .field(
          'record',
          JSON.stringify({
            ...{ title: '现场', kind: 'picture', against: true },
            links: [{ assessmentId: county, codes: [codes[0]] }],
          }),
        )
        .attach('files', Buffer.from('照'), '照片.txt')
        .expect(201);
      for (const [id, key] of [
        [retired, 'evidence.retired'],
        [(onsite.body as { id: string }).id, 'evidenceSheet.onsite'],
      ] as const) {
        const ours = await sheet(id);
        expect((await preview(ours({}))).errors).toEqual([]);
        expect(placed((await preview(ours({ note: '改' }))).errors)).toEqual([`2 A ${key}`]);
      }
    });

    it('a sheet of another hospital, of another description, or ahead of its time', async () => {
      const id = await prove({ title: '出处' });
      const text = (await sheet(id))({ title: '改' }).toString();
      for (const [from, to, key] of [
        [c.ours.id, c.theirs.id, 'readingSheet.otherHospital'],
        ['""dabiao"":1', '""dabiao"":9', 'sheet.other.schema'],
        [/""seen"":""\d+""/, '""seen"":""999999999""', 'sheet.version.unknown'],
      ] as const) {
        const { errors } = await preview(Buffer.from(text.replace(from, to)));
        expect(placed(errors)).toEqual([`1 - ${key}`]);
      }
    });
  });

  it('a ledger of one assessment leaves the clauses of others alone', async () => {
    const id = await prove({ title: '两边都用' }, [codes[10]!]);
    const links = [{ assessmentId: centre, codes: [centreCodes[1]] }];
    await office.post(`/api/evidence/${id}/links`).send({ links }).expect(200);
    const ours = await sheet(id, `&assessmentId=${county}`);
    // One edition only: codes alone will do.
    const bytes = ours({ clauses: codes[11]! });
    const { seen, changes } = await preview(bytes);
    expect(changes[0]!.fields).toEqual([
      { field: 'clauses', from: `${COUNTY}: ${codes[10]}`, to: `${COUNTY}: ${codes[11]}` },
    ]);
    expect((await apply(bytes, { seen })).status).toBe(200);
    expect(await linked(id)).toEqual([codes[11]!, centreCodes[1]!].sort());
    expect(placed((await preview(ours({ clauses: `${CENTRE}: ${centreCodes[1]}` }))).errors)).toEqual([
      '2 I evidenceSheet.edition.unknown',
    ]);
  });

  it('sheets from elsewhere find proofs by their title, and empty nothing', async () => {
    const id = await prove({ title: '转诊 协议', inForceTo: '2026-12-31', note: '留着' });
    await prove({ title: '重名' });
    await prove({ title: '重名' });
    const bytes = csv(
      ['材料清单'],
      ['名称', '失效日期', '备注', '经办'],
      ['一、协议类', '', '', ''],
      ['转诊协议', '2027年12月31日', '', '张三'],
    );
    const found = await preview(bytes);
    expect(inLines(found.changes.map((change) => ({ ...change, code: '' })))).toEqual([
      ' inForceTo 2026-12-31→2027-12-31',
    ]);
    expect(found.unmatched).toEqual([{ row: 3, text: '一、协议类', answered: false }]);
    expect((await apply(bytes, { seen: found.seen })).status).toBe(200);
    expect(await proof(id)).toMatchObject({ inForceTo: '2027-12-31', note: '留着' });
    const wrong = csv(['名称', '失效日期'], ['重名', '2027-12-31'], ['没有的', '2027-12-31']);
    expect(placed((await preview(wrong)).errors)).toEqual([
      '2 A evidenceSheet.ambiguous',
      '3 A evidenceSheet.noFile',
    ]);
  });

  it('a clerk links clauses of the own department only', async () => {
    const clerk = await c.t.as('clerk');
    const id = await prove({ title: '科室的' }, [codes[20]!]);
    await c.assign(office, county, { code: codes[21], version: 0, departmentId: c.surgery.id }).expect(200);
    const ours = await sheet(id);
    const mine = ours({ clauses: `${COUNTY}: ${codes[20]}, ${codes[21]}` });
    const { seen, errors } = await preview(mine, {}, clerk);
    expect(errors).toEqual([]);
    expect((await apply(mine, { seen }, clerk)).status).toBe(200);
    const others = ours({ clauses: `${COUNTY}: ${codes[20]}, ${codes[21]}, ${codes[22]}` });
    expect(placed((await preview(others, {}, clerk)).errors)).toEqual(['2 I clause.notAssigned']);
  });
});

/** Rows and cells of a CSV. */
function records(text: string): string[][] {
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g;
  for (const [whole, quoted, plain, end] of text.matchAll(cells)) {
    if (whole === '') break;
    rows.at(-1)!.push((quoted ?? plain!).replaceAll('""', '"'));
    if (end !== ',' && end !== '') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

/** As a spreadsheet program saves it. */
function csv(...rows: readonly (readonly string[])[]): Buffer {
  const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return Buffer.from(rows.map((row) => row.map(cell).join(',')).join('\n'));
}
