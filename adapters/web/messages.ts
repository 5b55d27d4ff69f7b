import type { Sentence } from '../../src/base/sentence.ts';
import type { Language } from '../../src/commands/language.ts';

/** The language a page is shown in: English for who asks for it before Chinese, Chinese for everybody else. */
export function languageFor(acceptLanguage: string | undefined): Language {
  const asked = (acceptLanguage ?? '')
    .slice(0, 400)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const q = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find((value) => value !== undefined);
      return { tag, q: q === undefined ? 1 : Number(q) };
    })
    .filter(({ tag, q }) => /^(?:zh|en)\b/.test(tag) && q > 0)
    .sort((a, b) => b.q - a.q);
  return asked[0]?.tag.startsWith('en') ? 'en' : 'zh';
}

/** Every sentence that the server's side of the page says. */
export const messages = {
  wrongHost: {
    zh: '这个地址没有登记。请从管理员给的地址打开。',
    en: 'This address is not one of ours. Please open the page by the address that the administrator gave you.',
  },
  wrongOrigin: {
    zh: '请求不是从本页面发出的，没有办理。',
    en: 'The request did not come from this page; nothing was done.',
  },
  wrongToken: { zh: '页面已过期，请刷新后再试。', en: 'The page has expired. Please reload it and try again.' },
  loggedOut: { zh: '登录已结束，请重新登录。', en: 'You are logged out. Please log in again.' },
  tooOften: { zh: '发得有点快，请稍等再发。', en: 'That was a little fast. Please wait a moment.' },
  tooLong: {
    zh: '消息太长，没有发出。请分成几条，每条 4000 字以内。',
    en: 'The message is too long and was not sent. Please split it into parts of up to 4,000 characters.',
  },
  malformed: {
    zh: '消息的格式不对，没有发出。请刷新页面再试。',
    en: 'The message was malformed and not sent. Please reload the page.',
  },
  fileTooLarge: { zh: '文件超过 20 MB，没有上传。', en: 'The file is larger than 20 MB and was not uploaded.' },
  tooManyFiles: {
    zh: '待发的文件太多，请先把这些发出去。',
    en: 'Too many files are waiting. Please send these first.',
  },
  notTaken: {
    zh: '眼下只收图片（PNG、JPEG、WebP）和 Excel 表（.xlsx）。',
    en: 'Only pictures (PNG, JPEG, WebP) and Excel sheets (.xlsx) can be sent here.',
  },
  uploadGone: { zh: '文件已过期，请重新选择。', en: 'The file has expired. Please choose it again.' },
  failed: { zh: '没有办成，请稍后再试。', en: 'That did not work. Please try again later.' },
  notFound: { zh: '没有这个页面，或者您不能查看。', en: 'There is no such page, or it is not yours to see.' },
  linkUnknown: {
    zh: '这个登录链接不对。请在聊天里重新要一个。',
    en: 'This login link is not right. Please ask for a new one in the chat.',
  },
  linkSpent: {
    zh: '这个登录链接已经用过了，每个只能用一次。请重新要一个。',
    en: 'This login link has been used; each works once. Please ask for a new one.',
  },
  linkLapsed: {
    zh: '这个登录链接已过期（10 分钟内有效）。请重新要一个。',
    en: 'This login link has expired (it lasts 10 minutes). Please ask for a new one.',
  },
  linkClosed: {
    zh: '这个登录链接试错太多次，已关闭。请重新要一个。',
    en: 'This login link was tried wrongly too often and is closed. Please ask for a new one.',
  },
} as const satisfies Record<string, Sentence>;

