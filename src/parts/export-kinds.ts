import { everUnanswered } from '../answers/gaps/gaps.ts';
import { answerRef, feedback } from '../answers/model.ts';
import { deadLetters } from '../chat/outbox-model.ts';
import { type ExportKind, exportKind } from '../export/kind.ts';
import { demandRef, demands } from '../improvement/model.ts';
import { inspectionExports } from './export-inspection.ts';
import { nameOf, studyExports } from './export-study.ts';

/** What `export` hands over. A capability that fills something others want to read adds its kind here. */
export const exportKinds: readonly ExportKind[] = [
  ...studyExports,
  ...inspectionExports,
  exportKind({
    name: 'demands',
    title: '需求',
    said: ['需求', 'demand'],
    rows: demands,
    atOf: ({ at }) => at,
    teamOf: ({ service }) => service,
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
    said: ['没答上', '未答', 'unanswered', 'question'],
    rows: everUnanswered,
    teamOf: ({ service }) => service,
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
    said: ['评价', '反馈', 'feedback'],
    rows: feedback,
    atOf: ({ at }) => at,
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
    name: 'dead-letters',
    title: '没送达的消息',
    rows: deadLetters,
    atOf: ({ at }) => at,
    columns: {
      号: ({ number }) => number,
      时间: ({ at }) => ({ at }),
      平台: ({ message }) => message.platform,
      收件: ({ message: { to } }, reader) => ('user' in to ? nameOf(to.user, reader) : to.conversation),
      原因: ({ reason }) => reason,
    },
  }),
];
