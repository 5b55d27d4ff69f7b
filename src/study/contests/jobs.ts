import { z } from 'zod';
import { type AfterCommit, type JobKind, putJob } from '../../schedule/jobs.ts';
import type { Transaction } from '../../store/store.ts';
import type { Pushes } from '../pushes/pushes.ts';
import type { QuizPorts } from '../quiz/ports.ts';
import { voiceOfJob } from '../quiz/voices.ts';
import { lineOf } from './describe.ts';
import { beginRound, ROUND_KIND } from './knowledge.ts';
import { messages } from './messages.ts';
import { type Contest, contestRef, contests } from './model.ts';
import type { ContestJobPorts } from './ports.ts';
import { beginJudging } from './skill.ts';

export const OPEN_KIND = 'contest-open';
/** Kinds of job that {@link contestMissed} takes care of when they were missed. */
export const CONTEST_KINDS: readonly string[] = [OPEN_KIND, ROUND_KIND];

const payloadSchema = z.object({ contest: z.number().int(), by: z.string() });

export type ContestWork = ContestJobPorts &
  QuizPorts & { readonly pushes: Pick<Pushes, 'pushToPerson' | 'pushToTeam'> };

/** Sets a contest to begin at an instant. */
export const armContest = (tx: Transaction, { number, by }: Contest, at: number): void =>
  putJob(tx, contestRef(number), { kind: OPEN_KIND, next: at, payload: { contest: number, by } });

/** What of contests happens at times of its own: they begin, and each further round of theirs. */
export function contestJobs(ports: ContestWork): JobKind[] {
  const run =
    (states: readonly Contest['state'][]): JobKind['run'] =>
    async (tx, { payload }) => {
      const contest = await tx.get(contests, contestRef(payloadSchema.parse(payload).contest));
      if (!contest || !states.includes(contest.state)) return undefined;
      // It has its hour: what comes later is of no use.
      const { voice, sent } = voiceOfJob(tx, ports.pushes, 'duty');
      if (contest.kind === 'knowledge') await beginRound(tx, contest, ports, voice);
      else await beginJudging(tx, contest, ports.zone, voice);
      return sent;
    };
  return [
    { kind: OPEN_KIND, next: () => undefined, run: run(['planned']) },
    { kind: ROUND_KIND, next: () => undefined, run: run(['open']) },
  ];
}

/** A contest that should have begun while the program was away: its manager decides. */
export async function contestMissed(
  tx: Transaction,
  payload: unknown,
  { pushes, zone }: Pick<ContestWork, 'pushes' | 'zone'>,
): Promise<AfterCommit | undefined> {
  const contest = await tx.get(contests, contestRef(payloadSchema.parse(payload).contest));
  if (!contest || (contest.state !== 'planned' && contest.state !== 'open')) return undefined;
  const ref = contestRef(contest.number);
  const { voice, sent } = voiceOfJob(tx, pushes, 'notice');
  await voice.person(contest.by, {
    blocks: [{ kind: 'lead', text: messages.missed(ref, lineOf(contest, tx.at, zone).zh).zh }],
    buttons: [
      { label: messages.beginNow.zh, say: `${ref} 现在开始` },
      { label: messages.cancel.zh, say: `取消比赛 ${ref}` },
    ],
    ref,
  });
  return sent;
}
