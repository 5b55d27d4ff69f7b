import type { types } from '@slack/bolt';
import { unreachable } from '../../src/base/result.ts';
import { type Block, type Button, plainText, type Reply } from '../../src/commands/reply.ts';
import { escapeWords, pieces, printable, shorten } from './words.ts';

/**
 * What Slack refuses to show. The sum of a message's text is written nowhere; 11,341 characters have been refused
 * (bolt-js issue 2867), so a message stays well below.
 */
export const LIMITS = {
  blocks: 50,
  text: 3_000,
  label: 75,
  value: 2_000,
  elements: 25,
  fallback: 3_000,
  message: 8_000,
  /** What is longer is offered by a button (`Inbound.longestReply`); the rest of `message` is for buttons. */
  reply: 6_000,
} as const;

/** One message as `chat.postMessage` takes it. `text` is the notification and what is read where blocks are not shown. */
export interface Page {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/**
 * A reply in blocks. Words stand in rich text, which Slack shows as they are: nothing that a person typed can become a
 * mention, a link or a mark, and no escaping can be forgotten. Only `text` is mrkdwn, and escaped.
 * @returns one page as a rule, more when the reply is longer than one message may be; none when it says nothing.
 */
export function renderReply(reply: Reply): Page[] {
  const parts = [...reply.blocks.flatMap(partsOf), ...buttonRows(reply.buttons)];
  const pages: Part[][] = [];
  let size = 0;
  for (const part of parts) {
    const last = pages.at(-1);
    if (!last || last.length >= LIMITS.blocks || size + part.size > LIMITS.message) {
      pages.push([part]);
      size = part.size;
    } else {
      last.push(part);
      size += part.size;
    }
  }
  return pages.map((page) => ({
    text:
      shorten(
        escapeWords(
          page
            .map((part) => part.words)
            .join('\n')
            .trim(),
        ),
        LIMITS.fallback,
      ) || '…',
    blocks: page.map((part) => part.block),
  }));
}

interface Part {
  readonly block: types.KnownBlock;
  /** What it says, for the fallback. */
  readonly words: string;
  /** Characters that count towards a message's limit. */
  readonly size: number;
}

function partsOf(block: Block): Part[] {
  const words = printable(plainText({ blocks: [block] }));
  switch (block.kind) {
    case 'lead':
      return pieces(printable(block.text), LIMITS.text).flatMap((text) =>
        richPart(section({ text, bold: true }), text),
      );
    case 'text':
      return pieces(printable(block.text), LIMITS.text).flatMap((text) => richPart(section({ text }), text));
    case 'quote':
      return pieces(printable(block.text), LIMITS.text).flatMap((text) =>
        richPart({ type: 'rich_text_quote', elements: [{ type: 'text', text }] }, `> ${text}`),
      );
    case 'list':
      return inBatches(block.items.map(printable).filter(Boolean)).flatMap((items) =>
        richPart(
          { type: 'rich_text_list', style: 'bullet', elements: items.map((text) => section({ text })) },
          items.map((item) => `· ${item}`).join('\n'),
        ),
      );
    case 'fields':
      return inBatches(block.fields.map(([label, value]) => `${printable(label)}\u0000${printable(value)}`)).flatMap(
        (rows) => richPart(fieldLines(rows), rows.join('\n').replaceAll('\u0000', '：')),
      );
    case 'source':
      return [
        {
          block: {
            type: 'context',
            elements: [{ type: 'plain_text', text: shorten(words, LIMITS.value) || '…', emoji: false }],
          },
          words,
          size: words.length,
        },
      ];
    case 'file':
    case 'qr':
      // Uploaded on its own: it shows itself.
      return [];
    default:
      return unreachable(block);
  }
}

const richPart = (element: types.RichTextBlockElement, words: string): Part[] => [
  { block: { type: 'rich_text', elements: [element] }, words, size: words.length },
];

const section = (...runs: { readonly text: string; readonly bold?: boolean }[]): types.RichTextSection => ({
  type: 'rich_text_section',
  elements: runs.flatMap(({ text, bold }) =>
    text === '' ? [] : [{ type: 'text' as const, text, ...(bold ? { style: { bold } } : {}) }],
  ),
});

/** Label and value a line, the label bold. */
function fieldLines(rows: readonly string[]): types.RichTextSection {
  return section(
    ...rows.flatMap((row, index) => {
      const [first = '', value] = row.split('\u0000');
      const end = index < rows.length - 1 ? '\n' : '';
      // Without a label it is the rest of a value that was too long for one block.
      return value === undefined
        ? [{ text: `${first}${end}` }]
        : [{ text: `${first}：`, bold: true }, { text: `${value}${end}` }];
    }),
  );
}

/** Lines in groups that one block can hold; a line that is longer than that by itself is cut in pieces. */
function inBatches(lines: readonly string[]): string[][] {
  const out: string[][] = [];
  let size = 0;
  for (const line of lines.flatMap((whole) => pieces(whole, LIMITS.text))) {
    const last = out.at(-1);
    if (!last || size + line.length > LIMITS.text) {
      out.push([line]);
      size = line.length;
    } else {
      last.push(line);
      size += line.length;
    }
  }
  return out;
}

/** A button is its words: `value` is what the person who taps it says. Words longer than Slack carries are left out. */
function buttonRows(buttons: readonly Button[]): Part[] {
  const fit = buttons
    .map(({ label, say }) => ({ label: printable(label).trim(), say }))
    .filter(({ label, say }) => label !== '' && say !== '' && say.length <= LIMITS.value);
  const rows = Array.from({ length: Math.ceil(fit.length / LIMITS.elements) }, (_, row) =>
    fit.slice(row * LIMITS.elements, (row + 1) * LIMITS.elements),
  );
  return rows.map((row, index) => ({
    block: {
      type: 'actions',
      elements: row.map(({ label, say }, place) => ({
        type: 'button',
        text: { type: 'plain_text', text: shorten(label, LIMITS.label), emoji: false },
        value: say,
        action_id: `say-${index}-${place}`,
      })),
    },
    words: row.map(({ label }) => `[${label}]`).join(' '),
    size: row.reduce((sum, { label, say }) => sum + label.length + say.length, 0),
  }));
}
