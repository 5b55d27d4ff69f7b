import { DEFAULT_ZONE, dateOf } from '../base/time.ts';
import { type ExportKind, exportKind } from '../export/kind.ts';
import { eachRow } from '../export/rows.ts';
import { people } from '../people/documents.ts';
import type { Reader, Row } from '../store/store.ts';
import { attendances, meetingRef, meetings } from '../study/meetings/model.ts';
import { type Paper, papers, type Quiz, quizRef, quizzes } from '../study/quiz/model.ts';
import { nameOfSchedule } from '../study/schedules/fall-due.ts';
import { whenInWords } from '../study/schedules/in-words.ts';
import { scheduleRef, schedules } from '../study/schedules/model.ts';

const HOLIDAYS = { skip: '跳过', move: '顺延', run: '照常' } as const;
const STATES = { active: '进行中', ended: '已结束' } as const;
const WHY = { scheduled: '定期', now: '临时', 'make-up': '补考', contest: '比赛', single: '练习' } as const;

/** Names belong to the table: whoever may export may see whose result it is (interfaces.md §2, manager and leader). */
export const nameOf = async (id: string, reader: Reader): Promise<string> => (await reader.get(people, id))?.name ?? id;

/** What one person was given and made of it. Practice is one's own and in nobody's table. */
async function* results(
  reader: Reader,
): AsyncGenerator<Row<{ readonly paper: Paper; readonly quiz: Quiz }>, void, undefined> {
  const held = new Map<number, Quiz>();
  for await (const { document } of eachRow(reader, quizzes)) held.set(document.number, document);
  for await (const { id, document: paper } of eachRow(reader, papers)) {
    const quiz = held.get(paper.quiz);
    if (quiz && quiz.why !== 'single') yield { id, document: { paper, quiz } };
  }
}

/** Of a contest it is the teams that win: nobody passes or fails. */
const verdict = ({ paper, quiz }: { readonly paper: Paper; readonly quiz: Quiz }): string =>
  quiz.state === 'open'
    ? '未收卷'
    : paper.score === undefined
      ? '缺考'
      : quiz.why === 'contest'
        ? ''
        : paper.passed
          ? '及格'
          : '未及格';

/** What learning hands over. */
export const studyExports: readonly ExportKind[] = [
  exportKind({
    name: 'quiz-results',
    title: '测试成绩',
    said: ['测试成绩', '考试成绩', '测试结果', '考试结果', '成绩', '分数', 'quiz result', 'results'],
    rows: results,
    atOf: ({ quiz }) => quiz.at,
    teamOf: ({ quiz: { team } }) => team,
    columns: {
      编号: ({ quiz }) => quizRef(quiz.number),
      班组: ({ quiz }) => quiz.team,
      种类: ({ quiz }) => WHY[quiz.why],
      主题: ({ quiz }) => quiz.topics.join('、'),
      姓名: ({ paper }, reader) => nameOf(paper.person, reader),
      开始: ({ quiz }) => ({ at: quiz.at }),
      收卷: ({ quiz }) => ({ at: quiz.closes }),
      交卷: ({ paper }) => (paper.handed === undefined ? undefined : { at: paper.handed }),
      题数: ({ paper }) => paper.questions.length,
      得分: ({ paper }) => paper.score,
      及格线: ({ quiz }) => (quiz.why === 'contest' ? undefined : quiz.pass),
      结果: verdict,
    },
    document: ({ paper }) => paper,
  }),
  exportKind({
    name: 'study',
    title: '学习与学时',
    rows: attendances,
    atOf: ({ at }) => at,
    said: ['学习记录', '培训记录', '签到', '学时', '学习', 'study'],
    teamOf: async ({ meeting }, reader) => (await reader.get(meetings, meetingRef(meeting)))?.team,
    columns: {
      编号: ({ meeting }) => meetingRef(meeting),
      种类: ({ kind }) => kind,
      班组: async ({ meeting }, reader) => (await reader.get(meetings, meetingRef(meeting)))?.team,
      主题: async ({ meeting }, reader) => (await reader.get(meetings, meetingRef(meeting)))?.topics.join('、'),
      姓名: ({ person }, reader) => nameOf(person, reader),
      签到时间: ({ at }) => ({ at }),
      迟到分钟: ({ late }) => late,
      列席: ({ guest }) => (guest ? '是' : ''),
      计入分钟: ({ minutes }) => minutes,
      学时: ({ hours }) => hours,
    },
  }),
  exportKind({
    name: 'schedules',
    title: '安排',
    rows: schedules,
    said: ['安排', '日程', 'schedule'],
    teamOf: ({ team }) => team,
    columns: {
      编号: ({ number }) => scheduleRef(number),
      名称: (schedule) => nameOfSchedule(schedule).zh,
      时间: ({ when, since }) => whenInWords(when, dateOf(since), DEFAULT_ZONE).zh,
      数量: ({ count }) => count,
      主题: ({ topics }) => topics.join('、'),
      及格: ({ pass }) => pass,
      节假日: ({ when }) => ('at' in when ? '' : HOLIDAYS[when.holidays ?? 'skip']),
      负责人: ({ owner }, reader) => nameOf(owner, reader),
      状态: ({ state, until }) => (state === 'paused' ? `暂停${until ? `到${until}` : ''}` : STATES[state]),
      安排人: ({ by }, reader) => nameOf(by, reader),
      安排时间: ({ since }) => ({ at: since }),
    },
  }),
];
