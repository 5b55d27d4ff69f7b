import { dateOf, instantAt, localTime, toIso } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import type { WorkCalendar } from '../../schedule/calendar.ts';
import { messages } from './messages.ts';
import { type PushWishes, pushWishes } from './model.ts';
import { type MuteSaid, readMute, saysMute } from './mute-words.ts';
import { quietEnd, quietOf } from './policy.ts';
import { armDeferred, deferredCount } from './pushes.ts';

/** 今天别推了, 学习推送先静音, 晚上十点以后不要给我发: everyone for themselves. */
export function muteCommand(calendar: WorkCalendar): Command {
  return command({
    intent: 'notify.mute',
    does: { zh: '推送静音', en: 'mute pushes' },
    words: [],
    recognise: ({ folded }) => (saysMute(folded) ? 0.96 : 0),
    may: ['staff'],
    slots: { said: { required: true, ask: { zh: '', en: '' }, read: (text) => ({ value: text, rest: '' }) } },
    examples: ['今天别推了', '晚上十点以后不要给我发'],
    run: async (turn, { said }): Promise<Reply> => {
      const { tx, speaker, now, zone } = turn;
      const read = readMute(said, { now, zone, calendar });
      const before = (await tx.get(pushWishes, speaker.id)) ?? {};
      if (read.what === 'hours') {
        const { from, to } = read.quiet;
        const slots = { scope: 'all', from, to };
        if (from === to) return reply(turn, slots, turn.say(messages.wrongHours), 'reject');
        tx.put(pushWishes, speaker.id, { ...before, quiet: { from, to } });
        return reply(turn, slots, turn.say(messages.quietHours(from, to)));
      }
      if (read.what === 'unmute') return unmute(turn, before);
      tx.put(pushWishes, speaker.id, {
        ...before,
        mute: { what: read.what, ...(read.until === undefined ? {} : { until: read.until }) },
      });
      return muted(turn, read, before);
    },
  });
}

/** Back to the default hours as well: whoever says 取消静音 wants to hear. */
async function unmute(turn: Turn, { mute: _, quiet: __, ...rest }: PushWishes): Promise<Reply> {
  const { tx, speaker } = turn;
  tx.put(pushWishes, speaker.id, rest);
  const waiting = await deferredCount(tx, speaker.id);
  if (waiting > 0) await armDeferred(tx, speaker.id, turn.zone, turn.now);
  return { ...reply(turn, { scope: 'none' }, turn.say(messages.unmuted(waiting))), buttons: [] };
}

function muted(
  turn: Turn,
  { what, until }: Exclude<MuteSaid, { what: 'unmute' | 'hours' }>,
  before: PushWishes,
): Reply {
  const slots = { scope: what, ...(until === undefined ? {} : { until: toIso(until, turn.zone) }) };
  if (until === undefined) return reply(turn, slots, turn.say(messages.muted(what)));
  const end = quietEnd(quietOf(before, turn.speaker.posts), until, turn.zone) ?? until;
  return reply(turn, slots, turn.say(messages.mutedUntil(what, whenInWords(turn, end))));
}

function whenInWords({ now, zone, language }: Turn, at: number): string {
  const { date, time } = localTime(at, zone);
  const today = dateOf(now, zone);
  const days = Math.round((instantAt(date, '00:00', zone) - instantAt(today, '00:00', zone)) / 86_400_000);
  const hour = time.slice(0, 5);
  if (language === 'en') return `${date} ${hour}`;
  if (days === 0) return `今天 ${hour}`;
  return days === 1 ? `明天 ${hour}` : `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日 ${hour}`;
}

const reply = (
  turn: Turn,
  slots: Readonly<Record<string, unknown>>,
  text: string,
  outcome: 'auto' | 'reject' = 'auto',
): Reply => ({
  outcome,
  slots,
  missing: [],
  personal: true,
  blocks: lines(text, outcome === 'auto' && slots.scope !== 'none' ? turn.say(messages.still) : ''),
  buttons: outcome === 'auto' ? [{ label: turn.say(messages.undo), say: '取消静音' }] : [],
});
