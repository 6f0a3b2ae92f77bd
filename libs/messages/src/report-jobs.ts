import type { Topic } from './message';

/** Ordered reports: what the server answers when something cannot be done, and why a job failed. */
export const reportJobRefusals = {
  'report.place': {
    zh: '请指定一家医院或一个行政区（二者选一）',
    en: 'name a hospital or a region, and not both',
  },
  'report.tooMany': {
    zh: '您已有 {count} 份报告在排队或生成（上限 {limit} 份），请等其中一份完成，或取消一份后再下单',
    en: '{count} of your reports are waiting or under way, and {limit} is the most: wait for one, or cancel one first',
  },
  'report.over': { zh: '该任务已经结束，不能取消', en: 'the job is over: there is nothing to cancel' },
  'report.failed': {
    zh: '生成报告时服务器出错，请重新下单；若仍失败请联系管理员',
    en: 'something went wrong on our side; order it again, and tell the administrator if it fails once more',
  },
  'reportJob.notFound': { zh: '没有这项报告任务', en: 'there is no such report job' },
  'reportFile.notFound': {
    zh: '没有这个报告文件：尚未生成，或已过保存期',
    en: 'there is no such file: it is not made yet, or no longer kept',
  },
} satisfies Topic;
