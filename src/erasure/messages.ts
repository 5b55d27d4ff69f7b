import type { Sentence } from '../base/sentence.ts';

/** What of a person goes, by the collection that holds it. */
const GOES: Readonly<Record<string, Sentence>> = {
  answers: { zh: '提问的原话', en: 'questions in their words' },
  feedback: { zh: '对回答的评价', en: 'opinions on answers' },
  handovers: { zh: '找人工的问题和回复', en: 'questions handed to people' },
  people: { zh: '姓名、岗位、账号', en: 'name, posts, accounts' },
  'directory-events': { zh: '名册变动里的姓名', en: 'names in changes of the directory' },
  guests: { zh: '访客账号', en: "a guest's account" },
  unreached: { zh: '联系不上的记号', en: 'notes that they were out of reach' },
  drafts: { zh: '没办完的操作', en: 'commands that were begun' },
  memories: { zh: '对话上下文', en: 'contexts of conversations' },
  outbox: { zh: '没发出的回复', en: 'replies on their way' },
  deadLetters: { zh: '没送达的消息', en: 'messages that were not delivered' },
  'item-care': { zh: '对题目的意见', en: 'remarks on questions' },
  attachments: { zh: '图片和附件', en: 'pictures and files' },
  webMessages: { zh: '网页上的对话', en: 'conversation on the page' },
};

/** What stays as evidence, under the id alone. */
const STAYS: Readonly<Record<string, Sentence>> = {
  demands: { zh: '需求', en: 'needs that they raised' },
  records: { zh: '记录', en: 'records' },
  readings: { zh: '已阅确认', en: 'confirmations of having read' },
};

const listOf = (counts: ReadonlyMap<string, number>, names: Readonly<Record<string, Sentence>>): Sentence => {
  const say = (language: 'zh' | 'en', comma: string): string =>
    [...counts].map(([name, count]) => `${names[name]?.[language] ?? name} ${count}`).join(comma);
  return { zh: say('zh', '、'), en: say('en', ', ') };
};

/** Every sentence about erasing one person's data. */
export const messages = {
  nobody: (who: string): Sentence => ({
    zh: `没有找到 ${who} 的信息。请核对姓名或编号；一年以前的提问已不记名，查不到是谁问的。`,
    en: `Nothing is kept of ${who}. Check the name or id; questions older than a year no longer say who asked.`,
  }),
  several: (who: string, ids: readonly string[]): Sentence => ({
    zh: `有 ${ids.length} 位${who}，请写编号：${ids.join('、')}`,
    en: `${ids.length} people are called ${who}: give the id, ${ids.join(', ')}`,
  }),
  goes: (counts: ReadonlyMap<string, number>): Sentence => ({
    zh: `将删除：${listOf(counts, GOES).zh}。`,
    en: `To be erased: ${listOf(counts, GOES).en}.`,
  }),
  stays: (counts: ReadonlyMap<string, number>): Sentence => ({
    zh: `作为证据保留（只留编号）：${listOf(counts, STAYS).zh}。`,
    en: `Stays as evidence, under the id alone: ${listOf(counts, STAYS).en}.`,
  }),
  stillThere: (name: string): Sentence => ({
    zh: `${name}还在职，名册登记保留；离职以后再做一次，姓名和账号也会删除。`,
    en: `${name} is still in the directory, and the entry stays. Do it again after they have left to erase name and accounts.`,
  }),
  inFile: {
    zh: '名册文件 organisation.yaml 里还有这个人，请从文件里删掉那一行。',
    en: 'organisation.yaml still names them: take the row out of the file.',
  },
  inBackups: (count: number, until: string): Sentence => ({
    zh: `${count} 份旧备份里还有，最晚到 ${until} 清理完；恢复它们时会再次删除。`,
    en: `${count} older backups still hold it, the last one until ${until}; restoring one erases it again.`,
  }),
  inAside: (folders: readonly string[]): Sentence => ({
    zh: `恢复前另存的日志里还有：${folders.join('、')}，不再需要时请删除。`,
    en: `Journals kept aside before a restore still hold it: ${folders.join(', ')}. Delete them when they are not needed.`,
  }),
  sayYes: {
    zh: '以上只是预览，什么也没有删除。确认无误后停机，再加 --yes 执行；不停机可由管理员对机器人说“清除个人信息 编号”。',
    en: 'This only shows what would happen. To do it, stop the bot and add --yes; or an administrator says 清除个人信息 and the id to the running bot.',
  },
  done: (who: string, bodies: number, blobs: number): Sentence => ({
    zh: `${who}的个人信息已删除：日志里 ${bodies} 份正文，附件 ${blobs} 个。链条完整，可用 zhibiao verify 核对。`,
    en: `The personal data of ${who} is erased: ${bodies} bodies of the journal, ${blobs} attachments. The chain is whole: zhibiao verify.`,
  }),
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;
