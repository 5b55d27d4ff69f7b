import type { Sentence } from '../../base/sentence.ts';
import type { Button } from '../../commands/reply.ts';
import type { Turn } from '../../commands/turn.ts';
import { type Ending, type Finding, findingRef } from './model.ts';
import { noticeFor } from './notice.ts';
import { reportersOf } from './who.ts';

const ENDED: Readonly<Record<Ending, (ref: string) => Sentence>> = {
  verified: (ref) => ({
    zh: `您报告的 ${ref} 已整改并复查通过`,
    en: `What you reported, ${ref}, is fixed and verified`,
  }),
  answered: (ref) => ({ zh: `您报告的 ${ref} 已办结`, en: `What you reported, ${ref}, is done` }),
  'false alarm': (ref) => ({ zh: `您报告的 ${ref} 核实为误报`, en: `What you reported, ${ref}, was a false alarm` }),
  dismissed: (ref) => ({ zh: `您报告的 ${ref} 核实后不作问题`, en: `What you reported, ${ref}, is no finding` }),
};
const STARS = [
  { stars: 5, label: '满意' },
  { stars: 3, label: '基本满意' },
  { stars: 1, label: '不满意' },
] as const;

/** How content one is, in one tap. Source: Q/LNJG JG 207—2024, 6.3.3, 7.2.2. */
export const ratingButtons = (ref: string): Button[] =>
  STARS.map(({ stars, label }) => ({ label, say: `评价 ${ref} ${stars}星` }));

/** Tells everyone who reported it how it ended, and asks how content they are. Source: Q/LNJG JG 207—2024, 5.2.6, 6.3.1. */
export async function tellReporters(turn: Turn, finding: Finding, words?: string): Promise<void> {
  const { closed } = finding;
  if (!closed) return;
  const ref = findingRef(finding.number);
  for (const person of reportersOf(finding)) {
    if (person === turn.speaker.id) continue;
    const what = { lead: ENDED[closed.how](ref), words, buttons: ratingButtons(ref) };
    turn.notify({ user: person }, await noticeFor(turn.tx, person, finding, what, turn));
  }
}
