import { foldText } from '../../base/fold.ts';
import type { Block } from '../../commands/reply.ts';
import type { Edition } from '../../standards/model.ts';
import type { Asking, Draft } from '../answerer.ts';
import { quoteBlocks } from '../compose.ts';
import { messages } from '../messages.ts';
import { formulasOn } from './calc/ratio.ts';
import { answer, mayRead, type Place, statusAt, text, wayTo } from './drafts.ts';
import { formMessages } from './messages.ts';
import { readNaming } from './named.ts';

const MARKS = '[“”"\'「」『』《》]?';
const MEANING: readonly RegExp[] = [
  new RegExp(`^(?:那|这)?(?:什么|啥)(?:叫做?|是|算是?|算|谓)${MARKS}(.{1,16}?)${MARKS}(?:呢|的)?[?？。]*$`),
  new RegExp(`^(?:何谓|何为|解释(?:一下)?|说明(?:一下)?)${MARKS}(.{1,16}?)${MARKS}[?？。]*$`),
  new RegExp(
    `^${MARKS}(.{1,16}?)${MARKS}(?:这个(?:词|说法)?|这词|一词)?(?:到底|具体|究竟)?(?:是|指的?是?|的?意思是?|怎么)?(?:什么|啥|怎么|何)?(?:的)?(?:意思|含义|定义|解释|理解|概念)(?:是)?(?:什么|啥)?(?:的)?[?？。]*$`,
  ),
  new RegExp(
    `^${MARKS}(.{1,16}?)${MARKS}(?:到底|具体|究竟)?(?:是)?(?:指的?是?|指)(?:什么|啥|哪些|的什么|的啥)[?？。]*$`,
  ),
  new RegExp(`^${MARKS}(.{2,16}?)${MARKS}(?:是)?怎么(?:定义|界定|解释|理解)的?[?？。]*$`),
  new RegExp(`^${MARKS}(.{2,16}?)${MARKS}(?:到底|究竟)?(?:是)(?:什么|啥)(?:东西|玩意儿?)?[?？。]*$`),
  /^what (?:does|do) (?:the term )?["“]?(.{2,40}?)["”]? mean[?.]*$/,
  /^(?:what is (?:meant by|the (?:meaning|definition) of)|define|definition of|meaning of) (?:an? |the )?["“]?(.{2,40}?)["”]?[?.]*$/,
  /^what (?:is|are) (?:an? |the )?["“]?([a-z][a-z -]{2,30}?)["”]?[?.]*$/,
];
const FORMULA: readonly RegExp[] = [
  new RegExp(
    `^${MARKS}(.{2,14}?)${MARKS}(?:是|该|应该|要)?(?:怎么|咋|如何|怎样)(?:计算|算|得|求)(?:出来)?(?:的)?(?:呢)?[?？。]*$`,
  ),
  new RegExp(
    `^${MARKS}(.{2,14}?)${MARKS}的?(?:计算)?(?:公式|算法|计算方法|计算方式)(?:是)?(?:什么|啥|怎样)?(?:的)?[?？。]*$`,
  ),
  /^how (?:is|are|do (?:you|we)) (?:the )?(?:calculate |compute )?(.{2,30}?)(?: calculated| computed| worked out)?[?.]*$/,
];

/** A term's own clause, or the clause that says how something is computed. */
export function definition(asking: Asking): Draft | undefined {
  const { plain } = asking.question;
  const term = said(MEANING, plain);
  const defined = term ? termAnswer(asking, term) : undefined;
  if (defined) return defined;
  const computed = said(FORMULA, plain);
  return computed ? formulaAnswer(asking, computed) : undefined;
}

const said = (forms: readonly RegExp[], plain: string): string | undefined =>
  forms.map((form) => form.exec(plain)?.[1]?.trim()).find((word) => word !== undefined && word !== '');

/** The word as it was said, and as the standards call it. */
function namesOf(word: string, { shelf }: Asking): string[] {
  const whole = shelf.glossary.spoken(word).filter((s) => s.end - s.start === word.length);
  return [word, ...whole.flatMap((s) => s.terms)].map((name) => foldText(name).replace(/s$/, ''));
}

