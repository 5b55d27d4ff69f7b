import type { Sentence } from '../../base/sentence.ts';
import type { Located } from '../../standards/catalogue.ts';
import { shortCode } from '../../standards/code.ts';
import type { Draft } from '../bank/draft.ts';
import type { GateName } from '../bank/gates/gate.ts';
import { sentenceFault } from '../bank/gates/sentence.ts';
import { messages } from './messages.ts';

export const whereOf = ({ edition, clause }: Located): string => `${shortCode(edition.code)} ${clause.number}`;

/** Why a gate kept a question out, the one thing that failed, and what to type instead. */
export function whyRefused(gate: GateName, draft: Draft): Sentence {
  const where = whereOf(draft);
  const { clause, answer } = draft;
  switch (gate) {
    case 'sentence': {
      const fault = sentenceFault(draft);
      return messages.sentenceFault(fault?.what ?? 'no-end', fault?.words ?? '');
    }
    case 'value':
      return messages.noValue(where, clause.quantities.map(({ text }) => text).slice(0, 4));
    case 'source':
      return clause.modal === '陈述' ? messages.onlyStates(where) : messages.onlyRefers(where);
    case 'giveaway':
      return messages.tellsAnswer;
    case 'negation':
      return messages.denies;
    case 'catch-all':
      return messages.catchAll;
    case 'one-answer':
      return messages.rightElsewhere;
    case 'length': {
      const right = [answer.right].flat().map((words) => String(words).length);
      const wrong = 'wrong' in answer ? answer.wrong.map((words) => words.length) : [];
      return Math.max(...right) > Math.max(0, ...wrong) ? messages.tooLong : messages.tooBrief;
    }
    case 'odd-one-out':
      return messages.oddOneOut;
    case 'duplicate':
      return messages.sameThere;
  }
}
