import type { Topic } from './message';

/** What can be wrong with a standards file. */
export const editionMessages = {
  'edition.field.missing': { zh: '缺少“{field}”', en: '"{field}" is missing' },
  'edition.field.unknown': { zh: '不认识的字段“{field}”', en: 'unknown field "{field}"' },
  'edition.unit.missing': {
    zh: '阈值没有单位：写出 unit，例如 %、‰、分钟、人/床',
    en: 'a threshold without a unit: name it, for example %, ‰, 分钟, 人/床',
  },
  'edition.quote': {
    zh: '{found} 会被当作数字读取：请加引号写成 "{found}"',
    en: '{found} is read as a number: write it in quotes, "{found}"',
  },
  'edition.type': {
    zh: '“{field}”的形式不对，读到的是：{found}',
    en: '"{field}" has the wrong form, found {found}',
  },
  'edition.form': { zh: '“{field}”的值不合要求：{found}', en: '{found} is not a valid "{field}"' },
  'edition.empty': { zh: '“{field}”不能为空', en: '"{field}" must not be empty' },
  'edition.choice': { zh: '{found} 不在可选范围：{choices}', en: '{found} is not one of {choices}' },
  'edition.method.unknown': {
    zh: '不认识的计分方法 {found}：可用 rate、weighted-elements、level-ladder',
    en: 'unknown method {found}: use rate, weighted-elements or level-ladder',
  },
  'edition.rule.unknown': {
    zh: '不认识的规则 {found}：可用 attest、threshold、trend',
    en: 'unknown rule {found}: use attest, threshold or trend',
  },
  'edition.code.twice': { zh: '编号“{code}”重复', en: 'code "{code}" is used twice' },
  'edition.section.unknown': { zh: '没有名为“{section}”的部分', en: 'there is no section "{section}"' },
  'edition.section.circle': {
    zh: '部分“{section}”把自己当作上级',
    en: 'section "{section}" is part of itself',
  },
  'edition.option.unknown': { zh: '没有名为“{option}”的选项', en: 'there is no option "{option}"' },
  'edition.choice.unknown': {
    zh: '选项“{option}”没有“{choice}”，可选：{choices}',
    en: 'option "{option}" has no choice "{choice}", only {choices}',
  },
  'edition.tier.unknown': {
    zh: '没有层级“{tier}”，已声明：{tiers}',
    en: 'there is no tier "{tier}", only {tiers}',
  },
  'edition.declared': {
    zh: '声明 {declared} 条，实有 {found} 条',
    en: 'declared {declared} clauses, found {found}',
  },
  'edition.upTo.missing': { zh: 'between 需要上限 upTo', en: 'between needs its upper end, upTo' },
  'edition.upTo.unwanted': { zh: '只有 between 才有 upTo', en: 'upTo belongs to between only' },
  'edition.upTo.order': {
    zh: '上限 {upTo} 不大于下限 {value}',
    en: 'the upper end {upTo} is not above {value}',
  },
  'edition.grace.unwanted': { zh: '只有 must: grace 才能写 grace', en: 'grace belongs to must: grace only' },
  'edition.group.unknown': { zh: '本部分没有条目“{code}”', en: 'this section has no clause "{code}"' },
  'edition.group.twice': {
    zh: '条目“{code}”的分值重复：它已在另一组中，或自己带有分值',
    en: 'clause "{code}" earns its points twice: it is in another group or has points of its own',
  },
  'edition.points': {
    zh: '声明 {declared} 分，各行相加 {found} 分',
    en: 'declared {declared} points, the lines add up to {found}',
  },
  'edition.scale.choice': {
    zh: '分支“{choice}”声明 {declared} 分，各行相加 {found} 分',
    en: 'choice "{choice}": declared {declared} points, the lines add up to {found}',
  },
  'edition.scale.factor': {
    zh: '缺少选择 {count} 项时的乘数',
    en: 'the multiplier for {count} choices is missing',
  },
  'edition.scale.total': {
    zh: '选择 {count} 项时合计不等于 {total} 分',
    en: 'with {count} choices the points do not come to {total}',
  },
  'edition.weights': {
    zh: '已知权重合计 {total}：全部已知时须为 1，部分未知时须小于 1',
    en: 'the known weights add up to {total}: it must be 1 when all are known and below 1 when some are not',
  },
  'edition.level.order': {
    zh: '级别须从 0 起连续，此处应为 {level}',
    en: 'levels count up from 0; this one should be {level}',
  },
  'edition.level.unknown': {
    zh: '项目 {code} 的 {level} 级不存在',
    en: 'item {code} names level {level}, which does not exist',
  },
  'edition.level.count': {
    zh: '{level} 级 {field} 声明 {declared}，按项目标记为 {found}',
    en: 'level {level} declares {field} {declared}, the items say {found}',
  },
  'edition.level.pool': {
    zh: '{level} 级要求的选择项多于总数',
    en: 'level {level} asks for more optional items than there are',
  },
  'edition.upgrade.unknown': {
    zh: '升级对照表提到的条目“{code}”不存在',
    en: 'the upgrade table names clause "{code}", which does not exist',
  },
  'overlay.clause.unknown': { zh: '基础版本没有条目“{code}”', en: 'the base edition has no clause "{code}"' },
  'overlay.source': {
    zh: '条目“{code}”的改动没有写明依据 source',
    en: 'the change of "{code}" does not say its source',
  },
  'overlay.base.unknown': { zh: '找不到基础版本 {base}', en: 'there is no base edition {base}' },
  'overlay.base.broken': {
    zh: '基础版本 {base} 本身有错误',
    en: 'the base edition {base} has problems of its own',
  },
  'overlay.base.circle': {
    zh: '基础版本 {base} 最终又以自己为基础',
    en: 'the base edition {base} is in the end based on itself',
  },
  'file.missing': { zh: '文件不存在或不是文件', en: 'there is no such file' },
  'file.empty': { zh: '文件是空的', en: 'the file is empty' },
  'file.tooLarge': {
    zh: '文件有 {megabytes} MB，标准文件最大 {limit} MB',
    en: 'the file has {megabytes} MB; a standards file may have {limit} MB',
  },
  'file.encoding': { zh: '文件不是 UTF-8 编码', en: 'the file is not UTF-8' },
  'file.name': { zh: '文件名应为 {expected}', en: 'the file should be named {expected}' },
  'file.yaml': { zh: 'YAML 语法错误：{detail}', en: 'YAML: {detail}' },
  'file.tab': {
    zh: '缩进里有制表符：YAML 只能用空格缩进',
    en: 'a tab in the indentation: YAML is indented with spaces only',
  },
  'file.notMap': { zh: '文件内容不是一份标准', en: 'the file does not hold an edition' },
  'file.twice': { zh: '{id} 已在 {other} 中定义', en: '{id} is already defined in {other}' },
} satisfies Topic;
