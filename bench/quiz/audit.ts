import { readdir } from 'node:fs/promises';
import type { Outgoing } from '../../src/chat/message.ts';
import { plainText } from '../../src/commands/reply.ts';
import { isPut, readLine } from '../../src/store/embedded/line.ts';
import { journalFiles } from '../../src/store/embedded/months.ts';
import { realFiles } from '../../src/store/embedded/real-files.ts';
import { linesOf } from '../../src/store/embedded/scan.ts';
import type { Received } from '../../test/simulators/dingtalk/robot.ts';
import type { Said, Taken } from './people.ts';

interface Pending {
  readonly message: Outgoing;
  readonly attempts: number;
  readonly doubtful: boolean;
  readonly settled?: boolean;
}

/** What the journal says of what was told, and of which messages caused a line. */
export interface Kept {
  /** Lines by the platform's id of the message that caused them. */
  readonly lines: ReadonlyMap<string, number>;
  readonly replies: ReadonlyMap<string, Outgoing>;
  /** How often each reply, by its id, may have arrived without the program's knowing. */
  readonly doubts: ReadonlyMap<string, number>;
}

/**
 * Reads the journal of a stopped program that was killed at some instants.
 * A try that was open when it died, and one whose end it noted as not known, may have arrived.
 */
export async function readKept(folder: string, killedAt: readonly number[]): Promise<Kept> {
  const lines = new Map<string, number>();
  const replies = new Map<string, Outgoing>();
  const doubts = new Map<string, number>();
  const waiting = new Map<string, Pending>();
  const doubt = (id: string): void => void doubts.set(id, (doubts.get(id) ?? 0) + 1);
  const deaths = [...killedAt];
  for (const file of journalFiles(await readdir(folder))) {
    for await (const raw of linesOf(realFiles, `${folder}/${file}`)) {
      const line = raw.whole ? readLine(raw.bytes) : '';
      if (typeof line === 'string') continue;
      const { cause, docs, at } = line.header;
      if (deaths[0] !== undefined && Date.parse(at) > deaths[0]) {
        deaths.shift();
        for (const [id, { attempts, settled, doubtful }] of waiting)
          if (attempts > 0 && !settled && !doubtful) doubt(id);
      }
      if (cause.message !== undefined) lines.set(cause.message, (lines.get(cause.message) ?? 0) + 1);
      let put = 0;
      for (const doc of docs) {
        if (!isPut(doc)) {
          if (doc.drop === 'outbox') waiting.delete(doc.id);
          continue;
        }
        // One body for each put.
        const bytes = line.bodies[put++]?.bytes;
        if (doc.put !== 'outbox' || !bytes) continue;
        const row = JSON.parse(bytes.toString('utf8')) as Pending;
        if (row.settled && row.doubtful) doubt(doc.id);
        replies.set(doc.id, row.message);
        waiting.set(doc.id, row);
      }
    }
  }
  return { lines, replies, doubts };
}

/** What each person should have, counted from what was said and nothing else. */
export interface Expected {
  readonly answers: number;
  readonly right: number;
  readonly score: number;
}

export function expectedOf({ answers }: Taken, of: number): Expected {
  const right = [...answers.values()].filter(Boolean).length;
  return { answers: answers.size, right, score: Math.round((100 * right) / of) };
}

export interface Given {
  readonly person: string;
  readonly question: number;
  readonly right: boolean;
  readonly late?: true;
}
export interface Paper {
  readonly person: string;
  readonly score?: number;
  readonly passed?: boolean;
}

/** Every answer stands once, as it was said last; every paper has its score. */
export function wrongAnswers(
  taken: readonly Taken[],
  givens: readonly Given[],
  papers: readonly Paper[],
  { of, pass }: { readonly of: number; readonly pass: number },
): string[] {
  const faults: string[] = [];
  for (const one of taken) {
    const { id } = one.person;
    const own = givens.filter(({ person }) => person === id);
    const paper = papers.find(({ person }) => person === id);
    const { answers, score } = expectedOf(one, of);
    if (own.length !== answers) faults.push(`${id}: ${own.length} answers stand of ${answers} that were given`);
    for (const [question, right] of one.answers) {
      const given = own.filter((kept) => kept.question === question);
      if (given.length !== 1) faults.push(`${id}, question ${question}: it stands ${given.length} times`);
      else if (given[0]?.right !== right) faults.push(`${id}, question ${question}: ${right} was taken otherwise`);
      else if (given[0]?.late) faults.push(`${id}, question ${question}: counted as late`);
    }
    const wanted = answers === 0 ? undefined : score;
    if (paper?.score !== wanted) faults.push(`${id}: ${paper?.score} points, not ${wanted}`);
    if (paper?.passed !== score >= pass) faults.push(`${id}: passed is ${paper?.passed} with ${score} points`);
  }
  return faults;
}

