import { keepUnanswered } from '../answers/gaps/gaps.ts';
import { answers } from '../answers/model.ts';
import type { CommandCore } from '../command-list.ts';
import type { Command } from '../commands/command.ts';
import type { Turn } from '../commands/turn.ts';
import type { Core } from '../core.ts';
import type { Team } from '../people/model.ts';
import type { Located } from '../standards/catalogue.ts';
import { itemsOf } from '../study/bank/make.ts';
import { type MeetingJobPorts, meetingDue, studyDue } from '../study/meetings/call.ts';
import { meetingCommands } from '../study/meetings/commands.ts';
import { meetingJobs } from '../study/meetings/jobs.ts';
import type { MeetingPorts } from '../study/meetings/ports.ts';
import { promptCommands } from '../study/prompts/commands.ts';
import type { Pushes } from '../study/pushes/pushes.ts';
import { isFor } from '../study/quiz/candidates.ts';
import type { QuizPorts } from '../study/quiz/ports.ts';
import type { Dues } from '../study/schedules/model.ts';
import { clauseFinder } from './study-ports.ts';

/** Clauses of one topic that are considered: what lies farther off is about something else. */
const NEAREST = 8;

/** What a topic is about, as a notice board would have it: a clause or standard that is named, else what speaks of it. */
function aboutOn(shelf: Core['shelf'], zone: string): MeetingPorts['about'] {
  const { placeOf, clausesAbout } = clauseFinder(shelf);
  return (topic, team, now) => {
    const reader = { now, zone, language: 'zh' as const, speaker: { guest: false } };
    const place = placeOf(topic, reader);
    const here = (located: Located): boolean => isFor(team, located);
    if (!place) return clausesAbout(topic, reader).filter(here).slice(0, NEAREST);
    const { edition, clause, parts } = place;
    if (place.rest.trim() !== '' && place.number === undefined)
      return clausesAbout(place.rest, reader, edition).slice(0, NEAREST);
    const named = place.number === undefined ? edition.clauses : clause ? [clause] : parts;
    return named.map((one) => ({ edition, clause: one }));
  };
}

type Needs = Pick<Core, 'settings' | 'shelf'>;

/** What meetings and study prompts know of the standards. */
function meetingPortsOn({ settings, shelf }: Needs, quiz: QuizPorts): MeetingPorts {
  const catalogue = () => shelf().catalogue;
  return {
    zone: settings.ZHIBIAO_TIMEZONE,
    catalogue,
    about: aboutOn(shelf, settings.ZHIBIAO_TIMEZONE),
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
