import type { Sentence } from '../base/sentence.ts';
import { type Command, command } from '../commands/command.ts';
import { lines, type Reply } from '../commands/reply.ts';
import { allowed } from '../people/permissions.ts';

/** The one command that is carried out while nothing can be written: the conversation allows writing again, then takes its turn. */
export const RESUME = 'store.resume';

export const messages = {
  writable: {
    zh: '现在可以写入。停写期间没有存下的消息，请发送的人再说一遍。',
    en: 'Writing works. What was not kept in the meantime has to be said again by whoever said it.',
  },
  stillNot: (reason: string): Sentence => ({
    zh: `还不能写入：${reason}`,
    en: `Writing still fails: ${reason}`,
  }),
  resume: { zh: '恢复写入', en: 'Resume writing' },
} as const satisfies Record<string, Sentence | ((...args: never[]) => Sentence)>;

/** 恢复写入, by an administrator who has seen to the disk. Where it runs as a turn that is kept, writing works. */
export const resumeCommand: Command = command({
  intent: RESUME,
  does: { zh: '磁盘修好后恢复写入', en: 'allow writing again once the disk is well' },
  words: ['恢复写入', 'resume writing'],
  // 恢复写入要走什么流程 begins with the word and asks.
  recognise: ({ text }) => (/^(?:恢复写入|resume writing)[。.!！\s]*$/i.test(text) ? 0.96 : -1),
  may: allowed('operate'),
  slots: {},
  examples: ['恢复写入'],
  run: (turn): Reply => ({ outcome: 'auto', blocks: lines(turn.say(messages.writable)), buttons: [] }),
});