/** The clauses that define a word, the organisation's own first; of a named standard alone, where one is. */
export function termsNamed(word: string, asking: Asking): (Place & { readonly rank: number })[] {
  const { shelf, question } = asking;
  const names = namesOf(word, asking);
  const naming = readNaming(question, shelf, asking.today);
  const within = naming?.kind === 'ours' && naming.by !== 'name' ? naming.editions : undefined;
  const editions = (within ?? shelf.catalogue.allInForce(question.day)).filter((e) => mayRead(asking, e));
  const sizes = new Map(editions.map((e) => [e, e.clauses.filter((c) => c.kind === 'term').length]));
  return editions
    .flatMap((edition) =>
      edition.clauses.flatMap((clause): (Place & { readonly rank: number })[] => {
        if (!clause.term) return [];
        const own = foldText(clause.term.word);
        const english = foldText(clause.term.english ?? '').replace(/s$/, '');
        const rank = names.findIndex((name) => name === own || name === english || withoutNote(own) === name);
        return rank < 0 ? [] : [{ clause, edition, rank }];
      }),
    )
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        Number(serves(b.edition, asking)) - Number(serves(a.edition, asking)) ||
        (sizes.get(b.edition) ?? 0) - (sizes.get(a.edition) ?? 0),
    );
}

function termAnswer(asking: Asking, word: string): Draft | undefined {
  const { shelf, question, turn } = asking;
  const [best, ...others] = termsNamed(word, asking);
  if (!best?.clause.term) return undefined;
  const { term } = best.clause;
  const lead = {
    zh: `${term.word}：${term.definition}`,
    en: `${term.english ?? term.word}: ${messages.clauseApplies('statement').en}`,
  };
  const alike = others.filter((o) => o.rank === best.rank).slice(0, 3);
  const see: Block[] =
    alike.length > 0
      ? [text(`${turn.say(messages.alsoSee)}${alike.map((o) => wayTo(o.edition, o.clause.number)).join('、')}`)]
      : [];
  return answer(
    asking,
    [
      { kind: 'lead', text: turn.say(lead) },
      ...quoteBlocks(best, statusAt(shelf, best.edition, question.day), turn, shelf),
      ...see,
    ],
    [best, ...alike],
  );
}

const withoutNote = (word: string): string => word.replace(/[（(][^（）()]*[)）]$/, '').trim();

/** A question that names a service means that service's term; else the one with the most terms has the organisation's own. */
const serves = (edition: Edition, { question }: Asking): boolean =>
  edition.service !== undefined && question.services.has(edition.service);

const COMPUTES = /除以|之比|减去|乘以|乘积|之和|之差|平均值|比例计算|×|÷/;

function formulaAnswer(asking: Asking, word: string): Draft | undefined {
  const { shelf, question, turn } = asking;
  const names = namesOf(word, asking);
  const formula = formulasOn(asking).find((f) => names.includes(foldText(f.name)));
  const place = formula?.place ?? sumFor(names, asking);
  if (!place) return undefined;
  const { clause } = place;
  const lead = formula
    ? formMessages.formula(nameIn(asking, formula.name), formula.top, formula.bottom, formula.deviation === true)
    : { zh: clause.text, en: messages.clauseApplies('requirement').en };
  const example = place.edition.clauses.find((c) => c.kind === 'example' && c.leadIn?.number === clause.number);
  return answer(
    asking,
    [
      { kind: 'lead', text: turn.say(lead) },
      ...quoteBlocks(place, statusAt(shelf, place.edition, question.day), turn, shelf),
      ...(example ? [{ kind: 'quote' as const, text: `示例：${example.text}` }] : []),
    ],
    [place],
  );
}

/** The one clause whose subject is the thing, and that computes it. */
function sumFor(names: readonly string[], asking: Asking): Place | undefined {
  const { shelf, question } = asking;
  const found = shelf.catalogue
    .allInForce(question.day)
    .filter((e) => mayRead(asking, e))
    .flatMap((edition) =>
      edition.clauses
        .filter((c) => {
          if (c.kind !== 'clause' && c.kind !== 'article' && c.kind !== 'term') return false;
          const own = foldText(c.kind === 'term' ? (c.term?.word ?? '') : c.text);
          return (
            names.some((name) => own.startsWith(name)) &&
            COMPUTES.test(c.text) &&
            (c.kind === 'term' || /^.{0,4}[应为按是由]/.test(own.slice(longest(names, own))))
          );
        })
        .map((clause) => ({ edition, clause })),
    )
    .sort((a, b) => Number(a.clause.kind === 'term') - Number(b.clause.kind === 'term'));
  return found[0];
}

const longest = (names: readonly string[], own: string): number =>
  Math.max(0, ...names.filter((name) => own.startsWith(name)).map((name) => name.length));

/** A standards' word in the language of the question, where the glossary knows it. */
const nameIn = ({ question, shelf }: Asking, name: string): string =>
  question.language === 'en' ? (shelf.glossary.english(name) ?? name) : name;
