import { beforeEach, describe, expect, it } from 'vitest';
import { type Clock, type Instant, steppedClock } from '../../src/base/clock.ts';
import { DAY, DEFAULT_ZONE, HOUR, instantAt, MINUTE, toIso } from '../../src/base/time.ts';
import { createJobs, dropJob, type JobKind, type JobRun, jobRuns, jobs, putJob } from '../../src/schedule/jobs.ts';
import { createJumpGuard } from '../../src/schedule/jump-guard.ts';
import { cron, once } from '../../src/schedule/recurrence.ts';
import type { Store } from '../../src/store/store.ts';
import { memoryStore } from '../support/memory-store.ts';

const zone = DEFAULT_ZONE;
const START = instantAt('2025-05-14', '10:20');
let clock = steppedClock(START);
let store: Store;
let ran: string[];
let reported: JobRun[];

const daily = cron('0 3 * * *', zone);
const kindOf = (kind: string, next: JobKind['next'], run?: JobKind['run']): JobKind => ({
  kind,
  next,
  run:
    run ??
    (async (_tx, { schedule, at }) => {
      ran.push(`${schedule} ${toIso(at)} at ${toIso(clock.now())}`);
    }),
});

/** A program that begins: what it held in memory is new, the store is what it was. */
function begin(kinds: readonly JobKind[], time: Clock = clock, guard?: ReturnType<typeof createJumpGuard>) {
  return createJobs({
    store,
    clock: time,
    zone,
    kinds,
    report: async (_tx, run) => void reported.push(run),
    log: () => undefined,
    ...(guard ? { guard } : {}),
  });
}

beforeEach(() => {
  clock = steppedClock(START);
  store = memoryStore(clock);
  ran = [];
  reported = [];
});

