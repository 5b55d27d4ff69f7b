import type { Command } from '../commands/command.ts';
import { languageOf } from '../commands/language.ts';
import { lines, type Reply } from '../commands/reply.ts';
import type { Attachment, Audience, Turn } from '../commands/turn.ts';
import type { Speaker } from '../people/speaker.ts';
import type { Transaction } from '../store/store.ts';
import { decide, leadingWord } from './decide.ts';
import { type Draft, keepDraft, openDraft } from './draft.ts';
import { maskNumbers } from './mask.ts';
import { CONTEXT_LASTS, memoryOf, openMemory } from './memory.ts';
import type { Inbound } from './message.ts';
import { messages } from './messages.ts';
import { mayRun } from './permission.ts';
import { isCancelling, isConfirming, noop } from './reflexes.ts';
import { askedRest, offerRest } from './rest.ts';
import { cleanText, readingOf, withoutMarkup } from './text.ts';

/** What one turn leaves: the reply to the speaker and what others are told. */
export interface TurnResult {
  readonly intent: string;
  readonly score: number;
  readonly reply: Reply;
  readonly notices: readonly { readonly audience: Audience; readonly reply: Reply }[];
}

export interface TurnSetting {
  readonly commands: readonly Command[];
  /** The command that everything is which nothing else is. */
  readonly question: Command;
  readonly zone: string;
}

/** Takes one turn inside an open transaction: decides what is meant, reads the slots, runs the command. */
export async function takeTurn(
  inbound: Inbound,
  speaker: Speaker,
  attachments: readonly Attachment[],
  tx: Transaction,
  { commands, question, zone }: TurnSetting,
): Promise<TurnResult> {
  const { text: said, cut } = cleanText(withoutMarkup(inbound.text));
  // Before anything is kept: numbers of identity cards, phones and bank cards never reach the journal.
  const { text, count: masked } = maskNumbers(said);
  const memory = await openMemory(tx, memoryOf(inbound, speaker), tx.at);
  const notices: { audience: Audience; reply: Reply }[] = [];
  const language = languageOf(text);
  const turn: Turn = {
    now: tx.at,
    zone,
    language,
    speaker,
    conversation: { id: inbound.conversation.id, kind: inbound.conversation.kind },
    message: inbound.id,
    text,
    attachments,
    tx,
    confirmed: false,
    say: (sentence) => sentence[language],
    recall: memory.recall,
    remember: memory.remember,
    notify: (audience, reply) => void notices.push({ audience, reply }),
  };
  const draft = await openDraft(tx, speaker.id, inbound.conversation, tx.at);
  const { command, score, reply } =
    inbound.unreadable === undefined
      ? await replyTo(turn, draft, commands, question)
      : { command: noop, score: 1, reply: unreadable(turn, inbound.unreadable) };
  const notes = [...(cut ? [messages.cut] : []), ...(masked > 0 ? [messages.masked] : [])];
  const whole = {
    ...reply,
    blocks: [...reply.blocks, ...notes.map((note) => ({ kind: 'text' as const, text: turn.say(note) }))],
  };
  const noted = offerRest(whole, inbound.longestReply, turn);
  memory.save();
  return { intent: noted.intent ?? command.intent, score, reply: { intent: command.intent, ...noted }, notices };
}

/** Turns of one person in one conversation are taken one at a time. */
export const laneOf = (inbound: Pick<Inbound, 'platform' | 'conversation' | 'sender'>): string =>
  JSON.stringify([inbound.platform, inbound.conversation.id, inbound.sender.tenant ?? '', inbound.sender.id]);

/** A message that is taken for a command this surely answers no question. */
const CLEARLY = 0.9;

interface Answered {
  readonly command: Command;
  readonly score: number;
  readonly reply: Reply;
}

