import * as fc from 'fast-check';
import type { Indicator } from '@dabiao/indicators';
import {
  compareReading,
  mapReadingColumns,
  readingFacts,
  readingFields,
  readingSheet,
  readReadingRows,
  type ReadingLine,
} from '@dabiao/indicators';
import { readTableBytes, sheetBytes } from './index';

/* Readings out and in again through real files: what nobody edited is no change, whatever it was. */

const INDICATORS = [
  { code: 'stay', name: { zh: '平均住院日', en: '=Stay, "average"' }, unit: '天', combine: 'mean' },
  { code: 'share', name: { zh: '-占比', en: 'Share' }, unit: '%', combine: 'ratio' },
  { code: 'visits', name: { zh: '人次' }, unit: '人次', combine: null },
].map(
  (one) =>
    ({
      ...one,
      kind: null,
      definedBy: 'edition',
      provenance: null,
      note: null,
      version: null,
      uses: [],
    }) as Indicator,
);
const CATALOGUE = new Map(INDICATORS.map((one) => [one.code, one]));
const MONTHS = ['2025-12', '2026-01'];
const facts = {
  ...{ schema: 1, hospitalId: 'h', exportedAt: '2026-01-01T00:00:00.000Z' },
  exportedBy: '王芳 (质控) "1" {x}',
};

/** Any text, and more often than not one that spreadsheet programs take for something else. */
const text = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ maxLength, unit: 'binary' }),
    fc.string({ maxLength, unit: fc.constantFrom(...Array.from(`'=+-@"\t\r\n ,;#：／０9.%年<&>\u0001达`)) }),
    fc.constantFrom(
      '=1+1',
      "'=1",
      "''-x",
      '1:1.5',
      '０．８５',
      '1,200',
      '2026-01-02',
      ' 85 ',
      '# x',
      '"',
      '无',
    ),
  );
const record = fc.record({
  ...{ numerator: fc.option(text(20)), denominator: fc.option(text(20)), value: fc.option(text(20)) },
  ...{ source: fc.option(text(30)), note: fc.option(text(60)) },
  version: fc.nat(1_000_000),
});
const lines = fc
  .array(record, {
    minLength: INDICATORS.length * MONTHS.length,
    maxLength: INDICATORS.length * MONTHS.length,
  })
  .map((records) =>
    records.map(({ version, ...one }, i): ReadingLine => ({
      indicator: INDICATORS[i % INDICATORS.length]!,
      month: MONTHS[Math.floor(i / INDICATORS.length)]!,
      ...{ record: one, version },
    })),
  );

it.each([
  ['xlsx', 'zh', 25],
  ['xlsx', 'en', 25],
  ['csv', 'zh', 200],
  ['csv', 'en', 200],
] as const)('readings come back from %s in %s without a change', async (format, lang, numRuns) => {
  await fc.assert(
    fc.asyncProperty(lines, async (written) => {
      const sheet = readingSheet({ lines: written, sources: ['HIS', '=1'], facts }, lang);
      const read = await readTableBytes(`x.${format}`, Buffer.from(await sheetBytes(sheet, format)));
      const mapped = read.ok && mapReadingColumns(read.table);
      if (!mapped || !mapped.ok) throw new Error(JSON.stringify([read, mapped]));
      expect(mapped.columns.ignored).toEqual([]);
      expect(readingFacts(mapped.columns.header.cells.at(-1)!.text)).toEqual(facts);
      const { rows, unmatched, problems } = readReadingRows(mapped, CATALOGUE, true);
      expect({ unmatched, problems, rows: rows.length }).toEqual({
        ...{ unmatched: [], problems: [], rows: written.length },
      });
      for (const row of rows) {
        const line = written.find(
          ({ indicator, month }) => indicator.code === row.indicator && month === row.month,
        )!;
        expect(row.version).toBe(line.version);
        const fields = readingFields(line.record);
        expect(compareReading(row, { fields, base: fields, definition: line.indicator })).toEqual({
          kind: 'unchanged',
        });
      }
    }),
    { numRuns },
  );
});
