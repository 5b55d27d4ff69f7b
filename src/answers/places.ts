import { dateOf } from '../base/time.ts';
import type { Turn } from '../commands/turn.ts';
import { type ClauseLookup, findClause } from '../standards/lookup.ts';
import type { NamedPlace } from '../standards/named-place.ts';
import { readNaming } from './forms/named.ts';
import { readQuestion } from './question/question.ts';
import type { Shelf } from './shelf.ts';

/** `JG 352 5`: behind a code a number alone is a chapter; of a notice `一`, `一 第2段`, `附录1 二`, `导语`. */
const CHAPTER =
  /^(?:\d{1,2}|导语|(?:附\s*[录件]\s*\d{0,2}(?:\s+(?=[一二三四五六七八九十])|$))?(?:[一二三四五六七八九十]{1,3})?(?:\s*第\s*\d{1,2}\s*段)?)$/;

/** Of whoever reads: the day, the language, and whether they are a guest. */
export type ReadBy = Pick<Turn, 'now' | 'zone' | 'language'> & { readonly speaker: Pick<Turn['speaker'], 'guest'> };

/** Reads code and clause in any typed form: `jg352 5.2.1`, `JG 352—2024 5.2.1`, `留样标准 5.2.1`. Undefined when no standard is named. */
export function readPlace(words: string, turn: ReadBy, shelf: Shelf): NamedPlace | undefined {
  const today = dateOf(turn.now, turn.zone);
  const question = readQuestion(words, turn.language, today, shelf);
  const naming = readNaming(question, shelf, today);
  if (naming?.kind !== 'ours') return undefined;
  const [edition] = naming.editions;
  if (!edition || (edition.audience === 'staff' && turn.speaker.guest)) return undefined;
  const number = naming.clause?.number ?? (CHAPTER.exec(naming.rest)?.[0] || undefined);
  const found: ClauseLookup | undefined = number === undefined ? undefined : findClause(edition, number);
  return {
    edition,
    ...(number === undefined ? {} : { number: found?.kind === 'found' ? found.number : number }),
    ...(found?.kind === 'found' && found.clause ? { clause: found.clause } : {}),
    parts: found?.kind === 'found' ? found.parts : [],
    nearest: found?.kind === 'none' ? found.nearest : [],
    dated: edition.year !== undefined && words.includes(edition.year),
    rest: naming.rest,
  };
}
