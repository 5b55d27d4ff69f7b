import type { Catalogue } from '../standards/catalogue.ts';
import type { Clause, Edition } from '../standards/model.ts';
import { shortCode } from './compose.ts';

/** Questions that everybody understands, with the standard of the demonstration that answers them. */
const KNOWN = [
  { say: '留样多少克', code: 'Q/LNJG JG 352' },
  { say: '厕所多久巡一次', code: 'Q/LNJG JG 331' },
] as const;
const MOST = 2;

/** Headings that stand in every standard, and say nothing of what it is about. */
const EVERYWHERE =
  /^(?:范围|规范性引用文件|术语和?定义|总则|通则|附则|一般(?:规定|要求)|基本(?:规定|要求)|要求|其他|概述|目的)$/;
/** A heading that asks well: a few Han characters and nothing else. */
const ASKS_WELL = /^\p{Script=Han}{3,10}$/u;

const made = new WeakMap<Catalogue, readonly string[]>();

/**
 * Questions for help, each of which the standards loaded answer: the demonstration's where they are its own, else made of the
 * headings of clauses that are open to all and name a value.
 */
export function examplesFrom(catalogue: Catalogue): readonly string[] {
  const before = made.get(catalogue);
  if (before) return before;
  const examples = makeExamples(catalogue);
  made.set(catalogue, examples);
  return examples;
}

function makeExamples({ editions }: Catalogue): readonly string[] {
  const known = KNOWN.filter(({ code }) => editions.some((e) => e.code === code)).map(({ say }) => say);
  if (known.length === KNOWN.length) return known;
  const open = editions.filter((e) => e.audience === 'all' && e.withdrawn === undefined);
  const times = new Map<string, number>();
  for (const edition of open)
    for (const heading of new Set(edition.clauses.map(headingOf))) times.set(heading, (times.get(heading) ?? 0) + 1);
  const asked = [true, false].flatMap((withValue) =>
    open.flatMap((edition) =>
      edition.clauses
        .filter((c) => c.quantities.length > 0 === withValue)
        .map(headingOf)
        .filter((heading) => ASKS_WELL.test(heading) && !EVERYWHERE.test(heading) && times.get(heading) === 1),
    ),
  );
  const questions = [...new Set(asked)].map((heading) => `${heading}有什么规定`);
  const titles = open.map(({ title }) => `${title}讲的什么`);
  return [...known, ...questions, ...titles, '有哪些标准'].slice(0, MOST);
}

/** The words of the heading right above a clause, without its number. */
const headingOf = ({ path }: Clause): string =>
  (path.at(-1) ?? '').replace(/^(?:第\S+[章节]|[\dA-Z.]+)[\s　]*/, '').trim();

const CODED = /(?:JG|BZ|TY) ?\d{3}(?: \d+(?:\.\d+)*)?/g;

/** An example of a command that names a standard of the demonstration, with one that is loaded in its place. */
export function exampleFor(say: string, { editions }: Catalogue): string {
  const [first] = editions;
  if (!first) return say;
  const isLoaded = (named: string): boolean => {
    const digits = /\d{3}/.exec(named)?.[0] ?? '';
    return editions.some((e) => e.code.endsWith(` ${named.slice(0, 2)} ${digits}`));
  };
  return say.replace(CODED, (named) => (isLoaded(named) ? named : ownPlace(first, named)));
}

const ownPlace = (edition: Edition, named: string): string => {
  const number = edition.clauses.find((c) => c.kind === 'clause' || c.kind === 'article')?.number;
  return named.includes('.') && number !== undefined ? `${shortCode(edition)} ${number}` : shortCode(edition);
};
