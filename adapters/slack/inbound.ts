import type { Instant } from '../../src/base/clock.ts';
import { SECOND } from '../../src/base/time.ts';
import type { Inbound, InboundFile } from '../../src/chat/message.ts';
import type { SlackCommand, SlackFile, SlackMessage, SlackTap } from './payload.ts';
import { LIMITS } from './render.ts';
import type { Route } from './route.ts';
import { mentions, readWords } from './words.ts';

/** Who the bot is in its workspace (`auth.test`). */
export interface Self {
  readonly team: string;
  /** The bot's own user id: what people mention. */
  readonly user: string;
  readonly bot?: string | undefined;
}

export interface Reading {
  readonly self: Self;
  readonly nameOf: (user: string) => string | undefined;
  readonly fileOf: (file: SlackFile) => InboundFile;
  readonly now: Instant;
}

/**
 * Kinds of message that change, repeat or announce something, or come from programs: nobody says anything to the bot in
 * them. A kind that is not known here is taken for something said, and answered.
 */
const SAYS_NOTHING =
  /^(?:message_(?:changed|deleted|replied)|bot_(?:message|add|remove)|(?:channel|group|mpdm)_\w+|(?:un)?pinned_item|reminder_\w+|ekm_access_denied|assistant_app_thread|document_mention|huddle_thread|reply_broadcast|tombstone|joiner_\w+|sh_room_\w+)$/;

/** What an address without words is taken for. */
const HELP = '帮助';

const isDirect = (channel: string, kind?: string | null): boolean => (kind ? kind === 'im' : channel.startsWith('D'));

/** A time as Slack writes it: seconds with microseconds, also the message's id within its channel. */
const instantOf = (ts: string): Instant => Math.floor(Number(ts) * SECOND);

/**
 * A message that is meant for the bot; undefined for everything that it overhears on purpose without a word: other bots
 * and itself, edits, deletions and announcements, and what people say among themselves in a channel.
 */
export function fromMessage(event: SlackMessage, { self, nameOf, fileOf }: Reading): Inbound | undefined {
  const { channel, user, ts } = event;
  const text = event.text ?? '';
  if (!user || event.bot_id || event.hidden || user === self.user) return undefined;
  if (event.subtype && SAYS_NOTHING.test(event.subtype)) return undefined;
  const direct = isDirect(channel, event.channel_type);
  if (!direct && event.type !== 'app_mention' && !mentions(text, self.user)) return undefined;
  const team = event.user_team ?? event.team ?? self.team;
  const files = (event.files ?? []).filter(({ mode }) => mode !== 'tombstone' && mode !== 'hidden_by_limit');
  const forwarded = event.attachments?.find(({ is_share, text: words }) => is_share && words)?.text ?? '';
  const own = readWords(text, self.user, nameOf);
  const words = own === '' && files.length === 0 ? readWords(forwarded, self.user, nameOf) : own;
  const nothing = words === '' && files.length === 0;
  const thread = event.thread_ts ?? (direct ? undefined : ts);
  return {
    // One message reaches us as `app_mention` and as `message`, each with an event id of its own, and any of them again.
    id: idOf(self.team, channel, ts),
    platform: 'slack',
    at: instantOf(ts),
    conversation: { id: channel, kind: direct ? 'direct' : 'group' },
    sender: person(team, user, nameOf(user)),
    // A mention and nothing else asks what the bot is for.
    text: nothing && !direct ? HELP : words,
    files: files.map(fileOf),
    ...(nothing && direct ? { unreadable: event.subtype ?? 'attachment' } : {}),
    longestReply: LIMITS.reply,
    route: { channel, direct, ...(thread === undefined ? {} : { thread }) } satisfies Route,
  };
}

/** `/zhibiao 留样多少克`. Answered where it was typed: shown to all in a channel, to the asker alone in a direct chat. */
export function fromCommand(command: SlackCommand, { self, nameOf, now }: Reading): Inbound {
  const { channel_id: channel, user_id: user, team_id: team } = command;
  const direct = isDirect(channel);
  const text = readWords(command.text ?? '', self.user, nameOf);
  return {
    id: idOf(self.team, channel, command.trigger_id),
    platform: 'slack',
    at: now,
    conversation: { id: channel, kind: direct ? 'direct' : 'group' },
    sender: person(team, user, nameOf(user) ?? command.user_name ?? undefined),
    text: text === '' ? HELP : text,
    files: [],
    longestReply: LIMITS.reply,
    route: { channel, direct, hooked: direct ? 'ephemeral' : 'in_channel' } satisfies Route,
  };
}

/** A tap on a button: its value is what the person says. Undefined when the element carries no words of ours. */
export function fromTap(tap: SlackTap, { self, nameOf }: Reading): Inbound | undefined {
  const [action] = tap.actions;
  const words = action?.value ?? action?.selected_option?.value;
  if (!action || !words || !tap.channel) return undefined;
  const { id: channel } = tap.channel;
  const direct = isDirect(channel);
  const thread = tap.message?.thread_ts ?? tap.container?.thread_ts ?? (direct ? undefined : tap.message?.ts);
  const hidden = tap.container?.is_ephemeral === true;
  const user = tap.user.id;
  return {
    id: idOf(self.team, channel, `${user}/${action.action_ts}`),
    platform: 'slack',
    at: instantOf(action.action_ts),
    conversation: { id: channel, kind: direct ? 'direct' : 'group' },
    sender: person(
      tap.user.team_id ?? tap.team?.id ?? self.team,
      user,
      nameOf(user) ?? tap.user.name ?? tap.user.username ?? undefined,
    ),
    text: words,
    files: [],
    longestReply: LIMITS.reply,
    route: {
      channel,
      direct,
      ...(thread === undefined ? {} : { thread }),
      // The bot may not even be in that channel.
      ...(hidden ? { hooked: 'ephemeral' as const } : {}),
    } satisfies Route,
  };
}

const idOf = (team: string, channel: string, ts: string): string => `${team}/${channel}/${ts}`;

const person = (tenant: string, id: string, name: string | undefined): Inbound['sender'] => ({
  platform: 'slack',
  tenant,
  id,
  ...(name ? { name } : {}),
});
