import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Starts the program once as the headless platform with an empty store, says all lines, and waits for its end.
 * @param limitMs the program and what it started are ended by force after this time.
 * @returns the lines that it printed, in order; none is left out.
 * @throws when it can't be started, isn't done in time, or fails without having said anything.
 */
export function runStdio(project: string, lines: readonly object[], limitMs: number): Promise<string[]> {
  const data = mkdtempSync(join(tmpdir(), 'zhibiao-bench-'));
  return new Promise<string[]>((resolve, reject) => {
    const bot = spawn('npm', ['run', '-s', 'stdio', '--', '--data', data], { cwd: project, detached: true });
    const timer = setTimeout(() => {
      endGroup(bot.pid);
      reject(new Error(`the program was not done after ${limitMs / 1_000} s`));
    }, limitMs);
    const out: Buffer[] = [];
    const log: Buffer[] = [];
    bot.stdout.on('data', (part: Buffer) => out.push(part));
    bot.stderr.on('data', (part: Buffer) => log.push(part));
    bot.on('error', reject);
    bot.on('close', (code) => {
      clearTimeout(timer);
      const printed = Buffer.concat(out)
        .toString('utf8')
        .split('\n')
        .filter((line) => line.trim() !== '');
      if (code !== 0 && printed.length === 0)
        reject(new Error(`exit ${code}: ${Buffer.concat(log).toString().slice(-600)}`));
      else resolve(printed);
    });
    bot.stdin.on('error', () => {}); // a program that ends early is judged by what it said
    for (const line of lines) bot.stdin.write(`${JSON.stringify(line)}\n`);
    bot.stdin.end();
  }).finally(() => rmSync(data, { recursive: true, force: true }));
}

/** npm starts a shell that starts the program: all of them share one process group. */
function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // already gone
  }
}
