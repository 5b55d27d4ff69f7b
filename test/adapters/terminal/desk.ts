import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { createTerminal, type TerminalPlatform, type TerminalSetting } from '../../../adapters/terminal/terminal.ts';
import { steppedClock } from '../../../src/base/clock.ts';
import type { Log } from '../../../src/base/log.ts';
import type { Inbound, Outgoing, Receipt } from '../../../src/chat/message.ts';
import type { Reply } from '../../../src/commands/reply.ts';

export const silentLog: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export interface Desk {
  readonly terminal: TerminalPlatform;
  readonly heard: Inbound[];
  /** Everything written so far. */
  raw(): string;
  /** The same without colours and cursor movements. */
  shown(): string;
  type(keys: string): void;
  close(): void;
  send(reply: Reply, rest?: Partial<Outgoing>): Promise<unknown>;
}

/** A terminal, or a pair of pipes, with somebody at it. Each line is answered by `answer`. */
export async function sitDown(
  setting: Partial<TerminalSetting> & {
    readonly tty: boolean;
    readonly answer?: (message: Inbound) => Reply | undefined;
    readonly receipt?: (message: Inbound) => Receipt;
  },
): Promise<Desk> {
  const { tty, answer, receipt, ...rest } = setting;
  const input = Object.assign(new PassThrough(), { isTTY: tty });
  const output = Object.assign(new PassThrough(), { isTTY: tty, columns: 60 });
  let written = '';
  output.on('data', (chunk: Buffer) => {
    written += chunk.toString('utf8');
  });
  const clock = steppedClock(1_747_189_200_000);
  const terminal = createTerminal({ input, output, clock, log: silentLog, as: 'demo-employee', ...rest });
  const heard: Inbound[] = [];
  const send = (reply: Reply, more: Partial<Outgoing> = {}) =>
    terminal.send({
      ...{ id: `r${heard.length}`, lane: 'l', platform: 'terminal', to: { user: 'chen' }, at: clock.now() },
      reply,
      ...more,
    });
  await terminal.start(async (message) => {
    heard.push(message);
    const reply = answer?.(message);
    if (reply) await send(reply, { re: message.id, identity: message.sender });
    return receipt?.(message) ?? { result: 'done' };
  });
  return {
    terminal,
    heard,
    raw: () => written,
    shown: () => stripVTControlCharacters(written),
    type: (keys) => void input.write(keys),
    close: () => void input.end(),
    send,
  };
}
