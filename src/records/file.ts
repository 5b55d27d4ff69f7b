import type { Instant } from '../base/clock.ts';
import { dateOf, HOUR } from '../base/time.ts';
import { inBaseUnit } from '../base/units.ts';
import type { Turn } from '../commands/turn.ts';
import type { Service } from '../standards/model.ts';
import type { Reader, Transaction } from '../store/store.ts';
import { noteClause, takeBackClause } from '../trail/trail.ts';
import { aboutOf, type JudgedBy, judge, type Verdict } from './judge.ts';
import { type RecordDocument, recordRef, records } from './model.ts';
import type { Filed, RecordPorts } from './ports.ts';
import type { RecordRead } from './read/message.ts';
import { clauseOn, quantityOf } from './types/clause.ts';

/** What is filed besides what the message says. */
export interface Filing {
  readonly late?: RecordDocument['late'];
  readonly corrects?: RecordDocument;
}

export interface FiledRecord {
  readonly record: RecordDocument;
  readonly verdicts: readonly Verdict[];
}

/** When it happened: of several times the last; without a word about it, now. */
export const happenedAt = (read: Pick<RecordRead, 'at' | 'times'>, now: Instant): Instant =>
  read.times?.at(-1) ?? read.at ?? now;

/** Holds what was read against its clauses. */
export async function judged(
  reader: Reader,
  read: RecordRead,
  now: Instant,
  { catalogue, zone }: Pick<RecordPorts, 'catalogue' | 'zone'>,
): Promise<{ readonly verdicts: readonly Verdict[]; readonly by: JudgedBy }> {
  const at = happenedAt(read, now);
  const sample = await handled(reader, read);
  const by: JudgedBy = {
    catalogue: catalogue(),
    zone,
    at,
    ...(sample ? { kept: (at - sample.happenedAt) / HOUR } : {}),
  };
  return { verdicts: judge(read, by), by };
}

/** The first sample that the message names, whose handling it records. */
async function handled(reader: Reader, read: RecordRead): Promise<RecordDocument | undefined> {
  for (const number of read.refs) {
    const sample = await reader.get(records, recordRef(number));
    if (sample?.keepUntil !== undefined) return sample;
  }
  return undefined;
}

/** Writes a record down. Everything that follows from it happens in the same transaction. */
export async function fileRecord(
  turn: Turn,
  read: RecordRead,
  filing: Filing,
  ports: RecordPorts & { readonly filed: Filed },
): Promise<FiledRecord> {
  const { tx, now, speaker } = turn;
  const { verdicts, by } = await judged(tx, read, now, ports);
  const { type } = read;
  const about = aboutOf(type, by);
  const clauses = [
    ...new Set([...verdicts.map(({ clause }) => clause.clause.key), ...(about ? [about.clause.key] : [])]),
  ];
  const number = await tx.next('record');
  const service: Service | undefined = type.service ?? speaker.service;
  const keep = type.keep && clauseOn(by.catalogue, type.keep.clause, dateOf(by.at, by.zone));
  const hours = keep && type.keep ? hoursOf(keep, type.keep.unit) : undefined;
  const [only] = read.temperatures;
  const { corrects } = filing;
  const record: RecordDocument = {
    number,
    type: type.name,
    state: 'standing',
    said: turn.text,
    by: speaker.id,
    ...(speaker.unit === undefined ? {} : { unit: speaker.unit }),
    ...(service === undefined ? {} : { service }),
    ...(fitsPost(read, speaker.posts) ? {} : { otherPost: true }),
    conversation: turn.conversation.id,
    at: now,
    happenedAt: by.at,
    ...(read.times === undefined ? {} : { times: [...read.times] }),
    ...(read.location === undefined ? {} : { location: read.location }),
    ...(read.floor === undefined ? {} : { floor: read.floor }),
    ...(read.place === undefined ? {} : { place: read.place }),
    ...(read.meal === undefined ? {} : { meal: read.meal }),
    ...itemsOf(read),
    ...(only && read.temperatures.length === 1 ? { value_c: only.value } : {}),
    ...(read.concentration === undefined ? {} : { concentration: read.concentration }),
    ...(read.minutes === undefined ? {} : { minutes: read.minutes }),
    ...(read.count === undefined ? {} : { count: read.count }),
    ...(read.person === undefined ? {} : { person: read.person }),
    ...(read.result === undefined ? {} : { result: read.result }),
    ...(read.content === '' ? {} : { content: read.content }),
    attachments: turn.attachments.map(({ hash }) => hash),
    ...(filing.late === undefined ? {} : { late: filing.late }),
    verdicts: verdicts.map(({ clause, what, limit, holds }) => ({ clause: clause.clause.key, what, limit, holds })),
    clauses,
    ...(corrects === undefined ? {} : { corrects: corrects.number }),
    ...(hours === undefined ? {} : { keepUntil: by.at + hours * HOUR }),
  };
  tx.put(records, recordRef(number), record);
  if (corrects) tx.put(records, recordRef(corrects.number), { ...corrects, state: 'corrected', correctedBy: number });
  for (const ref of read.refs) await handle(tx, ref, record);
  for (const clause of clauses)
    noteClause(tx, {
      kind: 'recorded',
      clause,
      ref: recordRef(number),
      ...(service === undefined ? {} : { service, team: service }),
    });
  await ports.filed(tx, record, now);
  return { record, verdicts };
}

/** Marks a sample as handled by a record of its handling. */
async function handle(tx: Transaction, sample: number, by: RecordDocument): Promise<void> {
  const before = await tx.get(records, recordRef(sample));
  if (before?.keepUntil !== undefined && before.handledBy === undefined && by.keepUntil === undefined)
    tx.put(records, recordRef(sample), { ...before, handledBy: by.number });
}

const hoursOf = (clause: Parameters<typeof quantityOf>[0], unit: string): number | undefined => {
  const quantity = quantityOf(clause, unit);
  const minutes = quantity?.from === undefined ? undefined : inBaseUnit(quantity.from, quantity.unit);
  return minutes?.measure === 'duration' ? minutes.value / 60 : undefined;
};

function itemsOf({ items, temperatures }: RecordRead): Pick<RecordDocument, 'items'> {
  const several = temperatures.length > 1 ? temperatures.map(({ name, value }) => ({ name, value_c: value })) : [];
  const dishes = items.map(({ name, amount_g }) => ({ name, ...(amount_g === undefined ? {} : { amount_g }) }));
  return dishes.length + several.length === 0 ? {} : { items: [...dishes, ...several] };
}

/** Whether the type is one of the sender's posts; a lead's and an overseer's records fit every type of theirs. */
export const fitsPost = ({ type }: Pick<RecordRead, 'type'>, posts: readonly string[]): boolean =>
  type.posts.length === 0 || posts.some((post) => type.posts.includes(post));

/** Takes a record out of what counts, for good; it stays to be seen, with who and why. */
export function voidRecord(tx: Transaction, record: RecordDocument, by: string, reason: string): void {
  tx.put(records, recordRef(record.number), { ...record, state: 'voided', voided: { by, at: tx.at, reason } });
  for (const clause of record.clauses) takeBackClause(tx, { kind: 'recorded', clause, ref: recordRef(record.number) });
}

/** The last record of a person that counts. */
export async function lastOf(
  reader: Reader,
  person: string,
  from: Instant,
  to: Instant,
): Promise<RecordDocument | undefined> {
  const { rows } = await reader.find(records, {
    where: { by: person, state: 'standing', at: { from, to: to + 1 } },
    order: { by: 'at', descending: true },
    limit: 1,
  });
  return rows[0]?.document;
}
