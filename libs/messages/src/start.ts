import type { Topic } from './message';

/** Words of the server's start, and of making the first administrator. */
export const startMessages = {
  'start.address': { zh: '达标服务已启动：{url}', en: 'Dabiao is running: {url}' },
  'start.noAdministrator': {
    zh: '还没有系统管理员。请在同样的环境变量下运行：npm run -s cli -- admin create --login <登录名> --name <姓名>',
    en: 'There is no administrator yet. With the same environment, run: npm run -s cli -- admin create --login <login> --name <name>',
  },
  'start.demo.title': {
    zh: '演示数据：医院真实存在，只有合计数来自公开报道，逐条状态、人员和佐证材料都是合成的。',
    en: 'Demo data: the hospitals exist, only totals were published; clause states, people and evidence are synthetic.',
  },
  'start.demo.passwords': {
    zh: '演示账号的密码是公开的，只能在本机试用；不要在这里录入真实数据。',
    en: 'The passwords of the demo accounts are public: for trying out on this machine only, never with real data.',
  },
  'start.demo.login': { zh: '登录名', en: 'Login' },
  'start.demo.password': { zh: '密码', en: 'Password' },
  'start.demo.role': { zh: '角色', en: 'Role' },
  'start.demo.place': { zh: '医院或地区', en: 'Hospital or region' },
  'role.qualityOffice': { zh: '质控科', en: 'quality office' },
  'role.departmentClerk': { zh: '科室资料员', en: 'department clerk' },
  'role.hospitalViewer': { zh: '医院查看者', en: 'hospital viewer' },
  'role.inspector': { zh: '督导员', en: 'inspector' },
  'role.bureauViewer': { zh: '卫健局查看者', en: 'bureau viewer' },
  'role.administrator': { zh: '系统管理员', en: 'administrator' },
  'demo.inProduction': {
    zh: '数据库里有演示账号，其密码是公开的。生产环境请使用新的 DATA_DIR 或 DATABASE_URL。',
    en: 'the database holds demonstration accounts, whose passwords are public: give production a DATA_DIR or DATABASE_URL of its own',
  },
  'admin.created': { zh: '已创建系统管理员 {login}', en: 'made the administrator {login}' },
  'admin.ask': { zh: '密码（不显示）：', en: 'Password (not shown): ' },
  'admin.askAgain': { zh: '再输入一次：', en: 'The same again: ' },
  'admin.differ': { zh: '两次输入的密码不一致', en: 'the two passwords differ' },
  'admin.noPassword': {
    zh: '没有密码：请在终端输入，或从标准输入、环境变量 DABIAO_PASSWORD 给出',
    en: 'there is no password: type it, or give it on standard input or in the environment variable DABIAO_PASSWORD',
  },
  'admin.login': {
    zh: '登录名须为 2–60 个字符：小写字母、数字、点、横线或下划线',
    en: 'a login has 2 to 60 characters: small letters, digits, dots, hyphens, underscores',
  },
  'admin.name': {
    zh: '请用 --name 给出姓名，最多 200 个字符',
    en: 'give a name with --name, of at most 200 characters',
  },
  'password.tooShort': { zh: '密码至少 {min} 个字符', en: 'a password has at least {min} characters' },
  'password.tooLong': { zh: '密码最多 {max} 个字符', en: 'a password has at most {max} characters' },
  'password.noLetter': { zh: '密码至少要有一个字母', en: 'a password has at least one letter' },
  'password.noDigit': { zh: '密码至少要有一个数字', en: 'a password has at least one digit' },
  'password.isLogin': { zh: '密码不能与登录名相同', en: 'a password differs from the login' },
  'password.common': { zh: '这个密码太常见', en: 'this password is too common' },
} satisfies Topic;
