import type { Command } from '../../commands/command.ts';
import { endCommands } from './end-commands.ts';
import { type HoursCommandPorts, hoursCommand } from './hours-command.ts';
import { showCommand } from './show-command.ts';
import { signCommand } from './sign-command.ts';
import { unclearCommand } from './unclear-command.ts';

/** Everything that is said in and about meetings. When they are: `study/schedules`. */
export const meetingCommands = (ports: HoursCommandPorts): Command[] => [
  signCommand(ports),
  unclearCommand(ports),
  ...endCommands(ports),
  showCommand(ports),
  hoursCommand(ports),
];
