import type { Turn } from '../../commands/turn.ts';
import type { Finding } from '../findings/model.ts';
import { type NoticeOf, noticeFor } from '../findings/notice.ts';

/** Tells people what the speaker has done with a finding; never the speaker, nobody twice. */
export async function tell(turn: Turn, people: readonly string[], finding: Finding, what: NoticeOf): Promise<void> {
  for (const person of new Set(people))
    if (person !== turn.speaker.id)
      turn.notify({ user: person }, await noticeFor(turn.tx, person, finding, what, turn));
}
