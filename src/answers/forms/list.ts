import { foldText } from '../../base/fold.ts';
import type { Button } from '../../commands/reply.ts';
import { type Edition, PARTS, type Status } from '../../standards/model.ts';
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
import {
  COUNT,
  COUNTED_SO,
  ITS_PARTS,
  ITS_RULES,
  KIN,
  leftOver,
  ONLY_NAMED,
  STANDARDS,
  TO_LEARN,
  type Wanted,
  WHICH,
  wantedIn,
} from './list-words.ts';
import { wordsFor } from './topic.ts';

/** Which standards there are: of a service, a part, a post, a status; about a thing. */
export function listStandards(given: Asking): Draft | undefined {
  const plain = withoutPage(given.question.plain);
  const wanted = wantedIn(plain, given);
  const coming = wanted.statuses.includes('即将实施');
  // What is to come is told from today, whatever day it is for.
  const asking = coming ? { ...given, question: { ...given.question, day: given.today } } : given;
  const { turn } = asking;
  const { services, parts, letters, posts, kinds, statuses } = wanted;
  const narrowed = services.size + parts.length + posts.length + kinds.length > 0;
  const learns = TO_LEARN.test(plain) && services.size + posts.length > 0 && /我是|岗|新来|新人/.test(plain);
  if (!WHICH.test(plain) && !learns && !ONLY_NAMED.test(plain)) return undefined;
  if (ITS_PARTS.test(plain) && !narrowed && letters.length === 0) return undefined;
  const named =
    STANDARDS.test(plain) ||
    learns ||
    (COUNTED_SO.test(plain) && narrowed) ||
    (statuses.length > 0 && /哪些|哪几/.test(plain));
  const byPart = parts.length + letters.length > 0 && (KIN.test(plain) || !ITS_RULES.test(plain));
  if (!named && !byPart) return undefined;
  const left = leftOver(plain, wanted, asking);
  const of = onTheDay(choose(wanted, asking), given.question.time.day, coming);
  const noun = nounOf(wanted);
  if (left !== '') {
    const about = named && /标准|规范|制度|法规|standards?/.test(plain) ? aboutThing(of, left, asking) : [];
    return about.length > 0 ? shownList(about, left, noun, asking) : undefined;
  }
  if (ONLY_NAMED.test(plain) && !WHICH.test(plain) && !narrowed && letters.length === 0) return undefined;
  if (COUNT.test(plain) && !narrowed) return counted(of, asking);
  const what = describe(wanted);
  if (of.length === 0) return reply(asking, 'list', [{ kind: 'lead', text: turn.say(listMessages.none(what, noun)) }]);
  return shownList(of, what, noun, asking);
}

/** Of those that are to come, the ones that come in the year or month that was named; all where none does. */
function onTheDay(of: readonly Edition[], day: string | undefined, coming: boolean): Edition[] {
  if (!coming || day === undefined) return [...of];
  const period = day.endsWith('-01-01') ? day.slice(0, 4) : day.slice(0, 7);
  const then = of.filter((e) => e.effective.startsWith(period));
  return then.length > 0 ? then : [...of];
}

/** The standards whose title or chapters name a thing, as it was said or as they call it. */
function aboutThing(editions: readonly Edition[], said: string, asking: Asking): Edition[] {
  if (said.length < 2 || said.length > 8 || said.includes(' ')) return [];
  const short = said.replace(/(?:管理|服务|工作|作业)$/, '');
  const words = [...new Set([...wordsFor(said, asking), ...(short.length > 1 ? wordsFor(short, asking) : [])])];
  const names = (label: string) => words.some((word) => foldText(label).includes(word));
  const titled = editions.filter((e) => names(e.title));
  const others = editions.filter((e) => !titled.includes(e) && e.outline.some((h) => h.level === 1 && names(h.title)));
  return [...titled, ...others];
}

function choose(wanted: Wanted, asking: Asking): Edition[] {
  const { shelf, question, today } = asking;
  const current: readonly Status[] = wanted.year ? ['现行', '即将实施'] : ['现行'];
  const statuses: readonly Status[] = wanted.statuses.length > 0 ? wanted.statuses : current;
  // 作废的 means whatever no longer holds.
  const asked = new Set<Status>(
    statuses.includes('废止') || statuses.includes('被代替') ? [...statuses, '废止', '被代替'] : statuses,
  );
  return shelf.catalogue.editions
    .filter(
      (e) =>
        mayRead(asking, e) && shelf.statusOf(e, today) !== undefined && asked.has(statusAt(shelf, e, question.day)),
    )
    .filter((e) => wanted.year === undefined || e.published.startsWith(wanted.year))
    .filter((e) => wanted.kinds.length === 0 || wanted.kinds.includes(e.type))
    .filter((e) => wanted.parts.length === 0 || (e.part !== undefined && wanted.parts.includes(e.part)))
    .filter(
      (e) =>
        wanted.letters.length === 0 ||
        wanted.letters.some((l) => new RegExp(`(?:^|\\s)${l}\\s*${wanted.digits ?? '\\d'}`).test(e.code)),
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
    ...wanted.letters.map((l) => (wanted.digits ? `${l} ${wanted.digits}` : l)),
    ...(wanted.year ? [`${wanted.year} 年`] : []),
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
