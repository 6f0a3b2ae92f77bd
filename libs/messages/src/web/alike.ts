import type { Topic } from '../message';

/** Clauses of other standards whose text is similar. */
export const webAlikeMessages = {
  'web.alike.title': { zh: '其他标准的相似条目', en: 'Similar clauses of other standards' },
  'web.alike.why': {
    zh: '按标题和要求的文字比对得出，不是官方对应关系；共用佐证前请核对要求。',
    en: 'Found by comparing the Chinese text of title and requirement; no official correspondence. Compare what is asked for before one proof serves both.',
  },
  'web.alike.likeness': { zh: '文字相似 {percent} %', en: 'text {percent} % alike' },
  'web.alike.none': { zh: '没有文字相似的条目。', en: 'No clause has similar text.' },
  'web.alike.notOurs': { zh: '本院未开展此标准', en: 'no assessment on this standard' },
  'web.alike.level': { zh: '自评 {level} 级', en: 'level {level}' },
  'web.alike.proofs': { zh: '佐证 {count} 份', en: '{count} proof(s)' },
  'web.alike.noProofs': { zh: '无佐证', en: 'no proof' },
  'web.alike.all': { zh: '显示全部 {count} 条', en: 'Show all {count}' },
  'web.alike.link': { zh: '共用本条佐证', en: 'Link these proofs there' },
  'web.alike.link.sure': {
    zh: '将本条目的 {count} 份佐证也关联到 {code}？',
    en: 'Link the {count} proof(s) of this clause to {code} as well?',
  },
  'web.alike.linked': { zh: '已关联到 {code}', en: 'Linked to {code}' },
} satisfies Topic;
