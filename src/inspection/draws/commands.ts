import type { Command } from '../../commands/command.ts';
import { basisCommand, substituteCommand } from './basis-command.ts';
import { type DrawPorts, drawCommand } from './draw-command.ts';
import { confirmInterviewCommand, interviewCommand } from './record-command.ts';

/** Everything that can be said of draws and talks. */
export const drawTalk = (ports: DrawPorts): Command[] => [
  drawCommand(ports),
  basisCommand(),
  substituteCommand(),
  interviewCommand(ports.calendar),
  confirmInterviewCommand(),
];
