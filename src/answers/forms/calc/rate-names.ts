import type { Asking } from '../../answerer.ts';
import { conceptsOf, coverageOf } from '../../concepts.ts';
import type { Amount } from './amounts.ts';
import { covers, type Rate, subjectOf } from './rate-model.ts';

/** So many words of its own that the question is about nothing else. */
const SURE = 3;
/** Share of the named things that a quota must speak of. */
const ENOUGH = 0.4;

/** Words that every quota is put in tell none from another. */
const COMMON = /定额|费用|面积|服务|标准|计算|多少|一共|总共|每月|人数|应为/;

/** How much a covered driver adds. */
const COVERED = 0.4;

interface Named {
  readonly rate: Rate;
  readonly score: number;
}

/**
 * How much of each rate's own words the question says: pairs of characters that few of the rates share, in the question and in
 * the standards' words for what it says. Best first.
 */
function ranked(sources: readonly Rate[], { question, shelf }: Asking, amounts: readonly Amount[]): Named[] {
  const pairsOf = (said: string): string[] => [
    ...new Set(
      [...said.matchAll(/(?=([\p{Script=Han}]{2}))/gu)].map((m) => m[1] ?? '').filter((pair) => !COMMON.test(pair)),
    ),
  ];
  const texts = sources.map(
    (r) =>
      `${subjectOf(r)} ${r.place.clause.text} ${r.tiers ? `${r.place.clause.path.join(' ')} ${r.tiers.header}` : ''}`,
  );
  const spoken = shelf.glossary.spoken(question.plain).flatMap((s) => s.terms);
  const services = [...question.services].map((s) => [s, ...(shelf.catalogue.glossary.services[s] ?? [])]);
  const sharing = (fits: (text: string) => boolean): number => texts.filter(fits).length;
  return sources
    .map((rate, i) => {
      const text = texts[i] ?? '';
      const worth = (pairs: readonly string[]): number =>
        pairs
          .filter((pair) => text.includes(pair))
          .reduce((sum, pair) => sum + 1 / sharing((t) => t.includes(pair)), 0);
      const served = services.filter((names) => names.some((n) => n.length > 1 && text.includes(n)));
      const score =
        worth(pairsOf(question.plain)) +
        (question.language === 'en' ? 1 : 0.4) * worth(pairsOf(spoken.join(' '))) +
        served.length * (question.language === 'en' ? 2 : 1);
      return { rate, score: score + (covers(rate, amounts) ? COVERED : 0) };
    })
    .sort((x, y) => y.score - x.score);
}

/** The rate that the question names, and clearly before any other. */
export function bestNamed(sources: readonly Rate[], asking: Asking, amounts: readonly Amount[]): Rate | undefined {
  const { question, shelf } = asking;
  const [first, second] = ranked(sources, asking, amounts);
  if (!first || first.score < 0.9 || (second && second.score > first.score - 0.2)) return undefined;
  // 会议鲜花 is no 会议茶水: the things that the question names must be those that the quota is for.
  if (question.language === 'en' || first.score >= SURE) return first.rate;
  const placed = shelf.placed(first.rate.place.clause.key, question.day);
  const concepts = conceptsOf(question, shelf);
  const coverage = placed && coverageOf(concepts, placed);
  return coverage && coverage.things >= ENOUGH ? first.rate : undefined;
}

/** 保洁加日常维护, 保洁8000平、保安10人: every rate that is named by words of its own, and whose amount is given. */
export function namedTogether(sources: readonly Rate[], asking: Asking, amounts: readonly Amount[]): Rate[] {
  return ranked(sources, asking, amounts)
    .filter(({ rate, score }) => covers(rate, amounts) && score >= COVERED + 0.9)
    .map(({ rate }) => rate);
}
