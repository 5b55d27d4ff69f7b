import type { Sentence } from '../../base/sentence.ts';
import { teamName } from '../schedules/messages.ts';
import type { Level } from './level.ts';

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** Every sentence about what is known and what is forgotten. */
export const messages = {
  singleNone: { zh: '现在没有能考您的题。', en: 'There is no question for you now.' },
  dailyOn: {
    zh: '好，每个工作日上午考您一题。不想要了说：别每天考我',
    en: 'One question every workday. To stop: 别每天考我',
  },
  dailyOff: { zh: '好，不再每天考您。', en: 'No more daily questions.' },
  level: (who: string, level: Level): Sentence =>
    level.share === undefined
      ? { zh: `${who}：样本不足（才答 ${level.answers} 次）`, en: `${who}: too few answers (${level.answers})` }
      : {
          zh: `${who}：掌握 ${percent(level.share)}（答 ${level.answers} 次，对 ${level.right}）`,
          en: `${who}: ${percent(level.share)} known (${level.answers} answers, ${level.right} right)`,
        },
  weakest: { zh: '最不牢的几条：', en: 'Least known:' },
  weakLine: (where: string, words: string, level: Level): string =>
    `${where}　${level.share === undefined ? '' : percent(level.share)}（${level.right}/${level.answers}）${words}`,
  hardest: (team: string, days: number): Sentence => ({
    zh: `${team}近 ${days} 天错得最多的条款：`,
    en: `Hardest clauses, ${teamName(team).en}, last ${days} days:`,
  }),
  hardestNone: (enough: number): Sentence => ({
    zh: `还没有答满 ${enough} 次的条款，样本不足。`,
    en: `No clause has ${enough} answers yet.`,
  }),
  hardLine: (where: string, wrong: number, of: number, words: string): string =>
    `${where}　错 ${wrong}/${of}（${percent(wrong / of)}）${words}`,
  trend: (team: string): Sentence => ({
    zh: `${team}测试趋势，图随后发来。`,
    en: `Quizzes, ${teamName(team).en}; the picture follows.`,
  }),
  trendTitle: (team: string): Sentence => ({
    zh: `${team}测试：每周及格率和参加率`,
    en: `Quizzes, ${teamName(team).en}: passed and taken, by week`,
  }),
  passed: { zh: '及格率', en: 'passed' },
  taken: { zh: '参加率', en: 'taken' },
  trendNote: (papers: number): Sentence => ({ zh: `共 ${papers} 份卷子`, en: `${papers} papers` }),
  trendNone: { zh: '近 12 周没有收过卷。', en: 'No quiz was closed in the last 12 weeks.' },
  trendLine: (week: string, passed: number, taken: number, of: number): string =>
    `${week}　参加 ${taken}/${of}，及格 ${passed}/${of}`,
  whose: { zh: '看哪个班组？例如：掌握情况 保洁', en: 'Which team? E.g. 掌握情况 保洁' },
};
