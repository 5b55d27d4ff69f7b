#!/usr/bin/env node
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { InvalidArgumentError, Command as Program } from 'commander';
import { pino } from 'pino';
import { systemClock } from './base/clock.ts';
import { dateOf, isLocalDate, parseInstant, toIso } from './base/time.ts';
import { failureOf } from './cli/start-failure.ts';
import { helpOfOne, shortHelp } from './cli/usage.ts';
import { readSettings, type Settings } from './config.ts';

/** Each command imports what it needs when it runs: `verify` should not wait for the chat platforms' libraries. */
const program = shortHelp(new Program('zhibiao'))
  .description('知标：从标准体系里逐条找到答案 · answers from a system of standards, clause by clause')
  .showHelpAfterError()
  .showSuggestionAfterError();

interface Folders {
  readonly data?: string;
  readonly knowledge?: string;
}

interface QuizBankOptions {
  readonly report?: boolean;
  readonly json?: boolean;
  readonly standard?: string;
  readonly at?: string;
  readonly sample?: number;
  readonly seed: string;
}

const withFolders = (name: string, description: string): Program =>
  program
    .command(name)
    .description(description)
    .option('--data <folder>', 'where the store lies (ZHIBIAO_DATA)')
    .option('--knowledge <folder>', 'where the standards lie (ZHIBIAO_KNOWLEDGE)');

/** Validated settings, or an end with one sentence for each that is wrong. */
function settingsWith({ data, knowledge }: Folders): Settings {
  const read = readSettings({
    ...process.env,
    ...(data ? { ZHIBIAO_DATA: data } : {}),
    ...(knowledge ? { ZHIBIAO_KNOWLEDGE: knowledge } : {}),
  });
  if (read.ok) return read.value;
  return endWith(read.error.join('\n'));
}

function endWith(sentence: string, code = 2): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}

/** Logs go to stderr: stdout belongs to answers. */
const logOf = (settings: Settings, level = settings.ZHIBIAO_LOG_LEVEL) =>
  pino({ level, base: null }, pino.destination({ fd: 2, sync: true }));

/** Where one chats in the terminal, log lines would run through what is being typed: they go to a file. */
async function logBeside(settings: Settings) {
  const { openLogFile } = await import('./runtime/log-file.ts');
  const path = join(settings.ZHIBIAO_DATA, 'logs', 'zhibiao.log');
  process.stderr.write(`日志 log · ${path}\n`);
  return pino({ level: settings.ZHIBIAO_LOG_LEVEL, base: null }, openLogFile(path));
}

function instant(text: string): number {
  const at = parseInstant(text);
  if (at === undefined)
    throw new InvalidArgumentError('an ISO 8601 time with offset, such as 2025-05-14T10:20:00+08:00');
  return at;
}

withFolders('start', 'start the bot: the chat page, this terminal, and the platforms whose credentials are set')
  .option('--as <person>', 'who speaks in this terminal', 'demo-employee')
  .action(async (options: Folders & { as: string }) => {
    const { onTerminal, start } = await import('./cli/start.ts');
    const settings = settingsWith(options);
    await start(settings, onTerminal() ? await logBeside(settings) : logOf(settings), { as: options.as });
  });

withFolders('stdio', 'the headless platform: JSON Lines in, JSON Lines out').action(async (options: Folders) => {
  const { runStdio } = await import('./cli/headless.ts');
  const settings = settingsWith(options);
  const log = logOf(settings, process.env.ZHIBIAO_LOG_LEVEL ? settings.ZHIBIAO_LOG_LEVEL : 'warn');
  await runStdio(settings, log, { input: process.stdin, output: process.stdout });
});

withFolders('ask', 'one question, one answer; stores nothing')
  .argument('<question>')
  .option('--json', 'the reply as one line of JSON')
  .option('--explain', 'what speaks for each candidate')
  .option('--at <time>', 'as asked at this time (ISO 8601 with offset)', instant)
  .option('--as <person>', "id of the person who asks; a guest's by default", 'guest')
  .action(async (text: string, options: Folders & { json?: boolean; explain?: boolean; at?: number; as: string }) => {
    const { ask } = await import('./cli/ask.ts');
    const settings = settingsWith(options);
    const asked = {
      text,
      as: options.as,
      at: options.at ?? systemClock.now(),
      json: options.json ?? false,
      explain: options.explain ?? false,
    };
    process.stdout.write(`${await ask(asked, settings, logOf(settings, 'silent'))}\n`);
  });

