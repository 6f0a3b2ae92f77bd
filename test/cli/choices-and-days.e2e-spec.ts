import { join } from 'node:path';
import { dayInShanghai } from '@dabiao/kernel';
import { Desk, page, rated, refusedSheet, refusedWith, ROOT, weighted } from './command-line';

const desk = new Desk();
afterAll(() => desk.clear());

describe('the day of the result', () => {
  it('a promise holds on its day and has expired the day after: a gate', async () => {
    const file = desk.csv('code,verdict,reason,promised_by', 'B5.12.1,conditional,a plan,2026-12-31');
    const on = (day: string): ReturnType<typeof weighted> =>
      weighted('chest-pain-primary', file, '--option', 'reperfusion=thrombolysis', '--as-of', day);

    const lastDay = await on('2026-12-31');
    expect(lastDay.conditional).toEqual(['B5.12.1']);
    expect(lastDay.gate.vetoes).not.toContain('B5.12.1');
    expect(lastDay.unmet).toEqual([]);

    const dayAfter = await on('2027-01-01');
    expect(dayAfter.conditional).toEqual([]);
    expect(dayAfter.gate.reasons).toContainEqual({ code: 'B5.12.1', why: 'expired' });
    expect(dayAfter.unmet).toEqual(['B5.12.1']);
  });

  it('a promise later than the grace allows does not open the gate', async () => {
    const file = desk.csv('code,verdict,reason,promised_by', 'B5.12.1,conditional,a plan,2026-12-31');
    const on = (day: string): ReturnType<typeof weighted> =>
      weighted('chest-pain-primary', file, '--option', 'reperfusion=thrombolysis', '--as-of', day);
    // Twelve months at the most.
    expect((await on('2025-12-31')).gate.vetoes).not.toContain('B5.12.1');
    expect((await on('2025-12-30')).gate.reasons).toContainEqual({ code: 'B5.12.1', why: 'promisedTooLate' });
  });

  it('a promise holds on its day and has expired the day after: a rate', async () => {
    const file = desk.csv('编号,自评,原因,承诺日期', 'B-FUNC-001,限期达标,已立项,2026年12月31日');
    const [before] = (await rated('county-capability', file, '--as-of', '2026-12-31')).tiers;
    expect(before).toMatchObject({ met: 0, conditional: 1, unmet: [], unassessed: 259 });
    const [after] = (await rated('county-capability', file, '--as-of', '2027-01-01')).tiers;
    expect(after).toMatchObject({ met: 0, conditional: 0, unmet: ['B-FUNC-001'], unassessed: 259 });
    expect(after?.codes.expired).toEqual(['B-FUNC-001']);
  });

  it('is today in Shanghai unless it is said', async () => {
    const before = dayInShanghai(new Date());
    const { asOf } = await rated('county-capability', desk.csv('code,verdict', 'B-FUNC-001,met'));
    expect([before, dayInShanghai(new Date())]).toContain(asOf);
  });
});

describe('--option', () => {
  const sheet = desk.csv('code,verdict', 'B1.01.1,met');
  const chosen = async (...args: string[]): Promise<unknown> =>
    (await weighted('chest-pain-primary', sheet, ...args)).options.chosen;
  const refused = (standard: string, ...args: string[]): Promise<string[]> =>
    refusedWith('evaluate', '--standard', standard, '--sheet', sheet, ...args);

  it.each([
    [['--option', 'reperfusion=thrombolysis'], ['thrombolysis']],
    [
      ['--option', 'reperfusion=thrombolysis,transfer_pci'],
      ['thrombolysis', 'transfer_pci'],
    ],
    [
      ['--option', ' reperfusion = thrombolysis , transfer_pci '],
      ['thrombolysis', 'transfer_pci'],
    ],
    [
      ['--option', 'reperfusion=thrombolysis,reperfusion=primary_pci'],
      ['thrombolysis', 'primary_pci'],
    ],
    [
      ['--option', 'reperfusion=thrombolysis', '--option', 'reperfusion=primary_pci'],
      ['thrombolysis', 'primary_pci'],
    ],
    [['--option', 'reperfusion=thrombolysis,thrombolysis'], ['thrombolysis']],
  ])('%j', async (args, choices) => {
    expect(await chosen(...args)).toEqual({ reperfusion: choices });
  });

  it('a part with = begins the next option', async () => {
    const standard = desk.file(
      [
        'standard: two-options',
        'edition: "1"',
        'title: Two options',
        'authority: Nobody',
        'document: none',
        'status: working',
        'method: weighted-elements',
        'options:',
        '  - { code: a, title: A, choose: many, choices: [{ code: x, title: X }, { code: y, title: Y }] }',
        '  - { code: b, title: B, choose: one, choices: [{ code: y, title: Y }, { code: z, title: Z }] }',
        'sections: [{ code: S, title: S }]',
        'clauses:',
        '  - { code: B1.01.1, section: S, title: One, provenance: found, source: here }',
        '',
      ].join('\n'),
      '.yaml',
    );
    const { options } = await weighted(standard, sheet, '--option', 'a=x,y,b=y');
    expect(options).toEqual({ chosen: { a: ['x', 'y'], b: ['y'] }, defaulted: [], undecided: [] });
    expect((await weighted(standard, sheet, '--option', 'b=z')).options).toEqual({
      chosen: { a: [], b: ['z'] },
      defaulted: [],
      undecided: ['a'],
    });
  });

  it.each(['reperfusion', 'thrombolysis', '=thrombolysis', 'reperfusion=', 'reperfusion=a,,b', ''])(
    '"%s" is not of the form',
    async (option) => {
      expect(await refused('chest-pain-primary', '--option', option)).toEqual([
        `"${option}" is not of the form option=choice`,
      ]);
    },
  );

  it.each([
    [
      'chest-pain-primary',
      'perfusion=thrombolysis',
      '--option: this edition has no option "perfusion", only reperfusion',
    ],
    [
      'chest-pain-primary',
      'reperfusion=aspirin',
      '--option: option "reperfusion" has no choice "aspirin", only thrombolysis, transfer_pci, primary_pci',
    ],
    ['stroke', 'level=L2,L3', '--option: option "level" takes one choice'],
    ['emr-level', 'level=3', '--option: this edition has no option "level", only —'],
    // Names that every object of JavaScript has are names like any other.
    ['emr-level', 'constructor=x', '--option: this edition has no option "constructor", only —'],
    ['emr-level', '__proto__=x', '--option: this edition has no option "__proto__", only —'],
  ])('%s with %s: %s', async (standard, option, line) => {
    expect(await refused(standard, '--option', option)).toEqual([line, 'no result: 1 problem(s)']);
  });

  it('names everything that is wrong with the choices', async () => {
    const lines = await refused('stroke', '--option', 'level=L2,L3,L9', '--option', 'x=y');
    expect(lines).toHaveLength(4);
    expect(lines.at(-1)).toBe('no result: 3 problem(s)');
  });
});

