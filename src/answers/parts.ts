import type { Block } from '../commands/reply.ts';
import type { Answerer, Asking, Draft } from './answerer.ts';
import { ANSWERERS } from './answerers.ts';
import { conceptsOf } from './concepts.ts';
import { confidenceIn } from './confidence.ts';
import { decideAnswer } from './decide.ts';
import { type Candidate, findClauses } from './find.ts';
import { STANDS_ALONE, withOtherCase, withOtherValue } from './follow-up.ts';
import { fromClauses } from './from-clauses.ts';
import { messages } from './messages.ts';
import { splitQuestion } from './question/split.ts';

/** Asks other words in the same conversation; of what goes on from an earlier part with that part and its clause. */
export type AskAgain = (words: string, earlier?: string, answeredBy?: string) => Asking;

/** Tried on a question in this order; the last one always answers. */
export function firstOf(answerers: readonly Answerer[], asking: Asking): Draft | undefined {
  for (const answerer of answerers) {
    const draft = answerer(asking);
    if (draft) return draft;
  }
  return undefined;
}

/** What several questions in one message came to. */
export interface Parts {
  /** Two and more of them, each with its line and its clause. */
  readonly together?: Draft;
  /** The only one that a clause answers. */
  readonly only?: Draft;
}

/** Several questions in one message, each asked by itself. */
export function fromParts(whole: Asking, ask: AskAgain): Parts {
  const parts = splitQuestion(whole.question.plain);
  if (parts.length < 2) return {};
  const found: (Draft | undefined)[] = [];
  for (const [i, part] of parts.entries()) {
    const before = found.findLast((draft) => draft !== undefined);
    found.push(answered(readPart(part, i === 0 ? undefined : parts[0], before, ask)));
  }
  // `谁来复查，多久之内`: what an earlier part leaves unsaid may stand in a later one.
  const first = found.findIndex((draft) => draft !== undefined);
  for (let i = 0; i < first; i++) found[i] = answered(readPart(parts[i] ?? '', parts[first], found[first], ask));
  const drafts = found.filter((draft) => draft !== undefined);
  const [only, ...more] = drafts;
  if (!only) return {};
  return more.length > 0 ? { together: joined(drafts, whole) } : { only };
}

const answered = (asking: Asking): Draft | undefined => {
  const draft = firstOf([...ANSWERERS, fromClauses], asking);
  return draft?.reply.behaviour === 'answer' ? draft : undefined;
};

/** True when the parts' answers rest on more than a sum and what belongs to its standard. */
export const saysMore = (parts: Draft, sum: Draft): boolean =>
  parts.clauses.some((key) => !sum.clauses.includes(key) && standardIn(key) !== standardIn(sum.clauses[0] ?? ''));
const standardIn = (key: string): string => key.slice(0, key.indexOf('#'));

/** By how much a reading that stays with the standard of the other part is preferred; more where the part names little. */
const SAME_STANDARD = 1.5;
const NAMES_LITTLE = 3;
/** A word that points at what the other part is about. */
const POINTS = /^(?:那|它|这个?|其|他|她)|(?:\bit\b|\bthey\b|\bthem\b|之后|然后)|呢$/;

/**
 * How a part is read: as it stands, with the subject of another part before it, as what goes on from it, or as the same asked
 * of another case. The reading counts whose best clause is surest, and one of the same standard before others.
 */
