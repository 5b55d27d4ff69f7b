import { z } from 'zod';

/** What Slack refuses in a message (slack.md, "Limits"). The sum of the text is undocumented; 11,341 was refused (bolt-js 2867). */
const MOST = {
  blocks: 50,
  section: 3_000,
  field: 2_000,
  fields: 10,
  label: 75,
  value: 2_000,
  actionId: 255,
  elements: 25,
  contextElements: 10,
  header: 150,
  text: 40_000,
  sum: 11_000,
} as const;

const object = z.looseObject({ type: z.string() });
const textObject = z.looseObject({ type: z.enum(['plain_text', 'mrkdwn']), text: z.string() });
const button = z.looseObject({
  type: z.literal('button'),
  text: textObject,
  value: z.string().optional(),
  action_id: z.string().optional(),
});
const KINDS = new Set(['section', 'context', 'actions', 'divider', 'header', 'image', 'rich_text', 'file']);
const RICH = new Set(['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted']);

/** Every way in which a message goes beyond what Slack takes; empty when it would be posted. */
export function violationsOf(message: { readonly text?: unknown; readonly blocks?: unknown }): string[] {
  const found: string[] = [];
  const atMost = (what: string, size: number, most: number) => {
    if (size > most) found.push(`${what}: ${size} > ${most}`);
  };
  const filled = (what: string, text: unknown) => {
    if (typeof text !== 'string' || text === '') found.push(`${what}: empty`);
  };
  const { text, blocks } = message;
  filled('text (the fallback)', text);
  if (typeof text === 'string') atMost('text', text.length, MOST.text);
  if (blocks === undefined) return found;
  const list = z.array(object).safeParse(blocks);
  if (!list.success) return [...found, 'blocks: not a list of blocks'];
  atMost('blocks', list.data.length, MOST.blocks);
  const sum = allText(blocks).reduce((total, piece) => total + piece.length, 0);
  atMost('text of all blocks', sum, MOST.sum);
  for (const [at, block] of list.data.entries()) {
    const name = `blocks[${at}] ${block.type}`;
    if (!KINDS.has(block.type)) found.push(`${name}: unknown`);
    if (block.type === 'section') {
      const words = textObject.safeParse(block.text).data;
      const fields = z.array(textObject).safeParse(block.fields).data;
      if (!words && !fields) found.push(`${name}: neither text nor fields`);
      if (words) {
        filled(name, words.text);
        atMost(name, words.text.length, MOST.section);
      }
      atMost(`${name} fields`, fields?.length ?? 0, MOST.fields);
      for (const field of fields ?? []) atMost(`${name} field`, field.text.length, MOST.field);
    }
    if (block.type === 'header') atMost(name, textObject.safeParse(block.text).data?.text.length ?? 0, MOST.header);
    if (block.type === 'context') {
      const elements = z.array(textObject).safeParse(block.elements).data ?? [];
      if (elements.length === 0) found.push(`${name}: empty`);
      atMost(`${name} elements`, elements.length, MOST.contextElements);
      for (const element of elements) {
        filled(name, element.text);
        atMost(name, element.text.length, MOST.section);
      }
    }
    if (block.type === 'actions') {
      const buttons = z.array(button).safeParse(block.elements).data ?? [];
      if (buttons.length === 0) found.push(`${name}: no buttons`);
      atMost(`${name} elements`, buttons.length, MOST.elements);
      for (const { text: label, value, action_id } of buttons) {
        filled(`${name} label`, label.text);
        if (label.type !== 'plain_text') found.push(`${name}: a label must be plain_text`);
        atMost(`${name} label`, label.text.length, MOST.label);
        atMost(`${name} value`, value?.length ?? 0, MOST.value);
        atMost(`${name} action_id`, action_id?.length ?? 0, MOST.actionId);
      }
      if (new Set(buttons.map((b) => b.action_id)).size < buttons.length) found.push(`${name}: action_id twice`);
    }
    if (block.type === 'rich_text') {
      const elements = z.array(object).safeParse(block.elements).data ?? [];
      if (elements.length === 0) found.push(`${name}: empty`);
      for (const element of elements) if (!RICH.has(element.type)) found.push(`${name} ${element.type}: unknown`);
      if (allText(elements).some((piece) => piece === '')) found.push(`${name}: an empty text`);
    }
  }
  return found;
}

/** Every text that blocks show, in order. */
export function allText(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(allText);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : allText(inner),
  );
}

/** Mentions and links that a client would make out of a text which it reads as mrkdwn. */
export function liveMarks(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(liveMarks);
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  const isMrkdwn = entries.some(([key, kind]) => key === 'type' && kind === 'mrkdwn');
  const own = isMrkdwn ? allText({ text: entries.find(([key]) => key === 'text')?.[1] }).flatMap(marksIn) : [];
  return [...own, ...entries.flatMap(([, inner]) => liveMarks(inner))];
}

export const marksIn = (text: string): string[] => text.match(/<[^<>\n]+>/g) ?? [];
