import { rounded } from '../machine.ts';
import { percentile } from '../metrics.ts';

/** A turn as the program's log tells it. */
export interface LoggedTurn {
  readonly intent: string;
  readonly outcome: string;
  /** From the event's arrival until its effect was on disk and its replies with the outbox. */
  readonly ms: number;
  readonly time: number;
}

/** The turns in a log of JSON lines, in order; a line that a kill cut off is none. */
export function turnsIn(log: string): LoggedTurn[] {
  return log.split('\n').flatMap((line) => {
    if (!line.includes('"msg":"turn"')) return [];
    try {
      const { intent = '', outcome = '', ms, time } = JSON.parse(line) as LoggedTurn;
      return [{ intent, outcome, ms, time }];
    } catch {
      return [];
    }
  });
}

export function spread(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => rounded(percentile(sorted, share));
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), most: rounded(sorted.at(-1) ?? 0) };
}
