import { monthsUpTo, readFigures, windowOf, type Combine, type MonthFigures } from '@dabiao/indicators';
import { toFixed } from '@dabiao/kernel';
import { DEMO_SERIES, demoReadings } from './index';

/** The months of a series with their figures. */
function months(hospital: string, indicator: string): { unit: string; readings: MonthFigures[] } {
  const series = DEMO_SERIES[hospital]!.find((one) => one.indicator === indicator)!;
  const written = demoReadings(hospital, series);
  const readings = monthsUpTo('2026-06', written.length).map((month, i): MonthFigures => {
    const read = readFigures({ unit: series.unit, combine: null }, written[i]!, true);
    if (read.kind !== 'figures') throw new Error(JSON.stringify(read));
    return { month, figures: read.figures };
  });
  return { unit: series.unit, readings };
}

it.each<[string, string, Combine, string]>([
  ['liulin', 'avg_length_of_stay', 'mean', '8.00'],
  ['liulin', 'outpatient_visits', 'sum', '270000.00'],
  ['liulin', 'grade_a_record_rate', 'ratio', '98.03'],
  ['xinjiang', 'outpatient_visits', 'sum', '239644.00'],
  ['xinjiang', 'admissions', 'sum', '13401.00'],
  ['xinjiang', 'avg_length_of_stay', 'mean', '7.24'],
  ['xinjiang', 'bed_occupancy_rate', 'ratio', '71.50'],
  ['xinjiang', 'drug_revenue_share', 'ratio', '28.03'],
  ['xinjiang', 'consumables_share', 'ratio', '13.49'],
  ['xinjiang', 'door_to_wire_minutes', 'mean', '53.00'],
  ['xinjiang', 'new_tier3_techniques', 'sum', '25.00'],
])('the last year of %s ends at the published %s (%s): %s', (hospital, indicator, combine, published) => {
  const { unit, readings } = months(hospital, indicator);
  const window = windowOf({ unit, combine }, readings, '2026-06', 12);
  expect([window.state, window.value && toFixed(window.value)]).toEqual(['complete', published]);
});

it.each<[string, string, string]>([
  ['liulin', 'minimally_invasive_operations', '131.25'], // 370 / 160
  ['xinjiang', 'outpatient_visits', '4.48'], // 239,644 / 229,368
  ['xinjiang', 'admissions', '5.76'], // 13,401 / 12,671
  ['xinjiang', 'operations', '4.22'], // 4,175 / 4,006
  ['xinjiang', 'teleconsultations', '22.00'], // 366 / 300
])('%s: %s grew by %s %%', (hospital, indicator, percent) => {
  const { unit, readings } = months(hospital, indicator);
  const total = (last: string): bigint => windowOf({ unit, combine: 'sum' }, readings, last, 12).value!.n;
  const [now, then] = [total('2026-06'), total('2025-06')];
  expect(toFixed({ n: (now - then) * 100n, d: then })).toBe(percent);
});

it('no share is above the whole, and the same on every run', () => {
  for (const [hospital, all] of Object.entries(DEMO_SERIES))
    for (const series of all) {
      const written = demoReadings(hospital, series);
      expect(written).toHaveLength(series.months);
      expect(demoReadings(hospital, series)).toEqual(written);
      if (series.unit === '%')
        for (const { numerator, denominator } of written)
          expect(Number(numerator)).toBeLessThanOrEqual(Number(denominator));
    }
});
