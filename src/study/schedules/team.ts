import type { Team } from '../../people/model.ts';
import { soundDistance, soundOf } from '../../search/sounds.ts';
import { SERVICES, type Service } from '../../standards/model.ts';

export type ServiceNames = Readonly<Partial<Record<Service, readonly string[]>>>;

/** Which team a message speaks of, or the name of one that there is not. */
export type TeamRead =
  | { readonly team: Team; readonly rest: string }
  | { readonly several: readonly Team[]; readonly rest: string }
  | { readonly unknown: string; readonly rest: string };

/** How people call the teams beside the glossary's names: initials, and who they are. */
const ALSO: Readonly<Record<Team, readonly string[]>> = {
  物业: ['wy', '维修'],
  会务: ['hw', '会务们'],
  保洁: ['bj', '阿姨们', '阿姨', '大姐们', '保洁大姐', '清洁大姐'],
  安保: ['ba', '保安们', '保安大哥'],
  食堂: ['st', '师傅们', '厨子'],
  全员: [
    'qy',
    '全员',
    '全体人员',
    '全体员工',
    '全体',
    '所有人',
    '所有员工',
    '所有班组',
    '各班组',
    '各组',
    '每个组',
    '五个组',
    '大家',
    '每个人',
    'everyone',
    'everybody',
    'all teams',
    'all staff',
    'all groups',
    'all hands',
  ],
};
/** Spoken names that are mistyped like the formal ones. */
const SPOKEN: Readonly<Record<Service, readonly string[]>> = {
  物业: ['物管'],
  会务: [],
  保洁: [],
  安保: ['保安', '门卫'],
  食堂: ['饭堂', '厨房'],
};
/** Names that are as often what is studied or examined as who does it. */
const WEAK = new Set([
  '清洁',
  '餐饮',
  '餐厅',
  '膳食',
  '伙食',
  '会议服务',
  '搞卫生',
  '打扫卫生',
  '搞清洁',
  '维修',
  '大家',
  '环卫',
  'property',
  'maintenance',
  'repairs',
  'facilities',
  'dining hall',
  'catering',
  'conference',
]);

/** Who is spoken to stands behind one of these. */
const BEFORE =
  /(?:给|让|叫|对|帮|为|组织|安排|通知|考考|抽考|考一下|考|测|推给|发给|推送给|\b(?:for|quiz|test|with|to|send|push|pause|the|of|cancel))\s*(?:一下|the\s+)?$/;
/** And before one of these. */
const AFTER =
  /^(?:员工|人员|同事|小组|班组|班|组|队|部门|部|们|那帮人|那些人|那边|这边|那|的人|全体|\s*(?:team|staff|group|people|crew|department|service))+/;
const UNKNOWN =
  /(?:给|让|叫|对|考)(?!我|咱|本|这|那|各|每|全)([\p{Script=Han}]{1,5}?(?:小组|班组|组|班|队|部门|科))(?!题|织|会|长)/u;

/** Somebody who is no team: 给张三考5题. */
const SOMEBODY =
  /给(?!我|咱|他|她|它|你|自|本|这|那|各|每|全|大家)([\p{Script=Han}]{2,4}?)(?=考|测试|推|学习|培训|开会)/u;

interface Candidate {
  readonly team: Team;
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** A reader of team names: formal, spoken, initials, and those that sound like them (保按, 保结). */
export function teamReader(names: ServiceNames): (text: string) => TeamRead | undefined {
  const words = [
    ...SERVICES.flatMap((team) =>
      [team, ...(names[team] ?? []), ...ALSO[team]].map((word) => ({ team: team as Team, word })),
    ),
    ...ALSO.全员.map((word) => ({ team: '全员' as const, word })),
  ]
    .map(({ team, word }) => ({ team, word: word.toLowerCase() }))
    .sort((a, b) => b.word.length - a.word.length);
  const sounds = SERVICES.flatMap((team) => [team, ...SPOKEN[team]].map((name) => ({ team, sound: soundOf(name) })));

  function candidates(text: string): Candidate[] {
    const lower = text.toLowerCase();
    const found: Candidate[] = [];
    for (const { team, word } of words) {
      for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
        const end = at + word.length;
        if (!standsAlone(lower, word, at, end) || found.some((c) => at < c.end && c.start < end)) continue;
        found.push({ team, start: at, end, score: scoreOf(lower, word, at, end) });
      }
    }
    return found.length > 0 ? found : soundingLike(text);
  }

  /** Two characters that are read like a team's name: what a wrong choice of the input method leaves. */
  function soundingLike(text: string): Candidate[] {
    for (const match of text.matchAll(/(?=([\p{Script=Han}]{2}))/gu)) {
      const pair = match[1] ?? '';
      const sound = soundOf(pair);
      const team = sounds.find((one) => sameOrCutShort(one.sound, sound))?.team;
      if (team) return [{ team, start: match.index, end: match.index + 2, score: 1 }];
    }
    return [];
  }

  return (text) => {
    const found = candidates(text).sort((a, b) => b.score - a.score || a.start - b.start);
    const best = found[0];
    const unknown = UNKNOWN.exec(text) ?? (best ? null : SOMEBODY.exec(text));
    if (!best || (unknown?.[1] !== undefined && best.score < 2)) {
      return unknown?.[1] === undefined ? undefined : { unknown: unknown[1], rest: text.replace(unknown[0], ' ') };
    }
    const second = found.find(
      (c) =>
        c.team !== best.team &&
        /^(?:组|班|队)?\s*(?:和|跟|与|及|、|\band\b)\s*(?:the\s+)?$/i.test(text.slice(best.end, c.start)),
    );
    if (second && BEFORE.test(text.slice(0, best.start).toLowerCase())) {
      return { several: [best.team, second.team], rest: text };
    }
    return { team: best.team, rest: without(text, best) };
  };
}

/** The same two sounds, or one of them with its last letter left out (bao ji for bao jie). */
const sameOrCutShort = (name: readonly string[], said: readonly string[]): boolean =>
  soundDistance(name, said) === 0 ||
  (said.length === name.length &&
    name.filter((sound, i) => sound !== said[i]).length === 1 &&
    name.every((sound, i) => sound === said[i] || ((said[i]?.length ?? 0) > 1 && sound.slice(0, -1) === said[i])));

/** Latin names are words of their own; Chinese ones stand anywhere. */
const standsAlone = (text: string, word: string, start: number, end: number): boolean =>
  !/^[a-z]/.test(word) || (!/[a-z]/.test(text[start - 1] ?? '') && !/[a-z]/.test(text[end] ?? ''));

function scoreOf(text: string, word: string, start: number, end: number): number {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const alone = /^$|[\s,，。:：、;；]$/.test(before) && /^$|^[\s,，。:：、;；]/.test(after);
  return (WEAK.has(word) ? -1 : 1) + (BEFORE.test(before) ? 3 : 0) + (AFTER.test(after) ? 1 : 0) + (alone ? 1 : 0);
}

/** The text without the name and the little words that hold it. */
function without(text: string, { start, end }: Candidate): string {
  const before = text
    .slice(0, start)
    .replace(/(?:给|让|叫|对|帮|为|通知|推给|发给|\b(?:for|with|to))\s*(?:the\s+)?$|\bthe\s+$/i, '');
  const after = text
    .slice(end)
    .replace(AFTER, '')
    .replace(/^(?:'s)\b/, '');
  return `${before} ${after}`;
}
