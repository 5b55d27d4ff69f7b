import { cutAtSentence } from '../base/cut.ts';
import { foldText } from '../base/fold.ts';
import { dateOf } from '../base/time.ts';
import { type Block, lines } from '../commands/reply.ts';
import type { Turn } from '../commands/turn.ts';
import type { Edition } from '../standards/model.ts';
import { answerAlike, besides } from './alike.ts';
import type { Asking, Draft } from './answerer.ts';
import { citationOf, comingNote, quoteBlocks, shortCode } from './compose.ts';
import { conceptsOf } from './concepts.ts';
import { conclusionOf, tellingWords } from './conclude.ts';
import { decideAnswer, mayAnswer } from './decide.ts';
import { GIVES_REASON } from './evidence.ts';
import { type Candidate, candidateFor, type Findings, findClauses } from './find.ts';
import { messages } from './messages.ts';
import { quantitiesAsked } from './question/asked.ts';
import { type Question, readQuestion } from './question/question.ts';
import type { Shelf } from './shelf.ts';

/** The general case: the clause that the words lead to, as they stand or as they were probably meant. */
export function fromClauses(asking: Asking): Draft {
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
  return fromWords(asking, findNamedFirst(asking));
}

/** A question that names a law is looked for in that law first; in all texts where it holds nothing that answers. */
function findNamedFirst({ question, shelf, today }: Asking): Findings {
  const named = lawNamed(question, shelf);
  const own = named && findClauses(question, shelf, today, ({ edition }) => edition.code === named.code);
  return own?.candidates[0] && mayAnswer(own.candidates[0]) ? own : findClauses(question, shelf, today);
}

/** The law whose title a question holds, the longest such title: 招标投标法实施条例 is not 招标投标法. */
const lawNamed = ({ plain, day }: Question, shelf: Shelf): Edition | undefined =>
  /法|条例/.test(plain)
    ? shelf.catalogue
        .allInForce(day)
        .filter(({ type, title }) => type === '法规' && plain.includes(foldText(shortTitle(title))))
        .toSorted((a, b) => b.title.length - a.title.length)[0]
    : undefined;
const shortTitle = (title: string): string => title.replace(/^中华人民共和国/, '');

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
  const { text, language, earlier, answeredBy, openOnly } = question;
  const meant = readQuestion(text, language, today, shelf, {
    plain: correction.text,
    openOnly,
    ...(earlier === undefined ? {} : { earlier }),
    ...(answeredBy === undefined ? {} : { answeredBy }),
  });
  const findings = findClauses(meant, shelf, dateOf(turn.now, turn.zone));
  const asWritten = findClauses(question, shelf, today).candidates[0]?.score ?? 0;
  if ((findings.candidates[0]?.score ?? 0) < asWritten + CORRECTION_GAIN) return undefined;
  return { question: meant, findings, words: correction.replaced.map((r) => r.to).join(' ') };
}

function fromWords({ turn, question, today, shelf, subject }: Asking, findings: Findings): Draft {
  const decision = decideAnswer(question, findings, shelf);
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
  const asking = { turn, question, today, shelf, subject };
  const best = reasonFor(
    question,
    ruleOf(question, stepsBefore(question, decision.best, decision.others), shelf),
    shelf,
  );
  const alike = besides(question, best, findings.candidates);
  if (alike.length > 0) return answerAlike(asking, [best, ...alike]);
  return answerFrom(asking, inContext(question, best, findings, shelf), decision.others, best);
}

/** An example shows how the rule works: the rule answers, unless an example is asked for. */
function ruleOf(question: Question, best: Candidate, shelf: Shelf): Candidate {
  const { clause, edition } = best;
  if (clause.kind !== 'example' || !clause.leadIn || /举例|例子|示例|比如|for example/.test(question.plain))
    return best;
  return candidateFor(question, shelf, `${edition.id}#${clause.leadIn.number}`) ?? best;
}

/** Who asks why is answered by the note that gives the reason, where the rule itself gives none. */
function reasonFor(question: Question, best: Candidate, shelf: Shelf): Candidate {
  if (!question.asked.has('why') || GIVES_REASON.test(best.clause.text)) return best;
  const note = shelf.childrenOf(best.clause).find((c) => c.kind === 'note' && GIVES_REASON.test(c.text));
  return (note && candidateFor(question, shelf, note.key)) ?? best;
}

/** A clause so little behind a table's row says better what to do. */
const NEARLY = 0.5;

/** `闻到煤气味怎么办` is answered by the clause that says what to do, not by the row that sorts the case. */
function stepsBefore(question: Question, best: Candidate, others: readonly Candidate[]): Candidate {
  if (best.clause.kind !== 'row' || !question.asked.has('how') || quantitiesAsked(question.asked).length > 0)
    return best;
  return (
    others.find(
      (c) => c.clause.kind === 'clause' && c.edition.id === best.edition.id && c.score >= best.score - NEARLY,
    ) ?? best
  );
}

