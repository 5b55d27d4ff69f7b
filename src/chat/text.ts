import { foldText } from '../base/fold.ts';
import type { Reading } from '../commands/command.ts';

/** How much of a message is read; what is longer is said to the sender. */
export const LONGEST_MESSAGE = 4_000;

/** Control characters, bidirectional marks, zero-width characters, fillers and tags: nothing that a person means to say. */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
/** More marks on one character than any language puts there. */
const COMBINING_FLOOD = /(\p{M}{4})\p{M}+/gu;

/** Mentions that chat platforms put into a text: they address, they say nothing. */
const MENTION = /<[!@#][^<>\n]{1,60}>|@(?:all|everyone|here|channel|所有人|知标|zhibiao)/gi;

/** Markup that came in with a text that was pasted: no one means to say it. What is left is escaped wherever it is shown. */
const MARKUP =
  /<(script|style)\b[^<>]{0,500}>[^<]{0,2000}<\/\1\s*>|<\/?(?:script|style|img|iframe|svg|a|b|i|u|p|br|div|span|table|tr|td|input|form|object|embed|link|meta)\b[^<>]{0,500}>/gi;

/** The same words ten times in a row or more (a stuck key, a paste that went wrong): said once. */
const OVER_AND_OVER = /([^\s,，。、;；!！]{2,60}[\s,，。、;；!！]{1,3})\1{9,}/gu;

/** The words of a message, as everything behind this door reads them. */
export function cleanText(raw: string): { readonly text: string; readonly cut: boolean } {
  const said = raw.toWellFormed().replace(INVISIBLE, '').replace(COMBINING_FLOOD, '$1').replace(MENTION, ' ').trim();
  const whole = said.length > LONGEST_MESSAGE ? said.replace(OVER_AND_OVER, '$1') : said;
  return whole.length > LONGEST_MESSAGE
    ? { text: whole.slice(0, LONGEST_MESSAGE).toWellFormed(), cut: true }
    : { text: whole, cut: false };
}

/** A message without pasted markup; a file's name keeps it, since there it is a name. */
export const withoutMarkup = (raw: string): string => raw.replace(MARKUP, ' ');

export const readingOf = (text: string): Reading => ({ text, folded: foldText(text) });
