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

/** Which command a message means: every one scores it, a question is the default. */
export function decide(reading: Reading, turn: Turn, commands: readonly Command[], question: Command): Decision {
  const scored = commands
    .map((command) => {
      const byWord = leadingWord(command, reading.text) || leadingWord(command, reading.folded) ? SAID_BY_WORD : 0;
      const recognised = command.recognise?.(reading, turn);
      return { command, score: recognised !== undefined && recognised < 0 ? 0 : Math.max(byWord, recognised ?? 0) };
    })
    .filter((s) => s.score >= FLOOR)
    .sort(
      (a, b) => b.score - a.score || Number(b.command.awaits !== undefined) - Number(a.command.awaits !== undefined),
    );
  const [best, second] = scored;
  if (!best) return { command: question, score: 0 };
  // What goes on with something under way (an answer to a question that waits) has no rival.
  return second && !best.command.awaits && best.score - second.score < TOO_CLOSE
    ? { command: best.command, score: best.score, rival: second.command }
    : { command: best.command, score: best.score };
}
