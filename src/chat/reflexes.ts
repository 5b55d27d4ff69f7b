import { type Command, command } from '../commands/command.ts';
import { lines, type Reply } from '../commands/reply.ts';
import type { Turn } from '../commands/turn.ts';
import { messages } from './messages.ts';
import { mayRun } from './permission.ts';

const CONFIRMING = /^(?:确认|确定|是的?|对的?|好的?|可以|行|ok|okay|yes|confirm)[。.!！~]*$/i;
const CANCELLING = /^(?:取消|不了|不用了|算了|不是|不对|cancel|no)[。.!！~]*$/i;
/** Asking what the bot is for, in the ways people do. */
const HELP =
  /^(?:帮助|帮忙|help|(?:这个|这东西|你)?(?:怎么|咋)(?:用|使)(?:你|的)?|使用说明|说明书|你(?:都|还)?(?:能|会|可以)(?:做|干|帮我做|帮我干)?(?:什么|啥|些什么|些啥|哪些事?)|(?:有(?:什么|啥))?功能|菜单|命令|what can you do|how (?:do i|to) use (?:this|you))[啊呀呢吗嘛吧?？!！。~ ]*$/i;
/** After the first screen: all that this person may do. */
const MORE = /^(?:更多(?:功能|命令)?|全部(?:功能|命令)|more|all commands)[。.!！~ ]*$/i;
/** Said to close a matter, or not to open one. */
const CLOSING =
  /^(?:收到|好的?|嗯+|行|知道了|明白了?|了解|晓得|没问题|ok(?:ay)?|got it|roger|noted)[,， ]*(?:收到|好的?|知道了|明白|谢谢|ok|got it)?(?:\p{Emoji_Presentation}|[。.!！~ ])*$|^(?:算了|不用|先?不要|先?别|暂时不|先不)[,， ]*(?:不用|不要|别)?.{0,12}(?:记|报|提|登记|安排|通知|发|考|测试)了?[。.!！~ ]*$/iu;
const STRAY = /^(?:确认|确定|取消|通过|不通过|[a-f]|选[a-f]|confirm|cancel)[。.!！]*$/i;

export const isConfirming = (text: string): boolean => CONFIRMING.test(text);
export const isCancelling = (text: string): boolean => CANCELLING.test(text);

/** A 确认, an A or a 通过 that nothing waits for. */
export const noop: Command = command({
  intent: 'noop',
  does: { zh: '', en: '' },
  words: [],
  recognise: ({ text }) => (STRAY.test(text) || CLOSING.test(text) ? 0.95 : 0),
  may: 'anyone',
  slots: {},
  examples: [],
  quiet: true,
  run: (turn) =>
    CLOSING.test(turn.text)
      ? { blocks: lines(turn.say(messages.allRight)), buttons: [] }
      : { blocks: lines(turn.say(messages.nothingToGoWith)), buttons: [], outcome: 'help' },
});

/** The commands that this person may use here, for help. */
const offered = (commands: readonly Command[], turn: Pick<Turn, 'speaker'>): Command[] =>
  commands.filter((c) => !c.quiet && mayRun(c, turn.speaker));

/**
 * `help` is made from the declarations: three examples that work, and behind 更多 what this person may do here.
 * @param adapted puts a standard that is loaded in the place of one that an example names and that is not
 */
export function helpCommand(commands: () => readonly Command[], adapted: (example: string) => string = same): Command {
  return command({
    intent: 'help',
    does: { zh: '看我能做什么', en: 'show what I can do' },
    words: ['帮助', 'help', '怎么用', '使用说明', '你能做什么', '你会什么', '功能', '菜单', '更多', 'more'],
    recognise: ({ text }) => (HELP.test(text) || MORE.test(text) ? 1 : -1),
    may: 'anyone',
    slots: {},
    examples: ['帮助', '更多'],
    quiet: true,
    run: (turn) => (MORE.test(turn.text) ? everything(commands(), turn, adapted) : helpReply(commands(), turn)),
  });
}

/** The first screen: what the bot is for, three things to say, and 更多. A guest is told how to get in. */
export function helpReply(commands: readonly Command[], turn: Pick<Turn, 'speaker' | 'say'>): Reply {
  const mine = offered(commands, turn);
  const examples = mine.flatMap((c) => c.examples.slice(0, c.intent === 'question' ? 2 : 1)).slice(0, 3);
  const more = mine.length > 1 ? [{ label: turn.say(messages.more), say: '更多' }] : [];
  return {
    blocks: [
      ...lines(turn.say(messages.helpLead), turn.say(messages.helpTry)),
      { kind: 'list' as const, items: examples },
      ...(turn.speaker.guest ? [{ kind: 'text' as const, text: turn.say(messages.guest) }] : []),
    ],
    buttons: [...examples.map((say) => ({ label: say, say })), ...more],
    outcome: 'help' as const,
  };
}

const same = (example: string): string => example;

function everything(
  commands: readonly Command[],
  turn: Pick<Turn, 'speaker' | 'say'>,
  adapted: (example: string) => string,
): Reply {
  const mine = offered(commands, turn);
  return {
    blocks: [
      ...lines(turn.say(messages.helpMore)),
      { kind: 'list' as const, items: mine.map((c) => `${turn.say(c.does)}：${adapted(c.examples[0] ?? '')}`) },
    ],
    buttons: [],
    outcome: 'help' as const,
  };
}