describe('durable jobs', () => {
  it('run in order with the clock at their own instant while a stepped clock moves over them', async () => {
    const runner = begin([kindOf('head', daily), kindOf('noon', cron('0 12 * * *', zone))]);
    await runner.ensure('b-head', 'head');
    await runner.ensure('a-noon', 'noon');
    await runner.advance(START + 2 * DAY, clock);
    expect(ran).toEqual([
      'a-noon 2025-05-14T12:00:00+08:00 at 2025-05-14T12:00:00+08:00',
      'b-head 2025-05-15T03:00:00+08:00 at 2025-05-15T03:00:00+08:00',
      'a-noon 2025-05-15T12:00:00+08:00 at 2025-05-15T12:00:00+08:00',
      'b-head 2025-05-16T03:00:00+08:00 at 2025-05-16T03:00:00+08:00',
    ]);
    expect(clock.now()).toBe(START + 2 * DAY);
    expect(reported).toEqual([]);
  });

  it('run once for each occurrence whatever restarts in between', async () => {
    await begin([kindOf('head', daily)]).ensure('head', 'head');
    for (let i = 0; i < 5; i++) {
      clock.moveTo(instantAt('2025-05-15', '03:00'));
      const again = begin([kindOf('head', daily)]);
      await again.ensure('head', 'head');
      await again.runDue();
    }
    expect(ran.length).toBe(1);
  });

  it('still run when late by up to two hours', async () => {
    await begin([kindOf('head', daily)]).ensure('head', 'head');
    clock.moveTo(instantAt('2025-05-15', '05:00'));
    await begin([kindOf('head', daily)]).runDue();
    expect(ran).toEqual(['head 2025-05-15T03:00:00+08:00 at 2025-05-15T05:00:00+08:00']);
    expect(reported).toEqual([]);
  });

  it('are reported as missed when later than that, several in a row as one', async () => {
    await begin([kindOf('head', daily)]).ensure('head', 'head');
    clock.moveTo(instantAt('2025-05-18', '04:00'));
    await begin([kindOf('head', daily)]).runDue();
    expect(reported).toMatchObject([
      {
        schedule: 'head',
        outcome: 'missed',
        occurrence: instantAt('2025-05-15', '03:00'),
        last: instantAt('2025-05-17', '03:00'),
        count: 3,
      },
    ]);
    expect(ran).toEqual(['head 2025-05-18T03:00:00+08:00 at 2025-05-18T04:00:00+08:00']);
  });

  it('do nothing twice and lose nothing when the effect and the mark fail together', async () => {
    let tries = 0;
    const flaky = kindOf('head', daily, async (tx, { schedule }) => {
      tries += 1;
      putJob(tx, 'effect', { kind: 'none', next: tries });
      if (tries < 3) throw new Error('no network');
      ran.push(schedule);
    });
    const runner = begin([flaky]);
    await runner.ensure('head', 'head');
    await runner.advance(instantAt('2025-05-15', '03:00'), clock);
    expect(await store.get(jobs, 'effect')).toBeUndefined();
    await runner.advance(instantAt('2025-05-15', '04:00'), clock);
    expect([tries, ran]).toEqual([3, ['head']]);
  });

  it('are given up and reported with the reason after two hours of failing, and don’t hold up the others', async () => {
    const broken = kindOf('broken', daily, async () => {
      throw new Error('disk is gone');
    });
    const runner = begin([broken, kindOf('head', daily)]);
    await runner.ensure('broken', 'broken');
    await runner.ensure('head', 'head');
    await runner.advance(instantAt('2025-05-15', '12:00'), clock);
    expect(ran.length).toBe(1);
    expect(reported).toMatchObject([{ schedule: 'broken', outcome: 'failed', reason: 'disk is gone' }]);
    expect((await store.get(jobs, 'broken'))?.next).toBe(instantAt('2025-05-16', '03:00'));
  });

  it('hand what was prepared outside the store to the run, and let messages out after the commit', async () => {
    const order: string[] = [];
    const kind: JobKind = {
      ...kindOf('backup', daily),
      prepare: async () => {
        order.push('prepare');
        return 'file';
      },
      run: async (_tx, _occurrence, prepared) => {
        order.push(`run ${prepared}`);
        return () => void order.push('after');
      },
    };
    const runner = begin([kind]);
    await runner.ensure('backup', 'backup');
    await runner.advance(START + DAY, clock);
    expect(order).toEqual(['prepare', 'run file', 'after']);
  });

  it('end when there is no next occurrence, and when they are dropped', async () => {
    const kinds = [kindOf('once', (after, at) => once(Number(at))(after)), kindOf('head', daily)];
    const runner = begin(kinds);
    await runner.ensure('one', 'once', START + HOUR);
    await runner.ensure('head', 'head');
    await store.transact({ what: 'test' }, async (tx) => dropJob(tx, 'head'));
    await runner.advance(START + 3 * DAY, clock);
    expect(ran.length).toBe(1);
    expect((await store.find(jobs)).rows).toEqual([]);
    await runner.ensure('one', 'once', START + HOUR);
    expect((await store.find(jobs)).rows).toEqual([]);
  });

  it('may schedule others and change themselves while they run', async () => {
    const chain = kindOf(
      'chain',
      () => undefined,
      async (tx, { schedule, at }) => {
        ran.push(schedule);
        if (ran.length < 3) putJob(tx, `${schedule}'`, { kind: 'chain', next: at + HOUR });
        if (ran.length === 3) putJob(tx, schedule, { kind: 'chain', next: at + HOUR });
      },
    );
    const runner = begin([chain]);
    await store.transact({ what: 'test' }, async (tx) => putJob(tx, 'c', { kind: 'chain', next: START + HOUR }));
    await runner.advance(START + DAY, clock);
    expect(ran).toEqual(['c', "c'", "c''", "c''"]);
  });

  it('of a kind that this version does not know wait, and are not lost', async () => {
    await store.transact({ what: 'test' }, async (tx) => putJob(tx, 'x', { kind: 'from the future', next: START }));
    await begin([kindOf('head', daily)]).runDue();
    expect(await store.get(jobs, 'x')).toBeDefined();
  });

  it('take a new recurrence at once when a built-in schedule changes', async () => {
    const kind = kindOf('backup', (after, pattern) => cron(String(pattern), zone)(after));
    const runner = begin([kind]);
    await runner.ensure('backup', 'backup', '0 3 * * *');
    await runner.ensure('backup', 'backup', '0 4 * * *');
    expect((await store.get(jobs, 'backup'))?.next).toBe(instantAt('2025-05-15', '04:00'));
  });
});

