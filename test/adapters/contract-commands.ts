import { noop } from '../../src/chat/reflexes.ts';
import { command } from '../../src/commands/command.ts';
import { lines } from '../../src/commands/reply.ts';
import { freeText } from '../../src/commands/slots.ts';

/** A long text whose every sentence can be told apart. */
export const LONG_TEXT = Array.from(
  { length: 60 },
  (_, i) => `第${i + 1}段：${'每日巡查两次并记录。'.repeat(12)}`,
).join('\n\n');

/** Answers everything that is no command: every kind of block, and buttons. */
export const contractQuestion = command({
  intent: 'question',
  does: { zh: '查标准', en: 'ask' },
  words: [],
  may: 'anyone',
  slots: {},
  examples: ['留样多少克'],
  run: (turn) => ({
    behaviour: 'answer',
    blocks: [
      { kind: 'lead', text: `关于"${turn.text}"` },
      { kind: 'quote', text: '每餐次的每种食品应留样，每样不少于 125 g。' },
      { kind: 'source', text: 'Q/LNJG JG 352—2024 5.2.1 · 现行 · 应（要求）', key: 'Q/LNJG JG 352—2024#5.2.1' },
      { kind: 'list', items: ['5.2.2 保存', '5.2.3 记录'] },
      { kind: 'fields', fields: [['服务', '食堂']] },
    ],
    buttons: [
      { label: '有用', say: '有用 ANS-1' },
      { label: '没用', say: '没用 ANS-1' },
    ],
  }),
});

const report = command({
  intent: 'issue.report',
  does: { zh: '报修', en: 'report' },
  words: ['报修'],
  may: 'anyone',
  slots: { problem: freeText({ zh: '什么坏了？', en: 'What is broken?' }) },
  examples: ['报修 二楼灯不亮'],
  run: (turn, { problem }) => {
    turn.notify({ user: 'demo-supervisor' }, { blocks: lines(`${turn.speaker.name}报修：${problem}`), buttons: [] });
    return {
      outcome: 'auto',
      ref: 'ISS-1',
      blocks: lines(`已登记 ISS-1：${problem}`),
      buttons: [{ label: '撤销', say: '撤销 ISS-1' }],
    };
  },
});

const plan = command({
  intent: 'quiz.schedule',
  does: { zh: '安排测验', en: 'schedule a quiz' },
  words: ['安排'],
  may: 'anyone',
  slots: { topic: freeText({ zh: '安排什么？', en: 'What?' }) },
  examples: ['安排 保洁测验'],
  run: (turn, { topic }) =>
    turn.confirmed
      ? { outcome: 'auto', blocks: lines(`已安排：${topic}`), buttons: [] }
      : {
          outcome: 'confirm',
          blocks: lines(`安排${topic}，对吗？`),
          buttons: [
            { label: '确认', say: '确认' },
            { label: '取消', say: '取消' },
          ],
        },
});

const score = command({
  intent: 'assessment.query',
  does: { zh: '看成绩', en: 'see results' },
  words: ['我的成绩'],
  may: 'anyone',
  slots: {},
  examples: ['我的成绩'],
  run: (turn) => ({ outcome: 'auto', personal: true, blocks: lines(`${turn.speaker.name} 92 分`), buttons: [] }),
});

const whole = command({
  intent: 'handbook.show',
  does: { zh: '看全文', en: 'show all' },
  words: ['全文'],
  may: 'anyone',
  slots: {},
  examples: ['全文'],
  run: () => ({
    outcome: 'auto',
    blocks: [
      { kind: 'lead', text: '全文' },
      { kind: 'text', text: LONG_TEXT },
    ],
    buttons: [],
  }),
});

const keep = command({
  intent: 'record.create',
  does: { zh: '留存附件', en: 'keep files' },
  words: ['留存'],
  may: 'anyone',
  slots: {},
  examples: ['留存'],
  run: (turn) => ({ outcome: 'auto', blocks: lines(`收到 ${turn.attachments.length} 个附件`), buttons: [] }),
});

/** Every kind of behaviour that a platform has to carry, in as few words as possible. */
export const contractCommands = [contractQuestion, report, plan, score, whole, keep, noop];
