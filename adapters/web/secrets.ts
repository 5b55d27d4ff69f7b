import { createHash, timingSafeEqual } from 'node:crypto';
import type { RandomBytes } from './ports.ts';

/** A token of 256 random bits for a cookie or a link. */
export const newToken = (random: RandomBytes): string => Buffer.from(random(32)).toString('base64url');

/** What is stored of a token: who reads the store can't log in with it. */
export const digest = (token: string): string => createHash('sha256').update(token).digest('base64url');

/**
 * The token that every state change must carry beside the cookie. It follows from the cookie, which no script and no other
 * site can read, so nothing has to be stored for it.
 */
export const csrfOf = (token: string): string => digest(`csrf\u0000${token}`);

/** Compares without telling by the time it takes how much was right. */
export function sameSecret(given: string, expected: string): boolean {
  const a = Buffer.from(digest(given));
  const b = Buffer.from(digest(expected));
  return timingSafeEqual(a, b);
}
