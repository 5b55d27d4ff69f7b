/**
 * Runs `work` while the console says nothing: the SDK prints by itself. Nothing else of the program can run in between, so
 * nobody else's words are lost.
 */
export function silently<T>(work: () => T): T {
  const { info, warn, error, log } = console;
  const nothing = () => {};
  Object.assign(console, { info: nothing, warn: nothing, error: nothing, log: nothing });
  try {
    return work();
  } finally {
    Object.assign(console, { info, warn, error, log });
  }
}
