/*
 * How well the commands of learning are understood: our own (test/study/commands/), each said to a fresh state.
 *   npm run -s bench:commands -- [--half a|b | --file FILE] [--only quiz.,study.] [--quiet] [--json]
 *
 * Who tunes looks at half a; half b is only counted, unless it is asked for by name.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { MINUTE, parseInstant } from '../src/base/time.ts';
import { openDesk, type Saying } from '../src/cli/ask.ts';
import { readSettings } from '../src/config.ts';
import { SPEAKERS } from './answers-data.ts';
import { type CommandRow, HALVES, readCommandFile, readCommands } from './commands-data.ts';
import { type CommandVerdict, commandFigures, judgeCommand } from './commands-score.ts';
import { machine, projectFolder } from './machine.ts';

const { values: options } = parseArgs({
  options: {
    half: { type: 'string' },
    file: { type: 'string' },
    only: { type: 'string' },
    quiet: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const project = projectFolder(import.meta.dirname);
const prefixes = options.only?.split(',');
const sets =
  options.file === undefined
    ? HALVES.filter((half) => options.half === undefined || half === options.half).map((half) => ({
        name: `half ${half}`,
        shown: half === 'a' || options.half === 'b',
        rows: readCommands(project, half),
      }))
    : [{ name: options.file, shown: true, rows: readCommandFile(options.file) }];

const settings = readSettings(
  { ZHIBIAO_DATA: join(project, 'no-such-data'), ZHIBIAO_KNOWLEDGE: join(project, 'knowledge') },
  join(project, 'no.env'),
);
if (!settings.ok) throw new Error(settings.error.join('; '));
const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const instant = (iso: string): number => {
  const at = parseInstant(iso);
  if (at === undefined) throw new Error(`${iso} is no instant`);
  return at;
};

function sayingsOf({ now, before = [], role, text, channel }: CommandRow): Saying[] {
  const at = instant(now);
  const where = channel === 'group' ? { group: 'g-cleaning' } : {};
  const as = (who: string): string => SPEAKERS[who as keyof typeof SPEAKERS] ?? who;
  return [
    ...before.map(([who, words, minutes], nth) => ({
      ...withPictures(words, `${nth}`),
      as: as(who),
      at: at + minutes * MINUTE,
      ...where,
    })),
    { ...withPictures(text, 'it'), as: as(role), at, ...where },
  ];
}

/** `[图片]` in a row stands for a picture that came with the message. */
function withPictures(words: string, of: string): Pick<Saying, 'text' | 'attachments'> {
  const count = words.match(/\[图片\]/g)?.length ?? 0;
  const attachments = Array.from({ length: count }, (_, nth) => ({
    hash: `${of}-${nth}`,
    name: `${nth}.png`,
    type: 'image/png',
    bytes: 1,
  }));
  return { text: words.replace(/\s*\[图片\]\s*/g, ' ').trim(), attachments };
}

const shown = ({ row, reply, ...verdict }: CommandVerdict): string =>
  JSON.stringify({
    id: row.id,
    text: row.text,
    want: row.expect,
    got: { intent: reply.intent, outcome: reply.outcome, slots: reply.slots, missing: reply.missing },
    wrong: verdict.wrong,
    ...(verdict.accepted ? { accepted: true } : {}),
    ...(verdict.permission ? {} : { permission: false }),
  });
const whole = (v: CommandVerdict): boolean =>
  v.intent && v.wrong.length === 0 && v.outcome && v.missing && !v.accepted && v.permission;

const desk = await openDesk(settings.value, quiet, instant('2025-05-14T10:20:00+08:00'));
const results = [];
for (const { name, shown: isShown, rows } of sets) {
  const verdicts: CommandVerdict[] = [];
  for (const row of rows) {
    if (prefixes && !prefixes.some((prefix) => row.expect.intent.startsWith(prefix))) continue;
    const reply = (await desk.converse(sayingsOf(row))).at(-1);
    if (reply) verdicts.push(judgeCommand(row, reply));
  }
  if (!options.quiet && !options.json && isShown)
    for (const verdict of verdicts) if (!whole(verdict)) console.log(shown(verdict));
  results.push({ set: name, ...commandFigures(verdicts) });
}
await desk.close();
if (options.json) console.log(JSON.stringify({ bench: 'commands', machine: machine(), results }));
else console.table(results);
