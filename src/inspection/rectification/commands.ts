import type { Command } from '../../commands/command.ts';
import type { FindingPorts } from '../findings/ports.ts';
import { assignCommand } from './assign-command.ts';
import { decideDisputeCommand, disputeCommand } from './dispute-commands.ts';
import { decideExtensionCommand, extendCommand } from './extend-commands.ts';
import { submitCommand } from './submit-command.ts';
import { verifyCommand } from './verify-command.ts';

/** Everything that is said about putting a finding right. */
export const rectificationCommands = (ports: FindingPorts): Command[] => [
  submitCommand(ports),
  verifyCommand(ports),
  extendCommand(ports),
  decideExtensionCommand(ports),
  disputeCommand(ports),
  decideDisputeCommand(ports),
  assignCommand(ports),
];
