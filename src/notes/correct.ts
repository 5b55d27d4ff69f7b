import type { Places } from '../people/places.ts';
import { spansOfPlaces } from './place.ts';
import { readService, readSeverity, type ServiceNames } from './said-words.ts';

/** 不对, 说错了, 哦不是, 应该是: what follows stands in the place of what went before. */
const MARKER =
  /[\s,，。.…]*(?:哦|噢|啊|呃|额|嗯|唉|诶|等等|不好意思)?[\s,，。]*(?:不对|不是|错了|说错了|讲错了|打错了|写错了|口误|更正|sorry|i mean|no wait)[\s,，。:：]*(?:应该)?(?:是|为|在)?[\s,，]*/gi;
/** 不是三楼是四楼. */
const NOT_BUT = /不是\s*([^,，。\s]{1,12}?)[\s,，]*(?:而?是|应该是)\s*(?=\S)/g;

interface Knows {
  readonly places: Places;
  readonly serviceNames: ServiceNames;
}

/** A message as it is meant, where its author corrected himself: 二楼，不对，是三楼茶水间 → 三楼茶水间. */
export function corrected(text: string, knows: Knows): string {
  let said = text.replace(NOT_BUT, (whole, not: string, at: number) =>
    kindOf(not, knows) !== undefined &&
    kindOf(not, knows) === kindOf(text.slice(at + whole.length, at + whole.length + 12), knows)
      ? ''
      : whole,
  );
  for (const match of [...said.matchAll(MARKER)].reverse()) {
    const before = said.slice(0, match.index);
    const after = said.slice(match.index + match[0].length);
    if (before === '' || after === '') continue;
    const cut = withoutLast(before, after, knows);
    if (cut !== undefined) said = `${cut} ${after}`;
  }
  return said;
}

type Kind = 'place' | 'severity' | 'service';

function kindOf(text: string, { places, serviceNames }: Knows): Kind | undefined {
  const [place] = spansOfPlaces(text, places);
  if (place && place.start === 0) return 'place';
  if (readSeverity(text)) return 'severity';
  return readService(text, serviceNames) ? 'service' : undefined;
}

/** What stands before the correction without what it takes back; undefined when it takes nothing back that a note knows. */
function withoutLast(before: string, after: string, knows: Knows): string | undefined {
  const kind = kindOf(after, knows);
  if (kind === 'place') {
    const last = spansOfPlaces(before, knows.places).at(-1);
    return last && before.slice(last.end).trim() === '' ? before.slice(0, last.start).trim() : undefined;
  }
  const word = /[\s,，]?([^\s,，。]+)$/.exec(before);
  return kind !== undefined && word && kindOf(word[1] ?? '', knows) === kind
    ? before.slice(0, word.index).trim()
    : undefined;
}
