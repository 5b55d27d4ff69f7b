/**
 * Turns of one lane (a person in a conversation) run one at a time, in order of arrival; lanes take turns fairly, so that a
 * flood in one waits behind everybody else and slows nobody.
 */
export interface Lanes {
  /** Runs `work` when the lane's turn comes. Resolves or rejects with it. */
  run<T>(lane: string, work: () => Promise<T>): Promise<T>;
  /** How many of the lane's turns are waiting. */
  waiting(lane: string): number;
  /** True when other lanes have work waiting as well. */
  crowded(lane: string): boolean;
  /** Resolves when nothing is running and nothing waits. */
  idle(): Promise<void>;
}

/** @param width how many turns may be under way at once, in different lanes: enough to share an fsync, few enough to stay fair. */
export function createLanes(width = 64): Lanes {
  /** Lanes with waiting work, in the order in which they are served next. */
  const queues = new Map<string, (() => Promise<void>)[]>();
  const busy = new Set<string>();
  let idlers: (() => void)[] = [];

  function next(): void {
    for (const [lane, queue] of queues) {
      if (busy.size >= width) return;
      if (busy.has(lane)) continue;
      const work = queue.shift();
      queues.delete(lane);
      if (!work) continue;
      if (queue.length > 0) queues.set(lane, queue);
      busy.add(lane);
      void work().finally(() => {
        busy.delete(lane);
        next();
      });
    }
    if (busy.size === 0 && queues.size === 0) {
      for (const wake of idlers) wake();
      idlers = [];
    }
  }

  return {
    run: (lane, work) =>
      new Promise((resolve, reject) => {
        const queue = queues.get(lane) ?? [];
        queue.push(() => work().then(resolve, reject));
        queues.set(lane, queue);
        next();
      }),
    waiting: (lane) => queues.get(lane)?.length ?? 0,
    crowded: (lane) => queues.size > (queues.has(lane) ? 1 : 0),
    idle: () =>
      new Promise((resolve) => {
        idlers.push(resolve);
        next();
      }),
  };
}
