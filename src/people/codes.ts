import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../base/result.ts';
import type { Sentence } from '../base/sentence.ts';
import { HOUR, MINUTE } from '../base/time.ts';
import type { Transaction } from '../store/store.ts';
import { codes, codeTries } from './documents.ts';

export type CodePurpose = 'link' | 'first-administrator';

/** How long a code works. Source: reliability of the doors, 10 minutes; the first administrator's, read off a console, an hour. */
const LIFE: Readonly<Record<CodePurpose, number>> = {
  link: 10 * MINUTE,
  'first-administrator': HOUR,
};
/** So many wrong codes from one account within {@link WINDOW} close the door to it until the window is over. */
const WRONG_TRIES = 5;
const WINDOW = 15 * MINUTE;
/** 17 bytes are 136 bits: more than anyone can guess. */
const BYTES = 17;
/** Crockford's base 32: no I, L, O, U, so that it can be read out. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Bytes that nobody can foretell (`crypto.randomBytes`). */
export type RandomBytes = (count: number) => Uint8Array;

const messages = {
  unknown: {
    zh: '这个代码不对或已用过。请照原样再发一次，或让管理员重新发一个。',
    en: 'That code is not right or was used before. Send it again exactly as given, or ask the administrator for a new one.',
  },
  expired: {
    zh: '这个代码已过期。请让管理员重新发一个。',
    en: 'That code has expired. Ask the administrator for a new one.',
  },
  closed: {
    zh: '试错次数太多，请 15 分钟后再试，或联系管理员。',
    en: 'Too many wrong codes. Try again in 15 minutes, or ask the administrator.',
  },
} as const satisfies Record<string, Sentence>;

/** A new code for one use. Only its hash is kept: whoever reads the store can't use it. */
export function issueCode(
  tx: Transaction,
  code: { readonly purpose: CodePurpose; readonly person?: string; readonly by?: string },
  randomBytes: RandomBytes,
): string {
  const plain = spell(randomBytes(BYTES));
  tx.put(codes, hashOf(plain), { ...code, expires: tx.at + LIFE[code.purpose], wrong: 0 });
  return plain;
}

/** For what, for whom and by whom a code was made. */
export interface Redeemed {
  readonly purpose: CodePurpose;
  readonly person?: string;
  readonly by?: string;
}

/**
 * Uses a code up. `account` is who says it ({@link identityKey} of the account, or a web client's address): wrong ones
 * are counted by it.
 * @returns for whom the code was made, or what to tell the person.
 */
export async function redeemCode(
  tx: Transaction,
  use: { readonly purposes: readonly CodePurpose[]; readonly code: string; readonly account: string },
): Promise<Result<Redeemed, Sentence>> {
  const account = sha256(use.account);
  const before = await tx.get(codeTries, account);
  const tries = before && tx.at - before.since < WINDOW ? before : { wrong: 0, since: tx.at };
  if (tries.wrong >= WRONG_TRIES) return fail(messages.closed);

  const id = hashOf(use.code);
  const code = await tx.get(codes, id);
  const fits = code !== undefined && use.purposes.includes(code.purpose);
  if (fits && tx.at < code.expires) {
    tx.drop(codes, id);
    if (before) tx.drop(codeTries, account);
    const { purpose, person, by } = code;
    return ok({ purpose, ...(person === undefined ? {} : { person }), ...(by === undefined ? {} : { by }) });
  }
  tx.put(codeTries, account, { ...tries, wrong: tries.wrong + 1 });
  if (use.purposes.includes('first-administrator')) await countAgainstFirst(tx);
  if (fits) {
    tx.drop(codes, id);
    return fail(messages.expired);
  }
  return fail(messages.unknown);
}

/** The first administrator's code lies on a console and anyone may try it: five wrong ones from anywhere end it. */
async function countAgainstFirst(tx: Transaction): Promise<void> {
  for (const { id, document } of (await tx.find(codes, { where: { purpose: 'first-administrator' } })).rows) {
    if (document.wrong + 1 >= WRONG_TRIES) tx.drop(codes, id);
    else tx.put(codes, id, { ...document, wrong: document.wrong + 1 });
  }
}

/** Removes what has run out; called by a daily job. */
export async function sweepCodes(tx: Transaction): Promise<void> {
  for (const { id } of (await tx.find(codes, { where: { expires: { to: tx.at } } })).rows) tx.drop(codes, id);
  for (const { id } of (await tx.find(codeTries, { where: { since: { to: tx.at - WINDOW } } })).rows) {
    tx.drop(codeTries, id);
  }
}

/** True for text that can only be a code, as it is handed out or with its dashes lost: then it may be said alone. */
export const looksLikeCode = (text: string): boolean =>
  // A sentence of 28 letters is no code: in 28 random characters a digit is as good as certain.
  /\d/.test(text.normalize('NFKC')) &&
  // Nor is one with words of another script or marks in it, whatever letters it has besides.
  !/[\p{Script=Han};=<>()[\]{}?？!！]/u.test(text) &&
  /^[0-9A-Z]{28}$/.test(normalised(text));

/** `7K3QX-…`: groups of seven, 28 characters for 17 bytes. */
function spell(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let out = '';
  for (let i = 0; i < 28; i++) {
    out = `${ALPHABET[Number(bits & 31n)] ?? ''}${out}`;
    bits >>= 5n;
  }
  return (out.match(/.{7}/g) ?? []).join('-');
}

/** Case, dashes and blanks don't matter; O is read as 0, I and L as 1. */
const normalised = (code: string): string =>
  code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');
const hashOf = (code: string): string => sha256(normalised(code));
