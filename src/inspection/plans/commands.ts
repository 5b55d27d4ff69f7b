import type { Command } from '../../commands/command.ts';
import type { FindingPorts } from '../findings/ports.ts';
import { addPlanCommand } from './add-command.ts';
import { checkItemCommand, checklistCommand } from './checklist-command.ts';
import { createPlanCommand } from './create-command.ts';
import { dropPlanCommand, showPlanCommand } from './show-command.ts';

/** Everything that can be said of plans and checklists. */
export const planTalk = (ports: FindingPorts): Command[] => [
  addPlanCommand(ports),
  createPlanCommand(ports),
  showPlanCommand(ports),
  dropPlanCommand(),
  checklistCommand(ports),
  checkItemCommand(ports),
];
