import type { Instant } from '../base/clock.ts';
import type { Sentence } from '../base/sentence.ts';
import type { CommandCore } from '../command-list.ts';
import type { Command } from '../commands/command.ts';
import type { Core } from '../core.ts';
import { dutyCollections } from '../people/duty.ts';
import { recordCommands } from '../records/commands.ts';
import { armDue, DUE_KIND, dueJobs, KEPT_KIND, type PushTo } from '../records/due/jobs.ts';
import { recordCollections } from '../records/model.ts';
import { type PlaceBoard, placeBoard } from '../records/place/board.ts';
import type { Filed, RecordPorts } from '../records/ports.ts';
import { type SheetPorts, sheetJob } from '../records/sheets/job.ts';
import { armSignals, SIGNALS_KIND, signalsJob } from '../records/signals/job.ts';
import { observe } from '../records/signals/observe.ts';
import type { JobKind } from '../schedule/jobs.ts';
import type { Reader } from '../store/store.ts';

/** What records keep. */
export const recordDocuments = [...recordCollections, ...dutyCollections];

/** Jobs of records that the next run makes up for. */
export const RECORD_SELF_HEALING: readonly string[] = [DUE_KIND, KEPT_KIND, SIGNALS_KIND];

type RecordCore = Pick<Core, 'settings' | 'calendar' | 'catalogue' | 'places' | 'recordTypes'>;

const recordPorts = ({ settings, calendar, catalogue, places, recordTypes }: RecordCore): RecordPorts => ({
  zone: settings.ZHIBIAO_TIMEZONE,
  calendar,
  places,
  catalogue,
  types: recordTypes,
});

/** What can be said of records. */
export function recordTalk(core: CommandCore): Command[] {
  const own = recordPorts({ ...core, catalogue: () => core.shelf().catalogue });
  const filed: Filed = async (tx, record, now) => {
    await armDue(tx, record, now, own);
    if (await observe(tx, record, now, own.zone)) await armSignals(tx, now, own.zone);
  };
  return recordCommands({ ...own, filed });
}

/** What is due at a place, for its page; undefined for a code that no place has. */
export const boardOf =
  (core: RecordCore) =>
  (reader: Reader, code: string, now: Instant, say?: (sentence: Sentence) => string): Promise<PlaceBoard | undefined> =>
    placeBoard(reader, code, now, recordPorts(core), say);

/** What of records happens at times of its own. */
export function recordJobs(core: Core, push: PushTo, tell: SheetPorts['tell']): JobKind[] {
  const own = recordPorts(core);
  const readAttachment = async (hash: string) => (await core.store.getBlob(hash)) ?? new Uint8Array();
  return [
    ...dueJobs({ ...own, push }),
    signalsJob({ zone: own.zone, push }),
    sheetJob({ ...own, readAttachment, tell }),
  ];
}
