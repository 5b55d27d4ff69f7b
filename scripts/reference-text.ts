import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/app.ts';
import { steppedClock } from '../src/base/clock.ts';
import type { Command } from '../src/commands/command.ts';
import { readSettings } from '../src/config.ts';
import { ROLE_NAMES } from '../src/people/permissions.ts';

const HEAD = `# Commands

Made from the declarations by \`npm run docs:reference\`; a test fails when it is not up to date. What is not a command is a question.

**Words** begin a command (or are all of it); many are also recognised when people say the same thing differently. **May** is who may
use it; a refusal says who may. A slot in brackets may be left out; a missing one without brackets is asked for.
`;

/** A cell of a table: nothing in it may end it. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const codes = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(' ');

function mayUse({ may }: Command): string {
  if (may === 'anyone') return '任何人 · anyone';
  return may.map((role) => `${ROLE_NAMES[role].zh} · ${ROLE_NAMES[role].en}`).join('; ');
}

function section(command: Command): string {
  const slots = Object.entries(command.slots).map(([name, slot]) => (slot.required ? name : `[${name}]`));
  const asked = Object.values(command.slots).filter((slot) => slot.required && slot.ask.zh !== '');
  const rows: readonly (readonly [string, string])[] = [
    ['words', codes(command.words)],
    ['may', mayUse(command)],
    ['slots', codes(slots)],
    ['asks', asked.map((slot) => slot.ask.zh).join(' / ')],
    ['examples', codes(command.examples)],
  ];
  const { zh, en } = command.does;
  return [
    `## ${command.intent}`,
    '',
    `${zh} · ${en}${command.quiet ? ' (not shown in help)' : ''}`,
    '',
    '| | |',
    '| --- | --- |',
    ...rows.filter(([, text]) => text !== '').map(([name, text]) => `| ${name} | ${cell(text)} |`),
    '',
  ].join('\n');
}

/** The reference of commands, in the order in which they are listed, as Markdown. Reflexes that do nothing by themselves are left out. */
export function referenceText(commands: readonly Command[]): string {
  const told = commands.filter(({ does }) => does.zh !== '');
  const intents = [...new Set(told.map(({ intent }) => intent))];
  const contents = intents.map((intent) => `[${intent}](#${intent.replace(/[^a-z0-9_-]/g, '')})`).join(' · ');
  return [HEAD, contents, '', ...told.map(section)].join('\n');
}

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** The reference of the program as it is put together, with nothing to hear and nothing stored. */
export async function currentReference(): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), 'zhibiao-reference-'));
  const settings = readSettings({ ZHIBIAO_DATA: data }, join(data, 'no.env'));
  if (!settings.ok) throw new Error(settings.error.join('; '));
  const app = await createApp({ settings: settings.value, clock: steppedClock(), log: silent, platforms: () => [] });
  await app.stop();
  rmSync(data, { recursive: true, force: true });
  return referenceText(app.commands);
}
