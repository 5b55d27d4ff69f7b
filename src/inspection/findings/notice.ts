import type { Sentence } from '../../base/sentence.ts';
import { type Block, type Button, lines, type Reply } from '../../commands/reply.ts';
import { personById, speakerOf } from '../../people/who.ts';
import type { Reader } from '../../store/store.ts';
import { nextButtons } from './buttons.ts';
import { cardOf, subjectOf } from './card.ts';
import { type Finding, findingRef } from './model.ts';
import type { Picture } from './pictures.ts';

export interface NoticeOf {
  /** What happened, in one line. */
  readonly lead: Sentence;
  /** What was said with it. */
  readonly words?: string | undefined;
  /** Pictures that came with it. */
  readonly pictures?: readonly Picture[];
  /** Instead of the next steps. */
  readonly buttons?: readonly Button[];
}

/** What a person is told of a finding: what happened, what it is, and what they can do next, by what they may. */
export async function noticeFor(
  reader: Reader,
  person: string,
  finding: Finding,
  { lead, words, pictures = [], buttons }: NoticeOf,
  { now, zone }: { readonly now: number; readonly zone: string },
): Promise<Reply> {
  const say = ({ zh }: Sentence): string => zh;
  const member = await personById(reader, person, now);
  const next = member ? nextButtons(finding, await speakerOf(reader, member, { now, zone }), now, say) : [];
  return {
    ref: findingRef(finding.number),
    blocks: [
      ...lines(say(lead), subjectOf(finding)),
      ...(words ? [{ kind: 'quote' as const, text: words }] : []),
      ...(await cardOf(reader, finding, { now, zone, say })),
      ...pictures.map((picture): Block => ({ kind: 'file', ...picture })),
    ],
    buttons: buttons ?? next,
  };
}
