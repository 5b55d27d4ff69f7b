import { foldText } from '../base/fold.ts';
import type { Sentence } from '../base/sentence.ts';
import { lines, type Reply } from '../commands/reply.ts';
import type { Turn } from '../commands/turn.ts';
import { people, units } from '../people/documents.ts';
import type { Role } from '../people/speaker.ts';
import { messages } from './messages.ts';
import { answers } from './model.ts';
import { asksToBeErased } from './question/erase.ts';
import { mayBePersonal, type Personal, readPersonal, wantsWorkRecords } from './question/personal.ts';
import type { Shelf } from './shelf.ts';

/** Who sees what of others (interfaces.md, "Who may what"; Q/LNJG BZ 405, table 2). */
const SEES_RESULTS: readonly Role[] = ['supervisor', 'manager', 'leader'];
const SEES_FIRMS: readonly Role[] = ['supervisor', 'manager', 'leader'];
const SEES_MONEY: readonly Role[] = ['manager', 'leader', 'finance'];

/** What is kept of the speaker's own tests, a line each; whoever keeps them hands this in. */
export type OwnResults = (turn: Turn) => Promise<readonly string[]>;

/** The reply to a question for somebody's own matters; undefined for any other question. */
export async function personalReply(
  turn: Turn,
  plain: string,
  shelf: Shelf,
  ownResults: OwnResults,
): Promise<Reply | undefined> {
  if (turn.speaker.guest && wantsWorkRecords(plain)) return denied(turn, messages.othersData);
  if (asksToBeErased(plain))
    return { ...inPrivate(turn, messages.erasure), buttons: [{ label: turn.say(messages.hand), say: '找人工' }] };
  if (!mayBePersonal(plain)) return undefined;
  const name = turn.speaker.guest ? '' : foldText(turn.speaker.name);
  const names = (await namesIn(turn)).filter((other) => other !== name);
  // Who speaks of himself by his own name asks for his own.
  const said = name.length > 1 ? plain.replaceAll(name, '我') : plain;
  const personal = readPersonal(
    said,
    {
      isWord: (word) => shelf.analyser.dictionary.has(word),
      isNamed: (text) => names.some((other) => text.includes(other)),
    },
    await firmsIn(turn),
  );
  if (!personal) return undefined;
  // Who supervises has his own ways to them: what the standards say of those is answered.
  if (personal.what === 'records' && (personal.whose === 'own' || mayKnow(turn, personal))) return undefined;
  if (personal.what === 'identity')
    return personal.whose === 'own' ? inPrivate(turn, messages.numbersNever) : denied(turn, messages.numbersNever);
  if (personal.whose === 'own') return ownReply(turn, personal, ownResults);
  return mayKnow(turn, personal)
    ? inPrivate(turn, personal.whose === 'other' ? messages.noResults : messages.noScores)
    : denied(turn, messages.othersData);
}

function mayKnow({ speaker }: Turn, { whose, what, named }: Personal): boolean {
  const holds = (roles: readonly Role[]): boolean => roles.some((role) => speaker.roles.has(role));
  if (what === 'pay') return holds(SEES_MONEY) && whose !== 'other';
  if (whose === 'other') return holds(SEES_RESULTS);
  const own = whose === 'own firm' || (named !== undefined && named === speaker.service);
  return holds(SEES_FIRMS) || (own && speaker.roles.has('supplier_lead'));
}

/** The full names in the directory, folded. */
async function namesIn(turn: Turn): Promise<string[]> {
  const { rows } = await turn.tx.find(people);
  return rows.map(({ document }) => foldText(document.name)).filter((name) => name.length > 1);
}

/** Firms by the names that people call them, with the service that each renders. */
async function firmsIn(turn: Turn): Promise<ReadonlyMap<string, string>> {
  const { rows } = await turn.tx.find(units, { where: { kind: 'supplier' } });
  return new Map(
    rows.flatMap(({ document: { name, short, service } }) =>
      [name, short].flatMap((called) => (called && service ? [[called.toLowerCase(), service] as const] : [])),
    ),
  );
}

/** What is kept of the speaker. */
async function ownReply(turn: Turn, { what }: Personal, ownResults: OwnResults): Promise<Reply> {
  if (what === 'pay') return inPrivate(turn, messages.noPay);
  const results = await ownResults(turn);
  if (results.length > 0) {
    const blocks = [...lines(turn.say(messages.ownResults)), { kind: 'list' as const, items: results }];
    return { ...inPrivate(turn), blocks };
  }
  const mine = await turn.tx.count(answers, 'behaviour', { by: turn.speaker.id });
  const asked = [...mine.values()].reduce((a, b) => a + b, 0);
  return inPrivate(turn, messages.ownNothing, messages.ownAsked(asked));
}

const inPrivate = (turn: Turn, ...said: readonly Sentence[]): Reply => ({
  behaviour: 'personal_data',
  personal: true,
  citations: [],
  blocks: said.flatMap((sentence) => lines(turn.say(sentence))),
  buttons: [],
});

const denied = (turn: Turn, said: Sentence): Reply => ({
  behaviour: 'deny_or_scope',
  outcome: 'deny',
  citations: [],
  blocks: lines(turn.say(said)),
  buttons: [],
});
