import { Workbook, type CellValue, type Worksheet } from 'exceljs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTable, type TableRead } from './index';

const SHEET = 'xl/worksheets/sheet1.xml';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'documents-'))));
afterAll(() => rm(folder, { recursive: true }));

async function read(content: Uint8Array, name = 'filled.xlsx'): Promise<TableRead> {
  const file = join(folder, name);
  await writeFile(file, content);
  return readTable(file);
}

async function tableIn(content: Uint8Array, name?: string) {
  const result = await read(content, name);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.table;
}

async function problemsOf(content: Uint8Array, name?: string) {
  const result = await read(content, name);
  return result.ok ? [] : result.problems;
}

async function workbook(fill: (sheet: Worksheet, book: Workbook) => void): Promise<Uint8Array> {
  const book = new Workbook();
  fill(book.addWorksheet('填报'), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The package with one part rewritten. */
function edited(content: Uint8Array, part: string, edit: (xml: string) => string): Uint8Array {
  const parts = unzipSync(content);
  return zipSync({ ...parts, [part]: strToU8(edit(strFromU8(parts[part]!))) });
}

/** A sheet with this XML for its rows. */
async function sheetOf(rows: string): Promise<Uint8Array> {
  const plain = await workbook((sheet) => sheet.addRow(['x']));
  return edited(plain, SHEET, (xml) =>
    xml.replace(/<sheetData>.*<\/sheetData>/, `<sheetData>${rows}</sheetData>`),
  );
}

describe('cells', () => {
  const noon = new Date(Date.UTC(2026, 2, 5, 12));
  it.each<[string, CellValue, string, object]>([
    ['text as it is', ' 达标 ', '', { text: ' 达标 ' }],
    ['a guarded text', "'=1", '', { text: '=1' }],
    ['rich text', { richText: [{ text: '达' }, { text: '标', font: { bold: true } }] }, '', { text: '达标' }],
    ['a link', { text: 'see here', hyperlink: 'https://example.org' }, '', { text: 'see here' }],
    ['a whole number', 12, '', { text: '12' }],
    ['0.1 + 0.2', 0.1 + 0.2, '', { text: '0.3' }],
    ['a huge number', 1e21, '', { text: '1e+21' }],
    ['85%', 0.85, '0%', { text: '85%' }],
    ['29% (0.29 × 100 = 28.999999999999996)', 0.29, '0.00%', { text: '29%' }],
    ['0.5%', 0.005, '0.0%', { text: '0.5%' }],
    ['100%', 1, '0%', { text: '100%' }],
    ['-12.345%', -0.12345, '0%', { text: '-12.345%' }],
    ['0%', 0, '0%', { text: '0%' }],
    ['a tiny percentage', 1e-7, '0%', { text: '1e-5%' }],
    ['a percent sign that is only text', 85, '0"%"', { text: '85%' }],
    ['an escaped percent sign', 85, '0\\%', { text: '85%' }],
    ['a number with a unit', 3, '0\\d', { text: '3' }],
    ['a truth', true, '', { text: 'true' }],
    ['an error', { error: '#N/A' }, '', { text: '#N/A', trouble: 'error' }],
    ['a day', noon, 'yyyy-mm-dd', { text: '2026-03-05', trouble: 'date' }],
    ['1:3, taken for a time', 63 / 1440, 'h:mm', { text: '01:03', trouble: 'date' }],
    ['a date that is none', 1e15, 'yyyy-mm-dd', { text: '', trouble: 'error' }],
    ['a formula', { formula: '1+1', result: 2 }, '', { text: '2' }],
    ['a percent formula', { formula: '17/20', result: 0.85 }, '0%', { text: '85%' }],
    ['a text formula', { formula: 'A9&"x"', result: 'a<b' }, '', { text: 'a<b' }],
    ['an empty formula', { formula: 'IF(A9="","","x")', result: '' }, '', { text: '' }],
    [
      'a date formula',
      { formula: 'TODAY()', result: noon },
      'yyyy-mm-dd',
      { text: '2026-03-05', trouble: 'date' },
    ],
    ['a text in a date formula', { formula: '"no"', result: 'no' }, 'yyyy-mm-dd', { text: 'no' }],
    [
      'a failed formula',
      { formula: '1/0', result: { error: '#DIV/0!' } },
      '',
      { text: '#DIV/0!', trouble: 'error' },
    ],
    ['a formula nobody ran', { formula: '1+1' }, '', { text: '', trouble: 'formulaWithoutResult' }],
  ])('%s', async (_, value, format, expected) => {
    const table = await tableIn(
      await workbook((sheet) => {
        sheet.addRow(['above']);
        sheet.getCell('A2').value = value;
        sheet.getCell('A2').numFmt = format;
        sheet.getCell('B2').value = 'beside';
      }),
    );
    expect(table.rows[1]?.cells).toEqual([expected, { text: 'beside' }]);
  });

  it.each([
    ['a Chinese date format without its code', '', { text: '2026-03-05', trouble: 'date' }],
    [
      'the same number with a code',
      '<numFmts count="1"><numFmt numFmtId="31" formatCode="0.00"/></numFmts>',
      { text: '46086' },
    ],
  ])('%s', async (_, numFmts, expected) => {
    const plain = await workbook((sheet) => (sheet.getCell('A1').value = 46086)); // 25569 + 20517 days after 1970
    const styled = edited(
      edited(plain, SHEET, (xml) => xml.replace('<c r="A1"', '<c r="A1" s="1"')),
      'xl/styles.xml',
      (xml) =>
        xml
          .replace(
            /<cellXfs.*?<\/cellXfs>/,
            '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="31"/></cellXfs>',
          )
          .replace('<fonts', `${numFmts}<fonts`),
    );
    expect((await tableIn(styled)).rows[0]?.cells).toEqual([expected]);
  });

  it('shared formulas, one of which has no result', async () => {
    const table = await tableIn(
      await sheetOf(
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1</f><v>7</v></c></row>' +
          '<row r="2"><c r="A2"><f t="shared" si="0"/><v></v></c></row>',
      ),
    );
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      [{ text: '7' }],
      [{ text: '', trouble: 'formulaWithoutResult' }],
    ]);
  });
});

