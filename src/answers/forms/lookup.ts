import { lines } from '../../commands/reply.ts';
import type { Asking, Draft } from '../answerer.ts';
import { askedOfStandard } from './about-words.ts';
import { clauseAlone } from './clause-alone.ts';
import { buttonTo, mayRead, noSuchCode, notFound, reply, staffOnly } from './drafts.ts';
import { clauseShown } from './lookup-clause.ts';
import { aboutOutside } from './lookup-outside.ts';
import { aboutStandard } from './lookup-standard.ts';
import { formMessages } from './messages.ts';
import { readNaming } from './named.ts';

/**
 * A standard or a clause by its name, and questions about a standard as such: what it is about, whether it holds, since when,
 * for whom. A question about what it says goes on to the search, unless there is no such standard or clause.
 */
export function lookup(asking: Asking): Draft | undefined {
  const { question, shelf, today, turn } = asking;
  const naming = readNaming(question, shelf, today);
  if (!naming) return clauseAlone(asking);
  if (naming.kind === 'unknown')
    return naming.typed.includes('—')
      ? notFound(
          asking,
          turn.say(formMessages.noSuchEdition(naming.typed)),
          naming.nearest.map((e) => ({ ...buttonTo(e), label: e.id })),
        )
      : noSuchCode(asking, naming.typed, naming.nearest);
  const asked = askedOfStandard(naming.rest);
  if (naming.kind === 'outside') return asked ? aboutOutside(asking, naming, asked) : undefined;
  const [edition, ...others] = naming.editions;
  if (!edition) return undefined;
  if (others.length > 0) {
    if (naming.by === 'code' || !(asked || naming.clause)) return undefined;
    const choices = naming.editions.slice(0, 4).map((e) => buttonTo(e, naming.clause?.number ?? ''));
    return reply(
      asking,
      'clarify',
      [...lines(turn.say(formMessages.which)), { kind: 'list', items: choices.map((c) => c.label) }],
      choices,
    );
  }
  if (!mayRead(asking, edition)) return staffOnly(asking);
  if (naming.clause) return clauseShown(asking, edition, naming.clause.number, asked !== undefined);
  return asked && aboutStandard(asking, edition, asked);
}
