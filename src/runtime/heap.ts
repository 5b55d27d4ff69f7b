import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Keeps the memory of a bot that runs for months near what it uses. By itself the engine lets garbage grow to several times
 * the live objects before it collects: 80 MB of them stood in 410 MB at 300 messages a second. Allowed a third as
 * much again, it is 290 MB, for about a tenth more processor time. Called once the bot is ready: during the start
 * frequent collecting would only cost time, and what the start leaves behind is given back here at once.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=30');
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
}
