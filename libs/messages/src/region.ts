import type { Topic } from './message';

/** The monthly report of a region. */
export const regionMessages = {
  'region.title': { zh: '{hospital}县医院达标工作月报', en: 'Monthly readiness report, {hospital}' },
  'region.fact.hospitals': { zh: '已上报医院', en: 'Hospitals closed' },
  'region.fact.closed': { zh: '{closed}/{of} 家', en: '{closed}/{of}' },
  'region.overall': { zh: '总体情况', en: 'All hospitals together' },
  'region.overall.lead': {
    zh: '截至{day}，应报 {of} 家医院，已报 {closed} 家，未报 {late} 家。以下为已报医院合计：达标条目之和除以条目总数之和。',
    en: 'As of {day}, {closed} of {of} hospitals have closed the month; {late} have not. The rates below are of all clauses of all hospitals that have.',
  },
  'region.overall.table': { zh: '合计三率', en: 'The three rates of all hospitals' },
  'region.hospitals': { zh: '医院数', en: 'Hospitals' },
  'region.ranking': { zh: '医院排名', en: 'Ranking' },
  'region.ranking.rule': {
    zh: '先比核定率，再比有据率，最后比自评率；数值相同的名次相同。',
    en: 'By confirmed rate, then evidenced, then claimed; equal figures share a rank.',
  },
  'region.rank': { zh: '名次', en: 'Rank' },
  'region.distribution': { zh: '分布情况', en: 'Distribution' },
  'region.distribution.tier': { zh: '{tier}：各档医院数', en: '{tier}: hospitals by class' },
  'region.class.below': { zh: '{below} % 以下', en: 'below {below} %' },
  'region.class.between': { zh: '{from} % 至不足 {below} %', en: '{from} % to below {below} %' },
  'region.class.from': { zh: '{from} % 及以上', en: '{from} % and above' },
  'region.gates': { zh: '各中心一票否决', en: 'Gates of the centres' },
  'region.gates.passed': { zh: '已通过', en: 'passed' },
  'region.gates.failed': { zh: '未通过', en: 'not passed' },
  'region.gate.missing': { zh: '缺必备 {count} 条', en: '{count} compulsory clauses missing' },
  'region.centre': { zh: '{rate} · {gate}', en: '{rate} · {gate}' },
  'region.levels': { zh: '{title}：各级医院数', en: '{title}: hospitals by level' },
  'region.heat': { zh: '医院与标准对照', en: 'Hospitals and standards' },
  'region.heat.rule': {
    zh: '数字为自评达标占比，颜色越深达标越多；“—”表示未开展。',
    en: 'Share of clauses met by self verdict; the darker, the more. "—" means not worked on.',
  },
  'region.heat.caption': { zh: '自评达标占比', en: 'Share met by self verdict' },
  'region.weak': { zh: '共性薄弱条目', en: 'Clauses that many lack' },
  'region.weak.none': { zh: '没有未达标的条目。', en: 'Every clause is met everywhere.' },
  'region.weak.table': {
    zh: '不达标医院最多的 {count} 条',
    en: 'The {count} clauses that most hospitals lack',
  },
  'region.weak.short': { zh: '不达标医院', en: 'Hospitals without it' },
  'region.weak.hospitals': { zh: '不达标医院数', en: 'Without it' },
  'region.weak.of': { zh: '适用医院数', en: 'Applies to' },
  'region.findings.lead': {
    zh: '未销号问题 {open} 个，其中逾期 {overdue} 个；累计销号率 {closure}。',
    en: '{open} findings are open, {overdue} of them overdue; closure rate over all findings {closure}.',
  },
  'region.findings.overdue': { zh: '有逾期问题的医院', en: 'Hospitals with overdue findings' },
  'region.late': { zh: '报送情况', en: 'Who has reported' },
  'region.late.none': { zh: '全部医院均已上报。', en: 'Every hospital has closed the month.' },
  'region.late.table': {
    zh: '未上报的医院（{count} 家）',
    en: 'Hospitals that have not closed the month ({count})',
  },
  'region.restated': {
    zh: '重述过本月数据的医院 {count} 家：{names}。',
    en: 'Restated this month, {count}: {names}.',
  },
  'region.sources': {
    zh: '本报告由各医院冻结的月报数据汇总，公式版本 {versions}，不重新计算任何医院的数字。',
    en: 'Put together from the frozen months of the hospitals, formula version {versions}; no hospital is calculated again.',
  },
  'region.sheet.rates': { zh: '各医院三率', en: 'Rates' },
  'region.sheet.results': { zh: '中心与级别', en: 'Centres and levels' },
  'region.sheet.weak': { zh: '薄弱条目', en: 'Weak clauses' },
  'region.sheet.late': { zh: '未上报', en: 'Not reported' },
  'region.sheet.lead': {
    zh: '{region} · {month} · 数据日期 {day}',
    en: '{region} · {month} · figures as of {day}',
  },
  'region.sheet.formulas': {
    zh: '条数和比率是对“各医院三率”求和的公式，与报告所印数字相同。',
    en: 'Counts and rates are formulas over the sheet of rates; they give the figures that the report prints.',
  },
} satisfies Topic;
