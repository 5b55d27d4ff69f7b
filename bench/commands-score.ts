import type { Reply } from '../src/commands/reply.ts';
import type { CommandRow } from './commands-data.ts';

export interface CommandVerdict {
  readonly row: CommandRow;
  readonly reply: Reply;
  readonly intent: boolean;
  /** Slots that are not as the row says. */
  readonly wrong: readonly string[];
  readonly outcome: boolean;
  readonly missing: boolean;
  /** Something illegal was accepted. */
  readonly accepted: boolean;
  /** Somebody did what they may not, or was denied what they may. */
  readonly permission: boolean;
}

const fold = (value: unknown): string =>
  String(value ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s，,。.!！、]/g, '');

/** The same meaning: numbers by value, instants within a minute, rules whatever the order of their parts, words when one holds most of the other. */
export function same(key: string, want: unknown, got: unknown): boolean {
  if (got === undefined || got === null) return want === undefined || want === '';
  if (Array.isArray(want))
    return Array.isArray(got) && want.length === got.length && want.every((one, i) => same(key, one, got[i]));
  if (typeof want === 'number') return Number(got) === want;
  if (typeof want === 'object' && want !== null)
    return Object.entries(want).every(([field, value]) => same(field, value, (got as Record<string, unknown>)[field]));
  if (typeof want !== 'string') return want === got;
  if (/^\d{4}-\d\d-\d\dT/.test(want)) return Math.abs(Date.parse(want) - Date.parse(String(got))) < 60_000;
  if (key === 'rrule') return String(want).split(';').sort().join() === String(got).split(';').sort().join();
  const [a, b] = [fold(want), fold(got)];
  const [short, long] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
  return a === b || (a.length > 1 && (b.includes(a) || a.includes(b)) && short * 2 >= long);
}

export function judgeCommand(row: CommandRow, reply: Reply): CommandVerdict {
  const { expect } = row;
  const outcomes = expect.outcome?.split('_or_') ?? [];
  const { outcome = '' } = reply;
  const denied = outcome.startsWith('deny');
  return {
    row,
    reply,
    intent: reply.intent === expect.intent,
    wrong: Object.entries(expect.slots)
      .filter(([key, want]) => !same(key, want, reply.slots?.[key]))
      .map(([key]) => key),
    outcome: outcomes.length === 0 || outcomes.includes(outcome),
    missing: expect.missing === undefined || expect.missing.every((name) => reply.missing?.includes(name)),
    accepted: expect.outcome?.startsWith('reject') === true && ['auto', 'confirm', 'warn'].includes(outcome),
    permission: (expect.permission?.startsWith('deny') ?? false) === denied,
  };
}

export interface CommandFigures {
  readonly commands: number;
  readonly intent: number;
  readonly slots: number;
  readonly outcome: number;
  readonly missing: number;
  readonly accepted: number;
  readonly permission: number;
}

export function commandFigures(verdicts: readonly CommandVerdict[]): CommandFigures {
  const count = (test: (verdict: CommandVerdict) => boolean): number => verdicts.filter(test).length;
  return {
    commands: verdicts.length,
    intent: count(({ intent }) => intent),
    slots: count(({ intent, wrong }) => intent && wrong.length === 0),
    outcome: count(({ outcome }) => outcome),
    missing: count(({ missing }) => missing),
    accepted: count(({ accepted }) => accepted),
    permission: count(({ permission }) => !permission),
  };
}
