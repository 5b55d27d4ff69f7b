import type { Clause, Quantity } from '../../../standards/model.ts';
import type { Asking, Draft } from '../../answerer.ts';
import { quoteBlocks } from '../../compose.ts';
import { findClauses } from '../../find.ts';
import { answer, mayRead, statusAt } from '../drafts.ts';
import { isLikely } from '../sure.ts';
import { type Amount, amountsIn, shown } from './amounts.ts';
import { calcMessages } from './messages.ts';

const ASKS =
  /最多|至少|最少|一共|总共|合计|共要|几个|几人|几名|多少(?:个|人|名|只|次)?|how many|at most|at least|in total/;

/** `每 100 m² 内的烟头应不多于 2 个`, `每月对每个班组随机约谈不少于 2 人`: a count for each of something. */
interface Each {
  readonly many: number;
  readonly unit: string;
  readonly text: string;
  readonly limit: Quantity;
}

/** A limit that a clause sets for each of something, times how many the question names. */
export function perUnitCalculation(asking: Asking): Draft | undefined {
  const { question, shelf, today, turn } = asking;
  if (!ASKS.test(question.plain)) return undefined;
  const { amounts } = amountsIn(question.plain);
  if (amounts.length === 0) return undefined;
  const { candidates } = findClauses(
    question,
    shelf,
    today,
    (p) => p.clause.kind === 'clause' && mayRead(asking, p.edition) && timesOf(p.clause, amounts) !== undefined,
  );
  const best = candidates[0];
  const times = best && isLikely(best) ? timesOf(best.clause, amounts) : undefined;
  if (!best || !times || best.coverage.things < ENOUGH) return undefined;
  const { each, amount } = times;
  const value = each.limit.from ?? each.limit.to ?? 0;
  const least = each.limit.comparison === 'min' || each.limit.comparison === 'above';
  const total = (value * amount.value) / each.many;
  const part = shown(least ? Math.ceil(total) : Math.floor(total));
  const many = `${shown(amount.value)} ${each.unit}`;
  return answer(
    asking,
    [
      {
        kind: 'lead',
        text: turn.say(calcMessages.each(`${each.text} ${each.limit.text.trim()}`, many, part, each.limit.unit, least)),
      },
      ...quoteBlocks(best, statusAt(shelf, best.edition, question.day), turn, shelf),
    ],
    [best],
  );
}

/** Share of the named things that the clause must speak of. */
const ENOUGH = 0.4;

const PER = /每\s*(\d+(?:\.\d+)?)?\s*(m²|平方米|个|名|间|层|台|场|家)\s*(\p{Script=Han}{0,4})/gu;

function timesOf(
  clause: Clause,
  amounts: readonly Amount[],
): { readonly each: Each; readonly amount: Amount } | undefined {
  for (const match of clause.text.matchAll(PER)) {
    const [text, many, unit = '', noun = ''] = match;
    const limit = clause.quantities.find(
      (q) =>
        q.start > match.index &&
        q.per === undefined &&
        q.kind === 'count' &&
        (q.comparison === 'min' || q.comparison === 'max'),
    );
    if (!limit) continue;
    const area = unit === 'm²' || unit === '平方米';
    if (area !== (many !== undefined)) continue;
    const amount = amounts.find((a) => (area ? a.unit === 'm²' : a.value > 1 && noun.length > 1 && named(a, noun)));
    const shownUnit = area ? 'm²' : (nounSaid(amount, noun) ?? noun);
    if (amount)
      return {
        each: {
          many: Number(many ?? 1),
          unit: shownUnit,
          text: area ? text.trim().slice(0, text.indexOf(unit) + unit.length) : `每个${shownUnit}`,
          limit,
        },
        amount,
      };
  }
  return undefined;
}

const nounSaid = (amount: Amount | undefined, noun: string): string | undefined =>
  [...Array(noun.length - 1).keys()]
    .map((i) => noun.slice(0, noun.length - i))
    .find((part) => amount?.after.replace(/^个/, '').startsWith(part));

/** `5个班组` of 每个班组随机…: the noun's first two characters at least. */
const named = (amount: Amount, noun: string): boolean =>
  amount.after.replace(/^个\s*/, '').startsWith(noun.slice(0, 2));
