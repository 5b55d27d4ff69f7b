import type { Sentence } from '../base/sentence.ts';
import { HOW_TO_GET_IN } from '../people/get-in.ts';

/** Every sentence that the directory says. */
export const messages = {
  whoseRole: { zh: '谁？例如：角色 张三 保洁 班长', en: 'Who? For example: 角色 张三 保洁 班长' },
  whichRole: {
    zh: '什么岗位或角色？例如：保洁员、班长、监管员、后勤管理者',
    en: 'Which post or role? For example: 保洁员, 班长, 监管员',
  },
  whoLeaves: { zh: '谁离职？例如：离职 李四', en: 'Who leaves? For example: 离职 李四' },
  whichGroup: { zh: '本群是哪一组？例如：本群是保洁组', en: 'Which team is this group? For example: 本群是保洁组' },
  person: { zh: '人员', en: 'Person' },
  unit: { zh: '单位', en: 'Unit' },
  post: { zh: '岗位', en: 'Post' },
  role: { zh: '角色', en: 'Role' },
  until: { zh: '到', en: 'Until' },
  service: { zh: '服务', en: 'Service' },
  accounts: { zh: '已关联账号', en: 'Accounts' },
  confirm: { zh: '确认', en: 'Confirm' },
  cancel: { zh: '取消', en: 'Cancel' },
  proposeRole: { zh: '这样登记，对吗？', en: 'Register this?' },
  newPerson: { zh: '名册里还没有这个人，将新登记。', en: 'This person is not in the directory yet and will be added.' },
  appointed: (name: string, what: string): Sentence => ({
    zh: `已登记：${name}，${what}。`,
    en: `Registered: ${name}, ${what}.`,
  }),
  linkNext: (name: string): Sentence => ({
    zh: `${name}还没有关联平台账号，可以现在发一个代码给本人。`,
    en: `${name} has no account linked yet: a code can be made now.`,
  }),
  giveCode: { zh: '发关联代码', en: 'Make a code' },
  youAre: (what: string): Sentence => ({
    zh: `您在名册里登记为：${what}。有出入请找系统管理员。`,
    en: `You are registered as: ${what}. If that is wrong, tell the administrator.`,
  }),
  several: (name: string, count: number): Sentence => ({
    zh: `有 ${count} 位${name}，是哪一位？`,
    en: `There are ${count} people called ${name}. Which one?`,
  }),
  nobody: (name: string): Sentence => ({
    zh: `名册里没有${name}。请核对姓名，或发“名册”查看。`,
    en: `There is nobody called ${name} in the directory. Check the name, or say 名册.`,
  }),
  whichUnit: (service: string): Sentence => ({
    zh: `${service}有几家供应商，是哪一家？`,
    en: `Several suppliers render ${service}. Which one?`,
  }),
  needsUnit: (name: string): Sentence => ({
    zh: `${name}是新登记的人，请带上单位或服务，例如：角色 ${name} 保洁 保洁员`,
    en: `${name} is new: name the unit or service too, e.g. 角色 ${name} 保洁 保洁员`,
  }),
  noSupplier: (service: string): Sentence => ({
    zh: `名册里还没有${service}的供应商。请先在 organisation.yaml 里写上单位。`,
    en: `There is no supplier for ${service} in the directory. Add the unit in organisation.yaml first.`,
  }),
  separation: (role: string): Sentence => ({
    zh: `供应商的人不能担任${role}：管的人与做的人要分开。请先把单位改为管理局的科室。`,
    en: `A supplier's people can't be ${role}: who oversees and who does must be apart. Change the unit first.`,
  }),
  dateOver: (date: string): Sentence => ({
    zh: `${date} 已过，请写一个以后的日期。`,
    en: `${date} is over: give a later date.`,
  }),
  ownOnly: {
    zh: '只能为本单位的人申报岗位。其他的请找系统管理员。',
    en: "You can propose posts for your own unit's people. For the rest ask the administrator.",
  },
  proposed: (name: string, what: string): Sentence => ({
    zh: `已报系统管理员：${name}，${what}。通过后生效。`,
    en: `Passed to the administrator: ${name}, ${what}. It counts once they agree.`,
  }),
  proposal: (lead: string, name: string, what: string): Sentence => ({
    zh: `${lead}申报：${name}，${what}。`,
    en: `${lead} proposes: ${name}, ${what}.`,
  }),
  agree: { zh: '同意', en: 'Agree' },
  leaves: (name: string): Sentence => ({
    zh: `${name}离职：立即取消其角色和账号，已有记录照留。对吗？`,
    en: `${name} leaves: roles and accounts end at once, records stay. Right?`,
  }),
  left: (name: string): Sentence => ({
    zh: `${name}已离职，角色和账号已取消，记录照留。`,
    en: `${name} has left: roles and accounts have ended, records stay.`,
  }),
  leaving: { zh: '离职', en: 'leaves' },
  lastAdministrator: {
    zh: '这是唯一的系统管理员。请先登记另一位，例如：角色 张三 系统管理员',
    en: 'This is the only administrator. Register another one first, e.g. 角色 张三 系统管理员',
  },
  whoseData: {
    zh: '清除谁的个人信息？例如：清除个人信息 李四',
    en: 'Whose data? For example: 清除个人信息 李四',
  },
  eraseNow: (name: string): Sentence => ({
    zh: `按本人要求清除${name}的个人信息，做了不能恢复。对吗？`,
    en: `Erase the personal data of ${name} on request. It can't be undone. Right?`,
  }),
  erasing: (name: string): Sentence => ({
    zh: `正在清除${name}的个人信息，做完告诉您。`,
    en: `The personal data of ${name} is being erased; you are told when it is done.`,
  }),
  sayCode: {
    zh: '请把管理员给的代码发来，例如：关联 7K3QX2M-…',
    en: 'Send the code that the administrator gave you: 关联 7K3QX2M-…',
  },
  codeOnly: {
    zh: '代码由系统管理员发给您。拿到后发：关联 代码',
    en: 'Codes come from the administrator. When you have one, say: 关联 and the code.',
  },
  code: (name: string, code: string): Sentence => ({
    zh: `请把这一行交给${name}本人，由本人在自己的账号里发给我，10 分钟内有效，只能用一次：\n关联 ${code}`,
    en: `Hand this line to ${name}, who sends it to me from their own account within 10 minutes; it works once:\n关联 ${code}`,
  }),
  loginLink: (name: string | undefined, address: string): Sentence => ({
    zh: `${name === undefined ? '这是您本人的登录链接' : `这是${name}的登录链接，请交给本人`}，10 分钟内有效，只能用一次，不要转发：\n${address}`,
    en: `${name === undefined ? 'Your own login link' : `The login link of ${name}: hand it to them`}. It works once, within 10 minutes; do not pass it on:\n${address}`,
  }),
  noLogin: {
    zh: '网页没有开放给外面，在本机打开不用登录。要让大家用手机打开，请系统管理员设置 ZHIBIAO_WEB_URL。',
    en: 'The page is open on its own machine only, without a login. To reach it from phones, the administrator sets ZHIBIAO_WEB_URL.',
  },
  directOnly: {
    zh: '登录链接只给您本人，请在单聊里发“登录链接”。',
    en: 'A login link is for you alone: say 登录链接 in a direct chat.',
  },
  linked: (name: string): Sentence => ({ zh: `已关联，您好，${name}。`, en: `Linked. Hello, ${name}.` }),
  linkedNotice: (name: string): Sentence => ({
    zh: `${name}的账号已关联。`,
    en: `${name}'s account has been linked.`,
  }),
  first: {
    zh: '您现在是系统管理员。发“帮助”看看能做什么；先用“角色 …”登记同事，或发“导入名册”并附上表格。',
    en: 'You are the administrator now. Say 帮助 for what you can do; register colleagues with 角色 …, or send 导入名册 with a sheet.',
  },
  personGone: {
    zh: '这个代码对应的人已不在名册里。请找系统管理员。',
    en: 'The person that this code was made for is no longer in the directory. Ask the administrator.',
  },
  inGroupOnly: {
    zh: '请在要绑定的群里说这句话。',
    en: 'Say this in the group that is meant.',
  },
  rebind: (from: string, to: string): Sentence => ({
    zh: `本群现在是${from}的群，改为${to}吗？`,
    en: `This group is bound to ${from}. Bind it to ${to} instead?`,
  }),
  bound: (team: string): Sentence => ({
    zh: `记下了：本群是${team}的群，发给${team}的通知会到这里。`,
    en: `Noted: this is the group of ${team}; what is meant for ${team} comes here.`,
  }),
  roster: (team: string, count: number): Sentence => ({
    zh: `${team}，共 ${count} 人`,
    en: `${team}: ${count} people`,
  }),
  nobodyThere: { zh: '名册里还没有人。', en: 'There is nobody in the directory yet.' },
  more: (count: number): Sentence => ({
    zh: `另有 ${count} 人，按组查看，例如：名册 保洁`,
    en: `${count} more: ask by team, e.g. 名册 保洁`,
  }),
  guest: HOW_TO_GET_IN,
  me: (name: string): Sentence => ({ zh: `您是${name}。`, en: `You are ${name}.` }),
  attachSheet: {
    zh: '请附上 .xlsx 表格，第一行写列名：姓名、单位、岗位、角色、平台、企业、账号（可选：编号、角色起、角色止、离职日期）。',
    en: 'Attach the .xlsx; the first row holds the headings: 姓名, 单位, 岗位, 角色, 平台, 企业, 账号.',
  },
  importing: { zh: '收到，正在导入，稍后告诉您结果。', en: 'Received; the result follows shortly.' },
  imported: (added: number, changed: number, refused: number): Sentence => ({
    zh: `导入完成：新登记 ${added} 人，更新 ${changed} 人，${refused === 0 ? '没有退回的行' : `退回 ${refused} 行`}。`,
    en: `Imported: ${added} added, ${changed} changed, ${refused} rows refused.`,
  }),
  refusedRow: (row: number, why: Sentence): Sentence => ({
    zh: `第 ${row} 行：${why.zh}`,
    en: `row ${row}: ${why.en}`,
  }),
  refusedMore: (count: number): Sentence => ({
    zh: `另有 ${count} 行退回。改好后可以只发这些行。`,
    en: `${count} more rows were refused. Send only those again when they are right.`,
  }),
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;
