import { inBaseUnit } from '../../../base/units.ts';
import type { Quantity } from '../../../standards/model.ts';
import type { Asking, Draft } from '../../answerer.ts';
import { quoteBlocks } from '../../compose.ts';
import { decideAnswer } from '../../decide.ts';
import { findClauses } from '../../find.ts';
import { answer, statusAt } from '../drafts.ts';
import { type Amount, amountsIn, shown } from './amounts.ts';
import { calcMessages } from './messages.ts';

const ASKS =
  /(?:几|多少)(?:个)?(?:人|位|名|票|委员|成员)|(?:几|多少)(?:个|票)?(?:才|就)?(?:算|够|能|可以)|最多(?:能|可以|可)?[^，,]{0,8}(?:多少|几)|至少[^，,]{0,8}(?:多少|几)|不(?:能)?超过多少|how many (?:members|people|votes|must)|at most how/;

/** A share that a clause demands (三分之二以上, 不超过 10%), of the number that the question gives. */
export function shareCalculation(asking: Asking): Draft | undefined {
  const { question, shelf, today, turn } = asking;
  if (!ASKS.test(question.plain)) return undefined;
  const { amounts } = amountsIn(question.plain);
  const numbers = amounts.filter((a) => a.unit === '人' || a.unit === '元' || (a.unit === '' && a.value >= 2));
  const whole = numbers[0];
  if (!whole || numbers.length !== 1) return undefined;
  const findings = findClauses(question, shelf, today);
  const decision = decideAnswer(question, findings);
  if (decision.kind !== 'answer') return undefined;
  const { best } = decision;
  const shares = best.clause.quantities.filter(
    (q) => (q.kind === 'fraction' || q.kind === 'percent') && q.comparison !== 'range',
  );
  const [share] = shares;
  if (!share || shares.length !== 1) return undefined;
  const part = partOf(share, whole);
  if (!part) return undefined;
  return answer(
    asking,
    [
      { kind: 'lead', text: turn.say(part) },
      ...quoteBlocks(best, statusAt(shelf, best.edition, question.day), turn, shelf),
    ],
    [best],
  );
}

function partOf(share: Quantity, whole: Amount) {
  const value = share.from ?? share.to;
  if (value === undefined) return undefined;
  const rate = share.kind === 'percent' ? (inBaseUnit(value, '%')?.value ?? value) / 100 : value;
  if (rate <= 0 || rate >= 1) return undefined;
  const exact = Number((whole.value * rate).toPrecision(12));
  const counted = whole.unit !== '元';
  const unit = counted ? whole.unit || '人' : '元';
  const least = share.comparison === 'min' || share.comparison === 'above' || share.comparison === 'exact';
  const rounded = !counted
    ? exact
    : least
      ? Math.ceil(exact) + (share.comparison === 'above' && Number.isInteger(exact) ? 1 : 0)
      : Math.floor(exact);
  return calcMessages.share(shown(whole.value), unit, share.text.trim(), shown(rounded), least);
}
