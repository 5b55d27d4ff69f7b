import { localTime } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Block, lines, type Reply } from '../../commands/reply.ts';
import { recordRef } from '../model.ts';
import type { RecordPorts } from '../ports.ts';
import { lineOf } from '../show.ts';
import { placeBoard } from './board.ts';
import { placeMessages as messages } from './messages.ts';

const WORD = /^\s*(?:位置|地点|扫码|标牌|place|location)(?:代码|码|code)?\s*[:：]?\s*/i;
const CODE = /^([A-Za-z]{1,4}(?:-[A-Za-z0-9]{1,8}){0,2})[。.!！\s]*$/;

/** 位置 A-2-MWC, as a sign's code says it: what is due there, and its buttons. */
export const placeCommand = (ports: RecordPorts): Command =>
  command({
    intent: 'place.show',
    does: { zh: '看一个位置要做什么（扫标牌）', en: 'see what is due at a place (scan its sign)' },
    words: [],
    recognise: ({ text }) => {
      const code = CODE.exec(text.normalize('NFKC').replace(WORD, '').trim())?.[1];
      if (code === undefined) return 0;
      if (WORD.test(text.normalize('NFKC'))) return 0.97;
      return code.includes('-') && ports.places().byCode(code.toUpperCase()) ? 0.97 : 0;
    },
    may: 'anyone',
    slots: {
      place: {
        required: true,
        ask: messages.which,
        read: (_rest, turn) => {
          const code = CODE.exec(turn.text.normalize('NFKC').replace(WORD, '').trim())?.[1];
          return code === undefined ? undefined : { value: code.toUpperCase(), rest: '' };
        },
      },
    },
    examples: ['位置 A-2-MWC'],
    run: async (turn, slots): Promise<Reply> => {
      const code = slots.place as string;
      const board = await placeBoard(turn.tx, code, turn.now, ports, turn.say);
      const base = { slots: { place: code }, missing: [] };
      if (!board) return { ...base, outcome: 'reject', blocks: lines(turn.say(messages.unknown(code))), buttons: [] };
      const hour = (at: number): string => localTime(at, ports.zone).time.slice(0, 5);
      const items = board.tasks.map(({ type, last, nextBy, overdue }) =>
        turn.say(
          last === undefined || nextBy === undefined
            ? messages.notYet(type.name)
            : (overdue ? messages.overdue : messages.lastBy)(type.name, hour(last.happenedAt), hour(nextBy)),
        ),
      );
      // What others recorded is for people of the directory.
      const today = turn.speaker.guest ? [] : board.today;
      const blocks: Block[] = [
        ...lines(board.place.name),
        ...(items.length === 0
          ? lines(turn.say(messages.nothing)).map((b): Block => ({ ...b, kind: 'text' }) as Block)
          : [{ kind: 'list' as const, items }]),
        ...(today.length === 0
          ? []
          : [
              { kind: 'text' as const, text: turn.say(messages.today) },
              {
                kind: 'list' as const,
                items: today.map((one) => `${recordRef(one.number)} ${lineOf(one, turn.now, ports.zone)}`),
              },
            ]),
      ];
      return { ...base, outcome: 'auto', blocks, buttons: board.buttons };
    },
  });
