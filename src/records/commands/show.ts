import { type Command, command } from '../../commands/command.ts';
import { type Block, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { people } from '../../people/documents.ts';
import { allowed, may } from '../../people/permissions.ts';
import { messages } from '../messages.ts';
import { type RecordDocument, recordRef, records } from '../model.ts';
import type { RecordPorts } from '../ports.ts';
import { button, lineOf, whenText } from '../show.ts';

const REF = /^\s*(?:看|查|查看|打开|show|view)?\s*rec\s?[-—－]?\s?(\d{1,9})\s*(?:的?(?:记录|详情))?[。.!！\s]*$/i;

/** Whether a person may see a record: their own, their firm's lead, who oversees. */
export const maySee = (turn: Pick<Turn, 'speaker'>, record: RecordDocument): boolean =>
  record.by === turn.speaker.id ||
  may(turn.speaker, 'all.see') ||
  (turn.speaker.roles.has('supplier_lead') && record.unit !== undefined && record.unit === turn.speaker.unit);

/** REC-12: the whole of a record, what corrected it and what it corrects. */
export const showCommand = ({ zone }: Pick<RecordPorts, 'zone'>): Command =>
  command({
    intent: 'record.show',
    does: { zh: '看一条记录', en: 'show a record' },
    words: [],
    recognise: ({ text }) => (REF.test(text) ? 0.97 : 0),
    may: allowed('own.see'),
    slots: {
      target: {
        required: true,
        ask: messages.noneToVoid,
        read: (_rest, turn) => {
          const value = REF.exec(turn.text)?.[1];
          return value === undefined ? undefined : { value: `REC-${Number(value)}`, rest: '' };
        },
      },
    },
    examples: ['REC-12'],
    quiet: true,
    run: async (turn, slots): Promise<Reply> => {
      const target = slots.target as string;
      const record = await turn.tx.get(records, target);
      const base = { slots: { target }, missing: [], buttons: [] };
      if (!record) return { ...base, outcome: 'reject', blocks: lines(turn.say(messages.noSuch(target))) };
      if (!maySee(turn, record)) return { ...base, outcome: 'deny', blocks: lines(turn.say(messages.notSeen(target))) };
      const { blocks, buttons } = await story(turn, record, zone);
      return { ...base, outcome: 'auto', ref: target, blocks, buttons, personal: record.by !== turn.speaker.id };
    },
  });

async function story(turn: Turn, record: RecordDocument, zone: string): Promise<Pick<Reply, 'blocks' | 'buttons'>> {
  const { say, now } = turn;
  const line = (one: RecordDocument): string => `${recordRef(one.number)} ${lineOf(one, now, zone)}`;
  const by = (await turn.tx.get(people, record.by))?.name ?? record.by;
  const fields: [string, string][] = [
    [say(messages.time), whenText(record.happenedAt, now, zone)],
    [say(messages.by), by],
    [say(messages.filedAt), whenText(record.at, now, zone)],
    [say(messages.state), stateOf(record, turn)],
  ];
  if (record.keepUntil !== undefined)
    fields.push([
      say(messages.keptUntil),
      record.handledBy === undefined
        ? whenText(record.keepUntil, now, zone)
        : say(messages.handled(recordRef(record.handledBy))),
    ]);
  if (record.content && record.items !== undefined) fields.push([say(messages.remark), record.content]);
  if (record.attachments.length > 0) fields.push([say(messages.files), String(record.attachments.length)]);
  const blocks: Block[] = [...lines(line(record)), { kind: 'fields', fields }];
  if (record.late) blocks.push({ kind: 'text', text: say(messages.late(record.late.hours, record.late.reason)) });
  if (record.verdicts.length > 0)
    blocks.push({
      kind: 'list',
      items: record.verdicts.map(({ what, limit, holds }) =>
        say(holds ? messages.holds(what, limit) : messages.fails(what, limit)),
      ),
    });
  const earlier = record.corrects === undefined ? undefined : await turn.tx.get(records, recordRef(record.corrects));
  const later =
    record.correctedBy === undefined ? undefined : await turn.tx.get(records, recordRef(record.correctedBy));
  if (earlier) blocks.push({ kind: 'text', text: say(messages.before(line(earlier))) });
  if (later) blocks.push({ kind: 'text', text: say(messages.after(line(later))) });
  for (const key of record.clauses.slice(0, 3)) blocks.push({ kind: 'source', text: key.replace('#', ' '), key });
  const own = record.by === turn.speaker.id && record.state === 'standing';
  return { blocks, buttons: own ? [button(turn, messages.undo, `作废 ${recordRef(record.number)}`)] : [] };
}

function stateOf(record: RecordDocument, { say }: Pick<Turn, 'say'>): string {
  if (record.voided) return say(messages.isVoid(record.voided.reason));
  if (record.correctedBy !== undefined) return say(messages.correctedBy(recordRef(record.correctedBy)));
  return say(messages.standing);
}
