import type { Sentence } from '../base/sentence.ts';
import type { ExportKind } from './kind.ts';

export const messages = {
  noSuchKind: (name: string, kinds: readonly ExportKind[]): Sentence => ({
    zh: `没有“${name}”这一类。可以导出：${kinds.map((kind) => `${kind.name}（${kind.title}）`).join('、')}、evidence（证据包 .zip）`,
    en: `There is no kind "${name}". There are: ${kinds.map((kind) => kind.name).join(', ')}, evidence`,
  }),
  noSuchForm: (suffix: string, forms: readonly string[]): Sentence => ({
    zh: `${suffix === '' ? '文件名没有后缀' : `不认识后缀“${suffix}”`}。文件名请以 ${forms.join('、')} 结尾`,
    en: `${suffix === '' ? 'The file has no suffix' : `Unknown suffix "${suffix}"`}. Its name must end in ${forms.join(', ')}`,
  }),
  which: (titles: readonly string[]): Sentence => ({
    zh: `导出哪一类？${titles.join('、')}`,
    en: `Export what? ${titles.join(', ')}`,
  }),
  onItsWay: (title: string): Sentence => ({
    zh: `${title}正在导出，文件随后私聊发给您。`,
    en: `${title} is being exported; the file follows in private.`,
  }),
  made: (title: string, rows: number): Sentence => ({ zh: `${title}：${rows} 条`, en: `${title}: ${rows} rows` }),
  nothing: (title: string): Sentence => ({ zh: `${title}还没有记录，没有文件。`, en: `${title}: nothing there yet.` }),
  tooMany: (most: number): Sentence => ({
    zh: `超过 ${most} 条，一张 Excel 表放不下。请改用 .csv 或 .jsonl，或按月导出`,
    en: `More than ${most} rows do not fit a sheet. Use .csv or .jsonl, or export by month`,
  }),
  stopped: { zh: '已停止，没有留下文件', en: 'Stopped; no file was left' },
  notBy: ({ title, name }: Pick<ExportKind, 'title' | 'name'>, by: 'team' | 'month' | 'finding'): Sentence => {
    const [option, what] = { team: ['--service', '服务'], month: ['--month', '月份'], finding: ['--finding', '问题'] }[
      by
    ];
    return {
      zh: `${title}不能按${what}筛选，请去掉 ${option}`,
      en: `${name} can't be chosen by ${option}; leave it out`,
    };
  },
  evidenceOfWhat: {
    zh: '哪些证据？请加 --finding ISS-12，或 --month 2025-05（可再加 --service 保洁）',
    en: 'Evidence of what? Add --finding ISS-12, or --month 2025-05 (and --service, if you like)',
  },
  noEvidence: { zh: '日志里没有相关内容，没有文件', en: 'Nothing in the journal is about it; there is no file' },
  brokenJournal: (what: string): Sentence => ({
    zh: `日志有改动（${what}），没有文件。请先运行 zhibiao verify`,
    en: `The journal was altered (${what}); there is no file. Run zhibiao verify first`,
  }),
  badMonth: (text: string): Sentence => ({
    zh: `“${text}”不是月份。请写成 2025-05`,
    en: `"${text}" is no month. Write it as 2025-05`,
  }),
  badService: (text: string, known: readonly string[]): Sentence => ({
    zh: `没有“${text}”这项服务。有：${known.join('、')}`,
    en: `There is no service "${text}". There are: ${known.join(', ')}`,
  }),
  badFinding: (text: string): Sentence => ({
    zh: `“${text}”不是问题编号。请写成 ISS-12`,
    en: `"${text}" is no number of a finding. Write it as ISS-12`,
  }),
  notWritten: (file: string, code: string): Sentence => ({
    zh: `写不了 ${file}（${code}）。请检查目录和权限`,
    en: `${file} cannot be written (${code}). Check the folder and its rights`,
  }),
  noStore: (folder: string): Sentence => ({
    zh: `${folder} 里还没有数据。请用 --data 指出数据目录`,
    en: `There is no store in ${folder}. Name it with --data`,
  }),
  written: (rows: number, file: string): Sentence => ({
    zh: `${rows} 条，已写入 ${file}`,
    en: `${rows} rows written to ${file}`,
  }),
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;
