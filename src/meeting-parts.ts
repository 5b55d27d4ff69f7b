import { keepUnanswered } from './answers/gaps/gaps.ts';
import { answers } from './answers/model.ts';
import type { CommandCore } from './command-list.ts';
import type { Command } from './commands/command.ts';
import type { Turn } from './commands/turn.ts';
import type { Core } from './core.ts';
import type { Team } from './people/model.ts';
import { aboutOn } from './quiz-ports.ts';
import { itemsOf } from './study/bank/make.ts';
import { type MeetingJobPorts, meetingDue, studyDue } from './study/meetings/call.ts';
import { meetingCommands } from './study/meetings/commands.ts';
import { meetingJobs } from './study/meetings/jobs.ts';
import type { MeetingPorts } from './study/meetings/ports.ts';
import { promptCommands } from './study/prompts/commands.ts';
import type { Pushes } from './study/pushes/pushes.ts';
import type { QuizPorts } from './study/quiz/ports.ts';
import type { Dues } from './study/schedules/model.ts';
import { clauseFinder } from './study-ports.ts';

type Needs = Pick<Core, 'settings' | 'shelf'>;

/** What meetings and study prompts know of the standards. */
function meetingPortsOn({ settings, shelf }: Needs, quiz: QuizPorts): MeetingPorts {
  const catalogue = () => shelf().catalogue;
  return {
    zone: settings.ZHIBIAO_TIMEZONE,
    catalogue,
    about: aboutOn(shelf),
    questions: async (reader, team, key, day) => {
      const located = catalogue().byKey(key, day);
      const items = located ? itemsOf(located.clause, catalogue(), day) : [];
      const inUse = (await quiz.inUse?.(reader, items, { team, topics: [], day })) ?? items;
      return inUse.filter(({ clause }) => clause === key);
    },
  };
}

/** What of meetings and study prompts happens at times of its own. */
export interface MeetingWork {
  readonly ports: MeetingJobPorts;
  readonly kinds: ReturnType<typeof meetingJobs>;
  readonly dues: Pick<Dues, 'study' | 'meeting'>;
}

export function meetingWork(core: Needs, quiz: QuizPorts, pushes: Pushes): MeetingWork {
  const ports = { ...meetingPortsOn(core, quiz), pushes };
  return { ports, kinds: meetingJobs(ports), dues: { study: studyDue(ports), meeting: meetingDue(ports) } };
}

/** What can be said in and about meetings, and of what to study next. */
export function studyTalk(
  core: CommandCore,
  quiz: QuizPorts,
  groups: {
    readonly teamOf: (turn: Turn) => Promise<Team | undefined>;
    readonly groupOf: (turn: Turn, team: Team) => Promise<string | undefined>;
  },
): Command[] {
  const ports = {
    ...meetingPortsOn(core, quiz),
    ...groups,
    calendar: core.calendar,
    serviceNames: core.shelf().catalogue.glossary.services,
    placeOf: clauseFinder(core.shelf).placeOf,
    keepQuestion: keepUnanswered,
    questionOf: async (reader, ref) => (await reader.get(answers, ref))?.question || undefined,
  } satisfies Parameters<typeof meetingCommands>[0] & Parameters<typeof promptCommands>[0];
  return [...meetingCommands(ports), ...promptCommands(ports)];
}
