/**
 * Starts the program on a store that bench/bulk-fill.ts wrote and measures it.
 *
 *     node scripts/run.js bench/bulk-look FOLDER TURNS
 */
import { join } from 'node:path';
import { createApp } from '../src/app.ts';
import { systemClock } from '../src/base/clock.ts';
import type { Log } from '../src/base/log.ts';
import { dateOf } from '../src/base/time.ts';
import type { Outgoing, Platform } from '../src/chat/message.ts';
import { exportFile } from '../src/cli/export.ts';
import { readSettings } from '../src/config.ts';
import { periodOf } from '../src/export/narrow.ts';
import { findings } from '../src/inspection/findings/model.ts';
import { keepHeapSmall } from '../src/runtime/heap.ts';
import { projectFolder, rounded } from './machine.ts';
import { percentile } from './metrics.ts';

const [, , data = '', manyTurns = '200'] = process.argv;
const project = projectFolder(import.meta.dirname);
const settings = readSettings(
  { ZHIBIAO_DATA: data, ZHIBIAO_KNOWLEDGE: join(project, 'knowledge') },
  join(data, 'no.env'),
);
if (!settings.ok) throw new Error(settings.error.join('; '));
const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const platform: Platform = {
  name: 'stdio',
  start: async () => {},
  send: async (_: Outgoing) => ({ result: 'sent' }),
  stop: async () => {},
};
const open = () =>
  createApp({ settings: settings.value, clock: systemClock, log: silent, platforms: () => [platform] });
const rss = (): number => rounded(process.memoryUsage().rss / 1e6, 0);

// The index is built once a knowledge folder and has nothing to do with what is stored.
await (await open()).stop();
const begun = performance.now();
const app = await open();
await app.start();
const start = (performance.now() - begun) / 1000;
keepHeapSmall();

const times: number[] = [];
const WARM = 50;
for (let n = 0; n < Number(manyTurns) + WARM; n += 1) {
  const at = performance.now();
  await app.chat.receive({
    id: `look-${n}`,
    platform: 'stdio',
    at: systemClock.now(),
    conversation: { id: 'direct-demo-employee', kind: 'direct' },
    sender: { platform: 'stdio', id: 'demo-employee' },
    text: '厕所多久巡一次',
    files: [],
  });
  if (n >= WARM) times.push(performance.now() - at);
}
times.sort((a, b) => a - b);

/** A page of a month's findings, the newest first: of this month and of older ones, which have to be read first. */
const lists: number[] = [];
const months = [0, 1, 2, 5, 9].map((back) => dateOf(systemClock.now() - back * 30 * 86_400_000).slice(0, 7));
for (const month of months) {
  const at = performance.now();
  await app.store.find(findings, {
    where: { at: { ...periodOf(month, settings.value.ZHIBIAO_TIMEZONE) }, service: '保洁' },
    order: { by: 'at', descending: true },
    limit: 50,
  });
  lists.push(performance.now() - at);
}
const running = rss();
await app.stop();

const exporting = performance.now();
let peak = rss();
const watch = {
  onProgress: () => {
    peak = Math.max(peak, rss());
  },
};
let exported = '';
for (const kind of ['records', 'findings']) {
  const done = await exportFile(kind, join(data, `${kind}.csv`), settings.value, {}, watch);
  if (!done.ok) throw new Error(done.error);
  exported += `${done.value} `;
}
process.send?.({
  start_s: rounded(start, 2),
  turn_ms: rounded(percentile(times, 0.5), 2),
  month_list_ms: rounded(Math.max(...lists), 1),
  rss_mb: running,
  exported: (exported.match(/\d+(?= 条)/g) ?? []).reduce((sum, many) => sum + Number(many), 0),
  export_s: rounded((performance.now() - exporting) / 1000, 1),
  export_rss_mb: peak,
});
process.disconnect?.();
