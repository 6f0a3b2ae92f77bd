import type { Topic } from './message';

/** Words about proving the trail. */
export const trailMessages = {
  'trail.system': { zh: '系统（人员、会话、标准）', en: 'system (people, sessions, standards)' },
  'trail.holds': {
    zh: '轨迹完好：{chains} 条链、{entries} 条记录首尾相接，{rows} 行数据与轨迹一致。',
    en: 'The trail holds: {chains} chain(s) with {entries} entries are whole, {rows} rows agree with them.',
  },
  'trail.broken': {
    zh: '轨迹有 {count} 处问题（检查了 {chains} 条链、{entries} 条记录、{rows} 行数据）。',
    en: 'The trail has {count} problem(s) ({chains} chain(s), {entries} entries and {rows} rows were checked).',
  },
  'trail.more': { zh: '另有 {count} 处同类问题未列出', en: 'and {count} more of the same kinds' },
  'trail.heads.compared': {
    zh: '已与 {count} 条留存的链首核对。这份清单的指纹是 {fingerprint}，请与签字的纸件核对。',
    en: '{count} kept head(s) compared. The fingerprint of their list is {fingerprint}: compare it with the signed sheet.',
  },
  'trail.progress': {
    zh: '已检查 {entries} / {of} 条记录，{rows} 行数据',
    en: 'checked {entries} of {of} entries, {rows} rows',
  },
  'trail.interrupted': {
    zh: '已中断：只检查了 {entries} / {of} 条记录，不能下结论',
    en: 'interrupted after {entries} of {of} entries: nothing is decided',
  },
  'trail.cannot': { zh: '无法检查：{detail}', en: 'cannot check: {detail}' },

  'trail.why.entry.missing': {
    zh: '第 {n} 条记录缺失，其后是第 {found} 条',
    en: 'entry {n} is missing; entry {found} comes next',
  },
  'trail.why.entry.number': {
    zh: '出现编号为 {n} 的记录，编号应从 1 起依次递增',
    en: 'there is an entry {n}, where numbers begin at 1 and go up one by one',
  },
  'trail.why.entry.content': {
    zh: '第 {n} 条记录的内容或哈希被改动：内容与哈希不符',
    en: 'entry {n} was changed: its content does not have its hash',
  },
  'trail.why.entry.link': {
    zh: '第 {n} 条记录与前一条接不上：其中一条被替换',
    en: 'entry {n} does not follow the one before it: one of the two was replaced',
  },
  'trail.why.entry.empty': {
    zh: '第 {n} 条记录的 {field} 被改为空文本',
    en: 'entry {n} was changed: {field} is an empty text',
  },
  'trail.why.entry.day': {
    zh: '第 {n} 条记录的日期 {found} 与其时刻不符，应为 {expected}',
    en: 'entry {n} has the day {found}, its moment lies in {expected}',
  },
  'trail.why.chain.unknown': {
    zh: '这条链不属于任何医院',
    en: 'the chain belongs to no hospital',
  },
  'trail.why.head.none': {
    zh: '链首缺失（最后一条是第 {n} 条）',
    en: 'the head of the chain is missing (the last entry is {n})',
  },
  'trail.why.head.differs': {
    zh: '链首与最后一条记录（第 {n} 条）不符：末尾有记录被删除、加入或替换。链首：{found}；记录：{expected}',
    en: 'the head is not the last entry ({n}): entries were removed, added or replaced at the end. Head: {found}; entry: {expected}',
  },
  'trail.why.head.alone': {
    zh: '链首指向第 {n} 条记录，但这条链没有任何记录',
    en: 'the head names entry {n}, but the chain has no entries',
  },
  'trail.why.row.changed': {
    zh: '{table} {row}：{field} 现为“{found}”，轨迹第 {n} 条记为“{expected}”',
    en: '{table} {row}: {field} is "{found}", entry {n} of the trail says "{expected}"',
  },
  'trail.why.row.extra': {
    zh: '{table} {row}：有这一行，轨迹中却没有它的记录',
    en: '{table} {row}: the row is there, but the trail has no entry of it',
  },
  'trail.why.row.gone': {
    zh: '{table} {row}：有这一行，但轨迹第 {n} 条说它已移除',
    en: '{table} {row}: the row is there, but entry {n} of the trail says it was removed',
  },
  'trail.why.row.missing': {
    zh: '{table} {row}：轨迹第 {n} 条说有这一行，数据中却没有',
    en: '{table} {row}: entry {n} of the trail says it is there, but there is no such row',
  },
  'trail.why.row.unreadable': {
    zh: '{table} {row}：轨迹第 {n} 条中它的内容无法读取',
    en: '{table} {row}: what entry {n} of the trail holds of it cannot be read',
  },
  'trail.why.kept.missing': {
    zh: '留存的链首是第 {n} 条记录（{expected}），现在没有这条记录',
    en: 'the kept head names entry {n} ({expected}), which is not there',
  },
  'trail.why.kept.differs': {
    zh: '第 {n} 条记录的哈希与留存的链首不同：它或它之前的记录被改写。留存：{expected}；现在：{found}',
    en: 'entry {n} is not the one of the kept head: it, or one before it, was rewritten. Kept: {expected}; now: {found}',
  },

  'trail.file': {
    zh: '{file} 不是链首清单：{detail}',
    en: '{file} is not a list of heads: {detail}',
  },
  'trail.file.none': { zh: '没有这个文件，或无法读取', en: 'there is no such file, or it cannot be read' },
  'trail.file.empty': { zh: '没有任何链首', en: 'it has no heads' },
  'trail.file.columns': { zh: '缺少 chain、n、hash 列', en: 'it lacks the columns chain, n and hash' },
  'trail.file.head': { zh: '第 {row} 个链首不完整或写错', en: 'head {row} is incomplete or wrong' },
  'trail.file.changed': {
    zh: '清单与其中的指纹 {fingerprint} 不符',
    en: 'the list does not have the fingerprint {fingerprint} that stands in it',
  },
  'trail.out.exists': { zh: '{file} 已存在：请换个文件名', en: '{file} exists: choose another name' },
  'trail.format': {
    zh: '格式只有 text、json 和 csv，没有“{found}”',
    en: 'the format is text, json or csv, not "{found}"',
  },
  'trail.day.future': { zh: '{day} 还没有到', en: '{day} is yet to come' },
  'trail.written': { zh: '已写入 {file}（{count} 条链）', en: 'wrote {file} ({count} chain(s))' },

  'trail.sheet.title': { zh: '达标轨迹链首清单', en: 'Heads of the Dabiao trail' },
  'trail.sheet.day': {
    zh: '截至 {day} 24:00（北京时间）',
    en: 'at the end of {day} (China time)',
  },
  'trail.sheet.now': { zh: '截至 {at}（北京时间）', en: 'as of {at} (China time)' },
  'trail.sheet.made': { zh: '打印于 {at}', en: 'made {at}' },
  'trail.sheet.list': { zh: '清单指纹', en: 'Fingerprint of the list' },
  'trail.sheet.chain': { zh: '医院', en: 'Hospital' },
  'trail.sheet.n': { zh: '记录数', en: 'Entries' },
  'trail.sheet.at': { zh: '最后一条记录', en: 'Last entry' },
  'trail.sheet.fingerprint': { zh: '指纹', en: 'Fingerprint' },
  'trail.sheet.why': {
    zh: '签字确认：本人已核对清单指纹，并将本页留存在系统之外。此后若有人改写此前的任何记录，核对本清单即可发现。',
    en: 'By signing I confirm that I compared the fingerprint of the list and keep this page outside the system. Whoever rewrites an earlier entry afterwards is found by comparing with this list.',
  },
  'trail.sheet.hospital': { zh: '医院（盖章）', en: 'Hospital (seal)' },
  'trail.sheet.bureau': { zh: '卫生健康局（盖章）', en: 'Health bureau (seal)' },
  'trail.sheet.signature': { zh: '签字', en: 'Signature' },
  'trail.sheet.date': { zh: '日期', en: 'Date' },
  'trail.sheet.full': { zh: '完整哈希', en: 'Full hashes' },
} satisfies Topic;
