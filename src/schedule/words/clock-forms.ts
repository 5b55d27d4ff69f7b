import { NUMBER, numberIn, SMALL } from './number.ts';
import { type DayPart, type Form, form } from './piece.ts';

const PARTS: Readonly<Record<string, DayPart>> = {
  凌晨: 'dawn',
  拂晓: 'dawn',
  一早: 'morning',
  大清早: 'morning',
  一大早: 'morning',
  清早: 'morning',
  清晨: 'morning',
  早上: 'morning',
  早晨: 'morning',
  早间: 'morning',
  上午: 'morning',
  午前: 'morning',
  早: 'morning',
  正午: 'noon',
  中午: 'noon',
  午间: 'noon',
  晌午: 'noon',
  下午: 'afternoon',
  午后: 'afternoon',
  傍晚: 'dusk',
  黄昏: 'dusk',
  晚上: 'evening',
  晚间: 'evening',
  夜晚: 'evening',
  晚: 'evening',
  夜里: 'night',
  夜间: 'night',
  深夜: 'night',
  半夜: 'night',
  后半夜: 'night',
  午夜: 'night',
  夜: 'night',
};
const LONG = Object.keys(PARTS)
  .filter((name) => name.length > 1)
  .sort((a, b) => b.length - a.length)
  .join('|');

/** A single 早 or 晚 is a part of the day only right before an hour; 早一点来 is not. */
const SHORT_PART = `[早晚夜](?=\\s?(?!一点(?!半|钟|整|\\d|[一二三四五]十|[零〇]))${SMALL}\\s?[点:时])`;
/** 夜间防火巡查 is the name of a round, 午间 of a break: names that begin with a part of the day. */
const NAMED = '(?!\\s?(?:防火|巡|值班|值守|保洁岗|休息|餐|茶|班|会议?纪要))';

/** What follows a number and 点 where points of a list or a score are meant. */
const POINTS =
  '意见|建议|要求|内容|问题|注意|说明|希望|原因|理由|体会|经验|感想|不足|积分|位|点|钱|好处|心得|措施|规定|事';
const BEFORE_POINTS = /(?:[提讲说谈列这那哪第几扣加减降有差快慢分]|以下|下列|如下|做到|注意)\s?$/;

const MINUTES = `(?<half>半)|(?<quarter>[一二两三123])刻钟?|(?<past>过)?(?<minute>${SMALL})分(?!钟|之)|(?<bare>[0-5]\\d(?![\\d:]|[道题条个次人名份%])|[零〇][一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?(?![道题条个次人名份点号月天年]))|整`;

function minutesOf(groups: Record<string, string | undefined>): number | undefined {
  if (groups.half !== undefined) return 30;
  if (groups.quarter !== undefined) return (numberIn(groups.quarter) ?? 0) * 15;
  const said = groups.minute ?? groups.bare;
  return said === undefined ? 0 : numberIn(said);
}

/** 下午四点半, 16:00, 三点一刻, 差五分三点, and the parts of a day that stand alone. */
export const CLOCK_FORMS: readonly Form[] = [
  form(`差(?<less>${SMALL}分|一刻)钟?\\s?(?<hour>${SMALL})点(?:整|钟)?`, ({ groups = {} }) => {
    const hour = numberIn(groups.hour);
    const less = groups.less === '一刻' ? 15 : numberIn(groups.less?.slice(0, -1));
    if (hour === undefined || less === undefined || less < 1 || less > 59) return undefined;
    return { kind: 'clock', clock: { hour: hour - 1, minute: 60 - less, plain: hour > 13 } };
  }),
  // 8-10点, 三到四点: the first hour of a range has no 点 of its own
  form(`(?<![\\d.:月号第])(?<hour>${SMALL})(?=\\s?(?:-|~|到|至)\\s?${SMALL}\\s?点)`, ({ groups = {} }) => {
    const hour = numberIn(groups.hour);
    return hour === undefined
      ? undefined
      : { kind: 'clock', clock: { hour, minute: 0, plain: hour >= 13 || hour === 0 } };
  }),
  form(`(?:(?:${LONG})${NAMED}|${SHORT_PART})`, ([said]) => {
    const part = PARTS[said];
    return part && { kind: 'part', part };
  }),
  form(
    `(?<![\\d.:])(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::\\d{2})?(?![\\d:]|\\.\\d)(?:\\s?点(?!心|评|名))?(?:\\s?(?<half>[ap])\\.?m\\b\\.?)?(?!\\s?(?:稀释|配比|配置|配制|兑|的比例|比例))`,
    (match) => {
      const { groups = {} } = match;
      if (/(?:配比|比例|稀释|按|兑|比分)\s?$/.test(match.input.slice(Math.max(0, match.index - 4), match.index)))
        return undefined;
      const hour = Number(groups.hour);
      const minute = Number(groups.minute);
      const half = groups.half === 'a' ? 'am' : groups.half === 'p' ? 'pm' : undefined;
      return {
        kind: 'clock',
        clock: {
          hour,
          minute,
          ...(half ? { half } : {}),
          plain: groups.hour?.length === 2 || hour >= 13 || hour === 0,
          ...(minute > 59 || hour === 1 ? { doubtful: true } : {}),
        },
      };
    },
  ),
  form(
    `(?<![\\d.:])(?<hour>${SMALL})\\s?(?<mark>点钟?|时(?!间|候|段|长|效|常|而|刻|限|隔|差|速|装|期|代|不))\\s?(?:${MINUTES})?`,
    (match) => {
      const { groups = {}, input } = match;
      const hour = numberIn(groups.hour);
      const minute = minutesOf(groups);
      if (hour === undefined || minute === undefined) return undefined;
      const after = input.slice(match.index + match[0].length, match.index + match[0].length + 4);
      const before = input.slice(Math.max(0, match.index - 4), match.index);
      const exact =
        groups.half ?? groups.quarter ?? groups.minute ?? groups.bare ?? (/整|钟/.test(match[0]) || undefined);
      if (exact === undefined) {
        if (new RegExp(`^\\s?(?:${POINTS})`).test(after)) return undefined;
        if (BEFORE_POINTS.test(before)) return undefined;
        // 3点5 and 三点五 are numbers, unless minutes follow.
        if (/点$/.test(match[0]) && /^(?:\d|[一二三四五六七八九](?![共起定直般样些次]))/.test(after)) {
          if (!new RegExp(`^${NUMBER}[道题条个次人名份号月楼层]`).test(after)) return undefined;
        }
      }
      const vague = groups.hour === '一' && exact === undefined;
      return {
        kind: 'clock',
        clock: {
          hour,
          minute,
          plain: hour >= 13 || hour === 0,
          ...(vague || (exact === undefined && hour > 24) ? { doubtful: true } : {}),
        },
      };
    },
  ),
];
