import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from 'exceljs';
import { renderReport, REPORT_FORMATS, type ReportFormat } from '@dabiao/documents';
import { reportModel, type Block, type MonthFigures, type ReportModel } from '@dabiao/reporting';
import { pdfPages, recalculated, squeezed, wordParts, wordText } from '../support/open-documents';
import { liulinAnswered, sampleMonths } from '../support/report-figures';

jest.setTimeout(240_000);

const folder = mkdtempSync(join(tmpdir(), 'dabiao-reports-'));
afterAll(() => rmSync(folder, { recursive: true }));

let months: { current: MonthFigures; previous: MonthFigures };
const made = new Map<string, { model: ReportModel; bytes: Uint8Array; file: string }>();

/** A document, made once for all cases. */
async function document(lang: 'zh' | 'en', format: ReportFormat) {
  const key = `${lang}.${format}`;
  const known = made.get(key);
  if (known) return known;
  const model = reportModel(months.current, months.previous, lang);
  const bytes = await renderReport(model, format);
  const file = join(folder, key);
  writeFileSync(file, bytes);
  const document_ = { model, bytes, file };
  made.set(key, document_);
  return document_;
}

beforeAll(async () => {
  months = sampleMonths(await liulinAnswered());
});

/** What people see: the text of a document without white space. */
async function seen(lang: 'zh' | 'en', format: 'docx' | 'pdf' | 'json'): Promise<string> {
  const { bytes, file } = await document(lang, format);
  if (format === 'json') return squeezed(new TextDecoder().decode(bytes)).replaceAll('\\n', '');
  if (format === 'docx') return squeezed(wordText(wordParts(bytes).get('word/document.xml')!));
  return squeezed((await pdfPages(file)).join('\n'));
}

/** Every cell that holds a figure, from the model itself. */
function figureCells({ body }: ReportModel): string[] {
  return body
    .flatMap((block: Block) =>
      block.kind === 'table'
        ? block.rows.flatMap((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text)))
        : [],
    )
    .filter((text) => /\d+(\.\d+)?\s*[%‰]|\d+\/\d+/.test(text));
}

describe.each(['zh', 'en'] as const)('one model, every format (%s)', (lang) => {
  it.each(['docx', 'pdf', 'json'] as const)('%s shows every figure of the model', async (format) => {
    const text = await seen(lang, format);
    const cells = figureCells((await document(lang, format)).model);
    expect(cells.length).toBeGreaterThan(150);
    expect(cells.filter((cell) => !text.includes(squeezed(cell)))).toEqual([]);
  });

  it.each(['docx', 'pdf', 'json'] as const)('%s has the published rates', async (format) => {
    const text = await seen(lang, format);
    // 240 / 260 = 0.923076…, 237 / 319 = 0.742946…
    expect(text).toContain(lang === 'zh' ? '92.31%（240/260）' : '92.31%(240/260)');
    expect(text).toContain(lang === 'zh' ? '74.29%（237/319）' : '74.29%(237/319)');
    expect(text).toContain(lang === 'zh' ? '77.50%（31/40）' : '77.50%(31/40)'); // closure: 31 of 40
  });

  it('Excel calculates every figure itself and comes to the same', async () => {
    const { file, model } = await document(lang, 'xlsx');
    const anew = await recalculated(file);
    const book = new Workbook();
    await book.xlsx.readFile(file);
    const stored = new Map<string, string>();
    for (const sheet of book.worksheets)
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.formula) stored.set(`${sheet.name}!${cell.address}`, String(cell.result));
        }),
      );
    expect(stored.size).toBe(8 * 7); // two tiers and six centres; denominator, and met and rate on three rungs
    expect(anew).toEqual(Object.fromEntries(stored));
    // And those are the figures of the report: 240 of 260 is 92.31, 237 of 319 is 74.29.
    const overview = model.sheets[0]!.name;
    expect(['C6', 'D6', 'E6', 'C7', 'D7', 'E7'].map((cell) => anew[`${overview}!${cell}`])).toEqual([
      '260',
      '240',
      '92.31',
      '319',
      '237',
      '74.29',
    ]);
  });

  it('the ledger has a row for every clause, and texts never become formulas', async () => {
    const { file } = await document(lang, 'xlsx');
    const book = new Workbook();
    await book.xlsx.readFile(file);
    const clauses = months.current.assessments.reduce((count, one) => count + one.clauses.length, 0);
    const [, ledger, findings] = book.worksheets;
    // Lead: hospital, demonstration; an empty row; headers.
    expect(ledger!.rowCount).toBe(clauses + 4);
    const texts: string[] = [];
    findings!.eachRow((row) => row.eachCell((cell) => texts.push(cell.formula ? 'a formula' : cell.text)));
    expect(texts).not.toContain('a formula');
    expect(texts).toContain("'=1+1 开头的文字不得变成公式");
  });
});

