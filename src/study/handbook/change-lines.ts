import { cutAtSentence } from '../../base/cut.ts';
import type { Sentence } from '../../base/sentence.ts';
import type { Block } from '../../commands/reply.ts';
import { messages } from './messages.ts';
import { type Changes, countOf } from './versions.ts';
import { whereIs } from './view.ts';

const LISTED_MOST = 5;
const LONGEST_LINE = 60;

/** `保洁员手册更新了 3 条`, and which. */
export function changeBlocks(changes: Changes, post: string, say: (sentence: Sentence) => string): Block[] {
  const { added, changed, removed } = changes;
  const entries = [
    ...changed.map((entry) => ({ entry, word: messages.isChanged })),
    ...added.map((entry) => ({ entry, word: messages.isNew })),
  ];
  const items = entries
    .slice(0, LISTED_MOST)
    .map(
      ({ entry, word }) =>
        `${whereIs(entry)} ${say(word)}：${cutAtSentence(entry.text.replace(/\n/g, ' '), LONGEST_LINE).text}`,
    );
  return [
    { kind: 'text', text: say(messages.updated(post, countOf(changes))) },
    ...(items.length > 0 ? [{ kind: 'list' as const, items }] : []),
    ...(entries.length > LISTED_MOST
      ? [{ kind: 'text' as const, text: say(messages.more(entries.length - LISTED_MOST)) }]
      : []),
    ...(removed.length > 0 ? [{ kind: 'text' as const, text: say(messages.removed(removed.length)) }] : []),
  ];
}
