import { Workbook } from 'exceljs';
import * as fc from 'fast-check';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmptySheet } from '@dabiao/assessment';
import { readTable, writeSheet } from './index';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'documents-'))));
afterAll(() => rm(folder, { recursive: true }));

const SHEET: EmptySheet = {
  name: '填报 2026/1',
  columns: [
    { key: 'code', header: '条款', width: 12, locked: true },
    { key: 'verdict', header: '结论', width: 10, choices: ['达标', '不达标'] },
    {
      key: 'unit',
      header: '科室',
      width: 10,
      choices: Array.from({ length: 60 }, (_, i) => `第${i + 1}科室`),
    },
    { key: 'note', header: '说明', width: 40, wrap: true, choices: ['a, b', 'c'] },
  ],
  rows: [
    ['1.1', '', '', '=HYPERLINK("x")'],
    ['01.01', '达标', '', '1:1.5'],
  ],
  notes: ['先读说明', '只填白色单元格'],
};

async function written(name: string, sheet = SHEET): Promise<string> {
  const file = join(folder, name);
  await writeSheet(sheet, file);
  return file;
}

/** Texts without the empty cells at the end, which a sheet need not keep. */
async function textsOf(file: string) {
  const result = await readTable(file);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.table.rows.map(({ cells }) =>
    cells
      .map(({ text }) => text)
      .join('|')
      .replace(/\|+$/, ''),
  );
}

describe('both formats', () => {
  it.each(['sheet.csv', 'sheet.xlsx', 'SHEET.XLSX'])('%s reads back as it was written', async (name) => {
    expect(await textsOf(await written(name))).toEqual([
      '条款|结论|科室|说明',
      '1.1|||=HYPERLINK("x")',
      '01.01|达标||1:1.5',
    ]);
  });

  it('replaces an older file and leaves no draft behind', async () => {
    await written('again.csv');
    const file = await written('again.csv', { ...SHEET, rows: [] });
    expect(await textsOf(file)).toEqual(['条款|结论|科室|说明']);
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('says so when the folder is gone', async () => {
    await expect(writeSheet(SHEET, join(folder, 'nowhere', 'x.csv'))).rejects.toThrow('ENOENT');
  });

  it('knows no other extension', async () => {
    await expect(writeSheet(SHEET, join(folder, 'sheet.ods'))).rejects.toThrow('not as ".ods"');
  });
});

describe('csv', () => {
  it('begins with a byte order mark, ends lines with CRLF, quotes where it must', async () => {
    const file = await written('plain.csv', {
      ...SHEET,
      columns: SHEET.columns.slice(0, 2),
      rows: [['a,b', 'say "yes"\nor no']],
    });
    expect(await readFile(file, 'utf8')).toBe('\uFEFF条款,结论\r\n"a,b","say ""yes""\nor no"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx'])('%j does not become a formula', async (text) => {
    const file = await written('formula.csv', {
      ...SHEET,
      columns: SHEET.columns.slice(0, 1),
      rows: [[text]],
    });
    expect((await readFile(file, 'utf8')).split('\r\n').slice(1).join('\r\n')).toMatch(/^"?'/);
    expect(await textsOf(file)).toEqual(['条款', text]);
  });

  it('any table reads back, but for blank rows and comments', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({
        unit: fc.constantFrom('达', 'a', ' ', ',', ';', '"', "'", '\t', '\r', '\n', '=', '-', '#'),
      }),
    );
    const cell = text.filter((value) => !value.includes('\0') && !/^'[=+\-@\t\r]/.test(value));
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    await fc.assert(
      fc.asyncProperty(table, async ([header = [], ...rows]) => {
        const columns = header.map((title, i) => ({ key: `${i}`, header: title, width: 10 }));
        const result = await readTable(await written('any.csv', { ...SHEET, columns, rows }));
        const filled = [header, ...rows]
          .map((texts, i) => ({ number: i + 1, cells: texts.map((value) => ({ text: value })) }))
          .filter(({ cells }) => cells.some((one) => one.text.trim() !== ''));
        const top = filled.findIndex(({ cells }) => !/^#\s*[^\s#]/.test(cells[0]?.text ?? ''));
        const kept = top < 0 ? [] : filled.slice(top);
        if (kept.length === 0) expect(result).toMatchObject({ problems: [{ key: 'table.empty' }] });
        else expect(result).toEqual({ ok: true, table: { rows: kept } });
      }),
      { numRuns: 300 },
    );
  });
});

describe('xlsx', () => {
  async function opened() {
    const workbook = new Workbook();
    await workbook.xlsx.readFile(await written('opened.xlsx'));
    return workbook;
  }

  it('is protected where it is locked, and text where it is not', async () => {
    const sheet = (await opened()).worksheets[0]!;
    expect(sheet.name).toBe('填报 2026 1');
    expect(sheet.getCell('A1').font).toMatchObject({ bold: true });
    expect(sheet.views).toMatchObject([{ state: 'frozen', ySplit: 1 }]);
    expect(sheet.autoFilter).toBe('A1:D3');
    expect(sheet.getColumn(4).width).toBe(40);
    expect(sheet.getCell('D2')).toMatchObject({ type: 3, alignment: { wrapText: true } }); // 3: a string
    expect(sheet.getCell('B2').style).toMatchObject({ numFmt: '@', protection: { locked: false } });
    expect(sheet.getCell('A2').style.protection?.locked ?? true).toBe(true);
    expect(sheet.getCell('A2').fill).toMatchObject({ pattern: 'solid' });
    expect(sheet).toMatchObject({
      sheetProtection: { sheet: true, formatColumns: true, formatRows: true, sort: true, autoFilter: true },
    });
  });

  it('offers the choices, on a hidden sheet where they do not fit', async () => {
    const workbook = await opened();
    const sheet = workbook.worksheets[0]!;
    expect(sheet.getCell('B3').dataValidation).toMatchObject({ type: 'list', formulae: ['"达标,不达标"'] });
    expect(sheet.getCell('C3').dataValidation).toMatchObject({ formulae: ['choices!$A$1:$A$60'] });
    expect(sheet.getCell('D3').dataValidation).toMatchObject({ formulae: ['choices!$B$1:$B$2'] });
    expect(workbook.getWorksheet('choices')?.getCell('B1').value).toBe('a, b');
    expect(workbook.getWorksheet('choices')).toMatchObject({ state: 'hidden' });
    expect(workbook.getWorksheet('choices')?.getCell('A60').value).toBe('第60科室');
    expect(workbook.getWorksheet('说明 Notes')?.getColumn(1).values.slice(1)).toEqual([...SHEET.notes]);
  });

  it('is the same bytes whenever it is written', async () => {
    const first = await readFile(await written('first.xlsx'));
    jest.useFakeTimers({ now: Date.UTC(2031, 5, 1), doNotFake: ['setImmediate', 'nextTick'] });
    const second = await readFile(await written('second.xlsx'));
    jest.useRealTimers();
    expect(second.equals(first)).toBe(true);
  });
});