describe('the same bytes', () => {
  it.each(REPORT_FORMATS)('%s, years later', async (format) => {
    const { bytes } = await document('zh', format);
    jest.useFakeTimers({
      now: Date.UTC(2036, 5, 1),
      doNotFake: ['setImmediate', 'nextTick', 'setTimeout', 'queueMicrotask'],
    });
    try {
      const again = await renderReport(
        reportModel(structuredClone(months.current), structuredClone(months.previous), 'zh'),
        format,
      );
      const hash = (of: Uint8Array): string => createHash('sha256').update(of).digest('hex');
      expect(hash(again)).toBe(hash(bytes));
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('Word, in the layout of GB/T 9704-2012', () => {
  it('page, lines, and page numbers at the outer edge', async () => {
    const parts = wordParts((await document('zh', 'docx')).bytes);
    const xml = parts.get('word/document.xml')!;
    // Twips: 37, 35, 28 and 26 mm × 1440 / 25.4.
    expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(parts.get('word/styles.xml')).toMatch(/<w:spacing [^>]*w:line="560" w:lineRule="exact"/); // 28 points
    expect(parts.get('word/settings.xml')).toContain('w:evenAndOddHeaders');
    const footers = [...parts].filter(([name]) => name.startsWith('word/footer')).map(([, text]) => text);
    expect(footers.map((text) => /<w:jc w:val="(\w+)"/.exec(text)?.[1]).sort()).toEqual(['left', 'right']);
    expect(footers.every((text) => text.includes('PAGE') && text.includes('w:val="28"'))).toBe(true);
  });

  it('official fonts, with the ones that may stand in', async () => {
    const parts = wordParts((await document('zh', 'docx')).bytes);
    for (const name of ['方正小标宋简体', '黑体', '楷体_GB2312', '仿宋_GB2312'])
      expect([...parts.values()].join('')).toContain(`w:eastAsia="${name}"`);
    expect(parts.get('word/fontTable.xml')).toContain(
      '<w:font w:name="方正小标宋简体"><w:altName w:val="宋体"/>',
    );
  });

  it('headers repeat, rows stay whole, charts are pictures with their numbers as text', async () => {
    const { bytes, model } = await document('zh', 'docx');
    const xml = wordParts(bytes).get('word/document.xml')!;
    const tables = [...model.body, ...model.annexes.flatMap(({ blocks }) => blocks)].filter(
      (block) => block.kind === 'table',
    );
    const count = (what: RegExp): number => xml.match(what)?.length ?? 0;
    expect(count(/<w:tbl>/g)).toBe(tables.length);
    expect(count(/<w:tblHeader\/>/g)).toBe(tables.reduce((sum, block) => sum + (block.groups ? 2 : 1), 0));
    expect(count(/<w:cantSplit\/>/g)).toBe(count(/<w:tr>/g));
    const charts = model.body.filter((block) => block.kind === 'chart').length;
    expect(charts).toBe(5); // a trend and sections for two tiers, one indicator that misses its target
    expect(count(/<pic:pic /g)).toBe(charts);
    expect(xml).toContain('descr="自评率: 功能任务 100.00');
  });

  it('a heading, the text below it and their table stay on one page', async () => {
    const { bytes, model } = await document('zh', 'docx');
    const blocks = model.body;
    const led = blocks.flatMap((block, i) => {
      const kinds = [blocks[i - 1]?.kind, blocks[i + 1]?.kind];
      return block.kind === 'note' && kinds[0] === 'heading' && kinds[1] === 'table' ? [block.text] : [];
    });
    expect(led.length).toBeGreaterThan(3); // options and levels of the centres
    const paragraphs = wordParts(bytes).get('word/document.xml')!.split('</w:p>');
    for (const text of led) {
      const written = paragraphs.filter((one) => wordText(one).trim() === text);
      expect([text, written.length > 0, written.every((one) => one.includes('<w:keepNext/>'))]).toEqual([
        ...[text, true, true],
      ]);
    }
  });

  it('the summary stands between two page breaks, the annexes on pages of their own, the day is signed', async () => {
    const { bytes, model } = await document('zh', 'docx');
    const xml = wordParts(bytes).get('word/document.xml')!;
    expect(xml.match(/<w:br w:type="page"\/>/g)).toHaveLength(2);
    expect(xml.match(/<w:pageBreakBefore\/>/g)).toHaveLength(model.annexes.length);
    expect(wordText(xml)).toMatch(/附件：1\. .+\n2\. .+\n3\. .+\n柳林县人民医院\n2024年12月31日\n/);
  });
});

describe('PDF', () => {
  it('embeds a subset of every font it uses', async () => {
    const raw = Buffer.from((await document('zh', 'pdf')).bytes).toString('latin1');
    const descriptors = raw.split('endobj').filter((part) => part.includes('/Type /FontDescriptor'));
    expect(descriptors).toHaveLength(2); // regular and bold
    for (const one of descriptors) {
      expect(one).toMatch(/\/FontFile2 \d+ 0 R/);
      expect(one).toMatch(/\/FontName \/[A-Z]{6}\+NotoSansSC/);
    }
    expect(raw).not.toMatch(/\/BaseFont \/(Helvetica|Times|Courier)/);
    expect(raw.length).toBeLessThan(1_500_000); // the whole fonts are 21 MB
  });

  it('has every character of the report, rare ones too, and names none as missing', async () => {
    const { model } = await document('zh', 'pdf');
    const { body, annexes, title, subtitle, notices, facts } = model;
    const said = JSON.stringify({
      body: body.filter(({ kind }) => kind !== 'chart'),
      annexes,
      title,
      subtitle,
      notices,
      facts,
    });
    const wanted = new Set(said.match(/[\u2010-\uffff]|\p{Script=Han}/gu));
    for (const sign of ['≥', '≤', '‰', '①', 'Ⅲ', '—', '𬌗']) expect(wanted).toContain(sign);
    const text = await seen('zh', 'pdf');
    expect([...wanted].filter((sign) => !text.includes(sign))).toEqual([]);
    expect(text).not.toContain('[U+');
  });

  it('numbers its pages at the outer edge and repeats the headers of long tables', async () => {
    const pages = await pdfPages((await document('zh', 'pdf')).file);
    pages.forEach((text, i) => expect(text).toContain(`— ${i + 1} —`));
    expect(pages.filter((text) => text.includes('编号 条目 责任科室 自评 期限 说明')).length).toBeGreaterThan(
      5,
    );
  });

  it('no page ends with a heading', async () => {
    const { file, model } = await document('zh', 'pdf');
    const headings = new Set(model.body.flatMap((block) => (block.kind === 'heading' ? [block.text] : [])));
    const furniture = new RegExp(`^(${model.title}.*|— \\d+ —|演示数据)$`);
    for (const page of await pdfPages(file)) {
      const lines = page.split('\n').filter((line) => line.trim() !== '' && !furniture.test(line));
      expect(headings).not.toContain(lines.at(-1));
    }
  });
});

it.each(['docx', 'pdf', 'xlsx'] as const)(
  '%s says that the data are a demonstration, and only then',
  async (format) => {
    const marked = async (demo: boolean): Promise<boolean> => {
      const bytes = await renderReport(
        reportModel(
          { ...months.current, assessments: months.current.assessments.slice(3, 4), demo },
          undefined,
          'zh',
        ),
        format,
      );
      if (format !== 'pdf') return [...wordParts(bytes).values()].join('').includes('演示数据');
      const file = join(folder, `marked-${demo}.pdf`);
      writeFileSync(file, bytes);
      const pages = await pdfPages(file);
      return pages.every((text) => text.includes('演示数据'));
    };
    expect([await marked(true), await marked(false)]).toEqual([true, false]);
  },
);

describe('a rendering that is watched', () => {
  it.each(REPORT_FORMATS)('%s tells how far it is, forward only, to the end', async (format) => {
    const shares: number[] = [];
    await renderReport((await document('zh', format)).model, format, {
      onProgress: (share) => shares.push(share),
    });
    expect([shares[0], shares.at(-1)]).toEqual([0, 1]);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it.each(['docx', 'xlsx', 'pdf'] as const)(
    '%s stops at the next step when nobody wants it',
    async (format) => {
      const { model } = await document('zh', format);
      const abort = new AbortController();
      const rendering = renderReport(model, format, {
        signal: abort.signal,
        onProgress: (share) => share > 0 && abort.abort(new Error('not wanted')),
      });
      await expect(rendering).rejects.toThrow('not wanted');
    },
  );
});
