import { describe, expect, it } from 'vitest';
import { decide, leadingWord } from '../../src/chat/decide.ts';
import { isCancelling, isConfirming } from '../../src/chat/reflexes.ts';
import { readingOf } from '../../src/chat/text.ts';
import { type Command, command } from '../../src/commands/command.ts';
import type { Turn } from '../../src/commands/turn.ts';

function commandOf(intent: string, words: string[], recognise?: Command['recognise']): Command {
  return command({
    intent,
    words,
    does: { zh: intent, en: intent },
    may: 'anyone',
    slots: {},
    examples: [],
    run: () => ({ blocks: [], buttons: [] }),
    ...(recognise ? { recognise } : {}),
  });
}

const question = commandOf('question', []);
const report = commandOf('report', ['报修', 'report']);
const inspect = commandOf('inspect', ['巡查', '检查'], ({ text }) => (/^检查什么/.test(text) ? -1 : 0));
const fault = commandOf('fault', [], ({ text }) => (text.includes('坏了') ? 0.8 : 0));
const leak = commandOf('leak', [], ({ text }) => (text.includes('漏水') ? 0.78 : 0));
const commands = [question, report, inspect, fault, leak];

const decided = async (text: string) => {
  const { command: found, score, rival } = await decide(readingOf(text), {} as Turn, commands, question);
  return [found.intent, score, rival?.intent];
};

describe('which command a message means', () => {
  it.each([
    ['a message that begins with a command’s word is that command', '报修 二楼灯', ['report', 0.9, undefined]],
    ['in Traditional characters and full width too', '檢查 地面', ['inspect', 0.9, undefined]],
    ['in whatever case', 'REPORT the lamp', ['report', 0.9, undefined]],
    ['a Latin word counts as a whole only', 'reporting is hard', ['question', 0, undefined]],
    ['a command may say that it is not meant', '检查什么时候做', ['question', 0, undefined]],
    ['one that is recognised without its word', '灯坏了', ['fault', 0.8, undefined]],
    ['two that score alike are both named', '管子坏了漏水', ['fault', 0.8, 'leak']],
    ['everything else is a question', '留样多少克', ['question', 0, undefined]],
    ['nothing at all is one too', '', ['question', 0, undefined]],
  ])('%s: %s', async (_, text, expected) => expect(await decided(text)).toEqual(expected));

  it('asks what goes on with something whether it is under way only when it looks like it, and then it has no rival', async () => {
    const asked: string[] = [];
    const going: Command = {
      ...commandOf('going', [], ({ text }) => (text.includes('坏了') ? 0.8 : 0)),
      awaits: async () => {
        asked.push('going');
        return true;
      },
    };
    const turn = {} as Turn;
    expect((await decide(readingOf('留样多少克'), turn, [going, fault], question)).command).toBe(question);
    expect(asked).toEqual([]);
    expect(await decide(readingOf('灯坏了'), turn, [fault, going], question)).toEqual({ command: going, score: 0.8 });
    expect(asked).toEqual(['going']);
  });

  it('takes the longest of its words', () => {
    const both = commandOf('c', ['提', '提需求']);
    expect(leadingWord(both, '提需求 充电')).toEqual({ word: '提需求', rest: ' 充电' });
  });
});

describe('words of agreement and of refusal', () => {
  it.each(['确认', '好的', '可以。', '是', 'OK', 'yes!'])('%s agrees', (text) => {
    expect([isConfirming(text), isCancelling(text)]).toEqual([true, false]);
  });
  it.each(['取消', '不用了', '算了。', 'No'])('%s refuses', (text) => {
    expect([isConfirming(text), isCancelling(text)]).toEqual([false, true]);
  });
  it.each(['确认一下留样多少克', '好的标准是什么', '可以混用吗', '不是要留样吗'])('%s is neither', (text) => {
    expect([isConfirming(text), isCancelling(text)]).toEqual([false, false]);
  });
});
