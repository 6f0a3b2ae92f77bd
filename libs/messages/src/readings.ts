import type { Topic } from './message';

/** Indicators, readings and goals: what the server answers when something cannot be done. */
export const readingMessages = {
  'indicator.notFound': { zh: '没有这个指标', en: 'there is no such indicator' },
  'indicator.exists': { zh: '已有指标 {code}', en: 'there already is an indicator {code}' },
  'indicator.readOnly': {
    zh: '指标 {code} 由标准或指标文件定义，医院不能更改',
    en: 'indicator {code} is defined by a standard or a file; a hospital cannot change it',
  },
  'indicator.retired': {
    zh: '指标 {code} 已停用：不能再设目标或填报新的月份',
    en: 'indicator {code} is retired: no new goals and no new months',
  },
  'indicator.inUse': {
    zh: '指标 {code} 还有 {count} 个进行中的目标：请先停用这些目标',
    en: '{count} current goal(s) rest on indicator {code}: give them up first',
  },
  'indicator.noParts': {
    zh: '逐月相加的指标只填数值，没有分子和分母',
    en: 'months of this indicator are added up: it has no numerator or denominator',
  },
  'reading.invalid': {
    zh: '{count} 条读数有问题，本次没有保存任何内容',
    en: '{count} reading(s) have problems; nothing was saved',
  },
  'reading.changed': {
    zh: '{count} 条读数已被他人修改，本次没有保存任何内容',
    en: '{count} reading(s) were changed by somebody else; nothing was saved',
  },
  'reading.twice': {
    zh: '{indicator} {month} 在同一请求中出现两次',
    en: '{indicator} {month} stands twice in the request',
  },
  'reading.month': {
    zh: '“{found}”不是有效月份：请写成 2026-06',
    en: '"{found}" is not a month: write 2026-06',
  },
  'reading.future': { zh: '{month} 尚未到来', en: '{month} has not come yet' },
  'reading.empty': {
    zh: '没有数值：请填数值，或分子和分母',
    en: 'there is no figure: give a value, or numerator and denominator',
  },
  'reading.noParts': {
    zh: '计数类指标逐月相加，只填数值，不填分子和分母',
    en: 'months of this indicator are added up: give the value alone, no numerator or denominator',
  },
  'reading.unit': { zh: '单位“{found}”不是该指标的单位“{unit}”', en: '"{found}" is not its unit, {unit}' },
  'reading.evidence': { zh: '本院没有佐证材料 {id}', en: 'the hospital has no proof {id}' },
  'judgement.changed': {
    zh: '{count} 个条目的读数已变，请重新查看计算',
    en: 'the readings of {count} clause(s) have changed; look at the calculation again',
  },
  'judgement.noReadings': { zh: '此条没有可用的读数', en: 'there are no readings for this clause' },
  'judgement.open': {
    zh: '此条目前不能按读数判定：月份不全、没有病例、合并方法或单位未定',
    en: 'readings cannot judge this clause now: months are missing, there was no case, or it is open how they combine',
  },
  'judgement.overridden': {
    zh: '此条的结论是说明原因后另行认定的，未要求覆盖',
    en: 'this verdict was set against the calculation with a reason, and you did not ask to replace it',
  },
  'judgement.notApplicable': { zh: '此条已认定为不适用', en: 'this clause is said not to apply' },
  'goal.notFound': { zh: '没有这个目标', en: 'there is no such goal' },
  'goal.invalid': { zh: '“{field}”不合要求', en: '"{field}" is not valid' },
} satisfies Topic;
