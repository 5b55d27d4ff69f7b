import type { Command } from '../../commands/command.ts';
import { addCommand } from './add-command.ts';
import { decideCommands } from './decide-commands.ts';
import { flagCommand } from './flag-command.ts';
import type { ItemPorts } from './ports.ts';
import { statsCommand } from './stats-command.ts';

/** The care of questions: written, found fault with, decided about, counted. */
export const itemCommands = (ports: ItemPorts): Command[] => [
  addCommand(ports),
  flagCommand(ports),
  ...decideCommands(ports),
  statsCommand(),
];