describe('sheets and rows', () => {
  it('marks the covered cells of a merge and leaves decoration out', async () => {
    const table = await tableIn(
      await workbook((sheet) => {
        sheet.addRow(['title', '', '']);
        sheet.mergeCells('A1:C1');
        sheet.addRows([['1.1', 'a'], ['', 'b'], []]);
        sheet.mergeCells('A2:A4');
      }),
    );
    const covered = { text: '', trouble: 'merged' };
    expect(table.rows).toEqual([
      { number: 1, cells: [{ text: 'title' }, covered, covered] },
      { number: 2, cells: [{ text: '1.1' }, { text: 'a' }] },
      { number: 3, cells: [covered, { text: 'b' }] },
    ]);
  });

  it('a merge of the whole sheet costs nothing', async () => {
    const plain = await workbook((sheet) => sheet.addRow(['a', 'b']).commit());
    const merged = edited(plain, SHEET, (xml) =>
      xml.replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    );
    const [row] = (await tableIn(merged)).rows;
    expect(row?.cells).toHaveLength(64);
    expect(row?.cells[0]).toEqual({ text: 'a' });
  });

  it('takes the first visible sheet with something in it', async () => {
    const content = await workbook((empty, book) => {
      empty.getCell('A1').font = { bold: true };
      book.addWorksheet('hidden', { state: 'hidden' }).addRow(['no']);
      book.addWorksheet('A & B').addRow(['yes']);
      book.addWorksheet('later').addRow(['no']);
    });
    const table = await tableIn(content);
    expect(table.sheetName).toBe('A & B');
    expect(table.rows).toEqual([{ number: 1, cells: [{ text: 'yes' }] }]);
  });

  it('keeps the numbers of the margin, fills gaps, ignores what is right of column 64', async () => {
    const content = await workbook((sheet) => {
      sheet.getCell('A1').value = 'code';
      sheet.getCell('C5').value = 'x';
      sheet.getCell('BM5').value = 'column 65';
      sheet.getCell('A7').value = '  ';
    });
    const { rows } = await tableIn(content);
    expect(rows.map(({ number }) => number)).toEqual([1, 5]);
    expect(rows[1]?.cells.slice(0, 4).map(({ text }) => text)).toEqual(['', '', 'x', '']);
    expect(rows[1]?.cells).toHaveLength(64);
  });

  it('is not slowed down by 100,000 rows that were only formatted', async () => {
    const cells = (row: number) =>
      ['A', 'B', 'C', 'D'].map((column) => `<c r="${column}${row}" s="0"/>`).join('');
    const formatted = Array.from(
      { length: 100_000 },
      (_, i) => `<row r="${i + 2}" ht="20">${cells(i + 2)}</row>`,
    );
    const content = await sheetOf(`<row r="1"><c r="A1"><v>1</v></c></row>${formatted.join('')}`);
    const started = performance.now();
    expect((await tableIn(content)).rows).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(3_000); // ExcelJS alone takes longer than that
  });

  it('is read by its content when it is named .csv', async () => {
    const content = await workbook((sheet) => sheet.addRow(['yes']));
    expect((await tableIn(content, 'filled.csv')).sheetName).toBe('填报');
  });
});

