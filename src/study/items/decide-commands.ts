import { dateOf } from '../../base/time.ts';
import { type Command, command, type Slot } from '../../commands/command.ts';
import { type Block, type Button, lines, type Reply } from '../../commands/reply.ts';
import type { TodoSource } from '../../commands/todo.ts';
import type { Turn } from '../../commands/turn.ts';
import { allowed, may } from '../../people/permissions.ts';
import type { Item } from '../bank/model.ts';
import { askedItems } from '../quiz/model.ts';
import { careNumbered, careOf, decide, heldItems, itemOfCare, openFlags } from './care.ts';
import { messages } from './messages.ts';
import { type Care, careRef, itemCare, itemStats } from './model.ts';
import type { ItemPorts } from './ports.ts';
import { decideButtons, figuresOf, heldNotice, itemBlocks } from './show.ts';

/** `TM-3`; `#1a2b3c…`, the question's own id, of those that nobody has looked at yet. */
const REF = /\btm\s*[-—－]?\s*(\d{1,9})|#([0-9a-z]{10,16})\b/i;
const LISTED = 5;

const target: Slot<string> & { readonly required: true } = {
  required: true,
  ask: messages.whichItem,
  read: (text) => {
    const found = REF.exec(text);
    if (!found) return undefined;
    const value = found[1] === undefined ? `#${found[2]?.toLowerCase()}` : careRef(Number(found[1]));
    return { value, rest: text.replace(found[0], ' ') };
  },
};

/** Said of a question: with its number, or as the bare word of a button. */
const said =
  (words: RegExp) =>
  ({ folded }: { readonly folded: string }): number =>
    words.test(folded) && REF.test(folded) ? 1 : -1;

/** 保留, 停用, 看题, 题目待定: what a manager does with questions that were set aside. */
export function decideCommands(ports: ItemPorts): Command[] {
  const deciding = (
    intent: string,
    as: 'kept' | 'retired',
    words: readonly string[],
    does: Command['does'],
    example: string,
  ): Command =>
    command({
      intent,
      does,
      words,
      recognise: said(as === 'kept' ? /保留|恢复|\bkeep\b/i : /停用|作废|\bretire\b/i),
      may: allowed('quiz'),
      slots: { target },
      examples: [example],
      quiet: true,
      run: async (turn, { target: ref }) => {
        const care = await careMeant(turn, ref);
        return care ? settle(turn, care, as) : unknown(turn, ref);
      },
    });
  return [
    deciding('quiz.keep_item', 'kept', ['保留'], { zh: '保留一道题', en: 'keep a question' }, '保留 TM-1'),
    deciding('quiz.retire_item', 'retired', ['停用'], { zh: '停用一道题', en: 'retire a question' }, '停用 TM-1'),
    command({
      intent: 'quiz.show_item',
      does: { zh: '看一道题', en: 'see a question with its figures' },
      words: ['看题'],
      recognise: said(/^(?:看题|看一?下?题|show)/i),
      may: allowed('quiz'),
      slots: { target },
      examples: ['看题 TM-1'],
      quiet: true,
      run: async (turn, { target: ref }) => {
        const care = await careMeant(turn, ref);
        const item = care && (await itemOf(turn, care, ports));
        if (!care || !item) return unknown(turn, ref);
        const stats = await turn.tx.get(itemStats, item.id);
        const state = care.number === 0 ? '' : `${careRef(care.number)} `;
        return {
          outcome: 'auto',
          slots: { target: ref },
          missing: [],
          blocks: [
            ...lines(`${state}${turn.say(messages.state(care.state))}`),
            ...itemBlocks(item, turn.say),
            ...figuresOf(stats, item, turn.say).map((text): Block => ({ kind: 'text', text })),
            ...(ports.quote(item.clause, dateOf(turn.now, turn.zone)) ?? []),
          ],
          buttons:
            care.number === 0
              ? [{ label: turn.say(messages.retire), say: `停用 ${ref}` }]
              : decideButtons(care, turn.say),
          personal: true,
        };
      },
    }),
    command({
      intent: 'quiz.held_items',
      does: { zh: '看等着定的题', en: 'see the questions that wait for you' },
      words: ['题目待定', '待定题目', '待定的题', 'held questions'],
      may: allowed('quiz'),
      slots: {},
      examples: ['题目待定'],
      run: (turn) => waiting(turn, ports),
    }),
  ];
}

