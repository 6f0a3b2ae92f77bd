import type { Topic } from './message';

/** What people are told, one text for one thing or many. `codes` may be empty. */
export const noticeMessages = {
  'notice.clauseAssigned': {
    zh: '{count} 个条目已分配给您或您的科室：{codes}',
    en: '{count} clause(s) assigned to you or your department: {codes}',
  },
  'notice.clauseDue': {
    zh: '{count} 个条目将在 {days} 天内到期：{codes}',
    en: '{count} clause(s) due within {days} day(s): {codes}',
  },
  'notice.clauseOverdue': {
    zh: '{count} 个条目已逾期未完成：{codes}',
    en: '{count} clause(s) overdue and not done: {codes}',
  },
  'notice.clauseRejected': {
    zh: '{count} 个条目核定不达标：{codes}',
    en: '{count} clause(s) rejected by inspectors: {codes}',
  },
  'notice.appealFiled': {
    zh: '{count} 个条目提出申诉，待裁定：{codes}',
    en: '{count} appeal(s) to be decided: {codes}',
  },
  'notice.appealDecided': { zh: '{count} 个申诉已裁定：{codes}', en: '{count} appeal(s) decided: {codes}' },
  'notice.findingRaised': { zh: '{count} 个问题待整改：{codes}', en: '{count} finding(s) raised: {codes}' },
  'notice.findingDue': {
    zh: '{count} 个问题的整改将在 {days} 天内到期：{codes}',
    en: '{count} finding(s) to be fixed within {days} day(s): {codes}',
  },
  'notice.findingOverdue': {
    zh: '{count} 个问题整改逾期：{codes}',
    en: '{count} finding(s) overdue: {codes}',
  },
  'notice.findingEscalated': {
    zh: '{count} 个逾期问题已上报至{level}：{codes}',
    en: '{count} overdue finding(s) escalated to the {level}: {codes}',
  },
  'notice.findingFixed': {
    zh: '{count} 个问题已整改，待核验：{codes}',
    en: '{count} fix(es) to be verified: {codes}',
  },
  'notice.findingReturned': {
    zh: '{count} 个问题的整改被退回：{codes}',
    en: '{count} fix(es) sent back: {codes}',
  },
  'notice.findingClosed': { zh: '{count} 个问题已销号：{codes}', en: '{count} finding(s) closed: {codes}' },
  'notice.findingWithdrawn': {
    zh: '{count} 个问题已撤销：{codes}',
    en: '{count} finding(s) withdrawn: {codes}',
  },
  'notice.extensionAsked': {
    zh: '{count} 个问题申请延期整改：{codes}',
    en: '{count} extension(s) asked for: {codes}',
  },
  'notice.extensionGranted': {
    zh: '{count} 个问题的延期申请已同意：{codes}',
    en: '{count} extension(s) granted: {codes}',
  },
  'notice.extensionRefused': {
    zh: '{count} 个问题的延期申请未获同意：{codes}',
    en: '{count} extension(s) refused: {codes}',
  },
  'notice.proofRequested': {
    zh: '{count} 个条目需要补充佐证材料：{codes}',
    en: '{count} proof(s) asked for: {codes}',
  },
  'notice.proofAnswered': {
    zh: '{count} 个补充材料要求已答复：{codes}',
    en: '{count} request(s) for a proof answered: {codes}',
  },
  'notice.proofDue': {
    zh: '{count} 个补充材料要求将在 {days} 天内到期：{codes}',
    en: '{count} proof(s) to be given within {days} day(s): {codes}',
  },
  'notice.proofOverdue': {
    zh: '{count} 个补充材料要求已逾期：{codes}',
    en: '{count} request(s) for a proof overdue: {codes}',
  },
  'notice.evidenceExpiring': {
    zh: '{count} 份佐证材料将在 {days} 天内失效',
    en: '{count} proof(s) in force for at most {days} more day(s)',
  },
  'notice.evidenceExpired': { zh: '{count} 份佐证材料已失效', en: '{count} proof(s) expired' },
  'notice.certificateEnding': {
    zh: '资质有效期至 {validUntil}，请准备复审',
    en: 'the certificate is valid until {validUntil}: prepare its renewal',
  },
  'notice.monthDue': {
    zh: '{month} 月报须于 {dueOn} 前提交（{days} 天内到期）',
    en: 'the report of {month} is due on {dueOn}, within {days} day(s)',
  },
  'notice.monthLate': {
    zh: '{month} 月报应于 {dueOn} 前提交，已逾期',
    en: 'the report of {month} was due on {dueOn} and has not been submitted',
  },
  'notice.monthSubmitted': {
    zh: '{month} 月报（第 {revision} 版）待{level}审核',
    en: 'the report of {month}, revision {revision}, waits for the {level}',
  },
  'notice.monthReturned': {
    zh: '{month} 月报（第 {revision} 版）被退回，请查看退回原因',
    en: 'the report of {month}, revision {revision}, was returned: see the reasons',
  },
  'notice.monthAccepted': {
    zh: '{month} 月报（第 {revision} 版）已审核通过',
    en: 'the report of {month}, revision {revision}, was accepted',
  },
  'notice.visitAnnounced': {
    zh: '督导检查通知：{title}（{firstDay} 至 {lastDay}）',
    en: 'an inspection visit is announced: {title}, {firstDay} to {lastDay}',
  },
  'notice.visitChanged': {
    zh: '督导检查安排有变：{title}（{firstDay} 至 {lastDay}）',
    en: 'the plan of an inspection visit has changed: {title}, {firstDay} to {lastDay}',
  },
  'notice.visitWithdrawn': {
    zh: '督导检查通知已撤销：{title}（原定 {firstDay} 至 {lastDay}）',
    en: 'the announcement of an inspection visit is withdrawn: {title}, {firstDay} to {lastDay}',
  },
  'notice.level.county': { zh: '县级', en: 'county' },
  'notice.level.city': { zh: '市级', en: 'city' },
  'notice.level.province': { zh: '省级', en: 'province' },
  'notice.more': { zh: '{codes} 等', en: '{codes} and more' },
  'digest.subject': { zh: '达标：{count} 项待阅提醒', en: 'Dabiao: {count} unread notice(s)' },
  'digest.more': { zh: '还有 {count} 条提醒', en: '{count} more notice(s)' },
  'digest.open': { zh: '查看：{url}', en: 'Open: {url}' },
  'digest.foot': {
    zh: '这是每日提醒，可在个人设置中关闭。内容以系统中为准。',
    en: 'A daily reminder; turn it off in your own settings. What the system shows is what holds.',
  },
} satisfies Topic;

/** What the server refuses about notices and where to send them. */
export const noticeRefusals = {
  'notice.read': {
    zh: '请给出 ids 或 upTo 其中之一',
    en: 'give either ids or upTo',
  },
  'contact.webhook': {
    zh: '机器人地址只能是企业微信或钉钉的群机器人地址，或管理员允许的主机',
    en: 'the webhook must be one of a WeCom or DingTalk group robot, or at a host the operator allows',
  },
  'contact.secret': {
    zh: '只有钉钉机器人使用加签密钥',
    en: 'only a DingTalk robot has a secret',
  },
} satisfies Topic;
