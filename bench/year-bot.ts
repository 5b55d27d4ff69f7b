/*
 * The part of the program that keeps time, on the real store: jobs, schedules, pushes and the outbox. It is started anew
 * every day and killed by whoever listens (year.ts); what it says goes there, and counts as said when that has answered.
 */
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { steppedClock } from '../src/base/clock.ts';
import { addDays, dateOf, instantAt, MINUTE, parseInstant, toIso } from '../src/base/time.ts';
import type { Outgoing, Platform } from '../src/chat/message.ts';
import { createOutbox } from '../src/chat/outbox.ts';
import { allCollections } from '../src/collections.ts';
import { lines, plainText, type Reply } from '../src/commands/reply.ts';
import type { Audience } from '../src/commands/turn.ts';
import { readDirectory } from '../src/read-directory.ts';
import { readCalendar } from '../src/schedule/calendar-file.ts';
import { createJobs } from '../src/schedule/jobs.ts';
import { openStore } from '../src/store/embedded/open.ts';
import type { Transaction } from '../src/store/store.ts';
import { createPushes, DEFERRED_KIND, DIGEST_KIND } from '../src/study/pushes/pushes.ts';
import { keepSchedule } from '../src/study/schedules/arm.ts';
import { type DuePorts, reportMissedSchedule, scheduleJobs } from '../src/study/schedules/fall-due.ts';
import type { Due, Schedule } from '../src/study/schedules/model.ts';
import { LAST_DAY, YEAR_SCHEDULES } from './year-schedules.ts';

const [, , data = '', knowledge = '', from = ''] = process.argv;
const zone = 'Asia/Shanghai';
const begins = parseInstant(from);
if (begins === undefined) throw new Error(`${from} is no instant`);
const clock = steppedClock(begins);
const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
/** It rests for so long at noon, never longer than what still runs late. */
const restsFor = (day: string): number => (Number(day.slice(8)) * 7) % 100;

const heard = new Map<string, () => void>();
process.on('message', (id) => heard.get(String(id))?.());
const platform: Platform = {
  name: 'stdio',
  start: async () => {},
  send: async (message) => {
    const arrived = new Promise<void>((resolve) => heard.set(message.id, resolve));
    process.send?.({ id: message.id, to: message.to, text: plainText(message.reply), at: toIso(clock.now(), zone) });
    await arrived;
    heard.delete(message.id);
    return { result: 'sent' };
  },
  stop: async () => {},
};

/** Opens everything on what the disk holds. */
async function open() {
  const store = await openStore({
    folder: data,
    clock,
    zone,
    collections: allCollections,
    log: () => undefined,
    onReadOnly: (reason) => {
      throw new Error(reason);
    },
  });
  const outbox = createOutbox({
    store,
    clock,
    platforms: new Map([['stdio', platform]]),
    chance: () => 0.5,
    sleep: (ms, signal) => wait(ms, undefined, { signal }).catch(() => undefined),
    onDeadLetter: (_, reason) => {
      throw new Error(reason);
    },
    markResent: (message) => ({
      ...message,
      reply: { ...message.reply, blocks: [...lines('（重发）'), ...message.reply.blocks] },
    }),
  });
  const push = async (tx: Transaction, to: Audience, reply: Reply) => {
    const digest = createHash('sha256').update(JSON.stringify(reply)).digest('base64url').slice(0, 16);
    const lane = JSON.stringify(to);
    const message: Outgoing = { id: `push/${tx.at}/${lane}/${digest}`, lane, platform: 'stdio', to, reply, at: tx.at };
    outbox.enqueue(tx, [message]);
    return () => outbox.send([message]);
  };
  const pushes = createPushes({
    zone,
    tell: (tx, person, reply) => push(tx, { user: person }, reply),
    tellTeam: (tx, team, reply) => push(tx, { conversation: team }, reply),
  });
  const due: Due = async (tx, schedule, time) => {
    const text = `${time.ref}@${toIso(time.at, zone).slice(0, 16)};`;
    if (schedule.team === undefined) return undefined;
    return pushes.pushToTeam(tx, schedule.team, {
      kind: 'duty',
      reply: { blocks: lines(text), buttons: [] },
      line: { zh: text, en: text },
    });
  };
  const ports: DuePorts = {
    zone,
    calendar: readCalendar(knowledge),
    dues: { quiz: due, study: due, meeting: due },
    tell: (tx, person, reply) =>
      pushes.pushToPerson(tx, person, { kind: 'notice', reply, line: { zh: plainText(reply), en: '' } }),
  };
  const jobs = createJobs({
    store,
    clock,
    zone,
    kinds: [...pushes.kinds, ...scheduleJobs(ports)],
    report: (tx, run, job) =>
      [DEFERRED_KIND, DIGEST_KIND].includes(run.kind)
        ? pushes.late(tx, job)
        : reportMissedSchedule(tx, run, job, ports),
    log: ({ error }) => {
      if (error) throw error;
    },
  });
  await outbox.resume();
  return { store, outbox, jobs, ports };
}

let parts = await open();
if ((await parts.store.find(allSchedules(), { limit: 1 })).rows.length === 0) {
  await readDirectory(parts.store, knowledge, zone, quiet);
  await parts.store.transact({ what: 'schedules' }, async (tx) => {
    for (const one of YEAR_SCHEDULES) keepSchedule(tx, scheduleOf(one), tx.at, parts.ports);
  });
}
await parts.jobs.runDue();
await parts.outbox.flush();

const end = instantAt(addDays(LAST_DAY, 1), '00:00');
while (clock.now() < end) {
  const day = dateOf(clock.now(), zone);
  const noon = instantAt(day, '12:00');
  if (clock.now() < noon) {
    await parts.jobs.advance(noon, clock);
    await parts.outbox.flush();
    await parts.outbox.stop();
    await parts.store.close();
    clock.moveTo(noon + restsFor(day) * MINUTE);
    parts = await open();
    await parts.jobs.runDue();
  }
  await parts.jobs.advance(instantAt(addDays(day, 1), '00:00'), clock);
  await parts.outbox.flush();
}
await parts.outbox.stop();
await parts.store.close();
process.disconnect?.();

function allSchedules() {
  const found = allCollections.find(({ name }) => name === 'schedules');
  if (!found) throw new Error('there are no schedules');
  return found;
}

function scheduleOf(one: (typeof YEAR_SCHEDULES)[number]): Schedule {
  return {
    number: one.number,
    kind: 'study',
    team: one.team,
    topics: [],
    when: { rule: one.rule, time: one.time, start: one.start, holidays: one.holidays },
    ...(one.ahead > 0 ? { offset: -one.ahead } : {}),
    owner: 'demo-manager',
    by: 'demo-manager',
    since: clock.now(),
    conversation: { id: 'd', kind: 'direct' },
    state: 'active',
  };
}
