import { type Command, command } from '../../commands/command.ts';
import { inShort } from '../../commands/in-short.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { UNDO_WITHIN } from '../../commands/undo.ts';
import { allowed } from '../../people/permissions.ts';
import { impossible, slipsOf } from '../faults.ts';
import { fileRecord, happenedAt, lastOf } from '../file.ts';
import { messages } from '../messages.ts';
import { type RecordDocument, recordRef, records } from '../model.ts';
import { isWeighed } from '../read/items.ts';
import { type RecordRead, readable, readRecord } from '../read/message.ts';
import { measuresIn } from '../read/quantities.ts';
import { asks } from '../read/words.ts';
import { button, citationsOf, lineOf, slotsOf, verdictBlocks } from '../show.ts';
import type { RecordType } from '../types/model.ts';
import { whole, withAnswer } from './answers.ts';
import type { CreatePorts } from './create.ts';
import { lastRecord } from './topic.ts';
import { whyNot } from './void.ts';

const REF = /\brec\s?-?\s?(\d{1,9})\s*/i;
const CHANGES = /(?:改成|改为|更正为|更正成|更正|应该是|应为|change(?:d)? (?:it )?to|correct(?:ed)? to)\s*/i;

/** Corrections by a later record that points at the earlier one: 改成130克, REC-3 改成 6度. Source: Q/LNJG TY 107, 6.2.3. */
export const amendCommand = (ports: CreatePorts): Command =>
  command({
    intent: 'record.amend',
    does: { zh: '更正一条记录', en: 'correct a record' },
    words: [],
    recognise: ({ text }, turn) => {
      if (asks(text) || !CHANGES.test(text) || /iss|\d+\s*号(?!楼)|一般|较重|严重/i.test(text)) return 0;
      if (REF.test(text)) return 0.97;
      const value = measuresIn(readable(text), true).length > 0;
      return turn.recall(lastRecord) !== undefined && (value || CHANGES.exec(text)?.index === 0) ? 0.96 : 0;
    },
    may: allowed('record.create'),
    slots: { said: whole(messages.whatChanges) },
    examples: ['REC-3 改成130克'],
    quiet: true,
    run: async (turn, slots): Promise<Reply> => {
      const text = readable(slots.said ?? turn.text);
      const number = Number(REF.exec(text)?.[1] ?? turn.recall(lastRecord) ?? 0);
      const record =
        number > 0
          ? await turn.tx.get(records, recordRef(number))
          : await lastOf(turn.tx, turn.speaker.id, turn.now - UNDO_WITHIN, turn.now);
      const target = REF.test(text) ? recordRef(number) : 'last';
      const refuse = (say: { zh: string; en: string }, outcome: 'reject' | 'deny' | 'ask' = 'reject'): Reply =>
        inShort(turn, outcome, say, { slots: { target } });
      if (!record) return refuse(messages.noSuch(recordRef(number)));
      const problem = whyNot(record, turn.speaker.id);
      if (problem) return refuse(problem.say, problem.outcome);
      const type = ports.types().find(({ name }) => name === record.type);
      if (!type) return refuse(messages.noSuch(recordRef(number)));
      const changed = changedRead(record, type, text, turn, ports);
      if (!changed) return refuse(messages.whatChanges, 'reject');
      const fault = impossible(changed, ports.places(), turn.now) ?? slipSentence(changed, turn, ports);
      if (fault) return refuse(fault);
      const filed = await fileRecord(
        turn,
        changed,
        { corrects: record, ...(record.late ? { late: record.late } : {}) },
        ports,
      );
      turn.remember(lastRecord, filed.record.number);
      const ref = recordRef(filed.record.number);
      const line = lineOf(filed.record, turn.now, ports.zone);
      return {
        outcome: filed.verdicts.some(({ holds }) => !holds) ? 'warn' : 'auto',
        ref,
        slots: { target, ...slotsOf(changed, ports.zone) },
        missing: [],
        citations: citationsOf(
          filed.verdicts.map(({ clause }) => clause),
          ports,
          turn.now,
        ),
        blocks: [
          ...lines(turn.say(messages.corrected(ref, recordRef(record.number), line))),
          { kind: 'text', text: turn.say(messages.before(lineOf(record, turn.now, ports.zone))) },
          ...verdictBlocks(filed.verdicts, ports, turn.now, turn.say),
        ],
        buttons: [button(turn, messages.undo, `撤销 ${ref}`)],
      };
    },
  });

function slipSentence(read: RecordRead, turn: Turn, ports: CreatePorts) {
  const [slip] = slipsOf(read, happenedAt(read, turn.now), ports);
  return slip && messages.slip(`${slip.name} ${slip.shown}`, slip.shown, `${slip.meant} g`);
}

/** The earlier record with what the words change; undefined when they change nothing. */
function changedRead(
  record: RecordDocument,
  type: RecordType,
  text: string,
  turn: Turn,
  ports: CreatePorts,
): RecordRead | undefined {
  const words = text
    .replace(REF, ' ')
    .replace(/^.*?(?=改成|改为|更正|应该是|应为)/, (before) => (before.length > 12 ? ' ' : before))
    .replace(CHANGES, ' ');
  const reading = {
    now: turn.now,
    zone: ports.zone,
    calendar: ports.calendar,
    places: ports.places(),
    types: ports.types(),
  };
  const read = readRecord(words, { type, start: 0, end: 0, mistyped: false }, reading);
  const before = readOf(record, type);
  const masses = isWeighed(words);
  const items = masses
    ? withAnswer(
        before.items,
        words,
        before.items.map(({ name }) => name),
      )
    : before.items;
  const temperatures =
    read.temperatures.length > 0
      ? read.temperatures.map((one, i) => ({ ...one, name: before.temperatures[i]?.name ?? one.name }))
      : before.temperatures;
  const { text: _, content, ...said } = read;
  const given = Object.fromEntries(
    Object.entries(said).filter(
      ([key, value]) =>
        value !== undefined && !['items', 'temperatures', 'type', 'late', 'refs', 'mistyped'].includes(key),
    ),
  );
  const same = Object.keys(given).length === 0 && !masses && read.temperatures.length === 0;
  if (same && content === '') return undefined;
  return {
    ...before,
    ...given,
    items,
    temperatures,
    content: same ? content : before.content,
    text: `${before.text} ${words}`,
  };
}

/** A stored record as reading would have given it. */
function readOf(record: RecordDocument, type: RecordType): RecordRead {
  const items = record.items ?? [];
  return {
    type,
    mistyped: false,
    text: readable(record.said),
    items: items.flatMap(({ name, amount_g }) => (amount_g === undefined ? [] : [{ name, amount_g }])),
    temperatures:
      record.value_c !== undefined
        ? [{ name: '', value: record.value_c }]
        : items.flatMap(({ name, value_c }) => (value_c === undefined ? [] : [{ name, value: value_c }])),
    late: false,
    refs: [],
    content: record.content ?? '',
    at: record.happenedAt,
    ...(record.concentration === undefined ? {} : { concentration: record.concentration }),
    ...(record.minutes === undefined ? {} : { minutes: record.minutes }),
    ...(record.count === undefined ? {} : { count: record.count }),
    ...(record.times === undefined ? {} : { times: record.times }),
    ...(record.location === undefined ? {} : { location: record.location }),
    ...(record.floor === undefined ? {} : { floor: record.floor }),
    ...(record.place === undefined ? {} : { place: record.place }),
    ...(record.person === undefined ? {} : { person: record.person }),
    ...(record.meal === undefined ? {} : { meal: record.meal }),
    ...(record.result === undefined ? {} : { result: record.result }),
  };
}
