import { z } from 'zod';
import type { Posted } from './workspace.ts';

const text = z.looseObject({ text: z.string() });
const node: z.ZodType<Node> = z.lazy(() =>
  z.looseObject({
    type: z.string(),
    text: z.union([z.string(), text]).optional(),
    fields: z.array(text).optional(),
    elements: z.array(node).optional(),
  }),
);
interface Node {
  readonly type: string;
  readonly text?: string | { readonly text: string } | undefined;
  readonly fields?: readonly { readonly text: string }[] | undefined;
  readonly elements?: readonly Node[] | undefined;
}

/** What a person reads in a message, its buttons left out; the bare text where there are no blocks. */
export function wordsOf({ blocks, text: fallback }: Posted): string {
  const read = z.array(node).safeParse(blocks);
  if (!read.success || read.data.length === 0) return fallback;
  return read.data
    .filter(({ type }) => type !== 'actions')
    .map(readNode)
    .join('\n');
}

function readNode({ type, text: own, fields = [], elements = [] }: Node): string {
  switch (type) {
    case 'rich_text':
      return elements.map(readNode).join('\n');
    case 'rich_text_list':
      return elements.map((item) => `• ${readNode(item)}`).join('\n');
    case 'rich_text_quote':
      return elements
        .map(readNode)
        .join('')
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n');
    case 'rich_text_section':
      return elements.map(readNode).join('');
    case 'context':
      return elements.map(readNode).join(' ');
    default:
      return [typeof own === 'string' ? own : (own?.text ?? ''), ...fields.map((field) => field.text)]
        .filter(Boolean)
        .join('\n');
  }
}

/** The buttons of a message: what they show, what they say. */
export function buttonsOf({ blocks }: Posted): { label: string; value: string; actionId: string }[] {
  const row = z.object({
    type: z.literal('actions'),
    elements: z.array(z.object({ text, value: z.string(), action_id: z.string() })),
  });
  return blocks.flatMap(
    (block) =>
      row.safeParse(block).data?.elements.map(({ text: label, value, action_id }) => ({
        label: label.text,
        value,
        actionId: action_id,
      })) ?? [],
  );
}
