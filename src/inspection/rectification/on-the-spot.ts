import type { Turn } from '../../commands/turn.ts';
import { step } from '../findings/file.ts';
import { type Finding, findingRef } from '../findings/model.ts';
import { messages } from './messages.ts';

/** Fixed while the inspector stood by. */
const ON_THE_SPOT = /当场|当面|现场(?:立即|立刻|马上)?(?:整改|改正|处理|纠正)|on the spot/i;
/** The words that say so, wherever they stand in a note from the floor. */
const WORDS =
  /[，,、\s]*(?:已经?)?(?:当场|当面|现场)(?:已经?|立即|立刻|马上)*(?:整改|改正|处理|纠正|弄|改|擦|拖|清理)(?:好|完|完成|到位|干净)?(?:了)?[，,、\s]*|[,\s]*\b(?:fixed|put right) on the spot\b[,\s]*/i;

export const isOnTheSpot = (text: string): boolean => ON_THE_SPOT.test(text);

/** What was wrong, without the words that it was put right at once. */
export const withoutOnTheSpot = (text: string): string => text.replace(WORDS, ' ').trim();

/**
 * Closes what was put right in the inspector's presence, where a message says so and brought a picture before and one after.
 * @returns the finding as it stands then, and what is said of it; undefined when the message says nothing of the kind
 */
export function closeOnTheSpot(
  turn: Turn,
  finding: Finding,
): { readonly finding: Finding; readonly text: string } | undefined {
  if (!isOnTheSpot(turn.text)) return undefined;
  const ref = findingRef(finding.number);
  const done = step(turn.tx, finding, 'fixOnTheSpot', turn.speaker);
  return done.ok
    ? { finding: done.value, text: turn.say(messages.onTheSpot(ref)) }
    : { finding, text: turn.say(done.error.need ? messages.spotPictures(ref) : done.error) };
}
