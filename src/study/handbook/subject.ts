import { forcesIn } from '../../standards/modal.ts';

/** Whom a clause binds, by its own grammar. */
export interface Subject {
  /** Who does it, in the clause's words: `保洁员`, `物业服务供应商`. Empty when it names nobody. */
  readonly actors: readonly string[];
  /** It also asks for something without naming a post: then whoever the standard is for does it. */
  readonly open: boolean;
  /** It speaks of a person without saying which: 人员, 员工, 作业人员. */
  readonly anyone: boolean;
}

/** Anyone who does the work: says nothing about the post. */
const ANYONE =
  /^(?:任何|在岗|离岗|作业|操作|工作|当班|现场|参加|服务|从业|一线|新|各|所有|全体|有关|相关|其他|多名|乘梯|用水|上下楼)*(?:人员?|员工|责任人)$/;
/** What stands before a post and doesn't change who is meant. */
const BEFORE = '(?:(?:每名|每位|各班组?的?|各|所有|全体|任何|当班的?|值班的?|在岗的?|新任?|负责的|本班)?)';
/** How words for people and bodies end, where no post of ours is named. */
const BODY =
  '(?:(?![和与及或由应给向为而])\\p{Script=Han}){0,10}?(?:供应商|人员|部门|单位|工作组|领导小组|起草组|检查组|评价组|小组|公司|管理局|食堂经理|负责人|班组长?|班长|联络员|值班室|使用人(?!字)|申请人|发起人|报修人|受理人|责任人|留样人|员工|值班员|管理员)';
const AND = '(?:、|和|与|及|以及|或者?)';
/** 报告保洁班长, 交班长: whoever receives something doesn't do it. A noun behind 的 is not the person. */
const NO_ACTOR_AFTER = /^(?:的(?!人员)|名单|名册|岗位|职责|手册|资格|证|室|台|之间|培训|考核|人数|数量|服务|餐|区)/;

/** Words that may stand between who and must: 均应, 一般应. */
const SEGMENT = /[^，。；;：:\n]+/g;

interface Part {
  readonly text: string;
  /** Offset of its force; absent when it has none. */
  readonly force?: number;
  readonly sentence: number;
}

/** Reads who a clause obliges. `posts` are the posts that there are, longest first. */
export function createSubjectReader(posts: readonly string[]): (text: string) => Subject {
  const named = [...posts]
    .sort((a, b) => b.length - a.length)
    .map((post) => post.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const actor = `(?:${[...named, BODY].join('|')})`;
  const leading = new RegExp(`^${BEFORE}(${actor}(?:${AND}${actor})*)`, 'u');
  const behind = new RegExp(`的(${actor}(?:${AND}${actor})*)$`, 'u');
  const agent = new RegExp(`由(?:当班的?|值班的?|指定的|\\s?\\d+\\s?[名个位])?\\s?(${actor}(?:${AND}${actor})*)`, 'gu');
  const each = new RegExp(actor, 'gu');

  /** 未经审核的供应商 is the supplier. */
  const split = (words: string): string[] =>
    [...words.matchAll(each)].map(([word]) => word.slice(word.lastIndexOf('的') + 1));

  function at(text: string, pattern: RegExp): string[] {
    const found = pattern.exec(text);
    if (!found?.[1]) return [];
    const after = text.slice(found.index + found[0].length);
    return NO_ACTOR_AFTER.test(after) ? [] : split(found[1]);
  }

  const agents = (text: string): string[] =>
    [...text.matchAll(agent)].flatMap(([whole, words = ''], i, all) => {
      const after = text.slice((all[i]?.index ?? 0) + whole.length);
      return /^(?:的(?!人员)|名单|承包商)/.test(after) ? [] : split(words);
    });

  return (text) => {
    const parts = partsOf(text);
    const forced = parts.filter(({ force }) => force !== undefined);
    const asking = forced.length > 0 ? forced : parts.filter((part) => doers(part).length > 0).slice(0, 1);
    const actors = asking.flatMap((part) => {
      const own = doers(part);
      return own.length > 0 ? own : inherited(parts, part);
    });
    const [first] = asking;
    const open =
      first !== undefined && doers(first).length + inherited(parts, first).length + agents(first.text).length === 0;
    actors.push(...parts.flatMap((part) => agents(part.text)));
    const kept = [...new Set(actors)].filter((word) => !ANYONE.test(word));
    return { actors: kept, open: open || kept.length === 0, anyone: actors.some((word) => ANYONE.test(word)) };
  };

  /** Who stands before the force of a part, at its beginning or behind 的. */
  function doers({ text, force }: Part): string[] {
    const zone = text.slice(0, force ?? text.length).trim();
    // 监管人员提出的问题按…处理: without a force the person may only tell which thing is meant.
    if (force === undefined && /的(?!，|$)/.test(zone)) return [];
    return [...at(zone, leading), ...at(zone, behind)];
  }

  /** 保洁员发现遗落的文件，应报告班长: what must be done has its doer in an earlier part of the sentence. */
  function inherited(parts: readonly Part[], { text, force, sentence }: Part): string[] {
    const zone = text.slice(0, force ?? text.length).trim();
    if (zone.length > 3 && !/[的时后前]$/.test(zone)) return [];
    const before = parts
      .slice(
        0,
        parts.findIndex((part) => part.text === text),
      )
      .filter((part) => part.sentence === sentence);
    return before.map((part) => at(part.text, leading)).findLast((found) => found.length > 0) ?? [];
  }
}

function partsOf(text: string): Part[] {
  const forces = forcesIn(text).filter(({ modal }) => ['应', '不应', '宜', '不宜'].includes(modal));
  let sentence = 0;
  return [...text.matchAll(SEGMENT)].map((match) => {
    const [segment] = match;
    const from = match.index;
    if (/[。；;\n]/.test(text[from - 1] ?? '')) sentence += 1;
    const force = forces.find(({ start }) => start >= from && start < from + segment.length);
    const lead = segment.length - segment.trimStart().length;
    return {
      text: segment.trimStart(),
      sentence,
      ...(force ? { force: force.start - from - lead } : {}),
    };
  });
}
