/**
 * A quiz of three hundred people over the simulated DingTalk, by the whole program in a process of its own: everybody
 * presses the button in the group and answers in private within a minute, every event comes three times, some are lost, so
 * are some acknowledgements and some of what is sent, and in the middle the program is killed with SIGKILL and started
 * again. What came of it is held against what the people said, counted without the program.
 *
 *     npm run -s bench:quiz -- [--people 300] [--questions 5] [--kills 1] [--seed 1] [--json]
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { systemClock } from '../src/base/clock.ts';
import { DEFAULT_ZONE, dateOf } from '../src/base/time.ts';
import { outbox, outboxCollections } from '../src/chat/outbox-model.ts';
import { readOnlyStore } from '../src/store/embedded/read-only.ts';
import { verify } from '../src/store/verify.ts';
import { contentsOf } from '../test/program/kit/contents.ts';
import { chances } from '../test/program/kit/kills.ts';
import { type Bot, runsFrom, startBot } from '../test/program/kit/program.ts';
import { createDingTalkSimulator } from '../test/simulators/dingtalk/simulator.ts';
import { machine, projectFolder, rounded } from './machine.ts';
import {
  type Given,
  type Paper,
  readKept,
  wrongAnswers,
  wrongDeliveries,
  wrongResults,
  wrongSummary,
  wrongTurns,
} from './quiz/audit.ts';
import { spread, turnsIn } from './quiz/inside.ts';
import { makeMischief } from './quiz/mischief.ts';
import { writeOrganisation } from './quiz/organisation.ts';
import { createCrowd } from './quiz/people.ts';
import { learn } from './quiz/questions.ts';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '300' },
    questions: { type: 'string', default: '5' },
    kills: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    /** Seconds after which whoever waits for something gives up. */
    within: { type: 'string', default: '300' },
    json: { type: 'boolean', default: false },
  },
});
const of = Number(values.questions);
const kills = Number(values.kills);
const seed = Number(values.seed);
const PASS = 80;
const REF = 'QZ-1';
const GROUP = 'cid-all';
/** Everything comes again after these, acknowledged or not. */
const AGAIN_MS = [700, 2_500];
/** DingTalk waits a minute for an acknowledgement; nobody would learn more from so long a bench. */
const REDELIVER_MS = 5_000;
/** Of three hundred people; fewer say less, and less of it goes wrong. */
const MISCHIEF_EVERY_MS = 150;
const WITHIN_MS = 1_000 * Number(values.within);
/** So long after the close things go on going wrong. */
const RESULTS_MS = 5_000;
const REPLY_WITHIN_MS = 100;

const say = (what: string): void => {
  if (!values.json) process.stderr.write(`${what}\n`);
};
const folder = mkdtempSync(join(tmpdir(), 'zhibiao-quiz-'));
const [data, knowledge] = [join(folder, 'data'), join(folder, 'knowledge')];
mkdirSync(data);

const simulator = await createDingTalkSimulator({
  clock: systemClock,
  redeliverMs: REDELIVER_MS,
  againMs: AGAIN_MS,
  groups: [GROUP],
});
const { people, manager } = writeOrganisation(
  join(projectFolder(import.meta.dirname), 'knowledge'),
  knowledge,
  Number(values.people),
  simulator.corpId,
);
const know = learn(knowledge, dateOf(systemClock.now(), DEFAULT_ZONE));
const crowd = createCrowd({
  simulator,
  people,
  group: GROUP,
  know,
  seed,
  pace: { pressMs: 15_000, thinkMs: [4_000, 10_000] },
});

const logs: string[] = [];
const killedAt: number[] = [];
const { url, credentials } = simulator;
async function begin(): Promise<Bot> {
  const bot = startBot({ data, knowledge, url, credentials, logLevel: 'info' });
  if (!(await bot.ready)) throw new Error(`the program does not start: ${bot.log()}`);
  await simulator.gateway.connected();
  return bot;
}
/** The manager says something and waits for a message that says so. */
async function manage(text: string, expected: RegExp, group?: string): Promise<void> {
  const before = simulator.received.length;
  simulator.say({ from: { staffId: manager.id }, text, ...(group ? { group } : {}) });
  const heard = () => simulator.received.slice(before).some((message) => expected.test(message.text));
  await within(simulator.until(heard), `“${text}” was not answered with ${expected}`);
}
function within<T>(work: Promise<T>, what: string): Promise<T> {
  return Promise.race([
    work,
    wait(WITHIN_MS, undefined, { ref: false }).then(() => {
      throw new Error(what);
    }),
  ]);
}
async function quiet(): Promise<void> {
  const waits = async (): Promise<number> => {
    const store = await readOnlyStore(data, { collections: outboxCollections });
    return (await store.find(outbox)).rows.length;
  };
  while ((await waits()) > 0 || crowd.said.some(({ callback }) => callback.acknowledged === 0)) await wait(300);
}

let bot = await begin();
say(`${people.length} people, the program runs from ${runsFrom}`);
await manage('本群是全员', /全员/, GROUP);
await manage(`现在就考 全员 ${of}题 及格${PASS}`, /现在开始/);
await manage('确认', new RegExp(`${REF} 开始了`));
say('the quiz has begun');
const badDay = (done: Record<string, number>) =>
  makeMischief(simulator, chances(seed), (MISCHIEF_EVERY_MS * 300) / people.length, done);
