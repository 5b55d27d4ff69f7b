import { foldText } from '../../base/fold.ts';
import { type Block, lines } from '../../commands/reply.ts';
import type { ClauseChange } from '../../standards/lineage.ts';
import type { Edition } from '../../standards/model.ts';
import type { Asking, Draft } from '../answerer.ts';
import { sourceLine } from '../compose.ts';
import { type Concept, conceptsOf, coverageOf } from '../concepts.ts';
import { findClauses } from '../find.ts';
import { quantitiesAsked } from '../question/asked.ts';
import { type Question, readQuestion } from '../question/question.ts';
import type { Shelf } from '../shelf.ts';
import { changeLine, countLine, telling, valuesOf } from './change-lines.ts';
import { changeMessages } from './change-messages.ts';
import { lineageOf } from './counterpart.ts';
import { answer, mayRead, type Place, pageOf, reply, scopeOf, statusAt, text, withoutPage } from './drafts.ts';
import { EDITION, NEW, OLD, readNaming } from './named.ts';
import { comingFor, type Pair, pairOf } from './pairs.ts';
import { isLikely } from './sure.ts';

const CHANGED =
  /改了(?:什么|哪|啥|多少)|改动|修改了|调整了|(?:有|有没有|有什么|有啥|哪些|什么|啥)变化|变化(?:在|是|大)|变了(?:吗|没|什么|哪|多少|,)|变没变|变(?:成|为)(?:多少|多久|什么|啥)|改成(?:多少|多久|什么|啥|几)|改为(?:多少|什么)|不一样|不同|区别|差(?:别|多少|在|几|异)|相比|对比|比(?:起来|较)?有(?:什么|啥|哪)|what(?:'s| is| has)? (?:been )?(?:changed|new|different)|what changes|changes? (?:in|to|from|between)|differences?|how does .{1,40} differ/;
/** What is left of a question once the words that ask for a change are gone is what the change is asked of. */
const ASKING =
  /(?:新版本?|老版本?|旧版本?|新旧(?:版本?)?|以前的?|原来的?|之前的?|现在的?|现行的?)|(?:跟|和|与|同|比|对)(?=\s|$|老|旧|新|现|以前|原来|上)|改了|改动|修改了|调整了|改成|改为|变成|变为|变化|变没变|变了|不一样|不同|区别|差别|差异|差多少|差在|差几|相比|对比|比较|之间|哪里|哪些|什么|啥|多少|几|有没有|有|吗|没|呢|标准|规范|规定|版本|版|了|的|是|在|里|中|都|主要|具体|一下|从|起|以后|之后|开始|今天|(?:\p{Script=Han}{1,3})?说|听说|要改|要变|多久(?:一次)?|时间|比(?=\s|$)|那阵子?|那会儿?|\bwhat(?:'s)?\b|\bis\b|\bhas\b|\bbeen\b|\bchanged?\b|\bchanges\b|\bdifferen(?:t|ces?)\b|\bbetween\b|\bthe\b|\bof\b|\bin\b|\bto\b|\bfrom\b|\bold\b|\bnew\b|\bedition\b|\bversions?\b|\band\b|\bin\b|\bhow\b|\bdoes\b|\bdiffer\b|\bwill\b/gu;
const DAY =
  /(?:(?:20\d\d|[今明去])年)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:份)?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号])?(?:以后|之后|后|起|开始|以前|之前|前|那天)?/g;

/** How many of the changes are told at once. */
const MOST = 6;

/** What a new edition (or an amendment sheet) changes: of a standard, of a service's, or of one thing. */
export function change(asking: Asking): Draft | undefined {
  const { question, shelf, today } = asking;
  const plain = withoutPage(question.plain);
  if (!CHANGED.test(plain)) return undefined;
  const naming = readNaming(question, shelf, today);
  const between = NEW.test(plain) || OLD.test(plain) || EDITION.test(plain) || /新旧|以前|原来|上一版|往年/.test(plain);
  if (naming?.kind === 'ours') {
    const [edition, ...others] = naming.editions;
    if (!edition || others.some((e) => e.code !== edition.code) || !mayRead(asking, edition)) return undefined;
    const pair = pairOf(edition.code, question, shelf, today);
    const topic = topicOf(naming.rest);
    if (!pair) return topic === '' ? neverChanged(asking, edition) : undefined;
    if (topic === '') return allChanges(asking, pair);
    return between || question.time.day ? ofTopic(asking, [pair], topic) : undefined;
  }
  if (naming) return undefined;
  const dated = question.time.day !== undefined || /最近|近期|今天起|新/.test(plain);
  if (!between && !dated) return undefined;
  const topic = topicOf(plain);
  const pairs = pairsFor(asking);
  if (pairs.length === 0) {
    const served = topic !== '' && namesService(topic, asking);
    return served && dated ? reply(asking, 'answer', lines(asking.turn.say(changeMessages.nothingComing))) : undefined;
  }
  const only = pairs.length === 1 ? pairs[0] : undefined;
  if (only && (topic === '' || namesService(topic, asking))) return allChanges(asking, only);
  return topic === '' ? undefined : ofTopic(asking, pairs, topic);
}

