/**
 * What a thousand schedules and ten thousand due jobs cost: the whole program on the embedded store, a clock that is moved.
 *
 *     npm run -s bench:schedules -- [--schedules 1000] [--days 10] [--json]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createApp } from '../src/app.ts';
import { steppedClock } from '../src/base/clock.ts';
import { addDays, instantAt, MINUTE } from '../src/base/time.ts';
import type { Platform } from '../src/chat/message.ts';
import { readSettings } from '../src/config.ts';
import { jobRuns } from '../src/schedule/jobs.ts';
import { SERVICES } from '../src/standards/model.ts';
import { keepSchedule } from '../src/study/schedules/arm.ts';
import { type Schedule, scheduleRef } from '../src/study/schedules/model.ts';
import { machine, projectFolder, rounded } from './machine.ts';
import { percentile } from './metrics.ts';

const { values } = parseArgs({
  options: { schedules: { type: 'string' }, days: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const many = Number(values.schedules ?? 1000);
const days = Number(values.days ?? 10);
const FIRST_DAY = '2025-05-12';
const at = (times: readonly number[], share: number): number =>
  percentile(
    [...times].sort((a, b) => a - b),
    share,
  );
const zone = 'Asia/Shanghai';

const project = projectFolder(import.meta.dirname);
const data = mkdtempSync(join(tmpdir(), 'zhibiao-schedules-'));
const settings = readSettings(
  { ZHIBIAO_DATA: data, ZHIBIAO_KNOWLEDGE: join(project, 'knowledge') },
  join(data, 'no.env'),
);
if (!settings.ok) throw new Error(settings.error.join('; '));
const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const clock = steppedClock(instantAt(FIRST_DAY, '06:00'));
let sent = 0;
const platform: Platform = {
  name: 'stdio',
  start: async () => {},
  send: async () => {
    sent += 1;
    return { result: 'sent' };
  },
  stop: async () => {},
};
const app = await createApp({ settings: settings.value, clock, log: quiet, platforms: () => [platform] });
await app.start();

let asked = 0;
/** One question through the whole program, in milliseconds. */
async function ask(): Promise<number> {
  const from = performance.now();
  asked += 1;
  await app.chat.receive({
    id: `q${asked}`,
    platform: 'stdio',
    at: clock.now(),
    conversation: { id: 'direct', kind: 'direct' },
    sender: { platform: 'stdio', id: 'demo-employee' },
    text: '留样多少克',
    files: [],
  });
  await app.outbox.flush();
  return performance.now() - from;
}
async function asking(count: number): Promise<number[]> {
  const found: number[] = [];
  for (let i = 0; i < count; i += 1) found.push(await ask());
  return found;
}

await asking(20);
const before = await asking(100);

/** Study prompts at different minutes of the working day, each on every day of the week. */
const scheduleOf = (number: number): Schedule => {
  const minute = 8 * 60 + ((number * 7) % 600);
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return {
    number,
    kind: 'study',
    team: SERVICES[number % SERVICES.length] ?? '保洁',
    topics: ['留样'],
    count: 1,
    when: { rule: 'FREQ=DAILY', time, start: FIRST_DAY },
    owner: 'demo-manager',
    by: 'demo-manager',
    since: clock.now(),
    conversation: { id: 'direct', kind: 'direct' },
    state: 'active',
  };
};
const env = { zone, calendar: app.calendar };
for (let first = 1; first <= many; first += 100) {
  await app.store.transact({ what: 'bench' }, async (tx) => {
    for (let number = first; number < first + 100 && number <= many; number += 1)
      keepSchedule(tx, scheduleOf(number), clock.now(), env);
  });
}
const after = await asking(100);

const idle: number[] = [];
for (let i = 0; i < 200; i += 1) {
  const from = performance.now();
  await app.jobs.runDue();
  idle.push(performance.now() - from);
}

const busy: number[] = [];
const ran = performance.now();
for (let day = 0; day < days; day += 1) {
  for (let hour = 8; hour < 19; hour += 1) {
    await app.jobs.advance(
      instantAt(addDays(FIRST_DAY, day), `${String(hour).padStart(2, '0')}:00`) + 59 * MINUTE,
      clock,
    );
    busy.push(await ask());
  }
}
await app.outbox.flush();
const total = performance.now() - ran;
const runs = (await app.store.count(jobRuns, 'outcome')).get('done') ?? 0;
const schedules = scheduleRef(many);
await app.stop();
rmSync(data, { recursive: true, force: true });

const result = {
  bench: 'schedules',
  machine: machine(),
  did: `${many} schedules (the last ${schedules}), ${runs} jobs over ${days} days, ${sent} messages sent`,
  jobs: runs,
  ms_a_job: rounded(total / Math.max(1, runs), 2),
  idle_tick_ms: { p50: rounded(at(idle, 0.5), 3), p99: rounded(at(idle, 0.99), 3) },
  question_ms: {
    without: { p50: rounded(at(before, 0.5)), p99: rounded(at(before, 0.99)) },
    with: { p50: rounded(at(after, 0.5)), p99: rounded(at(after, 0.99)) },
    meanwhile: { p50: rounded(at(busy, 0.5)), p99: rounded(at(busy, 0.99)) },
  },
};
console.log(values.json ? JSON.stringify(result) : JSON.stringify(result, null, 2));
