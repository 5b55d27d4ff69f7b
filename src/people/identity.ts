import { createHash } from 'node:crypto';
import type { Identity } from './speaker.ts';

/** One string for one account. JSON keeps the three parts apart whatever stands in them. */
export const identityKey = ({ platform, tenant, id }: Identity): string => JSON.stringify([platform, tenant ?? '', id]);

/** A guest's internal id: says nothing about the account, and is the same each time. */
export const guestId = (identity: Identity): string =>
  `guest-${createHash('sha256').update(identityKey(identity)).digest('base64url').slice(0, 22)}`;
