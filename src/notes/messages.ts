import type { Sentence } from '../base/sentence.ts';
import type { Building } from '../people/places.ts';

const level = (n: number): string => (n < 0 ? `负${-n}` : String(n));

export const messages = {
  stillToCome: {
    zh: '这个时间还没到。已经看到的，请写看到的时间，例如：今天10:20；以后要去检查的，说“明天去查…”。',
    en: 'That time is still to come. For what you saw, say when you saw it, e.g. today 10:20.',
  },
  noSuchFloor: ({ names, floors: [lowest, highest] }: Building, floor: number): Sentence => ({
    zh:
      floor === 0
        ? `没有 0 层：地上从 1 层起，地下一层写“负一楼”或 B1。`
        : `${names[0] ?? ''}没有${level(floor)}层，只有${level(lowest)}到${level(highest)}层。请改楼层，或写明楼栋，例如：B座3楼。`,
    en: `${names.at(-1) ?? ''} has no floor ${floor}, only ${lowest} to ${highest}. Please give another floor, or name the building.`,
  }),
};
