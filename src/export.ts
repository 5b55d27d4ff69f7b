import { existsSync } from 'node:fs';
import { everUnanswered } from './answers/gaps/gaps.ts';
import { answerRef, feedback } from './answers/model.ts';
import { allCollections } from './app.ts';
import { fail, ok, type Result } from './base/result.ts';
import type { Sentence } from './base/sentence.ts';
import { DEFAULT_ZONE, dateOf } from './base/time.ts';
import { deadLetters } from './chat/outbox-model.ts';
import type { Settings } from './config.ts';
import { exportTo } from './export/file.ts';
import { type ExportKind, exportKind } from './export/kind.ts';
import { messages } from './export/messages.ts';
import { demandRef, demands } from './improvement/model.ts';
import { people } from './people/documents.ts';
import { allRows } from './store/all-rows.ts';
import { readOnlyStore } from './store/embedded/read-only.ts';
import type { Reader } from './store/store.ts';
import { attendances, meetingRef, meetings } from './study/meetings/model.ts';
import { nameOfSchedule } from './study/schedules/fall-due.ts';
import { whenInWords } from './study/schedules/in-words.ts';
import { scheduleRef, schedules } from './study/schedules/model.ts';

const HOLIDAYS = { skip: '跳过', move: '顺延', run: '照常' } as const;
const STATES = { active: '进行中', ended: '已结束' } as const;

/** What `export` hands over. A capability that fills something others want to read adds its kind here. */
export const exportKinds: readonly ExportKind[] = [
  exportKind({
    name: 'demands',
    title: '需求',
    rows: (reader) => allRows(reader, demands),
    columns: {
      编号: ({ number }) => demandRef(number),
      内容: ({ content }) => content,
      服务: ({ service }) => service,
      提出人: ({ by }, reader) => nameOf(by, reader),
      提出时间: ({ at }) => ({ at }),
      答复期限: ({ due }) => due && { day: due },
      状态: ({ state }) => (state === 'open' ? '待答复' : '已撤回'),
    },
  }),
  exportKind({
    name: 'questions',
    title: '没答上的问题',
    rows: everUnanswered,
    columns: {
      编号: ({ number }) => answerRef(number),
      问题: ({ question }) => question,
      服务: ({ service }) => service,
      提问时间: ({ at }) => ({ at }),
    },
    // Who asked, and in which (maybe private) conversation, is nobody's business here.
    document: ({ by: _, conversation: __, ...rest }) => rest,
  }),
  exportKind({
    name: 'feedback',
    title: '对回答的评价',
    rows: (reader) => allRows(reader, feedback),
    columns: {
      回答: ({ answer }) => answerRef(answer),
      问题: ({ question }) => question,
      条款: ({ clause }) => clause?.replace('#', ' '),
      评价: ({ useful }) => (useful ? '有用' : '没用'),
      原因: ({ reason }) => reason,
      评价时间: ({ at }) => ({ at }),
    },
  }),
  exportKind({
    name: 'study',
    title: '学习与学时',
    rows: (reader) => allRows(reader, attendances),
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
    rows: (reader) => allRows(reader, schedules),
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
  exportKind({
    name: 'dead-letters',
    title: '没送达的消息',
    rows: (reader) => allRows(reader, deadLetters),
    columns: {
      号: ({ number }) => number,
      时间: ({ at }) => ({ at }),
      平台: ({ message }) => message.platform,
      收件: ({ message: { to } }, reader) => ('user' in to ? nameOf(to.user, reader) : to.conversation),
      原因: ({ reason }) => reason,
    },
  }),
];

const nameOf = async (id: string, reader: Reader): Promise<string> => (await reader.get(people, id))?.name ?? id;

/** `export`: everything of a kind into a file, beside a running bot. */
export async function exportFile(name: string, file: string, settings: Settings): Promise<Result<string, string>> {
  const { ZHIBIAO_DATA: folder, ZHIBIAO_TIMEZONE: zone } = settings;
  const done = await exportTo(file, { kinds: exportKinds, name, zone }, async () =>
    existsSync(folder)
      ? ok(await readOnlyStore(folder, { collections: allCollections, zone }))
      : fail(messages.noStore(folder)),
  );
  return done.ok ? ok(both(messages.written(done.value, file))) : fail(both(done.error));
}

const both = ({ zh, en }: Sentence): string => `${zh}\n${en}`;
