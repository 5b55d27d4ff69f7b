import { usePictures } from '../../commands/pictures.ts';
import { lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import type { NoteItem } from '../../notes/model.ts';
import { clauseBlocks } from './card.ts';
import { clauseOf } from './filing.ts';
import { messages } from './messages.ts';
import { checkRef, checks } from './model.ts';
import type { ReportPorts } from './ports.ts';
import { itemSlots, occurredAt } from './slots-shown.ts';

/** What was looked at and found in order is kept too: where, and by which clause. Source: Q/LNJG JG 204—2024, 4.2.5. */
export async function takeChecks(
  turn: Turn,
  items: readonly NoteItem[],
  attachments: readonly string[],
  ports: ReportPorts,
): Promise<Reply> {
  const [first] = items;
  const shown = {
    ...(first ? itemSlots(first, turn.zone) : {}),
    ...(attachments.length > 0 ? { attachments: attachments.length } : {}),
  };
  const slots = items.length > 1 ? { items: items.map((item) => itemSlots(item, turn.zone)) } : shown;
  if (items.some(({ location }) => location === undefined))
    return { outcome: 'ask', slots, missing: ['location'], blocks: lines(turn.say(messages.where)), buttons: [] };
  const kept = [];
  for (const item of items) {
    const clause = clauseOf(turn, item, ports);
    const number = await turn.tx.next('CHK');
    const place = item.place?.code ?? item.within?.code;
    turn.tx.put(checks, checkRef(number), {
      number,
      location: item.location ?? '',
      by: turn.speaker.id,
      conversation: turn.conversation.id,
      at: turn.now,
      occurredAt: occurredAt(item, turn.now, turn.zone),
      attachments: [...attachments],
      ...(place === undefined ? {} : { place }),
      ...(item.floor === undefined ? {} : { floor: item.floor }),
      ...(item.service ? { service: item.service.value } : {}),
      ...(item.what === '' ? {} : { what: item.what }),
      ...(clause ? { clause: clause.key } : {}),
    });
    kept.push({ number, clause, location: item.location ?? '' });
  }
  usePictures(turn);
  const [one] = kept;
  const ref = checkRef(one?.number ?? 0);
  return {
    outcome: 'auto',
    ref,
    slots,
    missing: [],
    ...(one?.clause ? { citations: [one.clause.cited] } : {}),
    blocks: [
      ...lines(turn.say(messages.checked(ref, kept.map(({ location }) => location).join('、')))),
      ...(kept.length === 1 ? clauseBlocks(one?.clause) : []),
    ],
    buttons: kept.slice(0, 4).map(({ number }) => ({
      label: turn.say(messages.undo),
      say: `撤销 ${checkRef(number)}`,
    })),
  };
}
