import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import { freeText } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import { allowed } from '../../people/permissions.ts';
import type { Lesson } from '../../search/learning.ts';
import type { Shelf } from '../shelf.ts';
import { type Lessons, noteChange } from './lessons.ts';
import { messages } from './messages.ts';
import { undoneLessons } from './model.ts';

const LISTED_MOST = 15;
const OFFERED_MOST = 3;
const NAMED_MOST = 3;
/** The index's own name for a value: nothing that a person says. */
const VALUE = /^~/;

/** 学到的说法: what confirmed answers have taught, and how it is taken back. */
export function learningCommands(shelf: () => Shelf, lessons: Lessons): Command[] {
  const learned = async (turn: Turn): Promise<readonly Lesson[]> => {
    await lessons.sync(turn.tx);
    const { index, analyser } = shelf();
    return lessons.list(index, analyser).filter(({ spoken }) => !VALUE.test(spoken));
  };

  const list = command({
    intent: 'learning.list',
    does: { zh: '看学到的说法', en: 'see what was learned' },
    words: ['学到的说法', '学到了什么', 'what was learned'],
    may: allowed('feedback.see'),
    slots: {},
    examples: ['学到的说法'],
    run: async (turn): Promise<Reply> => {
      const all = await learned(turn);
      if (all.length === 0) return { outcome: 'auto', blocks: lines(turn.say(messages.noLessons)), buttons: [] };
      const phrases = byPhrase(all);
      const shown = phrases.slice(0, LISTED_MOST);
      return {
        outcome: 'auto',
        blocks: [
          ...lines(turn.say(messages.lessons(phrases.length))),
          {
            kind: 'list',
            items: shown.map(
              ({ spoken, meant, left, confirmed, asked }, i) =>
                `${i + 1}. ${turn.say(messages.lesson(spoken, meant, left, confirmed, asked))}`,
            ),
          },
          ...(phrases.length > shown.length
            ? [{ kind: 'text' as const, text: turn.say(messages.more(phrases.length - shown.length)) }]
            : []),
        ],
        buttons: shown
          .slice(0, OFFERED_MOST)
          .map(({ spoken }, i) => ({ label: turn.say(messages.takeBack(i + 1)), say: `撤回说法 ${spoken}` })),
      };
    },
  });

  const undo = command({
    intent: 'learning.undo',
    does: { zh: '撤回学到的说法', en: 'take back what was learned' },
    words: ['撤回说法', '撤销说法', 'unlearn'],
    recognise: ({ text }) => (/^(?:撤[回销]说法|unlearn)/i.test(text) ? 0.98 : -1),
    may: allowed('learning.undo'),
    slots: { phrase: freeText(messages.whichLesson) },
    examples: ['撤回说法 洗手间'],
    quiet: true,
    run: async (turn, { phrase }): Promise<Reply> => {
      const all = await learned(turn);
      const said = phrase.replace(/^[“"「]|[”"」]$/g, '').trim();
      const spoken = /^\d{1,3}$/.test(said) ? byPhrase(all)[Number(said) - 1]?.spoken : said;
      const gone = all.filter((lesson) => lesson.spoken === spoken);
      if (spoken === undefined || gone.length === 0) {
        return {
          outcome: 'reject',
          slots: { phrase: said },
          blocks: lines(turn.say(messages.noSuchLesson(said))),
          buttons: [],
        };
      }
      turn.tx.put(undoneLessons, spoken, { spoken, by: turn.speaker.id, at: turn.now });
      await noteChange(turn.tx);
      return {
        outcome: 'auto',
        slots: { phrase: spoken },
        missing: [],
        blocks: lines(turn.say(messages.takenBack(spoken, gone.length))),
        buttons: [],
      };
    },
  });
  return [list, undo];
}

/** What one spoken word leads to: the strongest by name, the others counted. */
interface Phrase {
  readonly spoken: string;
  readonly meant: readonly string[];
  readonly left: number;
  readonly confirmed: number;
  readonly asked: number;
}

function byPhrase(lessons: readonly Lesson[]): Phrase[] {
  const groups = new Map<string, Lesson[]>();
  for (const lesson of lessons) groups.set(lesson.spoken, [...(groups.get(lesson.spoken) ?? []), lesson]);
  return [...groups].flatMap(([spoken, own]) => {
    const [first] = own;
    const meant = own.slice(0, NAMED_MOST).map((lesson) => lesson.meant);
    return first
      ? [{ spoken, meant, left: own.length - meant.length, confirmed: first.confirmed, asked: first.asked }]
      : [];
  });
}
