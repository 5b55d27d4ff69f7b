import { type Block, type Button, type CitedClause, isWhole } from '../../src/commands/reply.ts';
import { qrPath } from '../../src/picture/qr.ts';
import type { Modal } from '../../src/standards/model.ts';
import { clausePath, filePath } from './addresses.ts';
import { emphasise, type Run } from './emphasis.ts';
import type { Entry, ShownReply } from './history.ts';

/** A block as the page draws it: every text still plain, every address made here and nowhere else. */
export type ShownBlock =
  | { readonly kind: 'lead' | 'text'; readonly runs: readonly Run[] }
  | { readonly kind: 'quote'; readonly paragraphs: readonly (readonly Run[])[]; readonly force: Force }
  | { readonly kind: 'source'; readonly text: string; readonly href: string }
  | { readonly kind: 'list'; readonly items: readonly (readonly Run[])[] }
  | { readonly kind: 'fields'; readonly fields: readonly (readonly [string, string])[] }
  | { readonly kind: 'qr'; readonly size: number; readonly path: string }
  | { readonly kind: 'file'; readonly name: string; readonly href: string; readonly picture: boolean };

export interface ShownEntry {
  readonly seq: number;
  readonly at: number;
  readonly message?: string;
  readonly said?: { readonly text: string; readonly files: readonly string[] };
  readonly blocks?: readonly ShownBlock[];
  readonly buttons?: readonly Button[];
}

/** What a clause's force looks like: the colour of its edge. */
export const FORCES = ['must', 'mustnot', 'should', 'shouldnot', 'may', 'can', 'step', 'state'] as const;
export type Force = (typeof FORCES)[number];

const FORCE_OF: Readonly<Record<Modal, Force>> = {
  应: 'must',
  不应: 'mustnot',
  宜: 'should',
  不宜: 'shouldnot',
  可: 'may',
  不必: 'may',
  能: 'can',
  不能: 'can',
  指示: 'step',
  陈述: 'state',
};
export const forceOf = (modal: Modal): Force => FORCE_OF[modal];

/** Types that a browser may show by itself. Everything else is only ever downloaded. */
export const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp']);

/** The force of the quote at `index`: that of the source line that follows it. */
function forceAt(blocks: readonly Block[], index: number, citations: readonly CitedClause[]): Force {
  const source = blocks.slice(index + 1).find((block) => block.kind === 'source' || block.kind === 'quote');
  const key = source?.kind === 'source' ? source.key : undefined;
  const cited = citations.find(({ code, clause }) => `${code}#${clause}` === key) ?? (key ? undefined : citations[0]);
  return cited ? forceOf(cited.modal) : 'state';
}

function shown(block: Block, index: number, { blocks, citations = [] }: ShownReply): ShownBlock {
  switch (block.kind) {
    case 'lead':
    case 'text':
      return { kind: block.kind, runs: emphasise(block.text) };
    case 'quote':
      return {
        kind: 'quote',
        paragraphs: block.text.split('\n').map(emphasise),
        force: forceAt(blocks, index, citations),
      };
    case 'source':
      return { kind: 'source', text: block.text, href: clausePath(block.key) };
    case 'list':
      return { kind: 'list', items: block.items.map(emphasise) };
    case 'fields':
      return block;
    case 'qr':
      return { kind: 'qr', ...(isWhole(block) ? qrPath(block.text) : { size: 0, path: '' }) };
    case 'file':
      return { kind: 'file', name: block.name, href: filePath(block.hash), picture: PICTURES.has(block.type) };
  }
}

/** An entry of the conversation for the page. */
export const viewOf = ({ seq, at, message, said, reply }: Entry): ShownEntry => ({
  seq,
  at,
  ...(message === undefined ? {} : { message }),
  ...(said ? { said } : {}),
  ...(reply ? { blocks: reply.blocks.map((block, index) => shown(block, index, reply)), buttons: reply.buttons } : {}),
});
