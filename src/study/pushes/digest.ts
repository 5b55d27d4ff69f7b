import type { Instant } from '../../base/clock.ts';
import type { Sentence } from '../../base/sentence.ts';
import { type Block, type Button, lines, plainText, type Reply } from '../../commands/reply.ts';
import { messages } from './messages.ts';
import type { Push } from './model.ts';

/** What a group reads at once (domain.md §4, 1); a person reads more. */
export const GROUP_LIMIT = 600;
export const PERSON_LIMIT = 1500;
const BUTTONS = 6;

/** Several pushes as one message: each in full while there is room, else its line alone. None is left out. */
export function digestOf(pushes: readonly Push[], lead: Sentence, now: Instant, limit: number): Reply {
  const [only] = pushes;
  if (only && pushes.length === 1) return only.reply;
  const blocks: Block[] = [...lines(lead.zh)];
  let room = limit - lead.zh.length;
  for (const [at, push] of pushes.entries()) {
    const over = push.until !== undefined && push.until <= now;
    const body = over ? [] : push.reply.blocks.map(asText);
    const length = plainText({ blocks: body }).length + 4;
    // Every later one still needs its line.
    const reserve = pushes.slice(at + 1).reduce((sum, { line }) => sum + line.zh.length + 4, 0);
    if (!over && length + reserve <= room) {
      blocks.push(...numbered(body, at + 1));
      room -= length;
    } else {
      const line = `${at + 1}. ${push.line.zh}${over ? messages.over.zh : ''}`;
      blocks.push({ kind: 'text', text: line });
      room -= line.length;
    }
  }
  const buttons: Button[] = pushes.flatMap(({ reply, until }) =>
    until !== undefined && until <= now ? [] : reply.buttons,
  );
  return { blocks, buttons: distinct(buttons).slice(0, BUTTONS) };
}

const asText = (block: Block): Block => (block.kind === 'lead' ? { kind: 'text', text: block.text } : block);

function numbered(blocks: readonly Block[], number: number): Block[] {
  const [first, ...rest] = blocks;
  return first?.kind === 'text' ? [{ kind: 'text', text: `${number}. ${first.text}` }, ...rest] : [...blocks];
}

const distinct = (buttons: readonly Button[]): Button[] => [...new Map(buttons.map((one) => [one.say, one])).values()];
