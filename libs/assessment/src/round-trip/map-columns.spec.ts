import type { Edition } from '@dabiao/catalog';
import { checklist, ladder } from '../sample-editions';
import { mapColumns } from './map-columns';
import type { WrittenMapping } from './map-table';
import { tableOf } from './sheet-table';

const mappingOf = (
  lines: readonly string[],
  written?: WrittenMapping,
  edition: Edition = checklist,
): unknown => {
  const mapped = mapColumns(tableOf(...lines), edition, written);
  return mapped.ok
    ? { ...mapped.mapping.columns, row: mapped.mapping.headerRow }
    : mapped.problems.map(({ key, params, row }) => `${row} ${key} ${String(params['column'] ?? '')}`.trim());
};

describe('guesses', () => {
  it.each([
    [
      'the header of our own sheets',
      ['code|section|title|verdict|reason|version {"dabiao":1}'],
      {
        ...{ code: 'A', title: 'C', verdict: 'D', reason: 'E', version: 'F', row: 1 },
      },
    ],
    [
      'the header in Chinese',
      ['条目编号|条目|自评|原因|承诺日期|责任科室|责任人|完成期限|版本'],
      {
        ...{ code: 'A', title: 'B', verdict: 'C', reason: 'D', promised_by: 'E' },
        ...{ department: 'F', person: 'G', due_on: 'H', version: 'I', row: 1 },
      },
    ],
    [
      'an official sheet',
      ['项目|达标|未达标|原因'],
      { title: 'A', met: 'B', unmet: 'C', reason: 'D', row: 1 },
    ],
    [
      'a header below a title and the name of the hospital',
      ['县医院能力自查表|^|^|^', '单位：柳林县人民医院', '序号|项目|达标|未达标|原因'],
      {
        ...{ title: 'B', met: 'C', unmet: 'D', reason: 'E', row: 3 },
      },
    ],
    [
      'a header of two rows',
      ['项目|自评结果|^|原因', '^|达标|未达标|^'],
      {
        ...{ title: 'A', met: 'B', unmet: 'C', reason: 'D', row: 2 },
      },
    ],
    ['full-width letters and spaces', [' ｃｏｄｅ | Verdict '], { code: 'A', verdict: 'B', row: 1 }],
    ['a sheet that only gives out tasks', ['条目编号|责任科室'], { code: 'A', department: 'B', row: 1 }],
  ])('%s', (_, lines, expected) => {
    expect(mappingOf(lines)).toEqual(expected);
  });

  it('factors of single levels in a ladder', () => {
    const lines = ['条目编号|功能级别|应用比例|2级应用比例|quality (1)'];
    expect(mappingOf(lines, undefined, ladder)).toEqual({
      ...{ code: 'A', level: 'B', application: 'C', application2: 'D', quality1: 'E', row: 1 },
    });
  });

  it('and refuses those of a level that the ladder does not have', () => {
    expect(mappingOf(['条目编号|功能级别|3级应用比例'], undefined, ladder)).toEqual(['1 sheet.column.level']);
  });

  it.each([
    ['no header at all', ['a|b', 'c|d'], ['1 sheet.header.missing']],
    ['codes without anything said', ['条目编号|条目'], ['1 sheet.header.missing']],
    ['verdicts of nothing', ['达标|未达标'], ['1 sheet.header.missing']],
    ['a column twice', ['code|verdict|reason|原因'], ['1 sheet.column.twice 原因']],
  ])('refuses %s', (_, lines, problems) => {
    expect(mappingOf(lines)).toEqual(problems);
  });

  it('names the columns that are not read', () => {
    const mapped = mapColumns(tableOf('项目|达标|未达标|联系电话'), checklist);
    expect(mapped.ok && mapped.columns.ignored).toEqual([{ letter: 'D', header: '联系电话' }]);
  });
});

describe('what a person says', () => {
  const lines = ['表', '甲|乙|丙|丁', '院长负责|√||'];
  it.each<[string, WrittenMapping, unknown]>([
    [
      'replaces the guess',
      { headerRow: 2, columns: { title: 'a', met: 'B' } },
      { title: 'A', met: 'B', row: 2 },
    ],
    [
      'without a row begins below the first',
      { columns: { title: 'A', met: 'B' } },
      { title: 'A', met: 'B', row: 1 },
    ],
    [
      'is refused for an unknown name',
      { columns: { title: 'A', met: 'C', colour: 'B' } },
      ['1 sheet.mapping.invalid colour: B'],
    ],
    ['is refused without a clause', { headerRow: 2, columns: { met: 'B' } }, ['2 sheet.column.missing code']],
    [
      'is refused without an answer',
      { headerRow: 2, columns: { title: 'B' } },
      ['2 sheet.column.missing verdict'],
    ],
    ['is refused for a row that is not there', { headerRow: 9 }, ['1 sheet.header.missing']],
  ])('%s', (_, written, expected) => {
    expect(mappingOf(lines, written)).toEqual(expected);
  });
});