async function replyTo(
  turn: Turn,
  draft: Draft | undefined,
  commands: readonly Command[],
  question: Command,
): Promise<Answered> {
  const kept = askedRest(turn);
  if (kept) return { command: noop, score: 1, reply: kept };
  const begun = draft && commands.find((c) => c.intent === draft.intent);
  if (draft && begun && isCancelling(turn.text)) {
    keepDraft(turn.tx, turn.speaker.id, undefined);
    return {
      command: begun,
      score: 1,
      reply: { intent: begun.intent, blocks: lines(turn.say(messages.cancelled)), buttons: [], outcome: 'refuse' },
    };
  }
  if (draft && begun && draft.waitsFor === 'confirmation' && isConfirming(turn.text)) {
    keepDraft(turn.tx, turn.speaker.id, undefined);
    // A role may have ended since it was asked.
    if (!mayRun(begun, turn.speaker)) return { command: begun, score: 1, reply: deny(turn, begun) };
    return { command: begun, score: 1, reply: await run({ ...turn, confirmed: true }, begun, draft.slots) };
  }
  const { command, score, rival } = await decide(readingOf(turn.text), turn, commands, question);
  // What was asked for may be anything, but a message that is clearly something else is that.
  const slot = draft?.waitsFor === 'slot' && draft.missing !== undefined ? begun?.slots[draft.missing] : undefined;
  const justAsked = draft !== undefined && turn.now - draft.at <= CONTEXT_LASTS;
  const open =
    (command === question && score < CLEARLY) ||
    command === noop ||
    (slot?.free === true && justAsked && score < CLEARLY);
  if (draft && begun && draft.missing !== undefined && slot && open) {
    const found = slot.read(turn.text, turn);
    if (found) {
      keepDraft(turn.tx, turn.speaker.id, undefined);
      if (!mayRun(begun, turn.speaker)) return { command: begun, score: 1, reply: deny(turn, begun) };
      const before = draft.slots[draft.missing];
      const value = before === undefined ? found.value : (slot.join?.(before, found.value) ?? found.value);
      return {
        command: begun,
        score: 1,
        // What else the answer says is read as well by a command that asks for one thing after the other.
        reply: await fill(turn, begun, { ...draft.slots, [draft.missing]: value }, begun.asks ? found.rest : ''),
      };
    }
  }
  if (rival) return { command, score, reply: askWhich(turn, [command, rival]) };
  if (!mayRun(command, turn.speaker)) return { command, score, reply: deny(turn, command) };
  const rest = leadingWord(command, turn.text)?.rest ?? turn.text;
  return { command, score, reply: await fill(turn, command, {}, rest) };
}

const unreadable = (turn: Turn, kind: string): Reply => ({
  blocks: lines(turn.say(messages.unreadable(kind))),
  buttons: [],
  outcome: 'help',
});

function askWhich(turn: Turn, candidates: readonly Command[]): Reply {
  return {
    blocks: lines(turn.say(messages.whichDidYouMean)),
    buttons: candidates.map((c) => ({ label: turn.say(c.does), say: c.examples[0] ?? c.words[0] ?? '' })),
    outcome: 'ask',
    missing: ['intent'],
  };
}

function deny(turn: Turn, command: Command): Reply {
  const roles = command.may === 'anyone' ? [] : command.may;
  return {
    blocks: turn.speaker.guest
      ? lines(turn.say(messages.forOurs), turn.say(messages.guest))
      : lines(turn.say(messages.notAllowed(roles))),
    buttons: [{ label: '找人工', say: '找人工' }],
    outcome: 'deny',
  };
}

/** Reads the slots that are still empty out of `rest`; asks for the first required one that is missing, else runs. */
async function fill(
  turn: Turn,
  command: Command,
  known: Readonly<Record<string, unknown>>,
  rest: string,
): Promise<Reply> {
  const values: Record<string, unknown> = { ...known };
  let left = rest;
  for (const [name, slot] of Object.entries(command.slots)) {
    if (name in values) continue;
    const found = slot.read(left, turn);
    if (!found) continue;
    values[name] = found.value;
    left = found.rest;
  }
  const missing = Object.keys(command.slots).filter((name) => command.slots[name]?.required && !(name in values));
  const first = missing[0];
  if (first === undefined) return run(turn, command, values);
  keepDraft(turn.tx, turn.speaker.id, draftOf(turn, command, values, 'slot', first));
  return {
    intent: command.intent,
    outcome: 'ask',
    slots: values,
    missing,
    blocks: lines(turn.say(command.slots[first]?.ask ?? messages.whichDidYouMean)),
    buttons: [{ label: turn.say(messages.cancel), say: '取消' }],
  };
}

async function run(turn: Turn, command: Command, values: Readonly<Record<string, unknown>>): Promise<Reply> {
  const reply = await command.run(turn, values as never);
  if (reply.outcome === 'confirm') keepDraft(turn.tx, turn.speaker.id, draftOf(turn, command, values, 'confirmation'));
  // An emergency is alarmed first; where it is may be asked for all the same.
  const asking = reply.outcome === 'ask' || reply.outcome === 'immediate';
  const missing = command.asks && asking ? reply.missing?.[0] : undefined;
  if (missing !== undefined && missing in command.slots)
    keepDraft(turn.tx, turn.speaker.id, draftOf(turn, command, values, 'slot', missing));
  return { intent: command.intent, ...reply };
}

function draftOf(
  turn: Turn,
  command: Command,
  slots: Readonly<Record<string, unknown>>,
  waitsFor: Draft['waitsFor'],
  missing?: string,
): Draft {
  return {
    intent: command.intent,
    waitsFor,
    slots,
    ...(missing === undefined ? {} : { missing }),
    conversation: turn.conversation.id,
    direct: turn.conversation.kind === 'direct',
    at: turn.now,
  };
}
