import type { Topic } from './message';

/** What the server answers when something cannot be done. */
export const apiMessages = {
  'http.internal': { zh: '服务器出错，请稍后再试', en: 'something went wrong on our side' },
  'session.none': { zh: '请先登录', en: 'sign in first' },
  'access.refused': { zh: '没有权限', en: 'you may not do this' },
  'hospital.notFound': { zh: '没有这家医院', en: 'there is no such hospital' },
  'assessment.notFound': { zh: '没有这项达标任务', en: 'there is no such assessment' },
  'assessment.exists': { zh: '该医院已有此版本的达标任务', en: 'the hospital already works on this edition' },
  'standard.notFound': { zh: '没有这个标准版本', en: 'there is no such edition' },
  'standard.broken': { zh: '标准文件有错误', en: 'the standards file has problems' },
  'standard.changed': {
    zh: '{id} 已经载入且内容不同：改动须另立新版本',
    en: '{id} is already loaded with other content: a change is a new edition',
  },
  'http.validation': { zh: '请求内容不合要求', en: 'the request is not valid' },
  'clause.notFound': { zh: '没有这个条目', en: 'there is no such clause' },
  'clause.twice': { zh: '条目 {code} 在同一请求中出现两次', en: 'clause {code} stands twice in the request' },
  'assessment.invalid': { zh: '“{field}”不合要求', en: '"{field}" is not valid' },
  'plan.noTarget': {
    zh: '该达标任务没有设定目标，无法制定计划',
    en: 'the assessment has no target to plan for',
  },
  'plan.past': {
    zh: '{day} 不在今天之后，请选择将来的日期',
    en: '{day} is not after today; choose a day to come',
  },
  'trend.range': {
    zh: '趋势的起止日期有误，最多 {days} 天',
    en: 'the range of the trend is wrong; at most {days} days',
  },
  'day.invalid': { zh: '“{found}”不是有效日期', en: '"{found}" is not a valid day' },
  'clause.changed': {
    zh: '{count} 个条目已被他人修改，本次没有保存任何内容',
    en: '{count} clause(s) were changed by somebody else; nothing was saved',
  },
  'clause.notAssigned': {
    zh: '条目 {code} 没有分配给您的科室',
    en: 'clause {code} is not assigned to your department',
  },
  'assignment.department': {
    zh: '本院没有这个在用的科室',
    en: 'the hospital has no such department in use',
  },
  'assignment.person': { zh: '此人在本院没有角色', en: 'this person holds no role at the hospital' },
  'clause.invalid': {
    zh: '{count} 个条目有问题，本次没有保存任何内容',
    en: '{count} clause(s) have problems; nothing was saved',
  },
  'record.changed': {
    zh: '内容已被他人修改，请重新载入',
    en: 'somebody else changed this first; load it again',
  },
  'session.refused': { zh: '用户名或密码不正确', en: 'the sign-in name or the password is wrong' },
  'session.locked': {
    zh: '登录失败次数过多，请 {minutes} 分钟后再试',
    en: 'too many failed sign-ins; try again in {minutes} minute(s)',
  },
  'session.tooMany': {
    zh: '登录请求过于频繁，请稍后再试',
    en: 'too many sign-ins from here; try again later',
  },
  'session.changePassword': { zh: '请先修改初始密码', en: 'choose a password of your own first' },
  'password.wrong': { zh: '当前密码不正确', en: 'the current password is wrong' },
  'password.same': { zh: '新密码与当前密码相同', en: 'the new password is the current one' },
  'password.weak': { zh: '密码不符合要求', en: 'the password is too weak' },
  'person.notFound': { zh: '没有这个人员', en: 'there is no such person' },
  'person.loginTaken': { zh: '登录名 {login} 已被使用', en: 'the sign-in name {login} is taken' },
  'person.self': {
    zh: '不能停用自己或更改自己的角色',
    en: 'you cannot disable yourself or change your own roles',
  },
  'person.administratorExists': { zh: '已有系统管理员', en: 'there already is an administrator' },
  'membership.scope': {
    zh: '角色与范围不匹配',
    en: 'this role cannot be held there',
  },
  'membership.department': {
    zh: '科室资料员必须属于本院一个在用的科室，其他角色不设科室',
    en: 'a department clerk belongs to a current department of the hospital, other roles to none',
  },
  'region.notFound': { zh: '没有这个行政区', en: 'there is no such region' },
  'region.exists': { zh: '已有行政区 {code}', en: 'there already is a region {code}' },
  'region.parent': {
    zh: '{code} 不在 {parent} 之内：省级没有上级，市、县的上级须已存在且代码前缀相同',
    en: '{code} does not lie in {parent}: a province lies in nothing, a city or county in a region that is there and whose code contains its own',
  },
  'region.figure': {
    zh: '这个标准没有可汇总的数字“{found}”；可选：{known}',
    en: 'the standard has no figure "{found}" that could be added up; it has {known}',
  },
  'department.notFound': { zh: '没有这个科室', en: 'there is no such department' },
  'department.exists': { zh: '已有同名科室', en: 'the hospital already has a department of this name' },
  'http.origin': { zh: '请求来自其他网站，已拒绝', en: 'the request comes from another site' },
  'http.input': {
    zh: '请求内容含有不允许的字符或嵌套过深',
    en: 'the request has a forbidden character or is nested too deep',
  },
  'evidence.notFound': { zh: '没有这份佐证材料', en: 'there is no such evidence' },
  'file.notFound': { zh: '没有这个文件', en: 'there is no such file' },
  'evidence.notMultipart': {
    zh: '请以 multipart/form-data 上传：先是 record，然后是文件',
    en: 'upload multipart/form-data: first record, then the files',
  },
  'evidence.recordMissing': {
    zh: '第一个字段必须是 record（JSON），文件在其后',
    en: 'the first field must be record (JSON); files come after it',
  },
  'evidence.recordNotJson': { zh: 'record 不是有效的 JSON', en: 'record is not valid JSON' },
  'evidence.malformed': { zh: '上传内容格式错误或不完整', en: 'the upload is malformed or incomplete' },
  'evidence.noFiles': { zh: '至少要有一个文件', en: 'there must be at least one file' },
  'evidence.tooManyFiles': { zh: '一次最多 {limit} 个文件', en: 'at most {limit} files at once' },
  'evidence.tooLarge': { zh: '文件超过 {limit} MB', en: 'a file is larger than {limit} MB' },
  'evidence.empty': { zh: '“{name}”是空文件', en: '"{name}" is empty' },
  'evidence.name': {
    zh: '文件名缺失或超过 {limit} 个字符',
    en: 'a file has no name, or one of more than {limit} characters',
  },
  'evidence.type': {
    zh: '不接受“{name}”的文件类型。可用：PDF、图片、Office 文档、MP4、TXT、CSV、ZIP',
    en: '"{name}" is not of an accepted type. Accepted: PDF, images, Office documents, MP4, TXT, CSV, ZIP',
  },
  'evidence.dates': {
    zh: '“{field}”不是有效日期，或起止颠倒',
    en: '"{field}" is not a valid day, or ends before it begins',
  },
  'evidence.tooManyLinks': { zh: '一次最多 {limit} 个条目', en: 'at most {limit} clauses at once' },
  'evidence.retired': { zh: '这份佐证材料已经停用', en: 'this evidence is retired' },
} satisfies Topic;
