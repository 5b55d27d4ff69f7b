import type { Button } from '../../commands/reply.ts';
import { type Edition, PARTS, type Part, SERVICES, type Service, type Status } from '../../standards/model.ts';
import type { Asking, Draft } from '../answerer.ts';
import {
  buttonTo,
  mayRead,
  nameOf,
  type Place,
  pageOf,
  reply,
  scopeOf,
  statusAt,
  text,
  withoutPage,
} from './drafts.ts';
import { listMessages } from './list-messages.ts';

const STANDARDS = /标准|规范|制度|文件|法规|法律|条例|standards?\b|documents?\b/;
const WHICH =
  /哪些|哪几|有什么|有啥|都有|什么标准|啥标准|列出|列一下|列举|清单|目录|全部|所有|一共|总共|多少(?:个|项|本|份|部|条)?|几(?:个|项|本|份|部)|看看|which|what|list|how many|all/;
const COUNT =
  /多少(?:个|项|本|份|部)?(?:标准|规范|制度|法规|法律|文件)|(?:标准|规范|制度|法规|法律).{0,4}(?:多少|几)(?:个|项|本|份|部)|几(?:个|项|本|份|部)(?:标准|规范|制度|法规|法律)|how many standards/;
const KIN = /(?:类|那类|这类|那块|这块|部分|方面|体系|那一类|这一类|系列|那一块|开头)/;

const STATUS_WORDS: readonly (readonly [Status, RegExp])[] = [
  [
    '即将实施',
    /还没(?:到)?(?:实施|生效|执行|开始)|没到实施|尚未(?:实施|生效)|未实施|即将(?:实施|生效|执行)|快(?:要)?(?:实施|生效|执行)|将要(?:实施|生效)|马上(?:要)?(?:实施|生效|执行)|待实施|not yet in force|upcoming|coming into force/,
  ],
  ['被代替', /被代替|被替代|被取代|旧版|老版本|superseded|replaced/],
  ['废止', /作废|废止|失效|不用了|过期|不再(?:有效|执行)|withdrawn|repealed|abolished|no longer/],
  ['现行', /现行|有效|在用|正在(?:实施|执行)|in force|current/],
];

interface Wanted {
  readonly services: ReadonlySet<Service>;
  readonly parts: readonly Part[];
  readonly letters: readonly string[];
  readonly posts: readonly string[];
  readonly statuses: readonly Status[];
  readonly kinds: readonly Edition['type'][];
}

/** Which standards there are: of a service, a part, a post, a status. */
export function listStandards(asking: Asking): Draft | undefined {
  const { question, turn } = asking;
  const plain = withoutPage(question.plain);
  if (!WHICH.test(plain)) return undefined;
  const wanted = wantedIn(plain, asking);
  const aboutStandards = STANDARDS.test(plain);
  if (!aboutStandards && !((wanted.parts.length > 0 || wanted.letters.length > 0) && KIN.test(plain))) return undefined;
  if (!onlyAsks(plain, wanted, asking)) return undefined;
  const all = choose(wanted, asking);
  if (COUNT.test(plain) && wanted.services.size + wanted.parts.length + wanted.posts.length + wanted.kinds.length === 0)
    return counted(all, asking);
  const what = describe(wanted);
  if (all.length === 0)
    return reply(asking, 'list', [{ kind: 'lead', text: turn.say(listMessages.none(what, nounOf(wanted))) }]);
  return shownList(all, what, nounOf(wanted), asking);
}

