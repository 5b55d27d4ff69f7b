import { foldText } from '../../base/fold.ts';
import { readChinese } from '../../base/numerals.ts';
import { withDigits } from '../../base/numerals-in-text.ts';
import type { Slot } from '../../commands/command.ts';
import { TEAMS, type Team } from '../../people/model.ts';
import { SERVICES } from '../../standards/model.ts';
import { type ServiceNames, teamReader } from '../schedules/team.ts';
import { topicsIn } from '../schedules/topics.ts';
import { messages } from './messages.ts';

type Optional<T> = Slot<T> & { readonly required: false };
const NOTHING = { zh: '', en: '' } as const;

export const ABOUT = /比赛|竞赛|对抗赛|擂台赛?|大比武|比武|\bcontests?\b|\bcompetitions?\b/i;
const SKILL = /技能|技术|实操|操作|比武|\bskills?\b|评委|裁判|\bjudges?\b/i;
export const REF = /\bct\s*[-—－]?\s*(\d{1,6})(?!\d)/i;
export const refIn = (text: string): number | undefined => {
  const number = REF.exec(text)?.[1];
  return number === undefined ? undefined : Number(number);
};

export const kindSlot: Optional<'skill' | 'knowledge'> = {
  required: false,
  ask: NOTHING,
  read: (rest, { text }) => ({ value: SKILL.test(text) ? 'skill' : 'knowledge', rest }),
};

const NUMBER = '(\\d{1,4}|[零一二两三四五六七八九十百]{1,4})';
const numberSlot = (pattern: RegExp): Optional<number> => ({
  required: false,
  ask: NOTHING,
  read: (rest) => {
    const found = pattern.exec(rest);
    const said = found?.[1] ?? found?.[2];
    const value = said === undefined ? undefined : /^\d/.test(said) ? Number(said) : readChinese(said);
    return found && value !== undefined ? { value, rest: rest.replace(found[0], ' ') } : undefined;
  },
});
/** 三轮, 3 rounds. */
export const roundsSlot = numberSlot(
  new RegExp(`(?:分|打|共)?${NUMBER}\\s*(?:个?轮次?|回合)|\\b(\\d{1,3})\\s*rounds?\\b`, 'i'),
);
/** 限时15分钟, 15 minutes: how long a round is; 15分钟后 is a time. */
export const minutesSlot = numberSlot(
  new RegExp(
    `(?:每轮|限时|时长|用时|答题)?\\s*${NUMBER}\\s*分钟(?!后|以后|之后)(?:答完|一轮)?|(?<!\\bin )\\b(\\d{1,3})\\s*min(?:ute)?s?\\b(?! (?:later|from))`,
    'i',
  ),
);

/** Which teams are to meet. */
export interface TeamsSaid {
  readonly teams: readonly Team[];
  /** A name that is none of theirs. */
  readonly unknown?: string;
}

const AGAINST = /\s*(?:对阵|对战|对决|挑战|[vV][sS]\.?|[pP][kK]|对|\bversus\b|\bagainst\b)\s*/;
const BETWEEN = /\s*(?:、|,|，|\+|和|跟|与|\band\b)\s*/;
const SIDE = /[\p{Script=Han}A-Za-z]{1,12}/u;

/** Reads 保洁 对 会务, 保洁、会务、安保, 全员 (all five), cleaning vs conference. */
export function teamsSlot(names: ServiceNames): Optional<TeamsSaid> {
  const read = teamReader(names);
  return {
    required: false,
    ask: messages.askTeams,
    read: (text) => {
      const sides = text.split(AGAINST);
      const found = sides.length > 1 ? sidesOf(sides, read) : listed(text, read);
      return found && { value: found.value, rest: found.rest };
    },
    join: (before, { teams, unknown }) => ({
      teams: unique([...before.teams, ...teams]),
      ...(unknown === undefined ? {} : { unknown }),
    }),
  };
}

const unique = (teams: readonly Team[]): Team[] => [...new Set(teams)];

/** What stands on both sides of 对: the words nearest to it; the rest is what it is about. */
function sidesOf(sides: readonly string[], read: ReturnType<typeof teamReader>): { value: TeamsSaid; rest: string } {
  const teams: Team[] = [];
  const rest: string[] = [];
  let unknown: string | undefined;
  for (const [i, side] of sides.entries()) {
    const words = side.trim().split(/\s+/);
    // Of the first side the last words, of the last one the first; in the middle all of it.
    const near = i === 0 ? (words.at(-1) ?? '') : i === sides.length - 1 ? (words[0] ?? '') : side;
    for (const name of near.split(BETWEEN)) {
      const one = read(name);
      if (one && 'team' in one) teams.push(one.team);
      else if (SIDE.test(name)) unknown ??= name;
    }
    if (i === 0) rest.push(words.slice(0, -1).join(' '));
    if (i > 0 && i === sides.length - 1) rest.push(words.slice(1).join(' '));
  }
  return {
    value: { teams: unique(teams), ...(unknown === undefined ? {} : { unknown }) },
    rest: rest.join(' '),
  };
}

