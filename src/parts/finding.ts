import type { CommandCore } from '../command-list.ts';
import type { Command } from '../commands/command.ts';
import type { Core } from '../core.ts';
import { listCommand } from '../inspection/findings/list-command.ts';
import { TERM_KIND } from '../inspection/findings/marks.ts';
import { rateCommand } from '../inspection/findings/rate-command.ts';
import { missedTerm, type PushTo, termJob } from '../inspection/findings/reminders.ts';
import { repetitionCommand } from '../inspection/findings/repetition.ts';
import { showCommand } from '../inspection/findings/show-command.ts';
import { voidCommand } from '../inspection/findings/void-command.ts';
import { rectificationCommands } from '../inspection/rectification/commands.ts';
import type { AfterCommit, Job, JobKind, JobRun } from '../schedule/jobs.ts';
import type { Transaction } from '../store/store.ts';
import { findingPortsOf } from './inspection.ts';

/** What can be said of findings once they are filed. */
export function findingTalk(core: CommandCore): Command[] {
  const ports = findingPortsOf(core);
  return [
    ...rectificationCommands(ports),
    listCommand(ports),
    showCommand(),
    rateCommand(),
    voidCommand(),
    repetitionCommand(ports),
  ];
}

/** What of findings happens at times of its own. */
export interface FindingWork {
  readonly kinds: readonly JobKind[];
  owns(run: JobRun): boolean;
  missed(tx: Transaction, run: JobRun, job: Job): Promise<AfterCommit | undefined>;
}

export function findingWork({ settings }: Pick<Core, 'settings'>, push: PushTo): FindingWork {
  const ports = { zone: settings.ZHIBIAO_TIMEZONE, push };
  return {
    kinds: [termJob(ports)],
    owns: ({ kind }) => kind === TERM_KIND,
    missed: (tx, run, job) => missedTerm(tx, job.payload, run.occurrence, ports),
  };
}
