import { dateOf } from '../base/time.ts';
import type { CommandCore } from '../command-list.ts';
import type { Command } from '../commands/command.ts';
import type { Reply } from '../commands/reply.ts';
import type { Turn } from '../commands/turn.ts';
import type { Core } from '../core.ts';
import { exportCommand } from '../export/command.ts';
import { monthIn } from '../inspection/scores/words.ts';
import type { Tell } from '../job-list.ts';
import type { Team } from '../people/model.ts';
import { teamOf } from '../people/who.ts';
import { orderFile } from '../runtime/file-job.ts';
import type { AfterCommit, Job, JobKind, JobRun } from '../schedule/jobs.ts';
import type { Transaction } from '../store/store.ts';
import { contributionCommand } from '../study/contributions/command.ts';
import { masteryCommands } from '../study/mastery/commands.ts';
import { masteryCollections } from '../study/mastery/model.ts';
import { dailySingleJob, SINGLE_KIND } from '../study/mastery/single.ts';
import { isMeetingJob, meetingMissed } from '../study/meetings/jobs.ts';
import { meetingCollections } from '../study/meetings/model.ts';
import { pushCollections } from '../study/pushes/model.ts';
import { muteCommand } from '../study/pushes/mute-command.ts';
import { createPushes, DEFERRED_KIND, DIGEST_KIND, type Pushes } from '../study/pushes/pushes.ts';
import { quizCommands } from '../study/quiz/commands.ts';
import { QUIZ_KINDS, quizDue, quizJobs, quizMissed } from '../study/quiz/jobs.ts';
import { quizCollections } from '../study/quiz/model.ts';
import type { QuizPorts } from '../study/quiz/ports.ts';
import { MAKE_UP_KIND, SCHEDULE_KIND } from '../study/schedules/arm.ts';
import { scheduleCommands } from '../study/schedules/commands.ts';
import { type DuePorts, reportMissedSchedule, scheduleJobs } from '../study/schedules/fall-due.ts';
import { type Dues, scheduleDocuments } from '../study/schedules/model.ts';
import { type ServiceNames, teamReader } from '../study/schedules/team.ts';
import { contestCollections, contestCommands, contestWork, withContests } from './contests.ts';
import { otherDeeds } from './contributions.ts';
import { exportKinds } from './export-kinds.ts';
import { meetingWork, studyTalk } from './meetings.ts';
import { quizPortsOn, servicesSaying } from './quiz-ports.ts';

/** What learning keeps of schedules and of what is told unasked. */
export const studyCollections = [
  ...scheduleDocuments,
  ...pushCollections,
  ...contestCollections,
  ...quizCollections,
  ...masteryCollections,
  ...meetingCollections,
];

/** Schedules of learning that are always there. */
export const STUDY_SCHEDULES: readonly string[] = [SINGLE_KIND];

/** Says something in every group of a team; undefined when it has none. */
export type TellTeam = (tx: Transaction, team: Team, reply: Reply) => Promise<AfterCommit | undefined>;

export interface StudyPorts {
  readonly core: Core;
  readonly tell: Tell;
  readonly tellTeam: TellTeam;
}

/** What of learning happens at times of its own. */
export interface StudyJobs {
  readonly pushes: Pushes;
  readonly kinds: readonly JobKind[];
  /** Whether a missed job is one of a schedule's, or a push that was put off. */
  owns(run: JobRun): boolean;
  reportMissed(tx: Transaction, run: JobRun, job: Job): Promise<AfterCommit | undefined>;
}