const topicOf = (rest: string): string => bare(bare(rest));

const bare = (rest: string): string =>
  rest
    .replace(DAY, ' ')
    .replace(new RegExp(EDITION, 'g'), ' ')
    .replace(new RegExp(NEW, 'g'), ' ')
    .replace(new RegExp(OLD, 'g'), ' ')
    .replace(ASKING, ' ')
    .replace(/[\s,，。.?？!！、:：]+/g, ' ')
    .trim();

const namesService = (topic: string, { question, shelf }: Asking): boolean =>
  [...question.services].some((s) =>
    [s, ...(shelf.catalogue.glossary.services[s] ?? [])].some((name) => name.toLowerCase() === topic),
  );

/** The standards that change by the day asked about, or that have changed before: of the service named, where one is. */
function pairsFor(asking: Asking): Pair[] {
  const { question, shelf, today } = asking;
  const { catalogue } = shelf;
  const day = question.time.day;
  return catalogue
    .allInForce(today)
    .filter(
      (e) =>
        mayRead(asking, e) &&
        (question.services.size === 0 || e.service === undefined || question.services.has(e.service)),
    )
    .flatMap((edition) => {
      const coming = comingFor(edition, shelf, today);
      if (day !== undefined && day > today) return coming && coming.since <= lastOfMonth(day) ? [coming] : [];
      const pair = pairOf(edition.code, question, shelf, today);
      return pair ? [pair] : [];
    });
}

const lastOfMonth = (day: string): string => `${day.slice(0, 7)}-31`;

function neverChanged(asking: Asking, edition: Edition): Draft | undefined {
  const clause = scopeOf(edition);
  return (
    clause &&
    answer(
      asking,
      [{ kind: 'lead', text: asking.turn.say(changeMessages.neverChanged(edition.id)) }],
      [{ clause, edition }],
    )
  );
}

function allChanges(asking: Asking, pair: Pair): Draft {
  const changes = telling(lineageOf(pair.from, pair.to).changes);
  return listed(
    asking,
    pair,
    changes,
    changeMessages.overview(
      pair.to.id,
      pair.from.id,
      pair.since,
      countLine(changes, asking.turn.language),
      changes.length,
    ),
  );
}

function listed(
  asking: Asking,
  pair: Pair,
  changes: readonly ClauseChange[],
  lead: { readonly zh: string; readonly en: string },
): Draft {
  const { turn } = asking;
  const { shown, left, next } = pageOf(changes, asking, MOST);
  const places = shown.flatMap((c) => placesOf(c, pair, asking));
  const draft = answer(
    asking,
    [
      { kind: 'lead', text: turn.say(lead) },
      { kind: 'list', items: shown.map((c) => changeLine(c, turn.language)) },
      ...(left > 0 ? [text(turn.say(changeMessages.more(left)))] : []),
    ],
    places.length > 0 ? places : scopePlace(pair.to),
  );
  if (next.length === 0) return draft;
  const { on: _, ...rest } = draft;
  return { ...rest, choices: [...next], reply: { ...draft.reply, buttons: next } };
}

const scopePlace = (edition: Edition): Place[] => {
  const clause = scopeOf(edition);
  return clause ? [{ clause, edition }] : [];
};

/** Both sides of a change, the one in force first. */
function placesOf({ before, after }: ClauseChange, { from, to }: Pair, { shelf, question }: Asking): Place[] {
  const sides: Place[] = [
    ...(before ? [{ clause: before, edition: from }] : []),
    ...(after ? [{ clause: after, edition: to }] : []),
  ];
  const inForce = (p: Place): number => (statusAt(shelf, p.edition, question.day) === '现行' ? 0 : 1);
  return sides.sort((a, b) => inForce(a) - inForce(b));
}

