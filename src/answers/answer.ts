import { foldText } from '../base/fold.ts';
import { dateOf, type LocalDate } from '../base/time.ts';
import { type Block, lines, type Reply } from '../commands/reply.ts';
import type { Turn } from '../commands/turn.ts';
import { noteClause } from '../trail/trail.ts';
import type { Answerer, Asking, Draft } from './answerer.ts';
import { ANSWERERS } from './answerers.ts';
import { chosen, neighbour, sourceOf } from './back-reference.ts';
import { answerButtons } from './compose.ts';
import { namedIn, readFollowUp, STANDS_ALONE } from './follow-up.ts';
import { fromClauses } from './from-clauses.ts';
import { holdsAgainst } from './judged.ts';
import { messages } from './messages.ts';
import { answerRef, answers, subjectTopic } from './model.ts';
import { personalReply } from './personal-reply.ts';
import { asQuestion, readOrder, tellsOtherwise } from './question/orders.ts';
import { plainQuestion } from './question/plain.ts';
import { readQuestion } from './question/question.ts';
import { readSmall } from './question/small.ts';
import { askingPart, splitQuestion } from './question/split.ts';
import type { Shelf } from './shelf.ts';
import { smallReply } from './small-talk.ts';

/** Answers one message. Every one is answered, and kept. */
export async function answerMessage(turn: Turn, shelf: Shelf): Promise<Reply> {
  const folded = foldText(turn.text);
  const small = readSmall(folded);
  if (small) return smallReply(turn, small);
  const today = dateOf(turn.now, turn.zone);
  const plain = plainQuestion(turn.text);
  const order = readOrder(folded, plain);
  if (order) return smallReply(turn, order);
  const personal = await personalReply(turn, plain, shelf);
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
  if (subject && goesOn?.kind === 'choice') return chosen(first, subject, goesOn.index);
  if (subject && goesOn?.kind === 'source') return sourceOf(first, subject);
  if (subject && goesOn?.kind === 'neighbour') return neighbour(first, subject, goesOn.step);
  const whole =
    goesOn?.kind === 'instead' || goesOn?.kind === 'correction'
      ? asking(goesOn.plain)
      : goesOn?.kind === 'more'
        ? asking(goesOn.plain, goesOn.earlier)
        : first;
  const root = subject && goesOn?.kind === 'more' ? (subject.root ?? subject.plain) : undefined;
  return { ...draftFor(whole, asking), ...(root === undefined ? {} : { root }) };
}

function draftFor(whole: Asking, asking: (words: string, earlier?: string, answeredBy?: string) => Asking): Draft {
  const { shelf } = whole;
  const direct = firstOf(ANSWERERS, whole);
  if (direct) return direct;
  const parts = splitQuestion(whole.question.plain);
  if (parts.length > 1) {
    const found: Draft[] = [];
    for (const [i, part] of parts.entries()) {
      const alone = asking(part);
      // `84怎么兑、泡多久`: a part without a subject of its own is about that of the first, and seldom asks for its clause again.
      const lent = i > 0 && namedIn(alone.question, shelf) < STANDS_ALONE;
      const draft = firstOf(
        [...ANSWERERS, fromClauses],
        lent ? asking(part, parts[0], found.at(-1)?.clauses[0] ?? '') : alone,
      );
      if (draft?.reply.behaviour === 'answer') found.push(draft);
    }
    if (found.length > 1) return joined(found, whole);
  }
  return fromClauses(whole);
}

function firstOf(answerers: readonly Answerer[], asking: Asking): Draft | undefined {
  for (const answerer of answerers) {
    const draft = answerer(asking);
    if (draft) return draft;
  }
  return undefined;
}

/** Two questions in one: each with its line and its clause. What one clause answers is told once. */
function joined(drafts: readonly Draft[], { turn, question }: Asking): Draft {
  const on = drafts[0]?.on;
  const alsoSee = turn.say(messages.alsoSee);
  const byClause = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const key = draft.clauses[0] ?? JSON.stringify(draft.reply.blocks[0]);
    byClause.set(key, [...(byClause.get(key) ?? []), draft]);
  }
  return {
    plain: question.plain,
    clauses: drafts.flatMap((d) => d.clauses.slice(0, 1)),
    ...(on ? { on } : {}),
    reply: {
      behaviour: 'answer',
      citations: drafts.flatMap((d) => d.reply.citations ?? []),
      blocks: [...byClause.values()].flatMap((same) => withLeads(same, alsoSee)),
      buttons: [],
    },
  };
}

/** What one clause answers, with the lines of all that it answers. */
function withLeads(same: readonly Draft[], alsoSee: string): Block[] {
  const leads = new Set(same.flatMap((d) => d.reply.blocks.flatMap((b) => (b.kind === 'lead' ? [b.text] : []))));
  const rest = withoutAsides(same[0]?.reply.blocks ?? [], alsoSee).filter((block) => block.kind !== 'lead');
  const quoted = rest.some((block) => block.kind === 'quote');
  // The clause itself was the line of one of them: it says the others' too.
  const told = [...leads].filter((lead) => ![...leads].some((other) => other !== lead && other.includes(ruleIn(lead))));
  const lines = quoted ? told : told.slice(0, 1);
  return [...lines.map((text): Block => ({ kind: 'lead', text })), ...rest];
}

/** `消毒时，时间：不少于 10 min` → what it asks, without its subject. */
const ruleIn = (lead: string): string => lead.slice(lead.lastIndexOf('：') + 1);

/** An answer's blocks without notes and other places: two answers fill a phone's screen. */
const withoutAsides = (blocks: readonly Block[], alsoSee: string): Block[] => {
  const aside = blocks.findIndex((block) => block.kind === 'text' && block.text === alsoSee);
  return (aside < 0 ? blocks : blocks.slice(0, aside)).filter((block) => block.kind !== 'text');
};

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
