import type { Instant } from '../../base/clock.ts';
import { dateOf } from '../../base/time.ts';

export const DEEDS = ['answer', 'remark', 'feedback', 'need', 'help'] as const;
/**
 * What somebody did for the standards: answered rightly, found fault with a question that was then retired, judged an answer,
 * raised a need, answered a colleague.
 */
export type DeedKind = (typeof DEEDS)[number];

export interface Deed {
  readonly kind: DeedKind;
  readonly at: Instant;
  /** What it was about: the same again counts once ({@link RULES}). */
  readonly about: string;
}

/** What keeps repetition from earning anything: how often the same counts, and how much of a day does. */
export const RULES: Readonly<Record<DeedKind, { readonly once: 'a day' | 'ever'; readonly most: number }>> = {
  answer: { once: 'a day', most: 10 },
  remark: { once: 'ever', most: 5 },
  feedback: { once: 'ever', most: 3 },
  need: { once: 'ever', most: 3 },
  help: { once: 'ever', most: 5 },
};

export type Contribution = Readonly<Record<DeedKind, number>>;

/** How much of each kind counts, in the order in which it was done. */
export function contributionOf(deeds: readonly Deed[], zone: string): Contribution {
  const counts = { answer: 0, remark: 0, feedback: 0, need: 0, help: 0 };
  const before = new Set<string>();
  const days = new Map<string, number>();
  for (const { kind, at, about } of [...deeds].sort((a, b) => a.at - b.at)) {
    const day = `${kind} ${dateOf(at, zone)}`;
    const { once, most } = RULES[kind];
    const same = `${once === 'ever' ? kind : day} ${about}`;
    const had = days.get(day) ?? 0;
    if (before.has(same) || had >= most) continue;
    before.add(same);
    days.set(day, had + 1);
    counts[kind] += 1;
  }
  return counts;
}
