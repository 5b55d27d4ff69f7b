// The other side of bench/turns.ts: the simulated DingTalk and the people who write to it, in a process of their own.
import { systemClock } from '../src/base/clock.ts';
import { createDingTalkSimulator } from '../test/simulators/dingtalk/simulator.ts';
import type { CrowdReport, CrowdRequest, CrowdWord } from './turns-words.ts';
import { QUESTIONS } from './turns-words.ts';

const simulator = await createDingTalkSimulator({ clock: systemClock });
/** What each person waits for: called with the next message that reaches them. */
const waiting = new Map<string, () => void>();
simulator.onReceived(({ people }) => {
  for (const person of people) {
    const heard = waiting.get(person);
    waiting.delete(person);
    heard?.();
  }
});

const tell = (word: CrowdWord): void => void process.send?.(word);
let asked = 0;

/** One question of one person. @returns milliseconds until the answer arrived, by its session webhook */
async function ask(person: string): Promise<number> {
  const said = performance.now();
  const answered = new Promise<void>((resolve) => waiting.set(person, resolve));
  simulator.say({ from: { staffId: person }, text: QUESTIONS[asked++ % QUESTIONS.length] ?? '' });
  await answered;
  return performance.now() - said;
}

/** Everybody says one thing first: the first contact brings a greeting behind the answer. */
async function meet(people: readonly string[]): Promise<void> {
  const before = simulator.received.length;
  await Promise.all(people.map(ask));
  await simulator.until(() => simulator.received.length >= before + 2 * people.length);
}

/** Each person asks the next thing as soon as the last one is answered. */
async function run({ label, people, messages }: CrowdRequest): Promise<CrowdReport> {
  await simulator.gateway.connected();
  const names = Array.from({ length: people }, (_, n) => `${label}-${n}`);
  await meet(names);
  const times: number[] = [];
  let left = messages;
  const cpu = process.cpuUsage();
  const begun = performance.now();
  tell({ word: 'begun' });
  await Promise.all(
    names.map(async (name) => {
      while (left-- > 0) times.push(await ask(name));
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const violations = simulator.violations.length;
  return { seconds, times, busy: (user + system) / 1e6 / seconds, violations };
}

process.on('message', (request: CrowdRequest | 'end') => {
  if (request === 'end') void simulator.close().then(() => process.disconnect());
  else void run(request).then((report) => tell({ word: 'report', report }));
});
tell({ word: 'open', url: simulator.url, credentials: simulator.credentials });
