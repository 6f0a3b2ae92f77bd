import { afterConflict, decisionsOn, reviewKey } from './decisions';
import type { Decision, Line, Review } from './use-desk';

const decision = (code: string, version: number): Decision => ({
  ...{ assessmentId: 'a', code, version, verdict: 'rejected', reason: '现场未见记录', severity: 'minor' },
});
const review = (code: string, version: number): Review =>
  ({ assessmentId: 'a', code, version, verdict: 'confirmed' }) as Review;
const line = (code: string, version?: number): Line =>
  ({
    ...{ assessmentId: 'a', clause: { code } },
    review: version === undefined ? null : { version },
  }) as unknown as Line;

it('a decision carries the version that was read, 0 where nobody had decided anything', () => {
  expect(decisionsOn([line('1', 4), line('2')], { verdict: 'confirmed' })).toEqual([
    { assessmentId: 'a', code: '1', version: 4, verdict: 'confirmed' },
    { assessmentId: 'a', code: '2', version: 0, verdict: 'confirmed' },
  ]);
});

it.each([
  ['theirs stay: only what had not changed is sent', [], [decision('1', 1), decision('3', 3)]],
  [
    'mine stays: it is sent with what was shown',
    ['2'],
    [decision('1', 1), decision('2', 9), decision('3', 3)],
  ],
])('%s', (_, stoodBy, sent) => {
  const decisions = [decision('1', 1), decision('2', 2), decision('3', 3)];
  const mine = new Set(stoodBy.map((code) => reviewKey({ assessmentId: 'a', code })));
  expect(afterConflict(decisions, [review('2', 9)], mine)).toEqual(sent);
});
