import fc from 'fast-check';
import { parseEdition, planMove, type CodeMapping, type Edition, type MovePlan } from './index';
import { changed, rateSample } from './sample-editions';

/** An edition of clauses that ask for a text under a code: `A=one`. */
function edition(...clauses: string[]): Edition {
  const parsed = parseEdition({
    ...{ standard: 's', edition: 'e', title: '标准', authority: '县', document: '文', status: 'working' },
    method: 'rate',
    tiers: [{ code: 'basic', title: '基本', declared: clauses.length }],
    clauses: clauses.map((clause) => {
      const [code, text] = clause.split('=');
      return { code, tier: 'basic', title: text, provenance: 'found', source: '文' };
    }),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

function plan(before: Edition, after: Edition, mapping?: CodeMapping): MovePlan {
  const planned = planMove(before, after, mapping);
  if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
  return planned.plan;
}

const inShort = ({ moves, suggestions }: MovePlan): string[] => [
  ...moves.map(({ kind, from, to }) => `${from ?? ''}>${to ?? ''} ${kind}`),
  ...suggestions.map(({ from, to }) => `${from}>${to}?`),
];

describe('what becomes of each clause', () => {
  it.each<[string, string[], string[], CodeMapping | undefined, string[]]>([
    ['the same', ['A=1', 'B=2'], ['A=1', 'B=2'], undefined, ['A>A unchanged', 'B>B unchanged']],
    ['another text', ['A=1'], ['A=2'], undefined, ['A>A changed']],
    ['new and gone', ['A=1'], ['B=2'], undefined, ['>B added', 'A> removed']],
    [
      'the same text under a code of its own',
      ['A=1'],
      ['B=1'],
      undefined,
      ['B unchanged'].map((s) => `A>${s}`),
    ],
    [
      'a text that stands twice is not paired without being asked',
      ['A=1', 'B=1'],
      ['C=1', 'D=2'],
      undefined,
      ['>C added', '>D added', 'A> removed', 'B> removed', 'A>C?'],
    ],
    [
      'a text that stands twice in the new edition',
      ['A=1'],
      ['C=1', 'D=1'],
      undefined,
      ['>C added', '>D added', 'A> removed', 'A>C?'],
    ],
    [
      'codes that moved by one',
      ['A=1', 'B=2'],
      ['A=0', 'B=1', 'C=2'],
      undefined,
      ['A>A changed', 'B>B changed', '>C added', 'A>B?', 'B>C?'],
    ],
    [
      'the same with the suggestion taken',
      ['A=1', 'B=2'],
      ['A=0', 'B=1', 'C=2'],
      { A: 'B', B: 'C' },
      ['>A added', 'A>B unchanged', 'B>C unchanged'],
    ],
    [
      'exchanged codes',
      ['A=1', 'B=2'],
      ['A=2', 'B=1'],
      { A: 'B', B: 'A' },
      ['B>A unchanged', 'A>B unchanged'],
    ],
    ['a mapping to another text', ['A=1'], ['B=2'], { A: 'B' }, ['A>B changed']],
    [
      'a mapping goes before code and text',
      ['A=1', 'B=2'],
      ['A=1', 'B=2'],
      { A: 'B' },
      ['>A added', 'A>B changed', 'B> removed'],
    ],
  ])('%s', (_, before, after, mapping, expected) => {
    expect(inShort(plan(edition(...before), edition(...after), mapping))).toEqual(expected);
  });

  it('a clause of another class asks the same, and the plan says what differs', () => {
    const parse = (changes: Record<string, unknown>): Edition => {
      const parsed = parseEdition(changed(rateSample, changes));
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
      return parsed.value;
    };
    const after = parse({ 'clauses.0.tier': 'more', 'tiers.0.declared': 1, 'tiers.1.declared': 2 });
    const [first] = plan(parse({}), after).moves;
    expect(first).toEqual({ kind: 'unchanged', from: '1.1', to: '1.1', fields: ['tier'] });
  });
});

it.each<[string, CodeMapping, object[]]>([
  ['an old code that is not there', { X: 'A' }, [{ key: 'move.mapping.from', params: { code: 'X' } }]],
  ['a new code that is not there', { A: 'X' }, [{ key: 'move.mapping.to', params: { code: 'X' } }]],
  ['a new code given twice', { A: 'B', B: 'B' }, [{ key: 'move.mapping.twice', params: { code: 'B' } }]],
  [
    'everything at once',
    { X: 'Y' },
    [
      { key: 'move.mapping.from', params: { code: 'X' } },
      { key: 'move.mapping.to', params: { code: 'Y' } },
    ],
  ],
])('refuses %s', (_, mapping, problems) => {
  const both = edition('A=1', 'B=2');
  expect(planMove(both, both, mapping)).toEqual({ ok: false, problems });
});

describe('any two editions', () => {
  const code = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H');
  const clauses = fc
    .uniqueArray(fc.tuple(code, fc.constantFrom('1', '2', '3', '4', '5')), {
      minLength: 1,
      selector: ([own]) => own,
    })
    .map((all) => all.map(([own, text]) => `${own}=${text}`));
  const mappings = fc.dictionary(code, code);

  it('every clause of both is accounted for exactly once', () => {
    fc.assert(
      fc.property(clauses, clauses, mappings, (one, other, mapping) => {
        const [before, after] = [edition(...one), edition(...other)];
        const planned = planMove(before, after, mapping);
        if (!planned.ok) return;
        const { moves, suggestions } = planned.plan;
        const codes = (all: readonly (string | null)[]): string[] => all.filter((own) => own !== null).sort();
        const of = (its: Edition): string[] => its.clauses.map((clause) => clause.code).sort();
        expect(codes(moves.map(({ from }) => from))).toEqual(of(before));
        expect(codes(moves.map(({ to }) => to))).toEqual(of(after));
        const text = (its: readonly string[], own: string): string =>
          its.find((c) => c.startsWith(own))!.slice(1);
        for (const { kind, from, to } of moves) {
          if (from === null || to === null) continue;
          expect(kind).toBe(text(one, from) === text(other, to) ? 'unchanged' : 'changed');
        }
        // What is suggested can be taken as it is, and each of its pairs asks the same.
        const taken = { ...mapping, ...Object.fromEntries(suggestions.map(({ from, to }) => [from, to])) };
        const same = plan(before, after, taken).moves.filter(({ kind }) => kind === 'unchanged');
        for (const { from, to } of suggestions)
          expect(same).toContainEqual(expect.objectContaining({ from, to }));
      }),
    );
  });

  it('an identical edition changes nothing', () => {
    fc.assert(
      fc.property(clauses, (all) => {
        const { moves, suggestions } = plan(edition(...all), edition(...all));
        expect(moves.every(({ kind, from, to }) => kind === 'unchanged' && from === to)).toBe(true);
        expect(suggestions).toEqual([]);
      }),
    );
  });
});