const unknown = (turn: Turn, ref: string): Reply => ({
  outcome: 'reject',
  slots: { target: ref },
  missing: [],
  blocks: lines(turn.say(messages.noSuchItem(ref))),
  buttons: [],
});

/** The question that a ref means; one that nobody has looked at yet has the number 0 until it is decided about. */
async function careMeant({ tx }: Turn, ref: string): Promise<Care | undefined> {
  if (!ref.startsWith('#')) return careNumbered(tx, Number(ref.split('-')[1]));
  const id = ref.slice(1);
  const known = await tx.get(itemCare, id);
  const item = known ? undefined : await tx.get(askedItems, id);
  if (!item) return known;
  return {
    number: 0,
    item: id,
    clause: item.clause,
    stem: item.stem,
    origin: 'bank',
    state: 'active',
    flags: [],
    at: tx.at,
  };
}

/** The question itself: as it was asked, or as it was written. */
const itemOf = async ({ tx, now, zone }: Turn, care: Care, { catalogue }: ItemPorts): Promise<Item | undefined> =>
  (await tx.get(askedItems, care.item)) ?? itemOfCare(care, catalogue(), dateOf(now, zone));

async function settle(turn: Turn, meant: Care, as: 'kept' | 'retired'): Promise<Reply> {
  const { item, clause, stem, origin } = meant;
  const care = meant.number === 0 ? await careOf(turn.tx, { item, clause, stem, origin }) : meant;
  const ref = careRef(care.number);
  const same = as === 'kept' ? care.state === 'active' : care.state === 'retired';
  if (!same) {
    for (const by of new Set(openFlags(care).map((one) => one.by)))
      if (by !== turn.speaker.id)
        turn.notify(
          { user: by },
          { blocks: lines(messages.outcome(ref, stem, as === 'kept').zh), buttons: [], personal: true },
        );
    await decide(turn.tx, care, as, turn.speaker.id);
  }
  const say = same ? messages.asBefore : as === 'kept' ? messages.kept : messages.retired;
  return {
    outcome: 'auto',
    slots: { target: ref },
    missing: [],
    ref,
    blocks: lines(turn.say(say(ref))),
    buttons: [{ label: turn.say(messages.todo), say: '题目待定' }],
  };
}

async function waiting(turn: Turn, ports: ItemPorts): Promise<Reply> {
  const held = await heldItems(turn.tx);
  const [first, ...others] = held;
  if (!first)
    return { outcome: 'auto', slots: {}, missing: [], blocks: lines(turn.say(messages.noneWaiting)), buttons: [] };
  const item = await itemOf(turn, first, ports);
  const words = item ? (ports.quote(item.clause, dateOf(turn.now, turn.zone)) ?? []) : [];
  const stats = item && (await turn.tx.get(itemStats, item.id));
  const shown = item ? heldNotice(first, item, stats, words, turn.say) : undefined;
  const listed = others.slice(0, LISTED).map((care) => {
    const why = turn.say(messages.whyHeld(care.why ?? 'flagged'));
    return `${careRef(care.number)}（${why}）${care.stem}`;
  });
  const left = others.length - listed.length;
  return {
    outcome: 'auto',
    slots: {},
    missing: [],
    personal: true,
    blocks: [
      ...lines(turn.say(messages.waiting(held.length))),
      ...(shown?.blocks ?? []),
      ...(listed.length > 0 ? [{ kind: 'list' as const, items: listed }] : []),
      ...(left > 0 ? [{ kind: 'text' as const, text: turn.say(messages.more(left)) }] : []),
    ],
    buttons: [
      ...decideButtons(first, turn.say),
      ...others.slice(0, LISTED).map(({ number }): Button => {
        const ref = careRef(number);
        return { label: `${turn.say(messages.look)} ${ref}`, say: `看题 ${ref}` };
      }),
    ],
  };
}

/** Questions to decide, in 我的待办. */
export const heldTodo: TodoSource = {
  title: messages.todo,
  items: async (turn) =>
    may(turn.speaker, 'quiz')
      ? (await heldItems(turn.tx)).map(({ number, stem }) => ({
          text: `${careRef(number)} ${stem}`,
          button: { label: `${turn.say(messages.look)} ${careRef(number)}`, say: `看题 ${careRef(number)}` },
        }))
      : [],
};
