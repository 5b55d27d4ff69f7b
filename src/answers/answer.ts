import { foldText } from '../base/fold.ts';
import { dateOf, type LocalDate } from '../base/time.ts';
import { lines, type Reply } from '../commands/reply.ts';
import type { Turn } from '../commands/turn.ts';
import { noteClause } from '../trail/trail.ts';
import type { Asking, Draft } from './answerer.ts';
import { FORMS, SUMS } from './answerers.ts';
import { chosen, neighbour, sourceOf } from './back-reference.ts';
import { answerButtons } from './compose.ts';
import { type FollowUp, namesItsOwn, readFollowUp, repeats, speaksOfNamed, withoutPointing } from './follow-up.ts';
import { fromClauses, nothingFound } from './from-clauses.ts';
import { holdsAgainst } from './judged.ts';
import { messages } from './messages.ts';
import { answerRef, answers, type Subject, subjectTopic } from './model.ts';
import { type AskAgain, firstOf, fromParts, saysMore } from './parts.ts';
import { type OwnResults, personalReply } from './personal-reply.ts';
import { asQuestion, readOrder, tellsOtherwise } from './question/orders.ts';
import { plainQuestion } from './question/plain.ts';
import { readQuestion } from './question/question.ts';
import { readSmall } from './question/small.ts';
import { askingPart } from './question/split.ts';
import type { Shelf } from './shelf.ts';
import { smallReply } from './small-talk.ts';

/** Answers one message. Every one is answered, and kept. */
export async function answerMessage(turn: Turn, shelf: Shelf, ownResults: OwnResults): Promise<Reply> {
  const folded = foldText(turn.text);
  const small = readSmall(folded);
  if (small) return smallReply(turn, small);
  const today = dateOf(turn.now, turn.zone);
  const plain = plainQuestion(turn.text);
  const order = readOrder(folded, plain);
  if (order) return smallReply(turn, order);
  const personal = await personalReply(turn, plain, shelf, ownResults);
  if (personal) return personal;
  const draft = draftStated(turn, askingPart(plain), today, shelf);
  // There was nothing in it but another rule than there is: nothing is missing from the standards.
  if (draft.clauses.length === 0 && draft.reply.behaviour?.startsWith('refuse') && tellsOtherwise(folded))
    return smallReply(turn, 'order');
  return keep(turn, turn.speaker.guest && restsOnStaffOnly(draft, shelf, today) ? withheld(turn, draft) : draft);
}

/** Whatever way led there: a guest is shown nothing of a standard that is for the directory's people. */
const restsOnStaffOnly = (draft: Draft, shelf: Shelf, today: LocalDate): boolean =>
  draft.clauses.some((key) => shelf.placed(key, today)?.edition.audience === 'staff');

const withheld = (turn: Turn, { plain }: Draft): Draft => ({
  plain,
  clauses: [],
  reply: { behaviour: 'deny_or_scope', citations: [], blocks: lines(turn.say(messages.staffOnly)), buttons: [] },
});

/** A value that is stated is a question whether it is so, where a clause has one that it can be held against. */
function draftStated(turn: Turn, plain: string, today: LocalDate, shelf: Shelf): Going {
  const question = asQuestion(plain);
  const draft = draftAnswer(turn, question, today, shelf);
  if (question === plain || (draft.on && holdsAgainst(question, draft.on.clause))) return draft;
  return draftAnswer(turn, plain, today, shelf);
}

/** A draft, and the question that stands alone of which its own is a follow-up. */
type Going = Draft & { readonly root?: string };