export function studyJobs({ core, tell, tellTeam }: StudyPorts): StudyJobs {
  const zone = core.settings.ZHIBIAO_TIMEZONE;
  const pushes = createPushes({ zone, tell, tellTeam });
  const quiz = { ...quizPortsOf(core), pushes };
  const contest = contestWork(quiz, pushes);
  const meeting = meetingWork(core, quiz, pushes);
  const dues: Dues = { quiz: quizDue(quiz), ...meeting.dues };
  const ports: DuePorts = {
    zone,
    calendar: core.calendar,
    dues,
    tell: (tx, person, reply) => {
      const [lead] = reply.blocks;
      const text = lead?.kind === 'lead' ? lead.text : '';
      return pushes.pushToPerson(tx, person, { kind: 'notice', reply, line: { zh: text, en: text } });
    },
  };
  return {
    pushes,
    kinds: [
      ...pushes.kinds,
      ...scheduleJobs(ports),
      ...quizJobs(quiz),
      dailySingleJob(quiz),
      ...meeting.kinds,
      ...contest.kinds,
    ],
    owns: (run) =>
      isMeetingJob(run) ||
      contest.owns(run) ||
      [SCHEDULE_KIND, MAKE_UP_KIND, DEFERRED_KIND, DIGEST_KIND, SINGLE_KIND, ...QUIZ_KINDS].includes(run.kind),
    reportMissed: async (tx, run, job) => {
      // A question of the day that was missed is made up for by the next.
      if (run.kind === SINGLE_KIND) return undefined;
      if (run.kind === DEFERRED_KIND || run.kind === DIGEST_KIND) return pushes.late(tx, job);
      if (QUIZ_KINDS.includes(run.kind)) return quizMissed(tx, run, job.payload, quiz);
      if (contest.owns(run)) return contest.missed(tx, job);
      if (isMeetingJob(run)) return meetingMissed(tx, job, meeting.ports);
      return reportMissedSchedule(tx, run, job, ports);
    },
  };
}

export function studyCommands(core: CommandCore): Command[] {
  const { shelf, calendar } = core;
  const serviceNames = shelf().catalogue.glossary.services;
  const teamHere = async ({ tx, conversation, speaker }: Turn): Promise<Team | undefined> => {
    if (conversation.kind !== 'group' || !speaker.identity) return undefined;
    const { platform } = speaker.identity;
    return teamOf(tx, platform, conversation.id, core.honoursDemonstration(platform));
  };
  const groups = {
    teamOf: teamHere,
    groupOf: async ({ tx, speaker }: Turn, team: Team) =>
      speaker.identity && core.conversationOf(tx, team, speaker.identity.platform),
  };
  return [
    ...scheduleCommands({
      serviceNames,
      calendar,
      places: core.places,
      servicesSaying: servicesSaying(() => shelf().catalogue),
      topicFits: (topic) => shelf().search(topic, { limit: 1, filter: () => true }).length > 0,
      teamOf: teamHere,
    }),
    ...quizCommands({
      ...quizPortsOf(core),
      serviceNames,
      ...groups,
    }),
    ...studyTalk(core, quizPortsOf(core), groups),
    ...masteryCommands({ ...quizPortsOf(core), serviceNames, orderFile }),
    ...contestCommands(core, quizPortsOf(core), groups),
    exportCommand({
      kinds: exportKinds,
      orderFile,
      teamIn: teamNamed(serviceNames),
      monthIn: (text, turn) => {
        const said = monthIn(text, turn, calendar);
        return said && 'month' in said ? said.month : undefined;
      },
    }),
    contributionCommand({ otherDeeds }),
    muteCommand(calendar),
  ];
}

/** The team that a text names, where it names one. */
function teamNamed(names: ServiceNames): (text: string) => Team | undefined {
  const read = teamReader(names);
  return (text) => {
    const found = read(text);
    return found && 'team' in found ? found.team : undefined;
  };
}

/** Makes the questions ahead of time in pieces of a few milliseconds, so that no quiz and nobody else waits for them. */
export async function makeQuestions(core: Core): Promise<void> {
  const day = dateOf(core.clock.now(), core.settings.ZHIBIAO_TIMEZONE);
  await quizPortsOf(core).makeAll?.(day, () => new Promise((resolve) => setImmediate(resolve)));
}

/** One of a program, so that its questions are made once. */
const quizPorts = new WeakMap<Core['shelf'], QuizPorts>();

function quizPortsOf({ settings, calendar, shelf }: Pick<Core, 'settings' | 'calendar' | 'shelf'>): QuizPorts {
  const setting = { knowledge: settings.ZHIBIAO_KNOWLEDGE, zone: settings.ZHIBIAO_TIMEZONE, calendar, shelf };
  const ports = quizPorts.get(shelf) ?? withContests(quizPortsOn(setting));
  quizPorts.set(shelf, ports);
  return ports;
}
