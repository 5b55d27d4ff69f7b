import type { Readable, Writable } from 'node:stream';
import type { Clock } from '../../src/base/clock.ts';
import type { Log } from '../../src/base/log.ts';
import type { Sentence } from '../../src/base/sentence.ts';
import type { Delivery, Inbound, Outgoing, Platform, Receipt } from '../../src/chat/message.ts';
import { type Language, languageOf } from '../../src/commands/language.ts';
import type { Button } from '../../src/commands/reply.ts';
import { HISTORY_SIZE, readHistory, writeHistory } from './history.ts';
import { messages } from './messages.ts';
import { plain } from './plain.ts';
import { type Look, renderReply, styled } from './render.ts';
import { openScreen, type Screen } from './screen.ts';

export interface TerminalSetting {
  readonly input: Readable;
  readonly output: Writable;
  readonly clock: Clock;
  readonly log: Log;
  /** Who is speaking at first (`--as USER`). */
  readonly as: string;
  /** True when `NO_COLOR` is set. Without a terminal there are no colours anyway. */
  readonly noColour?: boolean;
  /** Where typed lines are kept for the next time. Left out: nowhere. */
  readonly historyFile?: string | undefined;
  /** Resolves when every reply that is under way has been printed: what is piped in is answered line by line. */
  readonly settle?: () => Promise<void>;
}

export interface TerminalPlatform extends Platform {
  /** Resolves when the person has left: `/exit`, Ctrl-D, Ctrl-C on an empty line, the end of a pipe. */
  readonly ended: Promise<void>;
}

const TAP = /^[0-9０-９]{1,2}$/;
const asNumber = (text: string): number => Number(text.normalize('NFKC'));

/** Chats where the program runs: line editing, history, buttons by number, colours on a terminal only. */
export function createTerminal(setting: TerminalSetting): TerminalPlatform {
  const { input, output, clock, log, historyFile, settle } = setting;
  let speaker = setting.as;
  let language: Language = 'zh';
  let choices: readonly Button[] = [];
  let screen: Screen | undefined;
  let work: Promise<void> = Promise.resolve();
  let count = 0;
  let leave: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    leave = resolve;
  });

  const look = (): Look => ({
    columns: screen?.columns() ?? 80,
    colour: screen?.isTerminal === true && setting.noColour !== true,
  });
  const print = (text: string) => (screen ? screen.print(text) : void output.write(`${text}\n`));
  const faint = (sentence: Sentence) => styled('dim', plain(sentence[language]), look().colour);
  const note = (sentence: Sentence) => print(faint(sentence));
  const prompt = () => screen?.setPrompt(`${plain(speaker)} › `);

  async function take(line: string, receive: (message: Inbound) => Promise<Receipt>): Promise<void> {
    const text = line.trim();
    if (text === '') return;
    const [command, rest] = /^(\/\w+)\s*(.*)$/.exec(text)?.slice(1) ?? [];
    if (command === '/exit' || command === '/quit') return screen?.close();
    if (command === '/as') {
      if (!rest) return note(messages.asWhom);
      speaker = rest;
      choices = [];
      note(messages.nowAs(rest));
      return prompt();
    }
    const tapped = TAP.test(text) ? choices[asNumber(text) - 1] : undefined;
    if (tapped) note(messages.said(tapped.say));
    else language = languageOf(text);
    await say(tapped?.say ?? text, receive);
    await settle?.();
  }

  async function say(text: string, receive: (message: Inbound) => Promise<Receipt>): Promise<void> {
    const now = clock.now();
    const receipt = await receive({
      // No two lines of one run, nor of two runs, have the same.
      id: `${now.toString(36)}-${++count}`,
      platform: 'terminal',
      at: now,
      conversation: { id: `terminal-${speaker}`, kind: 'direct' },
      sender: { platform: 'terminal', id: speaker },
      text,
      files: [],
    });
    if (receipt.result === 'refused') print(plain(receipt.say));
  }

  function show({ reply, to, identity }: Outgoing): void {
    const whom = 'conversation' in to ? to.conversation : (identity?.id ?? speaker);
    const head = whom === speaker ? '' : `${faint(messages.toOthers(whom))}\n`;
    print(`${head}${renderReply(reply, look())}\n`);
    if (whom === speaker && reply.buttons.length > 0) choices = reply.buttons;
  }

  return {
    name: 'terminal',
    ended,
    start: async (receive) => {
      const opened = openScreen(input, output, readHistory(historyFile), HISTORY_SIZE);
      screen = opened;
      if (opened.isTerminal) note(messages.welcome(speaker));
      prompt();
      opened.onEnd(() => {
        // What was typed before is answered before we go.
        void work.then(async () => {
          if (opened.isTerminal) output.write(`\r\u001b[K${messages.goodbye[language]}\n`);
          await writeHistory(historyFile, opened.history(), log);
          leave();
        });
      });
      opened.onLine((line) => {
        work = work
          .then(() => take(line, receive))
          .catch((error: unknown) => {
            log.error({ platform: 'terminal', error: String(error) }, 'a line was not taken');
            note(messages.failed);
          });
      });
    },
    send: async (message): Promise<Delivery> => {
      show(message);
      return { result: 'sent' };
    },
    stop: async () => {
      if (!screen) return leave();
      screen.close();
      await ended;
    },
  };
}