describe('refusals', () => {
  it('a workbook with macros, by its name or by what is inside', async () => {
    const plain = await workbook((sheet) => sheet.addRow(['x']));
    const inside = zipSync({ ...unzipSync(plain), 'xl/vbaProject.bin': strToU8('x') });
    expect(await problemsOf(plain, 'filled.xlsm')).toEqual([{ key: 'table.macro', params: {} }]);
    expect(await problemsOf(inside)).toEqual([{ key: 'table.macro', params: {} }]);
  });

  it('a zip bomb, before it is unpacked', async () => {
    const tenMegabytes = zipSync({ x: new Uint8Array(10 * 1024 * 1024) });
    const entries = Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`${i}`, new Uint8Array(1)]));
    expect(await problemsOf(claiming(tenMegabytes, 300 * 1024 * 1024))).toEqual([
      { key: 'table.tooLarge', params: { megabytes: 300, limit: 200, entries: 1 } },
    ]);
    expect(await problemsOf(zipSync(entries))).toEqual([
      { key: 'table.tooLarge', params: { megabytes: 1, limit: 200, entries: 1_001 } },
    ]);
  });

  it('a zip bomb that lies about its size unpacks to no more than it said', async () => {
    const plain = await sheetOf(`<row r="1"><c r="A1"><v>1</v></c></row>${' '.repeat(50 * 1024 * 1024)}`);
    expect(await problemsOf(claiming(plain, 1_000, SHEET))).toEqual([{ key: 'table.malformed', params: {} }]);
  });

  it.each([
    ['text named .xlsx', strToU8('a,b'), 'table.notXlsx'],
    ['another zip', zipSync({ 'word/document.xml': strToU8('<x/>') }), 'table.notXlsx'],
    ['half a zip', zipSync({ x: strToU8('x') }).subarray(0, 20), 'table.notXlsx'],
    ['a workbook of no sheets', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }), 'table.malformed'],
    ['no bytes', new Uint8Array(), 'table.empty'],
  ])('%s', async (_, content, key) => {
    expect(await problemsOf(content)).toEqual([{ key, params: {} }]);
  });

  it('a binary workbook', async () => {
    expect(await problemsOf(zipSync({ 'xl/workbook.bin': strToU8('x') }))).toEqual([
      { key: 'table.format', params: { found: 'xlsb' } },
    ]);
  });

  it('a workbook with nothing in it', async () => {
    expect(await problemsOf(await workbook(() => undefined))).toEqual([{ key: 'table.empty', params: {} }]);
  });

  it('XML that breaks off', async () => {
    const broken = edited(await workbook((sheet) => sheet.addRow(['x'])), SHEET, (xml) => xml.slice(0, -30));
    expect(await problemsOf(broken)).toEqual([{ key: 'table.malformed', params: {} }]);
  });

  it('more than 20,000 rows', async () => {
    const rows = Array.from(
      { length: 20_001 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c></row>`,
    );
    expect(await problemsOf(await sheetOf(rows.join('')))).toEqual([
      { key: 'table.tooManyRows', params: { limit: 20_000 } },
    ]);
  });
});

/** The zip with another unpacked size in its directory (offset 24 of the entry, whose name begins at 46). */
function claiming(zip: Uint8Array, size: number, name = 'x'): Uint8Array {
  const bytes = Buffer.from(zip);
  const signature = Buffer.from('PK\x01\x02', 'latin1');
  for (let at = bytes.indexOf(signature); at >= 0; at = bytes.indexOf(signature, at + 4))
    if (bytes.toString('latin1', at + 46, at + 46 + bytes.readUInt16LE(at + 28)) === name)
      bytes.writeUInt32LE(size, at + 24);
  return bytes;
}
