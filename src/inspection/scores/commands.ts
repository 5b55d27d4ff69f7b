import type { Command } from '../../commands/command.ts';
import { adjustCommand } from './adjust-command.ts';
import { answerCommand } from './answer-command.ts';
import { appealCommand } from './appeal-command.ts';
import { noticeCommand, sheetCommand } from './paper-commands.ts';
import type { ScorePorts } from './ports.ts';
import { queryCommand } from './query-command.ts';
import { signCommand } from './sign-command.ts';

/** Everything that can be said of scores. */
export const scoreCommands = (ports: ScorePorts): Command[] => [
  queryCommand(ports),
  adjustCommand(ports),
  signCommand(ports),
  appealCommand(ports),
  answerCommand(),
  sheetCommand(ports),
  noticeCommand(ports),
];