const mischief: Record<string, number> = {};
let bad = badDay(mischief);
const begun = performance.now();
const answering = crowd.answer(REF);
const most = people.length * of;
for (let n = 1; n <= kills; n += 1) {
  while (crowd.said.length < (most * n) / (kills + 1)) await wait(10);
  logs.push(bot.log());
  bot.process.kill('SIGKILL');
  await bot.ended;
  killedAt.push(systemClock.now());
  say(`killed after ${crowd.said.length} messages, ${rounded((performance.now() - begun) / 1_000)} s`);
  bot = await begin();
  say(`it hears again after ${rounded((systemClock.now() - (killedAt.at(-1) ?? 0)) / 1_000)} s`);
}
await within(answering, 'somebody never got on').catch((error: unknown) => {
  for (const { person, answers } of crowd.taken.filter(({ done, plan }) => !done && plan === 'all')) {
    const last = simulator.received.filter((message) => message.people.includes(person.id)).at(-1);
    console.error(`${person.id} stays at question ${answers.size}, and heard last: ${last?.text.slice(0, 80)}`);
  }
  throw error;
});
const seconds = rounded((performance.now() - begun) / 1_000);
say(`all have answered after ${seconds} s`);
bad.end();
await within(quiet(), 'something was never sent');
// Copies of the last answers are still on their way.
await wait(Math.max(...AGAIN_MS));
const results = performance.now();
await manage(`收卷 ${REF}`, /现在收卷/);
bad = badDay(mischief);
await manage('确认', /收卷了/);
await wait(RESULTS_MS);
bad.end();
await within(quiet(), 'a result was never sent');
const resultsAfter = rounded((performance.now() - results) / 1_000);
bot.process.kill('SIGTERM');
await bot.ended;
logs.push(bot.log());

const kept = await readKept(data, killedAt);
const contents = await contentsOf(data);
const rows = <T>(name: string): T[] => (contents[name] ?? []).map(({ document }) => document as T);
const chain = await verify(data);
const { received } = simulator;
const deliveries = wrongDeliveries(received, kept);
const summary = received.find(({ conversation, text }) => conversation === GROUP && text.includes('收卷'))?.text;
const quiz = { ref: REF, of, pass: PASS };
const turns = logs.flatMap(turnsIn);
const fresh = turns.filter(({ outcome }) => outcome !== 'ignore_duplicate');
const replies = spread(
  fresh.filter(({ intent }) => intent !== 'quiz.start' && intent !== 'quiz.close').map(({ ms }) => ms),
);
const faults = [
  ...wrongAnswers(crowd.taken, rows<Given>('quiz-answers'), rows<Paper>('quiz-papers'), quiz),
  ...wrongTurns(crowd.said, kept),
  ...deliveries.faults,
  ...wrongResults(crowd.taken, received, kept, quiz),
  ...wrongSummary(summary, crowd.taken, quiz),
  ...rows<{ reason: string }>('deadLetters').map(({ reason }) => `a reply was given up: ${reason}`),
  ...(chain.ok ? [] : [chain.sentence.en]),
  ...crowd.taken
    .filter(({ unknown }) => unknown > 0)
    .map(({ person }) => `${person.id} was asked what stands in no bank`),
  ...(replies.p99 > REPLY_WITHIN_MS ? [`p99 of a reply is ${replies.p99} ms inside the process`] : []),
];
const violations = [...new Set(simulator.violations)];
await simulator.close();
rmSync(folder, { recursive: true, force: true });

const inGroup = received.filter(({ conversation }) => conversation === GROUP);
const result = {
  bench: 'quiz',
  machine: machine(),
  did: `${people.length} people, ${of} questions each, ${seconds} s; every event three times, ${kills} kills, seed ${seed}; the program runs from ${runsFrom}`,
  seconds,
  messages: crowd.said.length,
  answers: crowd.taken.reduce((sum, { answers }) => sum + answers.size, 0),
  delivered: crowd.said.reduce((sum, { callback }) => sum + callback.frames.length, 0),
  sent: received.length,
  in_group: inGroup.length,
  results_after_s: resultsAfter,
  reply_ms: replies,
  duplicate_ms: spread(turns.filter(({ outcome }) => outcome === 'ignore_duplicate').map(({ ms }) => ms)),
  acknowledged_ms: spread(crowd.said.flatMap(({ callback }) => callback.answeredIn)),
  begin_ms: fresh.filter(({ intent, outcome }) => intent === 'quiz.start' && outcome).map(({ ms }) => rounded(ms, 0)),
  close_ms: fresh.filter(({ intent }) => intent === 'quiz.close').map(({ ms }) => rounded(ms, 0)),
  doubled: deliveries.doubled,
  in_doubt: deliveries.doubted,
  most_calls_in_a_second: simulator.robot.most.callsInASecond,
  most_to_a_group_in_a_minute: simulator.robot.most.toAGroupInAMinute,
  mischief,
  violations: simulator.violations.length,
  faults: faults.length,
};
console.log(values.json ? JSON.stringify(result) : JSON.stringify(result, null, 2));
if (!values.json) for (const fault of [...violations, ...faults.slice(0, 30)]) console.log(fault);
process.exitCode = faults.length + violations.length > 0 ? 1 : 0;
