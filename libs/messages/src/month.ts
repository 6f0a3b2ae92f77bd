import type { Topic } from './message';

/** Reporting months: what the server answers when something cannot be done. */
export const monthRefusals = {
  'month.state': {
    zh: '月报期在当前状态下不能这样处理',
    en: 'the month is not in a state that allows this',
  },
  'month.future': { zh: '{month} 尚未开始', en: '{month} has not begun yet' },
  'month.knownOn': {
    zh: '计入截止日必须在 {from} 至 {to} 之间',
    en: 'the day up to which entries count must lie between {from} and {to}',
  },
  'month.warnings': {
    zh: '还有 {count} 项未处理；请先查看检查单，确认后再提交',
    en: '{count} thing(s) are open: look at the check list, then submit with your acknowledgement',
  },
  'month.level': {
    zh: '该月报现由上一级审核，您的级别不能审核',
    en: 'another level has to review this month now',
  },
  'month.ownSubmission': {
    zh: '不能审核自己提交的月报',
    en: 'nobody reviews what they submitted themselves',
  },
  'month.twice': {
    zh: '您已代表一级审核过本次提交，其他级别须由他人审核',
    en: 'you have reviewed this revision at another level; somebody else has to',
  },
  'month.notFrozen': {
    zh: '{region} {month} 没有一家医院有已提交的月报，无法汇总',
    en: 'no hospital of {region} has submitted {month}: there is nothing to put together',
  },
  'monthRevision.notFound': {
    zh: '该月没有这一版已提交的数据',
    en: 'there are no such frozen figures of this month',
  },
} satisfies Topic;

/** Names of files of a month, and what the command line says of them. */
export const monthMessages = {
  'month.file': { zh: '{hospital}-{month}-达标月报', en: '{hospital} {month} monthly report' },
} satisfies Topic;
