/**
 * Flips bits of a journal of 200 lines, each in turn, cuts its last month at every byte, and removes, doubles and swaps every
 * line: `verify` must name the file and line each time. By default every seventh bit (a quarter of an hour); fewer lines are quicker.
 *
 *     node scripts/run.js bench/store-flips [--lines 200] [--every 7] [--json]
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { verify } from '../src/store/verify.ts';
import { journalOf, linesByFile, withFiles } from '../test/store/kit/journal-of.ts';
import { FOLDER } from '../test/store/kit/scenario.ts';

const { values } = parseArgs({
  options: { lines: { type: 'string' }, every: { type: 'string' }, json: { type: 'boolean' } },
});
const count = Number(values.lines ?? 200);
const every = Number(values.every ?? 7);
const whole = await journalOf(count, 3);
const files = linesByFile(whole);
const lastFile = [...files.keys()].at(-1);
const tally = { flips: 0, cuts: 0, removed: 0, doubled: 0, swapped: 0, missed: 0, misnamed: 0 };

async function expectFault(name: string, changed: Buffer, line: number): Promise<void> {
  const { fault } = await verify(FOLDER, { files: withFiles(whole, { [name]: changed }) });
  if (!fault) tally.missed += 1;
  else if (fault.file !== name || fault.line !== line) tally.misnamed += 1;
}

for (const [name, lines] of files) {
  const bytes = Buffer.concat(lines);
  let start = 0;
  for (const [index, line] of lines.entries()) {
    for (let bit = (start * 8) % every; bit < line.length * 8; bit += every) {
      const flipped = Buffer.from(bytes);
      const at = start + (bit >> 3);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (bit & 7));
      await expectFault(name, flipped, index + 1);
      tally.flips += 1;
    }
    for (let cut = start; name === lastFile && cut < start + line.length; cut += 1) {
      await expectFault(name, bytes.subarray(0, cut), index + 1);
      tally.cuts += 1;
    }
    start += line.length;
    const next = lines[index + 1];
    if (!next) continue;
    await expectFault(name, Buffer.concat(lines.toSpliced(index, 1)), index + 1);
    await expectFault(name, Buffer.concat(lines.toSpliced(index, 0, line)), index + 2);
    await expectFault(name, Buffer.concat(lines.toSpliced(index, 2, next, line)), index + 1);
    tally.removed += 1;
    tally.doubled += 1;
    tally.swapped += 1;
  }
}

const result = {
  machine: `${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}, Node ${process.version}`,
  did: `${count} lines in ${files.size} months`,
  ...tally,
};
if (values.json) console.log(JSON.stringify(result));
else console.table(result);
process.exitCode = tally.missed + tally.misnamed > 0 ? 1 : 0;
