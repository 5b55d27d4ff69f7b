import type { Reader, Transaction } from '../store/store.ts';
import { identities } from './documents.ts';
import { identityKey } from './identity.ts';
import type { Identity } from './speaker.ts';

/** Whose account it is, if anybody's. */
export const ownerOf = (reader: Reader, identity: Identity): Promise<string | undefined> =>
  ownerOfKey(reader, identityKey(identity));

/** The same by {@link identityKey}. */
export async function ownerOfKey(reader: Reader, key: string): Promise<string | undefined> {
  const [row] = (await reader.find(identities, { where: { key }, limit: 1 })).rows;
  // Written before ids stopped saying whose they are, one stands under its key.
  return (row?.document ?? (await reader.get(identities, key)))?.person;
}

/** Gives an account, by its key, to a person; whoever had it before loses it. Undefined: to nobody. */
export async function setOwner(tx: Transaction, key: string, person: string | undefined): Promise<void> {
  for (const { id } of (await tx.find(identities, { where: { key } })).rows) tx.drop(identities, id);
  if (await tx.get(identities, key)) tx.drop(identities, key);
  if (person !== undefined) tx.put(identities, `ID-${await tx.next('identity')}`, { key, person, since: tx.at });
}
