import { changesOf } from './changes';

const stamp = { at: '2026-11-26T02:00:00.000Z', by: 'p1' };

it('of a change: the fields that are other ones, without ids, versions, and who and when', () => {
  const before = { code: '1.1', verdict: 'unmet', reason: '缺人', overridden: false, version: 1 };
  const after = { ...before, verdict: 'met', reason: null, version: 2, updatedAt: stamp.at, decidedBy: 'p1' };
  expect(changesOf({ before, after, ...stamp })).toEqual([
    { field: 'verdict', before: 'unmet', after: 'met' },
    { field: 'reason', before: '缺人', after: null },
  ]);
});

it('of what is new: only what was entered; of what is gone: what it was', () => {
  const made = { id: 'e', title: '制度', note: null, confidential: false, files: [], issuedOn: '2026-01-01' };
  expect(changesOf({ before: null, after: made, ...stamp }).map(({ field }) => field)).toEqual([
    'title',
    'issuedOn',
  ]);
  expect(changesOf({ before: { against: true }, after: null, ...stamp })).toEqual([
    { field: 'against', before: true, after: undefined },
  ]);
});

it('a tick that is set or taken away is a change, nothing instead of nothing is none', () => {
  const of = (before: object, after: object): string[] =>
    changesOf({ before, after, ...stamp } as Parameters<typeof changesOf>[0]).map(({ field }) => field);
  expect(of({ retired: false }, { retired: true })).toEqual(['retired']);
  expect(of({ retired: true }, { retired: false })).toEqual(['retired']);
  expect(of({ note: null }, { note: '' })).toEqual([]);
});
