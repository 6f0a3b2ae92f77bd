import { Desk, rated, refusedSheet, weighted } from './command-line';

const desk = new Desk();
afterAll(() => desk.clear());

/** What one clause becomes: met, unmet or unassessed. */
async function verdictOf(standard: string, code: string, cells: string): Promise<string> {
  const file = desk.csv('code,verdict,value,numerator,denominator', `${code},${cells}`);
  if (standard === 'county-capability') {
    const [basic] = (await rated(standard, file)).tiers;
    if (basic?.codes.met.includes(code)) return 'met';
    if (basic?.unmet.includes(code)) return 'unmet';
    expect(basic?.codes.unassessed).toContain(code);
    return 'unassessed';
  }
  const { unmet, unassessed } = await weighted(standard, file);
  if (unmet.includes(code)) return 'unmet';
  return unassessed.includes(code) ? 'unassessed' : 'met';
}

describe('what says nothing is unassessed, never met and never zero', () => {
  it.each(['', '无', '未统计', '未评', 'unassessed'])('verdict "%s"', async (word) => {
    const [basic] = (await rated('county-capability', desk.csv('code,verdict', `B-FUNC-001,${word}`))).tiers;
    expect(basic).toMatchObject({ met: 0, of: 260, percent: '0.00', unassessed: 260, unmet: [] });
  });

  it.each(['无', '未统计', '未评', '—', '/', '-', 'N/A'])('value "%s"', async (word) => {
    // At most 4 ‰ died: zero would be met.
    expect(await verdictOf('county-capability', 'B-OPS-010', `,${word}`)).toBe('unassessed');
    expect(await verdictOf('county-capability', 'B-OPS-010', `unmet,${word}`)).toBe('unmet');
  });

  it('nothing of nothing', async () => {
    expect(await verdictOf('county-capability', 'B-OPS-010', ',,0,0')).toBe('unassessed');
  });
});

describe('what was measured decides', () => {
  it.each([
    // B-OPS-010: inpatient mortality at most 4 ‰
    ['county-capability', 'B-OPS-010', ',0', 'met'],
    ['county-capability', 'B-OPS-010', ',0起', 'met'],
    ['county-capability', 'B-OPS-010', ',4', 'met'],
    ['county-capability', 'B-OPS-010', ',4‰', 'met'],
    ['county-capability', 'B-OPS-010', ',0.4%', 'met'], // 0.4 % = 4 ‰
    ['county-capability', 'B-OPS-010', ',0.41%', 'unmet'],
    ['county-capability', 'B-OPS-010', ',4.01', 'unmet'],
    ['county-capability', 'B-OPS-010', ',,4,1000', 'met'],
    ['county-capability', 'B-OPS-010', ',,41,10000', 'unmet'], // 4.1 ‰
    ['county-capability', 'B-OPS-010', ',3.99,"1,197","300,000"', 'met'], // 1197 / 300000 = 3.99 ‰
    // B-OPS-012: at least 90 % of records grade A
    ['county-capability', 'B-OPS-012', ',0.9', 'met'],
    ['county-capability', 'B-OPS-012', ',0.8999', 'unmet'],
    ['county-capability', 'B-OPS-012', ',98.03', 'met'],
    ['county-capability', 'B-OPS-012', ',０．９８', 'met'],
    // B1.26: at least 75 % of patients registered
    ['chest-pain-primary', 'B1.26', ',75%', 'met'],
    ['chest-pain-primary', 'B1.26', ',0.75', 'met'],
    ['chest-pain-primary', 'B1.26', ',0.7499', 'unmet'],
    ['chest-pain-primary', 'B1.26', ',74.99', 'unmet'],
    ['chest-pain-primary', 'B1.26', ',750‰', 'met'],
    ['chest-pain-primary', 'B1.26', ',,3,4', 'met'],
    ['chest-pain-primary', 'B1.26', ',0', 'unmet'],
    // NEO12: at least 1.5 nurses to 1 bed
    ['critical-neonatal', 'NEO12', ',1:1.5', 'met'],
    ['critical-neonatal', 'NEO12', ',1.5:1', 'met'],
    ['critical-neonatal', 'NEO12', ',1：1.4', 'unmet'],
    ['critical-neonatal', 'NEO12', ',1.5', 'met'],
    ['critical-neonatal', 'NEO12', ',,12,8', 'met'], // 12 / 8 = 1.5
    ['critical-neonatal', 'NEO12', ',,11,8', 'unmet'],
    // MAT02-C: at least 2000 deliveries a year
    ['critical-maternal', 'MAT02-C', ',0.2万', 'met'],
    ['critical-maternal', 'MAT02-C', ',0.19万人次', 'unmet'],
    ['critical-maternal', 'MAT02-C', ',"2,000"', 'met'],
    ['critical-maternal', 'MAT02-C', ',2000例', 'met'],
    ['critical-maternal', 'MAT02-C', ',1999', 'unmet'],
    ['critical-maternal', 'MAT02-C', ',50万', 'met'],
    ['critical-maternal', 'MAT02-C', 'unmet,1999', 'unmet'],
    ['critical-maternal', 'MAT02-C', 'met,2000', 'met'],
  ])('%s %s with "%s" is %s', async (standard, code, cells, verdict) => {
    expect(await verdictOf(standard, code, cells)).toBe(verdict);
  });

  it('1 against a percentage can be read in two ways and is refused', async () => {
    expect(await refusedSheet('chest-pain-primary', desk.csv('code,value', 'B1.26,1'))).toEqual([
      'row 2, column B (value): "1" can be read in two ways: write 1% or the share in percent',
      'no result: 1 problem(s)',
    ]);
  });
});

it('all clauses of a tier not applicable: nothing to count, neither 0 % nor 100 %', async () => {
  const standard = desk.file(
    [
      'standard: tiny',
      'edition: "1"',
      'title: Tiny',
      'authority: Nobody',
      'document: none',
      'status: working',
      'method: rate',
      'tiers: [{ code: basic, title: Basic, declared: 1 }]',
      'clauses:',
      '  - { code: A, tier: basic, title: A, provenance: found, source: here }',
      '',
    ].join('\n'),
    '.yaml',
  );
  const { tiers } = await rated(standard, desk.csv('code,verdict,reason', 'A,not_applicable,no such thing'));
  expect(tiers).toMatchObject([{ met: 0, of: 0, percent: null, notApplicable: 1 }]);
});
