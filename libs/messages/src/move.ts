import type { Topic } from './message';

/** What cannot be done when an assessment moves to another edition, and what the server writes then. */
export const moveMessages = {
  'assessment.moved': {
    zh: '该达标任务已转到新版本，不能再修改；请在新任务中继续',
    en: 'the assessment has moved to another edition and does not change any more; go on in the new one',
  },
  'move.same': { zh: '达标任务已经使用此版本', en: 'the assessment is on this edition already' },
  'move.standard': {
    zh: '{id} 不是同一标准的版本，不能转换',
    en: '{id} is not an edition of the same standard',
  },
  'move.mapping': { zh: '条目对应关系有误', en: 'the mapping of codes is not valid' },
  'move.mapping.from': { zh: '原版本没有条目 {code}', en: 'the old edition has no clause {code}' },
  'move.mapping.to': { zh: '新版本没有条目 {code}', en: 'the new edition has no clause {code}' },
  'move.mapping.twice': {
    zh: '新版本条目 {code} 被对应了两次',
    en: 'clause {code} of the new edition is given to two old ones',
  },
  'move.none': { zh: '该达标任务没有转换过版本', en: 'the assessment has not moved' },
  'move.late': {
    zh: '版本转换只能在当天（{day}）撤销',
    en: 'a move can be undone only on its day, {day}',
  },
  'move.worked': {
    zh: '转换后已有 {count} 项改动，不能撤销',
    en: 'there were {count} change(s) since the move; it cannot be undone',
  },
} satisfies Topic;

/** What the server itself writes into records. Chinese, as the records are. */
export const moveRemarks = {
  'move.clauseGone': {
    zh: '达标任务转到新版本 {to}，该版本没有此条目',
    en: 'The assessment moved to {to}, which does not have this clause.',
  },
} satisfies Topic;
