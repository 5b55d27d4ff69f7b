import type { Instant } from '../../base/clock.ts';
import { foldText } from '../../base/fold.ts';
import { MINUTE } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import { optional } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import { allowed } from '../../people/permissions.ts';
import { addressed, looksLikeAnswer } from './answer-words.ts';
import { closeQuiz, closeWhenDone } from './close.ts';
import { layOnTop, onDesk, type Sitting, seen, sittingOf } from './desk.ts';
import { messages } from './messages.ts';
import { type Quiz, quizRef, quizzes } from './model.ts';
import { firstQuestion, handOutAtOnce, untilWords } from './open.ts';
import type { QuizPorts } from './ports.ts';
import { showQuestion } from './show.ts';
import { finishPaper, nextOpen, type Taken, takeAnswer } from './take.ts';
import { voiceOfReply } from './voices.ts';

/** Above every reflex: whoever has a question before them answers it. */
const SURE = 1;

/** Whether a paper lies before the speaker, or was named. */
const hasPaper = async (turn: Turn): Promise<boolean> =>
  /^\s*qz\s*[-—－]?\s*\d/i.test(turn.text) || (await onDesk(turn.tx, turn.speaker.id)).length > 0;

/** 第一题点错了 应该选C, 题二改成a, 上一题不选B了 改D, change my answer to question 1 to D. */
const AMENDS = /改|点错|选错|填错|答错|按错|弄错|不选|换成|\bchange\b|\binstead\b/i;
/** Words between the question and the new answer. */
const AMENDING =
  /^.*(?:改选成?|改成|改为|改回|改|换成|应该[是选]?|要选|\bto\b(?!.*\bto\b)|\binstead\b)\s*[:：]?\s*(?:选|答案)?/i;
const LAST = /上一?[题道]|前一?[题道]|刚才(?:那|这)?一?[题道]|刚刚(?:那|这)?一?[题道]|last question|previous question/i;

interface Amendment {
  readonly quiz?: number;
  /** `last`: the one that was answered last. */
  readonly question?: number | 'last';
  readonly words: string;
}

function amendmentIn(text: string): Amendment | undefined {
  const folded = foldText(text);
  if (text.length > 80 || !AMENDS.test(folded)) return undefined;
  const found =
    /第\s*([0-9]{1,3}|[一二两三四五六七八九十]{1,3})\s*[题道]|[题]\s*([0-9]{1,3}|[一二三四五六七八九十]{1,3})|question\s*(\d{1,3})/i.exec(
      folded,
    );
  const { question } = addressed(`第${found?.[1] ?? found?.[2] ?? found?.[3] ?? ''}题 a`);
  const quiz = /qz\s*[-—－]?\s*(\d{1,9})/i.exec(folded)?.[1];
  const words = folded.replace(AMENDING, '').trim();
  if (question === undefined && !LAST.test(folded) && !looksLikeAnswer(words)) return undefined;
  return {
    ...(quiz === undefined ? {} : { quiz: Number(quiz) }),
    ...(question === undefined ? { question: 'last' as const } : { question }),
    words,
  };
}

