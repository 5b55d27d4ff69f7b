import { z } from 'zod';
import type { Result } from '../../base/result.ts';
import type { Sentence } from '../../base/sentence.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import { type Duty, setDuties } from '../../people/duty.ts';
import { personById } from '../../people/who.ts';
import type { AfterCommit, JobKind } from '../../schedule/jobs.ts';
import type { Service } from '../../standards/model.ts';
import type { Transaction } from '../../store/store.ts';
import { setMenu } from '../menu/command.ts';
import type { MenuRow } from '../menu/read.ts';
import type { RecordPorts } from '../ports.ts';
import { rosterMessages } from '../roster/messages.ts';
import { dutiesOf, hoursIn, serviceOf, shiftIn } from '../roster/read.ts';
import { SHEET_KIND } from './kind.ts';
import { type RosterCells, readMenuSheet, readRosterSheet, type SheetRead, sheetMessages } from './sheet.ts';

const payloadSchema = z.object({ hash: z.string(), by: z.string(), what: z.enum(['menu', 'roster']) });
const LISTED_MOST = 10;

export interface SheetPorts extends RecordPorts {
  readonly readAttachment: (hash: string) => Promise<Uint8Array>;
  readonly tell: (tx: Transaction, person: string, reply: Reply) => Promise<AfterCommit | undefined>;
}

/** Reads a menu or a roster out of an .xlsx, outside of the turn; a faulty row is refused by itself and said. */
export const sheetJob = (ports: SheetPorts): JobKind => ({
  kind: SHEET_KIND,
  next: () => undefined,
  prepare: async ({ payload }) => {
    const { hash, what } = payloadSchema.parse(payload);
    const bytes = await ports.readAttachment(hash);
    return what === 'menu' ? readMenuSheet(bytes) : readRosterSheet(bytes);
  },
  run: async (tx, { payload }, prepared) => {
    const { by, what } = payloadSchema.parse(payload);
    const read = prepared as Result<SheetRead<unknown>, Sentence>;
    const say = (sentences: readonly Sentence[]) => ports.tell(tx, by, replyOf(sentences));
    if (!read.ok) return say([read.error]);
    if (what === 'menu') {
      const rows = read.value.rows as readonly MenuRow[];
      for (const row of rows) setMenu(tx, row, by, ports.zone);
      return say([sheetMessages.taken('菜单', rows.length), ...read.value.refused]);
    }
    const { taken, refused } = await takeRoster(tx, read.value.rows as readonly RosterCells[], by, ports);
    return say([sheetMessages.taken('排班表', taken), ...read.value.refused, ...refused]);
  },
});

const replyOf = ([first, ...others]: readonly Sentence[]): Reply => ({
  blocks: [
    ...lines(first?.zh ?? ''),
    ...(others.length === 0
      ? []
      : [{ kind: 'list' as const, items: others.slice(0, LISTED_MOST).map(({ zh }) => zh) }]),
  ],
  buttons: [],
});

async function takeRoster(tx: Transaction, rows: readonly RosterCells[], by: string, ports: SheetPorts) {
  const refused: Sentence[] = [];
  const byService = new Map<Service, Omit<Duty, 'service'>[]>();
  const own = await ownService(tx, by, ports);
  let taken = 0;
  for (const { row, date, shift, hours, names, location } of rows) {
    const clock = hoursIn(hours);
    const read = await shiftIn(`${shift} ${location} ${names}`, tx, ports.places(), tx.at);
    const service = read.people.length === 0 ? undefined : await serviceOf(tx, read.people, tx.at, ports.zone);
    if (!clock) refused.push(sheetMessages.refused(row, rosterMessages.noHours.zh));
    else if (read.unknown.length > 0) refused.push(sheetMessages.refused(row, rosterMessages.nobody(read.unknown).zh));
    else if (!service) refused.push(sheetMessages.refused(row, rosterMessages.who.zh));
    else if (own !== undefined && own !== service)
      refused.push(sheetMessages.refused(row, rosterMessages.noService.zh));
    else {
      byService.set(service, [...(byService.get(service) ?? []), ...dutiesOf(date, clock.hours, read, by, ports.zone)]);
      taken += 1;
    }
  }
  for (const [service, set] of byService) await setDuties(tx, service, set);
  return { taken, refused };
}

/** A supplier's people set the roster of their own service only. */
async function ownService(tx: Transaction, by: string, ports: SheetPorts): Promise<Service | undefined> {
  const member = await personById(tx, by, tx.at);
  return member && serviceOf(tx, [member], tx.at, ports.zone);
}
