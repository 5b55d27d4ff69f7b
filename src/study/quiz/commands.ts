import type { Command } from '../../commands/command.ts';
import { answerCommands } from './answer-commands.ts';
import { closeCommand } from './close-command.ts';
import { handInCommand } from './hand-in-command.ts';
import { makeUpCommand } from './make-up-command.ts';
import { type StartPorts, startCommand } from './start-command.ts';
import { statusCommands } from './status-commands.ts';

/** Everything that is said about a quiz that goes on, or is to begin now. Scheduled ones: `study/schedules`. */
export const quizCommands = (ports: StartPorts): Command[] => [
  startCommand(ports),
  ...answerCommands(ports),
  handInCommand(ports),
  closeCommand(ports),
  makeUpCommand(ports),
  ...statusCommands(ports),
];
