import { foldText } from '../base/fold.ts';
import { dateOf, type LocalDate } from '../base/time.ts';
import type { Block, Reply } from '../commands/reply.ts';
import { lines } from '../commands/reply.ts';
import type { Turn } from '../commands/turn.ts';
import type { Answerer, Asking, Draft } from './answerer.ts';
import { ANSWERERS } from './answerers.ts';
import { answerButtons, citationOf, comingNote, quoteBlocks, shortCode } from './compose.ts';
import { conceptsOf } from './concepts.ts';
import { conclusionOf, tellingWords } from './conclude.ts';
import { decideAnswer } from './decide.ts';
import { type Candidate, candidateFor, type Findings, findClauses } from './find.ts';
import { readFollowUp } from './follow-up.ts';
import { messages } from './messages.ts';
import { answerRef, answers, type Subject, subjectTopic } from './model.ts';
import { readPersonal } from './question/personal.ts';
import { plainQuestion } from './question/plain.ts';
import { type Question, readQuestion } from './question/question.ts';
import { readSmall, type Small } from './question/small.ts';
import { splitQuestion } from './question/split.ts';
import type { Placed, Shelf } from './shelf.ts';

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
  const asking = (words: string, earlier?: string): Asking => ({
    turn,
    question: readQuestion(turn.text, turn.language, today, shelf.glossary, {
      plain: words,
      ...(earlier === undefined ? {} : { earlier }),
      ...(earlier === undefined || !subject?.clauses[0] ? {} : { answeredBy: subject.clauses[0] }),
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
        ? asking(plain, goesOn.earlier)
        : first;
  const direct = firstOf(ANSWERERS, whole);
  if (direct) return direct;
  const parts = splitQuestion(whole.question.plain);
  if (parts.length > 1) {
    const found = parts
      .map((part) => firstOf([...ANSWERERS, fromClauses], asking(part)))
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

/** The clause that was chosen, as the answer to the question that was asked before. */
function chosen({ turn, today, shelf }: Asking, subject: Subject, index: number): Draft {
  const key = subject.clauses[index] ?? '';
  const question = readQuestion(subject.text, turn.language, today, shelf.glossary, { plain: subject.plain });
  const candidate = candidateFor(question, shelf, key);
  return candidate
    ? answerFrom({ turn, question, today, shelf, subject }, candidate, [])
    : nothingFound(turn, question, shelf);
}

/** `哪本规定说的`: the clause that the last answer rests on, once more. */
function sourceOf({ turn, question, today, shelf, subject }: Asking, { clauses, plain }: Subject): Draft {
  const placed = shelf.placed(clauses[0] ?? '', today);
  if (!placed) return nothingFound(turn, question, shelf);
  return {
    ...shown(
      { turn, question, today, shelf, subject },
      placed,
      turn.say(messages.itSays(`${placed.edition.id} ${placed.edition.title}`, placed.clause.number)),
    ),
    plain,
  };
}

/** The clause before or after the one that was shown. */
function neighbour(
  { turn, question, today, shelf, subject }: Asking,
  { clauses, plain }: Subject,
  step: 1 | -1,
): Draft {
  const placed = shelf.placed(clauses[0] ?? '', today);
  const list = placed?.edition.clauses.filter((c) => c.kind === 'clause' || c.kind === 'article') ?? [];
  const next = placed && list[list.findIndex((c) => c.key === placed.clause.key) + step];
  const at = next && shelf.placed(next.key, today);
  return at
    ? { ...shown({ turn, question, today, shelf, subject }, at, tellingWords(question, at.clause, [])), plain }
    : nothingFound(turn, question, shelf);
}

/** A clause by itself: a line, its words, where it stands. */
function shown({ turn, question, shelf }: Asking, placed: Placed, lead: string): Draft {
  const status = shelf.statusOf(placed.edition, question.day) ?? '现行';
  return {
    plain: question.plain,
    clauses: [placed.clause.key],
    on: placed,
    reply: {
      behaviour: 'answer',
      citations: [citationOf(placed, status, shelf)],
      blocks: [{ kind: 'lead', text: lead }, ...quoteBlocks(placed, status, turn, shelf)],
      buttons: [],
    },
  };
}

/** The general case: the clause that the words lead to, as they stand or as they were probably meant. */
function fromClauses(asking: Asking): Draft {
  const corrected = correctedAsking(asking);
  if (corrected) {
    const draft = fromWords({ ...asking, question: corrected.question }, corrected.findings);
    return {
      ...draft,
      reply: {
        ...draft.reply,
        blocks: [...draft.reply.blocks, { kind: 'text', text: asking.turn.say(messages.searchedFor(corrected.words)) }],
      },
    };
  }
  return fromWords(asking, findClauses(asking.question, asking.shelf, asking.today));
}

/** By how much a corrected question must lead to a better clause before it counts. */
const CORRECTION_GAIN = 0.15;

function correctedAsking({
  question,
  shelf,
  today,
  turn,
}: Asking): { readonly question: Question; readonly findings: Findings; readonly words: string } | undefined {
  const correction = shelf.spelling.suggest(question.plain);
  if (!correction) return undefined;
  const { text, language, earlier, answeredBy } = question;
  const meant = readQuestion(text, language, today, shelf.glossary, {
    plain: correction.text,
    ...(earlier === undefined ? {} : { earlier }),
    ...(answeredBy === undefined ? {} : { answeredBy }),
  });
  const findings = findClauses(meant, shelf, dateOf(turn.now, turn.zone));
  const asWritten = findClauses(question, shelf, today).candidates[0]?.score ?? 0;
  if ((findings.candidates[0]?.score ?? 0) < asWritten + CORRECTION_GAIN) return undefined;
  return { question: meant, findings, words: correction.replaced.map((r) => r.to).join(' ') };
}

function fromWords({ turn, question, today, shelf, subject }: Asking, findings: Findings): Draft {
  const decision = decideAnswer(question, findings);
  if (decision.kind === 'nothing') return nothingFound(turn, question, shelf);
  if (decision.kind === 'ambiguous') {
    const choices = decision.choices.map((c) => ({
      label: choiceLabel(c),
      say: `${shortCode(c.edition)} ${c.clause.number}`,
    }));
    return {
      plain: question.plain,
      clauses: decision.choices.map((c) => c.clause.key),
      choices,
      reply: {
        behaviour: 'clarify',
        citations: [],
        blocks: [...lines(turn.say(messages.whichOne)), { kind: 'list', items: choices.map((c) => c.label) }],
        buttons: choices,
      },
    };
  }
  return answerFrom({ turn, question, today, shelf, subject }, decision.best, decision.others);
}

function answerFrom({ turn, question, shelf }: Asking, best: Candidate, others: readonly Candidate[]): Draft {
  const blocks: Block[] = [
    ...withoutEcho(turn.say(conclusionOf(question, best)), quoteBlocks(best, best.status, turn, shelf)),
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

/** The line and the quote below it, unless they are the same words. */
const withoutEcho = (lead: string, quoted: readonly Block[]): Block[] => [
  { kind: 'lead', text: lead },
  ...quoted.filter((block) => block.kind !== 'quote' || block.text !== lead),
];

const choiceLabel = (c: Candidate): string =>
  `${c.edition.title}·${(c.clause.path.at(-1) ?? c.clause.number).replace(/^[\d.A-Z]+\s*/, '')}`;

function nothingFound(turn: Turn, question: Question, shelf: Shelf): Draft {
  const belonging = shelf.scope.belonging(question.plain);
  const ours =
    belonging === 'ours' ||
    (belonging === 'unknown' && (question.services.size > 0 || namesOurThings(question, shelf)));
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

/** Words that only standards' own things have: a question that names one is ours. */
const namesOurThings = (question: Question, shelf: Shelf): boolean =>
  conceptsOf(question, shelf).some((c) => c.thing && !c.unknown && c.said.length > 1);

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
