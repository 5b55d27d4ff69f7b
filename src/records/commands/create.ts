import { localTime } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Block, type Button, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { readEmergency } from '../../notes/signs.ts';
import { allowed } from '../../people/permissions.ts';
import { impossible, slipsOf } from '../faults.ts';
import { fileRecord, happenedAt, judged } from '../file.ts';
import { aboutOf } from '../judge.ts';
import { lateLimit, latenessOf } from '../late.ts';
import { messages } from '../messages.ts';
import { type RecordDocument, recordRef, records } from '../model.ts';
import type { Filed, RecordPorts } from '../ports.ts';
import { type RecordRead, readable, readRecord, typeIn } from '../read/message.ts';
import { button, citationsOf, fieldsOf, lineOf, slotsOf, sourceOf, verdictBlocks } from '../show.ts';
import { answered, answersTo, isName, isOther, joinDishes, whole, withAnswer } from './answers.ts';
import { recordScore } from './recognise.ts';
import { askedFor, lastRecord } from './topic.ts';

export type CreatePorts = RecordPorts & { readonly filed: Filed };

/** What was answered to questions, by the slot that was asked for. */
interface Answers {
  readonly said?: string | undefined;
  readonly type?: string | undefined;
  readonly items?: string | undefined;
  readonly value_c?: string | undefined;
  readonly concentration?: string | undefined;
  readonly location?: string | undefined;
  readonly person?: string | undefined;
  readonly reason?: string | undefined;
  readonly at?: string | undefined;
  readonly content?: string | undefined;
}

/** One line, or several questions: what was done is written down, numbered, and held against its clause at once. */
export const createCommand = (ports: CreatePorts): Command => {
  const reads = answersTo(ports);
  return command({
    intent: 'record.create',
    does: { zh: '记一笔（留样、消毒、巡查、交接班……）', en: 'record what was done' },
    words: [],
    recognise: ({ text }, turn) => {
      const score = recordScore(text, turn, ports);
      const open = score <= 0 ? turn.recall(askedFor) : undefined;
      if (!open) return score;
      return isAnswer(text) && (open.slot !== 'person' || isName(readable(text))) ? ANSWERED : score;
    },
    may: allowed('record.create'),
    asks: true,
    slots: {
      said: whole(messages.whichType),
      type: answered(messages.whichType, reads.type),
      items: { ...answered(messages.askItems, reads.items), join: joinDishes },
      value_c: answered(messages.askTemperature, reads.value_c),
      concentration: answered(messages.askConcentration, reads.concentration),
      location: answered(messages.askPlace, reads.location),
      person: answered(messages.askPersonWith, isName),
      at: answered(messages.time, reads.at),
      content: answered(messages.remark, isAnswer),
      reason: answered(messages.remark, isAnswer),
    },
    examples: ['留样 红烧肉 150克 清炒菜心 130克', '夜间防火巡查 22点 0点 2点 4点 正常'],
    run: async (turn, slots): Promise<Reply> => run(turn, slots, ports),
  });
};

/** An answer in free words may look like a report or anything: it was asked for. */
const ANSWERED = 1.2;
const LONGEST_ANSWER = 60;
const isAnswer = (text: string): boolean =>
  text.length <= LONGEST_ANSWER &&
  !isOther(readable(text)) &&
  readEmergency(text) === undefined &&
  !/^(?:取消|确认|算了|帮助|help|撤销|作废|cancel|巡查|检查|提需求|投诉|找人工|我的|今天的|投票|考|提醒|出题|菜单|排班|iss|rec|req|\d+号)/i.test(
    text,
  );

