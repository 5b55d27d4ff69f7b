import { describe, expect, it } from 'vitest';
import { foldText } from '../../../src/base/fold.ts';
import type { Turn } from '../../../src/commands/turn.ts';
import { readCalendar } from '../../../src/schedule/calendar-file.ts';
import { muteCommand } from '../../../src/study/pushes/mute-command.ts';
import { scheduleCommands } from '../../../src/study/schedules/commands.ts';
import { instantOf, WEDNESDAY } from '../../support/app.ts';

const calendar = readCalendar('knowledge');
const NOWHERE = { list: [], buildings: [], byCode: () => undefined, supplierAt: () => undefined };
const commands = [
  ...scheduleCommands({
    calendar,
    serviceNames: { 保洁: ['清洁'] },
    places: () => NOWHERE,
    topicFits: () => true,
    teamOf: async () => undefined,
  }),
  muteCommand(calendar),
];
const turn = (text: string) =>
  ({ text, now: instantOf(WEDNESDAY), zone: 'Asia/Shanghai', recall: () => undefined }) as unknown as Turn;

const pieces = [
  '安排',
  '每周',
  '考',
  '测试',
  '学习',
  '推一条',
  '例会',
  '给保洁',
  '不要',
  '暂停',
  'schedule a ',
  'quiz the ',
  '5题',
  '一',
  'a ',
  'the ',
  '保洁的',
  '看看',
  ' ',
];

describe('no message keeps the commands of learning busy', () => {
  it.each([
    ...pieces.map((piece) => piece.repeat(Math.ceil(4000 / piece.length)).slice(0, 4000)),
    ...pieces.flatMap((piece) => [
      `安排${piece.repeat(30)}`,
      `${piece.repeat(20)}安排x`,
      `给${piece.repeat(500)}考`,
      `每周五下午4点考5题 ${piece.repeat(900)}`,
    ]),
  ])('%#', (text) => {
    const reading = { text, folded: foldText(text) };
    // A pattern that backtracks would not come back from here.
    for (const { recognise, slots } of commands) {
      expect(recognise?.(reading, turn(text)) ?? 0).toBeLessThanOrEqual(1);
      let rest = text;
      for (const slot of Object.values(slots)) rest = slot.read(rest, turn(text))?.rest ?? rest;
      expect(rest.length).toBeLessThanOrEqual(text.length + 10);
    }
  });
});
