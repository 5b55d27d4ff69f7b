import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../base/result.ts';
import type { Settings } from '../config.ts';
import { readPlaces } from '../people/places.ts';
import { qrSvg } from '../picture/qr.ts';
import { placeSigns } from '../records/place/signs.ts';

export interface PlaceCodesRequest {
  readonly out: string;
  /** Only places whose code begins so. */
  readonly only?: string;
}

/** `zhibiao place-codes`: writes a page of signs to print. @returns what was written, or why it can't be. */
export async function placeCodes(
  { out, only }: PlaceCodesRequest,
  settings: Pick<Settings, 'ZHIBIAO_KNOWLEDGE' | 'ZHIBIAO_WEB_URL' | 'ZHIBIAO_WEB_PORT'>,
): Promise<Result<string, string>> {
  let text: string;
  try {
    text = readFileSync(join(settings.ZHIBIAO_KNOWLEDGE, 'places.yaml'), 'utf8');
  } catch {
    return fail('没有 places.yaml，先写上场所 · there is no places.yaml: write the places down first');
  }
  const read = readPlaces(text);
  if (!read.ok) return fail(`places.yaml:${read.error.line} ${read.error.say.zh}`);
  const base = settings.ZHIBIAO_WEB_URL ?? `http://127.0.0.1:${settings.ZHIBIAO_WEB_PORT}`;
  const { html, count } = await placeSigns(read.value.places, base, (address) => qrSvg(address), only);
  if (count === 0) return fail(`没有以 ${only ?? ''} 开头的位置 · no place begins with ${only ?? ''}`);
  writeFileSync(out, html);
  const local =
    settings.ZHIBIAO_WEB_URL === undefined
      ? '\n没有设置 ZHIBIAO_WEB_URL，标牌只能在本机打开 · ZHIBIAO_WEB_URL is not set: the signs open on this machine only'
      : '';
  return ok(`${count} 个标牌 · ${count} signs → ${out}${local}`);
}
