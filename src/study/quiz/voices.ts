import type { Instant } from '../../base/clock.ts';
import type { Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import type { Team } from '../../people/model.ts';
import type { AfterCommit } from '../../schedule/jobs.ts';
import type { Transaction } from '../../store/store.ts';
import type { Push } from '../pushes/model.ts';
import type { Pushes } from '../pushes/pushes.ts';
import type { Voice } from './ports.ts';

/** Within a turn: somebody has just asked for it, so it is told at once. */
export const voiceOfTurn = (turn: Turn, groupOf: (turn: Turn, team: Team) => Promise<string | undefined>): Voice => ({
  person: async (user, reply) => turn.notify({ user }, reply),
  team: async (team, reply) => {
    const conversation = await groupOf(turn, team);
    if (conversation !== undefined) turn.notify({ conversation }, reply);
  },
});

/** Within a job: told when people may be told, several things to one group as one. */
export function voiceOfJob(
  tx: Transaction,
  pushes: Pick<Pushes, 'pushToPerson' | 'pushToTeam'>,
  kind: Push['kind'],
): { readonly voice: Voice; readonly sent: AfterCommit } {
  const sent: AfterCommit[] = [];
  const keep = (after: AfterCommit | undefined): void => {
    if (after) sent.push(after);
  };
  return {
    voice: {
      person: async (person, reply, until) => keep(await pushes.pushToPerson(tx, person, pushOf(kind, reply, until))),
      team: async (team, reply) => keep(await pushes.pushToTeam(tx, team, pushOf(kind, reply))),
    },
    sent: () => {
      for (const after of sent) after();
    },
  };
}

function pushOf(kind: Push['kind'], reply: Push['reply'], until?: Instant): Push {
  const [first] = reply.blocks;
  const line = first && 'text' in first ? first.text : '';
  return { kind, reply, line: { zh: line, en: line }, ...(until === undefined ? {} : { until, lapses: true }) };
}

/** For who speaks alone with the bot: what is said to them is their reply. */
export function voiceOfReply(): { readonly voice: Voice; readonly said: () => Reply | undefined } {
  let last: Reply | undefined;
  return {
    voice: {
      person: async (_, reply) => {
        last = reply;
      },
      team: async () => {},
    },
    said: () => last,
  };
}
