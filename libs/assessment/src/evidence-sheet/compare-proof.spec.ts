import type { Fields } from '../round-trip/sheet-fields';
import { compareProof } from './compare-proof';

const BASE: Fields = {
  ...{ title: '甲', kind: 'policy', issuedOn: '', inForceFrom: '2026-01-01', inForceTo: '2026-12-31' },
  ...{ periodFrom: '', periodTo: '', confidential: '', note: '旧', clauses: 'e@1: A' },
};

/** `kind | changes | theirs` of a row over what it was taken out with, and what stands now. */
function compare(sheet: Fields, now: Fields = {}, version: number | null = 1): string {
  const said = version === null ? sheet : { ...BASE, ...sheet };
  const compared = compareProof({ said, version }, { base: BASE, current: { ...BASE, ...now } });
  if (compared.kind === 'unchanged') return 'unchanged';
  const text = (changes: typeof compared.changes): string =>
    changes.map(({ field, from, to }) => `${field} ${from}→${to}`).join(', ');
  return [compared.kind, text(compared.changes), text(compared.theirs)]
    .filter((part) => part !== '')
    .join(' | ');
}

it.each<[string, Fields, Fields, string]>([
  ['nothing', {}, {}, 'unchanged'],
  ['only others', {}, { note: '新' }, 'unchanged'],
  ['the same as others', { note: '新' }, { note: '新' }, 'unchanged'],
  ['a note', { note: '新' }, {}, 'change | note 旧→新'],
  ['a note emptied', { note: '' }, {}, 'change | note 旧→'],
  ['a note, others the title', { note: '新' }, { title: '乙' }, 'change | note 旧→新'],
  ['a note, others the note', { note: '新' }, { note: '别' }, 'conflict | note 别→新 | note 旧→别'],
  [
    'the end of a term, others its beginning',
    { inForceTo: '2027-12-31' },
    { inForceFrom: '2026-02-01' },
    'conflict | inForceTo 2026-12-31→2027-12-31 | inForceFrom 2026-01-01→2026-02-01',
  ],
  [
    'clauses, others clauses',
    { clauses: 'e@1: A, B' },
    { clauses: 'e@1: A, C' },
    'conflict | clauses e@1: A, C→e@1: A, B | clauses e@1: A→e@1: A, C',
  ],
])('%s', (_what, sheet, now, expected) => {
  expect(compare(sheet, now)).toBe(expected);
});

it('a sheet from elsewhere empties nothing, and changes what it says', () => {
  expect(compare({ note: '', inForceTo: '2027-01-01' }, {}, null)).toBe(
    'change | inForceTo 2026-12-31→2027-01-01',
  );
});
