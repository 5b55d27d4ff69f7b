import type { CommandCore } from './command-list.ts';
import type { Command } from './commands/command.ts';
import type { TodoSource } from './commands/todo.ts';
import { writtenIn } from './quiz-ports.ts';
import { itemCommands } from './study/items/commands.ts';
import { heldTodo } from './study/items/decide-commands.ts';
import { itemCollections } from './study/items/model.ts';
import type { QuizPorts } from './study/quiz/ports.ts';
import { clauseFinder } from './study-ports.ts';

/** What the care of questions and contests keep. */
export const contestCollections = [...itemCollections];

/** What of them waits for somebody. */
export const contestTodos: readonly TodoSource[] = [heldTodo];

/** What can be said of questions and contests. */
export function contestCommands(core: Pick<CommandCore, 'shelf' | 'settings'>, quiz: QuizPorts): Command[] {
  const { shelf, settings } = core;
  const finder = clauseFinder(shelf);
  const catalogue = () => shelf().catalogue;
  const written = writtenIn(settings.ZHIBIAO_KNOWLEDGE, catalogue);
  return [...itemCommands({ ...quiz, ...finder, catalogue, written })];
}
