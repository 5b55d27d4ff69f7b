import { ENGLISH_NUMBERS, readChinese } from '../../base/numerals.ts';

const HAN = '零一二两俩仨三四五六七八九十百';
const NUM = `(-?\\d{1,6}(?:\\.\\d{1,3})?|半|[${HAN}]{1,4}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|none|zero)`;

/** A whole number as it is said; 俩 is two, 仨 three. */
export function numberOf(said: string): number | undefined {
  const word = said.toLowerCase();
  if (/^-?\d+(?:\.\d+)?$/.test(word)) return Number(word);
  if (word === 'none') return 0;
  return ENGLISH_NUMBERS[word] ?? readChinese(word.replace('仨', '三'));
}

export interface Took {
  readonly value: number;
  readonly rest: string;
}

function take(text: string, patterns: readonly RegExp[]): Took | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    const said = found?.slice(1).find((group) => group !== undefined);
    const value = said === undefined ? undefined : numberOf(said);
    if (found && value !== undefined)
      return { value, rest: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}` };
  }
  return undefined;
}

const TEAM = '(?:班组|小组|组|班|队|服务|group|team|service)';
const PER_GROUP = [
  new RegExp(
    `(?:每|各)(?:一)?(?:个|支)?${TEAM}(?:随机)?(?:各|都|再|先)?(?:抽取|抽签|抽|选|约谈|约|找|谈)?(?:取|出)?\\s*${NUM}\\s*(?:个|名|位)?人?`,
    'i',
  ),
  new RegExp(`(?:抽取|抽|选|约谈|约|找)\\s*${NUM}\\s*(?:个|名|位)?人?\\s*(?:每|/|一)(?:个|支)?${TEAM}`, 'i'),
  new RegExp(`(?:各|分别)(?:抽取|抽|选|约谈|约|找)?\\s*${NUM}\\s*(?:个|名|位)?人?`, 'i'),
  new RegExp(
    `\\b${NUM}\\s+(?:people|persons?|staff|employees|workers|names?|members?)?\\s*(?:(?:per|from each|in each|of each|for each|each)\\s+${TEAM}|each\\b|a (?:group|team))`,
    'i',
  ),
  new RegExp(`(?:抽取|抽|选|约谈)\\s*${NUM}\\s*(?:个|名|位)?人`, 'i'),
];
/** How many of each group: 每组两个人, 每个班组抽3名, 2 people per group. */
export const perGroup = (text: string): Took | undefined => take(text, PER_GROUP);

const UNIT = '\\s*(?:道|个|条)?\\s*(?:小)?(?:题目?|问题|questions?|qs?)?';
const ASKED = [
  new RegExp(`${NUM}\\s*问(?=\\s*[,，]?\\s*(?:-?\\d|[${HAN}]|全|都))`),
  new RegExp(`(?:共|一共|总共)?(?:提问|抽问|询问|问|考)(?:了|过)?(?:他|她)?\\s*${NUM}${UNIT}`, 'i'),
  new RegExp(`\\basked\\s+(?:\\w+\\s+)?${NUM}${UNIT}`, 'i'),
  new RegExp(`${NUM}\\s*(?:questions?)?\\s*asked\\b`, 'i'),
  new RegExp(`\\bout of\\s+${NUM}`, 'i'),
  new RegExp(`${NUM}\\s*(?:道|个)?(?:小)?(?:题|问)(?=\\s*[,，]?\\s*(?:答|对|错|全))`, 'i'),
];
const CORRECT = [
  new RegExp(`(?:回答|答|做)?(?:对|正确|出来?|上来?)(?:了)?\\s*${NUM}${UNIT}`, 'i'),
  new RegExp(`${NUM}\\s*(?:道|个)?(?:题)?\\s*(?:答|回答)?(?:对|正确)(?!劲)`, 'i'),
  new RegExp(`(?:got\\s+)?${NUM}\\s*(?:questions?|answers?)?\\s*(?:were\\s+|was\\s+)?(?:correct(?:ly)?|right)\\b`, 'i'),
  new RegExp(`\\b(?:correct|right)\\s*:?\\s*${NUM}\\b`, 'i'),
  new RegExp(`\\b(?:answered|got)\\s+${NUM}\\b`, 'i'),
];
const WRONG = [new RegExp(`(?:答)?错(?:了)?\\s*${NUM}${UNIT}`), new RegExp(`${NUM}\\s*(?:道|个)?(?:题)?\\s*(?:答)?错`)];
const ALL_RIGHT = /全部?(?:都)?(?:答)?(?:对|正确)|都(?:答)?对了?|\ball (?:correct|right)\b/i;
const ALL_WRONG =
  /全(?:部)?(?:都)?(?:答)?(?:错|不会|没答)|都(?:答)?错了?|一(?:题|道|个)(?:都|也)没(?:答)?(?:对|出|上)|\ball wrong\b/i;

export interface Counts {
  readonly asked?: number;
  readonly correct?: number;
  readonly rest: string;
}

/** How many were asked and how many right: 问5题答对4题, 5问4对, 全对, asked 5, 4 correct. */
export function countsIn(text: string): Counts {
  const asked = take(text, ASKED);
  let rest = asked?.rest ?? text;
  const all = ALL_RIGHT.exec(rest) ?? ALL_WRONG.exec(rest);
  if (all && asked) {
    const correct = ALL_RIGHT.test(rest) ? asked.value : 0;
    return { asked: asked.value, correct, rest: rest.replace(all[0], ' ') };
  }
  const right = take(rest, CORRECT);
  if (right) rest = right.rest;
  const wrong = right || !asked ? undefined : take(rest, WRONG);
  if (wrong) rest = wrong.rest;
  const correct = right?.value ?? (wrong && asked ? asked.value - wrong.value : undefined);
  return { ...(asked ? { asked: asked.value } : {}), ...(correct === undefined ? {} : { correct }), rest };
}
