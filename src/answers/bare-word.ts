import { foldText } from '../base/fold.ts';
import { type Button, lines } from '../commands/reply.ts';
import type { Clause, Edition } from '../standards/model.ts';
import type { Asking, Draft } from './answerer.ts';
import { shortCode } from './compose.ts';
import { conceptsOf } from './concepts.ts';
import { buttonTo, clip, mayRead, reply, wayTo } from './forms/drafts.ts';
import { messages } from './messages.ts';

const MOST_CHOICES = 6;
const MOST_OF_ONE = 3;
const LONGEST_WORD = 8;
const LONGEST_LABEL = 24;

/** A word alone (`留样`) asks nothing yet: what can be asked about it is offered. */
export function bareWord(asking: Asking): Draft | undefined {
  const words = wordAlone(asking);
  if (!words) return undefined;
  const { turn, question, shelf } = asking;
  const editions = shelf.catalogue.allInForce(question.day).filter((edition) => mayRead(asking, edition));
  const choices = question.services.size > 0 ? standardsOf(editions, asking) : placesOf(editions, words);
  if (choices.length < 2) return undefined;
  const items = choices.map(({ label }) => label);
  return reply(asking, 'clarify', [...lines(turn.say(messages.whichAbout)), { kind: 'list', items }], choices);
}

/** The word, and the standards' words for it; undefined when more is said, or when nothing is known of it. */
function wordAlone({ question, shelf }: Asking): readonly string[] | undefined {
  const said = question.plain.replace(/[\p{P}\p{S}\s]+$/u, '');
  if (question.earlier !== undefined || question.asked.size > 0 || question.values.length > 0) return undefined;
  if (said.length < 2 || said.length > LONGEST_WORD || !/^\p{Script=Han}+$/u.test(said)) return undefined;
  const concepts = conceptsOf(question, shelf);
  const whole = concepts.find((concept) => concept.said === said);
  return whole && !whole.unknown && concepts.every((c) => said.includes(c.said)) ? whole.alternatives : undefined;
}

/** A service's own standards. */
const standardsOf = (editions: readonly Edition[], { question }: Asking): Button[] =>
  editions
    .filter(({ service }) => service !== undefined && question.services.has(service))
    .slice(0, MOST_CHOICES)
    .map((edition) => buttonTo(edition));

/** Sections that are about the word, those of standards about it first; then single clauses that name it. */
function placesOf(editions: readonly Edition[], words: readonly string[]): Button[] {
  const names = (said: string): boolean => words.some((word) => foldText(said).includes(word));
  const about = editions.toSorted((a, b) => Number(names(b.title)) - Number(names(a.title)));
  const found = new Map<string, Button>();
  const add = (edition: Edition, fits: (clause: Clause) => boolean): void => {
    let own = 0;
    for (const clause of edition.clauses) {
      const heading = clause.path.at(-1);
      if (clause.kind !== 'clause' || heading === undefined || INTRODUCES.test(clause.number) || !fits(clause))
        continue;
      const button = buttonOf(edition, clause, heading.replace(/^(?:附录 ?)?[\d.A-Z]+\s*/, ''));
      if (found.has(button.label) || own >= MOST_OF_ONE) continue;
      found.set(button.label, button);
      own += 1;
    }
  };
  for (const edition of about) add(edition, ({ path }) => path.some(names));
  if (found.size < ENOUGH) for (const edition of about) add(edition, ({ text }) => names(text));
  return [...found.values()].slice(0, MOST_CHOICES);
}

/** Scope, references and terms. */
const INTRODUCES = /^[123](?:\.|$)/;
/** Sections about the word that leave no need to look for single clauses. */
const ENOUGH = 3;

/** `留样要求（JG 352）`: leads to the first clause that speaks of it. */
const buttonOf = (edition: Edition, clause: Clause, named: string): Button => ({
  label: `${clip(named, LONGEST_LABEL)}（${shortCode(edition)}）`,
  say: wayTo(edition, clause.number),
});
