import { dateOf } from '../../base/time.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import { membersOf } from '../../people/who.ts';
import type { WorkCalendar } from '../../schedule/calendar.ts';
import type { AfterCommit, JobKind } from '../../schedule/jobs.ts';
import { nextWorkMorning } from '../../schedule/morning.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import { shortCode } from '../../standards/code.ts';
import type { Transaction } from '../../store/store.ts';
import { assignedOn } from './assigned.ts';
import { changeBlocks } from './change-lines.ts';
import type { Handbook } from './handbook.ts';
import { messages } from './messages.ts';
import { assignmentId, assignments, handbooksKnown, handbookVersions, knownId, versionId } from './model.ts';
import { openRoom, type Room } from './room.ts';
import { changesSince, countOf, keepVersion } from './versions.ts';

export const HANDBOOK_NOTICES_KIND = 'handbook-notices';

export interface HandbookNoticePorts {
  readonly zone: string;
  readonly calendar: WorkCalendar;
  readonly catalogue: () => Catalogue;
  /** Says something to a person within the job's transaction; undefined when they can't be reached. */
  readonly tell: (tx: Transaction, person: string, reply: Reply) => Promise<AfterCommit | undefined>;
}

/**
 * On the morning of each workday: who holds a post whose handbook has changed is told what. Each person once a version; who
 * can't be reached is tried again the next morning, and who is met for the first time is told nothing: all is new to them.
 */
export function handbookNoticesJob(ports: HandbookNoticePorts): JobKind {
  return {
    kind: HANDBOOK_NOTICES_KIND,
    next: (after) => nextWorkMorning(after, ports),
    run: async (tx, { at }) => {
      const room = await openRoom(tx, { catalogue: ports.catalogue(), now: at, zone: ports.zone });
      const books = new Map<string, { readonly handbook: Handbook; readonly number: number }>();
      const sent: (AfterCommit | undefined)[] = [];
      for (const member of await membersOf(tx, '全员', at)) {
        for (const post of await room.posts.of(member)) {
          const known = books.get(post.id) ?? (await numbered(tx, room.handbook(post)));
          books.set(post.id, known);
          sent.push(await tellOne(tx, known, member.id, room, ports));
        }
      }
      sent.push(...(await tellAssigners(tx, room, ports)));
      return () => {
        for (const after of sent) after?.();
      };
    },
  };
}

const numbered = async (tx: Transaction, handbook: Handbook) => ({
  handbook,
  number: (await keepVersion(tx, handbook)).number,
});

async function tellOne(
  tx: Transaction,
  { handbook, number }: { readonly handbook: Handbook; readonly number: number },
  person: string,
  { catalogue }: Room,
  { tell }: HandbookNoticePorts,
): Promise<AfterCommit | undefined> {
  const post = handbook.post.id;
  const id = knownId(post, person);
  const known = await tx.get(handbooksKnown, id);
  if (known?.number === number) return undefined;
  const before = known && (await tx.get(handbookVersions, versionId(post, known.number)));
  const changes = before && changesSince(before, handbook, catalogue);
  const sent =
    changes && countOf(changes) > 0
      ? await tell(tx, person, {
          blocks: changeBlocks(changes, post, ({ zh }) => zh),
          buttons: [
            { label: messages.show.zh, say: `手册 ${post}` },
            { label: messages.file.zh, say: `手册文件 ${post}` },
          ],
        })
      : undefined;
  if (sent || !changes || countOf(changes) === 0) tx.put(handbooksKnown, id, { number, at: tx.at });
  return sent;
}

/** Who assigned a clause is told once that its words have changed since: perhaps it is for somebody else now. */
async function tellAssigners(
  tx: Transaction,
  { assignments: held, catalogue, day }: Room,
  { tell, zone }: HandbookNoticePorts,
): Promise<(AfterCommit | undefined)[]> {
  const byPerson = new Map<string, { readonly line: string; readonly done: () => void }[]>();
  for (const assignment of held) {
    const now = assignedOn(assignment, catalogue, day);
    const digest = now?.digest ?? '';
    if (digest === assignment.digest || digest === assignment.told) continue;
    const line = [
      `${shortCode(assignment.code)} ${assignment.number} → ${assignment.post}`,
      dateOf(assignment.at, zone),
      ...(now && now.clauses.length > 0 ? [] : [messages.gone.zh]),
    ].join(' · ');
    const done = (): void => tx.put(assignments, assignmentId(assignment), { ...assignment, told: digest });
    byPerson.set(assignment.by, [...(byPerson.get(assignment.by) ?? []), { line, done }]);
  }
  const sent: (AfterCommit | undefined)[] = [];
  for (const [person, changed] of byPerson) {
    const after = await tell(tx, person, {
      blocks: [
        ...lines(messages.changedAfter(changed.length).zh),
        { kind: 'list', items: changed.map(({ line }) => line) },
      ],
      buttons: [{ label: messages.list.zh, say: '分解清单' }],
    });
    if (after) for (const { done } of changed) done();
    sent.push(after);
  }
  return sent;
}
