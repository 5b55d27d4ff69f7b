import { allCollections } from './collections.ts';
import type { Core } from './core.ts';
import { eraseJob } from './erasure/job.ts';
import { type JobPorts, jobKinds, reportRun } from './job-list.ts';
import { findingWork } from './parts/finding.ts';
import { handbookJobs } from './parts/handbook.ts';
import { recordJobs } from './parts/records.ts';
import { assessmentWork } from './parts/scores.ts';
import { studyJobs } from './parts/study.ts';
import { builtinKinds } from './runtime/builtin-jobs.ts';
import type { Telling } from './runtime/telling.ts';
import type { AfterCommit, Job, JobKind, JobRun } from './schedule/jobs.ts';
import type { Transaction } from './store/store.ts';

/** What a capability makes of its own jobs that were missed or given up. */
interface Owner {
  readonly owns: (run: JobRun) => boolean;
  readonly missed: (tx: Transaction, run: JobRun, job: Job) => Promise<AfterCommit | undefined>;
}

export interface Work {
  readonly kinds: readonly JobKind[];
  readonly report: Owner['missed'];
}

/** Everything that happens at times of its own, and who is told when it could not. */
export function allWork(core: Core, telling: Telling, builtin: boolean): Work {
  const ports: JobPorts = { core, tell: telling.tell };
  const study = studyJobs({ core, ...telling });
  const push = study.pushes.pushToPerson;
  const findings = findingWork(core, push);
  const assessment = assessmentWork(core, push);
  const owners: readonly Owner[] = [findings, assessment, { owns: study.owns, missed: study.reportMissed }];
  const otherwise = reportRun(ports);
  return {
    kinds: [
      ...jobKinds(ports),
      ...handbookJobs(core, telling),
      ...study.kinds,
      ...findings.kinds,
      ...assessment.kinds,
      ...recordJobs(core, push, telling.tell),
      eraseJob(ports, allCollections),
      ...(builtin ? builtinKinds(ports) : []),
    ],
    report: (tx, run, job) => (owners.find(({ owns }) => owns(run))?.missed ?? otherwise)(tx, run, job),
  };
}
