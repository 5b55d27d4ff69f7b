import type { Command } from '../commands/command.ts';
import type { RandomBytes } from '../people/codes.ts';
import { appointCommands } from './appoint-commands.ts';
import { type ErasePorts, eraseCommand } from './erase-command.ts';
import { importCommand } from './import-job.ts';
import { linkCommand } from './link-commands.ts';
import { type LoginPorts, loginCommand } from './login-command.ts';
import { type RosterPorts, rosterCommands } from './roster-commands.ts';

export interface DirectoryPorts extends RosterPorts, LoginPorts, ErasePorts {
  /** Bytes that nobody can foretell. */
  readonly randomBytes: RandomBytes;
}

/** Everything that is said about people: 角色, 离职, 关联, 登录链接, 本群是…, 名册, 我是谁, 导入名册, 清除个人信息. */
export const directoryCommands = (ports: DirectoryPorts): Command[] => [
  ...appointCommands(ports.serviceNames),
  linkCommand(ports.randomBytes),
  loginCommand(ports),
  ...rosterCommands(ports),
  importCommand,
  eraseCommand(ports),
];
