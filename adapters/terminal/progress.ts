import type { Writable } from 'node:stream';
import type { Clock, Instant } from '../../src/base/clock.ts';
import type { Log } from '../../src/base/log.ts';
import { MINUTE, SECOND } from '../../src/base/time.ts';
import { displayWidth } from './width.ts';

export interface ProgressSetting {
  /** What is being done: `建索引`. */
  readonly what: string;
  readonly output: Writable;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Progress {
  /** `done` of `total` pieces. Call it as often as is convenient. */
  update(done: number, total: number): void;
  /** The work is over: the bar goes, one line stays. */
  end(): void;
}

const REDRAW_EVERY = 100;
const LOG_EVERY = 3 * SECOND;
const BAR = 24;

/** A bar with rate and time left on a terminal; elsewhere a line in the log every few seconds. */
export function createProgress({ what, output, clock, log }: ProgressSetting): Progress {
  const isTerminal = 'isTTY' in output && output.isTTY === true;
  const began = clock.now();
  let last: Instant | undefined;
  let state = { done: 0, total: 0 };

  const seconds = () => Math.max(0, clock.now() - began) / SECOND;

  function facts() {
    const { done, total } = state;
    const rate = seconds() > 0 ? done / seconds() : 0;
    return { done, total, rate: Math.round(rate), left: rate > 0 ? Math.ceil((total - done) / rate) : undefined };
  }

  function draw(): void {
    const { done, total, rate, left } = facts();
    const share = total > 0 ? Math.min(1, done / total) : 0;
    const filled = Math.round(share * BAR);
    const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
    const head = `${what} ${bar} ${String(Math.floor(share * 100)).padStart(3)}%`;
    const columns = ('columns' in output && typeof output.columns === 'number' && output.columns) || 80;
    // Dropped from the end where the line is short: a bar that wraps would fill the screen.
    const line = [` ${done}/${total}`, ` · ${rate}/s`, left === undefined ? '' : ` · 还要 ${inWords(left)}`].reduce(
      (text, piece) => (displayWidth(text + piece) < columns ? text + piece : text),
      displayWidth(head) < columns ? head : `${Math.floor(share * 100)}%`,
    );
    output.write(`\r\u001b[K${line}`);
  }

  return {
    update: (done, total) => {
      state = { done, total };
      const now = clock.now();
      const every = isTerminal ? REDRAW_EVERY : LOG_EVERY;
      if (last !== undefined && now - last < every) return;
      // Off a terminal the first line comes only when the work turns out to take long.
      if (last === undefined && !isTerminal) {
        last = now;
        return;
      }
      last = now;
      if (isTerminal) draw();
      else log.info({ ...facts(), what }, 'progress');
    },
    end: () => {
      const { done } = state;
      if (isTerminal) output.write(`\r\u001b[K${what}：${done}，${seconds().toFixed(1)} 秒\n`);
      else log.info({ what, done, seconds: Number(seconds().toFixed(1)) }, 'finished');
    },
  };
}

const inWords = (seconds: number): string =>
  seconds * SECOND < MINUTE ? `${seconds} 秒` : `${Math.ceil((seconds * SECOND) / MINUTE)} 分钟`;
