import { foldText } from '../../base/fold.ts';
import { dateOf, HOUR } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Button, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { allowed } from '../../people/permissions.ts';
import { addressed } from '../quiz/answer-words.ts';
import { onDesk, type Sitting, seen, sittingOf } from '../quiz/desk.ts';
import { desks, givens, papers, quizRef, quizzes } from '../quiz/model.ts';
import { nextOpen } from '../quiz/take.ts';
import { managersOf } from './after-quiz.ts';
import { type Flagged, flag } from './care.ts';
import { messages } from './messages.ts';
import { careRef, itemStats } from './model.ts';
import type { ItemPorts } from './ports.ts';
import { heldNotice } from './show.ts';

const WHICH = '(?:qz\\s*[-—－]?\\s*\\d+)?[\\s,，]*(?:第\\s*\\S{1,3}\\s*[题道]题?|[这那上刚]\\S{0,3}题|题目|题)';
const FAULT =
  '(?:好像|感觉|可能|的|是不是|有点|答案|选项|题目|\\s){0,3}(?:有问题|有毛病|有误|有错|出错了|问题|不严谨|有歧义)';
const FLAGS = new RegExp(`^\\s*${WHICH}${FAULT}`, 'i');
const ENGLISH =
  /^\s*(?:qz\s*-?\s*\d+\s*)?(?:this|that|the last|question\s*\d*)\s*(?:question\s*)?(?:\d+\s*)?(?:is|looks|seems)\s+(?:wrong|faulty|unclear|ambiguous)/i;
const ASKS = /什么问题|哪些问题|多少|[吗?？]\s*$/;
const LAST = /上一?[题道]|刚才|刚刚|last/i;
const MOST_BUTTONS = 10;
const JUST_NOW = HOUR;

interface Asked extends Sitting {
  readonly question: number;
}

/** 这题有问题: by anyone who was asked it; from then on it is asked of nobody until a manager has decided. */
export function flagCommand(ports: ItemPorts): Command {
  return command({
    intent: 'quiz.flag_item',
    does: { zh: '说一道题有问题', en: 'find fault with a question' },
    words: [],
    recognise: ({ text, folded }) => (!ASKS.test(folded) && (FLAGS.test(folded) || ENGLISH.test(text)) ? 1 : 0),
    may: allowed('quiz.answer'),
    slots: {
      content: { required: true, ask: messages.whichQuestion, read: (text) => ({ value: text, rest: '' }) },
    },
    examples: ['这题有问题 两个选项都对'],
    run: (turn, { content }) => find(turn, content, ports),
  });
}

async function find(turn: Turn, content: string, ports: ItemPorts): Promise<Reply> {
  const folded = foldText(content);
  const { quiz, question } = addressed(folded);
  const reason = content
    .replace(new RegExp(`^\\s*${WHICH}${FAULT}`, 'i'), '')
    .replace(ENGLISH, '')
    .replace(/^[\s,，:：。.;；是]+/, '')
    .trim()
    .slice(0, 300);
  const number =
    quiz ??
    (await singleJustAnswered(turn)) ??
    (await onDesk(turn.tx, turn.speaker.id)).at(-1) ??
    (await latestOf(turn));
  const base = { ...(question === undefined ? {} : { question }), ...(reason === '' ? {} : { reason }) };
  const refuse = (why: { zh: string; en: string }): Reply => ({
    outcome: 'reject',
    slots: base,
    missing: [],
    blocks: lines(turn.say(why)),
    buttons: [],
    personal: true,
  });
  if (number === undefined) return refuse(messages.nothingAsked);
  const sitting = await sittingOf(turn.tx, number, turn.speaker.id);
  if (!sitting) return refuse(messages.notYours(quizRef(number)));
  const meant = question ?? (await currentOf(turn, sitting, LAST.test(folded)));
  if (meant === undefined) return whichOf(turn, sitting, reason);
  const asked = await seen(turn.tx, sitting.paper, meant);
  if (!asked) return refuse(messages.noSuchQuestion(sitting.paper.questions.length));
  return hold(turn, { ...sitting, question: meant }, { ...base, question: meant }, reason, ports);
}

