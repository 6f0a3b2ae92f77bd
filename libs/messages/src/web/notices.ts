import type { Topic } from '../message';

/** What somebody is told, and where their daily digest goes. */
export const webNoticesMessages = {
  'web.nav.notices': { zh: '提醒', en: 'Notices' },
  'web.nav.contact': { zh: '提醒方式', en: 'Daily digest' },
  'web.notice.bell': { zh: '提醒，{count} 条未读', en: 'Notices, {count} unread' },
  'web.notice.all': { zh: '全部提醒', en: 'All notices' },
  'web.notice.show': { zh: '显示哪些提醒', en: 'Which notices' },
  'web.notice.unread': { zh: '未读', en: 'Unread' },
  'web.notice.read': { zh: '标为已读', en: 'Mark as read' },
  'web.notice.readAll': { zh: '全部标为已读', en: 'Mark all as read' },
  'web.notice.none': { zh: '没有提醒。', en: 'No notices.' },
  'web.notice.lastPage': {
    zh: '这一页已没有提醒，回到最后一页',
    en: 'Nothing left on this page: to the last one',
  },
  'web.notice.occasion': { zh: '事项', en: 'About' },
  'web.notice.occasion.any': { zh: '全部事项', en: 'Everything' },
  'web.notice.occasion.clauses': { zh: '条目', en: 'Clauses' },
  'web.notice.occasion.findings': { zh: '问题整改', en: 'Findings' },
  'web.notice.occasion.appeals': { zh: '申诉', en: 'Appeals' },
  'web.notice.occasion.requests': { zh: '补充材料', en: 'Requests for proofs' },
  'web.notice.occasion.proofs': { zh: '佐证材料', en: 'Evidence' },
  'web.notice.occasion.months': { zh: '月报', en: 'Monthly reports' },
  'web.notice.occasion.visits': { zh: '督导检查', en: 'Inspection visits' },
  'web.notice.occasion.certificates': { zh: '资质证书', en: 'Certificates' },
  'web.contact.digest': { zh: '每日提醒', en: 'The daily digest' },
  'web.contact.why': {
    zh: '每天一条，列出您未读的提醒：只有数量、条目编号、标题和链接，不含原因和材料。没有未读提醒时不发送。',
    en: 'One message a day with what you have not read: counts, codes and titles of clauses and a link, never a reason or a proof. Nothing is sent while nothing is unread.',
  },
  'web.contact.email': { zh: '电子邮箱', en: 'E-mail' },
  'web.contact.email.off': { zh: '留空则不发邮件。', en: 'Leave it empty for no mail.' },
  'web.contact.email.wrong': { zh: '这不是电子邮箱地址', en: 'This is no e-mail address' },
  'web.contact.noEmail': { zh: '无邮箱', en: 'no e-mail' },
  'web.contact.noWebhook': { zh: '无群机器人', en: 'no group robot' },
  'web.contact.webhook': { zh: '群机器人地址', en: 'Group robot' },
  'web.contact.webhook.which': {
    zh: '企业微信或钉钉群机器人的 Webhook 地址。群里的人都会看到提醒。留空则不发送。',
    en: 'Webhook address of a WeCom or DingTalk group robot. Everybody in the group sees the digest. Leave it empty for none.',
  },
  'web.contact.webhook.wrong': { zh: '地址须以 https:// 开头', en: 'An address begins with https://' },
  'web.contact.secret': { zh: '加签密钥（钉钉）', en: 'Signing secret (DingTalk)' },
  'web.contact.secret.why': {
    zh: '机器人开启“加签”时填写，保存后不再显示。',
    en: 'Where the robot wants its messages signed. It is never shown again.',
  },
  'web.contact.secret.kept': {
    zh: '已保存，不再显示。地址不变而此处留空，则继续使用。',
    en: 'Saved, and not shown. Left empty it stays as long as the address does.',
  },
  'web.contact.secret.drop': { zh: '删除已保存的密钥', en: 'Remove the secret' },
  'web.contact.lang': { zh: '提醒语言', en: 'Language of the digest' },
  'web.contact.closed': {
    zh: '服务器尚未开通：{ways}。地址可以先保存，开通后自动发送。',
    en: 'Not set up at this server yet: {ways}. An address can be saved; it is used once the operator has set it up.',
  },
  'web.contact.failed': {
    zh: '{day} 的提醒没有送达（{way}，已尝试 {attempts} 次）',
    en: 'The digest of {day} did not arrive ({way}, tried {attempts} time(s))',
  },
  'web.contact.failed.again': { zh: '{time} 再试。', en: 'Tried again at {time}.' },
  'web.contact.failed.final': {
    zh: '不再重试；明天的提醒照常发送。请检查地址。',
    en: 'Not tried again; tomorrow’s goes out as usual. Check the address.',
  },
  'web.contact.theirs': {
    zh: '您在别处也修改了这项设置，现在是下面的内容。再次保存将以这里填写的为准。',
    en: 'You changed this elsewhere, too: it is now as below. Saving again replaces it with what is written here.',
  },
} satisfies Topic;
