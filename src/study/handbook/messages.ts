import type { Sentence } from '../../base/sentence.ts';
import type { Modal } from '../../standards/model.ts';
import type { Stage } from './stage.ts';

export const STAGE_NAMES: Readonly<Record<Stage, Sentence>> = {
  上岗前: { zh: '上岗前', en: 'Before the shift' },
  作业中: { zh: '作业中', en: 'During the work' },
  交接: { zh: '交接与收尾', en: 'Handing over and closing' },
  应急: { zh: '应急', en: 'In an emergency' },
};

/** What a clause's force means to who must know it. */
export const FORCE_NAMES: Readonly<Record<Modal, Sentence>> = {
  应: { zh: '要求', en: 'required' },
  不应: { zh: '禁止', en: 'forbidden' },
  指示: { zh: '要求', en: 'required' },
  宜: { zh: '推荐', en: 'recommended' },
  不宜: { zh: '不推荐', en: 'not recommended' },
  可: { zh: '允许', en: 'permitted' },
  不必: { zh: '允许', en: 'permitted' },
  能: { zh: '陈述', en: 'stated' },
  不能: { zh: '陈述', en: 'stated' },
  陈述: { zh: '陈述', en: 'stated' },
};

export const messages = {
  title: (post: string): Sentence => ({ zh: `${post}应知应会手册`, en: `Handbook of the post ${post}` }),
  lead: (post: string, number: number, since: string, all: number, required: number): Sentence => ({
    zh: `${post}应知应会（第 ${number} 版，${since} 起）：${all} 条，要求 ${required}、推荐 ${all - required}。`,
    en: `What a ${post} must know (version ${number}, from ${since}): ${all} clauses, ${required} required, ${all - required} recommended.`,
  }),
  stage: (stage: Stage, count: number): Sentence => ({
    zh: `${STAGE_NAMES[stage].zh} ${count} 条`,
    en: `${STAGE_NAMES[stage].en}: ${count}`,
  }),
  stageOf: (post: string, stage: Stage, count: number): Sentence => ({
    zh: `${post} · ${STAGE_NAMES[stage].zh}，${count} 条（先要求，后推荐）：`,
    en: `${post} · ${STAGE_NAMES[stage].en}, ${count} clauses (requirements first):`,
  }),
  more: (count: number): Sentence => ({ zh: `…另 ${count} 条`, en: `… ${count} more` }),
  page: (url: string): Sentence => ({
    zh: `网页全文，可打印：${url}`,
    en: `The whole text, for reading and printing: ${url}`,
  }),
  file: { zh: 'Word 文件', en: 'Word file' },
  show: { zh: '看手册', en: 'Show the handbook' },
  making: (post: string): Sentence => ({
    zh: `${post}手册的 Word 文件正在生成，马上单独发给您。`,
    en: `The Word file of the handbook of ${post} is being made; it comes to you by itself.`,
  }),
  madeFile: (post: string, number: number): Sentence => ({
    zh: `${post}应知应会手册，第 ${number} 版：`,
    en: `Handbook of ${post}, version ${number}:`,
  }),
  several: { zh: '您有几个岗位，看哪一本？', en: 'You have several posts. Which handbook?' },
  counted: (post: string, count: number): Sentence => ({ zh: `${post}：${count} 条`, en: `${post}: ${count} clauses` }),
  which: (typed: string): Sentence => ({
    zh: `“${typed}”对应几个岗位，是哪一个？`,
    en: `"${typed}" fits several posts. Which one?`,
  }),
  noPost: (typed: string, nearest: boolean): Sentence => ({
    zh: `名册和标准里没有“${typed}”这个岗位。${nearest ? '相近的有：' : '写岗位名称，例如：手册 保洁员'}`,
    en: `There is no post "${typed}".${nearest ? ' The nearest are:' : ' Name a post, e.g. 手册 保洁员'}`,
  }),
  noOwn: {
    zh: '名册里还没有登记您的岗位。可以写岗位名称，例如：手册 保洁员',
    en: 'The directory names no post of yours. Name one, e.g. 手册 保洁员',
  },
  nothing: (post: string): Sentence => ({
    zh: `现行标准里没有要${post}遵守的条款。管理者可以分解，例如：分解 JG 331 6.2 → ${post}`,
    en: `No clause in force binds the post ${post}. A manager may assign one, e.g. 分解 JG 331 6.2 → ${post}`,
  }),
  updated: (post: string, count: number): Sentence => ({
    zh: `${post}手册更新了 ${count} 条，现在起执行：`,
    en: `${count} clauses of the handbook of ${post} have changed and hold from now on:`,
  }),
  removed: (count: number): Sentence => ({ zh: `另有 ${count} 条不再适用。`, en: `${count} no longer apply.` }),
  isNew: { zh: '新增', en: 'new' },
  isChanged: { zh: '改为', en: 'now' },
  why: {
    subject: { zh: '条款写明', en: 'named by the clause' },
    standard: { zh: '标准适用岗位', en: 'the standard is for this post' },
    assigned: (by: string, day: string): Sentence => ({ zh: `${by} ${day} 分解`, en: `assigned by ${by} on ${day}` }),
  },
  legend: {
    zh: '条款怎么进入手册：条款写明由该岗位做；或标准适用该岗位而条款没有写别人；或管理者分解。顺序按一天的工作，由条款和标题中的时间、情形词决定；每部分先要求、后推荐。',
    en: 'A clause is here because it names the post, or its standard is for the post and the clause names nobody else, or a manager has assigned it. The order is that of a day’s work, by words of time and occasion in the clause and its headings; requirements come first.',
  },
  newest: { zh: '扫码看最新版', en: 'Scan for the newest version' },

  assignHow: {
    zh: '分解哪一条给哪个岗位？例如：分解 JG 331 6.2 → 保洁员',
    en: 'Which clause to which post? E.g. 分解 JG 331 6.2 → 保洁员',
  },
  assignWhich: {
    zh: '分解哪一条？写编号和条号，例如：JG 331 6.2',
    en: 'Which clause? Code and number, e.g. JG 331 6.2',
  },
  assignWhom: { zh: '分解给哪个岗位？例如：保洁员', en: 'To which post? E.g. 保洁员' },
  noStandard: (typed: string): Sentence => ({
    zh: `没有找到“${typed}”。写编号和条号，例如：JG 331 6.2`,
    en: `There is no "${typed}". Name code and number, e.g. JG 331 6.2`,
  }),
  noClause: (id: string, number: string, nearest: boolean): Sentence => ({
    zh: `${id} 没有 ${number}。${nearest ? '相近的有：' : ''}`,
    en: `${id} has no ${number}.${nearest ? ' The nearest are:' : ''}`,
  }),
  asksNothing: (where: string): Sentence => ({
    zh: `${where} 里没有要求或推荐的条款，不用分解。`,
    en: `${where} holds no requirement and no recommendation: there is nothing to assign.`,
  }),
  notInForce: (id: string, instead: string | undefined): Sentence => ({
    zh: `${id} 不是现行标准，不能分解。${instead ? `现行的是 ${instead}。` : ''}`,
    en: `${id} is not in force and can't be assigned.${instead ? ` In force is ${instead}.` : ''}`,
  }),
  assigned: (where: string, posts: string, count: number): Sentence => ({
    zh: `已把 ${where}（${count} 条）分解给${posts}，已记录。`,
    en: `${where} (${count} clauses) is assigned to ${posts} and on record.`,
  }),
  assignedBefore: (where: string, post: string, by: string, day: string): Sentence => ({
    zh: `${where} 已由${by}于 ${day} 分解给${post}，没有重复记录。`,
    en: `${where} was assigned to ${post} by ${by} on ${day}; nothing was recorded twice.`,
  }),
  taken: (where: string, post: string): Sentence => ({
    zh: `已取消把 ${where} 分解给${post}，已记录。条款本身写明由该岗位做的仍在手册里。`,
    en: `${where} is no longer assigned to ${post}; this is on record. What a clause itself asks of the post stays.`,
  }),
  notAssigned: (where: string, post: string): Sentence => ({
    zh: `${where} 没有分解给${post}，不用取消。“分解清单”列出已分解的条款。`,
    en: `${where} is not assigned to ${post}. 分解清单 lists what is.`,
  }),
  take: { zh: '取消分解', en: 'Take back' },
  list: { zh: '分解清单', en: 'All assignments' },
  noneAssigned: {
    zh: '还没有分解过条款。例如：分解 JG 331 6.2 → 保洁员',
    en: 'Nothing is assigned yet. E.g. 分解 JG 331 6.2 → 保洁员',
  },
  allAssigned: (count: number): Sentence => ({ zh: `已分解 ${count} 项：`, en: `${count} assignments:` }),
  wordsChanged: { zh: '分解后条款已改', en: 'changed since' },
  gone: { zh: '现行版已没有这一条', en: 'no longer in force' },
  changedAfter: (count: number): Sentence => ({
    zh: `您分解过的条款有 ${count} 项改了，手册已按新条款。不合适的请重新分解：`,
    en: `${count} clauses that you assigned have changed; handbooks follow the new words. Assign anew where they don't fit:`,
  }),
} as const;
