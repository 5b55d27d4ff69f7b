import { z } from 'zod';
import type { Result } from '../base/result.ts';
import type { Sentence } from '../base/sentence.ts';
import { type Command, command } from '../commands/command.ts';
import { lines, type Reply } from '../commands/reply.ts';
import { type ImportReport, importPeople } from '../people/import-people.ts';
import { readPeopleSheet, type SheetRow } from '../people/sheet.ts';
import { type AfterCommit, type JobKind, putJob } from '../schedule/jobs.ts';
import type { Transaction } from '../store/store.ts';
import { messages } from './messages.ts';

export const IMPORT_KIND = 'people-import';
const payloadSchema = z.object({ hash: z.string(), by: z.string() });
const LISTED_MOST = 30;

/** 导入名册 with an .xlsx: the file is read by a job, outside of the turn's transaction, and the result told. */
export const importCommand: Command = command({
  intent: 'person.import',
  does: { zh: '从表格导入名册', en: 'import people from a sheet' },
  words: ['导入名册', '导入人员', '名册导入', 'import people'],
  may: ['administrator'],
  slots: {},
  examples: ['导入名册'],
  run: (turn): Reply => {
    const sheet = turn.attachments.find(({ name, type }) => /\.xlsx$/i.test(name) || type.includes('spreadsheetml'));
    if (!sheet) {
      return {
        outcome: 'ask',
        slots: {},
        missing: ['attachments'],
        blocks: lines(turn.say(messages.attachSheet)),
        buttons: [],
      };
    }
    putJob(turn.tx, `${IMPORT_KIND}-${sheet.hash}`, {
      kind: IMPORT_KIND,
      next: turn.now,
      payload: { hash: sheet.hash, by: turn.speaker.id },
    });
    return {
      outcome: 'auto',
      slots: { attachments: turn.attachments.length },
      missing: [],
      blocks: lines(turn.say(messages.importing)),
      buttons: [],
    };
  },
});

export interface ImportPorts {
  readonly zone: string;
  readonly readAttachment: (hash: string) => Promise<Uint8Array>;
  /** Says something to a person within the job's transaction. */
  readonly tell: (tx: Transaction, person: string, reply: Reply) => Promise<AfterCommit | undefined>;
}

/** Carries out what {@link importCommand} was asked for. */
export function importJob({ zone, readAttachment, tell }: ImportPorts): JobKind {
  return {
    kind: IMPORT_KIND,
    next: () => undefined,
    prepare: async ({ payload }) => readPeopleSheet(await readAttachment(payloadSchema.parse(payload).hash)),
    run: async (tx, { payload }, prepared) => {
      const { by } = payloadSchema.parse(payload);
      const rows = prepared as Result<SheetRow[], Sentence>;
      if (!rows.ok) return tell(tx, by, { blocks: lines(rows.error.zh), buttons: [] });
      return tell(tx, by, resultOf(await importPeople(tx, rows.value, { by, zone })));
    },
  };
}

function resultOf({ added, changed, refused }: ImportReport): Reply {
  const left = refused.length - LISTED_MOST;
  return {
    blocks: [
      ...lines(messages.imported(added, changed, refused.length).zh),
      ...(refused.length === 0
        ? []
        : [
            {
              kind: 'list' as const,
              items: refused.slice(0, LISTED_MOST).map((r) => messages.refusedRow(r.row, r.say).zh),
            },
          ]),
      ...(left > 0 ? [{ kind: 'text' as const, text: messages.refusedMore(left).zh }] : []),
    ],
    buttons: [],
  };
}