/** One name after the other, as long as there are any. */
function listed(text: string, read: ReturnType<typeof teamReader>): { value: TeamsSaid; rest: string } | undefined {
  const teams: Team[] = [];
  let rest = text.replace(/[、+]/g, ' ').replace(/(?<=[\p{Script=Han}])[和跟与](?=[\p{Script=Han}]{2})/gu, ' ');
  for (let i = 0; i < TEAMS.length; i++) {
    const one = read(rest);
    if (one && 'unknown' in one) return { value: { teams, unknown: one.unknown }, rest: one.rest };
    if (!one || !('team' in one) || teams.includes(one.team)) break;
    teams.push(one.team);
    rest = one.rest;
  }
  if (teams.length === 0) return undefined;
  return { value: { teams: teams.includes('全员') ? [...SERVICES] : teams }, rest };
}

const NAMES_END = /(?:评委|裁判|评判|选手|参赛(?:人员|选手|者)?|\bjudges?\b|\bcontestants?\b)/i;
const NAME = /^[\p{Script=Han}·]{2,8}$|^[A-Za-z][\w.-]{1,40}$/u;
const BARE_NAMES = /^[\p{Script=Han}·]{2,4}(?:[\s、,，和]+[\p{Script=Han}·]{2,4})*$/u;

/** Names behind a word for them; said alone they answer a question. */
function namesSlot(word: RegExp, ask: { readonly zh: string; readonly en: string }): Optional<readonly string[]> {
  return {
    required: false,
    ask,
    read: (rest, { text }) => {
      const found = word.exec(rest);
      if (!found) {
        const bare = BARE_NAMES.test(rest.trim()) && rest.trim() === text.trim() && !ABOUT.test(rest);
        return bare ? { value: split(rest), rest: '' } : undefined;
      }
      const behind = rest.slice(found.index + found[0].length);
      const end = NAMES_END.exec(behind)?.index ?? behind.length;
      const names = split(behind.slice(0, end));
      return names.length === 0
        ? undefined
        : { value: names, rest: `${rest.slice(0, found.index)} ${behind.slice(end)}` };
    },
    // 李四 answers who 李工 is.
    join: (before, answer) => {
      const replaced = before.map((name) =>
        TITLE.test(name) ? (answer.find((one) => one[0] === name[0]) ?? name) : name,
      );
      return [...replaced, ...answer.filter((one) => !replaced.includes(one))];
    },
  };
}
const split = (text: string): string[] =>
  text
    .replace(/^[\s:：是为由]+/, '')
    .split(/[\s、,，;；。.和与及]+/)
    .filter((name) => NAME.test(name));

export const judgesSlot = namesSlot(/(?:评委|裁判|评判|\bjudges?\b)/i, messages.askJudges);
export const contestantsSlot = namesSlot(/(?:选手|参赛(?:人员|选手|者)?|\bcontestants?\b)/i, messages.askContestants);

/** 王姐, 李工, 张师傅: a surname with what one calls somebody. */
export const TITLE =
  /^[\p{Script=Han}](?:姐|哥|叔|姨|工|总|师傅|大姐|大哥|阿姨|老师|主任|科长|处长|局长|经理|班长|队长|组长|先生|女士)$/u;

export const topicsSlot: Optional<readonly string[]> = {
  required: false,
  ask: messages.askTopic,
  read: (text) => {
    const bare = text
      .replace(/(?:知识|技能|技术|业务|实操|操作)?(?:比赛|竞赛|对抗赛|擂台赛?|大?比武)/g, ' ')
      .replace(
        /\b(?:a|the|knowledge|skills?|contests?|competitions?|between|teams?|rounds?|vs|versus|against)\b/gi,
        ' ',
      )
      .replace(/(?:办|搞|来|组织|安排|举办)一?(?:场|次|个)|一[场次]/g, ' ');
    const value = topicsIn(bare);
    return value.length > 0 ? { value, rest: '' } : undefined;
  },
};

/** What a judge said of a contestant: `CT-2 张三 第1项 8分`. */
export interface ScoreSaid {
  readonly contest?: number;
  readonly name?: string;
  /** From 1. */
  readonly item?: number;
  readonly points?: number;
}

export function scoreIn(text: string): ScoreSaid {
  const folded = withDigits(foldText(text));
  const contest = refIn(folded);
  const item = /第\s*(\d{1,2}|[一二三四五六七八九十]{1,2})\s*(?:项|条|个)|\bitem\s*(\d{1,2})/i.exec(folded);
  const itemNumber = item?.[1] ?? item?.[2];
  const rest = folded.replace(REF, ' ').replace(item?.[0] ?? '\u0000', ' ');
  const points =
    /(负|-)?(\d{1,3}(?:\.\d{1,3})?)\s*(?:分|points?)/i.exec(rest) ??
    /(?:^|\s)(-)?(\d{1,3}(?:\.\d{1,3})?)\s*$/.exec(rest);
  const name = rest
    .replace(points?.[0] ?? '\u0000', ' ')
    .replace(/评分|打分|给|改[成为]|改|得|继续|score|[:：,，。]/gi, ' ')
    .trim()
    .split(/\s+/)[0];
  const value =
    itemNumber === undefined ? undefined : /^\d/.test(itemNumber) ? Number(itemNumber) : readChinese(itemNumber);
  return {
    ...(contest === undefined ? {} : { contest }),
    ...(name ? { name } : {}),
    ...(value === undefined ? {} : { item: value }),
    ...(points?.[2] === undefined ? {} : { points: (points[1] === undefined ? 1 : -1) * Number(points[2]) }),
  };
}