/** Words of the pages themselves. */
export const words = {
  name: { zh: '知标', en: 'Zhibiao' },
  tagline: { zh: '查标准，直接问', en: 'Ask what the standard says' },
  skip: { zh: '跳到内容', en: 'Skip to content' },
  back: { zh: '返回对话', en: 'Back to the chat' },
  standards: { zh: '标准', en: 'Standards' },
  findings: { zh: '问题', en: 'Findings' },
  records: { zh: '记录', en: 'Records' },
  scores: { zh: '考核', en: 'Scores' },
  plan: { zh: '计划', en: 'Plan' },
  places: { zh: '页面', en: 'Pages' },
  loginTitle: { zh: '登录', en: 'Log in' },
  loginHint: {
    zh: '请用聊天里收到的登录链接打开本页。链接 10 分钟内有效，只能用一次。',
    en: 'Please open this page by the login link from your chat. It lasts 10 minutes and works once.',
  },
  loginHow: {
    zh: '还没有链接？在和机器人的单聊里发“登录链接”，再从这台手机点开，登录后回到刚才的页面。',
    en: 'No link yet? Say "login link" to the bot in a direct chat and open it on this phone; it brings you back to the page you wanted.',
  },
  loginReady: { zh: '点一下按钮登录这台设备。', en: 'Tap the button to log this device in.' },
  loginButton: { zh: '登录', en: 'Log in' },
  systemTitle: { zh: '标准体系', en: 'The system of standards' },
  filter: { zh: '按编号或名称筛选', en: 'Filter by code or title' },
  noPart: { zh: '其他文件', en: 'Other documents' },
  general: { zh: '通用', en: 'General' },
  code: { zh: '编号', en: 'Code' },
  title: { zh: '名称', en: 'Title' },
  status: { zh: '状态', en: 'Status' },
  inForce: { zh: '实施', en: 'In force' },
  published: { zh: '发布', en: 'Published' },
  withdrawn: { zh: '废止', en: 'Withdrawn' },
  replaces: { zh: '代替', en: 'Replaces' },
  posts: { zh: '适用岗位', en: 'Posts' },
  editions: { zh: '其他版本', en: 'Other editions' },
  compare: { zh: '与本版对照', en: 'Compare' },
  outline: { zh: '目录', en: 'Contents' },
  foreword: { zh: '前言', en: 'Foreword' },
  print: { zh: '打印', en: 'Print' },
  changesTitle: { zh: '版本对照', en: 'Editions side by side' },
  onlyChanges: { zh: '只看变化', en: 'Changes only' },
  wholeText: { zh: '看全文对照', en: 'Whole text' },
  noChanges: { zh: '两版的条款相同。', en: 'The clauses of the two editions are the same.' },
  same: { zh: '未变', en: 'Same' },
  added: { zh: '新增', en: 'Added' },
  removed: { zh: '删去', en: 'Removed' },
  moved: { zh: '移动', en: 'Moved' },
  words: { zh: '文字有改动', en: 'Words changed' },
  values: { zh: '数值有改动', en: 'Value changed' },
  empty: { zh: '还没有标准。', en: 'There are no standards yet.' },
  note: { zh: '注', en: 'Note' },
  example: { zh: '示例', en: 'Example' },
} as const satisfies Record<string, Sentence>;

/** Words that the page's own script shows. Handed to it with the page. */
export const scriptWords = {
  say: { zh: '输入问题或要办的事', en: 'Ask, or say what you need' },
  send: { zh: '发送', en: 'Send' },
  attach: { zh: '添加图片或表格', en: 'Add a picture or a sheet' },
  remove: { zh: '移除', en: 'Remove' },
  conversation: { zh: '对话', en: 'Conversation' },
  earlier: { zh: '更早的消息', en: 'Earlier messages' },
  newest: { zh: '有新消息', en: 'New messages' },
  me: { zh: '我：', en: 'You: ' },
  bot: { zh: '知标：', en: 'Zhibiao: ' },
  typing: { zh: '正在查', en: 'Looking it up' },
  sending: { zh: '正在发送', en: 'Sending' },
  waiting: { zh: '等待网络，恢复后自动发送', en: 'Waiting for the network; it will be sent by itself' },
  failed: { zh: '没有发出', en: 'Not sent' },
  again: { zh: '再发一次', en: 'Send again' },
  offline: { zh: '连接断开了，正在重连…', en: 'Connection lost. Reconnecting…' },
  moved: { zh: '已在别处打开。', en: 'Open elsewhere.' },
  resume: { zh: '在这里继续', en: 'Continue here' },
  indexing: { zh: '正在建立索引', en: 'Building the index' },
  choices: { zh: '可以点选', en: 'Choices' },
  today: { zh: '今天', en: 'Today' },
  yesterday: { zh: '昨天', en: 'Yesterday' },
  welcome: { zh: '查标准，直接问。', en: 'Ask what the standard says.' },
  try: { zh: '试试：', en: 'Try:' },
  speakAs: { zh: '以谁的身份说话', en: 'Speak as' },
  demonstration: { zh: '演示身份', en: 'Demonstration' },
  guest: { zh: '访客', en: 'Guest' },
  logout: { zh: '退出登录', en: 'Log out' },
  logoutEverywhere: { zh: '在所有设备上退出', en: 'Log out everywhere' },
  tooLarge: { zh: '文件超过 20 MB，没有添加。', en: 'The file is larger than 20 MB and was not added.' },
  notTaken: {
    zh: '只能添加图片（PNG、JPEG、WebP）和 Excel 表（.xlsx）。',
    en: 'Only pictures (PNG, JPEG, WebP) and Excel sheets (.xlsx) can be added.',
  },
  tooLong: { zh: '太长了，只会读前 4000 字。', en: 'Too long: only the first 4,000 characters will be read.' },
  blanked: { zh: '（没有保存）', en: '(not kept)' },
  code: { zh: '二维码：用手机扫上面的链接', en: 'QR code of the link above' },
} as const satisfies Record<string, Sentence>;

export const scriptWordsIn = (language: Language): Record<string, string> =>
  Object.fromEntries(Object.entries(scriptWords).map(([key, sentence]) => [key, sentence[language]]));
