import type { Command, Reading } from '../commands/command.ts';
import type { Turn } from '../commands/turn.ts';

/** A message that begins with a command's own word is meant as that command. */
const SAID_BY_WORD = 0.9;
/** Below this a message is a question. */
const FLOOR = 0.5;
/** Two commands nearer to each other than this are asked about. */
const TOO_CLOSE = 0.05;

export interface Decision {
  readonly command: Command;
  readonly score: number;
  /** What else it may have been, when the two scores are too close to choose. */
  readonly rival?: Command;
}

/** The word of the command that the text begins with, and what follows it. */
export function leadingWord(command: Command, text: string): { word: string; rest: string } | undefined {
  const lower = text.toLowerCase();
  const word = command.words
    .filter((w) => lower.startsWith(w) && !(/[a-z]$/.test(w) && /^[a-z]/.test(lower.slice(w.length))))
    .sort((a, b) => b.length - a.length)[0];
  return word === undefined ? undefined : { word, rest: text.slice(word.length) };
}

/** How surely a message means a command: by its own words, or by what the command makes of it. */
function scoreOf(command: Command, reading: Reading, turn: Turn): number {
  const recognised = command.recognise?.(reading, turn);
  if (recognised !== undefined && recognised < 0) return 0;
  const byWord = leadingWord(command, reading.text) || leadingWord(command, reading.folded) ? SAID_BY_WORD : 0;
  return Math.max(byWord, recognised ?? 0);
}

/** What goes on with something under way, or names the very document that it is about, has no rival. */
const leads = ({ awaits, unrivalled }: Command): boolean => awaits !== undefined || unrivalled === true;

/**
 * Which command a message means: every one scores it, a question is the default. Those that go on with something are asked
 * whether it is under way only when the message looks like them: most messages look like none, and it costs reads.
 */
export async function decide(
  reading: Reading,
  turn: Turn,
  commands: readonly Command[],
  question: Command,
): Promise<Decision> {
  const scored: { readonly command: Command; readonly score: number }[] = [];
  for (const command of commands) {
    const score = scoreOf(command, reading, turn);
    if (score >= FLOOR && (!command.awaits || (await command.awaits(turn)))) scored.push({ command, score });
  }
  scored.sort((a, b) => b.score - a.score || Number(leads(b.command)) - Number(leads(a.command)));
  const [best, second] = scored;
  if (!best) return { command: question, score: 0 };
  return second && !leads(best.command) && best.score - second.score < TOO_CLOSE
    ? { command: best.command, score: best.score, rival: second.command }
    : { command: best.command, score: best.score };
}
