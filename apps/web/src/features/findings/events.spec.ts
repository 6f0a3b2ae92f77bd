import { eventOf } from './events';

const FINDING = {
  ...{ assessmentId: 'a', round: 1, state: 'open', description: '无记录', dueOn: '2026-12-11' },
  ...{ extensionAsked: false, extensionUntil: null, extensionReason: null, remark: null },
  ...{ plannedAt: null, rootCause: null, correctiveAction: null, fix: null },
};
const happened = (before: object | null, after: object): ReturnType<typeof eventOf> =>
  eventOf({ before: before && { ...FINDING, ...before }, after: { ...FINDING, ...after } });

const ASKED = { extensionAsked: true, extensionUntil: '2026-12-31', extensionReason: '设备未到' };
const PLAN = { plannedAt: '1', rootCause: '无制度', correctiveAction: '建制度' };

it.each([
  ['raised', null, {}, ['无记录'], {}],
  ['planned', {}, { state: 'planned', ...PLAN }, ['无制度', '建制度'], {}],
  // Planned anew: the state stays.
  [
    'planned',
    { state: 'planned', ...PLAN },
    { state: 'planned', ...PLAN, plannedAt: '2' },
    ['无制度', '建制度'],
    {},
  ],
  ['asked', {}, ASKED, ['设备未到'], { until: '2026-12-31' }],
  ['granted', ASKED, { dueOn: '2026-12-31' }, [], { until: '2026-12-31' }],
  ['refused', ASKED, { remark: '时间足够' }, ['时间足够'], {}],
  // A fix answers the question of more time.
  ['fixed', { state: 'planned', ...ASKED }, { state: 'fixed', fix: '已补' }, ['已补'], {}],
  ['returned', { state: 'fixed' }, { state: 'returned', remark: '不全' }, ['不全'], {}],
  ['closed', { state: 'fixed' }, { state: 'closed' }, [], {}],
  ['withdrawn', {}, { state: 'withdrawn', remark: '误报' }, ['误报'], {}],
  ['reopened', { state: 'closed' }, { round: 2, description: '复发' }, ['复发'], { round: 2 }],
  ['moved', {}, { assessmentId: 'b' }, [], {}],
  ['changed', {}, { origin: 'hand' }, [], {}],
] as const)('%s', (name, before, after, said, params) => {
  expect(happened(before, after)).toEqual({ key: `web.finding.event.${name}`, said, params });
});
