import { localTime } from '../base/time.ts';
import type { Command } from '../commands/command.ts';
import { amendCommand } from './commands/amend.ts';
import { type CreatePorts, createCommand } from './commands/create.ts';
import { listCommand } from './commands/list.ts';
import { showCommand } from './commands/show.ts';
import { voidCommand } from './commands/void.ts';
import { dueMessages } from './due/messages.ts';
import { missingWindows } from './due/missing.ts';
import { menuCommand } from './menu/command.ts';
import { placeCommand } from './place/command.ts';
import { rosterSetCommand, rosterShowCommand } from './roster/command.ts';

/** What can be said of records. */
export function recordCommands(ports: CreatePorts): Command[] {
  const hour = (at: number): string => localTime(at, ports.zone).time.slice(0, 5);
  return [
    createCommand(ports),
    amendCommand(ports),
    voidCommand(ports),
    showCommand(ports),
    menuCommand(ports),
    rosterSetCommand(ports),
    rosterShowCommand(ports),
    placeCommand(ports),
    listCommand({
      ...ports,
      missing: async (reader, now, types) =>
        (await missingWindows(reader, types, now, ports)).map(
          ({ type, due, from, until }) => dueMessages.gap(type.name, hour(from), hour(until), due.post).zh,
        ),
    }),
  ];
}
