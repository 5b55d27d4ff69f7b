import { type Result, unreachable } from '../../base/result.ts';
import type { Sentence } from '../../base/sentence.ts';
import { type Command, command } from '../../commands/command.ts';
import { type Block, type Button, lines, type Reply } from '../../commands/reply.ts';
import type { Edition } from '../../standards/model.ts';
import type { OriginalProblem } from '../../standards/original.ts';
import { readPlace } from '../places.ts';
import type { Shelf } from '../shelf.ts';
import { messages } from './messages.ts';
import { nothingThere, placeOrLast, placeSlot, slotsOf, wordsFor } from './place.ts';

/** The document from which a text was imported, ready to be sent; or why it can't be. */
export type OriginalOf = (
  edition: Edition,
) => Promise<Result<Extract<Block, { kind: 'file' }>, 'none' | OriginalProblem>>;

export interface OriginalPorts {
  readonly shelf: () => Shelf;
  readonly originalOf: OriginalOf;
}

/** The words for it, wherever they stand. */
export const ORIGINAL = /(?:的|那[份个])?\s*(?:原文件|原始文件|原件|源文件|original(?: file)?)/i;
const STARTS = /^(?:发原件|原文件|原件|original(?: file)?)(?:$|[\s:：]|[A-Za-z《\d])/i;
const ENDS = /(?:原文件|原始文件|原件|源文件)(?:发?(?:给)?我?(?:一下|一份)?|有吗)?[\s。.!！?？]*$/;

/** 原文件: the document from which a text was imported, for whoever may read the text. */
export function originalCommand({ shelf, originalOf }: OriginalPorts): Command {
  return command({
    intent: 'standard.original',
    does: { zh: '要标准的原文件', en: "get a standard's original file" },
    words: ['原文件', '发原件', '原件', 'original file', 'original'],
    recognise: ({ text }, turn) => {
      if (STARTS.test(text)) return 0;
      return ENDS.test(text) && readPlace(text.replace(ORIGINAL, ' '), turn, shelf()) ? 0.9 : -1;
    },
    may: 'anyone',
    slots: { place: placeSlot },
    examples: ['原文件 TY 103'],
    quiet: true,
    run: async (turn, { place: words }): Promise<Reply> => {
      const place = placeOrLast(words?.replace(ORIGINAL, ' ').trim() || undefined, turn, shelf());
      if (!place) return nothingThere(words, place, turn, '原文件');
      const { edition } = place;
      const found = await originalOf(edition);
      if (found.ok)
        return {
          outcome: 'auto',
          slots: slotsOf(place),
          missing: [],
          blocks: [...lines(turn.say(messages.original(edition.title, edition.id))), found.value],
          buttons: [],
        };
      return {
        outcome: 'reject',
        slots: slotsOf(place),
        missing: [],
        blocks: lines(turn.say(noOriginal(edition, found.error))),
        buttons: [{ label: turn.say(messages.full), say: `全文 ${wordsFor(edition, place.number)}` }],
      };
    },
  });
}

/** Why there is no original to send. What is wrong with the folder is for those to know who keep it: `check` says it. */
export function noOriginal({ title }: Pick<Edition, 'title'>, why: 'none' | OriginalProblem): Sentence {
  switch (why) {
    case 'none':
      return messages.noOriginal(title);
    case 'large':
      return messages.largeOriginal(title);
    case 'missing':
    case 'unsafe':
      return messages.lostOriginal(title);
    default:
      return unreachable(why);
  }
}

/** Offered where a whole text is shown. */
export const originalButton = (edition: Edition, label: string): Button[] =>
  edition.original === undefined ? [] : [{ label, say: `原文件 ${wordsFor(edition)}` }];