/** Answers to what a quiz asked: taken, and the next question in the same breath. */
export function answerCommands(ports: QuizPorts): Command[] {
  return [
    command({
      intent: 'quiz.answer',
      does: { zh: '答题', en: 'answer a question of a quiz' },
      words: [],
      awaits: hasPaper,
      recognise: ({ text }) => (looksLikeAnswer(addressed(text).words) && !AMENDS.test(text) ? SURE : 0),
      may: allowed('quiz.answer'),
      slots: { answer: whole(messages.nothingOpen) },
      examples: ['B', '对', '125克'],
      quiet: true,
      run: async (turn, { answer }) => {
        if (turn.conversation.kind === 'group') return inPrivate(turn);
        const { quiz, question, words } = addressed(answer);
        const taken = await takeAnswer(turn.tx, {
          person: turn.speaker.id,
          words,
          ...(quiz === undefined ? {} : { quiz }),
          ...(question === undefined ? {} : { question }),
        });
        return reactTo(turn, taken, words, ports);
      },
    }),
    command({
      intent: 'quiz.amend',
      does: { zh: '改答案', en: 'change an answer' },
      words: [],
      awaits: hasPaper,
      recognise: ({ text }) => (amendmentIn(text) ? SURE : 0),
      may: allowed('quiz.answer'),
      slots: { change: whole(messages.whichQuestion) },
      examples: ['第1题改成C'],
      quiet: true,
      run: async (turn, { change }) => {
        if (turn.conversation.kind === 'group') return inPrivate(turn);
        const said = amendmentIn(change);
        if (!said)
          return { outcome: 'ask', missing: ['answer'], blocks: lines(turn.say(messages.whichAnswer)), buttons: [] };
        const number = said.quiz ?? (await onDesk(turn.tx, turn.speaker.id)).at(-1);
        const sitting = number === undefined ? undefined : await sittingOf(turn.tx, number, turn.speaker.id);
        const open = sitting && (await nextOpen(turn.tx, sitting));
        const last = open === undefined ? (sitting?.paper.questions.length ?? 1) : Math.max(open - 1, 1);
        const question = said.question === 'last' || said.question === undefined ? last : said.question;
        const taken = await takeAnswer(turn.tx, {
          person: turn.speaker.id,
          words: said.words,
          question,
          ...(number === undefined ? {} : { quiz: number }),
        });
        const reply = await reactTo(turn, taken, said.words, ports);
        return { ...reply, slots: { question, ...reply.slots } };
      },
    }),
    command({
      intent: 'quiz.take',
      does: { zh: '开始答题', en: 'get the questions of a quiz' },
      words: ['开始答题', '继续答题', '我要答题'],
      may: allowed('quiz.answer'),
      slots: { quiz: optional(quizNumber) },
      examples: ['开始答题'],
      quiet: true,
      run: async (turn, { quiz }) => {
        const number = quiz ?? (await onDesk(turn.tx, turn.speaker.id)).at(-1) ?? (await notHandedOut(turn));
        const handed = number === undefined ? undefined : await sittingOf(turn.tx, number, turn.speaker.id);
        const sitting =
          handed ?? (number === undefined ? undefined : await handOutAtOnce(turn.tx, number, turn.speaker.id, ports));
        if (!sitting || sitting.quiz.state === 'closed') {
          const why = number === undefined || sitting ? messages.nothingOpen : messages.notYours(quizRef(number));
          return { outcome: 'reject', blocks: lines(turn.say(why)), buttons: [], personal: true };
        }
        if (sitting.paper.handed !== undefined) return handedIn(turn, sitting.quiz.number);
        if (turn.conversation.kind === 'group' && handed && isOnItsWay(handed, turn.now))
          return { outcome: 'auto', ref: quizRef(sitting.quiz.number), blocks: [], buttons: [], ...silently };
        return { outcome: 'auto', ...(await goOn(turn, sitting.quiz.number, ports)), ...silently };
      },
    }),
  ];
}

/** An open quiz whose paper has not reached the speaker yet. */
async function notHandedOut({ tx, speaker }: Turn): Promise<number | undefined> {
  const { rows } = await tx.find(quizzes, { where: { state: 'open' }, order: { by: 'at', descending: true } });
  for (const { document } of rows)
    if (document.people.includes(speaker.id) && !(await sittingOf(tx, document.number, speaker.id)))
      return document.number;
  return undefined;
}

/** The group hears nothing of who takes up a paper. */
const silently = { personal: true, unseen: true } as const;
/** From so many people on a platform needs a while to tell all of them (twenty a second at the most). */
const MANY = 40;
const ON_ITS_WAY = 2 * MINUTE;

/**
 * Whether the first question is just going out, or has just come: all of a large group press the button at once, and a second
 * copy for each would hold up the answers behind it.
 */
const isOnItsWay = ({ quiz, paper }: Sitting, now: Instant): boolean =>
  quiz.people.length >= MANY && paper.state === 'waiting' && now - paper.at < ON_ITS_WAY;

const whole = (ask: { readonly zh: string; readonly en: string }) => ({
  required: true as const,
  ask,
  read: (rest: string) => ({ value: rest, rest: '' }),
});

/** The number of a quiz: `QZ-3`. */
export const quizNumber = {
  required: true as const,
  ask: messages.noSuchQuiz,
  read: (rest: string) => {
    const found = /qz\s*[-—－]?\s*(\d{1,9})/i.exec(rest);
    return found ? { value: Number(found[1]), rest: rest.replace(found[0], ' ') } : undefined;
  },
};

/** Nobody answers where others read it. */
export const inPrivate = (turn: Turn): Reply => ({
  outcome: 'reject',
  blocks: lines(turn.say(messages.inPrivate)),
  buttons: [],
});

function handedIn(turn: Turn, number: number): Reply {
  const ref = quizRef(number);
  return { outcome: 'reject', blocks: lines(turn.say(messages.handedAlready(ref))), buttons: [], ref, personal: true };
}

