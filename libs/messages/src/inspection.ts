import type { Topic } from './message';

/** What cannot be done in an inspection. */
export const inspectionMessages = {
  'review.changed': {
    zh: '{count} 个条目已由他人核验，或医院已修改自评或材料，本次没有保存任何内容',
    en: '{count} clause(s) were decided by somebody else, or changed by the hospital; nothing was saved',
  },
  'review.invalid': {
    zh: '{count} 个条目不能这样核验，本次没有保存任何内容',
    en: '{count} clause(s) cannot be decided like this; nothing was saved',
  },
  'review.reason': { zh: '核定不达标须说明理由', en: 'a rejection needs a reason' },
  'review.appealPending': {
    zh: '该条目的申诉尚未裁定',
    en: 'an appeal about this clause has not been decided yet',
  },
  'review.findingOpen': {
    zh: '该条目的问题尚未整改，不能核定达标',
    en: 'the finding on this clause is not fixed yet; it cannot be confirmed',
  },
  'finding.notFound': { zh: '没有这个问题', en: 'there is no such finding' },
  'finding.exists': {
    zh: '该条目已有未销号的问题',
    en: 'the clause already has a finding that is not settled',
  },
  'finding.state': {
    zh: '问题目前的状态不允许这一步',
    en: 'the finding is not in a state that allows this step',
  },
  'finding.invalid': { zh: '填写的内容不合要求', en: 'what was written is not valid' },
  'finding.dueOn': {
    zh: '整改期限须为今天或以后的有效日期',
    en: 'the day it is due must be a valid day, today or later',
  },
  'finding.until': {
    zh: '延期日期须晚于整改期限，且不早于今天',
    en: 'the new day must be later than the day it is due, and not in the past',
  },
  'finding.reason': { zh: '请说明理由', en: 'give a reason' },
  'finding.ownFix': {
    zh: '整改人不能核查自己的整改',
    en: 'whoever fixed a finding may not verify it',
  },
  'finding.notYours': {
    zh: '该问题不由您的科室整改',
    en: 'this finding is not for your department to rectify',
  },
  'appeal.notFound': { zh: '没有这项申诉', en: 'there is no such appeal' },
  'appeal.nothing': {
    zh: '该条目目前没有被核定为不达标',
    en: 'no rejection of this clause stands',
  },
  'appeal.exists': { zh: '对这次核定已经申诉过', en: 'this rejection has been appealed already' },
  'appeal.late': { zh: '申诉期限已过（截至 {until}）', en: 'the time to appeal is over (until {until})' },
  'appeal.state': { zh: '申诉已经了结', en: 'the appeal is settled' },
  'appeal.own': {
    zh: '申诉须由作出该核定和提出申诉以外的人裁定',
    en: 'an appeal is decided by somebody who neither rejected the clause nor filed it',
  },
  'visit.notFound': { zh: '没有这次督导', en: 'there is no such visit' },
  'visit.hospital': {
    zh: '这次督导不包括该医院，或已取消',
    en: 'the visit does not go to this hospital, or is cancelled',
  },
  'evidence.onsite': {
    zh: '督导员现场记录的材料，医院不能更改',
    en: 'recorded on site by an inspector: the hospital cannot change it',
  },
  'evidence.idTaken': {
    zh: '该编号已被其他材料使用，请换一个再发送',
    en: 'another record has this id: send it under another one',
  },
} satisfies Topic;
