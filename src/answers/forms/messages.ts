import type { Sentence } from '../../base/sentence.ts';
import type { Status } from '../../standards/model.ts';

const STATUS_IN_ENGLISH: Readonly<Record<Status, string>> = {
  即将实施: 'published, not yet in force',
  现行: 'in force',
  被代替: 'superseded',
  废止: 'withdrawn',
};
export const statusInEnglish = (status: Status): string => STATUS_IN_ENGLISH[status];

/** Every sentence of the answers to questions of a form of their own. */
export const formMessages = {
  means: (word: string, english: string | undefined, definition: string): Sentence => ({
    zh: `${word}：${definition}`,
    en: english ? `"${word}" means ${english}; its definition is below.` : `The definition of "${word}" is below.`,
  }),
  noSuchDay: (said: string): Sentence => ({
    zh: `没有“${said}”这一天。请换一个日期再问，例如：2025年7月1日厕所多久巡一次`,
    en: `There is no such day as ${said}. Please ask again with another date, e.g. 2025年7月1日厕所多久巡一次`,
  }),
  noSuchEdition: (id: string): Sentence => ({ zh: `没有 ${id} 这个版本。`, en: `There is no edition ${id}.` }),
  nearestAre: { zh: '相近的有：', en: 'The nearest are:' },
  which: { zh: '您问的是哪一项标准？', en: 'Which standard do you mean?' },
  whichOf: (clause: string): Sentence => ({
    zh: `${clause} 是哪项标准的？请带上编号，例如：JG 352 5.2.1`,
    en: `${clause} of which standard? Please name it, e.g. "JG 352 5.2.1".`,
  }),
  staffOnly: { zh: '这项标准只对本单位人员开放。', en: 'This standard is open to staff only.' },
  clauseOf: (title: string, heading: string): Sentence => ({
    zh: heading === '' ? `《${title}》：` : `《${title}》${heading}：`,
    en: heading === '' ? `"${title}":` : `"${title}", ${heading}:`,
  }),
  parts: (id: string, name: string, count: number): Sentence => ({
    zh: `${id} ${name}，共 ${count} 条：`,
    en: `${id} ${name}, ${count} clauses:`,
  }),
  rows: (id: string, name: string, count: number): Sentence => ({
    zh: `${id} ${name}，共 ${count} 行：`,
    en: `${id} ${name}, ${count} rows:`,
  }),
  more: (count: number): Sentence => ({ zh: `还有 ${count} 条`, en: `${count} more` }),
  moreLine: (count: number): Sentence => ({ zh: `……还有 ${count} 条。`, en: `… and ${count} more.` }),
  about: (id: string, title: string, scope: string): Sentence => ({
    zh: `${id}${id.startsWith(title) ? '' : `《${title}》`}：${scope}`,
    en: `${id} "${title}". Its scope is quoted below.`,
  }),
  chapters: (titles: string): Sentence => ({ zh: `各章：${titles}`, en: `Chapters: ${titles}` }),
  statusIs: (id: string, status: Status, effective: string): Sentence => {
    const zh =
      status === '现行'
        ? `${id} 现行，${effective} 起实施。`
        : status === '即将实施'
          ? `${id} 即将实施，${effective} 起实施。`
          : status === '被代替'
            ? `${id} 已被代替，不再有效。`
            : `${id} 已废止，不再有效。`;
    return {
      zh,
      en:
        status === '现行' || status === '即将实施'
          ? `${id} is ${statusInEnglish(status)}${status === '现行' ? ' since' : '; it takes effect on'} ${effective}.`
          : `${id} is ${statusInEnglish(status)} and no longer valid.`,
    };
  },
  replacedBy: (id: string, day: string): Sentence => ({
    zh: `${day} 起由 ${id} 代替。`,
    en: `Replaced by ${id} from ${day}.`,
  }),
  replaces: (id: string): Sentence => ({ zh: `代替 ${id}。`, en: `It replaces ${id}.` }),
  takesEffect: (id: string, day: string, past: boolean): Sentence => ({
    zh: `${id} ${past ? '已于' : '自'} ${day} ${past ? '起实施' : '起实施，现在还没有生效'}。`,
    en: past ? `${id} has been in force since ${day}.` : `${id} takes effect on ${day}; it is not in force yet.`,
  }),
  publishedOn: (id: string, day: string, effective: string): Sentence => ({
    zh: `${id} 于 ${day} 发布，${effective} 起实施。`,
    en: `${id} was published on ${day} and takes effect on ${effective}.`,
  }),
  until: (id: string): Sentence => ({ zh: `在那之前按 ${id} 执行。`, en: `Until then ${id} applies.` }),
  postsOf: (id: string, posts: string): Sentence => ({
    zh: `${id} 要掌握的岗位：${posts}。`,
    en: `${id} is for these posts: ${posts}.`,
  }),
  postsAll: (id: string): Sentence => ({
    zh: `${id} 没有限定岗位，适用范围见下面的条款。`,
    en: `${id} names no posts; its scope is quoted below.`,
  }),
  editions: (code: string, count: number): Sentence => ({
    zh: `${code} 有 ${count} 个版本：`,
    en: `${code} has ${count} editions:`,
  }),
  outside: (id: string, title: string, status: Status): Sentence => ({
    zh: `${id}${title ? `《${title}》` : ''}是外部标准，${status}。`,
    en: `${id}${title ? ` "${title}"` : ''} is an outside standard, ${statusInEnglish(status)}.`,
  }),
  noOutsideText: { zh: '全文不在这里，只知道它的状态。', en: 'Its text is not kept here, only its status.' },
  citedBy: (name: string, count: number): Sentence => ({
    zh: `引用了 ${name} 的标准有 ${count} 项：`,
    en: `${count} standard${count === 1 ? '' : 's'} cite ${name}:`,
  }),
  notCited: (name: string): Sentence => ({
    zh: `现行标准没有引用 ${name}。`,
    en: `No standard in force cites ${name}.`,
  }),
  cites: (name: string, count: number): Sentence => ({
    zh: `${name} 引用了 ${count} 项文件：`,
    en: `${name} cites ${count} document${count === 1 ? '' : 's'}:`,
  }),
  citesNothing: (name: string): Sentence => ({ zh: `${name} 没有引用其他文件。`, en: `${name} cites nothing.` }),
  notCurrent: (status: Status, instead: string): Sentence => ({
    zh: `注意：这是${status}的版本${instead ? `，现行的是 ${instead}` : ''}。`,
    en: `Note: this edition is ${statusInEnglish(status)}${instead ? `; ${instead} is in force` : ''}.`,
  }),
  nowReads: (where: string, words: string): Sentence => ({
    zh: `现行 ${where}：${words}`,
    en: `In force, ${where}: ${words}`,
  }),
  formula: (name: string, top: string, bottom: string, deviation: boolean): Sentence => ({
    zh: deviation ? `${name} =（${top} − ${bottom}）÷ ${bottom} × 100%` : `${name} = ${top} ÷ ${bottom} × 100%`,
    en: deviation ? `${name} = (${top} − ${bottom}) ÷ ${bottom} × 100%` : `${name} = ${top} ÷ ${bottom} × 100%`,
  }),
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;