function draftAnswer(turn: Turn, plain: string, today: LocalDate, shelf: Shelf): Going {
  const subject = turn.recall(subjectTopic);
  const asking = (words: string, earlier?: string, answeredBy = subject?.clauses[0]): Asking => ({
    turn,
    question: readQuestion(turn.text, turn.language, today, shelf, {
      plain: words,
      openOnly: turn.speaker.guest,
      ...(earlier === undefined ? {} : { earlier }),
      ...(earlier === undefined || !answeredBy ? {} : { answeredBy }),
    }),
    today,
    shelf,
    subject,
  });
  const first = asking(plain);
  const goesOn = readFollowUp(first.question, subject, shelf);
  if (!subject || goesOn === undefined) return draftFor(first, asking);
  switch (goesOn.kind) {
    case 'choice':
      return chosen(first, subject, goesOn.index);
    case 'source':
      return sourceOf(first, subject);
    case 'neighbour':
      return neighbour(first, subject, goesOn.step);
    case 'correction':
      return draftFor(asking(goesOn.plain), asking);
    default:
      return goingOn(first, goesOn, subject, asking);
  }
}

/** A message that may go on from the one before: with what was asked there, unless the answer then leaves out what it names. */
function goingOn(
  first: Asking,
  goesOn: Extract<FollowUp, { readonly kind: 'more' | 'instead' }>,
  subject: Subject,
  asking: AskAgain,
): Going {
  const root = subject.root ?? subject.plain;
  if (goesOn.kind === 'instead') {
    const instead = draftFor(asking(goesOn.plain), asking);
    if (isAnswered(instead)) return instead;
  }
  const { plain } = first.question;
  const earlier = goesOn.kind === 'more' ? goesOn.earlier : root;
  const draft = draftFor(asking(goesOn.kind === 'more' ? goesOn.plain : plain, earlier), asking);
  const going: Going = { ...draft, root };
  if (isAnswered(draft) && speaksOfNamed(first, earlier, draft.on))
    return repeats(first, draft, subject)
      ? nothingFound(first.turn, { ...first.question, plain: `${earlier} ${plain}` }, first.shelf)
      : going;
  const alone = namesItsOwn(first, earlier) ? draftFor(asking(withoutPointing(plain)), asking) : undefined;
  if (!alone) return going;
  // Another clause of what the conversation is about may call the thing by a name that it does not know.
  const leadsOn = isAnswered(draft) && draft.on?.clause.key !== subject.clauses[0];
  return refuses(alone) && (leadsOn || !isAnswered(draft)) ? going : alone;
}

const isAnswered = ({ reply }: Draft): boolean => reply.behaviour === 'answer';
const refuses = ({ reply }: Draft): boolean => reply.behaviour?.startsWith('refuse') ?? false;

function draftFor(whole: Asking, ask: AskAgain): Draft {
  const form = firstOf(FORMS, whole);
  if (form) return form;
  const sum = firstOf(SUMS, whole);
  const { together, only } = fromParts(whole, ask);
  // `65分算什么等级？连着两个月要走人吗`: a sum that answers only one of several questions.
  if (sum && !(together && saysMore(together, sum))) return sum;
  if (together) return together;
  const draft = fromClauses(whole);
  return only && draft.reply.behaviour !== 'answer' ? only : draft;
}

/** Gives the answer its number, keeps it, and remembers what the conversation is about. */
async function keep(turn: Turn, draft: Going): Promise<Reply> {
  const number = await turn.tx.next('ANS');
  const ref = answerRef(number);
  const behaviour = draft.reply.behaviour ?? 'answer';
  turn.tx.put(answers, ref, {
    number,
    question: turn.text,
    by: turn.speaker.id,
    conversation: turn.conversation.id,
    at: turn.now,
    behaviour,
    clauses: [...draft.clauses],
  });
  const [clause] = draft.clauses;
  if (behaviour === 'answer' && clause !== undefined) {
    const service = draft.on?.edition.service;
    noteClause(turn.tx, { kind: 'asked', clause, ref, ...(service === undefined ? {} : { service }) });
  }
  turn.remember(subjectTopic, {
    plain: draft.plain,
    ...(draft.root === undefined ? {} : { root: draft.root }),
    text: turn.text,
    clauses: [...draft.clauses],
    answer: number,
    choices: [...(draft.choices ?? [])],
  });
  const buttons = draft.on ? answerButtons(turn, ref, draft.on) : draft.reply.buttons;
  return { ...draft.reply, ref, buttons };
}