describe('the real clock', () => {
  /** A clock that can be set to anything, beside one that can't. */
  function realClock() {
    let mono = 0;
    let offset = START;
    const time: Clock & { pass(ms: number): void; set(at: Instant): void; monotonic(): number } = {
      now: () => offset + mono,
      monotonic: () => mono,
      pass: (ms) => {
        mono += ms;
      },
      set: (at) => {
        offset = at - mono;
      },
    };
    return time;
  }

  it('repeats nothing after a step back, and goes on with what comes next by the clock', async () => {
    const time = realClock();
    store = memoryStore(time);
    const runner = begin([kindOf('head', daily)], time);
    await runner.ensure('head', 'head');
    time.set(instantAt('2025-05-15', '03:00:05'));
    await runner.runDue();
    time.set(instantAt('2025-05-15', '02:30'));
    await runner.runDue();
    time.pass(HOUR);
    await runner.runDue();
    time.pass(DAY);
    await runner.runDue();
    expect(ran.map((line) => line.slice(5, 15))).toEqual(['2025-05-15', '2025-05-16']);
  });

  it('runs no backlog after a jump forward until the time was steady for ten minutes, then reports what was missed', async () => {
    const time = realClock();
    store = memoryStore(time);
    const guard = createJumpGuard(time, time.monotonic);
    const runner = begin([kindOf('head', daily)], time, guard);
    await runner.ensure('head', 'head');
    await runner.runDue();
    time.set(START + 400 * DAY);
    await runner.runDue();
    time.pass(9 * MINUTE);
    await runner.runDue();
    expect([ran, reported, guard.doubtedSince()]).toEqual([[], [], START + 400 * DAY]);
    time.pass(MINUTE);
    await runner.runDue();
    expect(reported).toMatchObject([{ outcome: 'missed', count: 400 }]);
    expect(guard.doubtedSince()).toBeUndefined();
  });

  it('believes a jump that an administrator confirms, and forgets one that was put right', async () => {
    const time = realClock();
    const guard = createJumpGuard(time, time.monotonic);
    time.set(START + 3 * HOUR);
    expect(guard.steady()).toBe(false);
    guard.confirm();
    expect(guard.steady()).toBe(true);
    time.set(START + 400 * DAY);
    expect(guard.steady()).toBe(false);
    time.set(START + 3 * HOUR + MINUTE);
    expect(guard.steady()).toBe(true);
    time.pass(2 * HOUR);
    time.set(time.now() + 2 * HOUR);
    expect(guard.steady()).toBe(true);
  });

  it('loses nothing when a wrong day was believed for long and is put right', async () => {
    const time = realClock();
    store = memoryStore(time);
    const runner = begin([kindOf('head', daily)], time);
    await runner.ensure('head', 'head');
    time.set(START + 400 * DAY);
    await runner.runDue();
    time.set(START);
    const restarted = begin([kindOf('head', daily)], time);
    await restarted.runDue();
    for (let day = 0; day < 3; day++) {
      time.pass(DAY);
      await restarted.runDue();
    }
    // The first of the missed ones was reported under its key; the others run when their day comes.
    time.set(instantAt('2025-05-19', '03:00'));
    await restarted.runDue();
    const noted = (await store.find(jobRuns)).rows.map((row) => row.document);
    const settled = new Set(noted.map((run) => run.occurrence));
    for (const day of ['15', '16', '17', '18', '19']) expect(settled).toContain(instantAt(`2025-05-${day}`, '03:00'));
    expect(new Set(ran).size).toBe(ran.length);
  });

  it('stops its tick when told, after the job in work', async () => {
    const runner = begin([kindOf('head', daily)]);
    await runner.ensure('head', 'head');
    clock.moveTo(instantAt('2025-05-15', '03:00'));
    await runner.start()();
    expect(ran.length).toBe(1);
  });

  it('keeps a year of schedules through restarts: each occurrence once, run or reported', async () => {
    const hourly = cron('30 */6 * * *', zone);
    const kinds = [kindOf('head', daily), kindOf('six', hourly)];
    await begin(kinds).ensure('head', 'head');
    await begin(kinds).ensure('six', 'six');
    let seed = 7;
    const random = (): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed / 2_147_483_648;
    };
    const end = START + 365 * DAY;
    let runner = begin(kinds);
    while (clock.now() < end) {
      clock.moveTo(Math.min(clock.now() + Math.floor(random() * 7 * HOUR), end));
      if (random() < 0.3) runner = begin(kinds);
      await runner.runDue();
    }
    for (const [schedule, recurrence] of [
      ['head', daily],
      ['six', hourly],
    ] as const) {
      const expected: Instant[] = [];
      for (let at = recurrence(START); at !== undefined && at <= end; at = recurrence(at)) expected.push(at);
      const runs = (await store.find(jobRuns, { where: { schedule } })).rows.map((row) => row.document);
      const got = runs.flatMap((run) => {
        const all: Instant[] = [];
        for (
          let at: Instant | undefined = run.occurrence;
          at !== undefined && at <= (run.last ?? run.occurrence);
          at = recurrence(at)
        )
          all.push(at);
        return all;
      });
      expect(got.sort((a, b) => a - b)).toEqual(expected);
    }
    expect(new Set(ran).size).toBe(ran.length);
    expect(reported.length).toBeGreaterThan(10);
  });
});