/** What is said to an answer: that it was kept, and what comes next. */
async function reactTo(turn: Turn, taken: Taken, words: string, ports: QuizPorts): Promise<Reply> {
  switch (taken.what) {
    case 'nothing-open':
      return { intent: 'noop', outcome: 'help', blocks: lines(turn.say(messages.nothingOpen)), buttons: [] };
    case 'not-yours':
      return { outcome: 'reject', blocks: lines(turn.say(messages.notYours(quizRef(taken.quiz)))), buttons: [] };
    case 'handed-in':
      return handedIn(turn, taken.sitting.quiz.number);
    case 'no-such-question': {
      const count = taken.sitting.paper.questions.length;
      return { outcome: 'reject', blocks: lines(turn.say(messages.noSuchQuestion(count))), buttons: [] };
    }
    case 'misfit': {
      const { quiz, paper } = taken.sitting;
      const asked = await seen(turn.tx, paper, taken.question);
      const shown = asked && showQuestion(quiz, taken.question, paper.questions.length, asked, turn.say);
      return {
        outcome: 'reject',
        slots: { answer: words.trim() },
        blocks: [...lines(turn.say(messages.doesNotFit)), ...(shown?.blocks ?? [])],
        buttons: shown?.buttons ?? [],
        personal: true,
      };
    }
    default:
      return settle(turn, taken, ports);
  }
}

async function settle(
  turn: Turn,
  { what, sitting, question, said }: Extract<Taken, { readonly said: string }>,
  ports: QuizPorts,
): Promise<Reply> {
  const ref = quizRef(sitting.quiz.number);
  const base = { slots: { answer: said }, ref, personal: true } as const;
  if (what === 'late') {
    return { ...base, outcome: 'warn', blocks: lines(turn.say(messages.late(ref))), buttons: [] };
  }
  const next = await goOn(turn, sitting.quiz.number, ports);
  // A single question is marked in the same breath.
  if (sitting.quiz.why === 'single') return { ...base, outcome: 'auto', blocks: next.blocks, buttons: next.buttons };
  const line = turn.say(messages[what](question, said));
  return { ...base, outcome: 'auto', blocks: [{ kind: 'text', text: line }, ...next.blocks], buttons: next.buttons };
}

/** The next open question of the speaker's paper; when there is none, that it is done, and what else lies on the desk. */
async function goOn(turn: Turn, number: number, ports: QuizPorts): Promise<Reply> {
  const { zone } = ports;
  const sitting = await sittingOf(turn.tx, number, turn.speaker.id);
  if (!sitting) return { blocks: lines(turn.say(messages.nothingOpen)), buttons: [] };
  const { quiz, paper } = sitting;
  const open = await nextOpen(turn.tx, sitting);
  const of = paper.questions.length;
  if (open !== undefined) {
    const asked = await seen(turn.tx, paper, open);
    // What was shown last is what 这题 and a bare B mean.
    if (asked) await layOnTop(turn.tx, turn.speaker.id, number);
    if (asked && paper.state === 'waiting') return firstQuestion(turn.tx, quiz, paper, zone);
    if (asked) return showQuestion(quiz, open, of, asked, turn.say);
  }
  if (quiz.why === 'single') return closeSingle(turn, quiz, ports);
  await finishPaper(turn.tx, sitting);
  const fresh = await turn.tx.get(quizzes, quizRef(number));
  if (fresh && fresh.state === 'open') await closeWhenDone(turn.tx, fresh);
  const until = untilWords((await turn.tx.get(quizzes, quizRef(number))) ?? quiz, turn.now, zone);
  const done = lines(turn.say(messages.allDone(until)));
  const other = (await onDesk(turn.tx, turn.speaker.id)).filter((one) => one !== number).at(-1);
  const hand = { label: turn.say(messages.handIn), say: `交卷 ${quizRef(number)}` };
  if (other === undefined) return { blocks: done, buttons: [hand], ref: quizRef(number), personal: true };
  const button = { label: turn.say(messages.beginHere), say: `开始答题 ${quizRef(other)}` };
  return { blocks: done, buttons: [button, hand], ref: quizRef(number), personal: true };
}

/** One's own single question is marked as soon as it is answered. */
async function closeSingle(turn: Turn, quiz: Quiz, ports: QuizPorts): Promise<Reply> {
  const { voice, said } = voiceOfReply();
  await closeQuiz(turn.tx, quiz, ports, voice);
  return said() ?? { blocks: lines(turn.say(messages.nothingOpen)), buttons: [] };
}
