import fc from 'fast-check';
import { alikeClauses, ALIKE_FROM, likeness, type Clause } from './index';

const clause = (title: string, requirement?: string, code = 'C'): Clause =>
  ({
    ...{ code, title: { zh: title }, tier: 'basic', rule: { kind: 'attest' }, provenance: 'found' },
    ...(requirement === undefined ? {} : { requirement: { zh: requirement } }),
  }) as Clause;

describe('likeness', () => {
  it.each([
    // 甲乙 乙丙 丙丁 and 甲乙 乙丙 丙戊: 2 in common, 2·2/(3+3) = 66.7 %.
    ['甲乙丙丁', '甲乙丙戊', 66],
    ['甲乙丙', '甲乙丙', 100],
    // Spaces, punctuation and upper case do not count.
    ['首份 ECG：10 分钟。', '首份ecg10分钟', 100],
    ['甲乙', '丙丁', 0],
    // 甲甲 twice in one, three times in the other: 2·2/(2+3) = 80 %.
    ['甲甲甲', '甲甲甲甲', 80],
    ['甲', '甲', 100],
    ['甲', '乙', 0],
    ['。', '，', 100],
  ])('of “%s” and “%s” is %i', (one, other, expected) => {
    expect(likeness(clause(one), clause(other))).toBe(expected);
  });

  it('takes title and requirement together, and all levels of an item', () => {
    // 数据 据管 管理 理员 and 员任 任命 命数 数据 据管 管理 理员; 4 in common with the title: 2·4/(4+11) = 53.3 %.
    expect(likeness(clause('数据管理员'), clause('数据管理员', '任命数据管理员。'))).toBe(53);
    const item = (...levels: string[]): Clause =>
      ({
        ...{ code: '1', title: { zh: '医嘱' } },
        levels: Object.fromEntries(levels.map((zh, i) => [i + 1, { requirement: { zh } }])),
      }) as unknown as Clause;
    expect(likeness(item('单机', '联网'), item('单机', '联网'))).toBe(100);
    expect(likeness(item('单机', '联网'), item('单机'))).toBeLessThan(100);
  });

  const text = fc.string({
    unit: fc.constantFrom(...Array.from('急诊科有专人负责登记制度，10分钟A a')),
    maxLength: 30,
  });

  it('does not depend on the order, lies between 0 and 100, and is 100 for the same text', () => {
    fc.assert(
      fc.property(text, text, text, text, (title, requirement, other, more) => {
        const [a, b] = [clause(title, requirement), clause(other, more)];
        expect(likeness(a, b)).toBe(likeness(b, a));
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
        expect(likeness(a, b)).toBeLessThanOrEqual(100);
        expect(likeness(a, clause(title, requirement))).toBe(100);
      }),
    );
  });
});

describe('the clauses of a list that are alike', () => {
  it('are the likest first, none below the threshold', () => {
    const found = alikeClauses(clause('导管室全天候开放'), [
      clause('检验室', undefined, 'A'),
      clause('导管室全天开放', undefined, 'B'),
      clause('导管室全天候开放', undefined, 'C'),
    ]);
    // 导管 管室 室全 全天 天开 开放 has 5 of 导管 管室 室全 全天 天候 候开 开放: 2·5/(6+7) = 76.9 %, more than 10 behind.
    expect(found.map((one) => [one.clause.code, one.likeness])).toEqual([['C', 100]]);
  });

  it('are those near the likest one, at most three', () => {
    const asked = clause('核心科室培训区域协同救治，提交讲稿');
    const neighbours = ['讲稿', '讲义', '讲课', '讲评', '讲话'].map((last, i) =>
      clause(`核心科室培训区域协同救治，提交${last}`, undefined, String(i)),
    );
    // 15 pairs each, all but the last in common: 2·14/(15+15) = 93.3 %.
    expect(alikeClauses(asked, neighbours).map((one) => [one.clause.code, one.likeness])).toEqual([
      ['0', 100],
      ['1', 93],
      ['2', 93],
    ]);
  });

  it('may be none', () => {
    expect(alikeClauses(clause('导管室'), [])).toEqual([]);
    expect(alikeClauses(clause('导管室'), [clause('病案首页')])).toEqual([]);
    expect(ALIKE_FROM).toBe(45);
  });
});
