import { createHash } from 'node:crypto';
import { z } from 'zod';
import { SECOND } from '../../src/base/time.ts';
import { FileUnavailable } from '../../src/chat/message.ts';
import { type Outcome, readOapi } from './answer.ts';
import type { Api } from './api.ts';
import { type DingTalkSetting, dingtalkHosts } from './setting.ts';

/** The largest file that is taken from a message. */
const LARGEST_FILE = 20 << 20;
const DOWNLOAD_WITHIN = 30 * SECOND;
const UPLOAD_WITHIN = 30 * SECOND;

const downloadAnswer = z.object({ downloadUrl: z.string().min(1) });
const uploadAnswer = z.object({ media_id: z.string().min(1) });

export interface Files {
  /** The bytes behind a download code; throws, naming no address, when they can't be had. */
  download(code: string): Promise<Uint8Array>;
  /** Hands a file over to DingTalk; its value is the media id. */
  upload(bytes: Uint8Array, name: string, kind: 'image' | 'file'): Promise<Outcome>;
}

export function createFiles(setting: Pick<DingTalkSetting, 'robotCode' | 'oapiUrl' | 'door'>, api: Api): Files {
  const { robotCode, oapiUrl, door } = setting;
  return {
    download: async (code) => {
      const outcome = await api.call('/v1.0/robot/messageFiles/download', { downloadCode: code, robotCode });
      const answer = outcome.kind === 'value' ? downloadAnswer.safeParse(outcome.value) : undefined;
      if (!answer?.success) throw new FileUnavailable(`DingTalk gave no address for the file: ${reasonOf(outcome)}`);
      // The link is good for a short while only: it is followed at once.
      const got = await door({
        url: overTls(answer.data.downloadUrl),
        timeoutMs: DOWNLOAD_WITHIN,
        maxBytes: LARGEST_FILE,
        redirects: 3,
      });
      if (!got.ok) throw new FileUnavailable(`the file could not be fetched: ${got.error.kind}, ${got.error.reason}`);
      if (got.value.status !== 200)
        throw new FileUnavailable(`the file could not be fetched: HTTP ${got.value.status}`);
      return got.value.body;
    },
    upload: (bytes, name, kind) =>
      api.withToken(async (token) => {
        const { body, type } = multipart(bytes, name);
        const query = new URLSearchParams({ access_token: token, type: kind });
        const outcome = readOapi(
          await door({
            url: `${oapiUrl.replace(/\/+$/, '')}/media/upload?${query}`,
            method: 'POST',
            headers: { 'content-type': type, accept: 'application/json' },
            body,
            timeoutMs: UPLOAD_WITHIN,
          }),
        );
        // An upload that may have arrived twice harms nobody: it is simply made again.
        if (outcome.kind === 'delivery' && outcome.delivery.result === 'doubtful')
          return { kind: 'delivery', delivery: { result: 'retry', reason: outcome.delivery.reason } };
        if (outcome.kind !== 'value') return outcome;
        const answer = uploadAnswer.safeParse(outcome.value);
        return answer.success
          ? { kind: 'value', value: answer.data.media_id }
          : { kind: 'delivery', delivery: { result: 'retry', reason: 'no media id in the answer' } };
      }),
  };
}

/** What an outcome that is no value says, for a log. */
export function reasonOf(outcome: Outcome): string {
  if (outcome.kind === 'delivery') return outcome.delivery.reason;
  return 'reason' in outcome ? outcome.reason : outcome.kind;
}

/** DingTalk still hands out http links to hosts of its own that speak https as well. */
function overTls(url: string): string {
  if (!URL.canParse(url)) return url;
  const { protocol, hostname, port } = new URL(url);
  const own = dingtalkHosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
  return protocol === 'http:' && port === '' && own ? url.replace(/^http:/i, 'https:') : url;
}

function multipart(bytes: Uint8Array, name: string): { readonly body: Uint8Array; readonly type: string } {
  // Made from the content, so it can't be part of it but by breaking the hash.
  const boundary = `zhibiao-${createHash('sha256').update(bytes).digest('hex').slice(0, 40)}`;
  const safeName = name.replace(/[\u0000-\u001f"\\\u007f]/g, '_').slice(0, 120);
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="media"; filename="${safeName}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
      ),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  };
}
