import { readFacts, versionHeader } from './sheet-facts';

const facts = {
  ...{ schema: 1, assessmentId: 'a', editionId: 'x@1', exportedAt: '2026-01-01T00:00:00.000Z' },
  exportedBy: '王芳 {质控} "一"',
};

it('the facts behind the name of the version column read back', () => {
  expect(readFacts(versionHeader('版本', facts))).toEqual(facts);
});

it.each([
  ['nothing', '版本'],
  ['something else in braces', '版本 {1}'],
  ['half of it', versionHeader('版本', facts).slice(0, 40)],
  ['a fact of another kind', versionHeader('版本', facts).replace('"a"', '7')],
  ['no schema', versionHeader('版本', facts).replace('"dabiao":1', '"dabiao":"1"')],
])('%s gives none', (_, header) => {
  expect(readFacts(header)).toBeUndefined();
});
