import { groupBy } from './group-by';

it('groups keep the order of their first member, and members their own', () => {
  const groups = groupBy(['b2', 'a1', 'b1', 'c1', 'a2'], (text) => text[0]!);
  expect([...groups]).toEqual([
    ['b', ['b2', 'b1']],
    ['a', ['a1', 'a2']],
    ['c', ['c1']],
  ]);
});

it('nothing makes no group', () => {
  expect([...groupBy([], String)]).toEqual([]);
});
