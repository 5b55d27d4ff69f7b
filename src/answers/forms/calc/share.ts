import { inBaseUnit } from '../../../base/units.ts';
import type { Clause, Quantity } from '../../../standards/model.ts';
import type { Asking, Draft } from '../../answerer.ts';
import { quoteBlocks } from '../../compose.ts';
import { findClauses } from '../../find.ts';
import { segmentsOf } from '../../sentences.ts';
import { answer, mayRead, statusAt } from '../drafts.ts';
import { type Amount, amountsIn, shown } from './amounts.ts';
import { calcMessages } from './messages.ts';

const ASKS =
  /(?:几|多少)(?:个)?(?:人|位|名|票|委员|成员)|(?:几|多少)(?:个|票)?(?:才|就)?(?:算|够|能|可以)|最多(?:能|可以|可)?[^，,]{0,8}(?:多少|几)|至少[^，,]{0,8}(?:多少|几)|不(?:能)?超过多少|how many (?:members|people|votes|must)|at most how/;

/** Share of the named things that the clause must speak of. */
const ENOUGH = 0.4;

/** A share that a clause demands (三分之二以上, 不超过 10%), of the number that the question gives. */
export function shareCalculation(asking: Asking): Draft | undefined {
  const { question, shelf, today, turn } = asking;
  if (!ASKS.test(question.plain)) return undefined;
  const { amounts } = amountsIn(question.plain);
  const numbers = amounts.filter((a) => a.unit === '人' || a.unit === '元' || (a.unit === '' && a.value >= 2));
  const whole = numbers[0];
  if (!whole || numbers.length !== 1) return undefined;
  const { candidates } = findClauses(
    question,
    shelf,
    today,
    (p) => p.clause.kind === 'clause' && sharesOf(p.clause).length > 0 && mayRead(asking, p.edition),
  );
  const best = candidates[0];
  // Not how sure the search is: a share never stands in the unit that is asked for (几个人, of 2/3).
  if (!best || best.coverage.things < ENOUGH) return undefined;
  const said = [question.plain, ...shelf.glossary.spoken(question.plain).flatMap((s) => s.terms)].join(' ');
  const near = `${whole.before} ${whole.after.split(/[,，。]/)[0] ?? ''}`;
  const around = [near, ...shelf.glossary.spoken(near).flatMap((s) => s.terms)].join(' ');
  const share = meantShare(best.clause, said, around);
  if (!share) return undefined;
  const part = partOf(share, best.clause, whole);
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

const sharesOf = (clause: Clause): readonly Quantity[] =>
  clause.quantities.filter((q) => (q.kind === 'fraction' || q.kind === 'percent') && q.comparison !== 'range');

/** The words between commas in which a share stands. */
const segmentOf = (clause: Clause, share: Quantity): string =>
  segmentsOf(clause.text).find((s) => s.start <= share.start && share.start < s.start + s.text.length)?.text ??
  clause.text;

/** The only share of a clause, or the one in whose part of the sentence more of the question's words stand. */
function meantShare(clause: Clause, said: string, around: string): Quantity | undefined {
  const scored = sharesOf(clause)
    .map((share) => {
      const segment = segmentOf(clause, share);
      // What a part of a sentence begins with is what it is about.
      let score = said.includes(segment.slice(0, 2)) ? 0.5 : 0;
      // 出席成员的 3/4 is a share of those who 出席: what the number in the question counts.
      const base = /(\p{Script=Han}{2,8})的\s*$/u.exec(clause.text.slice(0, share.start))?.[1] ?? '';
      for (let i = 0; i + 1 < base.length; i++) if (around.includes(base.slice(i, i + 2))) score += 3;
      for (let i = 0; i + 1 < segment.length; i++) if (said.includes(segment.slice(i, i + 2))) score += 1;
      return { share, score };
    })
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  return first && (!second || first.score > second.score) ? first.share : undefined;
}

/** Whether a share is the least or the most; undefined when its clause doesn't say. */
function isLeast(share: Quantity, clause: Clause): boolean | undefined {
  if (share.comparison === 'min') return true;
  if (share.comparison === 'max') return false;
  const segment = segmentOf(clause, share);
  if (/不(?:应|得|能)?(?:超过|高于|多于|大于)|以内|以下/.test(segment)) return false;
  if (/不(?:应|得|能)?(?:少于|低于|小于)|以上|至少/.test(segment)) return true;
  return undefined;
}

function partOf(share: Quantity, clause: Clause, whole: Amount) {
  const value = share.from ?? share.to;
  if (value === undefined) return undefined;
  const rate = share.kind === 'percent' ? (inBaseUnit(value, '%')?.value ?? value) / 100 : value;
  if (rate <= 0 || rate >= 1) return undefined;
  const exact = Number((whole.value * rate).toPrecision(12));
  const counted = whole.unit === '人' || (whole.unit === '' && /人|成员|委员|票/.test(clause.text));
  const unit = counted ? '人' : whole.unit === '元' || /金额|费|款|元/.test(clause.text) ? '元' : whole.unit;
  const least = isLeast(share, clause);
  if (least === undefined) return undefined;
  const rounded = !counted ? exact : least ? Math.ceil(exact) : Math.floor(exact);
  return calcMessages.share(shown(whole.value), unit, share.text.trim(), shown(rounded), least);
}
