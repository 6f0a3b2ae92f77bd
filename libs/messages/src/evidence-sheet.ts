import type { Topic } from './message';

/** Why the server does not take a ledger of proofs. */
export const evidenceSheetRefusals = {
  'evidenceSheet.conflicts': {
    zh: '{count} 份佐证材料已被他人修改：请逐份选择保留哪一个，本次没有保存任何内容',
    en: '{count} proof(s) were changed by somebody else: choose which value to keep; nothing was saved',
  },
} satisfies Topic;

/** What can be wrong with a ledger of proofs, and what those that go out say of themselves. */
export const evidenceSheetMessages = {
  'evidenceSheet.header': {
    zh: '找不到表头：需要“名称”一列，以及类别、日期或支持的条目中的至少一列',
    en: 'no header found: a column with the title is needed, and one with the kind, days or clauses',
  },
  'evidenceSheet.nothing': {
    zh: '没有一行写明佐证材料：可能是另一种表格，或列的对应关系有误',
    en: 'no row names a proof: it may be another kind of sheet, or the columns are mapped wrongly',
  },
  'evidenceSheet.noFile': {
    zh: '佐证库中没有“{found}”：佐证必须有文件，新的请在佐证库里上传后再填写',
    en: 'there is no proof "{found}": a proof needs a file, so upload new ones in the library first',
  },
  'evidenceSheet.unknown': {
    zh: '本院没有标识为“{found}”的佐证：隐藏的标识列被改动，请重新导出',
    en: 'there is no proof "{found}" here: the hidden id column was changed; take the sheet out again',
  },
  'evidenceSheet.ambiguous': {
    zh: '有 {count} 份佐证同名：请用导出的台账填写，其中每份有标识',
    en: '{count} proofs are called this: use a ledger that was taken out, where each has its id',
  },
  'evidenceSheet.twice': {
    zh: '同一份佐证已在第 {first} 行出现',
    en: 'the proof already stands in row {first}',
  },
  'evidenceSheet.title': { zh: '名称不能为空', en: 'the title is missing' },
  'evidenceSheet.kindMissing': { zh: '类别不能为空', en: 'the kind is missing' },
  'evidenceSheet.kind': {
    zh: '不认识的类别“{found}”：制度、记录、证书、合同、数据、图片、培训、其他',
    en: 'unknown kind "{found}": policy, record, certificate, contract, data, picture, training, other',
  },
  'evidenceSheet.confidential': {
    zh: '“{found}”看不出是或否：请填“是”或留空',
    en: '"{found}" is neither yes nor no: write yes, or leave it blank',
  },
  'evidenceSheet.backwards': {
    zh: '止于 {to}，早于起始的 {from}',
    en: 'it ends on {to}, before it begins on {from}',
  },
  'evidenceSheet.edition.missing': {
    zh: '请在条目前写明标准版本，如“county-capability@2016-w1: B-FUNC-001”',
    en: 'name the edition before its clauses, as in "county-capability@2016-w1: B-FUNC-001"',
  },
  'evidenceSheet.edition.unknown': {
    zh: '本院（或这张表）没有标准版本“{found}”的达标任务',
    en: 'there is no assessment of the edition "{found}" in this hospital, or in this sheet',
  },
  'evidenceSheet.clause.unknown': {
    zh: '{edition} 没有条目“{code}”',
    en: '{edition} has no clause "{code}"',
  },
  'evidenceSheet.onsite': {
    zh: '这是督导员现场记录的，医院不能修改',
    en: 'an inspector recorded this on site; it is not the hospital’s to change',
  },
  'evidenceSheet.note.fill': {
    zh: '灰色列不可修改；白色列可以填写。日期写成 2026-12-31。一行是一份佐证；不能在这里新增，因为佐证必须有文件。',
    en: 'Grey columns are locked, white ones are yours. Write days as 2026-12-31. A row is a proof; new ones cannot be added here, because a proof needs a file.',
  },
  'evidenceSheet.note.clauses': {
    zh: '支持的条目：每个标准版本一行，写成“版本: 条目编号, 条目编号”。删去编号即不再支持该条目。',
    en: 'Clauses: a line for each edition, “edition: code, code”. Taking a code out ends the support.',
  },
  'evidenceSheet.note.back': {
    zh: '填好后导回本院：先看到每一处改动，再保存。排序或删行前先撤销工作表保护（没有密码）。请保留隐藏的标识列和版本列；没有的行不受影响。',
    en: 'Read it back into the same hospital: every change is shown before anything is saved. To sort or delete rows lift the protection first, there is no password. Keep the hidden columns of ids and versions; rows that are not there stay as they are.',
  },
} satisfies Topic;