/** Every message was carried out once, and answered once; the button in the group may be answered by the question that came before. */
export function wrongTurns(said: readonly Said[], { lines, replies }: Kept): string[] {
  const answered = new Map<string, number>();
  for (const [id, { re }] of replies)
    if (re !== undefined && id.endsWith('/0')) answered.set(re, (answered.get(re) ?? 0) + 1);
  return said.flatMap(({ person, text, question, callback: { msgId, acknowledged } }) => {
    const name = `${msgId} (${text}) of ${person}`;
    return [
      ...(acknowledged === 0 ? [`${name}: never acknowledged`] : []),
      ...(lines.get(msgId) === 1 ? [] : [`${name}: ${lines.get(msgId) ?? 0} lines`]),
      ...(answered.get(msgId) === 1 || (question === undefined && !answered.has(msgId))
        ? []
        : [`${name}: answered ${answered.get(msgId) ?? 0} times`]),
    ];
  });
}

const AGAIN = /^（重发）\s*/;

/** Who got a reply more or less often than it was committed, with what is in doubt taken off. */
export function wrongDeliveries(received: readonly Received[], { replies, doubts }: Kept) {
  const faults: string[] = [];
  const committed = new Map<string, { count: number; doubts: number }>();
  for (const [id, { to }] of replies) {
    const who = 'user' in to ? to.user : to.conversation;
    const before = committed.get(who) ?? { count: 0, doubts: 0 };
    committed.set(who, { count: before.count + 1, doubts: before.doubts + (doubts.get(id) ?? 0) });
  }
  let doubled = 0;
  for (const [who, { count, doubts: doubted }] of committed) {
    const came = received.filter(({ people, conversation }) => people.includes(who) || conversation === who).length;
    if (came < count) faults.push(`${who}: ${came} of ${count} messages arrived`);
    if (came > count + doubted) faults.push(`${who}: ${came} messages of ${count}, and ${doubted} in doubt`);
    doubled += Math.max(0, came - count);
  }
  return { faults, doubled, doubted: [...doubts.values()].reduce((sum, count) => sum + count, 0) };
}

/** Everybody was told the own result once, and the right one. */
export function wrongResults(
  taken: readonly Taken[],
  received: readonly Received[],
  { replies, doubts }: Kept,
  { ref, of, pass }: { readonly ref: string; readonly of: number; readonly pass: number },
): string[] {
  const told = new RegExp(`^${ref} (?:结果：|已收卷)`);
  return taken.flatMap((one) => {
    const { id } = one.person;
    const { answers, right, score } = expectedOf(one, of);
    const own = [...replies].filter(
      ([, { to, reply }]) => 'user' in to && to.user === id && told.test(plainText(reply)),
    );
    const wanted = answers === 0 ? `${ref} 已收卷，您没有答。` : `${ref} 结果：${score} 分（对 ${right}/${of}）`;
    const verdict = answers === 0 ? '' : score >= pass ? '通过了' : '这次没到';
    const came = received.filter(({ people, text }) => people.includes(id) && told.test(text.replace(AGAIN, '')));
    const right_ones = came.filter(({ text }) => text.replace(AGAIN, '').startsWith(wanted) && text.includes(verdict));
    const most = 1 + own.reduce((sum, [message]) => sum + (doubts.get(message) ?? 0), 0);
    return [
      ...(own.length === 1 ? [] : [`${id}: ${own.length} results committed`]),
      ...(came.length < 1 || came.length > most ? [`${id}: the result came ${came.length} times`] : []),
      ...(right_ones.length === came.length ? [] : [`${id}: told “${came[0]?.text.slice(0, 60)}”, not “${wanted}”`]),
    ];
  });
}

/** The group hears how many are done and at most three names, each of those with the most points; never the lowest. */
export function wrongSummary(
  text: string | undefined,
  taken: readonly Taken[],
  { of }: { readonly of: number },
): string[] {
  if (text === undefined) return ['the group was never told how it went'];
  const done = taken.filter(({ answers }) => answers.size === of).length;
  const faults = text.includes(`${taken.length} 人里 ${done} 人答完`)
    ? []
    : [`not ${done} of ${taken.length}: ${text}`];
  const scores = taken.map((one) => expectedOf(one, of).score).toSorted((a, b) => b - a);
  const named = taken.filter(({ person }) => text.includes(person.name));
  if (named.length > 3) faults.push(`${named.length} names in the group`);
  for (const one of named) {
    const { score } = expectedOf(one, of);
    if (score < (scores[2] ?? 0)) faults.push(`${one.person.name} is named with ${score} points`);
    if (score === scores.at(-1)) faults.push(`the lowest is named: ${one.person.name}`);
  }
  return faults;
}
