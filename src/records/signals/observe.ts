import type { Instant } from '../../base/clock.ts';
import { DAY, dateOf, MINUTE } from '../../base/time.ts';
import { dutyOf, isRostered } from '../../people/duty.ts';
import type { Transaction } from '../../store/store.ts';
import { type RecordDocument, records } from '../model.ts';
import { recordPictures, type SIGNAL_KINDS, signals } from './model.ts';

type Kind = (typeof SIGNAL_KINDS)[number];

/** Nobody weighs to the same gram three days running. */
const SAME_DAYS = 3;
const SAME_WITHIN = 10 * DAY;
/** Ten rounds are not made within a minute. */
const BURST = 10;
const BURST_WITHIN = MINUTE;

/** Notes what about a record may be a reason to look more closely; the record itself counts all the same. */
export async function observe(tx: Transaction, record: RecordDocument, now: Instant, zone: string): Promise<boolean> {
  const found: [Kind, readonly number[]][] = [];
  const same = await sameValues(tx, record, zone);
  if (same.length >= SAME_DAYS) found.push(['same-values', same]);
  const burst = await burstOf(tx, record, now);
  if (burst.length >= BURST || (record.times?.length ?? 0) >= BURST) found.push(['burst', burst]);
  if (await isOffShift(tx, record)) found.push(['off-shift', [record.number]]);
  const pictured = await samePicture(tx, record);
  if (pictured.length > 0) found.push(['same-picture', [...pictured, record.number]]);
  for (const [kind, numbers] of found) {
    // One line a day for a person and a kind.
    const id = `${dateOf(now, zone)}/${record.by}/${kind}`;
    const before = await tx.get(signals, id);
    tx.put(signals, id, {
      kind,
      person: record.by,
      type: record.type,
      records: [...new Set([...(before?.records ?? []), ...numbers])].slice(-20),
      at: now,
      ...(record.service === undefined ? {} : { service: record.service }),
    });
  }
  return found.length > 0;
}

const weightsOf = ({ items = [] }: RecordDocument): string =>
  items
    .flatMap(({ amount_g }) => (amount_g === undefined ? [] : [amount_g]))
    .sort((a, b) => a - b)
    .join();

/** The records of different days in a row whose weights are the same to the gram, this one included. */
async function sameValues(tx: Transaction, record: RecordDocument, zone: string): Promise<number[]> {
  const own = weightsOf(record);
  if (own === '') return [];
  const { rows } = await tx.find(records, {
    where: { by: record.by, type: record.type, at: { from: record.at - SAME_WITHIN, to: record.at + 1 } },
    order: { by: 'at', descending: true },
    limit: 60,
  });
  const days = new Map<string, number>();
  for (const { document } of rows) {
    if (document.state === 'voided' || document.meal !== record.meal) continue;
    if (weightsOf(document) !== own) {
      if (dateOf(document.happenedAt, zone) === dateOf(record.happenedAt, zone)) continue;
      break;
    }
    const day = dateOf(document.happenedAt, zone);
    if (!days.has(day)) days.set(day, document.number);
  }
  return [...days.values()].sort((a, b) => a - b);
}

async function burstOf(tx: Transaction, record: RecordDocument, now: Instant): Promise<number[]> {
  const { rows } = await tx.find(records, {
    where: { by: record.by, at: { from: now - BURST_WITHIN, to: now + 1 } },
    limit: 2 * BURST,
  });
  return rows.map(({ document }) => document.number);
}

/** Done at a time for which the roster names others and not this person. */
async function isOffShift(tx: Transaction, { by, service, happenedAt }: RecordDocument): Promise<boolean> {
  if (service === undefined || !(await isRostered(tx, service, happenedAt))) return false;
  return (await dutyOf(tx, by, happenedAt)) === undefined;
}

async function samePicture(tx: Transaction, record: RecordDocument): Promise<number[]> {
  const earlier: number[] = [];
  for (const hash of record.attachments) {
    const before = await tx.get(recordPictures, hash);
    if (!before) tx.put(recordPictures, hash, { record: record.number, at: record.at });
    else if (before.record !== record.corrects) earlier.push(before.record);
  }
  return earlier;
}
