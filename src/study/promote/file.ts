import { z } from 'zod';
import { dateOf } from '../../base/time.ts';
import type { FileMaker } from '../../commands/file-order.ts';
import { lines } from '../../commands/reply.ts';
import { cardSvg } from '../../picture/card.ts';
import { SHADES } from '../../picture/model.ts';
import { pngOf } from '../../picture/png.ts';
import type { Catalogue } from '../../standards/catalogue.ts';
import { shortCode } from '../../standards/code.ts';
import { messages } from './messages.ts';
import { posterOf } from './poster.ts';

export const POSTER_FILE = 'poster';

const argsSchema = z.object({
  key: z.string(),
  shade: z.enum(SHADES),
  language: z.enum(['zh', 'en']),
  at: z.number(),
});

/** Draws a clause as a picture card. */
export const posterFile = ({
  catalogue,
  zone,
}: {
  readonly catalogue: () => Catalogue;
  readonly zone: string;
}): FileMaker => ({
  name: POSTER_FILE,
  make: async (args) => {
    const { key, shade, language, at } = argsSchema.parse(args);
    const day = dateOf(at, zone);
    const found = catalogue().byKey(key, day);
    if (!found) return undefined;
    const { edition, clause } = found;
    const { card } = posterOf(edition, clause, edition.effective > day ? edition.effective : undefined);
    const where = `${shortCode(edition.code)} ${clause.number}`;
    return {
      files: [{ name: `${card.title} ${where}.png`, bytes: await pngOf(await cardSvg(card, shade)) }],
      blocks: lines(messages.picture(where)[language]),
    };
  },
});
