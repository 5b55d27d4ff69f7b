import type { Turn } from '../../commands/turn.ts';
import type { Team } from '../../people/model.ts';
import type { WorkCalendar } from '../../schedule/calendar.ts';
import type { Reader } from '../../store/store.ts';
import type { ChoosePorts } from '../prompts/choose.ts';
import type { TalkPorts } from '../prompts/prompt.ts';

/** What meetings know of the standards. */
export interface MeetingPorts extends ChoosePorts, TalkPorts {}

/** What the commands about meetings need besides. */
export interface MeetingCommandPorts extends MeetingPorts {
  readonly calendar: WorkCalendar;
  /** The team that a group speaks for; undefined in private and in groups that speak for none. */
  readonly teamOf: (turn: Turn) => Promise<Team | undefined>;
  /** The conversation of a team's group where the speaker is. */
  readonly groupOf: (turn: Turn, team: Team) => Promise<string | undefined>;
  /** Keeps a question that nobody could answer, to be answered later. @returns its ref */
  readonly keepQuestion: (turn: Turn, question: string) => Promise<string>;
  /** The words of such a question; undefined once they are erased. */
  readonly questionOf: (reader: Reader, ref: string) => Promise<string | undefined>;
}
