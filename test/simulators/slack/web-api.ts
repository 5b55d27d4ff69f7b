import { liveMarks, marksIn, violationsOf } from './limits.ts';
import type { Posted, Workspace } from './workspace.ts';

/** One call of the Web API, as it was made. */
export interface Call {
  readonly method: string;
  readonly token: string;
  readonly args: Readonly<Record<string, string>>;
}

export interface WebApiSetting {
  readonly workspace: Workspace;
  readonly botToken: string;
  readonly appToken: string;
  /** The base of the addresses that are given out. */
  readonly base: () => string;
  readonly socketUrl: () => string;
  readonly violations: string[];
  readonly onPosted: (message: Posted) => void;
  /** Answers 429 to a second message within a second in one channel, as Slack does. */
  readonly strictRate?: boolean;
  readonly now: () => number;
}

type Answer = Record<string, unknown>;
const no = (error: string): Answer => ({ ok: false, error });

export interface WebApi {
  /** Carries a call out. `limit` asks for a 429 with that many seconds. */
  call(call: Call): Answer | { readonly limit: number };
  /** What an upload address was given out for. */
  readonly uploads: Map<string, { readonly name: string; readonly length: number; bytes?: Buffer }>;
}

export function createWebApi(setting: WebApiSetting): WebApi {
  const { workspace, botToken, appToken, base, socketUrl, violations, onPosted, strictRate, now } = setting;
  const uploads: WebApi['uploads'] = new Map();
  const lastPost = new Map<string, number>();

  function post(args: Call['args'], by: string): Answer | { readonly limit: number } {
    const { channel, text, blocks, thread_ts: thread, user } = args;
    if (!channel) return no('channel_not_found');
    if (!text && !blocks) return no('no_text');
    const list: unknown = blocks ? JSON.parse(blocks) : undefined;
    const broken = violationsOf({ text, blocks: list });
    violations.push(...broken.map((what) => `${by}: ${what}`));
    if (broken.some((what) => what.startsWith('text of all'))) return no('msg_blocks_too_long');
    if (broken.length > 0) return no('invalid_blocks');
    const live = [...(args.mrkdwn === 'false' ? [] : marksIn(text ?? '')), ...liveMarks(list)];
    violations.push(...live.map((mark) => `${by}: a live mark ${mark}`));
    if (strictRate && now() - (lastPost.get(channel) ?? 0) < 1_000) return { limit: 1 };
    lastPost.set(channel, now());
    const message: Posted = {
      ...{ ts: workspace.ts(), channel, text: text ?? '', blocks: Array.isArray(list) ? list : [], thread, by },
      seen: by === 'chat.postEphemeral' ? 'ephemeral' : 'message',
      user,
      files: [],
    };
    workspace.posted.push(message);
    onPosted(message);
    return { ok: true, channel, ts: message.ts, message: { text: message.text, ts: message.ts } };
  }

  const methods: Readonly<Record<string, (args: Call['args']) => Answer | { readonly limit: number }>> = {
    'auth.test': () => ({
      ...{ ok: true, url: 'https://zhibiao.slack.example/', team: '知标', user: 'zhibiao', team_id: workspace.team },
      user_id: workspace.bot.user,
      bot_id: workspace.bot.id,
    }),
    'apps.connections.open': () => ({ ok: true, url: socketUrl() }),
    'chat.postMessage': (args) => post(args, 'chat.postMessage'),
    'chat.postEphemeral': (args) => (args.user ? post(args, 'chat.postEphemeral') : no('user_not_in_channel')),
    'conversations.open': ({ users }) =>
      users && workspace.names.has(users)
        ? { ok: true, channel: { id: workspace.direct(users) } }
        : no('user_not_found'),
    'users.info': ({ user }) =>
      user && workspace.names.has(user)
        ? { ok: true, user: { id: user, name: user, profile: { display_name: workspace.names.get(user) } } }
        : no('user_not_found'),
    'files.info': ({ file }) => {
      const stored = workspace.files.get(file ?? '');
      return stored
        ? { ok: true, file: { id: stored.id, name: stored.name, url_private: `${base()}/files/${stored.id}` } }
        : no('file_not_found');
    },
    'files.getUploadURLExternal': ({ filename, length }) => {
      if (!filename || !(Number(length) >= 0)) return no('invalid_arguments');
      const id = workspace.unique('F');
      uploads.set(id, { name: filename, length: Number(length) });
      return { ok: true, upload_url: `${base()}/upload/${id}`, file_id: id };
    },
    'files.completeUploadExternal': ({ files, channel_id: channel, thread_ts: thread }) => {
      const ids = (JSON.parse(files ?? '[]') as { id: string }[]).map(({ id }) => id);
      for (const id of ids) {
        const upload = uploads.get(id);
        if (!upload?.bytes || upload.bytes.length !== upload.length) return no('file_not_found');
        workspace.files.set(id, { id, name: upload.name, type: 'application/octet-stream', bytes: upload.bytes });
      }
      if (channel) {
        const message: Posted = {
          ...{ ts: workspace.ts(), channel, text: '', blocks: [], thread, files: ids },
          ...{ seen: 'message', by: 'files.completeUploadExternal' },
        };
        workspace.posted.push(message);
        onPosted(message);
      }
      return { ok: true, files: ids.map((id) => ({ id })) };
    },
  };

  return {
    uploads,
    call: ({ method, token, args }) => {
      const wanted = method === 'apps.connections.open' ? appToken : botToken;
      if (token === '') return no('not_authed');
      if (token !== wanted)
        return no(token === botToken || token === appToken ? 'not_allowed_token_type' : 'invalid_auth');
      return methods[method]?.(args) ?? no('unknown_method');
    },
  };
}
