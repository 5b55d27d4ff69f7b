import type { Turn } from '../../commands/turn.ts';
import type { Team } from '../../people/model.ts';
import { isMeeting, meetingIn } from '../schedules/words.ts';
import { isOfTeam, underWay } from './desk.ts';
import { type Meeting, meetingRef, meetings, SERIES } from './model.ts';
import type { MeetingCommandPorts } from './ports.ts';

const REF = new RegExp(`(?<![a-z])${SERIES}\\s*[-—－]?\\s*(\\d{1,6})(?:\\s*号)?`, 'i');

/** Which meeting a message names: `MT-3`, or its kind (周例会). */
export const meetingSaid = {
  required: false as const,
  ask: { zh: '', en: '' },
  read: (rest: string): { readonly value: string; readonly rest: string } | undefined => {
    const number = REF.exec(rest);
    if (number) return { value: meetingRef(Number(number[1])), rest: rest.replace(REF, ' ') };
    const kind = meetingIn(rest);
    return kind?.kind === undefined ? undefined : { value: kind.kind, rest: kind.rest };
  },
};

export const isRef = (said: string): boolean => REF.test(said);

export const meetingByRef = ({ tx }: Pick<Turn, 'tx'>, ref: string): Promise<Meeting | undefined> =>
  tx.get(meetings, ref);

/**
 * Meetings under way that a message may mean: in a group its team's, in private those of the speaker's teams (all, for who is
 * of none of them); of a kind, where one was named. Study prompts only where nothing else is.
 */
export async function meant(
  turn: Turn,
  said: string | undefined,
  ports: MeetingCommandPorts,
): Promise<readonly Meeting[]> {
  if (said !== undefined && isRef(said)) {
    const one = await meetingByRef(turn, said);
    return one ? [one] : [];
  }
  const here = await ports.teamOf(turn);
  const all = await underWay(turn.tx);
  const near: Meeting[] = [];
  for (const meeting of all) if (await concerns(turn, meeting, here)) near.push(meeting);
  // Somebody of no team (a supervisor who sits in) means whatever goes on where they speak from.
  const found = near.length > 0 || here !== undefined ? near : all.filter(({ kind }) => kind !== '学习');
  const ofKind = said !== undefined && isMeeting(said) ? found.filter(({ kind }) => kind === said) : found;
  const real = ofKind.filter(({ kind }) => kind !== '学习');
  return real.length > 0 ? real : ofKind;
}

async function concerns(turn: Turn, { team, owner }: Meeting, here: Team | undefined): Promise<boolean> {
  if (here !== undefined) return team === here || (team === '全员' && here !== undefined);
  if (owner === turn.speaker.id) return true;
  if (team === undefined) return turn.speaker.roles.has('workgroup');
  return isOfTeam(turn.tx, turn.speaker.id, team, turn.now);
}