function wantedIn(plain: string, { question, shelf }: Asking): Wanted {
  const editions = shelf.catalogue.editions;
  const posts = [...new Set(editions.flatMap((e) => e.posts))]
    .filter((p) => plain.includes(p.toLowerCase()))
    .filter((p, _, all) => !all.some((q) => q !== p && q.includes(p)));
  const letters = [...new Set(editions.flatMap((e) => /([A-Z]+)\s+\d[\d.]*$/.exec(e.code)?.[1] ?? []))].filter((l) =>
    new RegExp(`(?<![a-z])${l.toLowerCase()}(?![a-z]|\\s*\\d)`).test(plain),
  );
  const kinds: Edition['type'][] = [];
  if (/(?<!检查|管理)制度/.test(plain)) kinds.push('制度');
  if (/法规|法律|条例/.test(plain)) kinds.push('法规');
  return {
    services: question.services,
    parts: PARTS.filter(
      (p) =>
        plain.includes(p) ||
        (p === '通用基础' && /通用(?:类|标准|部分)|基础(?:类|标准|部分)/.test(plain)) ||
        (p === '监管' && /监管/.test(plain)),
    ),
    letters,
    posts,
    statuses: STATUS_WORDS.filter(([, pattern]) => pattern.test(plain))
      .map(([status]) => status)
      .slice(0, 2),
    kinds,
  };
}

