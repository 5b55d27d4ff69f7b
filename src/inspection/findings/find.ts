import { foldText } from '../../base/fold.ts';
import { readPlaceIn } from '../../notes/place.ts';
import type { Places } from '../../people/places.ts';
import type { Query, Reader } from '../../store/store.ts';
import { type Finding, type FindingState, findingRef, findings } from './model.ts';

/** States in which something is still to be done. */
export const LIVE_STATES = ['open', 'returned', 'disputed', 'submitted'] as const satisfies readonly FindingState[];

export const findingOf = (reader: Reader, number: string | number): Promise<Finding | undefined> =>
  reader.get(findings, findingRef(Number(number)));

/** Findings in some states that meet conditions, the oldest first. Each state is looked up by itself: old months stay shut. */
export async function findingsIn(
  reader: Reader,
  states: readonly FindingState[],
  where: NonNullable<Query['where']> = {},
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const state of states)
    for (const { document } of (await reader.find(findings, { where: { ...where, state } })).rows) found.push(document);
  return found.sort((a, b) => a.number - b.number);
}

/** How well the words of a message fit a finding: 0 when they speak of another place, or of nothing that is known of it. */
export function fitOf(text: string, finding: Finding, places: Places): number {
  const read = readPlaceIn(text, places);
  const words = foldText(read ? read.rest : text);
  let fit = 0;
  if (read) {
    const samePlace = read.place !== undefined && read.place.code === finding.place;
    const sameFloor = read.floor !== undefined && read.floor === finding.floor;
    const spot = overlap(foldText(read.location), foldText(finding.location ?? ''));
    if (read.floor !== undefined && finding.floor !== undefined && !sameFloor) return 0;
    if (!samePlace && spot === 0 && !(sameFloor && isFloorAlone(read.location))) return 0;
    fit += samePlace ? 3 : spot + (sameFloor ? 1 : 0);
  }
  return fit + overlap(words, foldText(finding.what));
}

const isFloorAlone = (location: string): boolean => /^(?:.{0,2}座|主楼)?.{1,4}(?:楼|层|F|f)$/.test(location.trim());

/** How many pairs of neighbouring characters two texts share, as a part of the shorter one's. */
function overlap(a: string, b: string): number {
  const [pairs, others] = [pairsOf(a), pairsOf(b)];
  const shared = [...others].filter((pair) => pairs.has(pair)).length;
  return others.size === 0 || shared === 0 ? 0 : shared / Math.min(pairs.size, others.size);
}

function pairsOf(text: string): Set<string> {
  const plain = text.replace(/[^\p{L}\p{N}]/gu, '');
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2)));
}

/** Those that a message can mean: the best fitting ones, or all when its words say nothing of which. */
export function matching(text: string, candidates: readonly Finding[], places: Places): readonly Finding[] {
  const rated = candidates.map((finding) => ({ finding, fit: fitOf(text, finding, places) }));
  const best = Math.max(0, ...rated.map(({ fit }) => fit));
  if (best === 0) return readPlaceIn(text, places) ? [] : candidates;
  return rated.filter(({ fit }) => fit >= best - 0.25).map(({ finding }) => finding);
}

/** How alike two descriptions are, 0 to 1: for what is perhaps the same problem again. */
export function likeness(a: string, b: string): number {
  const [one, other] = [pairsOf(foldText(a)), pairsOf(foldText(b))];
  const shared = [...one].filter((pair) => other.has(pair)).length;
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}
