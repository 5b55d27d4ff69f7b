import type { webApi } from '@slack/bolt';
import type { Door } from '../../src/base/outgoing.ts';
import { MINUTE } from '../../src/base/time.ts';
import type { Delivery } from '../../src/chat/message.ts';
import { verdictOf } from './verdict.ts';
import { printable, shorten } from './words.ts';

export interface UploadSetting {
  readonly client: webApi.WebClient;
  readonly door: Door;
}

/** Names without folders, control characters or marks that turn the reading direction round. */
export const safeName = (name: string): string =>
  shorten(printable(name).replace(/[/\\\u202a-\u202e\u2066-\u2069]/g, '_'), 200) || 'file';

/** Shows a file in a channel. Only the last of its three calls shows anything, so only that one can be in doubt. */
export async function uploadFile(
  { name, bytes: read }: { readonly name: string; readonly bytes: () => Promise<Uint8Array | undefined> },
  { channel, thread }: { readonly channel: string; readonly thread?: string | undefined },
  { client, door }: UploadSetting,
): Promise<Delivery> {
  const bytes = await read();
  if (!bytes) return { result: 'failed', reason: 'the attachment is no longer stored' };
  const filename = safeName(name);
  let file: string;
  try {
    const place = await client.files.getUploadURLExternal({ filename, length: bytes.length });
    if (!place.upload_url || !place.file_id) return { result: 'retry', reason: 'no address for the upload' };
    file = place.file_id;
    const put = await door({
      url: place.upload_url,
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes,
      timeoutMs: MINUTE,
    });
    if (!put.ok) return { result: put.error.kind === 'forbidden' ? 'failed' : 'retry', reason: put.error.reason };
    if (put.value.status !== 200) return { result: 'retry', reason: `upload: HTTP ${put.value.status}` };
  } catch (error) {
    return verdictOf(error, false);
  }
  try {
    await client.files.completeUploadExternal({
      files: [{ id: file, title: filename }],
      channel_id: channel,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    });
    return { result: 'sent' };
  } catch (error) {
    return verdictOf(error, true);
  }
}