/** Words of a list question that name nothing; whatever else it says is about the standards' content. */
const NOISE =
  /列一下|那一类|有什么|这一类|总共|一块|法律|属于|一共|部分|适用|方面|涉及|需要|执行|岗位|必须|里面|关于|系列|多少|哪个|相关|日期|掌握|日子|应该|哪些|全部|我们|开头|列举|时间|学习|体系|清单|现在|目前|标准|规范|这块|有关|所有|文件|条例|总的|列出|实施|法规|知道|可以|时候|今天|最近|制度|给我|目录|哪几|看看|有啥|那块|一下|咱们|遵守|什么|都有|用|该|咱|能|项|看|来|里|对|还|都|啥|部|学|跟|那|们|是|个|想|份|中|本|哪|找|到|我|的|会|表|么|于|上|在|得|条|要|和|与|岗|吗|管|查|这|几|了|没|呢|请|类|有|\bdocuments?\b|\bstandards?\b|\bservices?\b|\bhow many\b|\brelated\b|\bapply\b|\bthere\b|\babout\b|\bwhich\b|\blist\b|\bdoes\b|\bshow\b|\bknow\b|\bneed\b|\bhave\b|\bread\b|\bwhat\b|\bmust\b|\bare\b|\bfor\b|\bthe\b|\ball\b|\bdo\b|\bwe\b|\bto\b|\bof\b|\bme\b|\bon\b|\bis\b|\bin\b|\bi\b|[\s,，。.?？!！、:：“”"'’]/g;

function onlyAsks(plain: string, wanted: Wanted, { shelf }: Asking): boolean {
  let left = plain;
  const cut = (word: string) => {
    left = left.replaceAll(word.toLowerCase(), ' ');
  };
  for (const post of wanted.posts) cut(post);
  for (const service of SERVICES) {
    if (!wanted.services.has(service)) continue;
    for (const name of [service, ...(shelf.catalogue.glossary.services[service] ?? [])].toSorted(
      (a, b) => b.length - a.length,
    ))
      cut(name);
  }
  for (const part of wanted.parts) cut(part);
  left = left.replace(/通用|基础|监管|保障/g, ' ');
  for (const letters of wanted.letters) cut(letters);
  for (const [, pattern] of STATUS_WORDS) left = left.replace(new RegExp(pattern, 'g'), ' ');
  return left.replace(NOISE, '') === '';
}

function choose(wanted: Wanted, asking: Asking): Edition[] {
  const { shelf, question, today } = asking;
  const statuses: readonly Status[] = wanted.statuses.length > 0 ? wanted.statuses : ['现行'];
  // 作废的 means whatever no longer holds.
  const asked = new Set<Status>(
    statuses.includes('废止') || statuses.includes('被代替') ? [...statuses, '废止', '被代替'] : statuses,
  );
  return shelf.catalogue.editions
    .filter(
      (e) =>
        mayRead(asking, e) && shelf.statusOf(e, today) !== undefined && asked.has(statusAt(shelf, e, question.day)),
    )
    .filter((e) => wanted.kinds.length === 0 || wanted.kinds.includes(e.type))
    .filter((e) => wanted.parts.length === 0 || (e.part !== undefined && wanted.parts.includes(e.part)))
    .filter(
      (e) => wanted.letters.length === 0 || wanted.letters.some((l) => new RegExp(`(?:^|\\s)${l}\\s*\\d`).test(e.code)),
    )
    .filter((e) =>
      wanted.posts.length > 0
        ? wanted.posts.some((p) => e.posts.includes(p))
        : wanted.services.size === 0 || (e.service !== undefined && wanted.services.has(e.service)),
    )
    .toSorted((a, b) => place(a) - place(b) || a.code.localeCompare(b.code) || a.effective.localeCompare(b.effective));
}

/** In the order of the system: the parts, then what stands beside it. */
const place = (e: Edition): number =>
  e.type === '标准' ? PARTS.indexOf(e.part ?? '保障') : e.type === '制度' ? 10 : 11;

function describe(wanted: Wanted): string {
  const words = [
    ...(wanted.posts.length > 0 ? wanted.posts : wanted.services),
    ...wanted.parts,
    ...wanted.letters,
    ...wanted.statuses,
  ];
  return words.join('、');
}

function lineOf(e: Edition, { shelf, question }: Asking): string {
  const status = statusAt(shelf, e, question.day);
  if (status === '现行') return nameOf(e);
  const instead = status === '被代替' ? shelf.catalogue.inForce(e.code, question.day)?.id : undefined;
  const since = status === '即将实施' ? e.effective : instead ? `→ ${instead}` : '';
  return `${nameOf(e)}（${[status, since].filter(Boolean).join(' ')}）`;
}

/** What is listed: standards, or the kind that was named. */
const nounOf = ({ kinds }: Wanted): string => kinds.join('、') || '标准';

function shownList(all: readonly Edition[], what: string, noun: string, asking: Asking): Draft {
  const { turn } = asking;
  const { shown, left, next } = pageOf(all, asking, turn.conversation.kind === 'group' ? 12 : 20);
  const places = shown.flatMap((edition): Place[] => {
    const clause = scopeOf(edition);
    return clause ? [{ edition, clause }] : [];
  });
  const buttons: Button[] = [...(shown.length <= 6 ? shown.map((e) => buttonTo(e)) : []), ...next];
  return reply(
    asking,
    'list',
    [
      { kind: 'lead', text: turn.say(listMessages.standards(what, all.length, noun)) },
      { kind: 'list', items: shown.map((e) => lineOf(e, asking)) },
      ...(left > 0 ? [text(turn.say(listMessages.left(left)))] : []),
    ],
    buttons,
    places,
  );
}

function counted(all: readonly Edition[], asking: Asking): Draft {
  const { turn } = asking;
  const standards = all.filter((e) => e.type === '标准');
  const parts = PARTS.map((part) => [part, standards.filter((e) => e.part === part).length] as const).filter(
    ([, n]) => n > 0,
  );
  const others = (['制度', '法规'] as const)
    .map((kind) => [kind, all.filter((e) => e.type === kind).length] as const)
    .filter(([, n]) => n > 0);
  const places = standards.slice(0, 1).flatMap((edition): Place[] => {
    const clause = scopeOf(edition);
    return clause ? [{ edition, clause }] : [];
  });
  return reply(
    asking,
    'list',
    [
      { kind: 'lead', text: turn.say(listMessages.count(standards.length)) },
      { kind: 'list', items: [...parts, ...others].map(([name, n]) => `${name} ${n}`) },
    ],
    parts.map(([part]) => ({
      label: part,
      say: turn.language === 'en' ? `list all ${part} standards` : `${part}标准有哪些`,
    })),
    places,
  );
}
