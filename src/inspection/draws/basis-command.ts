import type { Sentence } from '../../base/sentence.ts';
import { toIso } from '../../base/time.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Block, lines, type Reply } from '../../commands/reply.ts';
import { optional, wholeMessage } from '../../commands/slots.ts';
import type { Turn } from '../../commands/turn.ts';
import { allowed } from '../../people/permissions.ts';
import { nameOf } from '../findings/who.ts';
import { personIn } from '../person.ts';
import { drawnOf, orderOf } from './draw.ts';
import { messages } from './messages.ts';
import { type Draw, drawRef, draws } from './model.ts';
import { standingDraws } from './pool.ts';

const REF = /DRW\s*[-—－]?\s*(\d{1,9})/i;

const drawSlot = optional<string>({
  required: false,
  ask: messages.noDraw,
  read: (rest) => {
    const found = REF.exec(rest);
    return found?.[1] === undefined ? undefined : { value: found[1], rest: rest.replace(found[0], ' ') };
  },
});

const refused = (
  turn: Turn,
  sentence: Sentence,
  slots: Reply['slots'],
  outcome: 'reject' | 'ask' = 'reject',
): Reply => ({
  outcome,
  slots: slots ?? {},
  missing: [],
  blocks: lines(turn.say(sentence)),
  buttons: [],
});

const drawNamed = async ({ tx }: Turn, number: string | undefined): Promise<Draw | undefined> =>
  number === undefined ? (await standingDraws(tx)).at(-1) : tx.get(draws, drawRef(Number(number)));

/** 抽签依据 DRW-1: seed, pool, weights and order of a draw, so that anyone can work it out again. */
export function basisCommand(): Command {
  return command({
    intent: 'interview.basis',
    does: { zh: '看抽签依据', en: 'see how a draw was made' },
    words: ['抽签依据', '抽签结果', 'draw basis'],
    recognise: ({ text }) =>
      (/抽签.{0,6}(?:依据|怎么|方法|公平|结果|种子)|依据.{0,4}抽签/.test(text) && !/标准|规定/.test(text)) ||
      /^\s*DRW-?\s*\d+\s*$/i.test(text)
        ? 0.97
        : 0,
    may: ['staff'],
    slots: { draw: drawSlot },
    examples: ['抽签依据 DRW-1'],
    run: async (turn, { draw: number }): Promise<Reply> => {
      const found = await drawNamed(turn, number);
      const slots = number === undefined ? {} : { draw: number };
      if (!found)
        return refused(
          turn,
          number === undefined ? messages.noDraw : messages.noSuchDraw(drawRef(Number(number))),
          slots,
        );
      const ref = drawRef(found.number);
      // Whoever knows the seed before the names are shown could work them out.
      if (found.shownAt === undefined) return refused(turn, messages.notShown(ref), slots);
      return { outcome: 'auto', ref, slots, missing: [], blocks: await basisOf(turn, found), buttons: [] };
    },
  });
}

async function basisOf(turn: Turn, draw: Draw): Promise<Block[]> {
  const { say, zone, tx } = turn;
  const items: string[] = [];
  for (const pool of draw.pools) {
    const drawn = new Set(drawnOf(draw, pool));
    items.push(pool.service);
    for (const [i, { id, weight, key }] of orderOf(pool, draw.seed).entries())
      items.push(
        `${drawn.has(id) ? '✓ ' : ''}${messages.row(i + 1, id, weight, key)} ${(await nameOf(tx, id, turn)) ?? ''}`,
      );
  }
  const stoodIn: string[] = [];
  for (const { out, in: into, reason } of draw.substitutes)
    stoodIn.push(
      messages.stoodIn((await nameOf(tx, out, turn)) ?? out, (await nameOf(tx, into, turn)) ?? into, reason),
    );
  return [
    ...lines(say(messages.basis(drawRef(draw.number)))),
    {
      kind: 'fields',
      fields: [
        [say(messages.seed), draw.seed],
        [say(messages.kept), toIso(draw.at, zone)],
        ...(draw.shownAt === undefined ? [] : [[say(messages.shown), toIso(draw.shownAt, zone)] as const]),
      ],
    },
    ...(draw.replaces
      ? [{ kind: 'text' as const, text: say(messages.redraw(drawRef(draw.replaces.number), draw.replaces.reason)) }]
      : []),
    { kind: 'text', text: say(messages.method) },
    { kind: 'list', items },
    ...(stoodIn.length > 0 ? [{ kind: 'list' as const, items: stoodIn }] : []),
  ];
}

const REPLACES = /(?:抽中|抽到|DRW|约谈).{0,20}(?:换|替补|顺延|下一名|下一位|递补)|(?:换|顺延|递补)(?:下一名|下一位)/i;

/** 抽中的陈秀兰请假 换下一名: who comes next in the order of the draw stands in, with the reason (TY 105, 8.4.3). */
export function substituteCommand(): Command {
  return command({
    intent: 'interview.substitute',
    does: { zh: '约谈替补', en: 'let the next one of a draw stand in' },
    words: ['约谈替补'],
    recognise: ({ text }) => (REPLACES.test(text) && !/[?？]|怎么|吗/.test(text) ? 0.98 : 0),
    may: allowed('interview.draw'),
    slots: {
      draw: drawSlot,
      said: wholeMessage(messages.askSubstitute),
    },
    examples: ['抽中的陈秀兰请假 换下一名'],
    run: async (turn, { draw: number, said }): Promise<Reply> => {
      const { tx, say, now, speaker } = turn;
      const found = await drawNamed(turn, number);
      if (!found || found.shownAt === undefined) return refused(turn, messages.noDraw, {});
      const ref = drawRef(found.number);
      const person = await personIn(tx, String(said).replace(/^\s*抽中的?/, ''), now);
      const out = person?.members[0]?.id;
      const pool = found.pools.find((one) => out !== undefined && drawnOf(found, one).includes(out));
      const reason = person?.rest
        .replace(/抽中的?|约谈的?/g, ' ')
        .replace(/[,，]?\s*(?:请)?(?:换|由)?(?:下一名|下一位)(?:替补|顺延)?|替补|顺延|递补|换人/g, ' ')
        .replace(/^[\s,，]+|[\s,，。]+$/g, '');
      const slots = { ...(person ? { person: person.name } : {}), ...(reason ? { reason } : {}) };
      if (!person || !reason) return refused(turn, messages.askSubstitute, slots, 'ask');
      if (!pool || out === undefined) return refused(turn, messages.notDrawn(person.name), slots);
      const before = new Set(drawnOf(found, pool));
      const after: Draw = {
        ...found,
        substitutes: [...found.substitutes, { out, in: '', reason, by: speaker.id, at: now }],
      };
      const into = drawnOf(after, pool).find((id) => !before.has(id));
      if (into === undefined) return refused(turn, messages.noNext, slots);
      const name = (await nameOf(tx, into, turn)) ?? into;
      if (!turn.confirmed)
        return {
          outcome: 'confirm',
          slots,
          missing: [],
          blocks: lines(say(messages.substitute(person.name, name, reason))),
          buttons: [
            { label: say(messages.confirm), say: '确认' },
            { label: say(messages.cancel), say: '取消' },
          ],
        };
      const substitutes = after.substitutes.map((one) => (one.in === '' ? { ...one, in: into } : one));
      tx.put(draws, ref, { ...found, substitutes });
      return {
        outcome: 'auto',
        ref,
        slots,
        missing: [],
        blocks: lines(say(messages.substituted(ref, person.name, name))),
        buttons: [],
      };
    },
  });
}
