import type { Transaction } from '../store/store.ts';
import { issueCode, type RandomBytes } from './codes.ts';
import { codes } from './documents.ts';
import { type Moment, whoHolds } from './who.ts';

/**
 * A code for the console while nobody administers: who sends it to the bot becomes administrator. Codes of earlier starts
 * end. The demonstration's administrator does not count: nobody can be them on a real platform.
 * @returns undefined when there is an administrator.
 */
export async function firstAdministratorCode(
  tx: Transaction,
  moment: Moment,
  randomBytes: RandomBytes,
): Promise<string | undefined> {
  for (const { id } of (await tx.find(codes, { where: { purpose: 'first-administrator' } })).rows) tx.drop(codes, id);
  const administrators = await whoHolds(tx, 'administrator', moment);
  if (administrators.some(({ person }) => !person.demonstration)) return undefined;
  return issueCode(tx, { purpose: 'first-administrator' }, randomBytes);
}
