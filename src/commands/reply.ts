import type { Modal, Status } from '../standards/model.ts';

/** A clause that an answer rests on, as interfaces.md §2 spells it. */
export interface CitedClause {
  readonly code: string;
  readonly title: string;
  readonly clause: string;
  readonly status: Status;
  readonly modal: Modal;
  readonly quote: string;
  readonly amendment?: string;
}

/**
 * A piece of a reply. All texts are plain: whoever shows them escapes them for their own target, so nothing that a person
 * typed can become markup, a mention or a link.
 */
export type Block =
  /** The one line that says it. First, and set off. */
  | { readonly kind: 'lead'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string }
  /** Where a quote stands: `Q/LNJG JG 352—2024 5.2.1 · 现行 · 应（要求）`. Pages link it. */
  | { readonly kind: 'source'; readonly text: string; readonly key: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'fields'; readonly fields: readonly (readonly [label: string, value: string])[] }
  /** What a phone's camera reads (an address), drawn where it is shown and never stored as a picture: secrets in it are blotted like any other. */
  | { readonly kind: 'qr'; readonly text: string }
  /** A stored attachment, by its content hash. */
  | { readonly kind: 'file'; readonly hash: string; readonly name: string; readonly type: string };

/** A button always stands for words that the user could have typed. */
export interface Button {
  readonly label: string;
  readonly say: string;
}

export const BEHAVIOURS = [
  'answer',
  'clarify',
  'list',
  'not_found',
  'refuse',
  'refuse_offer_demand',
  'refuse_secret',
  'deny_or_scope',
  'personal_data',
  'smalltalk',
  'reset',
] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

export const OUTCOMES = [
  'auto',
  'confirm',
  'ask',
  'warn',
  'immediate',
  'reject',
  'deny',
  'deny_convert',
  'refuse',
  'ignore_duplicate',
  'default_month',
  'help',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A reply is data, not a string: each platform shows it in its own best form. */
export interface Reply {
  readonly blocks: readonly Block[];
  readonly buttons: readonly Button[];
  readonly intent?: string;
  readonly behaviour?: Behaviour;
  readonly outcome?: Outcome;
  readonly slots?: Readonly<Record<string, unknown>>;
  readonly missing?: readonly string[];
  readonly ref?: string;
  readonly citations?: readonly CitedClause[];
  /** True when nobody but the speaker may read it, even if they asked in a group. */
  readonly personal?: boolean;
  /** Of a personal reply: the group is told nothing of it, three hundred may press one button there. Without blocks nobody is told anything. */
  readonly unseen?: true;
  /** Words of the blocks that are sent and never kept, such as a one-time code: what is stored has `……` in their place. */
  readonly secrets?: readonly string[];
}

/** What stands in the place of a secret. */
const BLOT = '……';

/** Whether a QR code can be drawn: not of what was blotted out while it was stored. */
export const isWhole = ({ text }: Extract<Block, { kind: 'qr' }>): boolean => text !== '' && !text.includes(BLOT);

/** A reply as it may be stored: its secrets blotted out. */
export function withoutSecrets(reply: Reply): Reply {
  const { secrets = [], ...kept } = reply;
  if (secrets.length === 0) return reply;
  const text = secrets.reduce(
    (json, secret) => json.replaceAll(JSON.stringify(secret).slice(1, -1), BLOT),
    JSON.stringify(kept),
  );
  return JSON.parse(text) as Reply;
}

/** A short reply of plain lines. The first is the lead. */
export function lines(first: string, ...rest: readonly string[]): Block[] {
  return [{ kind: 'lead', text: first }, ...rest.filter(Boolean).map((text): Block => ({ kind: 'text', text }))];
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'quote':
      return block.text
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n');
    case 'list':
      return block.items.map((item) => `· ${item}`).join('\n');
    case 'fields':
      return block.fields.map(([label, value]) => `${label}：${value}`).join('\n');
    case 'file':
      return `[${block.name}]`;
    case 'qr':
      return '';
    default:
      return block.text;
  }
}

/** The whole reply as plain text: the headless platform's, and every platform's fallback. */
export const plainText = (reply: Pick<Reply, 'blocks'>): string =>
  reply.blocks
    .filter(({ kind }) => kind !== 'qr')
    .map(blockText)
    .join('\n');
