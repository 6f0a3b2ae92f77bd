import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { liulinSheet } from '@dabiao/demo';
import { EditionStore } from '@dabiao/edition-store';
import { graded, LIULIN, page, rated, ROOT, said, weighted } from './command-line';

const sheet = (name: string): string => join(LIULIN, `${name}.csv`);
const DAY = ['--as-of', '2024-12-31'];

interface Hospital {
  readonly assessments: readonly {
    readonly standard: string;
    readonly sheet: string;
    readonly choices?: Readonly<Record<string, readonly string[]>>;
  }[];
}
const hospital = parse(readFileSync(join(LIULIN, 'hospital.yaml'), 'utf8')) as Hospital;

describe('the published figures', () => {
  it('come out of the sheet exactly, under the keys that were agreed', async () => {
    const result = await rated('county-capability@2016-w1', sheet('county-capability'), ...DAY);
    expect(result).toMatchObject({
      standard: 'county-capability@2016-w1',
      asOf: '2024-12-31',
      method: 'rate',
      status: 'working',
      tiers: [
        { code: 'basic', met: 240, of: 260, percent: '92.31' }, // 240 / 260 = 0.923076…
        { code: 'recommended', met: 237, of: 319, percent: '74.29' }, // 237 / 319 = 0.742946…
      ],
    });
    for (const { met, of, unmet, unassessed, notApplicable, conditional } of result.tiers) {
      expect([unassessed, notApplicable, conditional].every(Number.isInteger)).toBe(true);
      expect(unmet.every((code) => typeof code === 'string')).toBe(true);
      expect(met + unmet.length + unassessed + notApplicable + conditional).toBe(of);
    }
  });

  it('every figure opens into its clauses', async () => {
    const { tiers } = await rated('county-capability', sheet('county-capability'), ...DAY);
    for (const { met, unmet, codes, sections, of } of tiers) {
      expect(codes.met).toHaveLength(met);
      expect(new Set([...codes.met, ...unmet]).size).toBe(of);
      expect(sections.reduce((sum, section) => sum + section.met, 0)).toBe(met);
      expect(sections.reduce((sum, section) => sum + section.of, 0)).toBe(of);
    }
  });
});

it('a centre gives elements, a total, the gate and what is conditional', async () => {
  const result = await weighted('chest-pain-standard', sheet('chest-pain-standard'), ...DAY);
  expect(result.method).toBe('weighted-elements');
  expect(result.total).toMatch(/^\d+\.\d\d$/);
  for (const element of result.elements)
    expect(element).toMatchObject({
      code: expect.any(String) as string,
      points: expect.any(Number) as number,
      of: expect.any(Number) as number,
      weight: expect.any(Number) as number,
    });
  expect(result.gate.passed).toBe(result.gate.vetoes.length === 0);
  expect(result.gate.vetoes.length).toBeGreaterThan(0);
  expect(result.gate.reasons.map(({ code }) => code)).toEqual(result.gate.vetoes);
  expect(Array.isArray(result.conditional)).toBe(true);
});

