import { versionHeader, type EmptySheet, type EmptySheetColumn } from '@dabiao/assessment';
import { wordsIn } from '@dabiao/catalog';
import { dayInShanghai } from '@dabiao/kernel';
import { say, type Lang } from '@dabiao/messages';
import type { Indicator } from '../catalogue';
import type { Month } from '../month';
import { READING_HEADERS, type ReadingSheetFacts } from './reading-columns';
import { readingFields, type SheetReadingRecord } from './reading-fields';

export const READING_FACTS_SCHEMA = 1;

/** A month of an indicator, as a row of a sheet. */
export interface ReadingLine {
  readonly indicator: Indicator;
  readonly month: Month;
  readonly record: SheetReadingRecord;
  /** 0 where there is no reading. */
  readonly version: number;
}

export interface ReadingSheet {
  readonly lines: readonly ReadingLine[];
  /** Where figures came from so far, to choose from. */
  readonly sources: readonly string[];
  readonly facts: ReadingSheetFacts;
}

type Column = EmptySheetColumn & { readonly cell: (line: ReadingLine) => string };

/** Readings as a sheet that can be filled in and read back: what is asked locked, figures open. */
export function readingSheet({ lines, sources, facts }: ReadingSheet, lang: Lang): EmptySheet {
  const header = (key: keyof typeof READING_HEADERS): string => READING_HEADERS[key][lang === 'zh' ? 0 : 1];
  const asked = (
    key: keyof typeof READING_HEADERS,
    width: number,
    cell: (line: ReadingLine) => string,
    wrap = false,
  ): Column => ({ key, header: header(key), width, locked: true, wrap, cell });
  const open = (
    key: 'numerator' | 'denominator' | 'value' | 'source' | 'note',
    width: number,
    more: Partial<EmptySheetColumn> = {},
  ): Column => ({
    ...{ key, header: header(key), width, ...more },
    cell: ({ record }) => readingFields(record)[key]!,
  });
  const columns: Column[] = [
    asked('indicator', 33, ({ indicator }) => indicator.code, true),
    asked('name', 28, ({ indicator }) => wordsIn(lang, indicator.name), true),
    asked('unit', 10, ({ indicator }) => indicator.unit, true),
    asked(
      'combine',
      20,
      ({ indicator: { combine } }) => say(lang, `readingSheet.${combine ?? 'open'}`),
      true,
    ),
    asked('month', 10, ({ month }) => month),
    ...[open('numerator', 13), open('denominator', 13), open('value', 12)],
    open('source', 16, { choices: sources, open: true }),
    open('note', 28, { wrap: true }),
    {
      ...{ key: 'version', header: versionHeader(header('version'), facts) },
      ...{ width: 10, locked: true, hidden: true, cell: ({ version }) => String(version) },
    },
  ];
  return {
    name: say(lang, 'readingSheet.name'),
    notes: [
      say(lang, 'readingSheet.note.fill'),
      say(lang, 'readingSheet.note.figures'),
      say(lang, 'readingSheet.note.back'),
      say(lang, 'sheet.note.facts', { by: facts.exportedBy, at: dayInShanghai(new Date(facts.exportedAt)) }),
    ],
    columns: columns.map(({ cell: _cell, ...column }) => column),
    rows: lines.map((line) => columns.map(({ cell }) => cell(line))),
  };
}
