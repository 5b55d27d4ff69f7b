import type { CommandCore } from './command-list.ts';
import type { Command } from './commands/command.ts';
import type { Core } from './core.ts';
import { dutyCollections } from './people/duty.ts';
import { createRecordTypes } from './record-types.ts';
import { recordCommands } from './records/commands.ts';
import { armDue, DUE_KIND, dueJobs, KEPT_KIND, type PushTo } from './records/due/jobs.ts';
import { recordCollections } from './records/model.ts';
import type { RecordPorts } from './records/ports.ts';
import type { JobKind } from './schedule/jobs.ts';

/** What records keep. */
export const recordDocuments = [...recordCollections, ...dutyCollections];

/** Jobs of records that the next run makes up for. */
export const RECORD_SELF_HEALING: readonly string[] = [DUE_KIND, KEPT_KIND];

/** One of a program: the folder's types are read once. */
const ports = new WeakMap<Core['shelf'], RecordPorts>();

function recordPorts({
  settings,
  calendar,
  shelf,
  places,
}: Pick<Core, 'settings' | 'calendar' | 'shelf' | 'places'>): RecordPorts {
  const known = ports.get(shelf) ?? {
    zone: settings.ZHIBIAO_TIMEZONE,
    calendar,
    places,
    catalogue: () => shelf().catalogue,
    types: createRecordTypes(settings.ZHIBIAO_KNOWLEDGE, { warn: () => {} }),
  };
  ports.set(shelf, known);
  return known;
}

/** What can be said of records. */
export function recordTalk(core: CommandCore): Command[] {
  const own = recordPorts(core);
  return recordCommands({ ...own, filed: (tx, record, now) => armDue(tx, record, now, own) });
}

/** What of records happens at times of its own. */
export const recordJobs = (core: Core, push: PushTo): JobKind[] => dueJobs({ ...recordPorts(core), push });
