import type { CommandCore } from '../command-list.ts';
import type { Command } from '../commands/command.ts';
import type { TodoSource } from '../commands/todo.ts';
import { orderFile, orderFileFor } from '../runtime/file-job.ts';
import type { Job, JobRun } from '../schedule/jobs.ts';
import type { Transaction } from '../store/store.ts';
import { contestTalk } from '../study/contests/commands.ts';
import { CONTEST_KINDS, type ContestWork, contestJobs, contestMissed } from '../study/contests/jobs.ts';
import { roundClosed } from '../study/contests/knowledge.ts';
import { contestDocuments } from '../study/contests/model.ts';
import type { ContestPorts } from '../study/contests/ports.ts';
import { judgeTodo } from '../study/contests/score-command.ts';
import { itemCommands } from '../study/items/commands.ts';
import { heldTodo } from '../study/items/decide-commands.ts';
import { itemCollections } from '../study/items/model.ts';
import type { QuizPorts } from '../study/quiz/ports.ts';
import { writtenIn } from './quiz-ports.ts';
import { clauseFinder } from './study-ports.ts';

/** What the care of questions and contests keep. */
export const contestCollections = [...itemCollections, ...contestDocuments];

/** What of them waits for somebody. */
export const contestTodos: readonly TodoSource[] = [heldTodo, judgeTodo];

/** What can be said of questions and contests. */
export function contestCommands(
  { shelf, settings }: Pick<CommandCore, 'shelf' | 'settings'>,
  quiz: QuizPorts,
  groups: Pick<ContestPorts, 'groupOf'>,
): Command[] {
  const finder = clauseFinder(shelf);
  const catalogue = () => shelf().catalogue;
  const written = writtenIn(settings.ZHIBIAO_KNOWLEDGE, catalogue);
  const serviceNames = shelf().catalogue.glossary.services;
  return [
    ...contestTalk({ ...quiz, ...finder, ...groups, catalogue, serviceNames, orderFile, orderFor: orderFileFor }),
    ...itemCommands({ ...quiz, ...finder, catalogue, written }),
  ];
}

/** Quizzes that tell a contest when its round is over. */
export const withContests = (quiz: QuizPorts): QuizPorts => ({
  ...quiz,
  closed: [...(quiz.closed ?? []), roundClosed({ ...quiz, orderFor: orderFileFor })],
});

/** What of contests happens at times of its own. */
export function contestWork(quiz: QuizPorts, pushes: ContestWork['pushes']) {
  const ports: ContestWork = { ...quiz, pushes, orderFor: orderFileFor };
  return {
    kinds: contestJobs(ports),
    owns: ({ kind }: JobRun): boolean => CONTEST_KINDS.includes(kind),
    missed: (tx: Transaction, { payload }: Job) => contestMissed(tx, payload, ports),
  };
}
