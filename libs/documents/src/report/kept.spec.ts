import type { Block } from '@dabiao/reporting';
import { staysWhole, withLeads } from './kept';

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text });
const note = (text: string): Block => ({ kind: 'note', text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const tableOf = (rows: number): Block => ({
  kind: 'table',
  caption: '',
  columns: [{ header: 'a', kind: 'text', width: 1 }],
  rows: Array.from({ length: rows }, () => ['x']),
});

it('twenty lines stay on a page, more may be torn apart', () => {
  expect([1, 20, 21].map((rows) => staysWhole(tableOf(rows)))).toEqual([true, true, false]);
});

it('headings and what leads over go with what they introduce, a note with its short table', () => {
  const [short, long] = [tableOf(2), tableOf(30)];
  const blocks = [
    ...[heading('1'), note('rule'), heading('1.1'), short],
    ...[heading('1.2'), long, note('below'), short, note('below')],
    ...[heading('2'), paragraph('a'), paragraph('b')],
  ];
  expect(withLeads(blocks)).toEqual([
    blocks.slice(0, 4),
    [blocks[4], long],
    [blocks[6]],
    [short, blocks[8]],
    [blocks[9], blocks[10]],
    [blocks[11]],
  ]);
});
