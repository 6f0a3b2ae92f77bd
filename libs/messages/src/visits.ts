import type { Topic } from './message';

/** What cannot be done with inspection visits, reading marks and requests for proofs. */
export const visitMessages = {
  'visit.person': {
    zh: '检查人员必须是每家受检医院的在任督导员',
    en: 'whoever goes has to be an inspector at every hospital of the visit',
  },
  'visit.days': {
    zh: '起止日期无效，或起止颠倒',
    en: 'the days are not valid, or the visit ends before it begins',
  },
  'visit.notBegun': {
    zh: '督导从 {day} 开始，尚未进行；如已提前进行，请先修改日期',
    en: 'the visit begins on {day}; if it took place earlier, change its days first',
  },
  'visit.state': {
    zh: '督导已经完成或取消，不能再改动',
    en: 'the visit was held or cancelled and does not change any more',
  },
  'visit.inUse': {
    zh: '这次督导已有核验结论或问题，不能取消，也不能去掉相关医院',
    en: 'something was decided or found on this visit: it cannot be cancelled, nor leave out the hospital',
  },
  'desk.seenAt': { zh: '已阅时间不能晚于现在', en: 'nobody has seen anything of the future' },
  'proofRequest.notFound': { zh: '没有这项补充佐证要求', en: 'there is no such request for a proof' },
  'proofRequest.dueOn': {
    zh: '期限必须是今天或以后的有效日期',
    en: 'the request is due on a valid day, today or later',
  },
  'proofRequest.state': {
    zh: '这项要求在当前状态下不能这样处理',
    en: 'the request is not in a state that allows this',
  },
  'proofRequest.notYours': {
    zh: '这项要求不是向您的科室提出的',
    en: 'the request does not ask your department',
  },
  'proofRequest.evidence': {
    zh: '只能用本院在用的佐证材料答复',
    en: "a request is answered with the hospital's own evidence that is not retired",
  },
  'proofRequest.ownAnswer': {
    zh: '答复须由答复人以外的人认可',
    en: 'an answer is accepted by somebody other than the person who gave it',
  },
} satisfies Topic;
