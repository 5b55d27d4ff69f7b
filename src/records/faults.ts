import type { Instant } from '../base/clock.ts';
import type { Sentence } from '../base/sentence.ts';
import { DAY, dateOf } from '../base/time.ts';
import type { Places } from '../people/places.ts';
import { slipOf } from './judge.ts';
import { messages } from './messages.ts';
import type { RecordPorts } from './ports.ts';
import type { RecordRead } from './read/message.ts';
import { clauseOn, quantityOf } from './types/clause.ts';

/** A date further back was mistyped (a year off): what is written down so late is no record. */
const LONGEST_AGO = 90 * DAY;
/** Nothing is colder, in ℃. */
const ABSOLUTE_ZERO = -273.15;
/** No oven or steriliser of a canteen is hotter. */
const HOTTEST = 500;
const DAY_MINUTES = 24 * 60;
/** Undiluted bleach has some 50 to 60 g of chlorine a litre. */
const STRONGEST = 100_000;

/** Why a record can't be as it was said; undefined when it can. */
export function impossible(read: RecordRead, places: Places, now: Instant): Sentence | undefined {
  if (read.problem) return read.problem;
  if (now - (read.times?.[0] ?? read.at ?? now) > LONGEST_AGO) return messages.longAgo;
  if (isNowhere(read, places)) return messages.noFloor(read.location ?? '');
  const cold = read.temperatures.find(({ value }) => value < ABSOLUTE_ZERO || value > HOTTEST);
  if (cold) return messages.impossible(`${cold.value} ℃`);
  const nothing = read.items.find(({ amount_g }) => amount_g !== undefined && amount_g <= 0);
  if (nothing) return messages.impossible(`${nothing.name} ${nothing.amount_g} g`);
  const { minutes, concentration } = read;
  if (minutes !== undefined && (minutes <= 0 || minutes > DAY_MINUTES)) return messages.impossible(`${minutes} min`);
  if (concentration !== undefined && (concentration <= 0 || concentration > STRONGEST))
    return messages.impossible(`${concentration} mg/L`);
  return undefined;
}

/** A floor that no building has, or not the one that is named. */
function isNowhere({ location = '', floor, place }: RecordRead, { buildings }: Places): boolean {
  if (floor === undefined || place !== undefined || buildings.length === 0) return false;
  const named = buildings.find(({ names }) => names.some((name) => location.includes(name)));
  const building = named ?? buildings.find((one) => one.default) ?? buildings[0];
  return building !== undefined && (floor === 0 || floor < building.floors[0] || floor > building.floors[1]);
}

/** A weight whose unit can't be meant: what was said, what that is, and what was probably meant. */
export interface Slip {
  readonly name: string;
  readonly shown: string;
  /** In grams. */
  readonly meant: number;
}

/** Weights far from what the clause asks: 125 斤 for 125 g, 0.125 g for 0.125 kg. The clause's own value is the measure. */
export function slipsOf(
  read: RecordRead,
  at: number,
  { catalogue, zone }: Pick<RecordPorts, 'catalogue' | 'zone'>,
): Slip[] {
  const check = read.type.checks.find(({ value }) => value === 'amount');
  const clause = check && clauseOn(catalogue(), check.clause, dateOf(at, zone));
  const quantity = clause && check.unit !== undefined ? quantityOf(clause, check.unit) : undefined;
  if (!quantity) return [];
  return read.items.flatMap(({ name, amount_g }) => {
    const slip = amount_g === undefined ? undefined : slipOf(amount_g, quantity);
    if (amount_g === undefined || slip === undefined) return [];
    const candidates = slip === 'times' ? [amount_g / 500, amount_g / 1000, amount_g / 50] : [amount_g * 1000];
    const meant = candidates.find((grams) => slipOf(grams, quantity) === undefined);
    const shown = amount_g >= 1000 ? `${amount_g / 1000} kg` : `${amount_g} g`;
    return [{ name, shown, meant: Number((meant ?? amount_g).toPrecision(6)) }];
  });
}
