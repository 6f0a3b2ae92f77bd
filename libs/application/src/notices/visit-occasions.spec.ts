import type { Visit } from '@dabiao/persistence';
import { visitOccasions } from './visit-occasions';

const TODAY = '2026-11-20';
const visit = (over: Partial<Visit> = {}): Visit => ({
  ...{
    id: 'v',
    region: '141100',
    title: '督导',
    scope: '急诊',
    firstDay: '2026-11-25',
    lastDay: '2026-11-26',
  },
  ...{ announced: true, state: 'planned', cancelReason: null, createdAt: '', createdBy: 'i', version: 1 },
  ...{ hospitalIds: ['a', 'b'], personIds: ['i'] },
  ...over,
});
const told = (before: Visit | null, after: Visit): Record<string, string> =>
  Object.fromEntries([...visitOccasions(before, after, TODAY)].map(([id, { kind }]) => [id, kind]));

describe('what hospitals are told of a visit', () => {
  const quiet = { announced: false };
  const both = (kind: string): Record<string, string> => ({ a: kind, b: kind });
  it.each<[string, Visit | null, Visit, Record<string, string>]>([
    ['planned and announced', null, visit(), both('visitAnnounced')],
    ['planned without a word', null, visit(quiet), {}],
    ['planned for days that are over', null, visit({ firstDay: '2026-11-01', lastDay: '2026-11-19' }), {}],
    ['planned for today', null, visit({ firstDay: TODAY, lastDay: TODAY }), both('visitAnnounced')],
    ['announced later', visit(quiet), visit(), both('visitAnnounced')],
    ['no longer announced', visit(), visit(quiet), both('visitWithdrawn')],
    ['moved', visit(), visit({ lastDay: '2026-11-27' }), both('visitChanged')],
    ['looks at more', visit(), visit({ scope: '急诊与重症' }), both('visitChanged')],
    ['other people go', visit(), visit({ personIds: ['j'] }), {}],
    [
      'one more hospital, and one less',
      visit(),
      visit({ hospitalIds: ['b', 'c'] }),
      { a: 'visitWithdrawn', c: 'visitAnnounced' },
    ],
    ['cancelled', visit(), visit({ state: 'cancelled' }), both('visitWithdrawn')],
    ['cancelled, never announced', visit(quiet), visit({ ...quiet, state: 'cancelled' }), {}],
    ['moved, never announced', visit(quiet), visit({ ...quiet, lastDay: '2026-11-27' }), {}],
    ['held', visit(), visit({ state: 'held' }), {}],
    [
      'a plan whose days are over is put off',
      visit({ firstDay: '2026-11-01', lastDay: '2026-11-02' }),
      visit(),
      both('visitAnnounced'),
    ],
  ])('%s', (_, before, after, expected) => expect(told(before, after)).toEqual(expected));

  it('of what is withdrawn, says what was announced', () => {
    const after = visit({ announced: false, title: '另一名称', version: 4 });
    expect(visitOccasions(visit(), after, TODAY).get('a')).toEqual({
      ...{
        kind: 'visitWithdrawn',
        key: 'visitWithdrawn:v:a:4',
        assessmentId: null,
        code: null,
        subject: 'v',
      },
      values: { title: '督导', firstDay: '2026-11-25', lastDay: '2026-11-26' },
    });
  });
});
