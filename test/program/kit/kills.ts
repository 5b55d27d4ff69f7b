import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { systemClock } from '../../../src/base/clock.ts';
import type { Outgoing } from '../../../src/chat/message.ts';
import { outbox, outboxCollections } from '../../../src/chat/outbox-model.ts';
import { readOnlyStore } from '../../../src/store/embedded/read-only.ts';
import { verify } from '../../../src/store/verify.ts';
import { createDingTalkSimulator, type DingTalkSimulator } from '../../simulators/dingtalk/simulator.ts';
import type { KillPoint } from '../../store/kit/killing-files.ts';
import { faultsOf, readMessages } from './audit.ts';
import { type Contents, contentsOf, contentsOfCopy } from './contents.ts';
import { type Crowd, createCrowd } from './people.ts';
import { type Bot, startBot } from './program.ts';

/** When the program dies: on its way up, at any moment, at a call of the store, or between two steps that others see. */
export type Moment =
  | { readonly kind: 'start' | 'any'; readonly ms: number }
  | { readonly kind: 'call'; readonly point: KillPoint }
  /** The platform has taken so many replies and not said so yet; it has heard so many acknowledgements. */
  | { readonly kind: 'reply' | 'acknowledgement'; readonly count: number };

/** Calls of the store at which a death hurts most. */
const CALLS: readonly Omit<KillPoint, 'at'>[] = [
  { call: 'write', path: '/journal-', when: 'before' },
  { call: 'write', path: '/journal-', when: 'after' },
  { call: 'sync', path: '/journal-', when: 'before' },
  { call: 'sync', path: '/journal-', when: 'after' },
  { call: 'sync', path: '/head', when: 'before' },
  { call: 'write', path: '/state/', when: 'after' },
  { call: 'rename', path: '/state/manifest', when: 'before' },
  { call: 'rename', path: '/state/manifest', when: 'after' },
];
const KINDS: readonly Moment['kind'][] = ['any', 'call', 'reply', 'any', 'call', 'acknowledgement', 'start', 'call'];

/** The same moments for the same seed. */
export function momentsOf(seed: number, count: number): Moment[] {
  const chance = chances(seed);
  const upTo = (most: number): number => 1 + Math.floor(chance() * most);
  return Array.from({ length: count }, (_, n): Moment => {
    const kind = KINDS[n % KINDS.length] ?? 'any';
    if (kind === 'start' || kind === 'any') return { kind, ms: upTo(1_500) };
    if (kind !== 'call') return { kind, count: upTo(60) };
    const call = CALLS[Math.floor(chance() * CALLS.length)] ?? { call: 'write', path: '/journal-', when: 'before' };
    return { kind, point: { ...call, at: call.path === '/journal-' ? upTo(80) : 1 } };
  });
}

/** Numbers from 0 to 1 that look random (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Toll {
  readonly kills: number;
  readonly said: number;
  readonly acknowledged: number;
  /** Frames that the platform delivered, repeats included. */
  readonly delivered: number;
  readonly replies: number;
  /** Replies that came twice, and how many may have: those with a try whose end nobody knows. */
  readonly doubled: number;
  readonly doubtful: number;
  readonly needs: number;
  readonly answers: number;
  /** Rules of the platform that were broken. */
  readonly violations: readonly string[];
  /** Everything that is lost, doubled or damaged, in words. */
  readonly faults: readonly string[];
}

const REDELIVER_MS = 400;
/** A named call that never comes ends as a kill at any moment. */
const CALL_WITHIN_MS = 5_000;
const READY_WITHIN_MS = 60_000;

/**
 * Kills the whole program at each of the moments while people write to it over the simulated DingTalk, which delivers again
 * what was not acknowledged; starts it again each time, and looks at the end, and after each kill, what its store holds.
 * @param onKill told after each kill
 */
export async function killUnderLoad(
  folder: string,
  moments: readonly Moment[],
  onKill: (n: number, moment: Moment, faults: readonly string[]) => void = () => undefined,
): Promise<Toll> {
  const data = join(folder, 'data');
  await mkdir(data, { recursive: true });
  const simulator = await createDingTalkSimulator({ clock: systemClock, redeliverMs: REDELIVER_MS });
  const crowd = createCrowd(simulator);
  const faults: string[] = [];
  const doubtful = new Map<string, number>();
  const { url, credentials } = simulator;

  for (const [n, moment] of moments.entries()) {
    const dyingAt = moment.kind === 'call' ? { dyingAt: moment.point } : {};
    const bot = startBot({ data, url, credentials, ...dyingAt });
    await dieAt(moment, bot, simulator, crowd);
    const found = await lookAt(data, `${folder}/copy`, crowd, doubtful);
    faults.push(...found.map((fault) => `kill ${n + 1}: ${fault}`));
    onKill(n + 1, moment, found);
    if (n % 4 === 3) simulator.faults.nextFrame({ do: 'repeat' }, 20);
  }

  const bot = startBot({ data, url, credentials });
  if (!(await bot.ready)) throw new Error(`the program does not start again: ${bot.log()}`);
  const { ok, sentence } = await verify(data);
  if (!ok) faults.push(`while it runs: ${sentence.en}`);
  await crowd.goHome();
  // Greetings and what others are told go out behind the answers.
  while ((await unsent(data)) > 0) await wait(200);
  const journal = await readMessages(data);
  bot.process.kill('SIGTERM');
  await bot.ended;
  faults.push(...(await lookAt(data, `${folder}/copy`, crowd, new Map())));
  const contents = await contentsOf(data);
  if (contents.deadLetters?.length) faults.push(`${contents.deadLetters.length} replies were given up`);
  const { doubled, missing } = compareSent([...journal.replies.values()], simulator, doubtful);
  for (const who of missing) faults.push(`a reply to ${who} never came`);
  for (const who of doubled.tooMany) faults.push(`more doubled replies to ${who} than doubtful ones`);
  await simulator.close();
  return {
    kills: moments.length,
    said: crowd.said.length,
    acknowledged: crowd.said.filter(({ callback }) => callback.acknowledged > 0).length,
    delivered: crowd.said.reduce((sum, { callback }) => sum + callback.frames.length, 0),
    replies: journal.replies.size,
    doubled: doubled.count,
    doubtful: [...doubtful.values()].reduce((sum, count) => sum + count, 0),
    needs: contents.demands?.length ?? 0,
    answers: contents.answers?.length ?? 0,
    violations: simulator.violations,
    faults,
  };
}

