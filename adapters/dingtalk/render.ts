import { cutBlocks } from '../../src/chat/rest.ts';
import { type Block, type Button, plainText, type Reply } from '../../src/commands/reply.ts';
import { escapeText } from './escape.ts';

/** The most that one message bears (dingtalk.md §4); links to buttons count. */
export const LONGEST_MARKDOWN = 5_000;
/** How much plain text of a reply is certain to fit, with its marks and the links of its buttons. */
export const LONGEST_REPLY = 3_000;
/** What a reply in a group may begin with: whom it is for. */
export const ROOM_FOR_NAME = 80;
/** Titles are shown in lists and notifications; DingTalk refuses longer ones. */
const LONGEST_TITLE = 40;
const MOST_CARD_BUTTONS = 5;

/** One message as DingTalk takes it; `buttons` make an action card of it, otherwise its links stand in the text. */
export interface Rendered {
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly { readonly title: string; readonly url: string }[];
}

export interface RenderOptions {
  readonly ownUrl?: string;
  /** In a group a card would carry no mention of the one it is for: buttons are links there. */
  readonly group?: boolean;
}

/** A tap on this link says the words to the robot (dingtalk.md §5). */
export const sayLink = (words: string): string =>
  `dtmd://dingtalkclient/sendMessage?content=${encodeURIComponent(words.toWellFormed()).replace(/[!'()*_~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/**
 * A reply in DingTalk's Markdown, as one message or, when it is too long for one, as several in order.
 * Where something is to be chosen the buttons make an action card; else they are a line of links, which takes one row of a
 * phone's screen instead of five.
 */
export function render(
  reply: Pick<Reply, 'blocks' | 'buttons' | 'behaviour' | 'outcome'>,
  options: RenderOptions = {},
): Rendered[] {
  const asCard = choosing(reply) && !options.group && reply.buttons.length <= MOST_CARD_BUTTONS;
  const title = titleOf(reply.blocks);
  const buttons = reply.buttons.map(({ label, say }) => ({ title: oneLine(label), url: sayLink(say) }));
  const links = asCard ? '' : linkRow(reply.buttons);
  const out: Rendered[] = [];
  for (let blocks = reply.blocks; ; ) {
    const { shown, left } = fitting(blocks, LONGEST_MARKDOWN - ROOM_FOR_NAME - links.length - 2, options);
    const last = left.length === 0;
    const text = `${paragraphs(shown, options)}${last && links ? `\n\n${links}` : ''}`;
    out.push({ title, text, buttons: last && asCard ? buttons : [] });
    if (last) return out;
    blocks = left;
  }
}

/** Most of a message belongs to its text: buttons beyond this are words to type. */
const LONGEST_ROW = 2_000;

function linkRow(buttons: readonly Button[]): string {
  let row = '';
  for (const { label, say } of buttons) {
    const link = `[${oneLine(label)}](${sayLink(say)})`;
    const shown = row.length + link.length <= LONGEST_ROW ? link : `「${oneLine(say)}」`;
    row += row ? `　${shown}` : shown;
  }
  return row;
}

/** True when the reader is to pick one: then buttons are worth their room. */
const choosing = ({ behaviour, outcome, buttons }: Pick<Reply, 'buttons' | 'behaviour' | 'outcome'>): boolean =>
  buttons.length > 0 && (behaviour === 'clarify' || outcome === 'confirm' || outcome === 'ask');

/** As many blocks as fit; marks make a text longer, so the room for plain text shrinks until the whole fits. */
function fitting(blocks: readonly Block[], limit: number, options: RenderOptions): { shown: Block[]; left: Block[] } {
  for (let room = plainText({ blocks }).length; ; room = Math.floor(Math.min(room, limit) * 0.8)) {
    const [shown, left] = cutBlocks(blocks, Math.max(room + 1, 1));
    if (paragraphs(shown, options).length <= limit || room < 100) return { shown, left };
  }
}

const paragraphs = (blocks: readonly Block[], options: RenderOptions): string =>
  blocks
    .map((block) => paragraph(block, options.ownUrl))
    .filter(Boolean)
    .join('\n\n');

function paragraph(block: Block, ownUrl?: string): string {
  const lines = (text: string) => escapeText(text, ownUrl).trim().split(/\n+/);
  switch (block.kind) {
    case 'lead':
      return lines(block.text)
        .filter(Boolean)
        .map((line) => `**${line.trim()}**`)
        .join('  \n');
    case 'text':
    case 'source':
      return lines(block.text).join('  \n');
    case 'quote':
      return lines(block.text)
        .map((line) => `> ${line}`)
        .join('  \n');
    case 'list':
      return block.items.map((item) => `- ${oneLine(item, ownUrl)}`).join('\n');
    case 'fields':
      return block.fields.map(([label, value]) => `**${oneLine(label)}**：${lines(value).join('  \n')}`).join('  \n');
    case 'qr':
      return '';
    case 'file':
      return `附件：${oneLine(block.name)}`;
  }
}

/** A text without its line breaks, escaped. */
export const oneLine = (text: string, ownUrl?: string): string =>
  escapeText(text.replace(/\s*\n\s*/g, ' ').trim(), ownUrl);

/** What a list of conversations and a notification show: the first line of the reply. */
function titleOf(blocks: readonly Block[]): string {
  const first = oneLine(plainText({ blocks: blocks.slice(0, 1) })) || '知标';
  return first.length > LONGEST_TITLE ? `${first.slice(0, LONGEST_TITLE - 1).toWellFormed()}…` : first;
}
