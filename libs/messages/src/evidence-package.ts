import type { Topic } from './message';

/** The evidence package: its name, the index in it, and what it leaves out. */
export const packageMessages = {
  'package.name': { zh: '佐证材料包', en: 'Evidence package' },
  'package.index': { zh: '目录', en: 'Index' },
  'package.code': { zh: '条目编号', en: 'code' },
  'package.clause': { zh: '条目', en: 'clause' },
  'package.folder': { zh: '文件夹', en: 'folder' },
  'package.file': { zh: '文件', en: 'file' },
  'package.remark': { zh: '说明', en: 'remark' },
  'package.title': { zh: '佐证名称', en: 'proof' },
  'package.kind': { zh: '类别', en: 'kind' },
  'package.state': { zh: '状态', en: 'state' },
  'package.origin': { zh: '来源', en: 'provenance' },
  'package.issuedOn': { zh: '出具日期', en: 'issued on' },
  'package.inForceFrom': { zh: '生效日期', en: 'in force from' },
  'package.inForceTo': { zh: '失效日期', en: 'in force to' },
  'package.periodFrom': { zh: '所证期间起', en: 'period from' },
  'package.periodTo': { zh: '所证期间止', en: 'period to' },
  'package.confidential': { zh: '内部', en: 'confidential' },
  'package.revision': { zh: '修订', en: 'revision' },
  'package.addedBy': { zh: '上传人', en: 'added by' },
  'package.addedOn': { zh: '上传日期', en: 'added on' },
  'package.bytes': { zh: '字节数', en: 'bytes' },
  'package.origin.hospital': { zh: '医院', en: 'hospital' },
  'package.origin.onsite': { zh: '现场核查', en: 'recorded on site' },
  'package.none': { zh: '无佐证材料', en: 'no proof' },
  'package.against': { zh: '现场核查认为不达标', en: 'shows that the clause is not met' },
  'package.left.retired': { zh: '已停用，未收入', en: 'retired, left out' },
  'package.left.confidential': {
    zh: '内部材料 {count} 份，您无权查看，未收入',
    en: '{count} confidential proof(s) that you may not see, left out',
  },
  'package.note.about': {
    zh: '{hospital}，{standard}，{day}。每个条目一个文件夹，佐证按序编号；同一份佐证支持几个条目时，每个文件夹各有一份。',
    en: '{hospital}, {standard}, {day}. A folder for each clause, its proofs numbered; a proof of several clauses is in each of their folders.',
  },
  'package.note.hash': {
    zh: 'SHA-256 是文件内容的指纹：与系统中的相同，文件就没有被改动。只收入每份佐证的最新修订。',
    en: 'The SHA-256 is the fingerprint of a file: where it is that of the server, the file was not changed. Only the newest revision of a proof is in here.',
  },
} satisfies Topic;
