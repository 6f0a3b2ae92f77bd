import type { Fields } from '@dabiao/assessment';
import { compareReading } from './compare-reading';

const STAY = { unit: '天', combine: 'mean' } as const;
const NOTHING: Fields = { numerator: '', denominator: '', value: '', source: '', note: '' };

/** What becomes of a row: what the sheet says over what it was taken out with, and what stands now. */
function compare(base: Fields, sheet: Fields, now: Fields = base, version: number | null = 1): unknown {
  const standing = { base: { ...NOTHING, ...base }, fields: { ...NOTHING, ...now }, definition: STAY };
  const said = version === null ? sheet : { ...NOTHING, ...base, ...sheet };
  const compared = compareReading({ said, version }, standing);
  if (compared.kind === 'unchanged') return 'unchanged';
  const text = (changes: typeof compared.changes): string =>
    changes.map(({ field, from, to }) => `${field} ${from}→${to}`).join(', ');
  return [compared.kind, text(compared.changes), text(compared.theirs)].filter((part) => part !== '');
}

const parts = { numerator: '850', denominator: '100' };

describe('a sheet that was taken out here', () => {
  it.each<[string, Fields, Fields, Fields, unknown]>([
    ['nothing edited', { value: '8.5' }, {}, { value: '8.5' }, 'unchanged'],
    ['nothing edited, changed on the server', { value: '8.5' }, {}, { value: '9' }, 'unchanged'],
    ['filled in', {}, { value: '8.5' }, {}, ['change', 'value →8.5']],
    ['emptied', { value: '8.5' }, { value: '' }, { value: '8.5' }, ['change', 'value 8.5→']],
    ['a zero that a program dropped', { value: '8.50' }, { value: '8.5' }, { value: '8.50' }, 'unchanged'],
    ['a comma', { value: '1,200' }, { value: '1200' }, { value: '1,200' }, 'unchanged'],
    ['a unit', { value: '8.5' }, { value: '8.5天' }, { value: '8.5' }, ['change', 'value 8.5→8.5天']],
    ['both did the same', { value: '8' }, { value: '9' }, { value: '9' }, 'unchanged'],
    [
      'both changed the figure',
      { value: '8' },
      { value: '9' },
      { value: '7' },
      ['conflict', 'value 7→9', 'value 8→7'],
    ],
    [
      'one the figure, the other the note: a reading is one thing',
      { value: '8' },
      { value: '9' },
      { value: '8', note: '补录' },
      ['conflict', 'value 8→9, note 补录→', 'note →补录'],
    ],
  ])('%s', (_, base, sheet, now, expected) => {
    expect(compare(base, sheet, now)).toEqual(expected);
  });

  it('leaves alone what it has no column for', () => {
    const now = { ...NOTHING, value: '8', note: '补录' };
    expect(
      compareReading({ said: { value: '9' }, version: 3 }, { base: now, fields: now, definition: STAY }),
    ).toMatchObject({ kind: 'change', wanted: { value: '9', note: '补录' } });
  });
});

describe('a sheet from elsewhere', () => {
  it.each<[string, Fields, Fields, unknown]>([
    ['blank cells empty nothing', { value: '8.5', note: '补录' }, { value: '', note: '' }, 'unchanged'],
    ['a first figure', {}, { value: '8.5' }, ['change', 'value →8.5']],
    ['the value of parts that stand', parts, { value: '8.5' }, ['change', 'value →8.5']],
    [
      'another value takes the place of the parts',
      parts,
      { value: '9.2', numerator: '' },
      ['change', 'numerator 850→, denominator 100→, value →9.2'],
    ],
    [
      'other parts take the place of the value',
      { value: '9.2' },
      parts,
      ['change', 'numerator →850, denominator →100, value 9.2→'],
    ],
    ['a source alone', parts, { source: 'HIS' }, ['change', 'source →HIS']],
  ])('%s', (_, now, sheet, expected) => {
    expect(compare(now, sheet, now, null)).toEqual(expected);
  });
});
