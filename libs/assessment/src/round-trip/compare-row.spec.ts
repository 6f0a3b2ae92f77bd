import { checklist } from '../sample-editions';
import { compareRow, type Compared } from './compare-row';
import type { Fields } from './sheet-fields';

const NOTHING: Fields = {
  ...{ verdict: '', reason: '', promisedBy: '', value: '', numerator: '', denominator: '' },
  ...{ department: '', person: '', dueOn: '' },
};

/** What becomes of a row: what the sheet says over what it was taken out with, and what stands now. */
function compare(base: Fields, sheet: Fields, now: Fields, version: number | null = 1): unknown {
  const standing = { base: { ...NOTHING, ...base }, fields: { ...NOTHING, ...now }, version: 2 };
  const said = version === null ? sheet : { ...NOTHING, ...base, ...sheet };
  const compared: Compared = compareRow({ row: 2, code: 'R1', version, said }, standing, checklist);
  if (compared.kind === 'unchanged') return 'unchanged';
  const texts = (changes: typeof compared.changes): string =>
    changes.map(({ field, from, to }) => `${field} ${from}→${to}`).join(', ');
  return [
    compared.kind,
    texts(compared.changes),
    ...(compared.theirs.length > 0 ? [texts(compared.theirs)] : []),
  ];
}

describe('a sheet that was taken out here', () => {
  const met = { verdict: 'met' };
  const unmet = { verdict: 'unmet', reason: '缺' };
  it.each<[string, Fields, Fields, Fields, unknown]>([
    ['nothing edited, nothing changed', met, {}, met, 'unchanged'],
    ['nothing edited, changed on the server: theirs stays', met, {}, unmet, 'unchanged'],
    ['edited', met, unmet, met, ['change', 'verdict met→unmet, reason →缺']],
    ['emptied', met, { verdict: '' }, met, ['change', 'verdict met→']],
    ['both did the same', met, unmet, unmet, 'unchanged'],
    [
      'both changed the verdict',
      {},
      met,
      unmet,
      ['conflict', 'verdict unmet→met, reason 缺→', 'verdict →unmet, reason →缺'],
    ],
    [
      'one the verdict, the other the reason: an answer is one thing',
      met,
      { reason: '说明' },
      unmet,
      ['conflict', 'verdict unmet→met, reason 缺→说明', 'verdict met→unmet, reason →缺'],
    ],
    [
      'one the verdict, the other the department: no conflict',
      {},
      met,
      { department: '外科' },
      ['change', 'verdict →met'],
    ],
    [
      'one the day, the other the verdict: no conflict',
      {},
      { dueOn: '2026-12-31' },
      met,
      ['change', 'dueOn →2026-12-31'],
    ],
    [
      'both gave it to somebody',
      {},
      { department: '内科' },
      { department: '外科', person: '王芳' },
      ['conflict', 'department 外科→内科', 'department →外科, person →王芳'],
    ],
  ])('%s', (_, base, sheet, now, expected) => {
    expect(compare(base, sheet, now)).toEqual(expected);
  });

  it('leaves alone what it has no column for', () => {
    const now = { ...NOTHING, verdict: 'conditional', reason: '采购', promisedBy: '2026-12-31', value: '80' };
    const row = { row: 2, code: 'R1', version: 2, said: { verdict: 'met' } };
    expect(compareRow(row, { base: now, fields: now, version: 2 }, checklist)).toMatchObject({
      kind: 'change',
      // The promise belonged to the verdict that is gone.
      wanted: { verdict: 'met', reason: '采购', promisedBy: '', value: '80' },
    });
  });
});

describe('a sheet from elsewhere', () => {
  const unmet = { verdict: 'unmet', reason: '缺设备', department: '外科' };
  it.each<[string, Fields, Fields, unknown]>([
    ['blank cells empty nothing', { verdict: '', reason: '', department: '' }, unmet, 'unchanged'],
    [
      'a blank reason beside the same verdict empties nothing',
      { verdict: 'unmet', reason: '' },
      unmet,
      'unchanged',
    ],
    [
      'another verdict is a new answer',
      { verdict: 'met', reason: '' },
      unmet,
      ['change', 'verdict unmet→met, reason 缺设备→'],
    ],
    ['another reason', { verdict: 'unmet', reason: '缺人' }, unmet, ['change', 'reason 缺设备→缺人']],
    ['a first verdict', { verdict: 'met', reason: '' }, {}, ['change', 'verdict →met']],
  ])('%s', (_, sheet, now, expected) => {
    expect(compare(now, sheet, now, null)).toEqual(expected);
  });
});
