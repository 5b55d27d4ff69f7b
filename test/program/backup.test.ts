import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../src/base/clock.ts';
import { createDingTalkSimulator } from '../simulators/dingtalk/simulator.ts';
import { faultsOf, readMessages } from './kit/audit.ts';
import { type Contents, contentsOfCopy } from './kit/contents.ts';
import { createCrowd } from './kit/people.ts';
import { runCommand, startBot } from './kit/program.ts';

it('a backup made under load, restored elsewhere, holds all that was acknowledged before it, to the byte', {
  timeout: 120_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhibiao-backup-'));
  const [data, archive, elsewhere] = [join(folder, 'data'), join(folder, 'backup'), join(folder, 'elsewhere')];
  await mkdir(data);
  const simulator = await createDingTalkSimulator({ clock: systemClock, redeliverMs: 400 });
  const bot = startBot({ data, url: simulator.url, credentials: simulator.credentials });
  onTestFinished(async () => {
    bot.process.kill('SIGKILL');
    await bot.ended;
    await simulator.close();
    await rm(folder, { recursive: true });
  });
  const crowd = createCrowd(simulator);
  const acknowledged = () => crowd.said.filter(({ callback }) => callback.acknowledged > 0);
  while (acknowledged().length < 40) await wait(10);

  const before = acknowledged();
  expect(await runCommand(data, ['backup', '--out', archive])).toMatchObject({ code: 0 });
  const during = acknowledged().length;
  expect(await runCommand(elsewhere, ['restore', archive])).toMatchObject({ code: 0 });
  await crowd.goHome();
  expect(during).toBeGreaterThan(before.length);

  for (const file of (await readdir(elsewhere)).filter((name) => name.startsWith('journal-'))) {
    const restored = await readFile(join(elsewhere, file));
    const live = await readFile(join(data, file));
    expect(restored.length).toBeGreaterThan(0);
    expect(live.subarray(0, restored.length).equals(restored)).toBe(true);
  }
  const { contents, asReplayed } = await contentsOfCopy(elsewhere, join(folder, 'copy'));
  expect(asReplayed).toBe(true);
  const journal = await readMessages(elsewhere);
  const known = new Set(before.map(({ callback }) => callback.msgId));
  const inBackup = crowd.said.filter(({ callback: { msgId } }) => known.has(msgId) || journal.messages.has(msgId));
  expect(faultsOf(inBackup, contents, journal)).toEqual([]);
  // The same look sees what is lost, and what is there twice.
  for (const name of ['marks', 'answers', 'demands', 'feedback']) {
    const rows = contents[name] ?? [];
    expect(faultsOf(inBackup, { ...contents, [name]: rows.slice(1) }, journal)).not.toEqual([]);
    if (name !== 'marks') expect(faultsOf(inBackup, { ...contents, [name]: twice(rows) }, journal)).not.toEqual([]);
  }
});

const twice = (rows: Contents[string]): Contents[string] => rows.flatMap((row) => [row, { ...row, id: `${row.id}-2` }]);
