import type { Topic } from './message';

/** Why the server does not take a sheet. */
export const sheetRefusals = {
  'sheet.oneFile': { zh: '请上传一个文件，不多也不少', en: 'upload exactly one file' },
  'sheet.tooLarge': {
    zh: '文件超过 {limit} MB：请删去无关的工作表和图片',
    en: 'the file is larger than {limit} MB: remove worksheets and pictures that are not needed',
  },
  'sheet.unreadable': {
    zh: '无法读取这个文件，没有保存任何内容',
    en: 'this file cannot be read; nothing was saved',
  },
  'sheet.invalid': {
    zh: '表格有 {count} 处问题，没有保存任何内容',
    en: 'the sheet has {count} problem(s); nothing was saved',
  },
  'sheet.conflicts': {
    zh: '{count} 个条目已被他人修改：请逐条选择保留哪一个，本次没有保存任何内容',
    en: '{count} clause(s) were changed by somebody else: choose which value to keep; nothing was saved',
  },
} satisfies Topic;

/** What can be wrong with a sheet on its way back, and what the sheets that go out say of themselves. */
export const roundTripMessages = {
  'table.encrypted': {
    zh: '文件有密码：请去掉密码后再试',
    en: 'the file has a password: remove it and try again',
  },
  'table.oldExcel': {
    zh: '这是旧版 .xls 文件：请用 Excel 或 WPS 另存为 .xlsx',
    en: 'this is an old .xls file: save it as .xlsx',
  },
  'sheet.header.missing': {
    zh: '找不到表头：需要“条目编号”或“项目”一列，以及至少一列结论',
    en: 'no header found: a column with the code or the title is needed, and one with verdicts',
  },
  'sheet.mapping.invalid': {
    zh: '列的对应关系“{column}”不合要求',
    en: 'the mapping "{column}" is not valid',
  },
  'sheet.other.assessment': {
    zh: '这张表导出自另一项达标任务（{edition}），不能导入到这里',
    en: 'this sheet was taken out of another assessment ({edition}) and cannot be read in here',
  },
  'sheet.other.edition': {
    zh: '这张表属于另一版本 {edition}：请重新导出后填写',
    en: 'this sheet belongs to another edition, {edition}: take it out again',
  },
  'sheet.other.schema': {
    zh: '这张表由更新版本的系统导出，无法识别',
    en: 'this sheet was made by a newer version of the system and is not understood',
  },
  'sheet.nothing.matched': {
    zh: '没有一行对得上 {standard} 的条目：可能是另一个标准的表格，或列的对应关系有误',
    en: 'no row names a clause of {standard}: the sheet may be of another standard, or the columns mapped wrongly',
  },
  'sheet.title.ambiguous': {
    zh: '有几个条目同名（{codes}）：请写明条目编号',
    en: 'several clauses are called this ({codes}): give the code',
  },
  'sheet.version.unknown': {
    zh: '版本“{found}”与服务器记录不符：隐藏的版本列被改动，请重新导出',
    en: 'version "{found}" is not known: the hidden version column was changed; take the sheet out again',
  },
  'sheet.tick.both': { zh: '两个结论都打了勾', en: 'two verdicts are ticked' },
  'sheet.tick.unknown': {
    zh: '不认识的标记“{found}”：请用 √ 表示，或留空',
    en: 'unknown mark "{found}": use √, or leave it blank',
  },
  'sheet.cell.tooLong': { zh: '超过 {limit} 个字符', en: 'longer than {limit} characters' },
  'sheet.department.unknown': {
    zh: '本院没有科室“{found}”',
    en: 'the hospital has no department "{found}"',
  },
  'sheet.person.unknown': {
    zh: '本院没有人员“{found}”',
    en: 'the hospital has nobody called "{found}"',
  },
  'sheet.assign.refused': {
    zh: '您不能更改责任科室、责任人和完成期限',
    en: 'you may not change department, person or due day',
  },
  'sheet.note.fill': {
    zh: '灰色列不可修改；白色列可以填写。结论从下拉列表中选择，留空即未评。日期写成 2026-12-31。',
    en: 'Grey columns are locked, white ones are yours. Choose the verdict from the list; blank is unassessed. Write days as 2026-12-31.',
  },
  'sheet.note.back': {
    zh: '填好后导回同一项达标任务：先看到每一处改动，再保存。可以筛选；排序或删行前先撤销工作表保护（没有密码）。请保留条目编号和隐藏的版本列。',
    en: 'Read it back into the same assessment: every change is shown before anything is saved. Filter as you like; to sort or delete rows lift the protection first, there is no password. Keep the codes and the hidden version column.',
  },
  'sheet.note.facts': {
    zh: '{by} 于 {at} 导出',
    en: 'Taken out by {by} at {at}',
  },
  'ledger.name': { zh: '佐证材料台账', en: 'Evidence ledger' },
  'ledger.title': { zh: '名称', en: 'title' },
  'ledger.kind': { zh: '类别', en: 'kind' },
  'ledger.state': { zh: '状态', en: 'state' },
  'ledger.issuedOn': { zh: '出具日期', en: 'issued_on' },
  'ledger.inForceFrom': { zh: '生效日期', en: 'in_force_from' },
  'ledger.inForceTo': { zh: '失效日期', en: 'in_force_to' },
  'ledger.periodFrom': { zh: '所证期间起', en: 'period_from' },
  'ledger.periodTo': { zh: '所证期间止', en: 'period_to' },
  'ledger.clauses': { zh: '支持的条目', en: 'clauses' },
  'ledger.files': { zh: '文件', en: 'files' },
  'ledger.revision': { zh: '修订', en: 'revision' },
  'ledger.confidential': { zh: '内部', en: 'confidential' },
  'ledger.note': { zh: '备注', en: 'note' },
  'ledger.id': { zh: '标识', en: 'id' },
  'ledger.version': { zh: '版本', en: 'version' },
  'ledger.yes': { zh: '是', en: 'yes' },
  'ledger.state.inForce': { zh: '有效', en: 'in force' },
  'ledger.state.notYet': { zh: '尚未生效', en: 'not yet' },
  'ledger.state.expired': { zh: '已失效', en: 'expired' },
  'ledger.state.retired': { zh: '已停用', en: 'retired' },
  'ledger.kind.policy': { zh: '制度', en: 'policy' },
  'ledger.kind.record': { zh: '记录', en: 'record' },
  'ledger.kind.certificate': { zh: '证书', en: 'certificate' },
  'ledger.kind.contract': { zh: '合同', en: 'contract' },
  'ledger.kind.data': { zh: '数据', en: 'data' },
  'ledger.kind.picture': { zh: '图片', en: 'picture' },
  'ledger.kind.training': { zh: '培训', en: 'training' },
  'ledger.kind.other': { zh: '其他', en: 'other' },
} satisfies Topic;
