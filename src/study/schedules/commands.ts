import type { Command } from '../../commands/command.ts';
import { cancelCommand } from './cancel-command.ts';
import { changeCommands } from './change-commands.ts';
import { listCommand } from './list-command.ts';
import type { ManagePorts } from './manage.ts';
import { pauseCommands } from './pause-commands.ts';
import { type SchedulePorts, schedulingCommands } from './schedule-commands.ts';

/** Everything that is said about what happens at times: it is scheduled, seen, paused, changed, handed over and cancelled. */
export const scheduleCommands = (ports: SchedulePorts & ManagePorts): Command[] => [
  ...schedulingCommands(ports),
  listCommand(ports),
  ...pauseCommands(ports),
  ...changeCommands(ports),
  cancelCommand(ports),
];
