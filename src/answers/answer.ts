import { foldText } from '../base/fold.ts';
import { dateOf, type LocalDate } from '../base/time.ts';
import type { Block, Reply } from '../commands/reply.ts';
import { lines } from '../commands/reply.ts';
import type { Turn } from '../commands/turn.ts';
import type { Answerer, Asking, Draft } from './answerer.ts';
import { ANSWERERS } from './answerers.ts';
import { answerButtons, citationOf, comingNote, quoteBlocks, shortCode } from './compose.ts';
import { conclusionOf } from './conclude.ts';
import { decideAnswer } from './decide.ts';
import { type Candidate, findClauses } from './find.ts';
import { messages } from './messages.ts';
import { answerRef, answers, subjectTopic } from './model.ts';
import { readPersonal } from './question/personal.ts';
import { plainQuestion } from './question/plain.ts';
import { type Question, readQuestion } from './question/question.ts';
import { readSmall, type Small } from './question/small.ts';
import { splitQuestion } from './question/split.ts';
import type { Shelf } from './shelf.ts';

/** Answers one message. Every one is answered, and kept. */
export async function answerMessage(turn: Turn, shelf: Shelf): Promise<Reply> {
  const small = readSmall(foldText(turn.text));
  if (small) return smallReply(turn, small);
  const today = dateOf(turn.now, turn.zone);
  const plain = plainQuestion(turn.text);
  const personal = readPersonal(plain);
  if (personal === 'other')
    return {
      behaviour: 'deny_or_scope',
      outcome: 'deny',
      citations: [],
      blocks: lines(turn.say(messages.othersData)),
      buttons: [],
    };
  if (personal === 'own') return ownReply(turn);
  const draft = draftAnswer(turn, plain, today, shelf);
  return keep(turn, draft);
}

function draftAnswer(turn: Turn, plain: string, today: LocalDate, shelf: Shelf): Draft {
  const subject = turn.recall(subjectTopic);
  const asking = (text: string, words: string): Asking => ({
    turn,
    question: readQuestion(text, turn.language, today, shelf.glossary, words),
    today,
    shelf,
    subject,
  });
  const whole = asking(turn.text, plain);
  const direct = firstOf(ANSWERERS, whole);
  if (direct) return direct;
  const parts = splitQuestion(plain);
  if (parts.length > 1) {
    const found = parts
      .map((part) => firstOf([...ANSWERERS, fromClauses], asking(part, part)))
      .filter((d): d is Draft => d?.reply.behaviour === 'answer');
    if (found.length > 1) return joined(found, plain);
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

/** The general case: the clause that the words lead to. */
function fromClauses({ turn, question, today, shelf }: Asking): Draft {
  const findings = findClauses(question, shelf, today);
  const decision = decideAnswer(question, findings);
  if (decision.kind === 'nothing') return nothingFound(turn, question, shelf);
  if (decision.kind === 'ambiguous') {
    const choices = decision.choices.map((c) => ({
      label: choiceLabel(c),
      say: `${shortCode(c.edition)} ${c.clause.number}`,
    }));
    return {
      plain: question.plain,
      clauses: [],
      choices,
      reply: {
        behaviour: 'clarify',
        citations: [],
        blocks: [...lines(turn.say(messages.whichOne)), { kind: 'list', items: choices.map((c) => c.label) }],
        buttons: choices,
      },
    };
  }
  const { best, others } = decision;
  const blocks: Block[] = [
    { kind: 'lead', text: turn.say(conclusionOf(question, best)) },
    ...quoteBlocks(best, best.status, turn, shelf),
    ...comingNote(best, question.day, turn, shelf),
    ...(others.length > 0
      ? [
          {
            kind: 'text' as const,
            text: `${turn.say(messages.alsoSee)}${others.map((o) => `${shortCode(o.edition)} ${o.clause.number}`).join('、')}`,
          },
        ]
      : []),
  ];
  return {
    plain: question.plain,
    clauses: [best, ...others].map((c) => c.clause.key),
    on: best,
    reply: { behaviour: 'answer', citations: [citationOf(best, best.status, shelf)], blocks, buttons: [] },
  };
}

const choiceLabel = (c: Candidate): string =>
  `${c.edition.title}·${(c.clause.path.at(-1) ?? c.clause.number).replace(/^[\d.A-Z]+\s*/, '')}`;

function nothingFound(turn: Turn, question: Question, shelf: Shelf): Draft {
  const ours = question.services.size > 0 || shelf.glossary.spoken(question.plain).length > 0;
  if (!ours)
    return {
      plain: question.plain,
      clauses: [],
      reply: { behaviour: 'refuse', citations: [], blocks: lines(turn.say(messages.outOfScope)), buttons: [] },
    };
  return {
    plain: question.plain,
    clauses: [],
    reply: {
      behaviour: 'refuse_offer_demand',
      citations: [],
      blocks: lines(turn.say(turn.speaker.guest ? messages.noStandardGuest : messages.noStandard)),
      buttons: turn.speaker.guest
        ? []
        : [{ label: turn.say(messages.raise), say: `提需求 ${turn.text.slice(0, 200)}` }],
    },
  };
}

/** Two questions in one: each with its line and its clause. */
function joined(drafts: readonly Draft[], plain: string): Draft {
  const on = drafts[0]?.on;
  return {
    plain,
    clauses: drafts.flatMap((d) => d.clauses.slice(0, 1)),
    ...(on ? { on } : {}),
    reply: {
      behaviour: 'answer',
      citations: drafts.flatMap((d) => d.reply.citations ?? []),
      blocks: drafts.flatMap((d) => d.reply.blocks.filter((b) => b.kind !== 'text')),
      buttons: [],
    },
  };
}

/** Gives the answer its number, keeps it, and remembers what the conversation is about. */
async function keep(turn: Turn, draft: Draft): Promise<Reply> {
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
  turn.remember(subjectTopic, {
    plain: draft.plain,
    text: turn.text,
    clauses: [...draft.clauses],
    answer: number,
    choices: [...(draft.choices ?? [])],
  });
  const buttons = draft.on ? answerButtons(turn, ref, draft.on) : draft.reply.buttons;
  return { ...draft.reply, ref, buttons };
}

const SMALL = {
  greeting: 'hello',
  who: 'hello',
  thanks: 'thanks',
  laugh: 'unclear',
  bye: 'bye',
  ack: 'thanks',
  unclear: 'unclear',
  reset: 'reset',
} as const;

function smallReply(turn: Turn, small: Small): Reply {
  if (small === 'reset') turn.remember(subjectTopic, undefined);
  const behaviour = small === 'reset' ? 'reset' : small === 'unclear' ? 'clarify' : 'smalltalk';
  return { behaviour, citations: [], blocks: lines(turn.say(messages[SMALL[small]])), buttons: [] };
}

async function ownReply(turn: Turn): Promise<Reply> {
  const mine = await turn.tx.count(answers, 'behaviour', { by: turn.speaker.id });
  const asked = [...mine.values()].reduce((a, b) => a + b, 0);
  return {
    behaviour: 'personal_data',
    personal: true,
    citations: [],
    blocks: lines(turn.say(messages.ownNothing), turn.say(messages.ownAsked(asked, 0))),
    buttons: [],
  };
}
