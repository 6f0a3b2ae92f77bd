import { monthChanges } from './changes';
import type { ClauseFigures } from './figures';
import { checklist, clause, month } from './sample-month';

const change = (before: Partial<ClauseFigures>, now: Partial<ClauseFigures>) =>
  monthChanges(month([checklist([clause('1', now)])]), month([checklist([clause('1', before)])]));

describe('why a clause lost ground', () => {
  it.each([
    ['the hospital says so', {}, { standing: 'unmet' }, 'selfVerdict'],
    ['its promise ran out', {}, { standing: 'expired' }, 'promiseExpired'],
    ['its proof ran out', {}, { proof: 'expired' }, 'proofExpired'],
    ['its proof was taken away', {}, { proof: 'none' }, 'proofGone'],
    ['the inspector rejected it', { inspector: 'none' }, { inspector: 'rejected' }, 'rejected'],
    ['a confirmed one was rejected', {}, { inspector: 'rejected' }, 'rejected'],
    ['it changed after it was confirmed', {}, { inspector: 'none' }, 'confirmationReset'],
    ['two things at once: the verdict counts first', {}, { standing: 'unmet', proof: 'none' }, 'selfVerdict'],
  ] as const)('%s', (_, before, now, why) => {
    expect(change(before, now).newlyLost.map((lost) => lost.why)).toEqual([why]);
  });

  it.each([
    ['nothing changed', {}, {}],
    ['it was not met before', { standing: 'unmet' }, { standing: 'unmet', proof: 'none' }],
    ['rejected before and now', { inspector: 'rejected' }, { inspector: 'rejected' }],
    ['it got better', { standing: 'unmet' }, {}],
  ] as const)('nothing is lost where %s', (_, before, now) => {
    expect(change(before, now).newlyLost).toEqual([]);
  });
});

it('newly met and newly confirmed are told apart', () => {
  const { newlyMet, newlyConfirmed } = change({ standing: 'unassessed' }, { inspector: 'none' });
  expect([newlyMet.length, newlyConfirmed.length]).toEqual([1, 0]);
  const later = change({ inspector: 'none' }, {});
  expect([later.newlyMet.length, later.newlyConfirmed.length]).toEqual([0, 1]);
});

it('a promise counts where the edition says so', () => {
  const now = checklist([clause('1', { standing: 'conditional' })]);
  const kind = { ...now, result: { ...now.result, conditional: 'counts-as-met' } } as typeof now;
  const before = month([checklist([clause('1', { standing: 'unmet' })])]);
  expect(monthChanges(month([kind]), before).newlyMet).toHaveLength(1);
  expect(monthChanges(month([now]), before).newlyMet).toHaveLength(0);
});

it('another edition is another assessment, and clauses of one month only are not compared', () => {
  const other = checklist([clause('1')], { edition: { ...checklist([]).edition, id: 'county@2' } });
  const { begun, ended, newlyMet, newlyLost, tiers } = monthChanges(month([other]), month([checklist([])]));
  expect([begun, ended].map((all) => all.map(({ edition }) => edition.id))).toEqual([
    ['county@2'],
    ['county@1'],
  ]);
  expect([newlyMet, newlyLost, tiers]).toEqual([[], [], []]);
});

it('the clauses gained and lost explain the difference of the claimed rate', () => {
  const before = ['1', '2', '3', '4'].map((code, i) => clause(code, { standing: i < 3 ? 'met' : 'unmet' }));
  const now = ['1', '2', '3', '4'].map((code, i) => clause(code, { standing: i > 0 ? 'met' : 'unmet' }));
  const { newlyMet, newlyLost, tiers } = monthChanges(month([checklist(now)]), month([checklist(before)]));
  // Before 1, 2, 3 are met; now 2, 3, 4.
  expect(newlyMet.map((one) => one.clause.code)).toEqual(['4']);
  expect(newlyLost.map((one) => one.clause.code)).toEqual(['1']);
  expect(tiers[0]!.now.claimed.met - tiers[0]!.before.claimed.met).toBe(newlyMet.length - newlyLost.length);
});
