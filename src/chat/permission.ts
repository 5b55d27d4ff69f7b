import type { Command } from '../commands/command.ts';
import type { Speaker } from '../people/speaker.ts';

/** Whether this person may use this command. What they may do it *to* is the command's own question. */
export const mayRun = (command: Command, speaker: Speaker): boolean =>
  command.may === 'anyone' || command.may.some((role) => speaker.roles.has(role));