/** The changes of one thing; that it stays as it is, where it does. */
function ofTopic(asking: Asking, pairs: readonly Pair[], topic: string): Draft | undefined {
  const { question, shelf, today, turn } = asking;
  const plainly = readQuestion(topic, question.language, today, shelf, { plain: topic });
  const asked = /间隔|频次|频率|多久/.test(question.plain) ? [...question.asked, 'frequency' as const] : question.asked;
  const searched: Question = { ...plainly, asked: new Set(asked), day: today, time: {} };
  // Words that no clause knows are asides: they tell no clause from another.
  const concepts = conceptsOf(searched, shelf).filter((c) => !c.unknown);
  const changed = pairs.flatMap((pair) =>
    telling(lineageOf(pair.from, pair.to).changes)
      .map((c) => ({ pair, c, share: Math.max(...placesOf(c, pair, asking).map((p) => shareOf(p, concepts, shelf))) }))
      .filter(({ share }) => share >= ENOUGH),
  );
  const best = changed.toSorted((a, b) => b.share - a.share)[0];
  const lineUp = (c: Place, least: number): boolean => shareOf(c, concepts, shelf) >= Math.max(ENOUGH, least);
  // A clause that did not change may be the one that is asked about (高峰), though one beside it did.
  const ids = new Set(pairs.flatMap((p) => [p.from.id, p.to.id]));
  const { candidates } = findClauses(searched, shelf, today, (p) => ids.has(p.edition.id));
  const kinds = new Set(quantitiesAsked(searched.asked));
  const same =
    candidates
      .slice(0, 6)
      .find((c) => c.clause.quantities.some((q) => kinds.has(q.kind)) && lineUp(c, best?.share ?? 0)) ?? candidates[0];
  const sameShare = same ? shareOf(same, concepts, shelf) : 0;
  if (best && best.share >= sameShare - 0.05) {
    const { pair } = best;
    const own = telling(changed.filter((x) => x.pair === pair && x.share >= best.share - 0.15).map((x) => x.c));
    const [first] = own;
    if (own.length === 1 && first) return oneChange(asking, pair, first);
    const values = first?.kind === 'values' ? valuesOf(first, turn.language) : '';
    return listed(asking, pair, own, changeMessages.ofTopic(topic, pair.since, values));
  }
  const pair = same && pairs.find((p) => p.from.id === same.edition.id || p.to.id === same.edition.id);
  if (!same || !pair || !isLikely(same) || sameShare < ENOUGH) return undefined;
  const found = lineageOf(pair.from, pair.to).changes.find(
    (c) =>
      c.before?.number === same.clause.number ||
      (same.edition.id === pair.to.id && c.after?.number === same.clause.number),
  );
  return found && oneChange(asking, pair, found);
}

/** Share of the named things that a clause must speak of. */
const ENOUGH = 0.5;

/** By its own words and headings: a standard's title says nothing about which of its clauses is meant. */
function shareOf({ clause, edition }: Place, concepts: readonly Concept[], shelf: Shelf): number {
  const placed = shelf.placed(clause.key, edition.effective);
  if (!placed) return 0;
  const headings = foldText(clause.path.join('\n'));
  const folded = `${headings}\n${foldText(`${clause.leadIn?.text ?? ''}\n${clause.text}`)}`;
  return coverageOf(concepts, { ...placed, folded, headings }).all;
}

function oneChange(asking: Asking, pair: Pair, found: ClauseChange): Draft {
  const { turn, shelf, question } = asking;
  const places = placesOf(found, pair, asking);
  const { before, after } = found;
  const lead =
    found.kind === 'same' || found.kind === 'moved'
      ? changeMessages.unchanged(after?.text ?? before?.text ?? '', pair.since)
      : found.kind === 'added'
        ? changeMessages.added(after?.text ?? '', pair.since)
        : found.kind === 'removed'
          ? changeMessages.removed(before?.text ?? '', pair.since)
          : changeMessages.changed(valuesOf(found, turn.language), pair.since);
  const blocks: Block[] = places.flatMap((p): Block[] => [
    { kind: 'quote', text: p.clause.text },
    { kind: 'source', text: sourceLine(p, statusAt(shelf, p.edition, question.day)), key: p.clause.key },
  ]);
  return answer(asking, [{ kind: 'lead', text: turn.say(lead) }, ...blocks], places);
}