program
  .command('check')
  .description('validate a knowledge folder: every fault with file, line and what to do')
  .argument('[folder]')
  .option('--english', 'messages in English')
  .action(async (folder: string | undefined, { english }: { english?: boolean }) => {
    const { checkFolder } = await import('./standards/check/check.ts');
    const { reportText } = await import('./standards/check/report.ts');
    const { withQuizFaults } = await import('./cli/quiz-bank.ts');
    const settings = settingsWith({});
    const knowledge = folder ?? settings.ZHIBIAO_KNOWLEDGE;
    const today = dateOf(systemClock.now(), settings.ZHIBIAO_TIMEZONE);
    const { withRecordFaults } = await import('./parts/record-types.ts');
    const quiz = withQuizFaults(checkFolder(knowledge, { today }), knowledge, today);
    const report = withRecordFaults(quiz, knowledge, today);
    process.stdout.write(`${reportText(report, english ? 'en' : 'zh')}\n`);
    if (report.errors > 0) process.exitCode = 1;
  });

program
  .command('link')
  .description(
    'a one-time link with which a person logs in on the page, on a terminal with its QR code; valid for ten minutes',
  )
  .argument('<person>', "the person's id in the directory")
  .option('--data <folder>', 'where the store lies (ZHIBIAO_DATA)')
  .action(async (person: string, options: Folders) => {
    const { makeLoginLink } = await import('./cli/login-link.ts');
    const made = await makeLoginLink(settingsWith(options), person, systemClock.now(), randomBytes);
    if (!made.ok) endWith(made.error, 1);
    process.stdout.write(`${made.value}\n`);
    if (!process.stdout.isTTY) return;
    const { qrLines } = await import('./picture/qr.ts');
    process.stdout.write(`${qrLines(made.value).join('\n')}\n`);
  });

program
  .command('verify')
  .description("re-compute the journal's chain; names the first line that is not as it was written")
  .option('--data <folder>', 'where the store lies (ZHIBIAO_DATA)')
  .option('--head <file>', 'a head that somebody else kept')
  .action(async (options: Folders & { head?: string }) => {
    const { verifyFolder } = await import('./cli/upkeep.ts');
    const { ok, text } = await verifyFolder(settingsWith(options).ZHIBIAO_DATA, options.head);
    process.stdout.write(`${text}\n`);
    if (!ok) process.exitCode = 1;
  });

program
  .command('export')
  .description(
    'findings, records, scores, what was learnt, asked and raised, as .xlsx, .csv or .jsonl, evidence as .zip; beside a running bot',
  )
  .argument(
    '<kind>',
    'findings, records, scores, evidence, trail, quiz-results, study, demands, questions, …; a wrong one names all',
  )
  .requiredOption('--out <file>', 'its suffix says the form')
  .option('--month <month>', 'only this month: 2025-05')
  .option('--service <service>', 'only this service: 保洁')
  .option('--finding <number>', 'only this finding: ISS-12')
  .option('--data <folder>', 'where the store lies (ZHIBIAO_DATA)')
  .action(
    async (kind: string, options: Folders & { out: string; month?: string; service?: string; finding?: string }) => {
      const { exportFile } = await import('./cli/export.ts');
      const stop = new AbortController();
      process.once('SIGINT', () => stop.abort());
      const shown = process.stderr.isTTY;
      const onProgress = (rows: number): void => void process.stderr.write(`\r${rows} … Ctrl-C 停止 to stop`);
      const watch = { signal: stop.signal, ...(shown ? { onProgress } : {}) };
      const done = await exportFile(kind, options.out, settingsWith(options), options, watch);
      if (shown) process.stderr.write('\r\x1b[K');
      if (!done.ok) endWith(done.error, stop.signal.aborted ? 130 : 1);
      process.stdout.write(`${done.value}\n`);
    },
  );

program
  .command('backup')
  .description('copy the store beside a running bot; the copy is verified')
  .option('--data <folder>', 'where the store lies (ZHIBIAO_DATA)')
  .option('--out <folder>', 'the new folder; by default one named by the time in ZHIBIAO_BACKUP_DIR')
  .action(async (options: Folders & { out?: string }) => {
    const { backupFolder } = await import('./cli/upkeep.ts');
    const settings = settingsWith(options);
    const done = await backupFolder(settings, options.out, toIso(systemClock.now(), settings.ZHIBIAO_TIMEZONE));
    if (!done.ok) endWith(done.error, 1);
    process.stdout.write(`${done.value}\n`);
  });

