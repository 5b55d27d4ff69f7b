import { z } from 'zod';
import { SERVICES } from '../../standards/model.ts';

/** What a record can measure. Units: g, ℃, mg/L, min; `lead` is minutes before a meeting, `interval` minutes between two rounds, `kept` hours. */
export const VALUES = ['amount', 'temperature', 'concentration', 'minutes', 'lead', 'interval', 'kept'] as const;
export type Value = (typeof VALUES)[number];

/** What a record can't do without. */
export const NEEDS = ['items', 'temperature', 'concentration', 'place', 'person'] as const;
export type Need = (typeof NEEDS)[number];

const word = z.string().trim().min(1).max(40);
const sentence = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const hour = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, '时刻写成 07:30');
/** `JG 352 5.2.1`, `JG 352 表2 行1`: a standard without its year and a clause of it; the edition in force counts. */
export const clauseRef = z.string().regex(/^[A-Z][A-Z-]* ?\d+ \S.*$/, '条款写成 JG 352 5.2.1');

/** What a value is held to. The number itself is the clause's own; only which of its numbers is said here. */
export const checkSchema = z.strictObject({
  value: z.enum([...VALUES, 'words']),
  clause: clauseRef,
  /** The clause's quantity of this unit is meant, the first one. */
  unit: z.string().min(1).optional(),
  /** Only where the message has one of these words … */
  when: z.array(word).default([]),
  /** … and none of these, … */
  unless: z.array(word).default([]),
  /** … and in these months. */
  months: z.array(z.int().min(1).max(12)).default([]),
  /** 应达到: a value named without a word of comparison is the least. */
  at_least: z.boolean().default(false),
  /** Of `words`: the body temperature from which on one of them is met, where the clause names the sign and no number. */
  fever_from: z.number().optional(),
  /** Of `words`: what must not be met. */
  words: z.array(word).default([]),
  /** What is to be done now when it does not hold. */
  remedy: sentence.optional(),
});
export type Check = z.infer<typeof checkSchema>;

/** How often a record is due, and who is told that it is missing. */
export const dueSchema = z.strictObject({
  /** Every so often: the interval stands in this clause, and its hours where it names them. */
  every: clauseRef.optional(),
  /** The hours of the day, where the clause names none. */
  hours: z.tuple([hour, hour]).optional(),
  /** By these moments: an hour, or the beginning of the hours that a clause names. */
  by: z.array(z.union([hour, clauseRef])).default([]),
  on: z.enum(['day', 'workday', 'week', 'month']).default('day'),
  /** Of a week: 1 is Monday. */
  weekday: z.int().min(1).max(7).optional(),
  /** Of a month. */
  day: z.int().min(1).max(28).optional(),
  /** Places that this is due at, by the last part of their codes (`LOB`, `MWC`); left out: wherever it is done. */
  rooms: z.array(word).default([]),
  /** Whether people are reminded; without, it is only shown on the place. */
  remind: z.boolean().default(true),
  /** Whose it is, and whom it goes to when it stays missing. */
  post: word.optional(),
  lead: word.optional(),
});
export type Due = z.infer<typeof dueSchema>;

/** A kind of record: `knowledge/records/*.yaml`. */
export const recordTypeSchema = z.strictObject({
  name: word,
  /** How people say it, and in English. */
  also: z.array(word).default([]),
  /**
   * Messages that don't name the type and mean it all the same: one of `words` beside such a value or a place; with
   * `own_post` only from people of its posts.
   */
  implied: z
    .array(
      z.strictObject({
        words: z.array(word).min(1),
        /** … and one of these anywhere beside it: together they mean this type, also where the first names another. */
        both: z.array(word).default([]),
        beside: z.enum(['items', 'temperature', 'place', 'time']).optional(),
        own_post: z.boolean().default(false),
      }),
    )
    .default([]),
  service: z.enum(SERVICES).optional(),
  /** Who files it; another's record is kept and pointed out. */
  posts: z.array(word).default([]),
  needs: z.array(z.enum(NEEDS)).default([]),
  /** Words that are no place in it: of a sample, 食堂 is none. */
  place: z.boolean().default(true),
  /** How the person stands in the message: `和张强交接`, or first of all. */
  person: z.enum(['with', 'first']).optional(),
  /** Only what is told as done is a record of it; the bare word plans something. */
  past_only: z.boolean().default(false),
  /** The clause that the record is evidence for. */
  about: clauseRef.optional(),
  checks: z.array(checkSchema).default([]),
  due: z.array(dueSchema).default([]),
  /** How long what is recorded is kept (a sample), by its clause; then it may be handled by a record of that type. */
  keep: z.strictObject({ clause: clauseRef, unit: z.string().min(1), by: word }).optional(),
  example: z.string().min(1),
});
export type RecordType = z.infer<typeof recordTypeSchema>;
