import { foldText } from '../../base/fold.ts';
import { lines } from '../../commands/reply.ts';
import type { Asking, Draft } from '../answerer.ts';
import { messages } from '../messages.ts';
import { mayRead, type Place, reply, withoutPage } from './drafts.ts';
import { listMessages } from './list-messages.ts';
import { shownClauses, wordsFor } from './topic.ts';

const MENTIONED = '(?:提到|提过|提及|出现|写到|写过|讲到|说到|涉及|用到|有写|有提|写了|写着)';
const PLACE =
  '(?:哪里|哪儿|哪些地方|什么地方|哪几?条|哪些条款|哪些条|哪个标准|哪些标准|哪几个标准|哪本标准|哪项标准|谁)';
const FORMS: readonly RegExp[] = [
  new RegExp(
    `^(?:标准里?|在)?${PLACE}(?:里|里面|中)?(?:有|都|还)?${MENTIONED}(?:过|了|的)?[“"「]?(.{1,12}?)[”"」]?(?:这个)?(?:词|字)?(?:的)?[?？。]*$`,
  ),
  new RegExp(
    `^[“"「]?(.{1,12}?)[”"」]?(?:这个)?(?:词|字|两个字)?(?:都)?(?:在|是)?${PLACE}(?:里|里面|中)?(?:有|都)?(?:被)?${MENTIONED}(?:过|了|的)?[?？。]*$`,
  ),
  /^where (?:is|are|does) (?:the word )?["“]?(.{2,30}?)["”]? (?:mentioned|appear|occur|stand)s?[?.]*$/,
  /^(?:which|what) (?:clauses?|standards?) mentions? ["“]?(.{2,30}?)["”]?[?.]*$/,
];

/** Where a word stands: the clauses in force that hold it, as it was said or as the standards call it. */
export function whereMentioned(asking: Asking): Draft | undefined {
  const { question, turn } = asking;
  const plain = withoutPage(question.plain);
  const word = FORMS.map((form) => form.exec(plain)?.[1]?.trim()).find((w) => w);
  if (!word || /哪|什么|怎么|多少/.test(word)) return undefined;
  const places = standsIn([foldText(word)], asking);
  const found = places.length > 0 ? places : standsIn(wordsFor(word, asking), asking);
  if (found.length === 0) {
    const raise = turn.speaker.guest
      ? []
      : [{ label: turn.say(messages.raise), say: `提需求 ${turn.text.slice(0, 200)}` }];
    return reply(asking, 'refuse_offer_demand', lines(turn.say(listMessages.notMentioned(word))), raise);
  }
  const standards = new Set(found.map((p) => p.edition.id)).size;
  return shownClauses(found, listMessages.mentions(word, found.length, standards), asking);
}

function standsIn(words: readonly string[], asking: Asking): Place[] {
  const { shelf, question } = asking;
  return shelf.catalogue
    .allInForce(question.day)
    .filter((e) => mayRead(asking, e))
    .flatMap((edition) =>
      edition.clauses
        .filter((c) => words.some((word) => foldText(`${c.term?.word ?? ''}${c.text}`).includes(word)))
        .map((clause) => ({ edition, clause })),
    );
}
