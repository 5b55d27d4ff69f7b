import type { Readable, Writable } from 'node:stream';
import type { SteppedClock } from '../../src/base/clock.ts';
import type { Delivery, Inbound, Outgoing, Platform, Receipt } from '../../src/chat/message.ts';
import { plainText, type Reply } from '../../src/commands/reply.ts';
import { readLine } from './line.ts';

/** Longest line of input: a message with its attachments. */
const LONGEST_LINE = 64 * 1024 * 1024;

export interface StdioSetting {
  readonly input: Readable;
  readonly output: Writable;
  readonly clock: SteppedClock;
  /** Runs what falls due up to the new time, each job at its own instant. */
  readonly moveTo: (instant: number) => Promise<void>;
  /** Resolves when every reply that is under way has been printed. */
  readonly settle: () => Promise<void>;
}

/** The headless platform: JSON Lines in, JSON Lines out (interfaces.md §2). */
export interface StdioPlatform extends Platform {
  /** Reads the input to its end. */
  run(receive: (message: Inbound) => Promise<Receipt>): Promise<void>;
}

export function createStdio({ input, output, clock, moveTo, settle }: StdioSetting): StdioPlatform {
  const print = (line: object) =>
    new Promise<void>((resolve, reject) =>
      output.write(`${JSON.stringify(line)}\n`, (error) => (error ? reject(error) : resolve())),
    );

  async function run(receive: (message: Inbound) => Promise<Receipt>): Promise<void> {
    let number = 0;
    let started = false;
    for await (const text of linesOf(input)) {
      number += 1;
      if (text.trim() === '') continue;
      const read = readLine(text, number, clock, started);
      if (!read.ok) {
        await print({ error: read.error, line: number });
        continue;
      }
      const line = read.value;
      await moveTo('tick' in line ? line.tick : line.message.at);
      started = true;
      if ('message' in line) {
        const receipt = await receive(line.message);
        if (receipt.result === 'duplicate') await print(again(line.message, receipt));
        if (receipt.result === 'refused')
          await print({ ...facts(line.message), intent: 'noop', outcome: 'reject', text: receipt.say, actions: [] });
      }
      await settle();
    }
  }

  return {
    name: 'stdio',
    start: async () => {},
    run,
    send: async (message): Promise<Delivery> => {
      await print(lineOf(message));
      return { result: 'sent' };
    },
    stop: async () => {},
  };
}

/** One reply as a line. `re` stands on answers to the speaker only, `because` on notices that a message caused. */
export function lineOf(message: Pick<Outgoing, 're' | 'because' | 'to' | 'reply'>): Record<string, unknown> {
  return {
    ...(message.re === undefined ? {} : { re: message.re }),
    ...(message.because === undefined ? {} : { because: message.because }),
    to: message.to,
    ...replyFields(message.reply),
  };
}

/** The machine-readable part of a reply, and its text. */
export function replyFields({ blocks, buttons, personal: _, unseen: __, ...facts }: Reply): Record<string, unknown> {
  return { ...facts, text: plainText({ blocks }), actions: buttons };
}

const facts = (message: Inbound) => ({
  re: message.id,
  to: message.conversation.kind === 'group' ? { conversation: message.conversation.id } : { user: message.sender.id },
});

const again = (message: Inbound, receipt: { readonly intent: string; readonly ref?: string }) => ({
  ...facts(message),
  intent: receipt.intent,
  outcome: 'ignore_duplicate',
  ...(receipt.ref ? { ref: receipt.ref } : {}),
  text: '',
  actions: [],
});

/** Lines end with `\n` and nothing else: Node's readline would also break at U+2028, which JSON allows inside a string. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  let size = 0;
  const take = (tail: Buffer): string => {
    const whole = Buffer.concat([...parts, tail]);
    parts = [];
    size = 0;
    return whole.toString('utf8');
  };
  for await (const chunk of input) {
    let rest = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a)) {
      yield take(rest.subarray(0, end));
      rest = rest.subarray(end + 1);
    }
    size += rest.length;
    // A line that never ends is read no further: what is kept makes it a malformed one.
    if (size <= LONGEST_LINE) parts.push(rest);
  }
  if (parts.length > 0) yield take(Buffer.alloc(0));
}
