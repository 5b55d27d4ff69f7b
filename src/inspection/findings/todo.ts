import type { TodoSource } from '../../commands/todo.ts';
import { may } from '../../people/permissions.ts';
import { lineOf } from './card.ts';
import { findingsIn } from './find.ts';
import { findingRef } from './model.ts';
import { mayTake } from './relations.ts';
import { ruleOf } from './states.ts';

/** Fixes that wait for the speaker's eyes, and findings that wait for the speaker to put right. */
export const findingTodos: readonly TodoSource[] = [
  {
    title: { zh: '等我复查的整改', en: 'Fixes for me to verify' },
    items: async (turn) => {
      if (!may(turn.speaker, 'rectification.verify')) return [];
      const waiting = await findingsIn(turn.tx, ['submitted']);
      return waiting
        .filter((finding) => mayTake(turn.speaker, finding, ruleOf('pass')))
        .map((finding) => ({
          text: lineOf(finding, turn),
          button: { label: findingRef(finding.number), say: findingRef(finding.number) },
        }));
    },
  },
  {
    title: { zh: '等我整改的问题', en: 'Findings for me to put right' },
    items: async (turn) => {
      const { speaker, tx } = turn;
      const own = speaker.unit === undefined ? [] : await findingsIn(tx, ['open', 'returned'], { unit: speaker.unit });
      return own
        .filter((finding) => mayTake(speaker, finding, ruleOf('submit')))
        .map((finding) => ({
          text: lineOf(finding, turn),
          button: { label: findingRef(finding.number), say: findingRef(finding.number) },
        }));
    },
  },
];
