import { checklist, ladder } from '../sample-editions';
import type { Edition } from '@dabiao/catalog';
import { mapColumns } from './map-columns';
import { plainTitle, TitleFinder } from './match-titles';
import { readRows, type ReadRows } from './read-rows';
import { tableOf } from './sheet-table';

function read(lines: readonly string[], own = false, edition: Edition = checklist): ReadRows {
  const mapped = mapColumns(tableOf(...lines), edition);
  if (!mapped.ok) throw new Error(JSON.stringify(mapped.problems));
  return readRows(mapped, edition, own);
}
const said = (...lines: string[]) => read(lines).rows.map(({ code, said: fields }) => [code, fields]);
const problems = (own: boolean, ...lines: string[]) =>
  read(lines, own).problems.map(({ row, column, key }) => `${row} ${column?.letter ?? '-'} ${key}`);

describe('official sheets', () => {
  it('a tick in one of two columns is a verdict, none is nothing said', () => {
    expect(said('项目|达标|未达标|原因', '院长负责|√||', '登 记 率：||√|缺设备', '缩短|||')).toEqual([
      ['R1', { verdict: 'met', reason: '' }],
      ['R2', { verdict: 'unmet', reason: '缺设备' }],
      ['R3', { verdict: '', reason: '' }],
    ]);
  });

  it.each(['√', '✓', '✔', '☑', '1', '１', '是', 'Y', ' √ ', '达标'])('%s is a tick', (mark) => {
    expect(said('项目|达标|未达标', `院长负责|${mark}|`)).toEqual([['R1', { verdict: 'met' }]]);
  });

  it.each(['', '0', '否', '□', '—', ' '])('"%s" is none', (mark) => {
    expect(said('项目|达标|未达标', `院长负责|${mark}|`)).toEqual([['R1', { verdict: '' }]]);
  });

  it.each([
    ['two ticks', '院长负责|√|√', '2 C sheet.tick.both'],
    ['× means no to some and this one to others', '院长负责||×', '2 C sheet.tick.unknown'],
    ['a word', '院长负责|大概|', '2 B sheet.tick.unknown'],
    ['a covered cell', '院长负责|^|', '2 B sheet.cell.merged'],
  ])('refuses %s', (_, line, problem) => {
    expect(problems(false, '项目|达标|未达标', line)).toEqual([problem]);
  });

  it('lists headings and what belongs to nobody, and says whether something stands there', () => {
    const { rows, unmatched } = read([
      '项目|达标|未达标',
      '一、组织管理|^|^',
      '院长负责|√|',
      '食堂卫生|√|',
      '||',
    ]);
    expect(rows.map(({ code }) => code)).toEqual(['R1']);
    expect(unmatched).toEqual([
      { row: 2, text: '一、组织管理', answered: false },
      { row: 4, text: '食堂卫生', answered: true },
    ]);
  });

  it('finds by the code where there is one, else by the title, in any language of the edition', () => {
    expect(
      said('编号|项目|达标', 'R1|随便|√', '|Registration RATE|√', '|r3|√').map(([code]) => code),
    ).toEqual([...['R1', 'R2', 'R3']]);
  });
});

describe('titles', () => {
  it.each([
    ['院长 负责', '院长负责'],
    ['《登记率》（≥８５％）。', '登记率85'],
    ['Led by, the Director!', 'ledbythedirector'],
    ['  ', ''],
  ])('%s is %s', (title, plain) => expect(plainTitle(title)).toBe(plain));

  const twin = {
    ...checklist,
    clauses: checklist.clauses.map((clause) => ({ ...clause, title: { zh: '同名' } })),
  };
  it('that several clauses carry are ambiguous', () => {
    expect(new TitleFinder(twin.clauses).byTitle('同名')).toEqual({
      kind: 'ambiguous',
      codes: ['R1', 'R2', 'R3'],
    });
    const mapped = mapColumns(tableOf('项目|达标', '同 名|√'), twin);
    expect(mapped.ok && readRows(mapped, twin, false).problems).toMatchObject([
      { key: 'sheet.title.ambiguous', row: 2, params: { codes: 'R1, R2, R3' } },
    ]);
  });
});

describe('our own sheets', () => {
  const header = '条目编号|自评|原因|承诺日期|数值|责任科室|完成期限|版本';

  it('every field in its plain form', () => {
    expect(
      read([header, ' Ｒ１ | 限期达标 | 采购中\r |2026年1月2日|８５％|外科 |2026/12/31|３'], true).rows,
    ).toEqual([
      {
        ...{ row: 2, code: 'R1', version: 3 },
        said: {
          ...{ verdict: 'conditional', reason: '采购中', promisedBy: '2026-01-02', value: '８５％' },
          ...{ department: '外科', dueOn: '2026-12-31' },
        },
      },
    ]);
  });

  it.each([
    ['an edited code', 'R9|达标||||||1', '2 A sheet.code.unknown'],
    ['a deleted code', '|达标||||||1', '2 A sheet.code.missing'],
    ['an edited version', 'R1|达标||||||x', '2 H sheet.version.unknown'],
    ['a day as a number', 'R1|达标||46387||||1', '2 D sheet.promise.day'],
    ['a day that is none', 'R1|达标|||||2026-02-30|1', '2 G sheet.promise.day'],
    ['an unknown word', 'R1|大概||||||1', '2 B sheet.verdict.unknown'],
    ['a reason longer than forms take', `R1|达标|${'长'.repeat(2001)}|||||1`, '2 C sheet.cell.tooLong'],
    ['a value longer than forms take', `R1|||| ${'1'.repeat(61)}|||1`, '2 E sheet.cell.tooLong'],
    ['a covered cell', 'R1|达标|^|||||1', '2 C sheet.cell.merged'],
    ['a comma that moved the cells', 'R1|达标||||||1|1', '2 I sheet.cell.beyond'],
  ])('refuses %s', (_, line, problem) => {
    expect(problems(true, header, line)).toEqual([problem]);
  });

  it('a row twice names the first', () => {
    expect(read([header, 'R1|达标||||||1', 'R1|||||||1'], true).problems).toMatchObject([
      { key: 'sheet.code.twice', row: 3, params: { code: 'R1', first: 2 } },
    ]);
  });

  it('blank rows are nothing', () => {
    expect(read([header, '|||||||', ' '], true)).toEqual({ rows: [], unmatched: [], problems: [] });
  });

  it('items of a ladder', () => {
    const lines = [
      'code|level|application|quality|quality2|version',
      '01.01|2级|95%|0.9;0.5|—|2',
      '01.10|无此业务||||0',
    ];
    expect(read(lines, true, ladder).rows.map(({ said: fields }) => fields)).toEqual([
      { level: '2', application: '0.95', quality: '0.70', quality2: '' },
      { level: 'noSuchBusiness', application: '', quality: '', quality2: '' },
    ]);
  });
});
