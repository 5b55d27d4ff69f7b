/** An expected outcome: a value, or the reason why there is none. Exceptions are kept for what a programmer did wrong. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
export const fail = <E>(error: E): Result<never, E> => ({ ok: false, error });

/** A value that the compiler knows to be impossible, met at run time. */
export function unreachable(value: never): never {
  throw new Error(`unreachable case: ${String(value)}`);
}
