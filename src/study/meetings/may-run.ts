import type { Turn } from '../../commands/turn.ts';
import { isForeman } from '../handbook/posts.ts';
import { isOfTeam } from './desk.ts';
import type { Meeting } from './model.ts';

/** Who ends a meeting or says how long it was: who called it, managers, and of the team its lead and foreman. Source: TY 105, 4.4. */
export async function mayRunMeeting({ speaker, tx, now }: Turn, { owner, team }: Meeting): Promise<boolean> {
  if (owner === speaker.id || speaker.roles.has('manager')) return true;
  if (team === undefined) return speaker.roles.has('workgroup');
  const leads = speaker.roles.has('supplier_lead') || speaker.posts.some(isForeman);
  return leads && isOfTeam(tx, speaker.id, team, now);
}

const OVERSEES = ['manager', 'supervisor', 'leader'] as const;

/** Whether the speaker sees who was there, whoever it is. */
export const seesEverybody = ({ speaker }: Turn, { owner, team }: Pick<Meeting, 'owner' | 'team'>): boolean =>
  owner === speaker.id ||
  OVERSEES.some((role) => speaker.roles.has(role)) ||
  (team === undefined && speaker.roles.has('workgroup'));
