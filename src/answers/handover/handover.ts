import { cutAtSentence } from '../../base/cut.ts';
import { dateOf, HOUR, toIso } from '../../base/time.ts';
import type { Block, Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { UNDO_WITHIN, type Undo } from '../../commands/undo.ts';
import { type Member, responsibleFor, whoHolds } from '../../people/who.ts';
import { dropJob, putJob } from '../../schedule/jobs.ts';
import type { Service } from '../../standards/model.ts';
import { shortCode } from '../compose.ts';
import { type Answer, answerRef } from '../model.ts';
import type { Shelf } from '../shelf.ts';
import { firstAnswerHours } from './limit.ts';
import { messages } from './messages.ts';
import { type Handover, handoverRef, handovers, SERIES } from './model.ts';

/** The kind of job that looks whether the first answer came in time. */
export const LIMIT_KIND = 'handover-limit';
export const limitSchedule = (number: number): string => `handover-${handoverRef(number)}`;

/** The service that a question is about: of the clause that answered it, else of its words, else the asker's own. */
export function serviceAbout(
  question: string,
  after: Answer | undefined,
  turn: Turn,
  shelf: Shelf,
): Service | undefined {
  const [key] = after?.clauses ?? [];
  const cited = key === undefined ? undefined : shelf.placed(key, dateOf(turn.now, turn.zone))?.edition.service;
  return cited ?? [...shelf.glossary.services(question)][0] ?? turn.speaker.service;
}

/** Who takes a question over; never the asker, so that nobody is told to ask themselves. */
export async function takerOf(turn: Turn, service: Service | undefined): Promise<Member | undefined> {
  const moment = { now: turn.now, zone: turn.zone };
  const named = await responsibleFor(turn.tx, service, moment);
  if (named && named.id !== turn.speaker.id) return named;
  return (await whoHolds(turn.tx, 'manager', moment)).find(({ id }) => id !== turn.speaker.id) ?? named;
}

/** Keeps a question for a person, numbered, and sees that its limit is looked at. */
export async function fileHandover(
  turn: Turn,
  question: string,
  after: Answer | undefined,
  { to, service }: { readonly to: string; readonly service: Service | undefined },
  shelf: Shelf,
): Promise<{ readonly handover: Handover; readonly hours: number }> {
  const hours = firstAnswerHours(shelf.catalogue, dateOf(turn.now, turn.zone));
  const number = await turn.tx.next(SERIES);
  const handover: Handover = {
    number,
    question,
    ...(after ? { after: { answer: after.number, question: after.question, clauses: after.clauses } } : {}),
    ...(service ? { service } : {}),
    by: turn.speaker.id,
    at: turn.now,
    conversation: turn.conversation.id,
    to,
    due: turn.now + hours * HOUR,
    state: 'open',
    replies: [],
  };
  turn.tx.put(handovers, handoverRef(number), handover);
  putJob(turn.tx, limitSchedule(number), { kind: LIMIT_KIND, next: handover.due, payload: { number } });
  return { handover, hours };
}

/** What the person who is to answer sees: who asks what, what was asked and answered before, until when. */
export function handoverNotice(
  lead: string,
  handover: Handover,
  asker: string,
  { shelf, zone }: { readonly shelf: Shelf; readonly zone: string },
): Reply {
  const ref = handoverRef(handover.number);
  const fields: [string, string][] = [
    [messages.asker.zh, asker],
    ...(handover.service ? [[messages.service.zh, handover.service] as [string, string]] : []),
    [messages.due.zh, toIso(handover.due, zone).slice(0, 16).replace('T', ' ')],
    ...(handover.after && handover.after.question !== handover.question
      ? [[messages.before.zh, `${answerRef(handover.after.answer)} ${handover.after.question}`] as [string, string]]
      : []),
    ...(handover.after ? [[messages.botSaid.zh, answerGiven(handover, shelf, zone)] as [string, string]] : []),
  ];
  const blocks: Block[] = [
    { kind: 'lead', text: lead },
    { kind: 'quote', text: handover.question },
    { kind: 'fields', fields },
  ];
  return { blocks, buttons: [{ label: messages.reply.zh, say: `回复 ${ref}` }], ref };
}

function answerGiven({ after, at }: Handover, shelf: Shelf, zone: string): string {
  const [key] = after?.clauses ?? [];
  const placed = key === undefined ? undefined : shelf.placed(key, dateOf(at, zone));
  if (!placed) return messages.botKnewNothing.zh;
  const { clause, edition } = placed;
  return `${shortCode(edition)} ${clause.number} ${cutAtSentence(clause.text, 80).text}`;
}

/** 撤销 ASK-n, by who asked, within ten minutes. */
export const undoHandover: Undo = {
  series: SERIES,
  within: UNDO_WITHIN,
  undo: async (turn, number) => {
    const ref = handoverRef(Number(number));
    const handover = await turn.tx.get(handovers, ref);
    if (handover?.state !== 'open' || handover.by !== turn.speaker.id || turn.now - handover.at > UNDO_WITHIN)
      return undefined;
    turn.tx.put(handovers, ref, { ...handover, state: 'withdrawn' });
    dropJob(turn.tx, limitSchedule(handover.number));
    turn.notify(
      { user: handover.to },
      { blocks: [{ kind: 'lead', text: messages.wasWithdrawn(ref).zh }], buttons: [] },
    );
    return messages.withdrawn(ref);
  },
};
