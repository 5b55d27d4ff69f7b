import type { ClockSaid, DayPart, DaySaid, Piece, Unit } from './piece.ts';

/** What a moment is to what happens: when, from when, until when, by when. */
export type Role = 'main' | 'from' | 'until' | 'before';

/** A day, a part of it and an hour that were said together, any of them alone too. */
export interface Moment {
  readonly kind: 'moment';
  start: number;
  end: number;
  role: Role;
  day?: DaySaid;
  /** 6月5日（周四）: the weekday that was said with the date, Monday 0. */
  weekday?: number;
  part?: DayPart;
  clock?: ClockSaid;
  within?: { readonly amount: number; readonly unit: Unit };
  /** 8点到9点: the hour after 到. */
  endsAt?: { readonly clock: ClockSaid; readonly part?: DayPart };
  /** Follows the one before in a list: 8点、10点. */
  listed: boolean;
  /** 内 stood behind it: its last day counts. */
  inside?: true;
  /** 从 stood before it. */
  fromWord: boolean;
}

/** What is said of times as a list of moments and of everything else, in the order of the message. */
export type Said = Moment | Exclude<Piece, { readonly kind: 'day' | 'part' | 'clock' | 'within' }>;

/** Words between two parts of one time, that say nothing: 那个, 嗯, 大概, on. */
const GLUE =
  /^(?:[\s,]|的|那个|这个|那|嗯+|呃+|额|啊|哦|吧|呢|嘛|就是?|大概|大约|差不多|在|是|定在|安排在|放在|每次|统一|都|at|on|of|the|around|about|in){0,6}$/;
const LIST = /^\s?(?:[、,和跟及/]|以及|and)?\s?$/;
const LONGEST_GAP = 16;

/** After an hour: 9点左右. */
export const ABOUT = /^\s?(?:左右|前后|上下|许)/;

/** Whether what stands between two indices belongs to neither side. */
export const isGlue = (text: string, from: number, to: number): boolean =>
  to - from <= LONGEST_GAP && GLUE.test(text.slice(from, to));

/** Whether it only strings two hours or days together: 8点、10点. */
export const isList = (text: string, from: number, to: number): boolean =>
  to - from <= 4 && LIST.test(text.slice(from, to));

/** Puts the pieces together into moments; `giveRoles` says what each is to what happens. */
export function moments(text: string, pieces: readonly Piece[]): Said[] {
  const said: Said[] = [];
  for (const piece of pieces) {
    if (piece.kind !== 'day' && piece.kind !== 'part' && piece.kind !== 'clock' && piece.kind !== 'within') {
      said.push(piece);
      continue;
    }
    const last = said.at(-1);
    if (last?.kind === 'moment') {
      if (namesWeekday(text, last, piece)) continue;
      if (joins(text, last, piece)) {
        add(last, piece);
        continue;
      }
    }
    const listed = last?.kind === 'moment' && LIST.test(text.slice(last.end, piece.start));
    const moment: Moment = {
      kind: 'moment',
      start: piece.start,
      end: piece.end,
      role: 'main',
      listed,
      fromWord: false,
    };
    add(moment, piece);
    said.push(moment);
  }
  return said;
}

/** 6月5日（周四）, 明天周四, 周四（6月5日）: one day, named twice. */
function namesWeekday(text: string, moment: Moment, piece: Piece): boolean {
  if (piece.kind !== 'day' || moment.clock !== undefined || moment.part !== undefined || moment.day === undefined)
    return false;
  const gap = text.slice(moment.end, piece.start);
  const bracket = /^\s?\(\s?$/.test(gap);
  if (!bracket && !/^\s?$/.test(gap)) return false;
  const [date, weekday] = moment.day.type === 'weekdays' ? [piece.day, moment.day] : [moment.day, piece.day];
  if (date.type !== 'date' && date.type !== 'offset') return false;
  if (weekday.type !== 'weekdays' || weekday.weekdays.length !== 1) return false;
  if (date.type === 'date' && date.days.length > 1) return false;
  moment.day = date;
  moment.weekday = weekday.weekdays[0] ?? 0;
  moment.end = piece.end + (bracket ? (/^\s?\)/.exec(text.slice(piece.end, piece.end + 2))?.[0].length ?? 0) : 0);
  return true;
}

function joins(text: string, moment: Moment, piece: Piece): boolean {
  if (piece.start > moment.end && !isGlue(text, moment.end, piece.start)) return false;
  if (moment.within !== undefined || piece.kind === 'within') return false;
  if (ABOUT.test(text.slice(moment.end, piece.start))) return false;
  if (piece.kind === 'day')
    return moment.day === undefined && moment.clock !== undefined && /[a-z]/.test(text[piece.start] ?? '');
  if (moment.day?.type === 'now' || moment.day?.type === 'just-now') return false;
  if (piece.kind === 'part') {
    if (moment.part !== undefined) return moment.clock === undefined && moment.part === piece.part;
    return moment.clock === undefined || /[a-z]/.test(text[piece.start] ?? '');
  }
  return moment.clock === undefined;
}

function add(moment: Moment, piece: Piece): void {
  if (piece.kind === 'day') moment.day = piece.day;
  if (piece.kind === 'part') moment.part = piece.part;
  if (piece.kind === 'clock') moment.clock = piece.clock;
  if (piece.kind === 'within') {
    if (piece.lasting) moment.day = { type: 'distance', amount: piece.amount, unit: piece.unit };
    else moment.within = { amount: piece.amount, unit: piece.unit };
    moment.role = piece.lasting ? 'until' : 'before';
  }
  moment.end = piece.end;
}
