import type { webApi } from '@slack/bolt';
import type { Door } from '../../src/base/outgoing.ts';
import { MINUTE } from '../../src/base/time.ts';
import { FileUnavailable, type InboundFile } from '../../src/chat/message.ts';
import type { SlackFile } from './payload.ts';
import { safeName } from './upload.ts';
import { refusalOf } from './verdict.ts';

/** Largest attachment that is taken (reliability.md §5). */
const LARGEST_FILE = 20 * 1024 * 1024;

export interface DownloadSetting {
  readonly client: webApi.WebClient;
  readonly door: Door;
  readonly botToken: string;
}

/** A file that came with a message. Its bytes are fetched with the bot's token, which only Slack's own hosts are shown. */
export function fileOf(file: SlackFile, setting: DownloadSetting): InboundFile {
  return {
    name: safeName(file.name ?? file.title ?? file.id),
    ...(file.mimetype ? { type: file.mimetype } : {}),
    bytes: () => fetchBytes(file, setting),
  };
}

async function fetchBytes(file: SlackFile, { client, door, botToken }: DownloadSetting): Promise<Uint8Array> {
  const url = addressOf(file) ?? addressOf(await infoOf(file, client));
  if (!url) throw new FileUnavailable('Slack names no address for the file');
  if ((file.size ?? 0) > LARGEST_FILE) throw new FileUnavailable('the file is larger than 20 MB');
  const answer = await door({
    url,
    headers: { authorization: `Bearer ${botToken}` },
    maxBytes: LARGEST_FILE,
    timeoutMs: MINUTE,
    redirects: 2,
  });
  if (!answer.ok) throw new FileUnavailable(`file: ${answer.error.reason}`);
  const { status, headers, body } = answer.value;
  // Without the permission Slack answers 200 with the page of its login.
  const page = /^text\/html/.test(headers['content-type'] ?? '') && !/html/.test(file.mimetype ?? '');
  if (status !== 200 || page)
    throw new FileUnavailable(page ? 'files:read is missing, or the file is gone' : `HTTP ${status}`);
  return body;
}

/** Shared from elsewhere, a file comes without its address. */
async function infoOf({ id }: SlackFile, client: webApi.WebClient) {
  try {
    return (await client.files.info({ file: id })).file ?? {};
  } catch (error) {
    throw new FileUnavailable(`files.info: ${refusalOf(error) ?? 'no answer'}`);
  }
}

const addressOf = (file: {
  readonly url_private_download?: string | null | undefined;
  readonly url_private?: string | null | undefined;
}): string | undefined => file.url_private_download ?? file.url_private ?? undefined;
