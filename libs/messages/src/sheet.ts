import type { Topic } from './message';

/** What can be wrong with a filled-in sheet, its values and the choices given with it. */
export const sheetMessages = {
  'table.missing': { zh: '文件不存在或不是文件', en: 'there is no such file' },
  'table.empty': { zh: '表格是空的', en: 'the sheet is empty' },
  'table.tooLarge': {
    zh: '文件太大：解开后 {megabytes} MB（上限 {limit} MB），或内含文件过多',
    en: 'the file is too large: {megabytes} MB unpacked (at most {limit} MB), or too many parts inside',
  },
  'table.encoding': {
    zh: '无法识别文字编码：请存为 UTF-8 或 GB18030 的 CSV，或 xlsx',
    en: 'unknown text encoding: save it as CSV in UTF-8 or GB18030, or as xlsx',
  },
  'table.notXlsx': { zh: '不是有效的 xlsx 文件', en: 'this is not a valid xlsx file' },
  'table.malformed': {
    zh: '表格损坏，或引号不成对',
    en: 'the sheet is damaged, or a quote has no partner',
  },
  'table.tooManyRows': { zh: '超过 {limit} 行', en: 'more than {limit} rows' },
  'table.macro': {
    zh: '不接受带宏的文件：请另存为 xlsx',
    en: 'files with macros are not accepted: save it as xlsx',
  },
  'table.format': {
    zh: '不支持 {found} 格式：请另存为 xlsx 或 CSV',
    en: '{found} is not supported: save it as xlsx or CSV',
  },
  'sheet.column.missing': { zh: '缺少列“{column}”', en: 'column "{column}" is missing' },
  'sheet.column.twice': { zh: '列“{column}”出现两次', en: 'column "{column}" stands twice' },
  'sheet.column.level': { zh: '本版本没有第 {level} 级', en: 'this edition has no level {level}' },
  'sheet.column.ignored': {
    zh: '{column} 列“{header}”未使用',
    en: 'column {column} "{header}" is not used',
  },
  'sheet.code.missing': { zh: '缺少条目编号', en: 'the clause code is missing' },
  'sheet.code.unknown': { zh: '{standard} 没有条目“{code}”', en: '{standard} has no clause "{code}"' },
  'sheet.code.twice': {
    zh: '条目“{code}”已在第 {first} 行出现',
    en: 'clause "{code}" already stands in row {first}',
  },
  'sheet.cell.date': { zh: '这里是日期“{found}”，不是所需内容', en: 'this cell holds a date, {found}' },
  'sheet.cell.error': { zh: '单元格是错误值 {found}', en: 'the cell holds the error {found}' },
  'sheet.cell.formula': {
    zh: '公式没有计算结果：请在表格软件中重新保存',
    en: 'a formula without a result: save the file again in your spreadsheet program',
  },
  'sheet.cell.merged': {
    zh: '单元格被合并：请取消合并后填写',
    en: 'the cell is merged into another one: split it',
  },
  'sheet.verdict.unknown': {
    zh: '不认识的结论“{found}”：请填 达标、未达标、不适用、限期达标 或留空',
    en: 'unknown verdict "{found}": use met, unmet, not_applicable, conditional or leave it blank',
  },
  'sheet.verdict.conditional': {
    zh: '本版本不允许此条限期达标（只有 grace 条目可以）',
    en: 'this edition does not allow "conditional" here (only on grace clauses)',
  },
  'sheet.verdict.contradicts': {
    zh: '结论“{verdict}”与数值不符：{value} {unit}，要求 {rule}',
    en: 'the verdict "{verdict}" contradicts the value {value} {unit} (rule: {rule})',
  },
  'sheet.verdict.saidNothing': {
    zh: '数值填了“{found}”，就不能判为达标',
    en: 'the value says "{found}", so the clause cannot be met',
  },
  'sheet.reason.missing': { zh: '“{verdict}”必须写明原因', en: '"{verdict}" needs a reason' },
  'sheet.promise.missing': {
    zh: '限期达标必须写明承诺日期',
    en: '"conditional" needs the date it is promised by',
  },
  'sheet.promise.day': {
    zh: '“{found}”不是有效日期：请写成 2026-12-31',
    en: '"{found}" is not a valid day: write it as 2026-12-31',
  },
  'sheet.promise.unwanted': {
    zh: '结论为“{verdict}”时不需要承诺日期',
    en: 'a promised day does not belong to "{verdict}"',
  },
  'sheet.grace.tooLow': {
    zh: '限期达标要求目前至少 {atLeast}，现为 {value}',
    en: '"conditional" needs at least {atLeast} already now; the value is {value}',
  },
  'sheet.level.missing': { zh: '填了系数，但没有填功能级别', en: 'factors are given, the level is not' },
  'sheet.level.invalid': {
    zh: '“{found}”不是 0 到 {top} 的级别',
    en: '"{found}" is not a level from 0 to {top}',
  },
  'sheet.level.noBusiness': {
    zh: '本版本不接受“无此业务”：请按当年填报说明处理',
    en: 'this edition does not accept "no such business": follow the yearly reporting note',
  },
  'sheet.factor.invalid': {
    zh: '“{found}”不是 0 到 1 之间的系数（如 0.95 或 95%）',
    en: '"{found}" is not a factor from 0 to 1 (such as 0.95 or 95%)',
  },
  'sheet.grace.noValue': {
    zh: '限期达标要求目前至少 {atLeast}：请填写数值',
    en: '"conditional" needs at least {atLeast} already now: give the value',
  },
  'sheet.cell.beyond': {
    zh: '“{found}”在表头最后一列之外：逗号请用引号括起，或补上列名',
    en: '"{found}" stands beyond the last column of the header: quote the comma, or name the column',
  },
  'sheet.worksheets.ignored': {
    zh: '只读取了工作表“{read}”，未读：{others}',
    en: 'only worksheet "{read}" was read, not {others}',
  },
  'value.notNumber': { zh: '“{found}”不是数值', en: '"{found}" is not a number' },
  'value.unit': { zh: '“{found}”的单位与要求的“{unit}”不符', en: '"{found}" is not given in {unit}' },
  'value.ambiguousShare': {
    zh: '“{found}”有两种读法：请写成 {found}% 或换算成百分数',
    en: '"{found}" can be read in two ways: write {found}% or the share in percent',
  },
  'value.negative': { zh: '“{found}”是负数', en: '"{found}" is negative' },
  'value.denominator': { zh: '分子和分母要一起填写', en: 'numerator and denominator belong together' },
  'value.zeroDenominator': {
    zh: '分母为 0，分子却是 {numerator}',
    en: 'the denominator is 0, the numerator {numerator}',
  },
  'value.disagrees': {
    zh: '数值 {value} 与分子除以分母的结果 {computed} 不一致',
    en: 'the value {value} is not numerator over denominator, {computed}',
  },
  'value.noThreshold': {
    zh: '此条没有阈值，不接受数值：请填结论，数字写在原因里',
    en: 'this clause has no threshold to judge a value by: give a verdict and put the figure in the reason',
  },
  'value.trend': {
    zh: '此条看趋势，单个数值无法判断：请填结论',
    en: 'this clause is about a trend, which one value cannot show: give a verdict',
  },
  'option.unknown': {
    zh: '本版本没有选项“{option}”（有：{options}）',
    en: 'this edition has no option "{option}", only {options}',
  },
  'option.choice': {
    zh: '选项“{option}”没有“{choice}”，可选：{choices}',
    en: 'option "{option}" has no choice "{choice}", only {choices}',
  },
  'option.one': { zh: '选项“{option}”只能选一个', en: 'option "{option}" takes one choice' },
} satisfies Topic;
