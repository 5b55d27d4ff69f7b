import { foldText } from '../../base/fold.ts';
import type { Block } from '../../commands/reply.ts';
import type { Edition } from '../../standards/model.ts';
import { isOfArticle, sentenceDefining, wordsDefined } from '../../standards/role.ts';
import type { Asking, Draft } from '../answerer.ts';
import { quoteBlocks } from '../compose.ts';
import { messages } from '../messages.ts';
import { formulasOn } from './calc/ratio.ts';
import { answer, mayRead, type Place, statusAt, text, wayTo } from './drafts.ts';
import { formMessages } from './messages.ts';
import { readNaming } from './named.ts';

/** Words of which one shows that a meaning is asked for. */
const ASKS_MEANING =
  /什么|啥|何谓|何为|指|定义|含义|意思|概念|解释|怎样算|怎么(?:算|理解|界定|认定)|\bwhat\b|\bmeans?\b|\bmeaning\b|\bdefin/;
/** What stands before and behind a word whose meaning is asked for. Stripped from both ends, so that it may stand inside the word. */
const BEFORE =
  /^(?:标准|规范|文件|规定|制度|术语|条款|法律|法规|法|条例)(?:里面?|中|上|当中)(?:说|讲|提|写|规定)?(?:到)?的?|^(?:咱们?|我们|你们|平时|大家|常|老|总)*(?:说|讲)的|^(?:到底|究竟|具体|请|那么?|这|解释(?:一)?下?|说明(?:一)?下?|什么样的?(?:问题|情况|行为|事|人)?(?:才|就)?(?:算是?|属于|叫)|怎样(?:的\p{Script=Han}{2})?(?:才|就)?(?:算是?|属于|叫)|怎么(?:样)?(?:才|就)?(?:算是?|叫)|什么|啥|何|是|叫做?|算是?|谓|为|个|[“”"'「」『』《》 ]|what(?:'s| is| are| does| do)?(?: meant by)?(?: the)?(?: (?:meaning|definition) of)?|define|definition of|meaning of|explain|the|an?) ?/u;
const BEHIND =
  /(?:这个词|这词|一词|这个说法|这说法|标准(?:里|中)?|(?:到底|究竟|具体)?(?:是|系)?(?:个)?(?:什么|啥|怎么?|怎样|何)(?:样)?(?:的)?(?:问题|情况|东西|玩意儿?)?|(?:的)?(?:意思|含义|定义|概念|解释)(?:是)?|指的?是?|所指|定义|界定|认定|理解|解释|算(?:是)?|叫|是|系|的|呢|个|[“”"'「」『』《》 ?？。!！]| means?| do(?:es)?| mean)$/u;

const ASKS_FORMULA =
  /怎么(?:计算|算|得|求|来)|如何(?:计算|算|得)|怎样(?:计算|算)|咋(?:计算|算)|公式|算法|计算(?:方法|方式|公式)|calculated|computed|worked out|formula/;
const FORMULA =
  /(?:是|该|应该|要)?(?:怎么|咋|如何|怎样)(?:计算|算|得|求|来)(?:出来|出)?(?:的)?|的?(?:计算)?(?:公式|算法|计算方法|计算方式)(?:是)?|^how (?:is|are|do (?:you|we)) (?:the )?(?:calculate |compute )?| (?:is |are )?(?:calculated|computed|worked out)| formula$|^formula (?:for|of) (?:the )?/g;

/** A term's own clause, or the clause that says how something is computed. */
export function definition(asking: Asking): Draft | undefined {
  const { plain } = asking.question;
  if (plain.length > 40) return undefined;
  if (ASKS_FORMULA.test(plain)) {
    const computed = formulaAnswer(asking, core(plain.replace(FORMULA, '')));
    if (computed) return computed;
  }
  if (!ASKS_MEANING.test(plain)) return undefined;
  const word = core(plain);
  return word === ''
    ? undefined
    : (termAnswer(asking, word) ?? (ASKS_FORMULA.test(plain) ? undefined : quotientNamed(asking, word)));
}

/** The word in the middle of a question for its meaning. */
function core(plain: string): string {
  let word = plain.trim();
  for (let before = ''; before !== word; ) {
    before = word;
    word = word.replace(BEHIND, '').trim();
    if (word !== before) continue;
    word = word.replace(BEFORE, '').trim();
  }
  return word.length > 20 && !/^[a-z -]+$/.test(word) ? '' : word;
}

/** 实施率是啥: what has no definition of its own may have a formula. */
function quotientNamed(asking: Asking, word: string): Draft | undefined {
  const names = namesOf(word, asking);
  return formulasOn(asking).some((f) => names.includes(foldText(f.name))) ? formulaAnswer(asking, word) : undefined;
}

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
        if (!clause.term) {
          const rank = isOfArticle(clause) ? definedRank(clause.text, names) : -1;
          return rank < 0 ? [] : [{ clause, edition, rank }];
        }
        const own = foldText(clause.term.word);
        const english = foldText(clause.term.english ?? '').replace(/s$/, '');
        const rank = names.findIndex((name) => isName(name, own) || name === english || withoutNote(own) === name);
        return rank < 0 ? [] : [{ clause, edition, rank }];
      }),
    )
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        Number(b.edition.title.includes(word)) - Number(a.edition.title.includes(word)) ||
        Number(serves(b.edition, asking)) - Number(serves(a.edition, asking)) ||
        (sizes.get(b.edition) ?? 0) - (sizes.get(a.edition) ?? 0),
    );
}

/** Which of the names an article says the meaning of: `本法所称档案，是指…`. */
function definedRank(text: string, names: readonly string[]): number {
  if (!names.some((name) => text.includes(name))) return -1;
  const defined = wordsDefined(text).map(foldText);
  return names.findIndex((name) => defined.includes(name));
}

function termAnswer(asking: Asking, word: string): Draft | undefined {
  const { shelf, question, turn } = asking;
  const [best, ...others] = termsNamed(word, asking);
  if (!best) return undefined;
  const { term, text: own } = best.clause;
  const lead = term
    ? formMessages.means(term.word, term.english, term.definition)
    : { zh: sentenceDefining(word, own) ?? own, en: 'The clause below says what it means.' };
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

/** PDCA of `PDCA 循环`; spaces aside. */
const isName = (name: string, own: string): boolean =>
  name === own ||
  name.replace(/\s/g, '') === own.replace(/\s/g, '') ||
  (/^[a-z]{3,}$/.test(name) && own.startsWith(`${name} `));

/** A question that names a service means that service's term; else the one with the most terms has the organisation's own. */
const serves = (edition: Edition, { question }: Asking): boolean =>
  edition.service !== undefined && question.services.has(edition.service);

const COMPUTES = /除以|之比|减去|乘以|乘积|之和|之差|平均值|比例计算|×|÷/;

function formulaAnswer(asking: Asking, word: string): Draft | undefined {
  if (word.length < 2) return undefined;
  const { shelf, question, turn } = asking;
  const names = namesOf(word, asking);
  const formula = formulasOn(asking).find((f) => names.includes(foldText(f.name)));
  const place = formula?.place ?? sumFor(names, asking);
  if (!place) return undefined;
  const { clause } = place;
  const lead = formula
    ? formMessages.formula(nameIn(asking, formula.name), formula.top, formula.bottom, formula.deviation === true)
    : { zh: clause.text, en: 'The clause below says how it is worked out.' };
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
