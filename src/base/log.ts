type Line = (facts: Readonly<Record<string, unknown>>, what: string) => void;

/** What went wrong, as the log keeps it: where it happened stands in the stack. */
export const causeOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? String(error)) : String(error);

/**
 * The program's log as its parts see it: pino fits. Facts by name, then what happened. Never the text of a message, a
 * token, or an address that holds one.
 */
export interface Log {
  readonly debug: Line;
  readonly info: Line;
  readonly warn: Line;
  readonly error: Line;
}
