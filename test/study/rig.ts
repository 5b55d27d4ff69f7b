import { type SteppedClock, steppedClock } from '../../src/base/clock.ts';
import { DEFAULT_ZONE } from '../../src/base/time.ts';
import { plainText, type Reply } from '../../src/commands/reply.ts';
import type { Team } from '../../src/people/model.ts';
import { readDirectory } from '../../src/read-directory.ts';
import { readCalendar } from '../../src/schedule/calendar-file.ts';
import { createJobs, type Jobs } from '../../src/schedule/jobs.ts';
import type { Store } from '../../src/store/store.ts';
import { createPushes, DEFERRED_KIND, DIGEST_KIND, type Pushes } from '../../src/study/pushes/pushes.ts';
import { keepSchedule } from '../../src/study/schedules/arm.ts';
import { type DuePorts, reportMissedSchedule, scheduleJobs } from '../../src/study/schedules/fall-due.ts';
import type { Schedule } from '../../src/study/schedules/model.ts';
import { instantOf } from '../support/app.ts';
import { memoryStore } from '../support/memory-store.ts';
import { reminders } from './reminders.ts';

export interface Told {
  /** A person's id, or a team. */
  readonly to: string;
  readonly text: string;
  readonly reply: Reply;
}

/** Schedules and pushes with the people of the demonstration, without the program around them. */
export interface Rig {
  readonly store: Store;
  readonly clock: SteppedClock;
  readonly pushes: Pushes;
  readonly env: DuePorts;
  keep(schedule: Partial<Schedule> & Pick<Schedule, 'when'>): Promise<Schedule>;
  /** Moves the clock; what was told on the way. */
  tick(to: string): Promise<Told[]>;
  /** Begins anew at a later time on what the store holds; what is told at once. */
  restart(at: string): Promise<Told[]>;
}

const zone = DEFAULT_ZONE;
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** @param groups the teams that have a group */
export async function openRig(at: string, groups: readonly Team[] = ['保洁', '安保', '食堂', '全员']): Promise<Rig> {
  const clock = steppedClock(instantOf(at));
  const store = memoryStore(clock);
  await readDirectory(store, 'knowledge', zone, silent);
  const calendar = readCalendar('knowledge');
  const told: Told[] = [];
  const telling = (to: string, reply: Reply) => () => void told.push({ to, text: plainText(reply), reply });
  const pushes = createPushes({
    zone,
    tell: async (_, person, reply) => telling(person, reply),
    tellTeam: async (_, team, reply) => (groups.includes(team) ? telling(team, reply) : undefined),
  });
  const remind = reminders(pushes, zone);
  const env: DuePorts = {
    zone,
    calendar,
    dues: { quiz: remind, study: remind, meeting: remind },
    tell: (tx, person, reply) =>
      pushes.pushToPerson(tx, person, { kind: 'notice', reply, line: { zh: plainText(reply), en: plainText(reply) } }),
  };
  const begin = (): Jobs =>
    createJobs({
      store,
      clock,
      zone,
      kinds: [...pushes.kinds, ...scheduleJobs(env)],
      report: (tx, run, job) =>
        [DEFERRED_KIND, DIGEST_KIND].includes(run.kind)
          ? pushes.late(tx, job)
          : reportMissedSchedule(tx, run, job, env),
      log: ({ error }) => {
        if (error) throw error;
      },
    });
  let jobs = begin();
  let number = 0;
  const heard = (): Told[] => told.splice(0);
  return {
    store,
    clock,
    pushes,
    env,
    keep: (given) =>
      store.transact({ what: 'test' }, async (tx) => {
        number += 1;
        const schedule: Schedule = {
          number,
          kind: 'study',
          team: '保洁',
          topics: [],
          owner: 'demo-manager',
          by: 'demo-manager',
          since: tx.at,
          conversation: { id: 'd', kind: 'direct' },
          state: 'active',
          ...given,
        };
        keepSchedule(tx, schedule, tx.at, env);
        return schedule;
      }),
    tick: async (to) => {
      await jobs.advance(instantOf(to), clock);
      return heard();
    },
    restart: async (to) => {
      clock.moveTo(instantOf(to));
      jobs = begin();
      await jobs.runDue();
      return heard();
    },
  };
}
