import { type Button, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import type { WorkCalendar } from '../../schedule/calendar.ts';
import { inShort } from './describe.ts';
import { confirmButtons } from './echo.ts';
import type { Meant } from './find.ts';
import { messages, nameOf, teamName } from './messages.ts';
import { type Schedule, scheduleRef } from './model.ts';
import { mayHandle } from './schedule-commands.ts';
import type { ServiceNames } from './team.ts';

export interface ManagePorts {
  readonly calendar: WorkCalendar;
  readonly serviceNames: ServiceNames;
}

type Values = Readonly<Record<string, unknown>>;

const OFFERED = 5;

export const rejected = (
  turn: Turn,
  slots: Values,
  say: { zh: string; en: string },
  buttons: Button[] = [],
): Reply => ({
  outcome: 'reject',
  slots,
  missing: [],
  blocks: lines(turn.say(say)),
  buttons,
});

export const proposed = (turn: Turn, slots: Values, text: string, ...notes: readonly string[]): Reply => ({
  outcome: 'confirm',
  slots,
  missing: [],
  blocks: lines(text, ...notes),
  buttons: confirmButtons(turn),
});

export const done = (turn: Turn, slots: Values, ref: string, text: string, buttons: readonly Button[] = []): Reply => ({
  outcome: 'auto',
  slots,
  missing: [],
  ref,
  blocks: lines(text),
  buttons: buttons.length > 0 ? buttons : [{ label: turn.say(messages.mine), say: '我的安排' }],
});

/** `SCH-1 保洁测试 每周一 09:00`. */
export const named = (turn: Turn, one: Schedule): string =>
  `${scheduleRef(one.number)} ${turn.say(inShort(one, turn.now, turn.zone))}`;

/**
 * The one schedule that a message means, or the reply when there is none, when there are several, and when it is not for
 * the speaker to change.
 * @param say the command for one of several, its button
 */
export function theOne(
  turn: Turn,
  meant: Meant,
  slots: Values,
  say: (ref: string) => string,
): { readonly one: Schedule } | { readonly reply: Reply } {
  const mine = meant.found.filter((one) => mayHandle(turn, one.kind, one.meeting));
  const [one] = mine;
  if (!one) return { reply: nothing(turn, meant, slots) };
  if (mine.length === 1) return { one };
  return {
    reply: {
      outcome: 'ask',
      slots,
      missing: ['match'],
      blocks: lines(turn.say(messages.which(mine.length))),
      buttons: mine
        .slice(0, OFFERED)
        .map((other) => ({ label: named(turn, other), say: say(scheduleRef(other.number)) })),
    },
  };
}

function nothing(turn: Turn, { ref, team, kind, found }: Meant, slots: Values): Reply {
  if (found.length > 0) {
    return { outcome: 'deny', slots, missing: [], blocks: lines(turn.say(messages.notYours)), buttons: [] };
  }
  const list: Button[] = [{ label: turn.say(messages.mine), say: '我的安排' }];
  if (ref !== undefined) return rejected(turn, slots, messages.noRef(ref), list);
  if (team === undefined && kind === undefined) return rejected(turn, slots, messages.none, list);
  const what = kind === undefined ? teamName(team ?? '') : nameOf(kind, undefined, team);
  return rejected(turn, slots, messages.noMatch(turn.say(what)), list);
}