async function run(turn: Turn, given: Answers, ports: CreatePorts): Promise<Reply> {
  const before = turn.recall(askedFor);
  turn.remember(askedFor, undefined);
  const said = given.said ?? '';
  const continues =
    before !== undefined && given[before.slot as keyof Answers] === undefined && !typeIn(readable(said), ports.types());
  const answers: Answers = continues ? { ...before.answers, [before.slot]: said } : given;
  const read = readWith(answers, turn, ports);
  if (!read) return ask(turn, {}, 'type', messages.whichType, typeButtons(ports, turn));
  const fault = impossible(read, ports.places(), turn.now);
  const slots = slotsOf(read, ports.zone);
  if (fault) return { outcome: 'reject', slots, missing: [], blocks: lines(turn.say(fault)), buttons: [] };
  const asked = await missing(turn, read, answers, ports);
  if (asked) {
    const slot = asked.missing?.[0];
    if (slot === 'reason' || slot === 'content' || slot === 'person') {
      const kept = Object.entries(answers).filter((entry): entry is [string, string] => entry[1] !== undefined);
      turn.remember(askedFor, { slot, answers: Object.fromEntries(kept) });
    }
    return { ...asked, slots };
  }
  return filed(turn, read, answers, ports);
}

/** The record as everything that was said so far makes it. */
function readWith(answers: Answers, turn: Turn, ports: RecordPorts): RecordRead | undefined {
  const { value_c, concentration, location, at, content, type } = answers;
  const told = [type, answers.said, location, value_c, concentration, at, content].filter(Boolean).join(' ');
  const types = ports.types();
  const found = typeIn(readable(told), types, turn.speaker.posts);
  if (!found) return undefined;
  const reading = { now: turn.now, zone: ports.zone, calendar: ports.calendar, places: ports.places(), types };
  const read = readRecord(told, found, reading);
  const doubtful = slipsOf(read, happenedAt(read, turn.now), ports).map(({ name }) => name);
  return {
    ...read,
    items: withAnswer(read.items, answers.items, doubtful),
    ...(answers.person === undefined ? {} : { person: answers.person.replace(/^(?:和|与|跟|是)/, '') }),
  };
}

/** The one thing to be asked for next; undefined when nothing is missing. */
async function missing(turn: Turn, read: RecordRead, answers: Answers, ports: RecordPorts): Promise<Reply | undefined> {
  const { type } = read;
  const [slip] = slipsOf(read, happenedAt(read, turn.now), ports);
  if (slip)
    return ask(turn, {}, 'items', messages.slip(`${slip.name} ${slip.shown}`, slip.shown, `${slip.meant} g`), [
      { label: `${slip.meant} g`, say: `${slip.name} ${slip.meant}克` },
    ]);
  const open = read.items.find(({ amount_g }) => amount_g === undefined);
  const ofAll = read.items.length === 0;
  for (const need of type.needs) {
    if (need === 'items' && ofAll) return ask(turn, {}, 'items', messages.askItems);
    if (need === 'items' && open) {
      const guess = open.said === undefined ? [] : [{ label: `${open.said} g`, say: `${open.name} ${open.said}克` }];
      return ask(turn, {}, 'items', messages.askAmount(open.name), guess);
    }
    if (need === 'temperature' && read.temperatures.length === 0)
      return ask(turn, {}, 'value_c', messages.askTemperature);
    if (need === 'concentration' && read.concentration === undefined)
      return ask(turn, {}, 'concentration', messages.askConcentration);
    if (need === 'place' && read.location === undefined) return ask(turn, {}, 'location', messages.askPlace);
    if (need === 'person' && read.person === undefined)
      return ask(turn, {}, 'person', type.person === 'first' ? messages.askPersonFirst : messages.askPersonWith);
  }
  if (read.date !== undefined && read.at === undefined && read.times === undefined)
    return ask(turn, {}, 'at', messages.askAt(read.date));
  if (isEmpty(read) && turn.attachments.length === 0)
    return ask(turn, {}, 'content', messages.askDetail(type.example), [button(turn, messages.normal, '正常')]);
  const lateness = await lateOf(turn, read, ports);
  if (lateness.late && reasonOf(read, answers) === '')
    return ask(turn, {}, 'reason', messages.askReason(lateness.hours), [
      { label: '手机没电', say: '手机没电' },
      { label: '当时太忙', say: '当时太忙' },
    ]);
  return undefined;
}

const isEmpty = (read: RecordRead): boolean =>
  read.items.length === 0 &&
  read.temperatures.length === 0 &&
  [read.concentration, read.minutes, read.at, read.times, read.location, read.person, read.result, read.count].every(
    (value) => value === undefined,
  ) &&
  read.content === '' &&
  read.refs.length === 0;

