import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endingWithUnit, unitIn } from './units';

it('stays Chinese in Chinese', () => {
  expect(unitIn('zh', '天')).toBe('天');
  expect(endingWithUnit('zh', '<= 8.5 天', '天')).toBe('<= 8.5 天');
});

it('has its English name in English, at the end of a figure too', () => {
  expect(unitIn('en', '人/床')).toBe('people per bed');
  expect(unitIn('en', '%')).toBe('%');
  expect(unitIn('en', '自定')).toBe('自定');
  expect(endingWithUnit('en', '2026-06: 8.5 天', '天')).toBe('2026-06: 8.5 days');
  expect(endingWithUnit('en', '12 %', '%')).toBe('12 %');
});

it('knows every unit of the indicators that come with the program', () => {
  const sets = ['standards', 'goals'].map((name) =>
    readFileSync(join(__dirname, `../../../seeds/indicators/${name}.yaml`), 'utf8'),
  );
  const units = sets.flatMap((text) =>
    [...text.matchAll(/unit: "?([^,"}]+)"?[,}]/g)].map(([, unit]) => unit!),
  );
  expect(units.length).toBeGreaterThan(100);
  expect(units.map((unit) => unitIn('en', unit)).filter((unit) => /[一-龥]/.test(unit))).toEqual([]);
});
