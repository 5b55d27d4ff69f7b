import { readdir } from 'node:fs/promises';
import type { Answer, Feedback } from '../../../src/answers/model.ts';
import type { Mark } from '../../../src/chat/marks.ts';
import type { Outgoing } from '../../../src/chat/message.ts';
import type { Demand } from '../../../src/improvement/model.ts';
import { isPut, type Line, readLine } from '../../../src/store/embedded/line.ts';
import { journalFiles } from '../../../src/store/embedded/months.ts';
import { realFiles } from '../../../src/store/embedded/real-files.ts';
import { linesOf } from '../../../src/store/embedded/scan.ts';
import type { Row } from '../../../src/store/store.ts';
import type { Contents } from './contents.ts';
import type { Said } from './people.ts';

/** What the journal of a stopped program says of one message. */
export interface Told {
  /** Lines that it caused. */
  lines: number;
  /** Ids of the replies that were committed with it: its own, a greeting, what others were told. */
  readonly replies: string[];
}

export interface Journalled {
  readonly messages: ReadonlyMap<string, Told>;
  /** Every reply that was ever committed, by its id: who is told. */
  readonly replies: ReadonlyMap<string, Outgoing>;
}

const INTENTS = { question: 'question', useful: 'answer.feedback', demand: 'demand.submit', undo: 'turn.undo' };

/** Reads the journal from its first line to its last whole one. */
export async function readMessages(folder: string): Promise<Journalled> {
  const messages = new Map<string, Told>();
  const replies = new Map<string, Outgoing>();
  for (const file of journalFiles(await readdir(folder))) {
    for await (const raw of linesOf(realFiles, `${folder}/${file}`)) {
      const line = raw.whole ? readLine(raw.bytes) : '';
      if (typeof line === 'string') continue;
      const sent = repliesIn(line);
      for (const [id, message] of sent) replies.set(id, message);
      const { message } = line.header.cause;
      if (message === undefined) continue;
      const told = messages.get(message) ?? { lines: 0, replies: [] };
      told.lines += 1;
      told.replies.push(...sent.map(([id]) => id));
      messages.set(message, told);
    }
  }
  return { messages, replies };
}

function repliesIn({ header, bodies }: Line): [string, Outgoing][] {
  return header.docs.filter(isPut).flatMap(({ put, id }, place) => {
    const bytes = bodies[place]?.bytes;
    if (put !== 'outbox' || !bytes) return [];
    return [[id, (JSON.parse(bytes.toString('utf8')) as { message: Outgoing }).message]];
  });
}

const rows = <T>(contents: Contents, name: string): readonly Row<T>[] => contents[name] ?? [];

/**
 * What is wrong with the store of a program to which these things were said, in words; nothing when all is well.
 * Everything acknowledged has its effect and its reply once; nothing has an effect twice, acknowledged or not.
 */
export function faultsOf(said: readonly Said[], contents: Contents, { messages }: Journalled): string[] {
  const faults: string[] = [];
  const marks = new Map(rows<Mark>(contents, 'marks').map(({ id, document }) => [messageOf(id), document]));
  const answers = new Map(rows<Answer>(contents, 'answers').map(({ id, document }) => [id, document]));
  const demands = rows<Demand>(contents, 'demands').map(({ document }) => document);
  const opinions = rows<Feedback>(contents, 'feedback').map(({ document }) => document);

  const effects: Readonly<Record<Said['kind'], (one: Said, mark: Mark) => boolean>> = {
    question: ({ text, person }, { ref = '' }) =>
      answers.get(ref)?.question === text && answers.get(ref)?.by === person,
    demand: ({ text }) => demands.filter(({ content }) => text.endsWith(content)).length === 1,
    useful: ({ person, about }) => {
      const ref = about && marks.get(about.callback.msgId)?.ref;
      return opinions.filter(({ by, answer }) => by === person && `ANS-${answer}` === ref).length === 1;
    },
    undo: ({ ref }) => demands.find(({ number }) => `REQ-${number}` === ref)?.state === 'withdrawn',
  };

  for (const one of said) {
    const { msgId, acknowledged } = one.callback;
    const { lines = 0, replies = [] } = messages.get(msgId) ?? {};
    const mark = marks.get(msgId);
    const name = `${msgId} ${one.kind} of ${one.person}`;
    if (lines > 1) faults.push(`${name}: carried out ${lines} times`);
    if (acknowledged === 0 && lines === 0) continue;
    if (!mark) faults.push(`${name}: acknowledged, and no mark`);
    else if (mark.intent !== INTENTS[one.kind]) faults.push(`${name}: taken for ${mark.intent}`);
    else if (!effects[one.kind](one, mark)) faults.push(`${name}: has no effect, or more than one`);
    if (replies.filter((id) => id.endsWith('/0')).length !== 1) faults.push(`${name}: ${replies.length} replies`);
  }
  const questions = said.filter(({ kind, callback }) => kind === 'question' && messages.has(callback.msgId));
  if (answers.size !== questions.length) faults.push(`${answers.size} answers to ${questions.length} questions`);
  const raised = said.filter(({ kind, callback }) => kind === 'demand' && messages.has(callback.msgId));
  const numbers = new Set(demands.map(({ number }) => number));
  if (numbers.size !== raised.length || Math.max(0, ...numbers) !== raised.length)
    faults.push(`needs ${[...numbers].join(', ')}, of ${raised.length} that were raised`);
  return faults;
}

/** The platform's id in the id of a mark. */
const messageOf = (mark: string): string => String((JSON.parse(mark) as unknown[])[2]);
