import type { Block, Reply } from '../commands/reply.ts';
import { plainText } from '../commands/reply.ts';
import type { Topic, Turn } from '../commands/turn.ts';
import { messages } from './messages.ts';

/** What did not fit into a reply, until somebody asks for it. */
const rest: Topic<Reply> = {
  name: 'rest',
  parse: (value) => (typeof value === 'object' && value !== null && 'blocks' in value ? (value as Reply) : undefined),
};

const ASKS_FOR_REST = /^(?:看其余|其余部分|其余|(?:show )?the rest)[。.!！~]*$/i;

/** The kept rest of the last reply, when that is what is asked for. */
export const askedRest = (turn: Pick<Turn, 'text' | 'recall'>): Reply | undefined =>
  ASKS_FOR_REST.test(turn.text) ? turn.recall(rest) : undefined;

/** A reply within the length that its platform bears: cut on a paragraph, the rest kept and offered by a button. */
export function offerRest(reply: Reply, limit: number | undefined, turn: Pick<Turn, 'remember' | 'say'>): Reply {
  if (limit === undefined || plainText(reply).length <= limit) return reply;
  const [shown, left] = cutBlocks(reply.blocks, limit);
  if (left.length === 0) return reply;
  const { ref: _, citations: __, slots: ___, missing: ____, ...facts } = reply;
  turn.remember(rest, { ...facts, blocks: left });
  const more = turn.say(messages.showRest);
  return { ...reply, blocks: shown, buttons: [{ label: more, say: more }, ...reply.buttons] };
}

/** The blocks that fit into `limit` characters, and the others. The block at the edge is cut between paragraphs, items or sentences. */
export function cutBlocks(blocks: readonly Block[], limit: number): [shown: Block[], left: Block[]] {
  const shown: Block[] = [];
  let room = limit;
  for (const [at, block] of blocks.entries()) {
    // A code is a picture beside the words and takes none of their room.
    const length = block.kind === 'qr' ? 0 : plainText({ blocks: [block] }).length + 1;
    if (length <= room) {
      shown.push(block);
      room -= length;
      continue;
    }
    const [head, tail] = cutBlock(block, room, shown.length === 0);
    return [head ? [...shown, head] : shown, [tail ?? [], blocks.slice(at + 1)].flat()];
  }
  return [shown, []];
}

/** @param must true when nothing has been shown yet: something of the block has to be, however large it is. */
function cutBlock(block: Block, room: number, must: boolean): [head: Block | undefined, tail: Block | undefined] {
  if (block.kind === 'list') {
    const count = fitting(block.items, room, must);
    return [
      count > 0 ? { ...block, items: block.items.slice(0, count) } : undefined,
      count < block.items.length ? { ...block, items: block.items.slice(count) } : undefined,
    ];
  }
  if (block.kind === 'fields') {
    const count = fitting(
      block.fields.map((field) => field.join('：')),
      room,
      must,
    );
    return [
      count > 0 ? { ...block, fields: block.fields.slice(0, count) } : undefined,
      count < block.fields.length ? { ...block, fields: block.fields.slice(count) } : undefined,
    ];
  }
  if (block.kind === 'file' || block.kind === 'qr' || block.kind === 'source')
    return must ? [block, undefined] : [undefined, block];
  const at = cutPlace(block.text, room);
  if (at === 0 && !must) return [undefined, block];
  const edge = at || wholeCharacters(block.text, room);
  const head = block.text.slice(0, edge).trimEnd();
  const tail = block.text.slice(edge).trimStart();
  return [{ ...block, text: head }, tail ? { ...block, text: tail } : undefined];
}

/** `room`, or one less where it would part a pair of surrogates. */
const wholeCharacters = (text: string, room: number): number =>
  /[\ud800-\udbff]/.test(text.charAt(room - 1)) ? room - 1 : room;

function fitting(items: readonly string[], room: number, must: boolean): number {
  let left = room;
  const count = items.findIndex((item) => {
    left -= item.length + 3;
    return left < 0;
  });
  return Math.max(count < 0 ? items.length : count, must ? 1 : 0);
}

/** Where a text is best cut within its first `room` characters: after a paragraph, a line, a sentence. 0: nowhere. */
export function cutPlace(text: string, room: number): number {
  const window = text.slice(0, Math.max(0, room));
  for (const edges of [['\n\n'], ['\n'], ['。', '！', '？', '；', '. ', '! ', '? ', '; ']]) {
    const at = Math.max(...edges.map((edge) => window.lastIndexOf(edge) + (window.includes(edge) ? edge.length : 0)));
    if (at > room / 3) return at;
  }
  return 0;
}
