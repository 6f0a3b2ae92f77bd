import type { Appeal, Change, Finding, ProofRequest, Review } from '@dabiao/persistence';
import { untouched } from '../clauses/clause-record';
import { unreviewed } from '../inspection/review-follower';
import { occasionsOf } from './occasions';

const KEY = { assessmentId: 'a', code: '1.1' };
const change = (kind: Change['kind'], subject: string, before: unknown, after: unknown): Change => ({
  ...{ kind, subject, before, after },
  ...KEY,
});
const clause = (before: object | null, after: object): Change =>
  change('clause', 'a', before && { ...untouched('1.1'), ...before }, {
    ...untouched('1.1'),
    version: 2,
    ...after,
  });
const review = (before: Partial<Review> | null, after: Partial<Review>): Change => {
  const base = unreviewed(KEY, 'h');
  return change('review', 'a', before && { ...base, ...before }, { ...base, version: 3, ...after });
};
const appeal = (from: Appeal['state'] | null, to: Appeal['state']): Change => {
  const base = { id: 'p', rejectedBy: 'inspector', filedBy: 'office', version: 1 };
  return change('appeal', 'p', from && { ...base, state: from }, { ...base, state: to });
};
const finding = (before: Partial<Finding> | null, after: Partial<Finding>): Change => {
  const base = {
    ...{ id: 'f', state: 'open', round: 1, extensionAsked: false, dueOn: '2026-01-31', version: 4 },
    ...{ raisedBy: 'inspector', visitId: 'v', personId: null, departmentId: 'd' },
  };
  return change('finding', 'f', before && { ...base, ...before }, { ...base, ...after });
};
const request = (from: ProofRequest['state'] | null, to: ProofRequest['state']): Change => {
  const base = { id: 'r', departmentId: 'd', askedBy: 'office', version: 1 };
  return change('proofRequest', 'r', from && { ...base, state: from }, { ...base, state: to });
};

it.each<[string, Change[], string[]]>([
  ['a clause given to a department', [clause(null, { departmentId: 'd' })], ['clauseAssigned']],
  [
    'a clause given to a person',
    [clause({ departmentId: 'd' }, { departmentId: 'd', personId: 'p' })],
    ['clauseAssigned'],
  ],
  [
    'another department of the same person',
    [clause({ departmentId: 'd', personId: 'p' }, { departmentId: 'e', personId: 'p' })],
    [],
  ],
  [
    'a person taken away: the department has it',
    [clause({ departmentId: 'd', personId: 'p' }, { departmentId: 'd' })],
    ['clauseAssigned'],
  ],
  ['a clause taken away', [clause({ departmentId: 'd' }, {})], []],
  ['another due day', [clause({ departmentId: 'd' }, { departmentId: 'd', dueOn: '2026-01-31' })], []],
  ['a verdict', [clause({ departmentId: 'd' }, { departmentId: 'd', verdict: 'met' })], []],
  ['a rejection', [review(null, { verdict: 'rejected', rejections: 1 })], ['clauseRejected']],
  [
    'a second rejection',
    [review({ verdict: 'rejected', rejections: 1 }, { verdict: 'rejected', rejections: 2 })],
    ['clauseRejected'],
  ],
  ['a confirmation', [review(null, { verdict: 'confirmed' })], []],
  [
    'a rejection taken back',
    [review({ verdict: 'rejected', rejections: 1 }, { verdict: 'none', rejections: 1 })],
    [],
  ],
  [
    'a rejection that a change of the hospital leaves',
    [review({ verdict: 'rejected', rejections: 1 }, { verdict: 'rejected', rejections: 1 })],
    [],
  ],
  ['an appeal', [appeal(null, 'filed')], ['appealFiled']],
  ['an appeal upheld', [appeal('filed', 'upheld')], ['appealDecided']],
  ['an appeal overturned', [appeal('filed', 'overturned')], ['appealDecided']],
  ['an appeal that lapsed', [appeal('filed', 'lapsed')], []],
  ['an appeal taken back', [appeal('filed', 'withdrawn')], []],
  ['a finding', [finding(null, {})], ['findingRaised']],
  [
    'a finding raised by a rejection',
    [review(null, { verdict: 'rejected', rejections: 1 }), finding(null, {})],
    ['clauseRejected'],
  ],
  [
    'a fix that a rejection sends back',
    [
      finding({ state: 'fixed' }, { state: 'returned' }),
      review(null, { verdict: 'rejected', rejections: 1 }),
    ],
    ['clauseRejected'],
  ],
  ['a plan', [finding({}, { state: 'planned' })], []],
  ['a fix', [finding({ state: 'planned' }, { state: 'fixed' })], ['findingFixed']],
  ['a fix sent back', [finding({ state: 'fixed' }, { state: 'returned' })], ['findingReturned']],
  ['a closed finding', [finding({ state: 'fixed' }, { state: 'closed' })], ['findingClosed']],
  ['a withdrawn finding', [finding({}, { state: 'withdrawn' })], ['findingWithdrawn']],
  ['a finding reopened', [finding({ state: 'closed' }, { state: 'open', round: 2 })], ['findingRaised']],
  ['an extension asked for', [finding({}, { extensionAsked: true })], ['extensionAsked']],
  [
    'an extension granted',
    [finding({ extensionAsked: true }, { dueOn: '2026-02-15' })],
    ['extensionGranted'],
  ],
  ['an extension refused', [finding({ extensionAsked: true }, {})], ['extensionRefused']],
  [
    'a fix that leaves no question open',
    [finding({ state: 'planned', extensionAsked: true }, { state: 'fixed' })],
    ['findingFixed'],
  ],
  ['a request for a proof', [request(null, 'open')], ['proofRequested']],
  ['an answer', [request('open', 'answered')], ['proofAnswered']],
  ['an answer sent back', [request('answered', 'open')], ['proofRequested']],
  ['an answer accepted', [request('answered', 'accepted')], []],
  ['another matter', [change('evidence', 'e', null, {}), change('assessment', 'a', {}, null)], []],
])('%s', (_, changes, kinds) => {
  expect(occasionsOf(changes).map(({ kind }) => kind)).toEqual(kinds);
});

it('a finding is named by its number and its clause', () => {
  const [only] = occasionsOf([finding(null, { number: '2026-017', code: '1.1' })]);
  expect(only!.name).toBe('2026-017 1.1');
});

it('a rejection leads to the finding it raised', () => {
  const [only] = occasionsOf([review(null, { verdict: 'rejected', rejections: 1 }), finding(null, {})]);
  expect(only).toMatchObject({ kind: 'clauseRejected', subject: 'f', handsOfClause: true });
});

it('the same state reached twice is told twice', () => {
  const keys = [4, 6].map(
    (version) => occasionsOf([finding({ state: 'planned' }, { state: 'fixed', version })])[0]!.key,
  );
  expect(new Set(keys).size).toBe(2);
});

it('nobody who rejected decides of the appeal, and whoever is concerned is named', () => {
  expect(occasionsOf([appeal(null, 'filed')])).toMatchObject([{ without: ['inspector'] }]);
  expect(occasionsOf([appeal('filed', 'upheld')])).toMatchObject([{ named: ['office', 'inspector'] }]);
  expect(occasionsOf([finding(null, {})])).toMatchObject([{ named: ['inspector'], visitId: 'v' }]);
});
