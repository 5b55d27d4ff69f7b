import { z } from 'zod';
import type { Instant } from '../../src/base/clock.ts';
import { fail, ok, type Result } from '../../src/base/result.ts';
import { HOUR } from '../../src/base/time.ts';
import type { Inbound, InboundFile, PlatformIdentity } from '../../src/chat/message.ts';

const download = z.string().min(1).optional();

/** One piece of a rich text: words, or a picture among them. */
const piece = z.looseObject({ text: z.string().optional(), type: z.string().optional(), downloadCode: download });

/** `content` of every kind of message but text, all fields of all kinds: which are there depends on the kind. */
const contentSchema = z.looseObject({
  downloadCode: download,
  pictureDownloadCode: download,
  recognition: z.string().optional(),
  fileName: z.string().optional(),
  videoType: z.string().optional(),
  richText: z.array(piece).optional(),
});

/** A message to the robot (dingtalk.md §3). What only some messages carry may be missing or null in any. */
const payloadSchema = z.looseObject({
  msgId: z.string().min(1),
  conversationId: z.string().min(1),
  conversationType: z.coerce.string(),
  conversationTitle: z.string().nullish(),
  chatbotCorpId: z.string().nullish(),
  senderId: z.string().min(1),
  senderNick: z.string().nullish(),
  senderCorpId: z.string().nullish(),
  senderStaffId: z.string().nullish(),
  createAt: z.coerce.number().nullish(),
  msgtype: z.string().default('unknown'),
  text: z.looseObject({ content: z.string().nullish() }).nullish(),
  content: z.union([contentSchema, z.string().transform((): z.infer<typeof contentSchema> => ({}))]).nullish(),
  sessionWebhook: z.string().nullish(),
  sessionWebhookExpiredTime: z.coerce.number().nullish(),
});
type Payload = z.infer<typeof payloadSchema>;

/** The address at which this conversation can be answered for a while. It lets its holder speak: never stored, never logged. */
export interface SessionWebhook {
  readonly url: string;
  readonly until: Instant;
}

/** How long a session lasts when the message does not say; DingTalk's last about 90 minutes. */
const SESSION_LASTS = HOUR;

export interface Heard {
  readonly inbound: Inbound;
  readonly webhook?: SessionWebhook;
}

export interface EventSetting {
  readonly robotCode: string;
  readonly corpId?: string;
  /** How many characters of a reply fit into one message. */
  readonly longestReply: number;
  readonly now: () => Instant;
  readonly download: (code: string) => Promise<Uint8Array>;
}

/** How DingTalk's kinds of message are called when we have to say that one can't be read. */
const KIND_NAMES: Readonly<Record<string, string>> = {
  audio: '没有转成文字的语音',
  picture: '取不到的图片',
  file: '取不到的文件',
  video: '取不到的视频',
  interactiveCard: '卡片',
  location: '位置',
  link: '链接卡片',
  chatRecord: '聊天记录',
  richText: '空的图文消息',
};

/** Reads the `data` of a robot frame. The error says what is wrong with it, for the log. */
export function readEvent(data: string, setting: EventSetting): Result<Heard, string> {
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    return fail('the data is not JSON');
  }
  const parsed = payloadSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return fail(`${issue?.path.join('.') || 'data'}: ${issue?.message}`);
  }
  const payload = parsed.data;
  const said = readContent(payload, setting);
  const { sessionWebhook: url, sessionWebhookExpiredTime: until } = payload;
  return ok({
    inbound: {
      id: payload.msgId,
      platform: 'dingtalk',
      at: payload.createAt ?? setting.now(),
      conversation: {
        id: payload.conversationId,
        kind: payload.conversationType === '2' ? 'group' : 'direct',
        ...(payload.conversationTitle ? { title: payload.conversationTitle } : {}),
      },
      sender: identityOf(payload, setting),
      text: said.text,
      files: said.files,
      ...(said.text === '' && said.files.length === 0 && payload.msgtype !== 'text'
        ? { unreadable: KIND_NAMES[payload.msgtype] ?? payload.msgtype.slice(0, 40) }
        : {}),
      longestReply: setting.longestReply,
    },
    ...(url ? { webhook: { url, until: until ?? setting.now() + SESSION_LASTS } } : {}),
  });
}

/**
 * Who speaks. A staff id counts only within our own organisation; anyone else is known by the sender id that DingTalk signs
 * for this robot. Names never identify.
 */
function identityOf(payload: Payload, { robotCode, corpId }: EventSetting): PlatformIdentity {
  const name = payload.senderNick ? { name: payload.senderNick } : {};
  const ours = corpId ?? payload.chatbotCorpId;
  return payload.senderStaffId && payload.senderCorpId && payload.senderCorpId === ours
    ? { platform: 'dingtalk', tenant: payload.senderCorpId, id: payload.senderStaffId, ...name }
    : { platform: 'dingtalk-sender', tenant: robotCode, id: payload.senderId, ...name };
}

interface Said {
  readonly text: string;
  readonly files: readonly InboundFile[];
}

function readContent({ msgtype, text, content, conversationType }: Payload, { download }: EventSetting): Said {
  const file = (code: string | undefined, name: string, type?: string): InboundFile[] =>
    code === undefined ? [] : [{ name, ...(type ? { type } : {}), bytes: () => download(code) }];
  switch (msgtype) {
    case 'text':
      return { text: text?.content?.trim() ?? '', files: [] };
    case 'picture':
      return { text: '', files: file(content?.downloadCode ?? content?.pictureDownloadCode, 'picture') };
    case 'richText': {
      const pieces = content?.richText ?? [];
      const words = pieces.map((p) => p.text ?? '').join('');
      return {
        text: (conversationType === '2' ? withoutMention(words) : words).trim(),
        files: pieces.flatMap((p, at) => file(p.downloadCode, `picture-${at + 1}`)),
      };
    }
    case 'audio':
      return { text: content?.recognition?.trim() ?? '', files: [] };
    case 'file':
      return { text: '', files: file(content?.downloadCode, content?.fileName ?? 'file') };
    case 'video':
      return { text: '', files: file(content?.downloadCode, `video.${content?.videoType ?? 'mp4'}`) };
    default:
      return { text: text?.content?.trim() ?? '', files: [] };
  }
}

/** In plain texts the mention of the robot is cut off already, in rich ones it still leads. */
const withoutMention = (text: string): string => text.replace(/^\s*@[^\s\u2005]{1,60}[\s\u2005]+/, '');
