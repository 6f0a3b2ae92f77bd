import {
  isProofOverdue,
  mayAccept,
  nextProofRequest,
  PROOF_REQUEST_ACTIONS,
  PROOF_REQUEST_STATES,
} from './proof-request';

it('a request is answered, then accepted or sent back; it is taken back while it is not accepted', () => {
  const allowed = PROOF_REQUEST_STATES.flatMap((from) =>
    PROOF_REQUEST_ACTIONS.flatMap((action) => {
      const to = nextProofRequest(from, action);
      return to ? [`${from} ${action} ${to}`] : [];
    }),
  );
  expect(allowed).toEqual([
    'open answer answered',
    'open withdraw withdrawn',
    'answered accept accepted',
    'answered return open',
    'answered withdraw withdrawn',
  ]);
});

it.each([
  ['li', 'wang', true],
  ['li', 'li', false],
  [null, 'li', true],
])('answered by %s, accepted by %s: %s', (answeredBy, person, allowed) => {
  expect(mayAccept(answeredBy, person)).toBe(allowed);
});

it.each([
  ['open', '2026-03-01', false],
  ['open', '2026-02-28', true],
  ['answered', '2026-02-28', false],
  ['accepted', '2026-02-28', false],
  ['withdrawn', '2026-02-28', false],
] as const)('%s and due on %s: overdue %s', (state, dueOn, overdue) => {
  expect(isProofOverdue({ state, dueOn }, '2026-03-01')).toBe(overdue);
});
