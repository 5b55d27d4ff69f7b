import { END, NOT_IN_WORD, numberOf, PARTS, words } from './english-words.ts';
import { type Form, form } from './piece.ts';

const HOUR = '\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';

/** Hours in English: 4pm, at 9, half past nine, noon. */
export const ENGLISH_HOURS: readonly Form[] = [
  // 2-3pm: the first hour is in the half of the day that the second names
  form(
    `${NOT_IN_WORD}(?:at\\s)?(?<h>\\d{1,2})(?::(?<m>\\d{2}))?(?=\\s?(?:-|to)\\s?(?<to>\\d{1,2})(?::\\d{2})?\\s?(?<half>[ap])\\.?m)`,
    ({ groups = {} }) => {
      const hour = Number(groups.h);
      const crossing = hour % 12 > Number(groups.to) % 12;
      const half = (groups.half === 'p') === crossing ? 'am' : 'pm';
      return { kind: 'clock', clock: { hour, minute: Number(groups.m ?? 0), half, plain: true } };
    },
  ),
  form(
    `${NOT_IN_WORD}(?:at\\s)?(?<h>\\d{1,2})(?::(?<m>\\d{2}))?\\s?(?<half>[ap])(?:\\.m\\.|m)${END}`,
    ({ groups = {} }) => ({
      kind: 'clock',
      clock: {
        hour: Number(groups.h),
        minute: Number(groups.m ?? 0),
        half: groups.half === 'a' ? 'am' : 'pm',
        plain: true,
      },
    }),
  ),
  words(`(?:at\\s)?(?<h>${HOUR})\\so'?clock`, ({ groups = {} }) => ({
    kind: 'clock',
    clock: { hour: numberOf(groups.h) ?? 99, minute: 0, plain: false },
  })),
  words(`(?:at\\s)?(?<q>half|quarter|a\\squarter)\\s(?<side>past|to)\\s(?<h>${HOUR})`, ({ groups = {} }) => {
    const hour = numberOf(groups.h) ?? 99;
    const minutes = groups.q === 'half' ? 30 : 15;
    return {
      kind: 'clock',
      clock:
        groups.side === 'past'
          ? { hour, minute: minutes, plain: false }
          : { hour: hour - 1, minute: 60 - minutes, plain: false },
    };
  }),
  form(
    `${NOT_IN_WORD}at\\s(?<h>${HOUR})(?![a-z\\d:.%]|\\s(?:questions?|people|clauses?|least|most|[ap]\\.?m))`,
    ({ groups = {} }) => ({
      kind: 'clock',
      clock: { hour: numberOf(groups.h) ?? 99, minute: 0, plain: false },
    }),
  ),
  words('(?:at\\s)?(?<p>noon|midday|midnight)', ({ groups = {} }) => ({
    kind: 'clock',
    clock: groups.p === 'midnight' ? { hour: 24, minute: 0, plain: true } : { hour: 12, minute: 0, plain: true },
  })),
  words('(?:in\\sthe\\s)?(?<p>morning|afternoon|evening|night)', ({ groups = {} }) => {
    const part = PARTS[groups.p ?? ''];
    return part && { kind: 'part', part };
  }),
];
