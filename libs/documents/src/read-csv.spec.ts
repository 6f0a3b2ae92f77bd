import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTable, type TableRead } from './index';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'documents-'))));
afterAll(() => rm(folder, { recursive: true }));

async function read(content: string | Uint8Array, name = 'filled.csv'): Promise<TableRead> {
  const file = join(folder, name);
  await writeFile(file, content);
  return readTable(file);
}

/** Each row as its number and its texts. */
async function rowsOf(content: string | Uint8Array, name?: string) {
  const result = await read(content, name);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.table.rows.map(({ number, cells }) => [number, ...cells.map(({ text }) => text)]);
}

async function problemsOf(content: string | Uint8Array, name?: string) {
  const result = await read(content, name);
  return result.ok ? [] : result.problems;
}

/** GB18030 bytes, found by asking the decoder what each pair of bytes means. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const pairs = new Map<string, number[]>();
  for (let lead = 0xb0; lead <= 0xf7; lead++)
    for (let trail = 0xa1; trail <= 0xfe; trail++)
      pairs.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Uint8Array.from(Array.from(text).flatMap((char) => pairs.get(char) ?? [char.charCodeAt(0)]));
}

const BIG_ENDIAN = Buffer.from('\uFEFF条款\t结论\n1.1\t达标\n', 'utf16le').swap16();

describe('encodings', () => {
  const expected = [
    [1, '条款', '结论'],
    [2, '1.1', '达标'],
  ];
  it.each<[string, string | Uint8Array]>([
    ['UTF-8', '条款,结论\n1.1,达标\n'],
    ['UTF-8 with a byte order mark', '\uFEFF条款,结论\r\n1.1,达标\r\n'],
    ['GB18030', gb18030('条款,结论\r\n1.1,达标\r\n')],
    ['UTF-16, little-endian, tabs', Buffer.from('\uFEFF条款\t结论\r\n1.1\t达标\r\n', 'utf16le')],
    ['UTF-16, big-endian, tabs', BIG_ENDIAN],
  ])('reads %s', async (_, content) => {
    expect(await rowsOf(content)).toEqual(expected);
  });

  it.each([
    ['bytes of no encoding', Uint8Array.of(0x61, 0xff, 0xff, 0x0a)],
    ['a NUL byte', Uint8Array.of(0x61, 0x00, 0x0a)],
    ['half a character of UTF-16', Uint8Array.of(0xff, 0xfe, 0x41)],
  ])('refuses %s', async (_, content) => {
    expect(await problemsOf(content)).toEqual([{ key: 'table.encoding', params: {} }]);
  });
});

describe('rows', () => {
  it('counts rows like a spreadsheet program', async () => {
    const text = '# demo\ncode,note\n\n1.1,"two\nlines"\n#1.2,kept\n , \n1.3,"say ""yes"""\r\n1.4\n';
    expect(await rowsOf(text)).toEqual([
      [2, 'code', 'note'],
      [4, '1.1', 'two\nlines'],
      [5, '#1.2', 'kept'], // # begins a comment only above the header
      [7, '1.3', 'say "yes"'],
      [8, '1.4'],
    ]);
  });

  it('a header that begins with # is a header', async () => {
    expect(await rowsOf('#,code\n1,1.1\n')).toEqual([
      [1, '#', 'code'],
      [2, '1', '1.1'],
    ]);
  });

  it.each([
    ['tabs', 'a\tb\n1;2\t3\n', ['1;2', '3']],
    ['semicolons', 'a;b\n1,5;2\n', ['1,5', '2']],
    ['a comma outside quotes', '"a;b",c\n1;2,3\n', ['1;2', '3']],
    ['commas only inside quotes', '"a,b";c\n1;2,3\n', ['1', '2,3']],
    ['a comment above the header', '# a, b\n\na;b\n1;2\n', ['1', '2']],
  ])('finds the delimiter: %s', async (_, text, last) => {
    expect((await rowsOf(text)).at(-1)?.slice(1)).toEqual(last);
  });

  it('reads text of an unknown extension', async () => {
    expect(await rowsOf('a,b', 'filled.txt')).toEqual([[1, 'a', 'b']]);
  });

  it('takes off the quote that guards against formulas, and no other', async () => {
    // Text that is '=x itself is written with a quote more, and one is taken off again.
    expect(await rowsOf("'=1+1,'-5,'tis,''=x,''tis")).toEqual([[1, '=1+1', '-5', "'tis", "'=x", "''tis"]]);
  });

  it('ignores what is right of column 64', async () => {
    expect((await rowsOf(Array(100).fill('x').join(',')))[0]).toHaveLength(1 + 64);
  });
});

describe('refusals', () => {
  it.each([
    ['an open quote', 'a,b\n1,2\n3,"4\n5,6\n'],
    ['a quote that ends too early', 'a,b\n1,2\n3,"4\n5,"6"\n'],
    ['a quote in the middle', 'a,b\n1,2\n3,4"\n'],
  ])('%s names its row', async (_, text) => {
    expect(await problemsOf(text)).toEqual([{ key: 'table.malformed', params: { row: 3 }, row: 3 }]);
  });

  it.each([
    ['no bytes', ''],
    ['blank rows', '\n , \n\n'],
    ['comments', '# nothing\n'],
  ])('%s: empty', async (_, text) => {
    expect(await problemsOf(text)).toEqual([{ key: 'table.empty', params: {} }]);
  });

  it('takes 20,000 rows and not one more; blank ones do not count', async () => {
    expect(await rowsOf('x\n\n'.repeat(20_000))).toHaveLength(20_000);
    expect(await problemsOf('x\n'.repeat(20_001))).toEqual([
      { key: 'table.tooManyRows', params: { limit: 20_000 } },
    ]);
  });

  it('a file over 20 MB', async () => {
    expect(await problemsOf(Buffer.alloc(20 * 1024 * 1024 + 1, 'x'))).toEqual([
      { key: 'table.tooLarge', params: { megabytes: 21, limit: 20 } },
    ]);
  });

  it.each([
    ['old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), { key: 'table.oldExcel', params: {} }],
    [
      'locked.xlsx',
      Buffer.from('\xd0\xcf\x11\xe0E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0', 'latin1'),
      { key: 'table.encrypted', params: {} },
    ],
    ['export.xls', '\uFEFF\n<html><table>', { key: 'table.format', params: { found: 'html' } }],
  ])('%s is in a format that is not read', async (name, content, problem) => {
    expect(await problemsOf(content, name)).toEqual([problem]);
  });

  it('a missing file and a folder', async () => {
    for (const file of [join(folder, 'nowhere.csv'), folder])
      expect(await readTable(file)).toEqual({
        ok: false,
        problems: [{ key: 'table.missing', params: { file } }],
      });
  });
});