async function dieAt(moment: Moment, bot: Bot, simulator: DingTalkSimulator, crowd: Crowd): Promise<void> {
  const kill = (): void => void bot.process.kill('SIGKILL');
  const late = setTimeout(kill, READY_WITHIN_MS);
  const stop = new AbortController();
  const pause = (ms: number): Promise<unknown> => wait(ms, undefined, { signal: stop.signal }).catch(() => undefined);
  void bot.ended.then(() => stop.abort());
  if (moment.kind === 'reply') {
    const at = simulator.received.length + moment.count;
    simulator.onReceived(() => simulator.received.length === at && kill());
  }
  if (moment.kind === 'start') await pause(moment.ms);
  else if (await bot.ready) {
    if (moment.kind === 'any') await pause(moment.ms);
    if (moment.kind === 'call') await pause(CALL_WITHIN_MS);
    if (moment.kind === 'reply') await pause(CALL_WITHIN_MS);
    if (moment.kind === 'acknowledgement') {
      const acknowledged = () => crowd.said.filter(({ callback }) => callback.acknowledged > 0).length;
      const at = acknowledged() + moment.count;
      for (let tries = 0; acknowledged() < at && tries < CALL_WITHIN_MS; tries += 1) await pause(1);
    }
  }
  kill();
  if ((await bot.ended) !== 'SIGKILL') throw new Error(`it ended by itself: ${bot.log()}`);
  clearTimeout(late);
}

/** What a dead program left: the journal, the state and its replay, and each acknowledged message's effect. */
async function lookAt(data: string, copy: string, crowd: Crowd, doubtful: Map<string, number>): Promise<string[]> {
  const { ok, lines, sentence } = await verify(data);
  if (lines === 0) return [];
  // What is said while this looks was not acknowledged by the program that died.
  const said = [...crowd.said];
  const { contents, asReplayed } = await contentsOfCopy(data, copy);
  for (const who of inDoubt(contents)) doubtful.set(who, (doubtful.get(who) ?? 0) + 1);
  return [
    ...(ok ? [] : [sentence.en]),
    ...(asReplayed ? [] : ['the state is not what a replay gives']),
    ...faultsOf(said, contents, await readMessages(data)),
  ];
}

interface Pending {
  readonly message: Outgoing;
  readonly attempts: number;
  readonly doubtful: boolean;
  readonly settled?: boolean;
}
const pendingIn = (contents: Contents): Pending[] => (contents.outbox ?? []).map(({ document }) => document as Pending);

/** Who gets a reply again, because a try was begun and nobody knows how it ended. */
const inDoubt = (contents: Contents): string[] =>
  pendingIn(contents)
    .filter(({ attempts, doubtful, settled }) => doubtful || (attempts > 0 && !settled))
    .map(({ message }) => listener(message));

const listener = ({ to }: Pick<Outgoing, 'to'>): string => ('user' in to ? to.user : to.conversation);

/** How many replies wait, beside the running program. */
async function unsent(data: string): Promise<number> {
  const store = await readOnlyStore(data, { collections: outboxCollections });
  return (await store.find(outbox)).rows.length;
}

/** The replies that were committed beside those that the platform took, person by person. */
function compareSent(
  committed: readonly Outgoing[],
  simulator: DingTalkSimulator,
  doubtful: ReadonlyMap<string, number>,
) {
  const missing: string[] = [];
  const tooMany: string[] = [];
  let count = 0;
  for (const who of new Set(committed.map(listener))) {
    const sent = committed.filter((message) => listener(message) === who).length;
    const came = simulator.received.filter(({ people }) => people.includes(who)).length;
    if (came < sent) missing.push(who);
    const twice = Math.max(0, came - sent);
    count += twice;
    if (twice > (doubtful.get(who) ?? 0)) tooMany.push(`${who} (${twice}, ${doubtful.get(who) ?? 0})`);
  }
  return { missing, doubled: { count, tooMany } };
}
