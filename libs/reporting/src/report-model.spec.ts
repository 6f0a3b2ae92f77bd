import { checklist, clause, month } from './sample-month';
import type { Block } from './model';
import { reportModel } from './report-model';

const texts = (blocks: readonly Block[]): string => JSON.stringify(blocks);

const CURRENT = month([
  checklist([clause('1'), clause('2', { standing: 'unmet' }), clause('3', { proof: 'none' })]),
]);

it('holds every rate with numerator and denominator', () => {
  const { body } = reportModel(CURRENT, undefined, 'zh');
  // 2 of 3 claimed, 1 of 3 evidenced and confirmed.
  expect(texts(body)).toContain('66.67\u00a0%（2/3）');
  expect(texts(body)).toContain('33.33\u00a0%（1/3）');
});

it.each(['zh', 'en'] as const)('leaves no place unfilled in %s', (lang) => {
  const model = reportModel(CURRENT, CURRENT, lang);
  expect(JSON.stringify({ ...model, data: null })).not.toMatch(/\{\w+\}|undefined|NaN/);
});

it('English has no Chinese but names that have no English', () => {
  const { body, annexes, sheets, facts, notices, title } = reportModel(CURRENT, CURRENT, 'en');
  expect(JSON.stringify({ body, annexes, sheets, facts, notices, title })).not.toMatch(/\p{Script=Han}/u);
});

it('says that data are a demonstration, that an edition is a working one, and that a month was restated', () => {
  const plain = reportModel(CURRENT, undefined, 'zh');
  expect([plain.watermark, plain.notices]).toEqual([null, []]);
  const working = checklist([clause('1')], { edition: { ...checklist([]).edition, status: 'working' } });
  const marked = reportModel(
    month([working], { demo: true, revision: 2, restatement: '科室报错一条' }),
    undefined,
    'zh',
  );
  expect(marked.watermark).toBe('演示数据');
  expect(marked.notices).toHaveLength(3);
  expect(marked.notices[2]).toContain('科室报错一条');
});

it('nothing to count is a dash, not 0 % and not 100 %', () => {
  const empty = checklist([clause('1', { standing: 'notApplicable' })]);
  const none = { met: 0, of: 0 };
  const [tier] = empty.result.method === 'rate' ? empty.result.tiers : [];
  const result = {
    ...empty.result,
    tiers: [{ ...tier!, three: { claimed: none, evidenced: none, confirmed: none } }],
  } as typeof empty.result;
  const { body } = reportModel(month([{ ...empty, result }]), undefined, 'zh');
  expect(texts(body)).toContain('["县标准 · 基本标准","—","—","—","—"]');
  expect(texts(body)).toContain('["基本标准","—","—","—","—","—","—"]');
});

it('the same figures give the same model', () => {
  expect(reportModel(structuredClone(CURRENT), undefined, 'zh')).toEqual(
    reportModel(CURRENT, undefined, 'zh'),
  );
});