/** How far behind the best a sister item may be for the list to count as what is asked for. */
const SISTER = 0.8;

/**
 * A list item answers for itself; the whole list answers who asks what to do, or what belongs to it, and when several items fit.
 */
function inContext(question: Question, best: Candidate, { candidates }: Findings, shelf: Shelf): Candidate {
  const { clause, edition } = best;
  if (clause.kind !== 'item' || !clause.leadIn) return best;
  const sisters = candidates.filter(
    (c) =>
      c.edition.id === edition.id &&
      c.clause.kind === 'item' &&
      c.clause.leadIn?.number === clause.leadIn?.number &&
      c.score >= best.score - SISTER,
  );
  const asksForAll = question.asked.has('list') || question.asked.has('how') || /什么|哪/.test(question.plain);
  if (sisters.length < 2 && !asksForAll) return best;
  return candidateFor(question, shelf, `${edition.id}#${clause.leadIn.number}`) ?? best;
}

/** How long the line of another place worth a look may be, and how short it may be to say anything. */
const OTHER_LINE = 48;
const SHORTEST_LINE = 10;
const MOST_OTHERS = 2;
/** Another place this near to the best is cited with it: it may be the one that was meant. */
const AS_GOOD = 0.35;
/** … and must hold this share of the weight of words that the best holds. */
const SAME_SUBJECT = 0.7;

/** @param item the item of a list that led to it, when the list answers */
export function answerFrom(
  { turn, question, shelf }: Asking,
  best: Candidate,
  near: readonly Candidate[],
  item: Candidate = best,
): Draft {
  const others = near.filter((other) => !isPartOf(other, best) && isWorthALook(other, best)).slice(0, MOST_OTHERS);
  const lead = pointIn(best, item) ?? turn.say(conclusionOf(question, best, shelf));
  const blocks: Block[] = [
    ...withoutEcho(lead, quoteBlocks(best, best.status, turn, shelf)),
    ...comingNote(best, question.day, turn, shelf),
    ...(others.length > 0
      ? [
          { kind: 'text' as const, text: turn.say(messages.alsoSee) },
          { kind: 'list' as const, items: others.map((other) => otherLine(question, other, best)) },
        ]
      : []),
  ];
  const cited = [best, ...others.filter((other) => other.score >= best.score - AS_GOOD)];
  return {
    plain: question.plain,
    clauses: [best, ...others].map((c) => c.clause.key),
    on: best,
    reply: { behaviour: 'answer', citations: cited.map((c) => citationOf(c, c.status, shelf)), blocks, buttons: [] },
  };
}

/** A place worth a look speaks of what the answer speaks of, and says something by itself. */
const isWorthALook = (other: Candidate, best: Candidate): boolean =>
  other.clause.text.length >= SHORTEST_LINE &&
  (other.coverage.weight >= best.coverage.weight * SAME_SUBJECT || other.evidence.askedLike > best.evidence.askedLike);

/** Of a list of steps, the one that the question's words stand in: said first, the list below it. */
function pointIn(list: Candidate, item: Candidate): string | undefined {
  if (item === list || item.clause.kind !== 'item' || item.clause.leadIn?.number !== list.clause.number)
    return undefined;
  const introduced = foldText(list.clause.text);
  const own = foldText(item.clause.text);
  const telling = item.coverage.words.some(
    (word) => word.length > 1 && own.includes(word) && !introduced.includes(word),
  );
  return telling ? item.clause.text.replace(/[；;]$/, '。') : undefined;
}

/** A list's own items are shown with it. */
const isPartOf = (other: Candidate, best: Candidate): boolean =>
  other.clause.key === best.clause.key ||
  (other.edition.id === best.edition.id && other.clause.leadIn?.number === best.clause.number);

/** `5.3.3 84 消毒液不应与洁厕灵混合使用。`, with its standard where that is another one. */
function otherLine(question: Question, { clause, edition, coverage }: Candidate, best: Candidate): string {
  const where = edition.id === best.edition.id ? clause.number : `${shortCode(edition)} ${clause.number}`;
  return `${where} ${cutAtSentence(tellingWords(question, clause, coverage.words), OTHER_LINE).text}`;
}

/** The line and the quote below it, unless they are the same words. */
const withoutEcho = (lead: string, quoted: readonly Block[]): Block[] => [
  { kind: 'lead', text: lead },
  ...quoted.flatMap((block): Block[] => {
    if (block.kind !== 'quote') return [block];
    if (block.text === lead) return [];
    // A list whose introduction was said already begins with its first item.
    return [block.text.startsWith(`${lead}\n`) ? { ...block, text: block.text.slice(lead.length + 1) } : block];
  }),
];

const choiceLabel = (c: Candidate): string =>
  `${c.edition.title}·${(c.clause.path.at(-1) ?? c.clause.number).replace(/^[\d.A-Z]+\s*/, '')}`;

export function nothingFound(turn: Turn, question: Question, shelf: Shelf): Draft {
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