function readPart(part: string, other: string | undefined, draft: Draft | undefined, ask: AskAgain): Asking {
  const alone = ask(part);
  if (other === undefined) return alone;
  const { shelf, today, question } = alone;
  const standard = draft?.on?.edition.id;
  const named = POINTS.test(part) ? 0 : thingsNamed(alone);
  const best = (asking: Asking): Candidate | undefined => {
    const decision = decideAnswer(asking.question, findClauses(asking.question, shelf, today), shelf);
    return decision.kind === 'answer' ? decision.best : undefined;
  };
  const own = named > 0 ? best(alone) : undefined;
  if (own && own.edition.id === standard && confidenceIn(own) >= 0) return alone;
  const instead = withOtherCase(other, part) ?? withOtherValue(other, question);
  const readings = [
    ...(named > 0 ? [alone] : []),
    ...subjectsOf(ask(other))
      .filter((subject) => !part.includes(subject))
      .map((subject) => ask(`${subject} ${part}`)),
    ask(part, other, draft?.clauses[0] ?? ''),
    ...(instead === undefined ? [] : [ask(instead)]),
  ];
  const preferred = named >= STANDS_ALONE ? SAME_STANDARD : NAMES_LITTLE;
  const worth = (asking: Asking): number => {
    const candidate = asking === alone && own ? own : best(asking);
    if (!candidate) return Number.NEGATIVE_INFINITY;
    const same = standard === undefined || candidate.edition.id === standard;
    const stands = asking === alone && named >= STANDS_ALONE;
    return confidenceIn(candidate) + (same ? preferred : 0) + (stands ? SAME_STANDARD : 0);
  };
  return readings.map((asking) => ({ asking, worth: worth(asking) })).reduce((a, b) => (b.worth > a.worth ? b : a))
    .asking;
}

/** The weight of the things (厕所, 来访证), not of the doings (签字), that a part names. */
const thingsNamed = ({ question, shelf }: Asking): number =>
  conceptsOf(question, shelf)
    .filter((c) => c.thing && !c.unknown && (shelf.nouns.isName(c.said) || c.said.length > 2))
    .reduce((sum, c) => sum + c.weight, 0);

/** The first thing that a part is about, and the first two, as they were said: what another part of it leaves unsaid. */
function subjectsOf({ question, shelf }: Asking): string[] {
  const things = conceptsOf(question, shelf)
    .filter((c) => c.thing && !c.unknown && !/[多几何谁哪怎啥]/.test(c.said))
    .map((c) => c.said);
  return [...new Set([things.slice(0, 1).join(' '), things.slice(0, 2).join(' ')])].filter((said) => said !== '');
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
  const cited = new Set<string>();
  return {
    plain: question.plain,
    clauses: [...new Set(drafts.flatMap((d) => d.clauses.slice(0, 1)))],
    ...(on ? { on } : {}),
    reply: {
      behaviour: 'answer',
      citations: drafts
        .flatMap((d) => d.reply.citations ?? [])
        .filter(({ code, clause }) => !cited.has(`${code} ${clause}`) && cited.add(`${code} ${clause}`)),
      blocks: onlyOnce([...byClause.values()].map((same) => withLeads(same, alsoSee))),
      buttons: [],
    },
  };
}

/** Of a clause that two parts show, the first showing; of a line that was said, the first saying. */
function onlyOnce(groups: readonly (readonly Block[])[]): Block[] {
  const shown = new Set<string>();
  const said = new Set<string>();
  const blocks: Block[] = [];
  for (const group of groups) {
    for (const [i, block] of group.entries()) {
      const next = group[i + 1];
      if (block.kind === 'quote' && next?.kind === 'source' && shown.has(next.key ?? next.text)) continue;
      if (block.kind === 'source') {
        const key = block.key ?? block.text;
        if (shown.has(key)) continue;
        shown.add(key);
      }
      if (block.kind === 'lead') {
        const lines = block.text.split('\n').filter((line) => !said.has(line));
        for (const line of lines) said.add(line);
        if (lines.length > 0) blocks.push({ ...block, text: lines.join('\n') });
        continue;
      }
      blocks.push(block);
    }
  }
  return blocks;
}

/** What one clause answers, with the lines of all that it answers. */
function withLeads(same: readonly Draft[], alsoSee: string): Block[] {
  const leads = new Set(same.flatMap((d) => d.reply.blocks.flatMap((b) => (b.kind === 'lead' ? [b.text] : []))));
  // What a line says in full (`不行：…`) is not quoted again: several answers share the screen.
  const rest = withoutAsides(same[0]?.reply.blocks ?? [], alsoSee).filter(
    (block) =>
      block.kind !== 'lead' && !(block.kind === 'quote' && [...leads].some((lead) => lead.endsWith(block.text))),
  );
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
