/**
 * A simulated year: 2025 and across New Year, fifty schedules, a restart every day, kills in the middle of pushes. What was
 * told is held against a list that was counted out independently.
 *
 *     npm run -s bench:year -- [--kills 10] [--seed 1] [--json]
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readOnlyStore } from '../src/store/embedded/read-only.ts';
import { verify } from '../src/store/verify.ts';
import { occurrenceLog } from '../src/study/schedules/model.ts';
import { chances } from '../test/program/kit/kills.ts';
import { machine, projectFolder } from './machine.ts';
import { expectedOf, FIRST_DAY, YEAR_SCHEDULES } from './year-schedules.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string' }, seed: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const kills = Number(values.kills ?? 10);
const chance = chances(Number(values.seed ?? 1));
const project = projectFolder(import.meta.dirname);
const knowledge = join(project, 'knowledge');
const data = mkdtempSync(join(tmpdir(), 'zhibiao-year-'));
const expected = expectedOf(knowledge, YEAR_SCHEDULES);

interface Said {
  readonly id: string;
  readonly to: Readonly<Record<string, string>>;
  readonly text: string;
  readonly at: string;
}
const said: Said[] = [];
/** What each listener heard last when it died: it may be told again, for nobody knows whether it arrived. */
const inDoubt = new Set<string>();
/** After how many messages it dies; every other time before it hears that the message has arrived. */
const deaths = Array.from({ length: kills }, (_, i) => Math.floor(((i + chance()) / kills) * 2_400) + 1);

/** One life, from an instant to the end or a kill. */
function live(from: string): Promise<'ended' | 'killed'> {
  return new Promise((resolve, reject) => {
    const bot = fork(join(project, 'scripts/run.js'), ['bench/year-bot', data, knowledge, from], { cwd: project });
    bot.on('message', (message) => {
      said.push(message as Said);
      if (said.length !== deaths[0]) return void bot.send((message as Said).id);
      const n = kills - deaths.length;
      deaths.shift();
      if (n % 2 === 1) bot.send((message as Said).id);
      bot.kill('SIGKILL');
    });
    bot.on('exit', (code, signal) => {
      if (signal === 'SIGKILL') {
        // What it had handed over before it died still comes in until here.
        for (const { id } of new Map(said.map((one) => [JSON.stringify(one.to), one])).values()) inDoubt.add(id);
        resolve('killed');
      } else if (code === 0) resolve('ended');
      else reject(new Error(`it ended by itself: ${code}`));
    });
  });
}

const started = performance.now();
let lives = 1;
for (let from = `${FIRST_DAY}T00:00:00+08:00`; (await live(from)) === 'killed'; lives += 1)
  from = said.at(-1)?.at ?? from;

/** By occurrence, the messages that told it. */
const told = new Map<string, Set<string>>();
for (const { id, text } of said) {
  for (const [, key = ''] of text.matchAll(/(SCH-\d+@[\dT:-]{16});/g))
    told.set(key, (told.get(key) ?? new Set()).add(id));
}
const copies = said.filter(({ id }, i) => said.findIndex((one) => one.id === id) < i);
const wrongCopies = copies.filter(({ id }) => !inDoubt.has(id)).map(({ id }) => id);
const store = await readOnlyStore(data, { collections: [occurrenceLog] as never, zone: 'Asia/Shanghai' });
const holidays = new Set<string>();
for (let after: string | undefined, more = true; more; ) {
  const page = await store.find(occurrenceLog, {
    where: { outcome: 'holiday' },
    ...(after === undefined ? {} : { after }),
  });
  for (const { id } of page.rows) holidays.add(id.slice(0, id.indexOf('@') + 17));
  after = page.next;
  more = after !== undefined;
}
const lost = [...expected.takesPlace].filter((key) => !told.has(key));
const unexpected = [...told.keys()].filter((key) => !expected.takesPlace.has(key));
const doubled = [...told].filter(([, ids]) => ids.size > 1).map(([key]) => key);
const skips = {
  missing: [...expected.fallsOut].filter((key) => !holidays.has(key)),
  wrong: [...holidays].filter((key) => !expected.fallsOut.has(key)),
};
const chain = await verify(data);
rmSync(data, { recursive: true, force: true });

const result = {
  bench: 'year',
  machine: machine(),
  did: `${YEAR_SCHEDULES.length} schedules from ${FIRST_DAY}, ${lives - 1} kills, a restart every day, ${Math.round((performance.now() - started) / 1000)} s`,
  expected: expected.takesPlace.size,
  told: told.size,
  lost: lost.length,
  doubled: doubled.length,
  unexpected: unexpected.length,
  holidays: {
    expected: expected.fallsOut.size,
    noted: holidays.size,
    missing: skips.missing.length,
    wrong: skips.wrong.length,
  },
  messages: said.length,
  copies_of_what_was_in_doubt: copies.length - wrongCopies.length,
  other_copies: wrongCopies.length,
  journal: chain.ok ? 'whole' : chain.sentence.en,
};
console.log(values.json ? JSON.stringify(result) : JSON.stringify(result, null, 2));
const show = (what: string, keys: readonly string[]): void => {
  if (keys.length > 0 && !values.json) console.log(`${what}: ${keys.slice(0, 10).join(', ')}`);
};
show('lost', lost);
show('doubled', doubled);
show('unexpected', unexpected);
show('holidays not noted', skips.missing);
show('copies', wrongCopies);
show('noted, no holidays', skips.wrong);
const wrong = lost.length + doubled.length + unexpected.length + skips.missing.length + skips.wrong.length;
process.exitCode = wrong > 0 || wrongCopies.length > 0 || !chain.ok ? 1 : 0;
