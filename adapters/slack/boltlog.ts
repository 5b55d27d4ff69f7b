import type { Logger } from '@slack/bolt';
import { LogLevel } from '@slack/bolt';
import type { Log } from '../../src/base/log.ts';

/**
 * Bolt's log as ours. Its debug level writes down whole messages, so that level stays shut; what it reports at the others
 * names methods and errors.
 */
export function boltLogger(log: Log): Logger {
  const say = (level: 'info' | 'warn' | 'error', parts: readonly unknown[]) =>
    log[level]({ platform: 'slack', from: 'bolt' }, parts.map(words).join(' ').slice(0, 500));
  return {
    debug: () => {},
    // Informs about each connection and each rate limit: ours to tell.
    info: () => {},
    warn: (...parts) => say('warn', parts),
    error: (...parts) => say('error', parts),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

/** Never the fields of an error: a request's hold its headers. */
const words = (part: unknown): string => (part instanceof Error ? `${part.name}: ${part.message}` : String(part));