/** The question before the speaker, or the one they answered last; undefined when all are answered. */
async function currentOf(turn: Turn, sitting: Sitting, last: boolean): Promise<number | undefined> {
  const open = sitting.quiz.state === 'open' ? await nextOpen(turn.tx, sitting) : undefined;
  const all = sitting.paper.questions.length;
  if (last) return open === undefined ? all : Math.max(open - 1, 1);
  return open ?? (all === 1 ? 1 : undefined);
}

/** The single question that the speaker has answered last, unless another lay before them since: 这题 is what was shown last. */
async function singleJustAnswered({ tx, speaker, now }: Turn): Promise<number | undefined> {
  const { rows } = await tx.find(givens, {
    where: { person: speaker.id, at: { from: now - JUST_NOW, to: now + 1 } },
    order: { by: 'at', descending: true },
    limit: 1,
  });
  const last = rows[0]?.document;
  const quiz = last && (await tx.get(quizzes, quizRef(last.quiz)));
  const shown = (await tx.get(desks, speaker.id))?.at ?? 0;
  return last && quiz?.why === 'single' && quiz.state === 'closed' && shown <= last.at ? last.quiz : undefined;
}

async function latestOf({ tx, speaker }: Turn): Promise<number | undefined> {
  const { rows } = await tx.find(papers, {
    where: { person: speaker.id },
    order: { by: 'at', descending: true },
    limit: 1,
  });
  return rows[0]?.document.quiz;
}

async function whichOf(turn: Turn, { quiz, paper }: Sitting, reason: string): Promise<Reply> {
  const ref = quizRef(quiz.number);
  const shown = paper.questions.slice(0, MOST_BUTTONS);
  const stems = await Promise.all(shown.map(async (_, i) => (await seen(turn.tx, paper, i + 1))?.item.stem ?? ''));
  return {
    outcome: 'ask',
    slots: reason === '' ? {} : { reason },
    missing: ['question'],
    blocks: [
      ...lines(turn.say(messages.whichQuestion)),
      { kind: 'list', items: stems.map((stem, i) => `${i + 1}　${stem}`) },
    ],
    buttons: shown.map((_, i): Button => ({ label: `${i + 1}`, say: `${ref} 第${i + 1}题 有问题 ${reason}`.trim() })),
    ref,
    personal: true,
  };
}

async function hold(
  turn: Turn,
  { quiz, paper, question }: Asked,
  slots: Readonly<Record<string, unknown>>,
  reason: string,
  ports: ItemPorts,
): Promise<Reply> {
  const asked = await seen(turn.tx, paper, question);
  if (!asked) return { outcome: 'reject', blocks: lines(turn.say(messages.nothingAsked)), buttons: [] };
  const { item } = asked;
  const fresh = { item: item.id, clause: item.clause, stem: item.stem, origin: 'bank' as const };
  const flagged = await flag(turn.tx, fresh, { by: turn.speaker.id, reason });
  const reply = (outcome: Reply['outcome'], text: string, ref?: string): Reply => ({
    ...(outcome ? { outcome } : {}),
    slots,
    missing: [],
    ...(ref === undefined ? {} : { ref }),
    blocks: lines(text),
    buttons: [],
    personal: true,
  });
  if (flagged.what === 'too-many') return reply('reject', turn.say(messages.tooMany(flagged.limit)));
  const ref = careRef(flagged.care.number);
  if (flagged.what !== 'held') return reply('auto', turn.say(sayOf(flagged.what)(ref)), ref);
  const words = ports.quote(item.clause, dateOf(turn.now, turn.zone)) ?? [];
  const notice = heldNotice(flagged.care, item, await turn.tx.get(itemStats, item.id), words, ({ zh }) => zh);
  for (const user of await managersOf(turn.tx, quiz.by, turn.now, turn.zone)) turn.notify({ user }, notice);
  return reply('auto', turn.say(messages.held(ref)), ref);
}

const sayOf = (what: Exclude<Flagged['what'], 'held' | 'too-many'>) =>
  ({
    'held-already': messages.heldAlready,
    'retired-already': messages.retiredAlready,
    'kept-before': messages.keptBefore,
  })[what];
