import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Clock, Instant } from '../../src/base/clock.ts';
import { fail, ok, type Result } from '../../src/base/result.ts';
import { MINUTE } from '../../src/base/time.ts';
import type { Collection, Store, Transaction } from '../../src/store/store.ts';
import type { RandomBytes } from './ports.ts';
import { digest, newToken, sameSecret } from './secrets.ts';

const linkSchema = z.object({
  secret: z.string(),
  identity: z.string(),
  until: z.number(),
  spent: z.boolean(),
  /** When a wrong secret was given for it, the last few times. */
  wrong: z.array(z.number()),
});
type Link = z.infer<typeof linkSchema>;

/** One-time links by their public half. The secret half is stored as a digest. */
export const webLinks: Collection<Link> = {
  name: 'webLinks',
  version: 1,
  growth: 'bounded',
  keep: 'expiring',
  schema: linkSchema,
};

export const LINK_LASTS = 10 * MINUTE;
const WRONG_AT_MOST = 5;
const WRONG_WITHIN = 15 * MINUTE;

/**
 * Makes a one-time link's token for a person, inside the turn that hands it out. It stands behind the `#` of the address:
 * that part is sent to no server, so no log, proxy or `Referer` ever holds it.
 */
export function issueLink(tx: Transaction, identity: string, random: RandomBytes): string {
  const id = Buffer.from(random(9)).toString('base64url');
  const secret = newToken(random);
  tx.put(webLinks, id, { secret: digest(secret), identity, until: tx.at + LINK_LASTS, spent: false, wrong: [] });
  return `${id}.${secret}`;
}

/** The address to hand out. */
export const linkAddress = (base: string, token: string): string => `${base.replace(/\/$/, '')}/login#${token}`;

/**
 * Makes a one-time link's token without writing anything: for the command line beside a running program, which alone may
 * write. The program knows it by the signature and keeps it once it is spent.
 * @param secret 32 bytes that only this installation has
 */
export function signLink(secret: Uint8Array, identity: string, now: Instant, random: RandomBytes): string {
  const id = Buffer.from(random(16)).toString('base64url');
  const promise = Buffer.from(JSON.stringify({ id, identity, until: now + LINK_LASTS })).toString('base64url');
  return `${promise}.${signature(secret, promise)}.signed`;
}

const signature = (secret: Uint8Array, promise: string): string =>
  createHmac('sha256', secret).update(`web link ${promise}`).digest('base64url');

const promiseSchema = z.object({ id: z.string(), identity: z.string(), until: z.number() });

export type LinkFault = 'unknown' | 'spent' | 'lapsed' | 'closed';

/**
 * Spends a link: of several that try at the same time exactly one succeeds. A link is closed after five wrong secrets within
 * 15 minutes. It is the link that closes and not the address they came from: behind a proxy everybody has the same one, and
 * anyone could lock out all the others.
 */
export function spendLink(store: Store, token: string, secret?: Uint8Array): Promise<Result<string, LinkFault>> {
  const [first = '', second = '', third] = token.split('.');
  return store.transact({ what: 'web link' }, (tx) =>
    third === 'signed' ? spendSigned(tx, first, second, secret) : spendKept(tx, first, second),
  );
}

async function spendKept(tx: Transaction, id: string, secret: string): Promise<Result<string, LinkFault>> {
  const link = await tx.get(webLinks, id);
  if (!link || link.secret === '') return fail('unknown');
  const wrong = link.wrong.filter((at) => tx.at - at < WRONG_WITHIN);
  if (wrong.length >= WRONG_AT_MOST) return fail('closed');
  if (!sameSecret(digest(secret), link.secret)) {
    tx.put(webLinks, id, { ...link, wrong: [...wrong, tx.at] });
    return fail('unknown');
  }
  if (link.spent) return fail('spent');
  if (tx.at >= link.until) return fail('lapsed');
  tx.put(webLinks, id, { ...link, spent: true });
  return ok(link.identity);
}

async function spendSigned(
  tx: Transaction,
  promise: string,
  given: string,
  secret: Uint8Array | undefined,
): Promise<Result<string, LinkFault>> {
  if (!secret || !sameSecret(given, signature(secret, promise))) return fail('unknown');
  const { id, identity, until } = promiseSchema.parse(JSON.parse(Buffer.from(promise, 'base64url').toString('utf8')));
  if (tx.at >= until) return fail('lapsed');
  if (await tx.get(webLinks, id)) return fail('spent');
  tx.put(webLinks, id, { secret: '', identity, until, spent: true, wrong: [] });
  return ok(identity);
}

/** Forgets links a day after they ran out; until then one that is opened again is told why it doesn't work. */
export async function sweepLinks(store: Store, clock: Clock): Promise<void> {
  const { rows } = await store.find(webLinks);
  const old = rows.filter(({ document }) => clock.now() - document.until > 24 * 60 * MINUTE);
  if (old.length === 0) return;
  await store.transact({ what: 'web links swept' }, async (tx) => {
    for (const { id } of old) tx.drop(webLinks, id);
  });
}
