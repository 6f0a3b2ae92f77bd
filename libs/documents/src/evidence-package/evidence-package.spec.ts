import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import * as fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { evidencePackage, type PackageOptions, type PackedClause } from './evidence-package';
import { NamesOnce, safeName } from './file-names';

const OPTIONS: PackageOptions = {
  day: '2024-12-31',
  index: {
    ...{ name: '目录', format: 'csv', notes: [] },
    columns: ['条目编号', '条目', '文件夹', '文件'].map((header) => ({ key: header, header, width: 20 })),
  },
};
const file = (name: string, content = name) => ({ name, open: () => Readable.from([Buffer.from(content)]) });
const pack = async (clauses: PackedClause[], options = OPTIONS): Promise<Uint8Array> =>
  new Uint8Array(await buffer(evidencePackage(clauses, options)));

describe('the package', () => {
  it('has a folder for each clause, numbered proofs, and an index', async () => {
    const zip = await pack([
      {
        clause: 'B-FUNC-001',
        title: '县域医疗服务功能定位',
        files: [file('批复.pdf'), file('批复.pdf'), file('a.txt')],
      },
      { clause: 'B-FUNC-002', title: '公立医疗中心任务', files: [] },
    ]);
    const parts = unzipSync(zip);
    expect(Object.keys(parts)).toEqual([
      'B-FUNC-001 县域医疗服务功能定位/01-批复.pdf',
      'B-FUNC-001 县域医疗服务功能定位/02-批复.pdf',
      'B-FUNC-001 县域医疗服务功能定位/03-a.txt',
      '目录.csv',
    ]);
    expect(strFromU8(parts['B-FUNC-001 县域医疗服务功能定位/03-a.txt']!)).toBe('a.txt');
    expect(strFromU8(parts['目录.csv']!).split('\r\n').slice(1, 5)).toEqual([
      'B-FUNC-001,县域医疗服务功能定位,B-FUNC-001 县域医疗服务功能定位,01-批复.pdf',
      'B-FUNC-001,县域医疗服务功能定位,B-FUNC-001 县域医疗服务功能定位,02-批复.pdf',
      'B-FUNC-001,县域医疗服务功能定位,B-FUNC-001 县域医疗服务功能定位,03-a.txt',
      'B-FUNC-002,公立医疗中心任务,,',
    ]);
  });

  it('says that its names are UTF-8, and is the same bytes again', async () => {
    const clauses = [{ clause: 'A', title: '一', files: [file('证.pdf')] }];
    const zip = await pack(clauses);
    expect(Buffer.from(zip).readUInt16LE(6) & 0x0800).toBe(0x0800); // general purpose bit 11
    expect(Buffer.from(await pack(clauses)).equals(Buffer.from(zip))).toBe(true);
  });

  it('the index says of each file what is known, and what is not in the package', async () => {
    const column = { key: 'sha256', header: 'SHA-256', width: 64 };
    const index = { ...OPTIONS.index, columns: [...OPTIONS.index.columns, column] };
    const clauses = [
      { clause: 'A', title: '一', files: [{ ...file('证.pdf'), about: ['ab12'] }], left: [['内部材料']] },
      { clause: 'B', title: '二', files: [], left: [['=停用']] },
    ];
    const csv = strFromU8(unzipSync(await pack(clauses, { ...OPTIONS, index }))['目录.csv']!);
    expect(csv.split('\r\n').slice(1, 4)).toEqual([
      'A,一,A 一,01-证.pdf,ab12',
      'A,一,,,内部材料',
      "B,二,,,'=停用",
    ]);
    const xlsx = unzipSync(await pack(clauses, { ...OPTIONS, index: { ...index, format: 'xlsx' } }));
    expect(strFromU8(unzipSync(xlsx['目录.xlsx']!)['xl/worksheets/sheet1.xml']!)).not.toContain('<f>');
  });

  it('an index cell never runs as a formula', async () => {
    const zip = await pack([{ clause: '=1+1', title: '@x', files: [] }]);
    expect(strFromU8(unzipSync(zip)['目录.csv']!)).toContain("'=1+1,'@x,,");
  });

  it('opens one file at a time, and the next only when the one before has been read', async () => {
    let open = 0;
    let most = 0;
    const slow = (name: string) => ({
      name,
      open: () => {
        most = Math.max(most, ++open);
        return Readable.from(
          (async function* () {
            for (let i = 0; i < 4; i++) yield await Promise.resolve(Buffer.alloc(1000, i));
            open--;
          })(),
        );
      },
    });
    await pack([{ clause: 'A', title: '', files: Array.from({ length: 20 }, (_, i) => slow(`${i}.bin`)) }]);
    expect(most).toBe(1);
  });

  it('a proof that cannot be read ends the stream with the error', async () => {
    const broken = {
      name: 'x.pdf',
      open: () =>
        new Readable({
          read() {
            this.destroy(new Error('the disk is gone'));
          },
        }),
    };
    await expect(pack([{ clause: 'A', title: '', files: [broken] }])).rejects.toThrow('the disk is gone');
  });

  it('a file that breaks off is an error, not a shorter file', async () => {
    const cut = {
      name: 'x.pdf',
      open: () =>
        new Readable({
          read() {
            this.push('half');
            this.destroy();
          },
        }),
    };
    await expect(pack([{ clause: 'A', title: '', files: [cut] }])).rejects.toThrow('Premature close');
  });

  it('stops when nobody wants it any more, and closes what is open', async () => {
    const abort = new AbortController();
    const endless = new Readable({ read: () => undefined });
    const clauses = [{ clause: 'A', title: '', files: [{ name: 'x', open: () => endless }] }];
    const reading = pack(clauses, { ...OPTIONS, signal: abort.signal });
    setTimeout(() => abort.abort(), 20);
    await expect(reading).rejects.toThrow('abort');
    expect(endless.destroyed).toBe(true);
  });

  it('a reader that goes away closes the file that is open', async () => {
    const endless = new Readable({ read: () => undefined });
    const stream = evidencePackage(
      [{ clause: 'A', title: '', files: [{ name: 'x', open: () => endless }] }],
      OPTIONS,
    );
    stream.on('error', () => undefined);
    stream.resume();
    await new Promise((resolve) => setTimeout(resolve, 20));
    stream.destroy();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(endless.destroyed).toBe(true);
  });
});

