import type { Command } from '../../commands/command.ts';
import { manageCommands } from './manage-commands.ts';
import type { ContestJobPorts, ContestPorts } from './ports.ts';
import { resultCommands } from './result-commands.ts';
import { contestCommand } from './schedule-command.ts';
import { scoreCommand } from './score-command.ts';

/** Everything that is said about contests. */
export const contestTalk = (ports: ContestPorts & Pick<ContestJobPorts, 'orderFor'>): Command[] => [
  contestCommand(ports),
  scoreCommand(),
  ...resultCommands(ports),
  ...manageCommands(ports),
];
