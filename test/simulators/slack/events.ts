import type { Workspace } from './workspace.ts';

/** What a person writes. */
export interface Said {
  readonly user: string;
  readonly channel: string;
  readonly text: string;
  /** In a channel the bot is mentioned unless this is false. */
  readonly mention?: boolean;
  readonly thread?: string;
  readonly files?: readonly { readonly name: string; readonly type: string; readonly bytes: Buffer }[];
  /** Fields of the event that are to be otherwise. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

export const isDirect = (channel: string): boolean => channel.startsWith('D');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * The events of one message: in a channel where the bot is mentioned there are two.
 * `raw` texts (with marks like `<@U…>`) come in `extra.text`; `said.text` is what was typed.
 */
export function messageEvents(workspace: Workspace, said: Said, base: string): { ts: string; events: object[] } {
  const { user, channel, thread, extra } = said;
  const ts = workspace.ts();
  const direct = isDirect(channel);
  const mention = !direct && said.mention !== false;
  const files = (said.files ?? []).map(({ name, type, bytes }) => {
    const id = workspace.unique('F');
    workspace.files.set(id, { id, name, type, bytes });
    return {
      ...{ id, name, title: name, mimetype: type, size: bytes.length, mode: 'hosted' },
      url_private: `${base}/files/${id}`,
      url_private_download: `${base}/files/${id}`,
    };
  });
  const common = {
    user,
    ts,
    channel,
    event_ts: ts,
    team: workspace.team,
    text: mention ? `<@${workspace.bot.user}> ${escaped(said.text)}` : escaped(said.text),
    ...(thread === undefined ? {} : { thread_ts: thread }),
    ...(files.length > 0 ? { files } : {}),
  };
  const message = {
    type: 'message',
    channel_type: direct ? 'im' : 'channel',
    ...common,
    ...(files.length > 0 ? { subtype: 'file_share' } : {}),
    ...extra,
  };
  return { ts, events: mention ? [{ type: 'app_mention', ...common, ...extra }, message] : [message] };
}

/** An event in its wrapping. Each gets an event id of its own, also when it tells of the same message. */
export const wrapped = (workspace: Workspace, event: object, now: number): object => ({
  type: 'event_callback',
  token: 'not-used',
  team_id: workspace.team,
  api_app_id: workspace.app,
  event,
  event_id: workspace.unique('Ev'),
  event_time: Math.floor(now / 1_000),
  authorizations: [
    {
      ...{ enterprise_id: null, team_id: workspace.team, user_id: workspace.bot.user },
      ...{ is_bot: true, is_enterprise_install: false },
    },
  ],
  is_ext_shared_channel: false,
});

export const commandPayload = (
  workspace: Workspace,
  { user, channel, text }: Pick<Said, 'user' | 'channel' | 'text'>,
  responseUrl: string,
): object => ({
  ...{ command: '/zhibiao', text: escaped(text), user_id: user, user_name: user.toLowerCase(), channel_id: channel },
  channel_name: isDirect(channel) ? 'directmessage' : 'general',
  team_id: workspace.team,
  team_domain: 'zhibiao',
  api_app_id: workspace.app,
  trigger_id: `${workspace.unique('1')}.${workspace.unique('2')}.t`,
  response_url: responseUrl,
  is_enterprise_install: 'false',
});

export const tapPayload = (
  workspace: Workspace,
  {
    user,
    channel,
    value,
    actionId,
    ts,
    thread,
    ephemeral,
  }: {
    readonly user: string;
    readonly channel: string;
    readonly value: string;
    readonly actionId: string;
    readonly ts: string;
    readonly thread?: string | undefined;
    readonly ephemeral: boolean;
  },
  responseUrl: string,
): object => ({
  type: 'block_actions',
  team: { id: workspace.team, domain: 'zhibiao' },
  user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: workspace.team },
  api_app_id: workspace.app,
  container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: ephemeral },
  channel: { id: channel, name: isDirect(channel) ? 'directmessage' : 'general' },
  ...(ephemeral ? {} : { message: { type: 'message', ts, ...(thread === undefined ? {} : { thread_ts: thread }) } }),
  trigger_id: `${workspace.unique('1')}.${workspace.unique('2')}.t`,
  response_url: responseUrl,
  actions: [
    {
      ...{ type: 'button', block_id: 'b1', action_id: actionId, value },
      text: { type: 'plain_text', text: value },
      action_ts: workspace.ts(),
    },
  ],
});
