import { dateOf } from '../../base/time.ts';
import { type Command, command, type Slot } from '../../commands/command.ts';
import { inShort } from '../../commands/in-short.ts';
import { type Button, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { allowed } from '../../people/permissions.ts';
import type { Located } from '../../standards/catalogue.ts';
import { benchOf } from '../bank/bench.ts';
import { askTheSame, itemsOf, writtenItem } from '../bank/make.ts';
import type { Item } from '../bank/model.ts';
import { writtenDraft } from '../bank/written.ts';
import { careOf, keepCare } from './care.ts';
import { messages } from './messages.ts';
import { type Care, careRef, itemCare } from './model.ts';
import type { ItemPorts } from './ports.ts';
import { answerSaid, type QuestionSaid, readQuestion } from './question-words.ts';
import { whereOf, whyRefused } from './refused.ts';
import { itemBlocks } from './show.ts';

/** What asks about the writing of questions instead of writing one. */
const ASKS = /^出题(?:的?(?:规则|要求|流程|办法|标准|范围|依据)|(?:怎么|如何|要不要)|是什么|吗)|^怎么出题/;
/** Clauses that are offered where none was named. */
const OFFERED = 3;

/** What was said, and what is said when it is asked for, one after the other. */
const contentSlot: Slot<string> & { readonly required: false } = {
  required: false,
  ask: messages.askQuestion,
  read: (text) => (text.trim() === '' ? undefined : { value: text.trim(), rest: '' }),
  join: (before, answer) => `${before} ${answer}`,
};

/** 出题: a question of a manager's own, through the same gates as those of the files. */
export function addCommand(ports: ItemPorts): Command {
  return command({
    intent: 'quiz.add_item',
    does: { zh: '自己出一道题', en: 'write a question of your own' },
    words: ['出一道题', '出道题', '出题', 'add question', 'new question'],
    recognise: ({ text }) => (ASKS.test(text) ? -1 : 0),
    may: allowed('quiz'),
    asks: true,
    slots: { content: contentSlot },
    examples: ['出题 留样的食品要在冰箱里放多久？ A 24h B 48h* C 72h 条款 JG352 5.2.2'],
    run: (turn, { content = '' }) => add(turn, content, ports),
  });
}

async function add(turn: Turn, content: string, ports: ItemPorts): Promise<Reply> {
  const said = readQuestion(content);
  const { question } = said;
  const slots = content === '' ? {} : { content };
  const refuse = (why: { zh: string; en: string }): Reply => inShort(turn, 'reject', why, { slots });
  const ask = (why: { zh: string; en: string }, buttons: readonly Button[] = []): Reply => ({
    outcome: 'ask',
    slots,
    missing: ['content'],
    blocks: lines(turn.say(why)),
    buttons: [...buttons],
  });
  if (question === undefined) return ask(messages.askQuestion);
  if (question.length < 6 || question.length > 200) return refuse(messages.tooShort);
  const answer = answerSaid(said);
  if (!answer.ok) return refuse(answer.error);
  if (answer.value === undefined) return ask(said.options.length > 0 ? messages.noRight : messages.askOptions);
  const found = clauseSaid(said, turn, ports);
  if ('refused' in found) return refuse(found.refused);
  if ('offered' in found) {
    const buttons = found.offered.map((one) => ({ label: whereOf(one), say: `条款 ${whereOf(one)}` }));
    return ask(messages.askClause, buttons);
  }
  const { located } = found;
  const day = dateOf(turn.now, turn.zone);
  const asked = endedAs(question, answer.value.form);
  const written = { clauses: [located.clause.key], question: asked, answer: answer.value };
  const made = writtenItem(written, located, benchOf(ports.catalogue(), day));
  if (typeof made === 'string') return refuse(messages.gated(whyRefused(made, writtenDraft(written, located))));
  const before = await turn.tx.get(itemCare, made.id);
  if (before?.state === 'retired') return refuse(messages.sameRetired(careRef(before.number)));
  if (before || isThere(made, located, day, ports)) return refuse(messages.sameThere);
  const care: Care = {
    ...(await careOf(turn.tx, { item: made.id, clause: made.clause, stem: made.stem, origin: 'chat' })),
    written: { question: asked, answer: answer.value, author: turn.speaker.id },
  };
  keepCare(turn.tx, care);
  const ref = careRef(care.number);
  return {
    outcome: 'auto',
    slots,
    missing: [],
    ref,
    blocks: [
      ...lines(turn.say(messages.added(ref))),
      ...itemBlocks(made, turn.say),
      ...(ports.quote(made.clause, day) ?? []),
    ],
    buttons: [
      { label: turn.say(messages.another), say: '出题' },
      { label: turn.say(messages.retire), say: `停用 ${ref}` },
    ],
    personal: true,
  };
}

/** Nobody is sent back for a question mark. */
const endedAs = (question: string, form: Item['key']['form']): string =>
  /[？。]$/.test(question) ? question : `${question.replace(/[?!.！]+$/, '')}${form === 'judge' ? '。' : '？'}`;

/** The clause that was named; else those that the question is about, to choose from. */
function clauseSaid(
  { clause: words, question = '' }: QuestionSaid,
  turn: Turn,
  ports: ItemPorts,
):
  | { readonly located: Located }
  | { readonly offered: readonly Located[] }
  | { readonly refused: { zh: string; en: string } } {
  if (words === undefined) return { offered: ports.clausesAbout(question, turn).slice(0, OFFERED) };
  const place = ports.placeOf(words, turn);
  if (!place?.clause) return { refused: messages.noClause(words) };
  const located = { edition: place.edition, clause: place.clause };
  const status = ports.catalogue().statusOf(place.edition, dateOf(turn.now, turn.zone));
  return status === '现行'
    ? { located }
    : { refused: messages.notInForce(`${place.edition.id} ${place.clause.number}`) };
}

const isThere = (item: Item, { clause }: Located, day: string, { catalogue, written }: ItemPorts): boolean =>
  itemsOf(clause, catalogue(), day, written()).some((other) => other.id === item.id || askTheSame(other, item));