describe('names', () => {
  it.each([
    ['../../etc/passwd', '__.._etc_passwd'],
    ['..\\..\\x', '__.._x'],
    ['/root', '_root'],
    ['C:\\x.pdf', 'C__x.pdf'],
    ['..', '_'],
    ['', '_'],
    ['   ', '_'],
    ['a?b*c<d>e|f"g.pdf', 'a_b_c_d_e_f_g.pdf'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['end. .', 'end'],
    ['tab\tline\n.pdf', 'tab_line_.pdf'],
    ['批复（2024）.pdf', '批复（2024）.pdf'],
    ['\u202Egnp.exe', '_gnp.exe'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  it('long names keep their extension', () => {
    const name = safeName(`${'很'.repeat(200)}.pdf`);
    expect(Array.from(name)).toHaveLength(80);
    expect(name.endsWith('.pdf')).toBe(true);
  });

  it('no name leads out of its folder or is refused by Windows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const safe = safeName(name);
        expect(safe).not.toMatch(/[<>:"/\\|?*\0-\x1f]/);
        expect(safe).not.toMatch(/^\.|[. ]$|^$/);
        expect(safe).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i);
      }),
      { numRuns: 2000 },
    );
  });

  it('the same name is given once, whatever its case', () => {
    const names = new NamesOnce();
    expect(['a.pdf', 'A.pdf', 'a.pdf', 'b', 'b'].map((name) => names.take(name))).toEqual([
      'a.pdf',
      'A (2).pdf',
      'a (3).pdf',
      'b',
      'b (2)',
    ]);
  });
});
