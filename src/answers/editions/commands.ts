import { dateOf } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Button, lines, type Reply } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { shortCode } from '../compose.ts';
import { readPlace } from '../places.ts';
import { slotsOf, wordsFor } from '../reading/place.ts';
import type { Shelf } from '../shelf.ts';
import { type Coming, comingChanges, comingOf } from './coming.ts';
import { messages } from './messages.ts';
import { readingId, readings } from './model.ts';
import { unreadReply } from './unread.ts';
import { mustKnow } from './who.ts';

/** 已阅是什么意思 asks. */
const ASKS = /什么|怎么|多久|谁|吗|呢|[?？]/;

/** 已阅 and 未阅: who has read what is coming. */
export function editionCommands(shelf: () => Shelf): Command[] {
  const standard = {
    required: false as const,
    ask: messages.which,
    read: (rest: string) => {
      const value = rest.replace(/^[\s:：,，]+|[\s,，。.!！]+$/g, '');
      return value === '' ? undefined : { value, rest: '' };
    },
  };

  const acknowledge = command({
    intent: 'standard.acknowledge',
    does: { zh: '确认已阅新版标准', en: 'confirm that you have read a coming edition' },
    words: ['已阅', '已读', 'acknowledge'],
    recognise: ({ text }) => (ASKS.test(text) ? -1 : 0),
    may: ['staff'],
    slots: { standard },
    examples: ['已阅 JG 331'],
    quiet: true,
    run: async (turn, { standard: typed }): Promise<Reply> => {
      if (typed === undefined) return acknowledgeOnly(turn, shelf());
      const place = readPlace(typed, turn, shelf());
      if (!place) return refused(turn.say(messages.noSuch(typed)));
      const slots = { standard: slotsOf(place).standard ?? typed };
      const changes = comingOf(shelf().catalogue, place.edition.code, dateOf(turn.now, turn.zone));
      const { id: name, effective: from } = place.edition;
      return keepRead(turn, changes.length > 0 ? changes : [{ name, from }], slots);
    },
  });

  const unread = command({
    intent: 'standard.unread',
    does: { zh: '看谁还没有已阅新版标准', en: 'see who has not read a coming edition' },
    words: ['未阅', '谁没阅', '谁没看', 'unread'],
    may: ['manager', 'workgroup', 'leader'],
    slots: { standard },
    examples: ['未阅 JG 331'],
    run: async (turn, { standard: typed }): Promise<Reply> => {
      const { catalogue } = shelf();
      const day = dateOf(turn.now, turn.zone);
      const place = typed === undefined ? undefined : readPlace(typed, turn, shelf());
      if (typed !== undefined && !place) return refused(turn.say(messages.noSuch(typed)));
      const coming = place ? comingOf(catalogue, place.edition.code, day) : comingChanges(catalogue, day);
      const own = place && { name: place.edition.id, from: place.edition.effective, after: place.edition };
      const changes = coming.length > 0 ? coming : own ? [own] : [];
      if (changes.length === 0) return { outcome: 'auto', blocks: lines(turn.say(messages.noneComing)), buttons: [] };
      const replies: Reply[] = [];
      for (const change of changes) {
        const people = await mustKnow(turn.tx, change.after, turn.now);
        replies.push(await unreadReply(turn.tx, change, people, turn.say));
      }
      return {
        outcome: 'auto',
        slots: place ? { standard: slotsOf(place).standard ?? '' } : {},
        missing: [],
        personal: true,
        blocks: replies.flatMap(({ blocks }) => blocks),
        buttons: [],
      };
    },
  });
  return [acknowledge, unread];
}

const refused = (say: string): Reply => ({
  outcome: 'reject',
  slots: {},
  missing: [],
  blocks: lines(say),
  buttons: [],
});

/** The coming texts that this person must know and has not confirmed. */
export async function unreadBy(turn: Turn, shelf: Shelf): Promise<Coming[]> {
  const mine: Coming[] = [];
  for (const change of comingChanges(shelf.catalogue, dateOf(turn.now, turn.zone))) {
    const kept = await turn.tx.get(readings, readingId(change.name, turn.speaker.id));
    if (kept?.read !== undefined) continue;
    const people = await mustKnow(turn.tx, change.after, turn.now);
    if (people.some(({ id }) => id === turn.speaker.id)) mine.push(change);
  }
  return mine;
}

/** 已阅 alone means the one that waits; several are asked about. */
async function acknowledgeOnly(turn: Turn, shelf: Shelf): Promise<Reply> {
  const [only, ...others] = await unreadBy(turn, shelf);
  if (!only)
    return { outcome: 'reject', slots: {}, missing: [], blocks: lines(turn.say(messages.nothingToRead)), buttons: [] };
  if (others.length === 0) return keepRead(turn, [only], { standard: shortCode(only.after) });
  return {
    outcome: 'ask',
    slots: {},
    missing: ['standard'],
    blocks: lines(turn.say(messages.which)),
    buttons: [only, ...others].slice(0, 5).map(acknowledgeButton),
  };
}

export const acknowledgeButton = ({ name, after }: Pick<Coming, 'name' | 'after'>): Button => ({
  label: name,
  say: `已阅 ${wordsFor(after)}`,
});

async function keepRead(
  turn: Turn,
  changes: readonly Pick<Coming, 'name' | 'from'>[],
  slots: { readonly standard: string },
): Promise<Reply> {
  const said: string[] = [];
  for (const { name, from } of changes) {
    const key = readingId(name, turn.speaker.id);
    const before = await turn.tx.get(readings, key);
    if (before?.read === undefined)
      turn.tx.put(readings, key, { ...before, change: name, person: turn.speaker.id, read: turn.now });
    said.push(turn.say(before?.read === undefined ? messages.read(name, from) : messages.readBefore(name)));
  }
  const [first = '', ...rest] = said;
  return { outcome: 'auto', slots, missing: [], blocks: lines(first, ...rest), buttons: [] };
}