program
  .command('restore')
  .description('put a backup in the place of the store; what was there is kept aside')
  .argument('<backup>')
  .option('--data <folder>', 'where the store lies (ZHIBIAO_DATA)')
  .option('--over-later', 'although the store holds lines that the backup does not have')
  .action(async (archive: string, options: Folders & { overLater?: boolean }) => {
    const { restoreFolder } = await import('./cli/restore.ts');
    const done = await restoreFolder(archive, settingsWith(options), systemClock, options.overLater ?? false);
    if (!done.ok) endWith(done.error, 1);
    process.stdout.write(`${done.value}\n`);
  });

program
  .command('erase')
  .description("erase one person's own words, pictures and, once they have left, name; shows first what would go")
  .requiredOption('--person <person>', 'name, or id in the directory')
  .option('--yes', 'do it; the bot must be stopped')
  .option('--data <folder>', 'where the store lies (ZHIBIAO_DATA)')
  .action(async ({ person, yes, ...options }: Folders & { person: string; yes?: boolean }) => {
    const { erasePerson } = await import('./erasure/folder.ts');
    const done = await erasePerson(person, settingsWith(options), systemClock, yes ?? false);
    if (!done.ok) endWith(done.error, 1);
    process.stdout.write(`${done.value}\n`);
  });

program
  .command('import')
  .description('a .docx, .pdf, .txt or .md standard or law → Markdown with front matter, for review')
  .argument('<files...>')
  .requiredOption('--out <folder>', 'where the results are written')
  .option(
    '--keep-original',
    'also copy each document to originals/, where the text names it: people can ask for it then',
  )
  .action(async (files: string[], { out, keepOriginal }: { out: string; keepOriginal?: boolean }) => {
    const { importFiles } = await import('./cli/upkeep.ts');
    const { text, refused } = await importFiles(files, out, keepOriginal ?? false);
    process.stdout.write(`${text}\n`);
    if (refused > 0) process.exitCode = 1;
  });

program
  .command('place-codes')
  .description('a page of QR signs to print, one for each place: they open the phone page of that place')
  .option('--out <file>', 'the page that is written', 'place-codes.html')
  .option('--only <code>', 'only places whose code begins so: A-2')
  .option('--knowledge <folder>', 'where places.yaml lies (ZHIBIAO_KNOWLEDGE)')
  .action(async ({ out, only, ...options }: Folders & { out: string; only?: string }) => {
    const { placeCodes } = await import('./cli/place-codes.ts');
    const done = await placeCodes({ out, ...(only === undefined ? {} : { only }) }, settingsWith(options));
    if (!done.ok) endWith(done.error, 1);
    process.stdout.write(`${done.value}\n`);
  });

program
  .command('quiz-bank')
  .description('the questions made from the clauses in force, or with --report how many each gate kept out')
  .option('--knowledge <folder>', 'where the standards lie (ZHIBIAO_KNOWLEDGE)')
  .option('--report', 'counts by gate, kind and form')
  .option('--standard <code>', 'only this standard: JG352')
  .option('--at <day>', 'as of this day (YYYY-MM-DD)')
  .option('--sample <n>', 'so many at random, each with its clause', Number)
  .option('--seed <seed>', 'which ones', '1')
  .option('--json', 'one JSON object a line')
  .action(async (options: Folders & QuizBankOptions) => {
    const { quizBank } = await import('./cli/quiz-bank.ts');
    const settings = settingsWith(options);
    const day = options.at ?? dateOf(systemClock.now(), settings.ZHIBIAO_TIMEZONE);
    if (!isLocalDate(day)) endWith('--at 2025-05-14');
    const { report = false, json = false, standard, sample, seed } = options;
    const made = quizBank({
      knowledge: settings.ZHIBIAO_KNOWLEDGE,
      day,
      report,
      json,
      seed,
      ...(standard === undefined ? {} : { standard }),
      ...(sample === undefined ? {} : { sample }),
    });
    process.stdout.write(`${made.text}\n`);
    if (!made.ok) process.exitCode = 1;
  });

try {
  await program.parseAsync([...helpOfOne(process.argv)]);
} catch (error) {
  const said = failureOf(error);
  if (said === undefined) throw error;
  endWith(said, 1);
}
