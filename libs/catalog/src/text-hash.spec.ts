import { parseEdition, textHash, topSections, wordsIn, type Clause } from './index';
import { changed, ladderSample, rateSample, weightedSample } from './sample-editions';

function clause(sample: Record<string, unknown>, changes: Record<string, unknown> = {}): Clause {
  const parsed = parseEdition(changed(sample, changes));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value.clauses[0]!;
}

const hash = (sample: Record<string, unknown>, changes?: Record<string, unknown>): string =>
  textHash(clause(sample, changes));

describe('the hash of what a clause asks', () => {
  // SHA-256 of ["床位使用率","床位使用率不低于85%。","threshold","occupancy",">=","85",null,"%",null].
  // It is stored with every answer: a change here orphans the answers of all hospitals.
  it('never changes', () => {
    expect(hash(rateSample)).toBe('ea2fb438cb3c05202398a4c4a22ce88e581543f2b2643c876813c1ce0f85b51b');
  });

  it.each([
    ['a blank in the title', rateSample, { 'clauses.0.title': '床位 使用率' }],
    [
      'line breaks in the requirement',
      rateSample,
      { 'clauses.0.requirement': '床位使用率\n  不低于　85%。\n' },
    ],
    ['the English title', rateSample, { 'clauses.0.title': { zh: '床位使用率', en: 'Occupancy' } }],
    ['the code', rateSample, { 'clauses.0.code': '7.7' }],
    ['the section', rateSample, { 'clauses.0.section': 'S2' }],
    ['the tier', rateSample, { 'clauses.0.tier': 'more', 'clauses.2.tier': 'basic' }],
    ['provenance and source', rateSample, { 'clauses.0.provenance': 'weak', 'clauses.0.source': '另文' }],
    [
      'proofs and department',
      rateSample,
      { 'clauses.0.evidence': ['报表'], 'clauses.0.department': '医务科' },
    ],
    ['must', weightedSample, { 'clauses.0.must': 'scored', 'clauses.0.mustBasis': 'judged' }],
    ['points', weightedSample, { 'clauses.0.points': 5, 'sections.1.groups.0.points': 5 }],
    ['verified', ladderSample, { 'clauses.0.levels.1.verified': false }],
  ])('does not see %s', (_, sample, changes) => {
    expect(hash(sample, changes)).toBe(hash(sample));
  });

  it.each([
    ['the title', rateSample, { 'clauses.0.title': '床位周转率' }],
    ['the requirement', rateSample, { 'clauses.0.requirement': '床位使用率不低于 80%。' }],
    ['the threshold', rateSample, { 'clauses.0.rule.value': 80 }],
    ['the operator', rateSample, { 'clauses.0.rule.operator': '>' }],
    ['the unit', rateSample, { 'clauses.0.rule.unit': '‰' }],
    ['the indicator', rateSample, { 'clauses.0.rule.indicator': 'turnover' }],
    ['the window', rateSample, { 'clauses.0.rule.months': 12 }],
    ['the kind of rule', rateSample, { 'clauses.0.rule': { kind: 'attest' } }],
    ['what a level requires', ladderSample, { 'clauses.0.levels.1.requirement': '无' }],
    ['what data quality is assessed', ladderSample, { 'clauses.0.levels.2.quality': '一致性' }],
  ])('sees %s', (_, sample, changes) => {
    expect(hash(sample, changes)).not.toBe(hash(sample));
  });
});

describe('small words', () => {
  it('are Chinese where there is no English', () => {
    expect([
      wordsIn('en', { zh: '县', en: 'county' }),
      wordsIn('en', { zh: '县' }),
      wordsIn('zh', { zh: '县', en: 'county' }),
    ]).toEqual(['county', '县', '县']);
  });

  it('lead from every section to the top', () => {
    const parsed = parseEdition(
      changed(rateSample, { 'sections.2': { code: 'S3', title: '三', parent: 'S2' } }),
    );
    expect(parsed.ok && [...topSections(parsed.value)]).toEqual([
      ['S1', 'S1'],
      ['S2', 'S1'],
      ['S3', 'S1'],
    ]);
  });
});