it('a ladder gives total, level, bounds, every level and what blocks the next', async () => {
  const result = await graded('emr-level', sheet('emr-level'), ...DAY);
  const { total, level, bounds, levels, next } = result;
  expect(result.method).toBe('level-ladder');
  expect(total).toMatch(/^\d+\.\d\d$/);
  expect(bounds.lowest).toBeLessThanOrEqual(level);
  expect(bounds.highest).toBeGreaterThanOrEqual(level);
  expect(levels.map((row) => row.level)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  for (const row of levels) {
    expect(row.reached).toBe(row.level <= level);
    expect(row.total).toEqual({
      have: total,
      need: expect.stringMatching(/^\d+\.\d\d$/) as string,
      ok: Number(total) >= Number(row.total.need),
    });
    expect(row.basic).toMatchObject({
      met: expect.any(Number) as number,
      of: expect.any(Number) as number,
    });
    expect(row.optional).toMatchObject({
      met: expect.any(Number) as number,
      need: expect.any(Number) as number,
      of: expect.any(Number) as number,
    });
  }
  expect(next?.level).toBe(level + 1);
  expect(next?.blockers.length).toBeGreaterThan(0);
});

it.each(hospital.assessments)(
  'the sheet $sheet is what the generator makes, byte for byte',
  async ({ standard, sheet: name }) => {
    const found = await new EditionStore(join(ROOT, 'seeds/standards')).find(standard);
    if (found.kind !== 'found') throw new Error(found.kind);
    expect(readFileSync(join(LIULIN, name)).equals(Buffer.from(liulinSheet(found.edition)))).toBe(true);
  },
);

describe('demo', () => {
  it.each([
    ['zh', ['演示数据', '240 / 260', '92.31 %', '237 / 319', '74.29 %', '五大中心', '电子病历应用水平']],
    [
      'en',
      [
        'Demo data',
        '240 / 260',
        '92.31 %',
        '237 / 319',
        '74.29 %',
        'The five centres',
        'EMR application level',
      ],
    ],
  ])('in %s prints the rates, the centres and the level', async (lang, facts) => {
    const text = await said('--lang', lang, 'demo');
    for (const fact of facts) expect(text).toContain(fact);
    // It must not be taken for the hospital's real state.
    expect(text).toContain(
      lang === 'zh' ? '逐条状态是合成的演示数据' : 'The state of single clauses is synthetic',
    );
    expect(text).toContain(lang === 'zh' ? '结果不是官方结论' : 'not an official result');
  });

  it('says the same as evaluating its sheets one by one', async () => {
    const text = await said('demo');
    for (const { standard, sheet: name, choices = {} } of hospital.assessments) {
      const options = Object.entries(choices).flatMap(([option, chosen]) => [
        '--option',
        `${option}=${chosen.join(',')}`,
      ]);
      const file = join(LIULIN, name);
      if (standard.startsWith('emr')) {
        const { level, total } = await graded(standard, file, ...DAY);
        expect(text).toContain(`level ${level} under the working flags`);
        expect(text).toContain(`Total ${total}`);
      } else if (!standard.startsWith('county')) {
        const result = await weighted(standard, file, ...options, ...DAY);
        const met = result.elements.reduce((sum, element) => sum + element.met, 0);
        const of = result.elements.reduce((sum, element) => sum + element.clauses, 0);
        expect(text).toContain(`${met} / ${of}`);
        if (result.total !== null) expect(text).toContain(result.total);
        for (const code of result.gate.vetoes) expect(text).toMatch(new RegExp(`^ +${code} .+: `, 'm'));
      }
    }
  });
});

describe('the page of a result', () => {
  it('of a rate: tiers with numerator, denominator and percent, sections, unmet clauses by title', async () => {
    const text = await page('county-capability', sheet('county-capability'), ...DAY);
    expect(text).toMatch(/^county-capability@2016-w1 · as of 2024-12-31 · working edition/m);
    expect(text).toMatch(/^ +Basic standard +240 \/ 260 +92\.31 % +20 +0 +0 +0$/m);
    expect(text).toMatch(/^ +Recommended standard +237 \/ 319 +74\.29 % +82 +0 +0 +0$/m);
    expect(text).toMatch(/^ +Departments +\d+ \/ \d+ +\d+\.\d\d %$/m);
    expect(text).toContain('Basic standard: 20 unmet');
    expect(text).toContain('Recommended standard: 82 unmet');
    expect(text).toContain('… and 42 more'); // 82 − 40 lines
    expect(text).toContain('Note: Working edition, not the official text');
  });

  it('of a centre: option, gate with reasons, elements, weights and the total', async () => {
    const args = ['--option', 'reperfusion=thrombolysis,transfer_pci', ...DAY];
    const { total, gate } = await weighted('chest-pain-primary', sheet('chest-pain-primary'), ...args);
    const text = await page('chest-pain-primary', sheet('chest-pain-primary'), ...args);
    expect(text).toContain('Re-perfusion strategy: thrombolysis Thrombolysis, transfer_pci Transfer for PCI');
    expect(text).toContain(
      `Gate: cannot apply yet: ${gate.vetoes.length} of ${gate.of} compulsory clauses are not satisfied`,
    );
    for (const { code, why } of gate.reasons) expect(text).toMatch(new RegExp(`^ +${code} .*: ${why}$`, 'm'));
    expect(text).toMatch(/^ +Element 1: .+\d+ \/ \d+ +\d+\.\d\d \/ 100\.00 +20\.00 % \(shared\)$/m);
    expect(text).toContain(`Total: ${total} of 100 (an estimate`);
  });

  it('of a centre without points: a dash and why, in Chinese', async () => {
    const chinese = await page('stroke', sheet('stroke'), ...DAY, '--lang', 'zh');
    expect(chinese).toContain('总分：—（国家文件没有分值）');
    expect(chinese).toContain('一票否决：');
  });

  it('of a ladder: level, bounds, every level, and what blocks the next', async () => {
    const { total, level } = await graded('emr-level', sheet('emr-level'), ...DAY);
    const text = await page('emr-level', sheet('emr-level'), ...DAY);
    expect(text).toContain(`level ${level} under the working flags; certainly `);
    expect(text).toMatch(
      new RegExp(`^ +1 +${total} / 28\\.00 +5 / 5 +\\d+ / 20 \\(32\\) +yes +certain$`, 'm'),
    );
    expect(text).toContain(`What blocks level ${level + 1}`);
    expect(text).toMatch(/basic item \d\d\.\d\d .+: (function|application) /);
  });
});
