import { foldText } from '../../base/fold.ts';
import type { Clause, Edition } from '../../standards/model.ts';
import type { Asking, Draft } from '../answerer.ts';
import { buttonTo, clip, mayRead, type Place, pageOf, reply, text, wayTo, withoutPage } from './drafts.ts';
import { listMessages } from './list-messages.ts';
import { formMessages } from './messages.ts';

/** A thing, asked for in all that is laid down about it. A single rule (`有什么要求`) is left to the search. */
const FORMS: readonly RegExp[] = [
  /^把?(?:关于|有关)?(.{1,12}?)(?:有关|相关)?的(?:所有|全部)?(?:要求|规定|条款|条文)(?:都)?列/,
  /^(?:关于|有关)(.{1,12}?)的(?:都)?有(?:哪些|什么|啥)[。?？]*$/,
  /^(?:关于|有关|跟|和|对于)?(.{1,12}?)(?:有关|相关)?的?(?:都)?有(?:哪些|哪几(?:条|项|个))(?:方面的?)?(?:具体)?(?:要求|规定|条款|条文|讲究|说法)/,
  /^(?:关于|有关|跟|和|对于)?(.{1,12}?)(?:有关|相关)?的?(?:所有|全部|全|各项)?(?:要求|规定|条款|条文)(?:都)?(?:有哪些|有哪几条|都有什么|都有啥|列一下|列出来|列给我|全列出来)/,
  /^(?:列出|列一下|列举|给我|找出|看看|查一下)?(?:一下)?(?:所有|全部)(?:关于|有关|跟|和|提到)?(.{1,12}?)(?:有关|相关)?的?(?:要求|规定|条款|条文)[。?？]*$/,
  /^(?:关于|有关)(.{1,12}?)的(?:规定|条款|要求|条文)[。?？]*$/,
  /^(?:跟|和|与)(.{1,12}?)(?:有关|相关)的?(?:规定|条款|要求|条文)[。?？]*$/,
  /^(?:哪些|哪几条)(?:条款|规定|条文)(?:是)?(?:关于|讲|说|管)(?:的是)?(.{1,12}?)(?:的)?[。?？]*$/,
  /^(?:list |show )?(?:me )?all (?:the )?(?:clauses|requirements|rules) (?:about|on|for|of) (.{2,30}?)[?.]*$/,
  /^(?:which|what) (?:clauses|requirements|rules) are there (?:about|on|for) (.{2,30}?)[?.]*$/,
];

/** All clauses on a thing: those below a heading that names it, else those that speak of it. */
export function listTopic(asking: Asking): Draft | undefined {
  const plain = withoutPage(asking.question.plain);
  const topic = FORMS.map((form) =>
    form
      .exec(plain)?.[1]
      ?.trim()
      .replace(/^(?:关于|有关|我们|咱们)|的$/g, ''),
  ).find((t) => t);
  if (!topic || /标准|规范|什么|多少|怎么|谁/.test(topic)) return undefined;
  const words = wordsFor(topic, asking);
  const places = clausesOn(words, asking);
  if (places.length < 2) return undefined;
  return shownClauses(places, listMessages.clausesOn(topic, places.length), asking);
}

/** A thing as it was said, and as the standards call it. */
export function wordsFor(said: string, { shelf }: Asking): string[] {
  const whole = shelf.glossary.spoken(said).filter((s) => s.end - s.start === said.length);
  return [...new Set([said, ...whole.flatMap((s) => s.terms)].map((word) => foldText(word)))];
}

/** In force on the day, one line a clause: items and rows belong to what introduces them. */
function clausesOn(words: readonly string[], asking: Asking): Place[] {
  const { shelf, question } = asking;
  const services = question.services;
  const editions = shelf.catalogue
    .allInForce(question.day)
    .filter((e) => mayRead(asking, e) && (services.size === 0 || e.service === undefined || services.has(e.service)));
  const holds = (said: string) => words.some((word) => foldText(said).includes(word));
  const own = (edition: Edition): Clause[] => edition.clauses.filter((c) => isRule(c));
  const below = editions.flatMap((edition) =>
    own(edition)
      .filter((c) => c.path.some(holds))
      .map((clause) => ({ edition, clause })),
  );
  if (below.length >= 2) return below;
  return editions.flatMap((edition) =>
    own(edition)
      .filter((c) => holds(c.text))
      .map((clause) => ({ edition, clause })),
  );
}

const isRule = (c: Clause): boolean =>
  (c.kind === 'clause' || c.kind === 'article' || c.kind === 'paragraph') &&
  c.number !== '1' &&
  c.number !== '2' &&
  !/^3(?:\.|$)/.test(c.number);

/** A list of clauses, a screenful at a time. */
export function shownClauses(
  places: readonly Place[],
  lead: { readonly zh: string; readonly en: string },
  asking: Asking,
): Draft {
  const { turn } = asking;
  const { shown, left, next } = pageOf(places, asking);
  const most = turn.conversation.kind === 'group' ? 40 : 60;
  return reply(
    asking,
    'list',
    [
      { kind: 'lead', text: turn.say(lead) },
      {
        kind: 'list',
        items: shown.map(
          (p) => `${wayTo(p.edition, p.clause.number)} ${clip(p.clause.text.replace(/\s*\n\s*/g, ' '), most)}`,
        ),
      },
      ...(left > 0 ? [text(turn.say(formMessages.moreLine(left)))] : []),
    ],
    [...next, ...shown.slice(0, 4).map((p) => buttonTo(p.edition, p.clause.number))],
    shown,
  );
}
