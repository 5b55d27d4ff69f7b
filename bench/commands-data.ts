import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export const HALVES = ['a', 'b'] as const;

const text = z.string().min(1);
/** Said before: who, what, and how many minutes from the moment of the row. */
const beforeSchema = z.tuple([text, text, z.number()]);

/** A command as somebody types it, and what it must come to. */
export const commandSchema = z.object({
  id: z.string(),
  now: z.string(),
  channel: z.string().optional(),
  role: text,
  before: z.array(beforeSchema).optional(),
  text,
  note: z.string().optional(),
  expect: z.object({
    intent: text,
    /** Outcomes that are right, joined by `_or_`; left out: any. */
    outcome: z.string().optional(),
    /** What the text determines; other slots may stand beside them. */
    slots: z.record(z.string(), z.unknown()),
    missing: z.array(z.string()).optional(),
    permission: z.string().optional(),
  }),
});
export type CommandRow = z.infer<typeof commandSchema>;

export const readCommandFile = (path: string): CommandRow[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => commandSchema.parse(JSON.parse(line)));

/** Where the commands of each capability stand. */
const ROOMS = ['study', 'records', 'inspection', 'inspection/rectification'];

/** Our own commands: half a is worked on, half b is only counted. */
export const readCommands = (
  project: string,
  half: (typeof HALVES)[number],
  rooms: readonly string[] = ROOMS,
): CommandRow[] =>
  rooms.flatMap((room) => readCommandFile(join(project, 'test', room, 'commands', `commands-${half}.jsonl`)));
