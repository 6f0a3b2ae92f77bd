import * as fc from 'fast-check';
import { canonicalJson } from './canonical-json';

it('sorts keys at every depth and keeps lists', () => {
  expect(canonicalJson({ b: [{ d: 1, c: '达' }], a: null })).toBe('{"a":null,"b":[{"c":"达","d":1}]}');
});

it('any JSON reads back, whatever the order of its keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});
