import type { Lang } from '@dabiao/messages';
import { fittingColumns } from './measure';
import type { Block, Cell, Column, ColumnKind, Heading, List, Note, Paragraph, TableBlock } from './model';

export const heading = (level: Heading['level'], text: string): Heading => ({ kind: 'heading', level, text });
export const paragraph = (text: string): Paragraph => ({ kind: 'paragraph', text });
export const list = (items: readonly string[]): List => ({ kind: 'list', items });
export const note = (text: string): Note => ({ kind: 'note', text });
/** Headers begin with a capital, whatever word of a cell they are. */
export const column = (header: string, width: number, kind: ColumnKind = 'text'): Column => ({
  ...{ header: header.charAt(0).toUpperCase() + header.slice(1), kind, width },
});

/** A table, or nothing where it has no rows. Its columns are as wide as their longest word asks for. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  groups?: TableBlock['groups'],
): TableBlock[] {
  if (rows.length === 0) return [];
  const fitting = fittingColumns({ columns, rows });
  return [{ kind: 'table', caption, ...(groups ? { groups } : {}), columns: fitting, rows }];
}

/** The same set smaller, where much has to stand side by side or on one page. */
export function compactTable(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): TableBlock[] {
  if (rows.length === 0) return [];
  const fitting = fittingColumns({ columns, rows, compact: true });
  return [{ kind: 'table', caption, compact: true, columns: fitting, rows }];
}

/** The blocks with their headings numbered: 一、（一）1. in Chinese, 1, 1.1, 1.1.1 in English. */
export function numbered(blocks: readonly Block[], lang: Lang): Block[] {
  const counts: [number, number, number] = [0, 0, 0];
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    counts[block.level - 1]!++;
    counts.fill(0, block.level);
    return { ...block, text: numberOf(counts, block.level, lang) + block.text };
  });
}

function numberOf(counts: readonly [number, number, number], level: Heading['level'], lang: Lang): string {
  if (lang === 'en') return `${counts.slice(0, level).join('.')} `;
  const number = counts[level - 1]!;
  return level === 1 ? `${inChinese(number)}、` : level === 2 ? `（${inChinese(number)}）` : `${number}. `;
}

const DIGITS = '〇一二三四五六七八九';

/** 1 to 99 as they are written before headings. */
export function inChinese(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const before = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]!}十`;
  return before + (ones === 0 && tens > 0 ? '' : DIGITS[ones]!);
}