describe('--level', () => {
  const sheet = desk.csv('code,value', 'MAT02-C,2000', 'MAT02-M,2000');

  it('is short for the option', async () => {
    const short = await weighted('critical-maternal', sheet, '--level', 'county');
    expect(short.options).toEqual({ chosen: { level: ['county'] }, defaulted: [], undecided: [] });
    expect(await weighted('critical-maternal', sheet, '--option', 'level=county')).toEqual(short);
    // The same choice twice is one choice.
    expect(
      await weighted('critical-maternal', sheet, '--level', 'county', '--option', 'level=county'),
    ).toEqual(short);
  });

  it('switches the clauses of the other levels off', async () => {
    const county = await weighted('critical-maternal', sheet, '--level', 'county');
    const city = await weighted('critical-maternal', sheet, '--level', 'city');
    expect(county.unassessed).toContain('MAT01-C');
    expect(county.unassessed).not.toContain('MAT01-M');
    expect(city.unassessed).toContain('MAT01-M');
    expect(city.unassessed).not.toContain('MAT01-C');
  });

  it('that is not said is the default of the edition, and the page says so', async () => {
    const { options } = await weighted('critical-maternal', sheet);
    expect(options).toEqual({ chosen: { level: ['county'] }, defaulted: ['level'], undecided: [] });
    expect(await page('critical-maternal', sheet)).toContain('Level: county County (default of the edition)');
    expect(await page('critical-maternal', sheet, '--level', 'county')).toMatch(/^Level: county County$/m);
  });

  it('must be one of the levels, and only one', async () => {
    expect(await refusedSheet('critical-maternal', sheet, '--level', 'village')).toEqual([
      '--option: option "level" has no choice "village", only county, city, province',
      'no result: 1 problem(s)',
    ]);
    expect(
      await refusedSheet('critical-maternal', sheet, '--level', 'city', '--option', 'level=county'),
    ).toEqual(['--option: option "level" takes one choice', 'no result: 1 problem(s)']);
  });
});

it('without a re-perfusion strategy the gate stays shut, and the result says why', async () => {
  const sheet = desk.csv('code,verdict', 'B1.01.1,met');
  const { gate, options } = await weighted('chest-pain-primary', sheet);
  expect(gate).toMatchObject({ passed: false, undecided: ['reperfusion'] });
  expect(options).toEqual({ chosen: { reperfusion: [] }, defaulted: [], undecided: ['reperfusion'] });
  const text = await page('chest-pain-primary', sheet);
  expect(text).toContain('Re-perfusion strategy: —');
  expect(text).toContain('Gate: not chosen yet: reperfusion (choose with --option)');
});

describe('--standard', () => {
  const sheet = desk.csv('code,verdict', 'STR01,met');

  it('takes the full id, the name alone, or the path of a file', async () => {
    const byId = await weighted('stroke@2016', sheet, '--as-of', '2026-01-01');
    expect(await weighted('stroke', sheet, '--as-of', '2026-01-01')).toEqual(byId);
    expect(
      await weighted(join(ROOT, 'seeds/standards/stroke@2016.yaml'), sheet, '--as-of', '2026-01-01'),
    ).toEqual(byId);
  });

  it('refuses a file that is not there', async () => {
    expect(await refusedSheet(desk.path('none.yaml'), sheet)).toEqual([
      `${desk.path('none.yaml')}:1:1: there is no such file`,
    ]);
  });
});
