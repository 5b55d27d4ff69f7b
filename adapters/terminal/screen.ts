import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** Where one types and reads. */
export interface Screen {
  readonly isTerminal: boolean;
  readonly columns: () => number;
  /** Prints whole lines without touching what is being typed. */
  print(text: string): void;
  onLine(take: (line: string) => void): void;
  /** Called once, when no more is coming: Ctrl-D, Ctrl-C on an empty line, the end of a pipe, `close`. */
  onEnd(ended: () => void): void;
  setPrompt(prompt: string): void;
  history(): readonly string[];
  close(): void;
}

const isTty = (stream: object): boolean => 'isTTY' in stream && stream.isTTY === true;

/**
 * A screen over two streams: line editing and history where both are a terminal, plain lines in and out otherwise.
 * @param history the newest line first
 */
export function openScreen(input: Readable, output: Writable, history: readonly string[], historySize: number): Screen {
  const isTerminal = isTty(input) && isTty(output);
  const lines: Interface = createInterface({
    input,
    output: isTerminal ? output : undefined,
    terminal: isTerminal,
    history: [...history],
    historySize,
    removeHistoryDuplicates: true,
  });
  let kept = history;
  let open = true;
  lines.on('history', (now: string[]) => {
    kept = [...now];
  });
  lines.on('close', () => {
    open = false;
  });
  lines.on('SIGINT', () => {
    // As shells do: what was typed is thrown away first.
    if (lines.line === '') return lines.close();
    lines.write(null, { ctrl: true, name: 'e' });
    lines.write(null, { ctrl: true, name: 'u' });
  });
  // The reader of our output has gone: there is nobody left to talk to.
  output.on('error', () => lines.close());

  return {
    isTerminal,
    columns: () => {
      // A terminal that does not know its width says 0.
      const wide = ('columns' in output && typeof output.columns === 'number' && output.columns) || 80;
      return Math.max(20, Math.min(100, wide));
    },
    print: (text) => {
      if (!isTerminal || !open) {
        output.write(`${text}\n`);
        return;
      }
      const { rows } = lines.getCursorPos();
      moveCursor(output, 0, -rows);
      cursorTo(output, 0);
      clearScreenDown(output);
      output.write(`${text}\n`);
      lines.prompt(true);
    },
    onLine: (take) => {
      lines.on('line', (line) => {
        take(line);
        // One may type on while the answer is being found.
        if (isTerminal && open) lines.prompt();
      });
      if (isTerminal) lines.prompt();
    },
    onEnd: (ended) => {
      if (open) lines.once('close', ended);
      else ended();
    },
    setPrompt: (prompt) => {
      if (!isTerminal) return;
      lines.setPrompt(prompt);
      if (open) lines.prompt(true);
    },
    history: () => kept,
    close: () => lines.close(),
  };
}
