import type { Verdict } from '@dabiao/scoring';
import { appealUntil, mayDecideAppeal, nextAppeal, APPEAL_ACTIONS, APPEAL_STATES } from './appeal';
import { nextProofRequest, PROOF_REQUEST_ACTIONS, PROOF_REQUEST_STATES } from './proof-request';
import { differenceOf, isClaimed, takesBack, type ReviewVerdict } from './review';

it.each([
  ['met', false, 'confirmed', null],
  ['met', false, 'rejected', 'overclaimed'],
  ['met', false, 'none', null],
  ['conditional', false, 'rejected', 'overclaimed'],
  ['conditional', false, 'confirmed', null],
  ['unmet', false, 'rejected', null],
  ['unmet', false, 'confirmed', 'underclaimed'],
  ['notApplicable', false, 'rejected', 'notApplicableRefused'],
  ['notApplicable', false, 'confirmed', 'underclaimed'],
  ['unassessed', false, 'rejected', null],
  ['unassessed', false, 'confirmed', 'underclaimed'],
  // A ladder item has a level instead of a verdict.
  ['unassessed', true, 'rejected', 'overclaimed'],
  ['unassessed', true, 'confirmed', null],
] as const)('hospital %s (item: %s), inspector %s: %s', (verdict, isItem, review, difference) => {
  expect(differenceOf({ verdict, isItem }, review)).toBe(difference);
});

it('nothing differs while no inspector has decided', () => {
  const verdicts: Verdict[] = ['met', 'unmet', 'notApplicable', 'conditional', 'unassessed'];
  const none: ReviewVerdict = 'none';
  expect(verdicts.map((verdict) => differenceOf({ verdict, isItem: false }, none))).toEqual(
    verdicts.map(() => null),
  );
});

it('met, promised and reported levels are claims; not applicable is none', () => {
  expect(
    (['met', 'conditional', 'notApplicable', 'unmet', 'unassessed'] as const).map((verdict) =>
      isClaimed({ verdict, isItem: false }),
    ),
  ).toEqual([true, true, false, false, false]);
});

it.each([
  ['verdict', 'any-change', true],
  ['answer', 'any-change', true],
  ['evidence', 'any-change', true],
  ['verdict', 'verdict-change', true],
  ['answer', 'verdict-change', false],
  ['evidence', 'verdict-change', false],
] as const)('a change of the %s under %s takes a decision back: %s', (change, reset, back) => {
  expect(takesBack(change, reset)).toBe(back);
});

describe('appeals', () => {
  it('are settled once', () => {
    const table = APPEAL_STATES.map((state) => [
      state,
      ...APPEAL_ACTIONS.map((action) => nextAppeal(state, action) ?? '-'),
    ]);
    expect(table).toEqual([
      // uphold, overturn, withdraw, lapse
      ['filed', 'upheld', 'overturned', 'withdrawn', 'lapsed'],
      ['upheld', '-', '-', '-', '-'],
      ['overturned', '-', '-', '-', '-'],
      ['withdrawn', '-', '-', '-', '-'],
      ['lapsed', '-', '-', '-', '-'],
    ]);
  });

  it('are decided by a third person', () => {
    const appeal = { rejectedBy: 'inspector', filedBy: 'office' };
    expect(['inspector', 'office', 'second'].map((who) => mayDecideAppeal(appeal, who))).toEqual([
      ...[false, false, true],
    ]);
  });

  it('have until the last of the days, which still counts', () => {
    const rules = { appealDays: 10 } as Parameters<typeof appealUntil>[1];
    expect(appealUntil('2026-11-26', rules)).toBe('2026-12-06');
  });
});

it('a request for a proof is answered, accepted or sent back', () => {
  const table = PROOF_REQUEST_STATES.map((state) => [
    state,
    ...PROOF_REQUEST_ACTIONS.map((action) => nextProofRequest(state, action) ?? '-'),
  ]);
  expect(table).toEqual([
    // answer, accept, return, withdraw
    ['open', 'answered', '-', '-', 'withdrawn'],
    ['answered', '-', 'accepted', 'open', 'withdrawn'],
    ['accepted', '-', '-', '-', '-'],
    ['withdrawn', '-', '-', '-', '-'],
  ]);
});
