import { spawn } from 'node:child_process';

/** A program that is started to be killed. What it acknowledges, it prints: one line each. */
export interface Victim {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Fed to its standard input; left open after that. */
  readonly input?: string;
}

export interface Death {
  /** Whole lines that it printed before it died: what it has told the world. */
  readonly lines: readonly string[];
  readonly errors: string;
  /** The signal that ended it; null when it ended by itself. */
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
}

/**
 * Starts a program and kills it with SIGKILL.
 * @param when after so many printed lines and then so many ms, unless it has killed itself at a named call before
 */
export function runAndKill(victim: Victim, when: { readonly lines: number; readonly ms: number }): Promise<Death> {
  return new Promise((resolve, reject) => {
    const child = spawn(victim.command, victim.args, { env: { ...process.env, ...victim.env } });
    let printed = '';
    let errors = '';
    let count = 0;
    let due: NodeJS.Timeout | undefined;
    const kill = (): void => {
      child.kill('SIGKILL');
    };
    const watch = (): void => {
      if (due === undefined && count >= when.lines) due = setTimeout(kill, when.ms);
    };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      count += text.split('\n').length - 1;
      watch();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(due);
      resolve({ lines: printed.split('\n').slice(0, -1), errors, signal, code });
    });
    if (victim.input !== undefined) child.stdin.write(victim.input);
    watch();
  });
}
