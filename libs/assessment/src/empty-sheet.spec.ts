import { emptySheet, readSheet, type EmptySheet, type Table } from './index';
import { centre, checklist, ladder } from './sample-editions';

/** Verdict, reason, promised day, value, numerator, denominator. */
const SIX_EMPTY = ['', '', '', '', '', ''];
const headers = ({ columns }: EmptySheet): string => columns.map(({ header }) => header).join(' ');

const asTable = ({ columns, rows }: EmptySheet): Table => ({
  rows: [columns.map(({ header }) => header), ...rows].map((cells, i) => ({
    number: i + 1,
    cells: cells.map((text) => ({ text })),
  })),
});

describe('a checklist', () => {
  it('has one row per clause, with what the clause asks for', () => {
    const sheet = emptySheet(checklist, 'en');
    expect(headers(sheet)).toBe(
      'code section title requirement rule verdict reason promised_by value numerator denominator',
    );
    expect(sheet.rows).toEqual([
      ['R1', 'Organisation', 'Led by the director', '', '', '', '', '', '', '', ''],
      ['R2', '', 'Registration rate', '登记率不低于 85 %。', '>= 85 % / 6 months', ...SIX_EMPTY],
      ['R3', '', 'Getting shorter', '', '↓ 分钟 / 3 months', ...SIX_EMPTY],
    ]);
  });

  it('is in Chinese when asked', () => {
    const sheet = emptySheet(checklist, 'zh');
    expect(headers(sheet)).toBe('条目编号 部分 条目 要求 判定规则 自评 原因 承诺日期 数值 分子 分母');
    expect(sheet.rows[0]?.slice(0, 3)).toEqual(['R1', '组织', '院长负责']);
  });

  it('offers the verdicts to choose from and locks what is not to be filled in', () => {
    const { columns } = emptySheet(checklist, 'zh');
    expect(columns.find(({ key }) => key === 'verdict')?.choices).toEqual([
      '达标',
      '未达标',
      '不适用',
      '限期达标',
    ]);
    expect(emptySheet(checklist, 'en').columns[5]?.choices).toEqual([
      'met',
      'unmet',
      'not_applicable',
      'conditional',
    ]);
    expect(columns.filter(({ locked }) => locked).map(({ key }) => key)).toEqual([
      'code',
      'section',
      'title',
      'requirement',
      'rule',
    ]);
  });

  it('says which edition it is of, and its caution', () => {
    expect(emptySheet(checklist, 'zh').name).toBe('检查表');
    expect(emptySheet(checklist, 'zh').notes).toEqual(['checklist@1', '检查表', '文件', '试用']);
    expect(emptySheet(centre, 'en').notes).toEqual(['centre@1', 'A centre', '文件']);
  });
});

it('a ladder asks for level and factors and offers its own levels', () => {
  const sheet = emptySheet(ladder, 'en');
  expect(headers(sheet)).toBe(
    'code section title requirement level application quality requirement1 requirement2',
  );
  expect(sheet.columns[4]?.choices).toEqual(['0', '1', '2']);
  expect(sheet.rows[0]?.slice(0, 7)).toEqual(['01.01', '', 'Orders', 'all orders', '', '', '']);
  const asked = ladder.clauses[0]!.levels['1']?.requirement?.zh ?? '—';
  expect(sheet.rows[0]?.[7]).toBe(asked);
});

describe.each([checklist, centre, ladder])('$standard', (edition) => {
  it.each(['zh', 'en'] as const)('in %s: untouched it is read back as wholly unassessed', (lang) => {
    const outcome = readSheet(asTable(emptySheet(edition, lang)), edition);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    const { states } = outcome;
    expect(states.kind === 'items' ? states.items.size : states.verdicts.size).toBe(0);
    expect(outcome.ignored).toEqual([]);
  });
});
