import type { Topic } from './message';

/** Why the server does not give or take a sheet of readings. */
export const readingsSheetRefusals = {
  'readingSheet.range': {
    zh: '{from} 至 {to} 不是有效的月份范围，或尚未到来',
    en: '{from} to {to} is no range of months, or has not come yet',
  },
  'readingSheet.tooMany': {
    zh: '共 {rows} 行，超过 {limit} 行：请缩短月份范围或只选一个指标',
    en: 'these are {rows} rows, more than {limit}: choose fewer months or one indicator',
  },
  'readingSheet.conflicts': {
    zh: '{count} 条读数已被他人修改：请逐条选择保留哪一个，本次没有保存任何内容',
    en: '{count} reading(s) were changed by somebody else: choose which value to keep; nothing was saved',
  },
} satisfies Topic;

/** What can be wrong with a sheet of readings, and what the sheets that go out say of themselves. */
export const readingsSheetMessages = {
  'readingSheet.name': { zh: '指标月度读数', en: 'Monthly readings' },
  'readingSheet.header': {
    zh: '找不到表头：需要“指标”、“月份”两列，以及“数值”或“分子”“分母”',
    en: 'no header found: columns for the indicator and the month are needed, and for the value or its two parts',
  },
  'readingSheet.otherHospital': {
    zh: '这张表导出自另一家医院，不能导入到这里',
    en: 'this sheet was taken out of another hospital and cannot be read in here',
  },
  'readingSheet.nothing': {
    zh: '没有一行写明指标和数值：可能是另一种表格，或列的对应关系有误',
    en: 'no row names an indicator with a figure: it may be another kind of sheet, or the columns are mapped wrongly',
  },
  'readingSheet.unnamed': { zh: '没有写明指标', en: 'the indicator is missing' },
  'readingSheet.unknown': { zh: '没有指标“{found}”', en: 'there is no indicator "{found}"' },
  'readingSheet.ambiguous': {
    zh: '有几个指标同名（{codes}）：请写明指标编码',
    en: 'several indicators are called this ({codes}): give the code',
  },
  'readingSheet.day': {
    zh: '“{found}”是某一天，不是月份：请写成 2026-06，或填当月 1 日',
    en: '"{found}" is a day and not a month: write 2026-06, or its first day',
  },
  'readingSheet.twice': {
    zh: '{indicator} {month} 已在第 {first} 行出现',
    en: '{indicator} {month} already stands in row {first}',
  },
  'readingSheet.ratio': { zh: '分子合计 ÷ 分母合计', en: 'ratio of sums' },
  'readingSheet.sum': { zh: '逐月相加，只填数值', en: 'sum; value alone' },
  'readingSheet.mean': { zh: '平均，有分母则加权', en: 'mean, weighted' },
  'readingSheet.last': { zh: '取最后一个月', en: 'last month' },
  'readingSheet.highest': { zh: '取最大的一个月', en: 'highest month' },
  'readingSheet.open': { zh: '未定', en: 'not defined' },
  'readingSheet.note.fill': {
    zh: '灰色列不可修改；白色列可以填写。每行是一个指标的一个月，空行等待填写，留空即没有读数，不是 0。只填一个月时按“月份”列筛选。',
    en: 'Grey columns are locked, white ones are yours. A row is a month of an indicator; empty ones wait to be filled, and blank is no reading, never zero. To fill in one month filter by it.',
  },
  'readingSheet.note.figures': {
    zh: '填分子和分母，或只填数值；两者都填时必须一致。平均类指标可填数值，并在分母填例数。百分数请写 %：0.5 有两种读法，写 0.5% 或 50%。',
    en: 'Give numerator and denominator, or the value alone; where all are given they must agree. Of a mean give the value, with the number of cases as denominator. Write percent with %: 0.5 can be read in two ways, write 0.5% or 50%.',
  },
  'readingSheet.note.back': {
    zh: '填好后导回本院：先看到每一处改动，再保存。排序或删行前先撤销工作表保护（没有密码）。请保留指标编码、月份和隐藏的版本列。',
    en: 'Read it back into the same hospital: every change is shown before anything is saved. To sort or delete rows lift the protection first, there is no password. Keep codes, months and the hidden version column.',
  },
} satisfies Topic;
