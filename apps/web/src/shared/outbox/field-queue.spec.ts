import {
  decided,
  fieldAgain,
  fieldChosen,
  fieldConflicted,
  fieldDropped,
  fieldRefused,
  fieldSaved,
  isThere,
  nextField,
  released,
  type FieldDecision,
  type FieldItem,
  type FieldPhoto,
  type FieldQueue,
  type Review,
} from './field-queue';

const OF = { visitId: 'v', hospitalId: 'h', assessmentId: 'a', at: '2026-05-11T01:00:00.000Z' };
const photo = (id: string, code: string, over: Partial<FieldPhoto> = {}): FieldPhoto => ({
  ...{ ...OF, id, code, kind: 'photo', state: 'draft', title: '照片', note: '', against: false },
  ...{ name: 'a.jpg', bytes: 3, ...over },
});
const decision = (id: string, code: string, over: Partial<FieldDecision> = {}): FieldDecision => ({
  ...{ ...OF, id, code, kind: 'decision', state: 'waiting', verdict: 'rejected', reason: '无记录' },
  ...{ version: 4, ...over },
});
const review = (code: string, over: Partial<Review> = {}): Review => ({
  ...{ assessmentId: 'a', code, hospitalId: 'h', verdict: 'rejected', last: 'rejected', reason: '无记录' },
  ...{ decidedAt: OF.at, decidedBy: 'me', visitId: 'v', rejections: 1, resetAt: null, resetCause: null },
  ...{ changedAt: null, version: 5, ...over },
});
const brief = (queue: FieldQueue) => queue.map(({ id, state }) => `${id} ${state}`);

describe('deciding', () => {
  it('sends the photos of the clause first, and they show what was decided', () => {
    const queue = [photo('p1', '1'), photo('p2', '2'), photo('p3', '1')];
    const next = decided(queue, decision('d', '1'), undefined);
    expect(brief(next)).toEqual(['p1 waiting', 'p2 draft', 'p3 waiting', 'd waiting']);
    expect(next.map((item) => item.kind === 'photo' && item.against)).toEqual([true, false, true, false]);
    expect(nextField(next)?.id).toBe('p1');
    const confirmed = decided(queue, decision('d', '1', { verdict: 'confirmed' }), undefined);
    expect(confirmed[0]).toMatchObject({ state: 'waiting', against: false });
  });

  it('photos of another visit or assessment stay drafts', () => {
    const queue = [photo('p1', '1', { visitId: 'w' }), photo('p2', '1', { assessmentId: 'b' })];
    expect(brief(decided(queue, decision('d', '1'), undefined)).slice(0, 2)).toEqual([
      'p1 draft',
      'p2 draft',
    ]);
  });

  it.each(['waiting', 'conflict', 'refused'] as const)(
    'again takes back what is %s, and goes to the end',
    (state) => {
      const queue = [decision('d1', '1', { state }), decision('d2', '2')];
      expect(brief(decided(queue, decision('d3', '1'), undefined))).toEqual(['d2 waiting', 'd3 waiting']);
    },
  );

  it('again leaves what is on its way or saved', () => {
    const queue = [decision('d1', '1', { state: 'saved' }), decision('d2', '1')];
    expect(brief(decided(queue, decision('d3', '1'), 'd2'))).toEqual([
      'd1 saved',
      'd2 waiting',
      'd3 waiting',
    ]);
  });

  it('photos can go without a decision', () => {
    expect(brief(released([photo('p', '1')], { ...OF, code: '1' }, false))).toEqual(['p waiting']);
  });
});

describe('what the server says', () => {
  it('saved: what was decided on top of it rests on the new version', () => {
    const queue = [decision('d1', '1'), decision('d2', '1'), decision('d3', '2')];
    const next = fieldSaved(queue, 'd1', review('1', { version: 9 }));
    expect(brief(next)).toEqual(['d1 saved', 'd2 waiting', 'd3 waiting']);
    expect(next.map((item) => item.kind === 'decision' && item.version)).toEqual([4, 9, 4]);
  });

  it('of what is saved the last fifty stay in the list', () => {
    let queue: FieldQueue = Array.from({ length: 60 }, (_, i): FieldItem =>
      photo(`p${i}`, '1', { state: 'waiting' }),
    );
    for (let i = 0; i < 60; i++) queue = fieldSaved(queue, `p${i}`, undefined);
    expect([queue.length, queue[0]!.id, queue.at(-1)!.id]).toEqual([50, 'p10', 'p59']);
  });

  it('a conflict holds only its clause', () => {
    const queue = fieldConflicted([decision('d1', '1'), decision('d2', '2')], 'd1', review('1'));
    expect(brief(queue)).toEqual(['d1 conflict', 'd2 waiting']);
    expect(nextField(queue)?.id).toBe('d2');
  });

  it('a conflict is about the last word on the clause', () => {
    const queue = fieldConflicted([decision('d1', '1'), decision('d2', '1')], 'd1', review('1'));
    expect(brief(queue)).toEqual(['d2 conflict']);
  });

  it('mine goes again on what was shown, theirs goes away', () => {
    const queue = fieldConflicted([decision('d1', '1')], 'd1', review('1', { version: 7 }));
    expect(fieldChosen(queue, 'd1', true)).toMatchObject([
      { state: 'waiting', version: 7, current: undefined },
    ]);
    expect(fieldChosen(queue, 'd1', false)).toEqual([]);
  });

  it('what was refused says why, and goes again or away', () => {
    const queue = fieldRefused([decision('d1', '1')], 'd1', '申诉待裁定');
    expect(queue).toMatchObject([{ state: 'refused', problem: '申诉待裁定' }]);
    expect(nextField(queue)).toBeUndefined();
    expect(fieldAgain(queue, 'd1')).toMatchObject([{ state: 'waiting', problem: undefined }]);
    expect(fieldDropped(queue, 'd1')).toEqual([]);
  });
});

it.each([
  ['the same word of the same person', {}, true],
  ['another person', { decidedBy: 'you' }, false],
  ['another verdict', { verdict: 'confirmed' as const }, false],
  ['taken back since', { verdict: 'none' as const }, false],
  ['another reason', { reason: '其他' }, false],
])('a decision is there already: %s', (_what, over, expected) => {
  expect(isThere(decision('d', '1'), review('1', over), 'me')).toBe(expected);
});
