import {
  agrees,
  conflicted,
  decide,
  enqueue,
  nextToSend,
  refused,
  saved,
  type ClauseRecord,
  type Edit,
} from './queue';

const edit = (id: string, changes: Edit['changes'], over: Partial<Edit> = {}): Edit => ({
  ...{ id, assessmentId: 'a', kind: 'verdicts', changes, at: '2026-01-01T00:00:00.000Z', state: 'waiting' },
  ...over,
});
const met = (code: string, version = 0) => ({ code, version, verdict: 'met' as const });
const unmet = (code: string, version = 0) => ({ code, version, verdict: 'unmet' as const });
const record = (code: string, version: number): ClauseRecord =>
  ({ code, version, verdict: 'met' }) as ClauseRecord;
const brief = (queue: readonly Edit[]) =>
  queue.map(({ id, state, changes }) => [id, state, ...changes.map((one) => `${one.code}@${one.version}`)]);

describe('another word on the same clause', () => {
  it('takes the place of the one before', () => {
    const queue = enqueue(
      [edit('1', [met('A', 3)]), edit('2', [met('B')])],
      edit('3', [unmet('A', 3)]),
      undefined,
    );
    expect(brief(queue)).toEqual([
      ['1', 'waiting', 'A@3'],
      ['2', 'waiting', 'B@0'],
    ]);
    expect(queue[0]!.changes).toEqual([unmet('A', 3)]);
  });

  it('waits behind one that is on its way, and rests on what that becomes', () => {
    const queue = enqueue([edit('1', [met('A', 3)])], edit('2', [unmet('A', 3)]), '1');
    expect(brief(queue)).toEqual([
      ['1', 'waiting', 'A@3'],
      ['2', 'waiting', 'A@3'],
    ]);
    expect(brief(saved(queue, '1', [record('A', 4)]))).toEqual([['2', 'waiting', 'A@4']]);
  });

  it('leaves a batch and other assessments alone', () => {
    const before = [edit('1', [met('A'), met('B')]), edit('2', [met('A')], { assessmentId: 'b' })];
    expect(enqueue(before, edit('3', [unmet('A')]), undefined)).toHaveLength(3);
  });

  it('joins assignments field by field', () => {
    const assigned = (change: object) =>
      edit('x', [{ code: 'A', version: 1, ...change }], { kind: 'assignments' });
    const [one] = enqueue([assigned({ departmentId: 'd' })], assigned({ dueOn: '2026-02-01' }), undefined);
    expect(one!.changes).toEqual([{ code: 'A', version: 1, departmentId: 'd', dueOn: '2026-02-01' }]);
  });

  it('is a new try where the one before was refused', () => {
    const queue = refused([edit('1', [met('A', 2)])], '1', 'no');
    expect(nextToSend(queue)).toBeUndefined();
    expect(brief(enqueue(queue, edit('2', [unmet('A', 2)]), undefined))).toEqual([['1', 'waiting', 'A@2']]);
  });
});

describe('when somebody else was first', () => {
  const queue = [
    edit('1', [met('A', 1)]),
    edit('2', [met('B')]),
    edit('3', [{ code: 'A', version: 1, dueOn: '2026-02-01' }], { kind: 'assignments' }),
  ];
  const held = conflicted(queue, '1', [record('A', 5)]);

  it('that clause waits for a decision and the others go on', () => {
    expect(nextToSend(held)?.id).toBe('2');
    expect(nextToSend(saved(held, '2', [record('B', 1)]))).toBeUndefined();
  });

  it('mine is sent on top of theirs', () => {
    const decided = decide(held, '1', new Set(['A']));
    expect(brief(decided)[0]).toEqual(['1', 'waiting', 'A@5']);
    expect(brief(saved(decided, '1', [record('A', 6)]))).toEqual([
      ['2', 'waiting', 'B@0'],
      ['3', 'waiting', 'A@6'],
    ]);
  });

  it('theirs stays, and what was made on top rests on it', () => {
    expect(brief(decide(held, '1', new Set()))).toEqual([
      ['2', 'waiting', 'B@0'],
      ['3', 'waiting', 'A@5'],
    ]);
  });

  it('the last word is the one in question', () => {
    const later = conflicted([...queue, edit('4', [unmet('A', 1)])], '1', [record('A', 5)]);
    expect(later[0]!.changes).toEqual([unmet('A', 1)]);
    expect(later.map(({ id }) => id)).toEqual(['1', '2', '3']);
  });

  it('of a batch each clause is decided, and those nobody touched go with it', () => {
    const batch = conflicted([edit('1', [met('A'), met('B'), met('C')])], '1', [
      record('A', 2),
      record('B', 3),
    ]);
    expect(brief(decide(batch, '1', new Set(['B'])))).toEqual([['1', 'waiting', 'B@3', 'C@0']]);
    expect(brief(decide(batch, '1', new Set()))).toEqual([['1', 'waiting', 'C@0']]);
  });
});

describe('two people who say the same', () => {
  const theirs = {
    ...record('A', 2),
    reason: null,
    promisedBy: null,
    measured: null,
    item: null,
  } as ClauseRecord;

  it.each([
    ['the same verdict', edit('1', [met('A', 1)]), true],
    ['another verdict', edit('1', [unmet('A', 1)]), false],
    ['the same verdict with a reason', edit('1', [{ ...met('A', 1), reason: 'x' }]), false],
    ['a value', edit('1', [{ ...met('A', 1), value: '90%' }]), false],
    ['a level', edit('1', [{ code: 'A', version: 1, level: 3 }]), false],
  ])('%s', (_, mine, same) => {
    expect(agrees(mine, [theirs])).toBe(same);
  });

  it('the same department, whatever else is theirs', () => {
    const mine = edit('1', [{ code: 'A', version: 1, departmentId: 'd' }], { kind: 'assignments' });
    expect(agrees(mine, [{ ...theirs, departmentId: 'd', dueOn: '2026-01-01' }])).toBe(true);
    expect(agrees(mine, [{ ...theirs, departmentId: null }])).toBe(false);
  });
});
