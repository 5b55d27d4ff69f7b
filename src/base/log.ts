type Line = (facts: Readonly<Record<string, unknown>>, what: string) => void;

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
