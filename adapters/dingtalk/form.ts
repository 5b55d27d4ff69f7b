import type { Outgoing } from '../../src/chat/message.ts';
import { type Block, isWhole } from '../../src/commands/reply.ts';
import type { DirectMessage } from './batch.ts';
import { oneLine, type Rendered, ROOM_FOR_NAME, render } from './render.ts';
import type { DingTalkSetting } from './setting.ts';

export interface TextPart {
  readonly kind: 'text';
  readonly rendered: Rendered;
  readonly first: boolean;
}
export type Part =
  | TextPart
  | { readonly kind: 'file'; readonly file: Extract<Block, { kind: 'file' }> }
  | { readonly kind: 'qr'; readonly text: string };

/** The messages that one reply becomes: its text, in pieces when it is long, then its files. */
export function partsOf({ reply, to }: Outgoing, { ownUrl }: Pick<DingTalkSetting, 'ownUrl'>): Part[] {
  const pieces = render(reply, { ...(ownUrl ? { ownUrl } : {}), group: 'conversation' in to });
  return [
    ...pieces.map((rendered, at): Part => ({ kind: 'text', rendered, first: at === 0 })),
    ...reply.blocks.flatMap((block): Part[] => {
      if (block.kind === 'file') return [{ kind: 'file', file: block }];
      return block.kind === 'qr' && isWhole(block) ? [block] : [];
    }),
  ];
}

/** In a group, an answer says whom it answers. */
const asker = ({ to, re, identity }: Outgoing) => ('conversation' in to && re !== undefined ? identity : undefined);

/** Only the session webhook can mention, and only people with a staff id. */
function mentioned(message: Outgoing): string | undefined {
  const identity = asker(message);
  return identity?.platform === 'dingtalk' && /^[\w.$-]{1,64}$/.test(identity.id) ? identity.id : undefined;
}

function called({ rendered, first }: TextPart, message: Outgoing): string {
  const name = asker(message)?.name;
  return first && name ? `${oneLine(name).slice(0, ROOM_FOR_NAME - 2)}：${rendered.text}` : rendered.text;
}

/** The message as the session webhook takes it. */
export function webhookBody(part: TextPart, message: Outgoing): object {
  const { title, text, buttons } = part.rendered;
  if (buttons.length > 0)
    return {
      msgtype: 'actionCard',
      actionCard: {
        title,
        text,
        btnOrientation: buttons.length <= 2 ? '1' : '0',
        btns: buttons.map((button) => ({ title: button.title, actionURL: button.url })),
      },
    };
  const staffId = part.first ? mentioned(message) : undefined;
  if (staffId === undefined) return { msgtype: 'markdown', markdown: { title, text: called(part, message) } };
  return {
    msgtype: 'markdown',
    markdown: { title, text: `@${staffId} ${text}` },
    at: { atUserIds: [staffId], isAtAll: false },
  };
}

/** The same message for the robot API, which names its kinds and wants their fields as a JSON text. */
export function apiMessage(part: TextPart, message: Outgoing): DirectMessage {
  const { title, buttons } = part.rendered;
  const text = called(part, message);
  const [only] = buttons;
  if (!only) return { msgKey: 'sampleMarkdown', msgParam: JSON.stringify({ title, text }) };
  if (buttons.length === 1)
    return {
      msgKey: 'sampleActionCard',
      msgParam: JSON.stringify({ title, text, singleTitle: only.title, singleURL: only.url }),
    };
  const actions = buttons.flatMap((button, at) => [
    [`actionTitle${at + 1}`, button.title],
    [`actionURL${at + 1}`, button.url],
  ]);
  return {
    msgKey: `sampleActionCard${buttons.length}`,
    msgParam: JSON.stringify({ title, text, ...Object.fromEntries(actions) }),
  };
}

/** What DingTalk wants to know of a file besides its name. */
export const suffixOf = (name: string): string => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? 'file';
