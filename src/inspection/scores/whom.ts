import type { Sentence } from '../../base/sentence.ts';
import type { Turn } from '../../commands/turn.ts';
import { may } from '../../people/permissions.ts';
import type { Service } from '../../standards/model.ts';
import { messages } from './messages.ts';
import { type ScoredUnit, scoredIn } from './month.ts';
import type { ScoringPorts } from './ports.ts';

export type Whom =
  | { readonly units: readonly ScoredUnit[] }
  | { readonly refused: Sentence; readonly outcome: 'deny' | 'reject' | 'ask' };

/**
 * Whose scores a message is about: a supplier's lead has its own firm's only, whoever oversees any (JG 205, 4.5).
 * @param text may name the firm where several render a service
 */
export async function whomOf(
  turn: Turn,
  { month, service, text }: { readonly month: string; readonly service: Service | undefined; readonly text: string },
  ports: ScoringPorts,
): Promise<Whom> {
  const all = await scoredIn(turn.tx, month, ports);
  const sees = may(turn.speaker, 'all.see') || turn.speaker.roles.has('finance');
  const own = all.filter(({ scored }) => scored.unit === turn.speaker.unit);
  const named = all.filter(({ unit }) =>
    [unit.name, unit.short].some((name) => name !== undefined && text.includes(name)),
  );
  const wanted = (named.length > 0 ? named : all).filter(
    ({ scored }) => service === undefined || scored.service === service,
  );
  if (!sees) {
    const asked = service === undefined && named.length === 0 ? own : wanted.filter((one) => own.includes(one));
    return asked.length === 0 ? { refused: messages.ownOnly, outcome: 'deny' } : { units: asked };
  }
  return wanted.length === 0 ? { refused: messages.noneScored, outcome: 'reject' } : { units: wanted };
}
