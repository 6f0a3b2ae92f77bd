import { withNullTypes } from './null-types';

const ref = { $ref: '#/components/schemas/X' };

it.each([
  ['a plain type', { type: 'string', format: 'date' }, { type: ['string', 'null'], format: 'date' }],
  ['a list of values', { type: 'string', enum: ['a'] }, { type: ['string', 'null'], enum: ['a', null] }],
  ['a reference', { allOf: [ref], description: 'd' }, { anyOf: [ref, { type: 'null' }], description: 'd' }],
  [
    'one of several',
    { oneOf: [ref], discriminator: { propertyName: 'kind' } },
    { anyOf: [{ oneOf: [ref], discriminator: { propertyName: 'kind' } }, { type: 'null' }] },
  ],
])('makes %s nullable', (_, schema, expected) => {
  const inside = { properties: { field: { ...schema, nullable: true }, other: schema } };
  expect(withNullTypes(inside)).toEqual({ properties: { field: expected, other: schema } });
});

it('refuses what has no type', () => {
  expect(() => withNullTypes({ nullable: true, description: 'd' })).toThrow(/Cannot make this nullable/);
});