/** The first of several times is the one that may be late. */
const lateOf = (turn: Turn, read: RecordRead, { catalogue, zone }: RecordPorts) =>
  latenessOf(turn.tx, turn.speaker.id, happenedAt(read, turn.now), turn.now, lateLimit(catalogue(), turn.now, zone));

const reasonOf = (read: RecordRead, { reason }: Answers): string => reason ?? read.content;

async function filed(turn: Turn, read: RecordRead, answers: Answers, ports: CreatePorts): Promise<Reply> {
  const { zone } = ports;
  const lateness = await lateOf(turn, read, ports);
  const isLate = lateness.late || read.late;
  const late = isLate
    ? { hours: lateness.hours, reason: reasonOf(read, answers), statement: lateness.statement }
    : undefined;
  const twin = await twinOf(turn, read, ports);
  const { record, verdicts } = await fileRecord(turn, read, late ? { late } : {}, ports);
  const { by } = await judged(turn.tx, read, turn.now, ports);
  const about = aboutOf(read.type, by);
  const ref = recordRef(record.number);
  const broken = verdicts.some(({ holds }) => !holds);
  const notes: Block[] = [];
  const note = (sentence: { zh: string; en: string }): void =>
    void notes.push({ kind: 'text', text: turn.say(sentence) });
  if (late?.statement) note(messages.statement(lateLimit(ports.catalogue(), turn.now, zone), late.reason));
  else if (late) note(messages.late(late.hours, late.reason));
  if (twin) note(messages.again(recordRef(twin.number)));
  if (record.otherPost) note(messages.otherPost(record.type, read.type.posts.slice(0, 3)));
  turn.remember(lastRecord, record.number);
  const line = lineOf(record, turn.now, zone);
  const cited = verdicts.length > 0 ? verdicts.map(({ clause }) => clause) : about ? [about] : [];
  return {
    outcome: broken || late?.statement ? 'warn' : 'auto',
    ref,
    slots: { ...slotsOf(read, zone), ...(isLate ? { late: true } : {}), ...(late ? { reason: late.reason } : {}) },
    missing: [],
    citations: citationsOf(cited, ports, turn.now),
    blocks: [
      ...lines(turn.say(broken ? messages.broken(ref, line) : messages.recorded(ref, line))),
      ...fieldsOf(record, turn.now, zone, turn.say),
      ...verdictBlocks(verdicts, ports, turn.now, turn.say),
      ...(verdicts.length === 0 && about ? [sourceOf(about, ports, turn.now)] : []),
      ...notes,
    ],
    buttons: [button(turn, messages.undo, `撤销 ${ref}`)],
  };
}

/** A record of the same type, place and minute by the same person: it may be the same one, sent twice. */
async function twinOf(turn: Turn, read: RecordRead, { zone }: RecordPorts): Promise<RecordDocument | undefined> {
  const at = happenedAt(read, turn.now);
  const { rows } = await turn.tx.find(records, {
    // Nothing is filed before it happens: months before stay shut.
    where: { at: { from: at }, by: turn.speaker.id, type: read.type.name, state: 'standing', happenedAt: at },
    limit: 5,
  });
  const same = (record: RecordDocument): boolean =>
    record.location === read.location &&
    JSON.stringify(record.items?.map(({ name }) => name) ?? []) ===
      JSON.stringify(read.items.map(({ name }) => name)) &&
    localTime(record.happenedAt, zone).time.slice(0, 5) === localTime(at, zone).time.slice(0, 5);
  return rows.map(({ document }) => document).find(same);
}

function ask(
  turn: Turn,
  slots: Record<string, unknown>,
  slot: keyof Answers,
  what: { zh: string; en: string },
  buttons: readonly Button[] = [],
): Reply {
  return {
    outcome: 'ask',
    slots,
    missing: [slot],
    blocks: lines(turn.say(what)),
    buttons: [...buttons, button(turn, messages.cancel, '取消')],
  };
}

/** The types of the speaker's own posts. */
const typeButtons = (ports: RecordPorts, turn: Turn): Button[] =>
  ports
    .types()
    .filter(({ posts }) => posts.some((post) => turn.speaker.posts.includes(post)))
    .slice(0, 5)
    .map(({ name }) => ({ label: name, say: `记录 ${name}` }));
