import { lines } from '../../../commands/reply.ts';
import type { Asking, Draft } from '../../answerer.ts';
import { quoteBlocks } from '../../compose.ts';
import { answer, reply, statusAt, text } from '../drafts.ts';
import { type AmountUnit, amountsIn } from './amounts.ts';
import { calcMessages } from './messages.ts';
import { covers, fits, onePerSource, ratesOn, subjectOf } from './rate-model.ts';
import { bestNamed, namedTogether } from './rate-names.ts';
import { money, type Sum, sumOf } from './rate-sum.ts';

const ASKS_MONEY =
  /多少钱|几块|多少元|费用|定额|预算|开支|花费|要花|得花|总共|一共|合计|算下来|是多少|多少[?？]?$|定额[?？]?$|付多少|\p{Script=Han}费(?!用|电|水)|\bcosts?\b|how much|quota|fees?\b|budget/u;
const DRIVERS: readonly AmountUnit[] = ['m²', '人', '人次'];

const SUMMED = /加|和|跟|与|以及|、|\+|一共|总共|合计|\band\b|\bplus\b|together/;

/**
 * A rate of a standard times what the question names: area, persons, persons' attendance, days, months. What is not named stays
 * in the result's unit, and is said to be missing.
 */
export function rateCalculation(asking: Asking): Draft | undefined {
  const { question, turn } = asking;
  if (!ASKS_MONEY.test(question.plain)) return undefined;
  const { amounts } = amountsIn(question.plain);
  if (!amounts.some((a) => DRIVERS.includes(a.unit) || a.unit === '日' || a.unit === '月')) return undefined;
  // 3000平和3001平: two sums, not one.
  if (
    DRIVERS.some(
      (unit) => new Set(amounts.filter((a) => a.unit === unit && a.value !== 1).map((a) => a.value)).size > 1,
    )
  )
    return undefined;
  const sources = onePerSource(ratesOn(asking).filter((r) => fits(r, amounts)));
  if (sources.length === 0) return undefined;
  const both = SUMMED.test(question.plain) ? namedTogether(sources, asking, amounts) : [];
  if (both.length > 1) {
    const sums = both.flatMap((rate) => sumOf(rate, amounts, question.plain) ?? []);
    return sums.length === both.length ? together(asking, sums) : undefined;
  }
  const named = bestNamed(sources, asking, amounts);
  if (named) {
    const sum = sumOf(named, amounts, question.plain);
    return sum && oneSum(asking, sum);
  }
  const open = sources.filter((r) => covers(r, amounts));
  if (open.length < 2 || !namesNothing(question.plain)) return undefined;
  const choices = open
    .slice(0, 4)
    .map((r) => ({ label: subjectOf(r), say: `${subjectOf(r)} ${question.plain}`.slice(0, 120) }));
  return reply(
    asking,
    'clarify',
    [...lines(turn.say(calcMessages.whichRate)), { kind: 'list', items: choices.map((c) => c.label) }],
    choices,
  );
}

function oneSum(asking: Asking, { line, missing, places }: Sum): Draft {
  const { turn, shelf, question } = asking;
  return answer(
    asking,
    [
      { kind: 'lead', text: turn.say(line) },
      ...(missing.length > 0 ? [text(turn.say(calcMessages.missing(missing)))] : []),
      ...places.flatMap((p) => quoteBlocks(p, statusAt(shelf, p.edition, question.day), turn, shelf, places.length)),
    ],
    places,
  );
}

/** Several sums and what they come to, where they are for the same time. */
function together(asking: Asking, sums: readonly Sum[]): Draft | undefined {
  const { turn, shelf, question } = asking;
  const [first] = sums;
  if (!first || sums.some((s) => s.left.join() !== first.left.join() || s.missing.length > 0)) return undefined;
  const total = money(
    sums.reduce((all, s) => all + s.total, 0),
    first.left,
  );
  const places = sums.flatMap((s) => s.places);
  return answer(
    asking,
    [
      { kind: 'lead', text: turn.say(calcMessages.total(total)) },
      { kind: 'list', items: sums.map((s) => turn.say(s.line)) },
      ...places.slice(0, 3).flatMap((p) => quoteBlocks(p, statusAt(shelf, p.edition, question.day), turn, shelf, 3)),
    ],
    places,
  );
}

/** `8000平一个月多少钱`: an amount, and nothing that it is for. */
const namesNothing = (plain: string): boolean =>
  plain
    .replace(new RegExp(ASKS_MONEY, 'gu'), '')
    .replace(
      /[\d.,，。?？\s]|[一两半几]?个?(?:平方米|平米|平方|平|月|年|人|天|千|万|百)|的|是|按|算|要|得|这|这么|大|一/g,
      '',
    ).length < 2;
