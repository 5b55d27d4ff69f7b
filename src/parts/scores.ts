import type { CommandCore } from '../command-list.ts';
import type { Command } from '../commands/command.ts';
import type { FileMaker } from '../commands/file-order.ts';
import type { TodoSource } from '../commands/todo.ts';
import type { Core } from '../core.ts';
import { drawTalk } from '../inspection/draws/commands.ts';
import { drawCollections } from '../inspection/draws/model.ts';
import { planTalk } from '../inspection/plans/commands.ts';
import { MORNING_KIND, type MorningPorts, morningJob } from '../inspection/plans/jobs.ts';
import { planCollections } from '../inspection/plans/model.ts';
import { rewardCommand, rewardListCommand } from '../inspection/rewards/commands.ts';
import { rewardCollections } from '../inspection/rewards/model.ts';
import { appealTodo } from '../inspection/scores/answer-command.ts';
import { scoreCommands } from '../inspection/scores/commands.ts';
import { scoreFiles } from '../inspection/scores/documents.ts';
import { DRAFT_KIND, missedScores, ownsScoreJob, scoreJobs } from '../inspection/scores/jobs.ts';
import { scoreCollections } from '../inspection/scores/model.ts';
import { signTodo } from '../inspection/scores/sign-command.ts';
import type { RandomBytes } from '../people/codes.ts';
import { orderFile } from '../runtime/file-job.ts';
import type { AfterCommit, Job, JobKind, JobRun } from '../schedule/jobs.ts';
import type { Transaction } from '../store/store.ts';
import { findingPortsOf } from './inspection.ts';

/** What scores, plans, draws and rewards keep. */
export const assessmentCollections = [
  ...scoreCollections,
  ...planCollections,
  ...drawCollections,
  ...rewardCollections,
];

/** What of them waits for somebody. */
export const assessmentTodos: readonly TodoSource[] = [signTodo, appealTodo];

/** Everything that can be said of scores, plans, draws and rewards. */
export function assessmentTalk(core: CommandCore, randomBytes: RandomBytes): Command[] {
  const ports = findingPortsOf(core);
  return [
    ...scoreCommands({ ...ports, orderFile }),
    ...planTalk(ports),
    ...drawTalk({ ...ports, randomBytes }),
    rewardCommand(),
    rewardListCommand(),
  ];
}

/** The papers of scores and findings that turns may order. */
export const assessmentFiles = ({ catalogue, calendar, settings }: Core): readonly FileMaker[] =>
  scoreFiles({ catalogue, calendar, zone: settings.ZHIBIAO_TIMEZONE });

/** Schedules of theirs that are always there. */
export const ASSESSMENT_SCHEDULES: readonly string[] = [DRAFT_KIND, MORNING_KIND];

/** What of them happens at times of its own. */
export interface AssessmentWork {
  readonly kinds: readonly JobKind[];
  owns(run: JobRun): boolean;
  missed(tx: Transaction, run: JobRun, job: Job): Promise<AfterCommit | undefined>;
}

export function assessmentWork(core: Core, push: MorningPorts['push']): AssessmentWork {
  const { catalogue, calendar, settings, places } = core;
  const ports = { catalogue, calendar, places, zone: settings.ZHIBIAO_TIMEZONE, serviceNames: {}, push };
  return {
    kinds: [...scoreJobs(ports), morningJob(ports)],
    owns: (run) => ownsScoreJob(run) || run.kind === MORNING_KIND,
    // A morning that was missed is made up for by the next.
    missed: async (tx, run, job) => (run.kind === MORNING_KIND ? undefined : missedScores(tx, run, job, ports)),
  };
}
